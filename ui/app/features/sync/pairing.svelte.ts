/**
 * How far pairing is, asked of the core every second while its screen shows. It is let go of when the
 * client leaves, but not for Support: whoever comes back from there finds it as it was.
 */
import { onDestroy } from "svelte";
import type { AppError, SyncPairState } from "#host/bindings.ts";
import { client } from "#host/client.ts";
import { asAppError } from "#host/rpc.ts";
import { here } from "#shared/state/router.svelte.ts";

const none: SyncPairState = { phase: "none", words: null, name: null, trouble: null };

export function pairing() {
  let state = $state.raw<SyncPairState>(none);
  let error = $state.raw<AppError | null>(null);
  let busy = $state(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let gone = false;

  const goesOn = () => ["waiting", "words", "joining"].includes(state.phase);
  function again(): void {
    clearTimeout(timer);
    if (!gone && goesOn()) timer = setTimeout(() => void ask(), 1_000);
  }
  async function ask(): Promise<void> {
    const answer = await client.sync_pair_state({}).catch(() => null);
    // What the client just said counts, not what was asked before.
    if (answer && !busy) state = answer;
    again();
  }
  async function resume(): Promise<void> {
    const answer = await client.sync_pair_state({}).catch(() => null);
    if (answer && ["waiting", "words", "joining"].includes(answer.phase) && !busy) state = answer;
    again();
  }
  void resume();
  onDestroy(() => {
    gone = true;
    clearTimeout(timer);
    if (goesOn() && here.name !== "now") {
      client.sync_pair_stop({}).catch(() => undefined);
    }
  });

  return {
    get state() {
      return state;
    },
    get error() {
      return error;
    },
    get busy() {
      return busy;
    },
    /** Goes a step on. */
    async attempt(step: () => Promise<SyncPairState>): Promise<void> {
      if (busy) return;
      busy = true;
      error = null;
      try {
        state = await step();
      } catch (problem) {
        error = asAppError(problem);
      } finally {
        busy = false;
        again();
      }
    },
    /** Begins again, with nothing. */
    async reset(): Promise<void> {
      clearTimeout(timer);
      await client.sync_pair_stop({}).catch(() => undefined);
      state = none;
      error = null;
    },
  };
}
