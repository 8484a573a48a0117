import { expect, test } from "vitest";
import { fileName, formats, sinceOf } from "./asking.ts";

test("a file is called by what it is, and says when it is locked", () => {
  expect(fileName("page", "open")).toBe("trellis.html");
  expect(fileName("fhir", "recipient")).toBe("trellis-fhir.json.age");
});

test("since when is a day, nothing for all of it, and unknown while no day is chosen", () => {
  expect(sinceOf("all", "", "2026-06-01")).toBeNull();
  expect(sinceOf("months", "", "2026-05-31")).toBe("2026-02-28");
  expect(sinceOf("year", "", "2028-02-29")).toBe("2027-02-28");
  expect(sinceOf("day", "2026-01-02", "2026-06-01")).toBe("2026-01-02");
  expect(sinceOf("day", "", "2026-06-01")).toBeUndefined();
});

test("what is nobody's business in a health record has no place there", () => {
  expect(formats.fhir).not.toContain("circle");
});
