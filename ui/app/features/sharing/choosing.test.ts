import { expect, test } from "vitest";
import { isNothing, nothing, sinceOf } from "./choosing.ts";

test("every box is off at first, and one is enough", () => {
  expect(isNothing(nothing())).toBe(true);
  expect(isNothing({ ...nothing(), people: true, since: "2026-06-01" })).toBe(true);
  for (const one of ["tags", "notes", "balance", "visit"] as const)
    expect(isNothing({ ...nothing(), [one]: true })).toBe(false);
  for (const one of ["strengths", "goals", "sections", "items"] as const)
    expect(isNothing({ ...nothing(), [one]: ["a"] })).toBe(false);
  expect(isNothing({ ...nothing(), measures: [{ pack: "phq9", answers: false }] })).toBe(false);
});

test("since when is a day", () => {
  const day = (since: Parameters<typeof sinceOf>[0]) => sinceOf(since, "2026-06-01", "2026-02-03");
  expect([day("all"), day("now"), day("month"), day("kept")]).toEqual([
    null,
    "2026-06-01",
    "2026-05-02",
    "2026-02-03",
  ]);
});
