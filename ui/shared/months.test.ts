import { expect, test } from "vitest";
import { addMonths, monthsBefore } from "./months.ts";

test.each([
  ["2026-11-22", 1, "2026-12-22"],
  ["2026-11-30", 3, "2027-02-28"],
  ["2027-11-30", 3, "2028-02-29"],
  ["2026-08-31", 6, "2027-02-28"],
  ["2026-03-31", -1, "2026-02-28"],
  ["2026-01-15", -3, "2025-10-15"],
  ["2026-05-05", 0, "2026-05-05"],
])("%s and %i months", (day, count, after) => {
  expect(addMonths(day, count)).toBe(after);
});

test("the months before begin with today's own", () => {
  expect(monthsBefore("2026-02-22", 3)).toEqual(["2026-02-01", "2026-01-01", "2025-12-01"]);
});
