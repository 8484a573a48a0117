/**
 * Settings that are kept as they are changed: no button to look for. One save goes after the other,
 * each on top of what was saved before, so quick changes do not undo each other.
 */
import { onDestroy } from "svelte";
import type { AppError, Settings } from "#host/bindings.ts";
import { asAppError } from "#host/rpc.ts";
import { saveSettings, session } from "./session.svelte.ts";

/** How long typing rests before it is kept. */
const pause = 800;

export class Saving {
  /** The part of the page whose change was kept last, and how many there were. */
  kept = $state.raw<{ part: string; count: number } | null>(null);
  error = $state.raw<AppError | null>(null);

  #last: Promise<void> = Promise.resolve();
  #waiting: { part: string; change: Partial<Settings> } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    onDestroy(() => void this.flush());
  }

  /** Keeps a change now. */
  now(part: string, change: Partial<Settings>): Promise<void> {
    this.#last = this.#last.then(async () => {
      if (!session.settings) return;
      try {
        await saveSettings({ ...session.settings, ...change });
        this.error = null;
        this.kept = { part, count: (this.kept?.count ?? 0) + 1 };
      } catch (problem) {
        this.error = asAppError(problem);
      }
    });
    return this.#last;
  }

  /** Keeps a change when typing rests. */
  soon(part: string, change: Partial<Settings>): void {
    if (this.#waiting && this.#waiting.part !== part) void this.flush();
    this.#waiting = { part, change: { ...this.#waiting?.change, ...change } };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), pause);
  }

  /** Keeps at once what is waiting. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    const waiting = this.#waiting;
    this.#waiting = null;
    return waiting ? this.now(waiting.part, waiting.change) : this.#last;
  }
}
