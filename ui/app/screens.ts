/**
 * Every screen: which place it belongs to, whether the places are shown under it on a phone, and
 * where its code is. Today comes with the app; every other one is read when it is first opened.
 */
import type { Component } from "svelte";
import type { ScreenName } from "#shared/state/router.svelte.ts";
import TodayScreen from "./features/today/TodayScreen.svelte";

/** What a screen is given arrives as its props; the router's types have made it fit. */
type Screen = Component<Record<string, unknown>>;
type Entry = {
  place: "today" | "lookback" | "me";
  /** A form fills a phone's screen: the places would be one more thing to hit by accident. */
  alone?: boolean;
  load: () => Promise<{ default: unknown }>;
};

const screens: Record<ScreenName, Entry> = {
  today: { place: "today", load: () => Promise.resolve({ default: TodayScreen }) },
  checkin: {
    place: "today",
    alone: true,
    load: () => import("./features/checkin/CheckInScreen.svelte"),
  },
  lookback: { place: "lookback", load: () => import("./features/calendar/CalendarScreen.svelte") },
  day: { place: "lookback", load: () => import("./features/calendar/DayScreen.svelte") },
  search: { place: "lookback", load: () => import("./features/calendar/SearchScreen.svelte") },
  me: { place: "me", load: () => import("./features/settings/MeScreen.svelte") },
  look: { place: "me", load: () => import("./features/settings/LookScreen.svelte") },
  items: { place: "me", load: () => import("./features/items/ItemsScreen.svelte") },
  item: { place: "me", alone: true, load: () => import("./features/items/ItemScreen.svelte") },
  tags: { place: "me", load: () => import("./features/items/TagsScreen.svelte") },
  import: { place: "me", load: () => import("./features/import/ImportScreen.svelte") },
};

const read = new Map<ScreenName, Screen>([["today", TodayScreen as Screen]]);

/** A screen's entry. */
export function entryOf(name: ScreenName): Entry {
  return screens[name];
}

/** A screen that is here already, so that it shows without a moment of nothing. */
export function screenNow(name: ScreenName): Screen | undefined {
  return read.get(name);
}

/** Reads a screen. */
export async function loadScreen(name: ScreenName): Promise<Screen> {
  const screen = (await screens[name].load()).default as Screen;
  read.set(name, screen);
  return screen;
}
