/**
 * Reads the files of words, each once, and only those that were asked for. Once asked for, a file
 * belongs to every language that is spoken from then on.
 */
import type { Language } from "#host/bindings.ts";
import { type Texts, type Voice, voiceOf } from "./message.ts";

/** How each language writes dates and numbers, and which way it runs. */
export const languages = {
  en: { locale: "en-CA", dir: "ltr" },
  fr: { locale: "fr-CA", dir: "ltr" },
} as const satisfies Record<Language, { locale: string; dir: "ltr" | "rtl" }>;

/** Every file of words, each to be read when it is asked for. */
const files = import.meta.glob<Texts>("../../../i18n/*/*.ftl", { import: "default" });

/** A language's texts as far as they are read, how they are said, and the files they are from. */
export type Words = { texts: Map<string, Texts[string]>; say: Voice; read: Set<string> };

const asked = new Set<string>();
const words = new Map<Language, Words>();

/** Asks for files by name. They are read by the next `wordsOf`. */
export function ask(names: readonly string[]): void {
  for (const name of names) asked.add(name);
}

/** Reads one file into a language's texts. */
async function readFile(language: Language, name: string, into: Words): Promise<void> {
  const texts = await files[`../../../i18n/${language}/${name}.ftl`]?.();
  if (texts === undefined) throw new Error(`there are no words called ${name}`);
  for (const [key, pattern] of Object.entries(texts)) into.texts.set(key, pattern);
  into.read.add(name);
}

/** What a language has before anything is read. Names are set apart only where a script needs it. */
function noWords(language: Language): Words {
  const { locale, dir } = languages[language];
  return { texts: new Map(), say: voiceOf(locale, (dir as string) === "rtl"), read: new Set() };
}

/** A language with all the words that were asked for, even if that grows meanwhile. */
export async function wordsOf(language: Language): Promise<Words> {
  const have = words.get(language) ?? noWords(language);
  words.set(language, have);
  const lacking = () => [...asked].filter((name) => !have.read.has(name));
  while (lacking().length > 0) {
    await Promise.all(lacking().map((name) => readFile(language, name, have)));
  }
  return have;
}
