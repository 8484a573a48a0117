/** Days by their month. */
import type { Day } from "./projection.ts";

/** Each month that has days, in the order in which they come. */
export function byMonth(days: readonly Day[]): [month: string, days: Day[]][] {
  const found = new Map<string, Day[]>();
  for (const day of days) {
    const month = day.day.slice(0, 7);
    found.set(month, [...(found.get(month) ?? []), day]);
  }
  return [...found];
}
