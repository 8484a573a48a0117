/** Where a questionnaire goes on, and what an answer opens. */
import type { MeasureAnswers, MeasureQuestion, MeasureSheet } from "#host/bindings.ts";

type Answers = MeasureAnswers["answers"];

/** The question at which someone goes on: the one after the last that was answered; or the end. */
export function goOnAt({ questions, answers }: MeasureSheet): number {
  return questions.findLastIndex(({ id }) => answers[id] !== undefined) + 1;
}

/** Whether this answer opens the client's own support, as the pack says. */
export function opensSupport({ opens_support: from }: MeasureQuestion, value: number): boolean {
  return from !== null && value >= from;
}

/** Answers with one more, or with one taken back. */
export function withAnswer(answers: Answers, id: string, value: number | undefined): Answers {
  const others = Object.entries(answers).filter(([one]) => one !== id);
  return Object.fromEntries(value === undefined ? others : [...others, [id, value]]);
}

/** A lead that fits above every question; a longer one is folded after the first. */
export const isShort = (lead: string): boolean => lead.length <= 120;
