import { expect, test } from "vitest";
import type { Item, ItemKind, ChartLevel, ChartPoint } from "#host/bindings.ts";
import { axisOf, heightOf, runs } from "./scale.ts";

const item = (kind: ItemKind): Item => ({
  id: "1",
  wording: { id: "a", ask: "?", kind, better: "high" },
  cadence: "daily",
  place: 0,
  hidden: false,
});
const point = (low: number | null, high = low): ChartPoint => ({
  from: "2026-06-01",
  to: "2026-06-01",
  told: low === null ? null : ({ days: 1, mean: low, low, high } as ChartLevel),
});

test("an axis begins and ends where the question does", () => {
  const words: [string, string, string, string, string] = ["a", "b", "c", "d", "e"];
  expect(axisOf(item({ type: "faces", words }), []).lines).toEqual([1, 2, 3, 4, 5]);
  expect(axisOf(item({ type: "zero_to_ten", low: "", high: "" }), [])).toMatchObject({
    low: 0,
    high: 10,
  });
});

test("an axis of numbers holds every value, and few lines", () => {
  const number = item({ type: "number", unit: "" });
  for (const most of [0, 0.4, 1, 3, 7, 12, 99, 101, 4500, 1e12]) {
    const axis = axisOf(number, [point(0, most), point(null)]);
    expect(axis.high).toBeGreaterThanOrEqual(most);
    expect(axis.low).toBe(0);
    expect(axis.lines.length).toBeGreaterThan(1);
    expect(axis.lines.length).toBeLessThan(7);
  }
  const below = axisOf(number, [point(-7, 3)]);
  expect(below.low).toBeLessThanOrEqual(-7);
  expect(heightOf(below, below.low)).toBe(0);
  expect(heightOf(below, below.high)).toBe(1);
});

test("sleep is counted in hours", () => {
  const sleep = axisOf(item({ type: "duration" }), [point(380, 530)]);
  expect(sleep.lines.every((line) => line % 60 === 0)).toBe(true);
  expect(sleep.high).toBeGreaterThanOrEqual(530);
});

test("a gap is no line", () => {
  const points = [point(1), point(2), point(null), point(3), point(null), point(null), point(4)];
  expect(runs(points)).toEqual([[0, 1], [3], [6]]);
  expect(runs([point(null)])).toEqual([]);
});
