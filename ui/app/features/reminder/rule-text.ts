/** When a reminder comes, as a plain sentence: "Every Tuesday and Thursday, 9:00 and 20:30". */
import type { End, Every, Rule } from "#host/bindings.ts";
import { formatDay, formatTime } from "#shared/format.ts";
import { locale, t } from "#shared/i18n/i18n.svelte.ts";
import { type Weekday, weekdays } from "#shared/weekdays.ts";

const listed = (words: string[]) =>
  new Intl.ListFormat(locale(), { type: "conjunction" }).format(words);

/** A day of the week by its name. */
export function weekdayName(day: Weekday): string {
  return formatDay(weekdays.find(({ id }) => id === day)?.sample ?? "", "weekday");
}

function daysText(every: Every, start: string): string {
  switch (every.type) {
    case "once":
      return formatDay(start, "full");
    case "days":
      return t("reminder-rule-days", { n: every.n });
    case "weeks": {
      const { n, on } = every;
      if (n === 1 && on.join() === "Mon,Tue,Wed,Thu,Fri") return t("reminder-how-weekdays");
      if (n === 1 && on.length === 7) return t("reminder-rule-days", { n: 1 });
      return t("reminder-rule-weeks", { n, days: listed(on.map(weekdayName)) });
    }
    case "month_day":
      return t("reminder-rule-month-day", { n: every.n, day: every.day });
    case "month_weekday":
      return t("reminder-rule-month-weekday", {
        n: every.n,
        nth: every.nth,
        weekday: weekdayName(every.on),
      });
  }
}

function withEnd(what: string, end: End): string {
  switch (end.type) {
    case "never":
      return what;
    case "until":
      return t("reminder-rule-until", { what, day: formatDay(end.date, "dated") });
    case "times":
      return t("reminder-rule-count", { what, n: end.n });
  }
}

/** The sentence. */
export function ruleText({ start, every, end, times }: Rule): string {
  const what = t("reminder-rule-at", {
    days: daysText(every, start),
    times: listed(times.map(formatTime)),
  });
  return withEnd(what, end);
}
