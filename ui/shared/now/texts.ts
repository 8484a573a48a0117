/** The texts of a pack of crisis lines, which come in each language. */
import type { Pack, Texting } from "#host/bindings.ts";
import { language, locale } from "../i18n/i18n.svelte.ts";

/** A text in the spoken language, or else in one that there is. */
export function said(texts: Pack["name"]): string {
  return texts[language()] ?? Object.values(texts)[0] ?? "";
}

/** The word to send to a line, where it wants one. */
export function wordOf({ word }: Texting): string {
  return word ? said(word) : "";
}

/** Making what writes a list is slow, so what it wrote is kept, by locale and list. */
const written = new Map<string, string>();

/** Languages by their names: "English and French". */
export function languageNames(codes: readonly string[]): string {
  const key = [locale(), ...codes].join();
  let names = written.get(key);
  if (names === undefined) {
    const one = new Intl.DisplayNames(locale(), { type: "language" });
    const all = codes.map((code) => one.of(code) ?? code);
    names = new Intl.ListFormat(locale(), { type: "conjunction" }).format(all);
    written.set(key, names);
  }
  return names;
}
