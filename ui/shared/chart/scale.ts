/**
 * From values to places on a chart, and from gaps to gaps. Plain arithmetic: an axis that begins
 * and ends where the question does, lines between days that follow one another, and nothing where
 * nothing was answered.
 */
import type { ChartPoint, Wording } from "#host/bindings.ts";

/** What is drawn: a question, and what its answers look like. */
export type Charted = { wording: Pick<Wording, "ask" | "kind"> };

/** An axis: its ends, and where its lines are drawn. */
export type Axis = { low: number; high: number; lines: number[] };

/** A step that people count in: 1, 2 or 5, and these times ten. */
function step(range: number): number {
  const size = 10 ** Math.floor(Math.log10(range / 3));
  return [1, 2, 5, 10].map((by) => by * size).find((by) => range / by <= 4) ?? range;
}

/** The axis of a question, for the values that are shown. */
export function axisOf(item: Charted, points: readonly ChartPoint[]): Axis {
  switch (item.wording.kind.type) {
    case "faces":
      return { low: 1, high: 5, lines: [1, 2, 3, 4, 5] };
    case "zero_to_ten":
      return { low: 0, high: 10, lines: [0, 5, 10] };
    case "yes_no":
      return { low: 0, high: 1, lines: [0, 1] };
    default:
  }
  const told = points.flatMap((point) => point.told ?? []);
  const least = Math.min(0, ...told.map((level) => level.low));
  const most = Math.max(1, ...told.map((level) => level.high));
  // Hours are counted in hours.
  const hours = item.wording.kind.type === "duration";
  const by = hours
    ? Math.max(60, Math.ceil((most - least) / 60 / 4) * 60)
    : Math.max(step(most - least), Number.MIN_VALUE);
  const low = Math.floor(least / by) * by;
  const lines = [low];
  for (let n = 1; (lines.at(-1) ?? most) < most && n < 12; n += 1) lines.push(low + n * by);
  return { low, high: lines.at(-1) ?? most, lines };
}

/** How far up the axis a value stands: 0 at its foot, 1 at its top. */
export function heightOf(axis: Axis, value: number): number {
  return (value - axis.low) / (axis.high - axis.low);
}

/** The points with an answer, in runs: between two runs there is a gap, and no line. */
export function runs(points: readonly ChartPoint[]): number[][] {
  const found: number[][] = [];
  points.forEach(({ told }, n) => {
    if (!told) return;
    const run = found.at(-1);
    if (run && run.at(-1) === n - 1) run.push(n);
    else found.push([n]);
  });
  return found;
}
