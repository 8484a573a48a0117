/**
 * What each story begins with: a fresh device, a page on it, and the app's words. What each story
 * ends with: nothing was asked of anybody else, nothing was left in the browser, nothing broke.
 */
import { test as base, expect, type BrowserContext, type Page } from "@playwright/test";
import { Bridge } from "./bridge.ts";
import { type Language, type Words, locales, wordsOf } from "./words.ts";

type Given = {
  language: Language;
  /** What the device is told when it is made. */
  device: string[];
  bridge: Bridge;
  t: Words;
  quiet: void;
};

/** What a page left in the browser. */
export function leftIn(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const left = [...Object.keys(localStorage), ...Object.keys(sessionStorage)];
    left.push(...(await indexedDB.databases()).map(({ name }) => `database ${name}`));
    if ("caches" in window) left.push(...(await caches.keys()));
    if (document.cookie !== "") left.push("cookies");
    left.push(...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope));
    return left;
  });
}

/** Until a page has all that it asks for after opening: it would break with a core that is killed before. */
export const whenStill = (page: Page) => page.waitForLoadState("networkidle");

/** Watches all that a context does; gives what it did and should not have. */
export function watch(context: BrowserContext, own: () => string): string[] {
  const wrong: string[] = [];
  context.on("request", (request) => {
    const url = request.url();
    // A photograph is shown from the page's own memory.
    const ours = [own(), `blob:${own()}`, "data:"];
    if (!ours.some((start) => url.startsWith(start))) wrong.push(`asked for ${url}`);
    if (url.includes("?") || url.includes("#")) wrong.push(`said something in ${url}`);
  });
  context.on("weberror", (error) => wrong.push(String(error.error())));
  context.on("console", (line) => {
    // That the core is gone, or refuses, is part of some stories.
    const expected = line.text().startsWith("Failed to load resource");
    if (line.type() === "error" && !expected) wrong.push(line.text());
  });
  return wrong;
}

export const test = base.extend<Given>({
  language: ["en", { option: true }],
  device: [[], { option: true }],
  locale: ({ language }, use) => use(locales[language]),
  t: ({ language }, use) => use(wordsOf(language)),
  bridge: async ({ device }, use) => {
    const bridge = await Bridge.fresh(...device);
    await use(bridge);
    await bridge.gone();
  },
  quiet: [
    async ({ context, page, bridge }, use) => {
      const wrong = watch(context, () => bridge.address);
      await use();
      expect(wrong).toEqual([]);
      if (page.url().startsWith(bridge.address)) {
        expect(page.url()).toBe(bridge.address);
        expect(await leftIn(page)).toEqual([]);
        expect(await context.cookies()).toEqual([]);
      }
    },
    { auto: true },
  ],
});

export { expect };
