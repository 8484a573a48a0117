import { expect, test } from "vitest";
import { landing } from "./drag.ts";

// Three rows of different heights, one below the other.
const rows = [
  { top: 0, height: 40 },
  { top: 40, height: 100 },
  { top: 140, height: 40 },
];

test.each([
  [0, 0, 0],
  [0, 49, 0],
  [0, 50, 1],
  [0, 119, 1],
  [0, 120, 2],
  [0, 900, 2],
  [2, -49, 2],
  [2, -50, 1],
  [2, -120, 0],
  [2, -900, 0],
  [1, 19, 1],
  [1, 20, 2],
  [1, -20, 0],
  [7, 10, 7],
])("the row at %i, carried by %i px, lands at %i", (from, by, to) => {
  expect(landing(rows, from, by)).toBe(to);
});
