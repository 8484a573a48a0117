/** When something comes round again, in words. */
import type { Meets } from "#host/bindings.ts";
import { formatDay, formatTime, isTime } from "#shared/format.ts";
import { locale, t } from "#shared/i18n/i18n.svelte.ts";
import { weekdays } from "#shared/weekdays.ts";

export function meetsText({ days, every, time }: Meets): string {
  const names = weekdays
    .filter(({ id }) => days.includes(id))
    .map(({ sample }) => formatDay(sample, "weekday"));
  const list = new Intl.ListFormat(locale(), { type: "conjunction" }).format(names);
  const meets = t("circle-meets", { every, days: list });
  return isTime(time) ? t("circle-meets-at", { meets, time: formatTime(time) }) : meets;
}
