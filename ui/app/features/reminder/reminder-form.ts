/**
 * A reminder while it is filled in: from one that there is, and back into the rule that is saved. The
 * days are said by presets, as people say them; any rule that the core knows has one. Pure.
 */
import type { About, End, Every, Reminder, ReminderForm, Rule } from "#host/bindings.ts";
import { isDay, isTime } from "#shared/format.ts";
import type { ReminderDraft } from "#shared/reminder-draft.ts";
import { type Weekday, weekdayOf } from "#shared/weekdays.ts";

/** Every preset, in the order in which they are offered. */
export const hows = [
  "every_day",
  "weekdays",
  "some_days",
  "two_weeks",
  "month",
  "few_days",
  "once",
] as const satisfies readonly ReminderDraft["how"][];
export const ends = ["never", "until", "times"] as const satisfies readonly End["type"][];
export const abouts = ["checkin", "line", "support", "own"] as const;
/** Which one of a month: the first to the fourth, or the last. */
export const nths = [1, 2, 3, 4, -1] as const;
/** As many times of a day as the core takes. */
export const mostTimes = 12;

const working: Weekday[] = ["Mon", "Tue", "Wed", "Thu", "Fri"];
const isWorking = (on: readonly Weekday[]) => on.join() === working.join();

/** A new one, perhaps about something. A check-in is asked for only where it is not made yet. */
export function blankDraft(today: string, about?: About): ReminderDraft {
  return {
    id: null,
    about: about?.type ?? "checkin",
    target: about && "id" in about ? about.id : "",
    text: "",
    how: "every_day",
    n: 1,
    on: [],
    by: "day",
    day: Number(today.slice(8)) || 1,
    nth: 1,
    weekday: weekdayOf(today),
    start: today,
    times: [about?.type === "checkin" || !about ? "20:00" : "09:00"],
    end: "never",
    until: "",
    count: 5,
    title: "",
    shows: "nothing",
    zone: null,
    if_not_done: about === undefined || about.type === "checkin",
    sound: false,
    off: false,
  };
}

function patternOf(every: Every): Partial<ReminderDraft> {
  switch (every.type) {
    case "once":
      return { how: "once" };
    case "days":
      return { how: every.n === 1 ? "every_day" : "few_days", n: every.n };
    case "weeks": {
      const { n, on } = every;
      if (n > 1) return { how: "two_weeks", n, on };
      return { how: isWorking(on) ? "weekdays" : "some_days", n, on };
    }
    case "month_day":
      return { how: "month", by: "day", n: every.n, day: every.day };
    case "month_weekday":
      return { how: "month", by: "weekday", n: every.n, nth: every.nth, weekday: every.on };
  }
}

/** A reminder, to change it. */
export function draftOf(reminder: Reminder, today: string): ReminderDraft {
  const { id, about, text, title, shows, rule, zone, if_not_done, sound, off } = reminder;
  return {
    ...blankDraft(today, about),
    ...patternOf(rule.every),
    id,
    text,
    title,
    shows,
    zone,
    if_not_done,
    sound,
    off,
    start: rule.start,
    times: rule.times,
    end: rule.end.type,
    until: rule.end.type === "until" ? rule.end.date : "",
    count: rule.end.type === "times" ? rule.end.n : 5,
  };
}

/** Another preset, with how often it comes round there. */
export function withHow(draft: ReminderDraft, how: ReminderDraft["how"]): ReminderDraft {
  const n = how === "two_weeks" || how === "few_days" ? 2 : 1;
  return how === draft.how ? draft : { ...draft, how, n };
}

function everyOf({ how, n, on, by, day, nth, weekday }: ReminderDraft): Every {
  switch (how) {
    case "every_day":
      return { type: "days", n: 1 };
    case "few_days":
      return { type: "days", n };
    case "weekdays":
      return { type: "weeks", n: 1, on: working };
    case "some_days":
      return { type: "weeks", n: 1, on };
    case "two_weeks":
      return { type: "weeks", n, on };
    case "month":
      return by === "day"
        ? { type: "month_day", n, day }
        : { type: "month_weekday", n, nth, on: weekday };
    case "once":
      return { type: "once" };
  }
}

function endOf({ how, end, until, count }: ReminderDraft): End {
  if (how === "once" || end === "never") return { type: "never" };
  return end === "until" ? { type: "until", date: until } : { type: "times", n: count ?? 0 };
}

/** The times that are filled in, in order, each once. */
const timesOf = ({ times }: ReminderDraft) => [...new Set(times.filter(isTime))].sort();

/** What is still to be filled in. */
export type Lack = {
  target: boolean;
  text: boolean;
  on: boolean;
  n: boolean;
  start: boolean;
  times: boolean;
  until: boolean;
  count: boolean;
};

/** What is lacking; null if nothing is. */
export function lackOf(draft: ReminderDraft): Lack | null {
  const { about, target, text, how, n, on, start, end, until, count } = draft;
  const ends = how !== "once";
  const lack: Lack = {
    target: (about === "line" || about === "support") && target === "",
    text: about === "own" && text.trim() === "",
    on: (how === "some_days" || how === "two_weeks") && on.length === 0,
    n: how === "few_days" && !(Number.isInteger(n) && n >= 1 && n <= 366),
    start: !isDay(start),
    times: timesOf(draft).length === 0 || draft.times.some((time) => time !== "" && !isTime(time)),
    until: ends && end === "until" && !(isDay(until) && until >= start),
    count:
      ends &&
      end === "times" &&
      !(Number.isInteger(count) && (count ?? 0) >= 1 && (count ?? 0) <= 1000),
  };
  return Object.values(lack).includes(true) ? lack : null;
}

/** The rule; null as long as something of it is lacking. */
export function ruleOf(draft: ReminderDraft): Rule | null {
  const lack = lackOf(draft);
  const { on, n, start, times, until, count } = lack ?? {};
  if (on || n || start || times || until || count) return null;
  return {
    start: draft.start,
    every: everyOf(draft),
    end: endOf(draft),
    times: timesOf(draft),
  };
}

/** What it is about; null as long as that is not chosen. */
export function aboutOf({ about, target }: ReminderDraft): About | null {
  if (about === "checkin" || about === "own") return { type: about };
  return target === "" ? null : { type: about, id: target };
}

/** What is saved; null as long as something is lacking. */
export function formOf(draft: ReminderDraft): ReminderForm | null {
  const rule = ruleOf(draft);
  const about = aboutOf(draft);
  if (!rule || !about || lackOf(draft)) return null;
  const { id, text, title, shows, zone, if_not_done, sound, off } = draft;
  return {
    id,
    about,
    text: about.type === "own" ? text.trim() : "",
    title: title.trim(),
    shows,
    rule,
    zone,
    if_not_done,
    sound,
    off,
  };
}

/** A reminder with something changed, as it is saved. */
export function changed(reminder: Reminder, change: Partial<ReminderForm>): ReminderForm {
  const form: ReminderForm & { since?: string } = { ...reminder, ...change };
  Reflect.deleteProperty(form, "since");
  return form;
}
