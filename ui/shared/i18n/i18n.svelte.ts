/**
 * The app's words. `t(key, { name })` gives the text of a key in the chosen language, and gives it
 * anew, by itself, wherever it stands in a component when the language changes.
 */
import { FluentBundle, FluentResource } from "@fluent/bundle";
import type { Language } from "#host/bindings.ts";

/** How each language writes dates and numbers, which way it runs, and where its words are. */
const languages = {
  en: { locale: "en-CA", dir: "ltr", words: () => import("./words-en.ts") },
  fr: { locale: "fr-CA", dir: "ltr", words: () => import("./words-fr.ts") },
} as const satisfies Record<Language, { locale: string; dir: "ltr" | "rtl"; words: unknown }>;

/** What a text may be given. */
export type Given = Record<string, string | number>;

let spoken = $state.raw<{ language: Language; bundle: FluentBundle } | null>(null);

/** The language of this device, as far as Trellis speaks it. */
export function deviceLanguage(): Language {
  return navigator.language.toLowerCase().startsWith("fr") ? "fr" : "en";
}

/** Makes a bundle of one language's texts. Names are set apart only where a script needs it. */
export function bundleOf(language: Language, words: string): FluentBundle {
  const { locale, dir } = languages[language];
  const bundle = new FluentBundle(locale, { useIsolating: (dir as string) === "rtl" });
  bundle.addResource(new FluentResource(words));
  return bundle;
}

/** Reads a language's words and speaks it from then on. */
export async function speak(language: Language): Promise<void> {
  if (spoken?.language === language) return;
  const { default: words } = await languages[language].words();
  spoken = { language, bundle: bundleOf(language, words) };
  document.documentElement.lang = languages[language].locale;
  document.documentElement.dir = languages[language].dir;
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
  const message = spoken?.bundle.getMessage(key);
  if (!spoken || !message?.value) return key;
  return spoken.bundle.formatPattern(message.value, given);
}
