import { describe, expect, test } from "vitest";
import type { Item, ItemKind } from "#host/bindings.ts";
import { draftOf, formOf, kindNames, lackOf, newChoice } from "./item-form.ts";

const usual = ["a", "b", "c", "d", "e"] as [string, string, string, string, string];
const choices = [
  { id: "1", label: "Home" },
  { id: "3", label: "Garden" },
];
const kinds: ItemKind[] = [
  { type: "faces", words: ["1", "2", "3", "4", "5"] },
  { type: "zero_to_ten", low: "none", high: "a lot" },
  { type: "yes_no" },
  { type: "number", unit: "cups" },
  { type: "duration" },
  { type: "choose_one", choices },
  { type: "choose_several", choices },
  { type: "short_text" },
];
const item = (kind: ItemKind): Item => ({
  id: "i",
  wording: { id: "w", ask: "Well?", kind, better: "neither" },
  cadence: "weekly",
  place: 0,
  hidden: false,
});

test("an item that is opened and saved says the same again", () => {
  expect(kinds.map(({ type }) => type)).toEqual(kindNames);
  for (const kind of kinds) {
    expect(formOf(draftOf(item(kind), usual))).toEqual({
      id: "i",
      ask: "Well?",
      kind,
      better: "neither",
      cadence: "weekly",
    });
  }
});

test("trying another kind loses nothing that was typed", () => {
  const draft = draftOf(item({ type: "choose_one", choices }), usual);
  const back = { ...{ ...draft, kind: "faces" as const }, kind: "choose_several" as const };
  expect(formOf(back).kind).toEqual({ type: "choose_several", choices });
});

test("only a scale has a better end", () => {
  const draft = { ...draftOf(null, usual), ask: "Well?", better: "high" as const };
  expect(formOf({ ...draft, kind: "number" }).better).toBe("high");
  expect(formOf({ ...draft, kind: "short_text" }).better).toBe("neither");
});

describe("what is still to be filled in", () => {
  const draft = { ...draftOf(null, usual), ask: "Well?" };
  test("is nothing where all is there", () => expect(lackOf(draft)).toBeNull());
  test("is the question", () => expect(lackOf({ ...draft, ask: "  " })?.ask).toBe(true));
  test("is a face's word, but only where faces are asked", () => {
    const bare = { ...draft, words: ["a", "", "c", "d", " "] as typeof usual };
    expect(lackOf(bare)?.words).toEqual([false, true, false, false, true]);
    expect(lackOf({ ...bare, kind: "yes_no" })).toBeNull();
  });
  test("is a second choice", () => {
    expect(lackOf({ ...draft, kind: "choose_one" })?.choices).toBe(true);
    expect(lackOf({ ...draft, kind: "choose_one", choices })).toBeNull();
  });
});

test("a new choice takes a number that no other had", () => {
  expect(newChoice(choices)).toEqual({ id: "4", label: "" });
  expect(newChoice([])).toEqual({ id: "1", label: "" });
});
