/** Moving one thing of a list. */
import { expect, test } from "vitest";
import { moved } from "./order.ts";

test("things move one place and stay at the ends", () => {
  const list = ["a", "b", "c"].map((id) => ({ id }));
  const ids = (things: { id: string }[]) => things.map(({ id }) => id).join("");
  expect(ids(moved(list, "b", -1))).toBe("bac");
  expect(ids(moved(list, "b", 1))).toBe("acb");
  expect(ids(moved(list, "a", -1))).toBe("abc");
  expect(ids(moved(list, "c", 1))).toBe("abc");
  expect(ids(moved(list, "x", 1))).toBe("abc");
});
