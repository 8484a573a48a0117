import { describe, expect, test } from "vitest";
import {
  addMonths,
  dayAfterKey,
  firstWeekday,
  lengthOf,
  partsOf,
  sameDayIn,
  weekdayOf,
  weeksOf,
} from "./month.ts";

test("months follow each other across a year", () => {
  expect(addMonths("2026-01", -1)).toBe("2025-12");
  expect(addMonths("2026-12", 1)).toBe("2027-01");
  expect(addMonths("2026-03", -15)).toBe("2024-12");
  expect(partsOf("2026-03")).toEqual({ year: 2026, month: 3 });
});

test("February knows its leap years", () => {
  expect(lengthOf("2024-02")).toBe(29);
  expect(lengthOf("2026-02")).toBe(28);
  expect(sameDayIn("2026-02", "2026-01-31")).toBe("2026-02-28");
});

describe("weeks", () => {
  test("hold each day once, in order, in its column", () => {
    for (let month = "2023-01"; month < "2031-01"; month = addMonths(month, 1)) {
      for (const first of [0, 1, 6]) {
        const weeks = weeksOf(month, first);
        expect(weeks.length).toBeLessThanOrEqual(6);
        expect(weeks.every((week) => week.length === 7)).toBe(true);
        const days = weeks.flat().filter((day) => day !== null);
        expect(days).toHaveLength(lengthOf(month));
        expect(days).toEqual([...days].sort());
        weeks.forEach((week) =>
          week.forEach((day, column) => {
            if (day) expect((weekdayOf(day) - first + 7) % 7).toBe(column);
          }),
        );
      }
    }
  });
  test("begin on Sunday in Canada", () => {
    expect(firstWeekday("en-CA")).toBe(0);
    expect(firstWeekday("fr-CA")).toBe(0);
  });
});

test("keys lead where the eye goes", () => {
  const from = (key: string, rtl = false) => dayAfterKey(key, "2026-03-31", 0, rtl);
  expect(from("ArrowLeft")).toBe("2026-03-30");
  expect(from("ArrowRight")).toBe("2026-04-01");
  expect(from("ArrowRight", true)).toBe("2026-03-30");
  expect(from("ArrowUp")).toBe("2026-03-24");
  expect(from("ArrowDown")).toBe("2026-04-07");
  expect(from("Home")).toBe("2026-03-29");
  expect(from("End")).toBe("2026-04-04");
  expect(from("PageUp")).toBe("2026-02-28");
  expect(from("PageDown")).toBe("2026-04-30");
  expect(from("a")).toBeNull();
});
