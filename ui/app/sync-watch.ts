/**
 * Keeps Today as it is on all of the client's devices: while a copy is kept, the core is asked now and
 * then whether something came from another one. Where none is kept, nothing is asked again.
 */
import { client, onAnswered } from "#host/client.ts";
import { refreshToday } from "#shared/state/session.svelte.ts";

const every = 10_000;
/** Commands after which a copy may be kept. */
const begins = /^sync_(begin|recover|pair_state)$/;

/** Begins to watch. It ends with the page. */
export function watch(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let at: string | null = null;

  async function look(): Promise<void> {
    clearTimeout(timer);
    if (document.visibilityState === "hidden") return;
    const status = await client.sync_status({}).catch(() => null);
    if (at !== null && status && status.at !== at) await refreshToday().catch(() => undefined);
    at = status?.at ?? at;
    clearTimeout(timer);
    if (status?.phase === "on") timer = setTimeout(() => void look(), every);
  }
  onAnswered((name) => {
    if (begins.test(name)) void look();
  });
  document.addEventListener("visibilitychange", () => void look());
  void look();
}
