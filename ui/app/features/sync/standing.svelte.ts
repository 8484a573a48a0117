/**
 * How it stands, asked of the core for as long as a screen shows it: every two seconds while something
 * goes on, seldom otherwise, and not at all while the screen is hidden. One change at a time.
 */
import { onDestroy } from "svelte";
import type { AppError, SyncStatus } from "#host/bindings.ts";
import { client } from "#host/client.ts";
import { asAppError } from "#host/rpc.ts";

const often = 2_000;
const seldom = 8_000;

export function standing() {
  let status = $state.raw<SyncStatus | null>(null);
  let error = $state.raw<AppError | null>(null);
  let busy = $state(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let gone = false;

  async function look(): Promise<void> {
    clearTimeout(timer);
    if (document.visibilityState === "visible" && !busy) {
      try {
        const answer = await client.sync_status({});
        if (!busy) status = answer;
        error = status ? error : null;
      } catch (problem) {
        if (!status) error = asAppError(problem);
      }
    }
    clearTimeout(timer);
    if (!gone) timer = setTimeout(() => void look(), status?.busy ? often : seldom);
  }
  void look();
  const seen = () => void look();
  document.addEventListener("visibilitychange", seen);
  onDestroy(() => {
    gone = true;
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", seen);
  });

  return {
    get status() {
      return status;
    },
    get error() {
      return error;
    },
    get busy() {
      return busy;
    },
    look,
    forget(): void {
      error = null;
    },
    /** Asks for a change. Whether it was made. */
    async attempt(change: () => Promise<SyncStatus>): Promise<boolean> {
      if (busy) return false;
      busy = true;
      error = null;
      try {
        status = await change();
        return true;
      } catch (problem) {
        error = asAppError(problem);
        return false;
      } finally {
        busy = false;
        void look();
      }
    },
  };
}
