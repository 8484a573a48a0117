/** What a day of the calendar is called: in a cell's name, and in the list below it. */
import type { MonthDay } from "#host/bindings.ts";
import { formatDay } from "#shared/format.ts";
import { t } from "#shared/i18n/i18n.svelte.ts";

/** What is on a day, in parts: its word, how many check-ins, and whether there is a note. */
export function partsOfDay(day: MonthDay): string[] {
  const parts: string[] = [];
  if (day.word) parts.push(day.word);
  if (day.rest) parts.push(t("rest-day"));
  if (day.count > 1 || parts.length === 0) parts.push(t("lookback-count", { count: day.count }));
  if (day.note) parts.push(t("lookback-has-note"));
  return parts;
}

/** A cell's name, such as "June 3, Good, 2 check-ins, has a note". */
export function nameOfDay(day: string, found: MonthDay | undefined, today: string): string {
  const parts = [formatDay(day, "date")];
  if (day === today) parts.push(t("day-today"));
  if (found) parts.push(...partsOfDay(found));
  return parts.join(", ");
}
