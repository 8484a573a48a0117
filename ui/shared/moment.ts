/** A day and a time as people say them: "tomorrow at 9:00". Whoever uses it reads the words `remind`. */
import type { Moment } from "#host/bindings.ts";
import { addDays, formatDay, formatTime } from "./format.ts";
import { t } from "./i18n/i18n.svelte.ts";

export function formatMoment({ date, time }: Moment, today: string): string {
  const at = formatTime(time);
  if (date === today) return t("remind-today", { time: at });
  if (date === addDays(today, 1)) return t("remind-tomorrow", { time: at });
  if (date === addDays(today, -1)) return t("remind-yesterday", { time: at });
  const style = date.slice(0, 4) === today.slice(0, 4) ? "long" : "full";
  return t("remind-day", { day: formatDay(date, style), time: at });
}
