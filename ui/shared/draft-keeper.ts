/**
 * Keeps what is being written, so that nothing is lost when the app is closed in mid-sentence. A
 * change is kept a moment after the last key, or at once when the app is put away. Keeps never
 * overtake each other, and `settle` waits for the last one, so that none arrives after a save.
 */
import type { AppError } from "#host/bindings.ts";
import { asAppError } from "#host/rpc.ts";

/** How long after the last change a draft is kept. */
export const PAUSE = 400;

export class DraftKeeper<Form> {
  #waiting: Form | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last: Promise<void> = Promise.resolve();

  /**
   * @param keep writes one draft
   * @param said told the trouble of the latest keep, or null once one worked
   */
  constructor(
    private readonly keep: (form: Form) => Promise<unknown>,
    private readonly said: (error: AppError | null) => void,
  ) {}

  /** Something changed. */
  note(form: Form): void {
    this.#waiting = form;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), PAUSE);
  }

  /** Keeps what waits, now. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    const form = this.#waiting;
    this.#waiting = null;
    if (form) {
      this.#last = this.#last
        .then(() => this.keep(form))
        .then(
          () => this.said(null),
          (problem: unknown) => this.said(asAppError(problem)),
        );
    }
    return this.#last;
  }

  /** Drops what waits and resolves when nothing is on its way. */
  settle(): Promise<void> {
    clearTimeout(this.#timer);
    this.#waiting = null;
    return this.#last;
  }
}
