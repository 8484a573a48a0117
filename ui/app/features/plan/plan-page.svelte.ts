/**
 * The plan as a screen shows it. Commands run one after the other; an order that the client made is
 * shown at once, and what the core answers last is what stays. Screens that show the plan while
 * something is undone elsewhere (from a short message) read it anew.
 */
import { onDestroy } from "svelte";
import type { AppError, Id, Plan, Section } from "#host/bindings.ts";
import { client } from "#host/client.ts";
import { asAppError } from "#host/rpc.ts";
import { errorText } from "#shared/i18n/error.ts";
import { t } from "#shared/i18n/i18n.svelte.ts";
import { refreshToday } from "#shared/state/session.svelte.ts";
import { say } from "#shared/state/toast.svelte.ts";

/** Those that are shown. */
let pages: PlanPage[] = [];

export class PlanPage {
  plan = $state.raw<Plan | null>(null);
  error = $state.raw<AppError | null>(null);
  busy = $state(false);
  /** The lines that have a reminder. */
  readonly reminded: readonly Id[] = $derived(this.plan?.reminded ?? []);

  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor() {
    pages = [...pages, this];
    onDestroy(() => {
      pages = pages.filter((page) => page !== this);
    });
    void this.load();
  }

  /** Reads the plan. */
  load = (): Promise<boolean> => this.change(() => client.plan({}));

  /** Runs a command after those before it. Whether it was done. */
  change(command: () => Promise<Plan>): Promise<boolean> {
    this.#waiting += 1;
    this.busy = true;
    const done = this.#last.then(async () => {
      try {
        const answer = await command();
        this.error = null;
        // What is shown already stays while the next change is on its way.
        if (this.#waiting === 1) this.plan = answer;
        return true;
      } catch (problem) {
        this.error = asAppError(problem);
        return false;
      } finally {
        this.#waiting -= 1;
        this.busy = this.#waiting > 0;
      }
    });
    this.#last = done;
    return done;
  }

  /** Shows sections as they will be, until the core has answered. */
  show(sections: Section[]): void {
    if (this.plan) this.plan = { ...this.plan, sections };
  }

  /** The section with this id. */
  section(id: string): Section | undefined {
    return this.plan?.sections.find((section) => section.id === id);
  }
}

/** Reads the plan anew wherever it is shown. Today may speak of it as well, when it can be asked. */
export async function planChanged(): Promise<void> {
  refreshToday().catch(() => undefined);
  await Promise.all(pages.map((page) => page.load()));
}

/** Says what was done, with a way to undo it; `undone` is said after that. */
export function sayWithUndo(text: string, undo: () => Promise<unknown>, undone: string): void {
  const run = async () => {
    try {
      await undo();
      say(undone);
      await planChanged();
    } catch (problem) {
      say(errorText(asAppError(problem)));
    }
  };
  say(text, { label: t("undo"), run: () => void run() });
}
