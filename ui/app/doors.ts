/**
 * What stands before the app: the ways into the vault, and the first run. Which one, `start` says;
 * so this is known, and the page asked for, before the app's own code is here.
 */
import type { Phase, Settings } from "#host/bindings.ts";

/** A page that is read when it is opened: its code, and its words. */
export type Page = {
  /** The files in `i18n/<language>` that it needs beside the core ones. */
  words: string[];
  load: () => Promise<{ default: unknown }>;
};

export type Door = "opening" | "welcome";

export const doors: Record<Door, Page> = {
  opening: {
    words: ["now", "opening", "photo"],
    load: () => import("./features/opening/OpeningScreen.svelte"),
  },
  welcome: {
    words: ["welcome"],
    load: () => import("./features/welcome/WelcomeScreen.svelte"),
  },
};

/** The door that the client stands at, if the app is not open to them yet. */
export function doorOf(phase: Phase, settings: Settings | null): Door | null {
  if (phase !== "ready") return "opening";
  return settings && !settings.welcomed ? "welcome" : null;
}
