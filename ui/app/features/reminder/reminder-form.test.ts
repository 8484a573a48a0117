/** A reminder as it is filled in and as it is saved. */
import { expect, test } from "vitest";
import type { End, Every, Reminder } from "#host/bindings.ts";
import {
  blankDraft,
  changed,
  draftOf,
  formOf,
  hows,
  lackOf,
  nths,
  ruleOf,
  withHow,
} from "./reminder-form.ts";

const today = "2026-06-02";
const reminder = (every: Every, end: End = { type: "never" }): Reminder => ({
  id: "7".repeat(32),
  about: { type: "own" },
  text: "Tea",
  title: "",
  shows: "nothing",
  rule: { start: "2026-05-01", every, end, times: ["07:30", "21:00"] },
  zone: "America/St_Johns",
  if_not_done: true,
  sound: true,
  off: true,
  since: "2026-05-01T00:00:00Z",
});
const every: Every[] = [
  { type: "once" },
  { type: "days", n: 1 },
  { type: "days", n: 5 },
  { type: "weeks", n: 1, on: ["Mon", "Tue", "Wed", "Thu", "Fri"] },
  { type: "weeks", n: 1, on: ["Sun"] },
  { type: "weeks", n: 2, on: ["Mon", "Sat"] },
  { type: "weeks", n: 3, on: ["Mon"] },
  { type: "month_day", n: 1, day: 31 },
  { type: "month_day", n: 3, day: 1 },
  ...nths.map((nth): Every => ({ type: "month_weekday", n: 1, nth, on: "Tue" })),
];

test.each(every)("whatever there is is opened and kept as it is: %o", (every) => {
  const before = reminder(every);
  expect(formOf(draftOf(before, today))).toEqual(changed(before, {}));
});

test.each<End>([
  { type: "until", date: "2026-07-01" },
  { type: "times", n: 12 },
])("so is its end: %o", (end) => {
  const before = reminder({ type: "days", n: 1 }, end);
  expect(formOf(draftOf(before, today))).toEqual(changed(before, {}));
});

test("a new one is whole once it is said what it is about", () => {
  expect(formOf(blankDraft(today))).toMatchObject({
    about: { type: "checkin" },
    if_not_done: true,
    shows: "nothing",
    rule: { start: today, every: { type: "days", n: 1 }, times: ["20:00"] },
  });
  expect(formOf(blankDraft(today, { type: "own" }))).toBeNull();
  expect(lackOf(blankDraft(today, { type: "own" }))).toMatchObject({ text: true, times: false });
  expect(lackOf(blankDraft(today, { type: "line", id: "" }))).toMatchObject({ target: true });
  expect(blankDraft(today, { type: "line", id: "a" })).toMatchObject({ if_not_done: false });
});

test("what is lacking is said, and then there is no rule", () => {
  const draft = blankDraft(today);
  for (const part of [
    { times: [] },
    { times: ["", ""] },
    { times: ["9 o’clock", "09:00"] },
    { how: "some_days" as const },
    { how: "few_days" as const, n: 0 },
    { how: "few_days" as const, n: 1.5 },
    { end: "until" as const, until: "2026-06-01" },
    { end: "until" as const, until: "" },
    { end: "times" as const, count: null },
    { end: "times" as const, count: 1001 },
    { start: "" },
  ])
    expect(ruleOf({ ...draft, ...part }), JSON.stringify(part)).toBeNull();
  // An end is not asked of what comes once.
  expect(ruleOf({ ...draft, how: "once", end: "until", until: "" })?.end).toEqual({
    type: "never",
  });
});

test("times are put in order, each once; an empty one is left out", () => {
  const times = ["21:00", "", "07:30", "21:00"];
  expect(ruleOf({ ...blankDraft(today), times })?.times).toEqual(["07:30", "21:00"]);
});

test("another preset begins with its own rhythm", () => {
  const draft = { ...blankDraft(today), n: 9 };
  for (const how of hows.filter((how) => how !== "every_day"))
    expect(withHow(draft, how).n).toBe(how === "two_weeks" || how === "few_days" ? 2 : 1);
  expect(withHow(draft, "every_day")).toBe(draft);
});
