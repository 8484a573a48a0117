/**
 * The questions that are offered to begin with, and later to add. Their words are in Fluent, in the
 * client's language; once taken, a question is the client's own to change.
 */
import type { Item, ItemForm } from "#host/bindings.ts";
import { t } from "./i18n/i18n.svelte.ts";

export type Starter = { name: string; like: string; form: () => ItemForm };

const words = (name: string): [string, string, string, string, string] => [
  t(`starter-${name}-1`),
  t(`starter-${name}-2`),
  t(`starter-${name}-3`),
  t(`starter-${name}-4`),
  t(`starter-${name}-5`),
];
const form = (name: string, rest: Pick<ItemForm, "kind" | "better" | "cadence">): ItemForm => ({
  id: null,
  ask: t(`starter-${name}`),
  ...rest,
});
const ten = (name: string): ItemForm =>
  form(name, {
    kind: { type: "zero_to_ten", low: t(`starter-${name}-low`), high: t(`starter-${name}-high`) },
    better: "high",
    cadence: "daily",
  });
const text = (name: string): ItemForm =>
  form(name, { kind: { type: "short_text" }, better: "neither", cadence: "daily" });

/** The starter set, in order. */
export const starters: Starter[] = [
  {
    name: "mood",
    like: "starter-like-faces",
    form: moodStarter,
  },
  { name: "energy", like: "starter-like-ten", form: () => ten("energy") },
  {
    name: "sleep",
    like: "starter-like-duration",
    form: () => form("sleep", { kind: { type: "duration" }, better: "neither", cadence: "daily" }),
  },
  { name: "people", like: "starter-like-ten", form: () => ten("people") },
  { name: "hope", like: "starter-like-ten", form: () => ten("hope") },
  { name: "helped", like: "starter-like-text", form: () => text("helped") },
  { name: "hard", like: "starter-like-text", form: () => text("hard") },
];

/** The usual words for five faces, from 1 to 5. */
export function usualFaces(): [string, string, string, string, string] {
  return words("mood");
}

/** The scale of faces to begin with. */
export function moodStarter(): ItemForm {
  return form("mood", {
    kind: { type: "faces", words: usualFaces() },
    better: "high",
    cadence: "every_time",
  });
}

/** The starters whose question is not among the client's items yet. */
export function startersLeft(items: readonly Item[]): Starter[] {
  const asked = new Set(items.map((item) => item.wording.ask));
  return starters.filter(({ name }) => !asked.has(t(`starter-${name}`)));
}
