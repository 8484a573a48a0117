/**
 * An item while it is being written: every kind's parts are kept side by side, so that trying another
 * kind loses nothing that was typed. Pure.
 */
import type { Better, Cadence, Choice, Item, ItemForm, ItemKind } from "#host/bindings.ts";
import type { ItemDraft as Draft, KindName } from "#shared/item-draft.ts";

export type { ItemDraft as Draft, KindName } from "#shared/item-draft.ts";

/** Every kind, in the order in which they are offered. */
export const kindNames = [
  "faces",
  "zero_to_ten",
  "yes_no",
  "number",
  "duration",
  "choose_one",
  "choose_several",
  "short_text",
] as const satisfies readonly KindName[];

/** Every cadence, in the order in which they are offered. */
export const cadences = [
  "every_time",
  "daily",
  "morning",
  "evening",
  "weekly",
] as const satisfies readonly Cadence[];

/** Which end of a scale can be better. */
export const betters = ["high", "low", "neither"] as const satisfies readonly Better[];

/** Two empty choices: as many as a choice needs. */
const twoChoices = (): Choice[] => [
  { id: "1", label: "" },
  { id: "2", label: "" },
];

/** What there is to write: an item as it is, or a new one. `usual`: words for faces to begin with. */
export function draftOf(item: Item | null, usual: Draft["words"]): Draft {
  const draft: Draft = {
    id: item?.id ?? null,
    ask: item?.wording.ask ?? "",
    kind: item?.wording.kind.type ?? "faces",
    words: [...usual],
    low: "",
    high: "",
    unit: "",
    choices: twoChoices(),
    better: item?.wording.better ?? "high",
    cadence: item?.cadence ?? "daily",
  };
  const kind = item?.wording.kind;
  switch (kind?.type) {
    case "faces":
      return { ...draft, words: [...kind.words] };
    case "zero_to_ten":
      return { ...draft, low: kind.low, high: kind.high };
    case "number":
      return { ...draft, unit: kind.unit };
    case "choose_one":
    case "choose_several":
      return { ...draft, choices: kind.choices };
    default:
      return draft;
  }
}

/** Whether one end can be better than the other. */
export function hasEnds(kind: KindName): boolean {
  return kind === "faces" || kind === "zero_to_ten" || kind === "number" || kind === "duration";
}

/** The kind with its parts. A choice without a word is no choice. */
export function kindOf(draft: Draft): ItemKind {
  const { kind: type, words, low, high, unit } = draft;
  const choices = draft.choices.filter(({ label }) => label.trim() !== "");
  switch (type) {
    case "faces":
      return { type, words };
    case "zero_to_ten":
      return { type, low, high };
    case "number":
      return { type, unit };
    case "choose_one":
    case "choose_several":
      return { type, choices };
    default:
      return { type };
  }
}

/** The form that is saved. */
export function formOf(draft: Draft): ItemForm {
  const { id, ask, cadence } = draft;
  const better = hasEnds(draft.kind) ? draft.better : "neither";
  return { id, ask, kind: kindOf(draft), better, cadence };
}

/** What is still to be filled in. */
export type Lack = { ask: boolean; words: boolean[]; choices: boolean };

export function lackOf(draft: Draft): Lack | null {
  const lack = {
    ask: draft.ask.trim() === "",
    words: draft.words.map((word) => draft.kind === "faces" && word.trim() === ""),
    choices:
      draft.kind.startsWith("choose_") &&
      draft.choices.filter(({ label }) => label.trim() !== "").length < 2,
  };
  return lack.ask || lack.choices || lack.words.includes(true) ? lack : null;
}

/** A choice to fill in, under the next number that is free. */
export function newChoice(choices: readonly Choice[]): Choice {
  const last = Math.max(0, ...choices.map(({ id }) => Number(id) || 0));
  return { id: String(last + 1), label: "" };
}
