/** The lock as it stands, and one change of it at a time, with what came of it. */
import type { AppError, LockView } from "#host/bindings.ts";
import { client } from "#host/client.ts";
import { asAppError } from "#host/rpc.ts";
import { takeLock } from "#shared/state/session.svelte.ts";

export type Asking = ReturnType<typeof asking>;

export function asking() {
  let view = $state.raw<LockView | null>(null);
  let error = $state.raw<AppError | null>(null);
  let busy = $state(false);

  async function look(): Promise<void> {
    try {
      view = await client.lock_get({});
    } catch (problem) {
      error = asAppError(problem);
    }
  }
  void look();

  return {
    get view() {
      return view;
    },
    get error() {
      return error;
    },
    get busy() {
      return busy;
    },
    look,
    /** Tries a change. Gives what it gave, or nothing where it was refused. */
    async attempt<T>(change: () => Promise<T>): Promise<T | undefined> {
      if (busy) return undefined;
      busy = true;
      error = null;
      try {
        return await change();
      } catch (problem) {
        // How long is to be waited may be another now. It is told with that, once there is no more to
        // come of this try: what the client types when they see it belongs to the next one.
        await look();
        error = asAppError(problem);
        return undefined;
      } finally {
        busy = false;
      }
    },
    /** Lets go of what was refused. */
    forget(): void {
      error = null;
    },
    /** Takes in how it stands now. */
    take(next: LockView): void {
      view = next;
      takeLock(next);
    },
  };
}
