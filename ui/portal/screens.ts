/** The screens of who is signed in, each read with its words when it is first opened. */
import type { Component } from "svelte";
import { readWords } from "#shared/i18n/i18n.svelte.ts";
import { shownWords } from "#shared/shown/words.ts";
import type { Me } from "./api.ts";
import type { Stop } from "./router.svelte.ts";

/** What a screen is given: where it was opened from the router, and for whom. */
export type ScreenProps = { stop: Stop; me: Me };
type Screen = Component<ScreenProps>;
/** A screen may ask for less than it is given. */
type Asked = Component<ScreenProps> | Component<Record<string, never>>;
type Entry = { words: readonly string[]; load: () => Promise<{ default: Asked }> };

const screens: Record<Stop["name"], Entry> = {
  people: { words: [], load: () => import("./screens/People.svelte") },
  person: {
    words: [...shownWords, "portalwork"],
    load: () => import("./screens/Person.svelte"),
  },
  invite: { words: ["portalwork"], load: () => import("./screens/Invite.svelte") },
  ways: { words: ["portalenrol"], load: () => import("./screens/Ways.svelte") },
  workers: { words: ["portaloffice"], load: () => import("./screens/Workers.svelte") },
  audit: { words: ["portaloffice"], load: () => import("./screens/Audit.svelte") },
};

const loaded = new Map<Stop["name"], Promise<Screen>>();

async function read(name: Stop["name"]): Promise<Screen> {
  const { words, load: code } = screens[name];
  const [screen] = await Promise.all([code(), readWords(words)]);
  return screen.default as Screen;
}

/** A screen with its words. One that could not be had is asked for anew the next time. */
export function load(name: Stop["name"]): Promise<Screen> {
  const known = loaded.get(name);
  if (known) return known;
  const found = read(name);
  loaded.set(name, found);
  found.catch(() => loaded.delete(name));
  return found;
}
