import { expect, test } from "vitest";
import type { MeasureSheet } from "#host/bindings.ts";
import { goOnAt, opensSupport, withAnswer } from "./asking.ts";

const sheet = (answers: MeasureSheet["answers"]): MeasureSheet => ({
  id: "70687139000000000000000000000000",
  name: "PHQ-9",
  language: "en",
  lead: "Over",
  questions: ["1", "2", "3"].map((id) => ({
    id,
    text: id,
    opens_support: id === "3" ? 1 : null,
  })),
  options: [0, 1].map((value) => ({ value, text: String(value) })),
  answers,
});

test("someone goes on after the last answer, whatever was left open before it", () => {
  expect(goOnAt(sheet({}))).toBe(0);
  expect(goOnAt(sheet({ "2": 0 }))).toBe(2);
  expect(goOnAt(sheet({ "3": 0 }))).toBe(3);
});

test("what opens support is what the pack says", () => {
  const [first, , third] = sheet({}).questions;
  if (!first || !third) throw new Error("there are three");
  expect([0, 1, 3].map((value) => opensSupport(first, value))).toEqual([false, false, false]);
  expect([0, 1, 3].map((value) => opensSupport(third, value))).toEqual([false, true, true]);
});

test("an answer is put in the place of the one before, or taken back", () => {
  expect(withAnswer({ "1": 2 }, "1", 0)).toEqual({ "1": 0 });
  expect(withAnswer({ "1": 2, "2": 1 }, "1", undefined)).toEqual({ "2": 1 });
});
