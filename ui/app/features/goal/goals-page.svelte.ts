/**
 * Goals as a screen shows them. Commands run one after the other; an order that the client made is
 * shown at once, and what the core answers last is what stays. A screen reads anew when something is
 * brought back from a short message.
 */
import { onDestroy } from "svelte";
import type { AppError, GoalList, GoalView, Id } from "#host/bindings.ts";
import { client } from "#host/client.ts";
import { asAppError } from "#host/rpc.ts";

/** Those that are shown. */
let pages: GoalsPage[] = [];

export class GoalsPage {
  list = $state.raw<GoalList | null>(null);
  error = $state.raw<AppError | null>(null);
  busy = $state(false);

  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor() {
    pages = [...pages, this];
    onDestroy(() => {
      pages = pages.filter((page) => page !== this);
    });
    void this.load();
  }

  /** Reads them. */
  load = (): Promise<boolean> => this.change(() => client.goal_list({}));

  /** Runs a command after those before it. Whether it was done. */
  change(command: () => Promise<GoalList>): Promise<boolean> {
    this.#waiting += 1;
    this.busy = true;
    const done = this.#last.then(async () => {
      try {
        const answer = await command();
        this.error = null;
        // What is shown already stays while the next change is on its way.
        if (this.#waiting === 1) this.list = answer;
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

  /** Shows goals as they will be, until the core has answered. */
  show(goals: GoalView[]): void {
    if (this.list) this.list = { ...this.list, goals };
  }

  /** The goal with this id. */
  goal(id: Id): GoalView | undefined {
    return this.list?.goals.find(({ goal }) => goal.id === id);
  }
}

/** Reads goals anew wherever they are shown. */
export async function goalsChanged(): Promise<void> {
  await Promise.all(pages.map((page) => page.load()));
}
