/**
 * The app's words. `t(key, { name })` gives the text of a key in the chosen language, and gives it
 * anew, by itself, wherever it stands in a component when the language changes.
 *
 * Words are read when a screen that needs them is opened. A language is spoken only once everything
 * asked for so far is here in it, so that no screen ever shows a text that is not there.
 */
import type { Language } from "#host/bindings.ts";
import type { Given } from "./message.ts";
import { ask, languages, type Words, wordsOf } from "./words.ts";

/** What was last asked for; spoken as soon as its words are here. */
let chosen: Language = "en";
let spoken = $state.raw<{ language: Language; words: Words } | null>(null);

/** Reads the words that a screen needs, in the language that is spoken or about to be. */
export async function readWords(names: readonly string[]): Promise<void> {
  ask(names);
  let language: Language;
  let words: Words;
  do {
    language = chosen;
    words = await wordsOf(language);
  } while (language !== chosen);
  if (spoken?.language === language) return;
  spoken = { language, words };
  document.documentElement.lang = languages[language].locale;
  document.documentElement.dir = languages[language].dir;
}

/** Reads a language's words and speaks it from then on. */
export async function speak(language: Language): Promise<void> {
  chosen = language;
  await readWords([]);
}

/** The language that is spoken now. */
export function language(): Language {
  return spoken?.language ?? "en";
}

/** How the spoken language writes dates and numbers, for `Intl`. */
export function locale(): string {
  return languages[language()].locale;
}

/** The text of `key`. A key without a text comes back as itself, which a test does not let pass. */
export function t(key: string, given?: Given): string {
  const pattern = spoken?.words.texts.get(key);
  return spoken && pattern !== undefined ? spoken.words.say(pattern, given) : key;
}
