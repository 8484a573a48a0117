/** The questions that are offered at first. Their words are in Fluent, in the client's language. */
import type { ItemForm } from "#host/bindings.ts";
import { t } from "#shared/i18n/i18n.svelte.ts";

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
    form: () =>
      form("mood", {
        kind: { type: "faces", words: words("mood") },
        better: "high",
        cadence: "every_time",
      }),
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
