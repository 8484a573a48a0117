/**
 * The beginning: what the first screen waits for is asked for at once, while most of the code is
 * still on its way: the core's first answer, the words, and the page that the answer leads to. This
 * runs first of all, so it stands on nothing large (`scripts/first.mjs` holds it to that).
 */
import type { Start } from "#host/bindings.ts";
import { client } from "#host/client.ts";
import { ask, deviceLanguage, languages, wordsOf } from "#shared/i18n/words.ts";
import { doorOf, doors } from "./doors.ts";

const trouble: Start = {
  phase: "failed",
  failure: "trouble",
  settings: null,
  look: null,
  today: null,
  safety_copy: false,
  lock: null,
  words: false,
  language: null,
  half: null,
};

/** The core's first answer. */
export const start: Promise<Start> = client.start({}).catch(() => trouble);

/** Reads ahead. Who needs it asks again, and is told then if it cannot be had. */
async function readAhead(): Promise<void> {
  const words = wordsOf(deviceLanguage());
  const { phase, settings, language } = await start;
  const door = doorOf(phase, settings);
  if (door) ask(doors[door].words);
  await Promise.all([
    words,
    door && doors[door].load(),
    wordsOf(settings?.language ?? language ?? deviceLanguage()),
  ]);
}
readAhead().catch(() => undefined);

// A language's first formatter of dates costs a slow phone a tenth of a second. It is made now, while
// there is nothing to do but wait; the next ones are quick.
new Intl.DateTimeFormat(languages[deviceLanguage()].locale, { weekday: "long" });
