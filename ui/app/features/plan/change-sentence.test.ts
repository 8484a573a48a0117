import { beforeAll, expect, test, vi } from "vitest";
import type { PlanChange } from "#host/bindings.ts";
import { readWords, speak } from "#shared/i18n/i18n.svelte.ts";
import { quoted, sentenceOf } from "./change-sentence.ts";

beforeAll(async () => {
  // What the page would have; nothing of ours stands in for anything.
  vi.stubGlobal("document", { documentElement: {} });
  await speak("en");
  await readWords(["plan"]);
});

const change = (part: Partial<PlanChange>): PlanChange => ({
  seq: 1,
  day: "2026-11-22",
  time: "09:00",
  what: "added",
  to_section: false,
  count: 1,
  starter: "helps",
  title: null,
  before: null,
  after: null,
  can_undo: true,
  ...part,
});

test.each<[Partial<PlanChange>, string]>([
  [{ after: "Tea" }, "You added “Tea” to “What helps me”."],
  [{}, "You added a line to “What helps me”."],
  [{ after: "Tea", title: "Good things" }, "You added “Tea” to “Good things”."],
  [
    { what: "reworded", before: "Tea", after: "Strong tea" },
    "In “What helps me”, you changed “Tea” to “Strong tea”.",
  ],
  [{ what: "reworded", after: "Tea" }, "In “What helps me”, you gave a line the words “Tea”."],
  [{ what: "reworded", before: "Tea" }, "In “What helps me”, you took out the words “Tea”."],
  [
    { what: "linked", before: "Tea", after: "Tea" },
    "In “What helps me”, you changed what goes with “Tea”.",
  ],
  [{ what: "linked" }, "In “What helps me”, you changed what goes with a line."],
  [{ what: "moved", after: "Tea" }, "You moved “Tea”. It is in “What helps me”."],
  [
    { what: "moved", count: 3, after: "Tea" },
    "You put 3 lines of “What helps me” in another order.",
  ],
  [{ what: "moved" }, "You moved a line in “What helps me”."],
  [{ what: "removed", before: "Tea" }, "You deleted “Tea” from “What helps me”."],
  [{ what: "back", after: "Tea" }, "You brought “Tea” back to “What helps me”."],
  [
    { what: "added", starter: null, title: "Music", after: "Music", to_section: true },
    "You added the section “Music”.",
  ],
  [
    { what: "reworded", after: "Good things", title: "Good things", to_section: true },
    "You changed the heading “What helps me” to “Good things”.",
  ],
  [
    { what: "reworded", before: "Good things", to_section: true },
    "You changed the heading “Good things” to “What helps me”.",
  ],
  [{ what: "moved", count: 4, to_section: true }, "You put 4 sections in another order."],
  [{ what: "moved", to_section: true }, "You moved the section “What helps me”."],
  [{ what: "hidden", to_section: true }, "You put “What helps me” away."],
  [{ what: "back", to_section: true }, "You brought “What helps me” back."],
  [
    { what: "removed", starter: null, before: "Music", to_section: true },
    "You deleted the section “Music”.",
  ],
  [
    { what: "removed", starter: null, after: "Tea" },
    "You deleted “Tea” from “a section of your own”.",
  ],
])("%o is told", (part, sentence) => {
  expect(sentenceOf(change(part))).toBe(sentence);
});

test("long words are cut, and never within a letter", () => {
  expect(quoted("  a\n b ")).toBe("a b");
  expect(quoted(" ")).toBeUndefined();
  expect(quoted(null)).toBeUndefined();
  expect(quoted("🌱".repeat(161))).toBe(`${"🌱".repeat(160)}…`);
});
