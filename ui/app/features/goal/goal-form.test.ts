/** A goal as it is filled in: what was said last is what is shown, and only a change is one. */
import { expect, test } from "vitest";
import type { Goal } from "#host/bindings.ts";
import { formOf, same } from "./goal-form.ts";
import { blankGoal } from "./ideas.ts";

const goal: Goal = {
  id: "a",
  text: "A flat",
  then: "A room",
  why: "",
  area: "residential",
  environment: "living",
  role: "tenant",
  strengths: ["s", "r"],
  supports: [],
  lack: "skill",
  way: "",
  matter: [],
  sure: [
    { day: "2026-05-01", value: 3 },
    { day: "2026-06-01", value: 7 },
  ],
  status: "working",
  since: "2026-05-01",
  begun: "2026-05-01",
  reached: null,
  review: { next: null, last: null },
  scale: null,
  made: "2026-05-01",
  place: 0,
};

test("a goal is opened with what was said last", () => {
  const form = formOf(goal);
  expect(form).toMatchObject({ id: "a", text: "A flat", sure: 7, matter: null, role: "tenant" });
});

test("a change is a change, and the order of what helps is none", () => {
  const form = formOf(goal);
  expect(same(form, { ...form, text: " A flat ", strengths: ["r", "s"] })).toBe(true);
  expect(same(form, { ...form, sure: 8 })).toBe(false);
  expect(same(form, { ...form, supports: ["p"] })).toBe(false);
  expect(same(blankGoal(), { ...blankGoal(), why: " " })).toBe(true);
});
