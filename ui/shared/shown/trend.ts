/**
 * Points of a chart from the days that are shared: each day the mean, the lowest and the highest of
 * its answers, each week those of its days. A day without an answer is a gap.
 */
import type { ChartLevel, ChartPoint } from "#host/bindings.ts";
import { addDays, daysBetween } from "../format.ts";
import type { Day, Given, Question } from "./projection.ts";
import { fits } from "./read.ts";

/** How far a chart looks back. */
export type Span = "month" | "year";

const drawn = new Set(["faces", "zero_to_ten", "yes_no", "number", "duration"]);

/** An answer as a number on the question's axis; none where it is none. */
function onAxis({ shape }: Question, value: Given["value"]): number | null {
  if (!fits(shape, value)) return null;
  const found = Number(value);
  return shape.type === "zero_to_ten" && (found < 0 || found > 10) ? null : found;
}

/** What was answered to a question, by day. */
function byDay(question: Question, days: readonly Day[]): Map<string, ChartLevel> {
  const found = new Map<string, ChartLevel>();
  for (const { day, checkins } of days) {
    const told = checkins
      .flatMap(({ answers }) => answers)
      .filter(({ item }) => item === question.id)
      .map(({ value }) => onAxis(question, value))
      .filter((value) => value !== null);
    if (told.length > 0) found.set(day, together(told.map((value) => level(value))));
  }
  return found;
}

const level = (value: number): ChartLevel => ({ days: 1, mean: value, low: value, high: value });

/** Several as one. */
function together(levels: ChartLevel[]): ChartLevel {
  return {
    days: levels.length,
    mean: levels.reduce((sum, { mean }) => sum + mean, 0) / levels.length,
    low: Math.min(...levels.map(({ low }) => low)),
    high: Math.max(...levels.map(({ high }) => high)),
  };
}

/** A question over time. */
export type Trend = { question: Question; points: ChartPoint[]; whole: ChartLevel | null };

/** The questions that can be drawn and were ever answered, over the span that ends on `last`. */
export function trends(
  questions: readonly Question[],
  days: readonly Day[],
  last: string,
  span: Span,
): Trend[] {
  return questions
    .filter(({ shape }) => drawn.has(shape.type))
    .map((question) => ({ question, told: byDay(question, days) }))
    .filter(({ told }) => told.size > 0)
    .map(({ question, told }) => {
      const wide = span === "month" ? 1 : 7;
      const count = span === "month" ? 30 : 52;
      const first = addDays(last, 1 - count * wide);
      const slots: ChartLevel[][] = Array.from({ length: count }, () => []);
      for (const [day, answered] of told) {
        slots[Math.floor(daysBetween(first, day) / wide)]?.push({ ...answered, days: 1 });
      }
      const points = slots.map((slot, n): ChartPoint => {
        const from = addDays(first, n * wide);
        const to = addDays(from, wide - 1);
        return { from, to, told: slot.length > 0 ? together(slot) : null };
      });
      const all = slots.flat();
      return { question, points, whole: all.length > 0 ? together(all) : null };
    });
}
