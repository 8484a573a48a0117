/**
 * How long ago something was, or how soon it will be: "9 days ago", "in 5 minutes". From instants it
 * makes lengths of time and never a date, which only the core may do. Pure.
 */

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A length and its unit, past below zero; none: too short to say in figures. */
export function lengthTo(
  at: string,
  now: number,
): [count: number, unit: Intl.RelativeTimeFormatUnit] | null {
  const by = new Date(at).getTime() - now;
  const size = Math.abs(by);
  const count = (unit: number) => Math.trunc(by / unit);
  if (!(size >= minute)) return null;
  if (size < hour) return [count(minute), "minute"];
  if (size < 2 * day) return [count(hour), "hour"];
  if (size < 60 * day) return [count(day), "day"];
  if (size < 730 * day) return [count(30 * day), "month"];
  return [count(365 * day), "year"];
}
