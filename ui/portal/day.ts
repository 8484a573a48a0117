/** Times of the server as days and hours of this computer: all that the portal needs of a clock. */

/** The time now, in milliseconds since 1970. */
export function now(): number {
  return Date.now();
}

const two = (number: number) => String(number).padStart(2, "0");

/** The day on which a time is here, as `YYYY-MM-DD`. */
export function dayOf(time: number): string {
  const at = new Date(time);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/**
 * The last day of what ends at a time, as the client was told it. A client's day may end some hours after
 * midnight, and with it what they share: half a day before that moment it is surely still that day.
 */
export function lastDay(until: number): string {
  return dayOf(until - 12 * 3_600_000);
}

/** The hour at which a time is here, as `HH:MM`. */
export function hourOf(time: number): string {
  const at = new Date(time);
  return `${two(at.getHours())}:${two(at.getMinutes())}`;
}
