/** Lengths of time: said in the unit that a person would use, never longer than it was. */
import { lengthTo } from "./since.ts";
import { expect, test } from "vitest";

const now = Date.parse("2026-11-25T12:00:00Z");

test.each([
  ["2026-11-25T11:59:30Z", null],
  ["2026-11-25T12:00:30Z", null],
  ["2026-11-25T11:59:00Z", [-1, "minute"]],
  ["2026-11-25T12:05:59Z", [5, "minute"]],
  ["2026-11-25T10:30:00Z", [-1, "hour"]],
  ["2026-11-24T12:00:00Z", [-24, "hour"]],
  ["2026-11-16T11:00:00Z", [-9, "day"]],
  ["2026-08-25T12:00:00Z", [-3, "month"]],
  ["2023-11-25T12:00:00Z", [-3, "year"]],
  ["no time at all", null],
])("%s", (at, said) => {
  expect(lengthTo(at, now)).toEqual(said);
});
