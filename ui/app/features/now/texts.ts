/** The texts of a pack of crisis lines, which come in each language. */
import type { Pack, Texting } from "#host/bindings.ts";
import { language, locale } from "#shared/i18n/i18n.svelte.ts";

/** A text in the spoken language, or else in one that there is. */
export function said(texts: Pack["name"]): string {
  return texts[language()] ?? Object.values(texts)[0] ?? "";
}

/** The word to send to a line, where it wants one. */
export function wordOf({ word }: Texting): string {
  return word ? said(word) : "";
}

/** Languages by their names: "English and French". */
export function languageNames(codes: readonly string[]): string {
  const names = new Intl.DisplayNames(locale(), { type: "language" });
  const said = codes.map((code) => names.of(code) ?? code);
  return new Intl.ListFormat(locale(), { type: "conjunction" }).format(said);
}
