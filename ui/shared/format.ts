/**
 * Days, times, spans and numbers as the spoken language writes them. Days are `YYYY-MM-DD` and times
 * `HH:MM` as the core decided them: nothing here turns an instant into a date.
 */
import { locale, t } from "./i18n/i18n.svelte.ts";

const kept = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter is slow, so each is made once a language. */
function formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale()}${JSON.stringify(options)}`;
  let made = kept.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat(locale(), { ...options, timeZone: "UTC" });
    kept.set(key, made);
  }
  return made;
}

/** A day as a point that `Intl` can write, in UTC, where no clock ever changes. */
function asPoint(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** The ways to write a day. */
const dayStyles = {
  /** Saturday, November 21 */
  long: { weekday: "long", month: "long", day: "numeric" },
  /** Saturday, November 21, 2026 */
  full: { weekday: "long", month: "long", day: "numeric", year: "numeric" },
  /** Sat, Nov 21 */
  short: { weekday: "short", month: "short", day: "numeric" },
  /** November 21 */
  date: { month: "long", day: "numeric" },
  /** November 21, 2026 */
  dated: { month: "long", day: "numeric", year: "numeric" },
  /** 21 */
  number: { day: "numeric" },
  /** November 2026 */
  month: { month: "long", year: "numeric" },
  /** November */
  monthName: { month: "long" },
  /** Saturday */
  weekday: { weekday: "long" },
  /** Sat */
  weekdayShort: { weekday: "short" },
  /** S */
  weekdayNarrow: { weekday: "narrow" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** A day in words. */
export function formatDay(day: string, style: keyof typeof dayStyles = "long"): string {
  const written = formatter(dayStyles[style]);
  if (!day.endsWith("-01") || !locale().startsWith("fr")) return written.format(asPoint(day));
  // French counts the first of a month and numbers the others; `Intl` does not.
  const parts = written.formatToParts(asPoint(day));
  return parts.map(({ type, value }) => (type === "day" ? "1er" : value)).join("");
}

/** The first day of a span, with its year where the span ends in another one. */
export function formatFrom(from: string, to: string): string {
  return formatDay(from, from.slice(0, 4) === to.slice(0, 4) ? "date" : "dated");
}

/** A day with `Today` and `Yesterday` by name, and the year only when it is another one. */
export function formatDayNear(day: string, today: string): string {
  if (day === today) return t("day-today");
  if (day === addDays(today, -1)) return t("day-yesterday");
  return formatDay(day, day.slice(0, 4) === today.slice(0, 4) ? "long" : "full");
}

/** A time of day in words. */
export function formatTime(time: string): string {
  const text = formatter({ hour: "numeric", minute: "2-digit" }).format(
    new Date(`1970-01-01T${time}:00Z`),
  );
  // It stays in one piece at the end of a line.
  return text.replaceAll(" ", "\u00a0");
}

/** A number with at most two places. */
export function formatNumber(number: number): string {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: 2 }).format(number);
}

/** Minutes as hours and minutes. */
export function formatDuration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = Math.round(minutes % 60);
  if (hours === 0) return t("span-minutes", { minutes: rest });
  return rest === 0 ? t("span-hours", { hours }) : t("span-both", { hours, minutes: rest });
}

/** The day that is `count` days after `day`. */
export function addDays(day: string, count: number): string {
  const point = asPoint(day);
  point.setUTCDate(point.getUTCDate() + count);
  return point.toISOString().slice(0, 10);
}

/** How many days lie from `from` to `to`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((asPoint(to).getTime() - asPoint(from).getTime()) / 86_400_000);
}

/** Whether text is a day that exists, as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(asPoint(text).getTime());
}

/** Whether text is a time of day, as `HH:MM`. */
export function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** What the client typed as a number, with a comma or a dot; undefined if it is none. */
export function parseNumber(text: string): number | undefined {
  const plain = text.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".");
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(plain)) return undefined;
  return Number(plain);
}
