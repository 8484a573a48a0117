import { expect, test } from "vitest";
import { looks } from "./openings.ts";

/** An hour by this device's clock. */
const at = (day: number, hour: number) => new Date(2026, 1, day, hour, 59).toISOString();
const opened = (day: number, hour: number) => ({ at: at(day, hour), stop: false });

test("what was opened on one day is one line, whatever came between", () => {
  const openings = [
    opened(4, 0),
    opened(3, 23),
    { at: at(3, 14), stop: true },
    opened(3, 9),
    opened(3, 0),
    opened(1, 12),
  ];
  expect(looks(openings)).toEqual([
    { day: "2026-02-04", stop: false, times: 1 },
    { day: "2026-02-03", stop: false, times: 3 },
    { day: "2026-02-03", stop: true, times: 1 },
    { day: "2026-02-01", stop: false, times: 1 },
  ]);
  expect(looks([])).toEqual([]);
});
