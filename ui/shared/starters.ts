/**
 * The starter set: questions that are offered to begin with, in the spoken language. None is forced,
 * and each is the client's own to change once it was taken.
 */
import type { Item, ItemForm, ItemKind } from "#host/bindings.ts";
import { t } from "./i18n/i18n.svelte.ts";

/** Every starter, in the order in which they are offered. */
export const starterNames = [
  "mood",
  "energy",
  "sleep",
  "people",
  "hope",
  "helped",
  "hard",
] as const;
export type StarterName = (typeof starterNames)[number];

/** The usual words for five faces, from 1 to 5. */
export function usualFaces(): Extract<ItemKind, { type: "faces" }>["words"] {
  return [t("faces-1"), t("faces-2"), t("faces-3"), t("faces-4"), t("faces-5")];
}

/** A starter as a form that can be saved. */
export function starter(name: StarterName): ItemForm {
  const form = { id: null, ask: t(`starter-${name}`) };
  switch (name) {
    case "mood":
      return {
        ...form,
        kind: { type: "faces", words: usualFaces() },
        better: "high",
        cadence: "every_time",
      };
    case "sleep":
      return { ...form, kind: { type: "duration" }, better: "neither", cadence: "daily" };
    case "energy":
    case "people":
    case "hope":
      return {
        ...form,
        kind: { type: "zero_to_ten", low: t(`ends-${name}-low`), high: t(`ends-${name}-high`) },
        better: "high",
        cadence: "daily",
      };
    case "helped":
    case "hard":
      return { ...form, kind: { type: "short_text" }, better: "neither", cadence: "daily" };
  }
}

/** The starters that are not among the client's items yet, by their question. */
export function startersLeft(items: readonly Item[]): StarterName[] {
  const asked = new Set(items.map((item) => item.wording.ask));
  return starterNames.filter((name) => !asked.has(t(`starter-${name}`)));
}
