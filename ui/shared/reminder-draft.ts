/** A reminder while it is filled in: what its form holds, also while another screen stands on top. */
import type { About, Id, ReminderForm, Shows } from "#host/bindings.ts";
import type { Weekday } from "./weekdays.ts";

export type ReminderDraft = {
  id: Id | null;
  about: About["type"];
  /** The line of the plan, or the support; empty: not chosen yet, or it is about neither. */
  target: Id | "";
  text: string;
  /** On which days. */
  how: "every_day" | "weekdays" | "some_days" | "two_weeks" | "month" | "few_days" | "once";
  /** Every so many days, weeks or months. */
  n: number;
  on: Weekday[];
  /** Of a month: a day of it, or a day of the week in it. */
  by: "day" | "weekday";
  day: number;
  nth: number;
  weekday: Weekday;
  /** The first day, and the only one of `once`. */
  start: string;
  times: string[];
  end: "never" | "until" | "times";
  until: string;
  count: number | null;
} & Pick<ReminderForm, "title" | "zone" | "if_not_done" | "sound" | "off"> & { shows: Shows };
