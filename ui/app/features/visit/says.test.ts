/** The page for a visit: own lines come first, hidden ones not at all, and never more than fits. */
import { describe, expect, test } from "vitest";
import type { VisitLine } from "#host/bindings.ts";
import { type Candidate, candidates, fitting, type Heights, ownLines, saysOf } from "./says.ts";

const line = (key: string, part: VisitLine["part"], rest: Partial<VisitLine> = {}): VisitLine => ({
  key,
  part,
  what: { type: "plan", text: key },
  words: null,
  hidden: false,
  ...rest,
});

test("own lines come first, and what is hidden stays away", () => {
  const found = candidates({
    lines: [
      line("a", "helped"),
      line("b", "strengths", { words: "mine" }),
      line("c", "helped", { hidden: true }),
    ],
    own: [{ part: "helped", text: " The river \n\n Sleep" }],
  });
  expect(found.map(({ says }) => says)).toEqual(["mine", "The river", "Sleep", "a"]);
  expect(ownLines([], "want")).toEqual([]);
});

test("no line is longer than a page can bear, and each is one line", () => {
  const long = line("x".repeat(900), "want");
  expect(saysOf(long)).toHaveLength(300);
  expect(saysOf(line("a\nb", "want"))).toBe("a b");
});

describe("what fits", () => {
  const many = (part: Candidate["part"], count: number): Candidate[] =>
    Array.from({ length: count }, (_, n) => ({ part, key: `${part}${n}`, says: "" }));
  const heights = (page: number, lines: readonly Candidate[], height = 10): Heights => ({
    page,
    always: 20,
    heading: 5,
    lines: new Map(lines.map(({ key }) => [key, height])),
  });
  const total = (chosen: readonly Candidate[], { always, heading, lines }: Heights) =>
    always +
    heading * new Set(chosen.map(({ part }) => part)).size +
    chosen.reduce((sum, { key }) => sum + (lines.get(key) ?? 0), 0);

  test("is all of it where there is room", () => {
    const all = [...many("strengths", 3), ...many("want", 3)];
    expect(fitting(all, heights(1000, all))).toEqual(all);
  });

  test("never is more than the page, and no part is left out for another", () => {
    const all = [...many("strengths", 9), ...many("changed", 9), ...many("want", 9)];
    // Below that not even a line of each has room.
    for (let page = 65; page < 400; page += 7) {
      const room = heights(page, all);
      const chosen = fitting(all, room);
      expect(total(chosen, room)).toBeLessThanOrEqual(page);
      const counts = (["strengths", "changed", "want"] as const).map(
        (part) => chosen.filter((one) => one.part === part).length,
      );
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      // In the order of the page, whatever was chosen first.
      expect(chosen).toEqual(all.filter((one) => chosen.includes(one)));
    }
  });

  test("lets a shorter line in where a long one has no room", () => {
    const all = [...many("want", 2)];
    const room = {
      ...heights(60, all),
      lines: new Map([
        ["want0", 100],
        ["want1", 10],
      ]),
    };
    expect(fitting(all, room).map(({ key }) => key)).toEqual(["want1"]);
  });
});
