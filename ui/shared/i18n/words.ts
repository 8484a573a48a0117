/**
 * Reads words: a language's core ones with the language, every other file when it is asked for, each
 * once. Once asked for, a file belongs to every language that is read from then on.
 */
import type { Language } from "#host/bindings.ts";
import { type Texts, type Voice, voiceOf } from "./message.ts";

/** How each language writes dates and numbers, which way it runs, and where its words are. */
export const languages = {
  en: { locale: "en-CA", dir: "ltr", words: () => import("./en.ts") },
  fr: { locale: "fr-CA", dir: "ltr", words: () => import("./fr.ts") },
} as const satisfies Record<Language, { locale: string; dir: "ltr" | "rtl"; words: unknown }>;

/** A language's texts as far as they are read, how they are said, and the files they are from. */
export type Words = { texts: Map<string, Texts[string]>; say: Voice; read: Set<string> };

const asked = new Set<string>();
const known = new Map<Language, Promise<Words>>();

/** The language of this device, as far as Trellis speaks it. */
export function deviceLanguage(): Language {
  return navigator.language.toLowerCase().startsWith("fr") ? "fr" : "en";
}

/** Asks for files by name. They are read by the next `wordsOf`. */
export function ask(names: readonly string[]): void {
  for (const name of names) asked.add(name);
}

function add(file: Texts, words: Words): void {
  for (const [key, pattern] of Object.entries(file)) words.texts.set(key, pattern);
}

/** A language with its core words. Names are set apart only where a script needs it. */
async function begin(language: Language): Promise<Words> {
  const { locale, dir, words } = languages[language];
  const say = voiceOf(locale, (dir as string) === "rtl");
  const begun: Words = { texts: new Map(), say, read: new Set() };
  for (const file of Object.values((await words()).core)) add(file, begun);
  return begun;
}

async function readMore(language: Language, name: string, words: Words): Promise<void> {
  const { more } = await languages[language].words();
  const file = await more[`../../../i18n/${language}/${name}.ftl`]?.();
  if (file === undefined) throw new Error(`there are no words called ${name}`);
  add(file, words);
  words.read.add(name);
}

/** A language with all the words that were asked for, even if that grows meanwhile. */
export async function wordsOf(language: Language): Promise<Words> {
  const begun = known.get(language) ?? begin(language);
  known.set(language, begun);
  // What could not be read is asked for again the next time.
  begun.catch(() => known.delete(language));
  const words = await begun;
  const lacking = () => [...asked].filter((name) => !words.read.has(name));
  while (lacking().length > 0) {
    await Promise.all(lacking().map((name) => readMore(language, name, words)));
  }
  return words;
}
