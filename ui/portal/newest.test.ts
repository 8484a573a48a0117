import { expect, test } from "vitest";
import { isOlder } from "./newest.ts";

const at = (statement: number, epoch: number, manifest: number) => ({ statement, epoch, manifest });

test("what is older than what was seen is told, and a new epoch is not, however far the last was counted", () => {
  const seen = at(3, 2, 12);
  for (const one of [at(2, 2, 12), at(3, 2, 11), at(2, 1, 13), at(4, 1, 13), at(4, 2, 11)])
    expect(isOlder(one, seen), JSON.stringify(one)).toBe(true);
  for (const one of [seen, at(3, 2, 13), at(4, 2, 12), at(4, 3, 1), at(13, 11, 11)])
    expect(isOlder(one, seen), JSON.stringify(one)).toBe(false);
});
