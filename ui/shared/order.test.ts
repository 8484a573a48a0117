/** Putting a list in order. */
import { expect, test } from "vitest";
import { carried, inOrder, moved } from "./order.ts";

const list = ["a", "b", "c"].map((id) => ({ id }));
const ids = (things: { id: string }[]) => things.map(({ id }) => id).join("");

test("things move one place and stay at the ends", () => {
  expect(ids(moved(list, "b", -1))).toBe("bac");
  expect(ids(moved(list, "b", 1))).toBe("acb");
  expect(ids(moved(list, "a", -1))).toBe("abc");
  expect(ids(moved(list, "c", 1))).toBe("abc");
  expect(ids(moved(list, "x", 1))).toBe("abc");
});

test("a thing is carried to another place, and the others close up", () => {
  expect(carried(["a", "b", "c", "d"], 0, 2)).toEqual(["b", "c", "a", "d"]);
  expect(carried(["a", "b", "c", "d"], 3, 0)).toEqual(["d", "a", "b", "c"]);
  expect(carried(["a", "b"], 1, 1)).toEqual(["a", "b"]);
  expect(carried(["a", "b"], 7, 0)).toEqual(["a", "b"]);
});

test("what an order does not name follows as it was", () => {
  expect(ids(inOrder(list, ["c", "a"]))).toBe("cab");
  expect(ids(inOrder(list, ["x", "b"]))).toBe("bac");
  expect(ids(inOrder(list, []))).toBe("abc");
});
