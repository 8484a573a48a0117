/**
 * What is shared, asked of the core for as long as a screen shows it, and what the client does about it.
 * One change at a time.
 */
import { onDestroy } from "svelte";
import type { AppError, SharingList } from "#host/bindings.ts";
import { client } from "#host/client.ts";
import { asAppError } from "#host/rpc.ts";
import { say } from "#shared/state/toast.svelte.ts";

const every = 3_000;

export function grants() {
  let list = $state.raw<SharingList | null>(null);
  let error = $state.raw<AppError | null>(null);
  let busy = $state(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let gone = false;

  async function look(): Promise<void> {
    clearTimeout(timer);
    if (document.visibilityState === "visible" && !busy) {
      try {
        const answer = await client.sharing_list({});
        if (!busy) list = answer;
        if (list) error = null;
      } catch (problem) {
        if (!list) error = asAppError(problem);
      }
    }
    clearTimeout(timer);
    if (!gone) timer = setTimeout(() => void look(), every);
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
    get list() {
      return list;
    },
    get error() {
      return error;
    },
    get busy() {
      return busy;
    },
    look,
    /** Does something; what is said once it is done. Whether it was. */
    async attempt(change: () => Promise<SharingList>, done?: string): Promise<boolean> {
      if (busy) return false;
      busy = true;
      error = null;
      try {
        list = await change();
        if (done) say(done);
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
