/**
 * A sign while it is filled in: from a sign that there is, and back into what is saved. What it looks
 * for is a question or a tag, and what of it depends on the question's kind. Pure.
 */
import type {
  Id,
  Item,
  ItemKind,
  Line,
  Plan,
  Section,
  Sign,
  SignForm,
  Tag,
  Test,
} from "#host/bindings.ts";
import type { SignDraft } from "#shared/sign-draft.ts";

export const item = (id: Id) => `item ${id}`;
export const tag = (id: Id) => `tag ${id}`;

/** A new one, perhaps about a line. */
export function blankDraft(line: Id | null): SignDraft {
  return {
    id: null,
    line,
    words: "",
    what: "",
    side: "below",
    than: null,
    yes: null,
    choice: null,
    days: 2,
    action: null,
    off: false,
  };
}

/** A sign, to change it. */
export function draftOf({ id, line, pattern: { test, days }, action, off }: Sign): SignDraft {
  const draft = { ...blankDraft(line), id, days, action, off };
  switch (test.type) {
    case "below":
    case "above":
      return { ...draft, what: item(test.item), side: test.type, than: test.than };
    case "said":
      return { ...draft, what: item(test.item), yes: test.yes };
    case "chose":
      return { ...draft, what: item(test.item), choice: test.choice };
    case "tagged":
      return { ...draft, what: tag(test.tag) };
  }
}

/** What can be looked for in answers to a question of this kind; none: words say too much for a rule. */
export function lookOf(kind: ItemKind): "than" | "said" | "chose" | null {
  switch (kind.type) {
    case "faces":
    case "zero_to_ten":
    case "number":
    case "duration":
      return "than";
    case "yes_no":
      return "said";
    case "choose_one":
    case "choose_several":
      return "chose";
    case "short_text":
      return null;
  }
}

/** The numbers of a scale that something can be below, or above; none where any number will do. */
export function stepsOf(kind: ItemKind, side: SignDraft["side"]): number[] | null {
  const scale = { faces: [1, 2, 3, 4, 5], zero_to_ten: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] };
  if (kind.type !== "faces" && kind.type !== "zero_to_ten") return null;
  return side === "below" ? scale[kind.type].slice(1) : scale[kind.type].slice(0, -1);
}

/** The question that is looked at, if it is one. */
export function itemOf({ what }: SignDraft, items: readonly Item[]): Item | undefined {
  return items.find(({ id }) => item(id) === what);
}

/** What is looked for, once all of it is said. */
export function testOf(
  draft: SignDraft,
  items: readonly Item[],
  tags: readonly Tag[],
): Test | null {
  const ticked = tags.find(({ id }) => tag(id) === draft.what);
  if (ticked) return { type: "tagged", tag: ticked.id };
  const asked = itemOf(draft, items);
  if (!asked) return null;
  const { kind } = asked.wording;
  switch (lookOf(kind)) {
    case "than": {
      const steps = stepsOf(kind, draft.side);
      if (draft.than === null || (steps && !steps.includes(draft.than))) return null;
      return { type: draft.side, item: asked.id, than: draft.than };
    }
    case "said":
      return draft.yes === null ? null : { type: "said", item: asked.id, yes: draft.yes };
    case "chose": {
      const choices = "choices" in kind ? kind.choices : [];
      const chosen = choices.find(({ id }) => id === draft.choice);
      return chosen ? { type: "chose", item: asked.id, choice: chosen.id } : null;
    }
    case null:
      return null;
  }
}

/** What is still to be filled in. */
export function lackOf(draft: SignDraft, items: readonly Item[], tags: readonly Tag[]) {
  const line = draft.line === null && draft.words.trim() === "";
  const what = draft.what === "";
  const rest = !what && testOf(draft, items, tags) === null;
  return line || what || rest ? { line, what, rest } : null;
}

/** What is saved. */
export function formOf(draft: SignDraft, line: Id, test: Test): SignForm {
  const { id, days, action, off } = draft;
  return { id, line, pattern: { test, days }, action, off };
}

/** The sections that are about signs come first: that is where one is looked for. */
const aboutSigns = new Set(["early_signs", "hard_signs", "triggers"]);

/** The sections that have lines with words, those about signs first. */
export function sectionsOf({ sections }: Plan): Section[] {
  const about = ({ starter }: Section) => starter !== null && aboutSigns.has(starter);
  return sections
    .map((section) => ({ ...section, lines: section.lines.filter(({ text }) => text !== "") }))
    .filter(({ hidden, lines }) => !hidden && lines.length > 0)
    .toSorted((a, b) => Number(about(b)) - Number(about(a)));
}

/** Where a new sign's words go: to the early signs, or else to the first section there is. */
export function homeOf({ sections }: Plan): Id | undefined {
  const early = sections.find(({ starter }) => starter === "early_signs");
  return (early ?? sections.find(({ hidden }) => !hidden) ?? sections[0])?.id;
}

/** Every line of a plan. */
export function linesOf({ sections }: Plan): Line[] {
  return sections.flatMap(({ lines }) => lines);
}
