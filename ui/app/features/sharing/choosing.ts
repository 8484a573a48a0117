/** What is ticked, as the boxes have it. Pure. */
import type { SharedChoice as Ticked } from "#host/bindings.ts";
import { addDays } from "#shared/format.ts";

/** Nothing. */
export const nothing = (): Ticked => ({
  strengths: [],
  goals: [],
  sections: [],
  items: [],
  tags: false,
  notes: false,
  measures: [],
  balance: false,
  visit: false,
  people: false,
  since: null,
});

export type Since = "all" | "now" | "month" | "kept";

/** The day that an answer to “since when” means. */
export function sinceOf(since: Since, today: string, kept: string | null): string | null {
  switch (since) {
    case "all":
      return null;
    case "now":
      return today;
    case "month":
      return addDays(today, -30);
    case "kept":
      return kept;
  }
}

/** Whether nothing is ticked. */
export function isNothing(choice: Ticked): boolean {
  const { strengths, goals, sections, items, measures } = choice;
  const lists = [strengths, goals, sections, items, measures];
  const { tags, notes, balance, visit } = choice;
  return lists.every((list) => list.length === 0) && !(tags || notes || balance || visit);
}
