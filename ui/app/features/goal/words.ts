/** How goals, levels and days are written. */
import type { Goal, Rating, Scale, Status } from "#host/bindings.ts";
import { formatDay } from "#shared/format.ts";
import { t } from "#shared/i18n/i18n.svelte.ts";

export const statuses = [
  "thinking",
  "working",
  "resting",
  "reached",
  "let_go",
] as const satisfies readonly Status[];

export const levels = [2, 1, 0, -1, -2] as const satisfies readonly Rating["level"][];

/** The client's words, or else a name for a goal of which only a part is left. */
export const goalWords = ({ text }: Pick<Goal, "text">): string => text || t("goal-untitled");

/** What a level is called: the client's words for it, or else where it stands. */
export function levelWords(scale: Scale, level: Rating["level"]): string {
  return scale.levels[level + 2] || t(`goal-level-${level}`);
}

/** A day by its date, with the year only when it is another one. */
export function dayOf(day: string, today: string): string {
  return formatDay(day, day.slice(0, 4) === today.slice(0, 4) ? "date" : "dated");
}
