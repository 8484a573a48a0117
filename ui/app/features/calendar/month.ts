/** The shape of a month: its weeks, the months around it, and where the arrow keys lead. Pure. */
import { addDays } from "#shared/format.ts";

/** A month as `YYYY-MM`. As text, earlier months come before later ones. */
export type MonthName = string;

/** The month a day is in. */
export function monthOf(day: string): MonthName {
  return day.slice(0, 7);
}

/** The month that is `count` months after `month`. */
export function addMonths(month: MonthName, count: number): MonthName {
  const point = new Date(`${month}-01T00:00:00Z`);
  point.setUTCMonth(point.getUTCMonth() + count);
  return point.toISOString().slice(0, 7);
}

/** Its year and its number, as the core asks for them. */
export function partsOf(month: MonthName): { year: number; month: number } {
  return { year: Number(month.slice(0, 4)), month: Number(month.slice(5, 7)) };
}

/** How many days a month has. */
export function lengthOf(month: MonthName): number {
  return Number(addDays(`${addMonths(month, 1)}-01`, -1).slice(8, 10));
}

/** The same day of the month in another month, or its last day where it is shorter. */
export function sameDayIn(month: MonthName, day: string): string {
  const number = Math.min(Number(day.slice(8, 10)), lengthOf(month));
  return `${month}-${String(number).padStart(2, "0")}`;
}

/** The day of the week: 0 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** The weekday on which weeks begin where the locale is spoken: 0 is Sunday. */
export function firstWeekday(locale: string): number {
  const known = new Intl.Locale(locale) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
  };
  return (known.getWeekInfo?.().firstDay ?? 7) % 7;
}

/** The weeks of a month, each of seven days; the days of other months are left out as null. */
export function weeksOf(month: MonthName, first: number): (string | null)[][] {
  const start = `${month}-01`;
  const lead = (weekdayOf(start) - first + 7) % 7;
  const days = lengthOf(month);
  return Array.from({ length: Math.ceil((lead + days) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, column) => {
      const number = week * 7 + column - lead;
      return number >= 0 && number < days ? addDays(start, number) : null;
    }),
  );
}

/** Where a key leads from a day, or null if the key does not move. `rtl`: lines run to the left. */
export function dayAfterKey(key: string, day: string, first: number, rtl: boolean): string | null {
  const column = (weekdayOf(day) - first + 7) % 7;
  switch (key) {
    case "ArrowLeft":
      return addDays(day, rtl ? 1 : -1);
    case "ArrowRight":
      return addDays(day, rtl ? -1 : 1);
    case "ArrowUp":
      return addDays(day, -7);
    case "ArrowDown":
      return addDays(day, 7);
    case "Home":
      return addDays(day, -column);
    case "End":
      return addDays(day, 6 - column);
    case "PageUp":
      return sameDayIn(addMonths(monthOf(day), -1), day);
    case "PageDown":
      return sameDayIn(addMonths(monthOf(day), 1), day);
    default:
      return null;
  }
}
