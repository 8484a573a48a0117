/** The app's own words, read from where the app reads them, so that no story writes them again. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";

export type Language = "en" | "fr";
export const languages: Language[] = ["en", "fr"];
export const locales = { en: "en-CA", fr: "fr-CA" } as const;

export type Words = (key: string, given?: Record<string, FluentVariable>) => string;

/** Gives the text of a key in a language, as the client sees it. */
export function wordsOf(language: Language): Words {
  const folder = path.resolve(import.meta.dirname, "../../../i18n", language);
  const bundle = new FluentBundle(locales[language], { useIsolating: false });
  for (const file of readdirSync(folder)) {
    bundle.addResource(new FluentResource(readFileSync(path.join(folder, file), "utf8")));
  }
  return (key, given) => {
    const value = bundle.getMessage(key)?.value;
    if (!value) throw new Error(`no text is called ${key}`);
    // Browsers show any run of white space as one space; the no-break space stays what it is.
    return bundle.formatPattern(value, given).replace(/[ \n]+/g, " ");
  };
}
