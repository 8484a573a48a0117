import { beforeAll, describe, expect, test, vi } from "vitest";
import { formatDay, formatFrom } from "./format.ts";
import { speak } from "./i18n/i18n.svelte.ts";

vi.stubGlobal("document", { documentElement: {} });

describe("in French", () => {
  beforeAll(() => speak("fr"));

  test.each([
    ["2026-06-01", "full", "lundi 1er juin 2026"],
    ["2026-01-01", "dated", "1er janvier 2026"],
    ["2026-01-01", "date", "1er janvier"],
    ["2026-01-11", "date", "11 janvier"],
    ["2026-01-01", "month", "janvier 2026"],
    ["2024-01-01", "weekday", "lundi"],
  ] as const)("the first of a month is counted: %s, %s", (day, style, words) => {
    expect(formatDay(day, style)).toBe(words);
  });
});

describe("in English", () => {
  beforeAll(() => speak("en"));

  test("a span says the year of its first day where it is another one", () => {
    expect(formatDay("2026-01-01", "dated")).toBe("January 1, 2026");
    expect(formatFrom("2026-10-22", "2026-11-20")).toBe("October 22");
    expect(formatFrom("2025-11-22", "2026-11-20")).toBe("November 22, 2025");
  });
});
