/** Which questions are open, and which times lie ahead. */
import { expect, test } from "vitest";
import type { CheckIn, Today, Wording } from "#host/bindings.ts";
import { blankForm, formOf } from "#shared/form.ts";
import { isAhead, questionsFor } from "./questions.ts";

const wording = (ask: string): Wording => ({
  id: ask,
  ask,
  kind: { type: "yes_no" },
  better: "neither",
});
const today = (asked: Record<string, boolean>): Today => ({
  day: "2026-03-21",
  time: "14:30",
  part: "afternoon",
  items: Object.entries(asked).map(([id, isAsked], place) => ({
    item: { id, wording: wording(`${id} now`), cadence: "daily", place, hidden: false },
    asked: isAsked,
  })),
  tags: [],
  checkins: [],
  draft: null,
  last_day: null,
  signs: [],
  hope: null,
  review_due: false,
  reminders: null,
  sharing: false,
  marked: false,
});

test("a new check-in opens what is asked now and what is answered already", () => {
  const { open, more } = questionsFor(today({ a: true, b: false, c: false }), null, {
    ...blankForm(),
    answers: { c: true },
  });
  expect(open.map(({ id }) => id)).toEqual(["a", "c"]);
  expect(more.map(({ id }) => id)).toEqual(["b"]);
});

test("a check-in that was made keeps its wording, and the question that is hidden now", () => {
  const made: CheckIn = {
    id: "x",
    at: "2026-03-20T12:00:00Z",
    zone: "America/Toronto",
    day: "2026-03-20",
    time: "08:00",
    rest: false,
    answers: [
      { item: "a", wording: wording("a then"), value: true },
      { item: "gone", wording: wording("gone then"), value: false },
    ],
    tags: [],
    strengths: [],
    note: "",
    origin: null,
  };
  const { open, more } = questionsFor(today({ a: true, b: true }), made, formOf(made));
  expect(open.map(({ wording: { ask } }) => ask)).toEqual(["a then", "gone then"]);
  expect(more.map(({ wording: { ask } }) => ask)).toEqual(["b now"]);
});

test.each([
  ["14:31", "14:30", 180, true],
  ["14:30", "14:30", 180, false],
  ["01:30", "23:00", 180, true],
  ["23:00", "01:30", 180, false],
  ["03:00", "02:59", 180, false],
  ["00:10", "00:05", 0, true],
])("%s is ahead of %s, where the day ends at %i: %s", (time, now, dayEnd, ahead) => {
  expect(isAhead(time, now, dayEnd)).toBe(ahead);
});
