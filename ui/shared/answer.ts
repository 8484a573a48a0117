/** Answers as words: what is shown of a check-in wherever it is looked back on. */
import type { Answer, Answered, CheckIn, ItemKind, Wording } from "#host/bindings.ts";
import { formatDuration, formatNumber } from "./format.ts";
import { t } from "./i18n/i18n.svelte.ts";

/** The label of a choice, or nothing if it is not among them. */
function labelOf(kind: ItemKind, id: unknown): string {
  if (kind.type !== "choose_one" && kind.type !== "choose_several") return "";
  return kind.choices.find((choice) => choice.id === id)?.label ?? "";
}

/** An answer in words, by the wording that was answered. */
export function answerText(wording: Wording, value: Answer): string {
  const { kind } = wording;
  switch (kind.type) {
    case "faces":
      return kind.words[Number(value) - 1] ?? "";
    case "zero_to_ten":
      return t("answer-of-ten", { number: formatNumber(Number(value)) });
    case "yes_no":
      return value === true ? t("yes") : t("no");
    case "number":
      return kind.unit
        ? t("answer-with-unit", { number: formatNumber(Number(value)), unit: kind.unit })
        : formatNumber(Number(value));
    case "duration":
      return formatDuration(Number(value));
    case "choose_one":
      return labelOf(kind, value);
    case "choose_several":
      return (Array.isArray(value) ? value : [])
        .map((id) => labelOf(kind, id))
        .filter((label) => label !== "")
        .join(", ");
    case "short_text":
      return String(value);
  }
}

/** A face that was answered: which of the five, with the client's word for it. */
export type FaceAnswer = { level: number; word: string };

/** The first face of a check-in, which stands for it in lists. */
export function faceOf(checkin: CheckIn): FaceAnswer | null {
  const answered = checkin.answers.find((one) => one.wording.kind.type === "faces");
  if (!answered) return null;
  return { level: Number(answered.value), word: answerText(answered.wording, answered.value) };
}

/** What was answered beside the first face. */
export function othersOf(checkin: CheckIn): Answered[] {
  const first = checkin.answers.find((one) => one.wording.kind.type === "faces");
  return checkin.answers.filter((one) => one !== first);
}
