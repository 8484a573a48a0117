/** Has the core look after the vault: once each day, well after the first screen is there. */
import type { Health } from "#host/bindings.ts";
import { client } from "#host/client.ts";
import { whenIdle } from "../idle.ts";

/** How long the first screen is left alone, in milliseconds. */
const quiet = 4_000;

let told = $state.raw<Health | null>(null);
let looked = "";

export const health = {
  /** What there is to tell; none where all is well. */
  get told(): Health | null {
    return told;
  },
};

/** Looks after it, where that was not done on this day. */
export function lookAfter(day: string): void {
  if (looked === day) return;
  looked = day;
  const ask = () =>
    client.health({}).then(
      (found) => {
        const { damaged, nearly_full, backup, before } = found;
        told = damaged || nearly_full || backup || before ? found : null;
      },
      () => undefined,
    );
  setTimeout(() => whenIdle(ask), quiet);
}

/** The client has read it. */
export function heard(): void {
  told = null;
}
