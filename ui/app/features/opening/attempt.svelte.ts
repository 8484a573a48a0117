/** One try at opening the vault at a time, with what came of it. */
import type { AppError, Start } from "#host/bindings.ts";
import { asAppError } from "#host/rpc.ts";
import { take } from "#shared/state/session.svelte.ts";

/** A place for tries: whether one is under way, and the error of the last. */
export function tries() {
  let busy = $state(false);
  let error = $state.raw<AppError | null>(null);
  return {
    get busy() {
      return busy;
    },
    get error() {
      return error;
    },
    async attempt(open: () => Promise<Start>): Promise<void> {
      if (busy) return;
      busy = true;
      error = null;
      try {
        await take(await open());
      } catch (problem) {
        error = asAppError(problem);
      } finally {
        busy = false;
      }
    },
  };
}
