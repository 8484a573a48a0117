/**
 * Something of the core's that changes by itself: asked for as long as a screen shows it, and not at all
 * while the screen is hidden. And what the client does about it, one change at a time.
 */
import { onDestroy } from "svelte";
import type { AppError } from "#host/bindings.ts";
import { asAppError } from "#host/rpc.ts";
import { say } from "./toast.svelte.ts";

/** `every`: how many milliseconds until it is asked again, by what was answered last. */
export function polled<Answer>(
  ask: () => Promise<Answer>,
  every: (answer: Answer | null) => number,
) {
  let answer = $state.raw<Answer | null>(null);
  let error = $state.raw<AppError | null>(null);
  let busy = $state(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let gone = false;

  async function look(): Promise<void> {
    clearTimeout(timer);
    if (document.visibilityState === "visible" && !busy) {
      try {
        const found = await ask();
        // What the client just did counts, not what was asked before.
        if (!busy) answer = found;
      } catch (problem) {
        // What was answered is still right here.
        if (answer === null) error = asAppError(problem);
      }
    }
    clearTimeout(timer);
    if (!gone) timer = setTimeout(() => void look(), every(answer));
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
    get answer() {
      return answer;
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
    /** Asks for a change; `done` is said once it was made. Whether it was. */
    async attempt(change: () => Promise<Answer>, done?: string): Promise<boolean> {
      if (busy) return false;
      busy = true;
      error = null;
      try {
        answer = await change();
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
