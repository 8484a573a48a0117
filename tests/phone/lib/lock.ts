/** A lock with a PIN, and the screens about it. */
import { expect, type Page } from "@playwright/test";
import { Bridge } from "./bridge.ts";
import type { Door, Visit } from "./screens.ts";
import type { Words } from "./words.ts";

export const pin = "271828";
export const nobody = { typed: null, words: null };

/** Lets the client's finger open the lock, on a device that recognises it. */
export async function bindFinger(bridge: Bridge): Promise<void> {
  await bridge.ask("biometry_on", { typed: pin, words: null });
}

type Way = (visit: Visit) => Promise<void>;

/** Turns a lock on that does not lock by itself: the walk goes on for long. */
export async function lockUp(bridge: Bridge): Promise<void> {
  await bridge.ask("lock_set", { proof: nobody, way: "pin", typed: pin });
  await bridge.ask("lock_auto", "never");
}

/** Touches a button. */
export const tap = (page: Page, t: Words, key: string) =>
  page.getByRole("button", { name: t(key), exact: true }).tap();

/** Waits for a screen's title. */
export const titled = (page: Page, t: Words, key: string) =>
  expect(page.getByRole("heading", { level: 1, name: t(key), exact: true })).toBeVisible();

/** Goes to the screen about the lock, by touch. */
export async function toLock(page: Page, t: Words): Promise<void> {
  await page.getByRole("link", { name: t("place-me") }).tap();
  await page
    .getByRole("button")
    .filter({ hasText: t("me-way-lock") })
    .tap();
  await titled(page, t, "lock-title");
}

/** Makes recovery words. */
export async function makeWords(bridge: Bridge, typed: string | null = pin): Promise<string[]> {
  const proof = { typed, words: null };
  const { words, asked } = await bridge.ask("words_make", { proof, language: "fr" });
  const [one = "", two = "", three = ""] = asked.map((place) => words[place] ?? "");
  await bridge.ask("words_keep", { said: [one, two, three] });
  return words;
}

const press = ({ page, t }: Visit, key: string) =>
  page.getByRole("button", { name: t(key), exact: true }).click();
const shows = ({ page, t }: Visit, key: string) =>
  expect(page.getByRole("heading", { level: 1, name: t(key) })).toBeFocused();

/** The screens about the lock, on a device that has one. */
export function ways(lock: Way): Record<string, Way> {
  const words: Way = async (visit) => {
    await lock(visit);
    await press(visit, "lock-words-make");
    await shows(visit, "recovery-title");
  };
  const shown: Way = async (visit) => {
    await words(visit);
    await visit.page.getByLabel(visit.t("proof-pin"), { exact: true }).fill(pin);
    await visit.page.getByRole("switch", { name: visit.t("recovery-alone") }).check();
    await press(visit, "recovery-show");
    await shows(visit, "recovery-sheet");
  };
  return {
    lock,
    "lock/off, asked": async (visit) => {
      await lock(visit);
      await press(visit, "lock-turn-off");
      await expect(visit.page.getByRole("dialog")).toBeVisible();
    },
    lockSet: async (visit) => {
      await lock(visit);
      await press(visit, "lock-change");
      await shows(visit, "lockset-title");
    },
    "lockSet/refused": async (visit) => {
      await lock(visit);
      await press(visit, "lock-change");
      await press(visit, "lockset-save");
      await expect(visit.page.getByText(visit.t("error-short-pin"))).toBeVisible();
    },
    words,
    "words/shown": shown,
    "words/back": async (visit) => {
      await shown(visit);
      await press(visit, "recovery-written");
      await press(visit, "recovery-keep");
      await expect(visit.page.getByText(visit.t("recovery-not-right"))).toBeVisible();
    },
    seen: async (visit) => {
      await lock(visit);
      await press(visit, "lock-seen-choose");
      await shows(visit, "seen-title");
      await expect(visit.page.getByText(visit.t("seen-preview"))).toBeVisible();
    },
  };
}

/** Where the app is locked. */
export function doors(locked: Way): Record<string, Door> {
  const device = async () => {
    const bridge = await Bridge.fresh();
    await bridge.ask("start", {});
    await lockUp(bridge);
    await makeWords(bridge);
    await bridge.ask("lock_now", {});
    return bridge;
  };
  return {
    "opening/pin": { device, way: locked },
    "opening/pin, Support now": {
      device,
      way: async (visit) => {
        await locked(visit);
        await press(visit, "now-title");
        await expect(visit.page.getByText(visit.t("now-lines"))).toBeVisible();
      },
    },
    "opening/finger": {
      // Locked by hand: it waits for the button.
      device: async () => {
        const bridge = await Bridge.fresh("--finger");
        await bridge.ask("start", {});
        await lockUp(bridge);
        await bindFinger(bridge);
        await bridge.ask("lock_now", {});
        await bridge.hand(1, "others");
        return bridge;
      },
      way: async (visit) => {
        await locked(visit);
        await press(visit, "opening-finger");
        await expect(visit.page.getByText(visit.t("error-not-recognised"))).toBeVisible();
      },
    },
    "opening/pin, wait": {
      device: async () => {
        const bridge = await device();
        for (let n = 0; n < 9; n += 1) {
          await bridge.ask("vault_unlock", { typed: "000000" }).catch(() => undefined);
        }
        return bridge;
      },
      way: async (visit) => {
        await locked(visit);
        const waits = visit.t("opening-wait-seconds", { seconds: 30 });
        await expect(visit.page.getByText(waits)).toBeVisible();
      },
    },
    "opening/words": {
      device,
      way: async (visit) => {
        await locked(visit);
        await press(visit, "opening-by-words");
        await press(visit, "opening-open");
        await expect(visit.page.getByText(visit.t("opening-words-empty"))).toBeVisible();
      },
    },
  };
}
