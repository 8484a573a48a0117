/** Where a client is in a questionnaire that they left for another screen. */
import type { MeasureAnswers } from "#host/bindings.ts";

export type MeasurePlace = {
  answers: MeasureAnswers["answers"];
  /** The question, from 0; as many as there are: the end. */
  at: number;
  /** Whether their own support stands there in the place of the question that follows. */
  support: boolean;
};
