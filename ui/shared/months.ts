/** Whole months before and after a day. Pure: days are `YYYY-MM-DD` as the core decided them. */

/** The day so many months after `day`; a month that is too short ends on its last day. */
export function addMonths(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + count, 0));
  last.setUTCDate(Math.min(date, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}

/** The first days of the months before today's, newest first. */
export function monthsBefore(today: string, count: number): string[] {
  const first = `${today.slice(0, 7)}-01`;
  return Array.from({ length: count }, (_, n) => addMonths(first, -n));
}
