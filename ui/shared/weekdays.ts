/** The days of a week, in their order. Pure. */
import type { Meets } from "#host/bindings.ts";

export type Weekday = Meets["days"][number];

/** Each with a day of the calendar that is one, to be named by. */
export const weekdays: readonly { id: Weekday; sample: string }[] = [
  { id: "Mon", sample: "2024-01-01" },
  { id: "Tue", sample: "2024-01-02" },
  { id: "Wed", sample: "2024-01-03" },
  { id: "Thu", sample: "2024-01-04" },
  { id: "Fri", sample: "2024-01-05" },
  { id: "Sat", sample: "2024-01-06" },
  { id: "Sun", sample: "2024-01-07" },
];

/** The days in the order of the week, however they were ticked. */
export function inWeek(days: readonly string[]): Weekday[] {
  return weekdays.flatMap(({ id }) => (days.includes(id) ? id : []));
}

/** Which day of the week a day of the calendar is. */
export function weekdayOf(day: string): Weekday {
  const days = (Date.parse(`${day}T00:00:00Z`) - Date.parse("2024-01-01T00:00:00Z")) / 86_400_000;
  return weekdays[((days % 7) + 7) % 7]?.id ?? "Mon";
}
