import { expect, test } from "vitest";
import { lastDay } from "./day.ts";

test("the last day is the client's, whenever their day ends", () => {
  for (const hour of [0, 3, 6]) {
    expect(lastDay(new Date(2026, 11, 26, hour).getTime())).toBe("2026-12-25");
  }
});
