/**
 * Reads the files of words, each once, and only those that were asked for. Once asked for, a file
 * belongs to every language that is spoken from then on.
 */
import { FluentBundle, FluentResource } from "@fluent/bundle";
import type { Language } from "#host/bindings.ts";

/** How each language writes dates and numbers, and which way it runs. */
export const languages = {
  en: { locale: "en-CA", dir: "ltr" },
  fr: { locale: "fr-CA", dir: "ltr" },
} as const satisfies Record<Language, { locale: string; dir: "ltr" | "rtl" }>;

/** Every file of words, each to be read when it is asked for. */
const files = import.meta.glob<string>("../../../i18n/*/*.ftl", {
  query: "?raw",
  import: "default",
});

/** A language's texts, and the files that they were read from. */
type Words = { bundle: FluentBundle; read: Set<string> };

const asked = new Set<string>();
const words = new Map<Language, Words>();

/** Asks for files by name. They are read by the next `wordsOf`. */
export function ask(names: readonly string[]): void {
  for (const name of names) asked.add(name);
}

/** Reads one file into a language's texts. Names are set apart only where a script needs it. */
async function readFile(language: Language, name: string, into: Words): Promise<void> {
  const text = await files[`../../../i18n/${language}/${name}.ftl`]?.();
  if (text === undefined) throw new Error(`there are no words called ${name}`);
  if (into.read.has(name)) return;
  into.bundle.addResource(new FluentResource(text));
  into.read.add(name);
}

/** All texts of a language that were asked for, even if that grows meanwhile. */
export async function wordsOf(language: Language): Promise<FluentBundle> {
  const { locale, dir } = languages[language];
  const useIsolating = (dir as string) === "rtl";
  const have = words.get(language) ?? {
    bundle: new FluentBundle(locale, { useIsolating }),
    read: new Set(),
  };
  words.set(language, have);
  const lacking = () => [...asked].filter((name) => !have.read.has(name));
  while (lacking().length > 0) {
    await Promise.all(lacking().map((name) => readFile(language, name, have)));
  }
  return have.bundle;
}
