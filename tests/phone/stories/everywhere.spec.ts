/**
 * Every screen, in both languages and every look: nothing that axe finds, nothing sideways, nothing
 * cut off, no word torn in two, nothing too small to hit; from 320 to 1280 px, at 200 % text, and at
 * 400 % zoom. And from every screen, Support now in one tap, with no network at all.
 *
 * With `TRELLIS_PICTURES=1` (`npm run pictures`) each screen also leaves its pictures in
 * tests/output/pictures, to be looked at.
 */
import type { Browser, Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import path from "node:path";
import { axe } from "../lib/axe.ts";
import { misfits, tooSmall, torn } from "../lib/fits.ts";
import { support } from "../lib/hard-day.ts";
import { type Door, doors, inside, livedIn, type Visit } from "../lib/screens.ts";
import { expect, test, watch } from "../lib/story.ts";
import { type Language, languages, locales, wordsOf } from "../lib/words.ts";

/** The looks that a device can ask for. */
const looks = {
  light: { colorScheme: "light", contrast: "no-preference" },
  dark: { colorScheme: "dark", contrast: "no-preference" },
  "light, more contrast": { colorScheme: "light", contrast: "more" },
  "dark, more contrast": { colorScheme: "dark", contrast: "more" },
} as const;

const phone = { width: 360, height: 740 };
const sizes = {
  "360 px": phone,
  "320 px": { width: 320, height: 568 },
  "1280 px at 400 %": { width: 320, height: 256 },
  "768 px": { width: 768, height: 1024 },
  "1280 px": { width: 1280, height: 800 },
};
const pictured = [
  { width: 320, height: 568 },
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1280, height: 800 },
];

/**
 * Everything that is wrong with the page, however it is looked at. A look changes colours and nothing
 * else, and colours are the same in every language.
 */
async function faults(page: Page, language: Language): Promise<string[]> {
  const found: string[] = [];
  const note = (where: string, what: string[]) =>
    found.push(...what.map((one) => `${where}: ${one}`));
  await page.emulateMedia(looks.light);
  note("light", await axe(page));
  for (const [name, look] of Object.entries(language === "en" ? looks : {})) {
    if (look === looks.light) continue;
    await page.emulateMedia(look);
    note(name, await axe(page, true));
  }
  await page.emulateMedia(looks.light);
  const scale = (to: string) =>
    page.evaluate((to) => {
      document.documentElement.style.setProperty("--text-scale", to);
      return parseFloat(getComputedStyle(document.body).fontSize);
    }, to);
  for (const [name, size] of Object.entries(sizes)) {
    await page.setViewportSize(size);
    note(name, [...(await misfits(page)), ...(await tooSmall(page)), ...(await torn(page))]);
    const grown = (await scale("2")) / (await scale("1"));
    if (grown < 1.9) note(name, [`text at 200 % grew ${grown} times`]);
    await scale("2");
    note(`${name}, text at 200 %`, await misfits(page));
    await scale("1");
  }
  await page.setViewportSize(phone);
  return found;
}

/** Screens before the app is open from which Support is one tap away: there are no own lines yet. */
const firstRun = ["welcome/1", "welcome/2", "welcome/3", "welcome/4"];

/** Support now, in one tap from where the page is, with no network. */
async function oneTapToSupport({ page, t }: Pick<Visit, "page" | "t">): Promise<void> {
  // A question in front of the screen is answered or closed first, as everywhere.
  if (await page.getByRole("dialog").isVisible()) await page.keyboard.press("Escape");
  // Nothing is left to be fetched ahead.
  await page.waitForLoadState("networkidle");
  await page.context().setOffline(true);
  // At the foot of a long page too: the tap is one, without a way back up first.
  await page.evaluate(() => scrollTo({ top: document.body.scrollHeight }));
  await expect(page.getByRole("button", { name: t("support"), exact: true })).toBeInViewport();
  await support({ page, t });
  await expect(page.getByRole("link", { name: `${t("now-call")} 911` })).toBeVisible();
  await page.context().setOffline(false);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: t("now-title") })).toBeHidden();
}

/** Pictures of the page, to be looked at. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = path.resolve(import.meta.dirname, "../../output/pictures");
  for (const size of pictured) {
    await page.setViewportSize(size);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const file = `${name.replaceAll("/", "-")} ${colorScheme} ${size.width}.png`;
      await page.screenshot({ path: path.join(folder, file), animations: "disabled" });
    }
  }
}

/** Goes to screens, each on a page of its own, and says what is wrong with each. */
async function walk(
  browser: Browser,
  language: Language,
  stops: (
    visit: (name: string, at: Omit<Visit, "page" | "t">, way: Door["way"]) => Promise<void>,
  ) => Promise<void>,
): Promise<string[]> {
  const context = await browser.newContext({
    locale: locales[language],
    timezoneId: "America/Toronto",
    viewport: phone,
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(10_000);
  let address = "";
  const wrong = watch(context, () => address);
  await stops(async (name, at, way) => {
    address = at.bridge.address;
    await test.step(name, async () => {
      const page = await context.newPage();
      // Where no screen comes, what the browser says of it is all that there is.
      const said: string[] = [];
      page.on("console", (line) => said.push(line.text()));
      page.on("requestfailed", (asked) =>
        said.push(`${asked.url()}: ${asked.failure()?.errorText}`),
      );
      await page.goto(address);
      await page
        .getByRole("heading", { level: 1 })
        .waitFor()
        .catch((cause: unknown) => {
          throw new Error(`No screen came. The browser says: ${said.join("\n")}`, { cause });
        });
      const t = wordsOf(language);
      await way({ ...at, page, t });
      if (process.env["TRELLIS_PICTURES"]) await picture(page, `${language} ${name}`);
      else wrong.push(...(await faults(page, language)).map((fault) => `${name}: ${fault}`));
      // How many taps it takes does not depend on the language.
      const leads = name in inside ? name !== "now" : firstRun.includes(name);
      if (leads && language === "en") await oneTapToSupport({ page, t });
      await page.close();
    });
  });
  await context.close();
  return wrong;
}

test("every screen of the app is on the list", () => {
  const file = path.resolve(import.meta.dirname, "../../../ui/app/screens.ts");
  const table = readFileSync(file, "utf8").split("const screens")[1]?.split("\n};")[0] ?? "";
  const named = [...table.matchAll(/^ {2}(\w+): \{/gm)].map((match) => match[1]);
  expect(named.length).toBeGreaterThan(8);
  const all = [...Object.keys(inside), ...Object.keys(doors)];
  const listed = new Set(all.map((name) => name.split("/")[0]));
  expect(named.filter((name) => !listed.has(name))).toEqual([]);
});

for (const language of languages) {
  const ways = Object.entries(inside);
  const share = Math.ceil(ways.length / 4);
  for (const from of [0, 1, 2, 3].map((part) => part * share)) {
    const part = ways.slice(from, from + share);
    test(`nothing is wrong from ${part[0]?.[0]} to ${part.at(-1)?.[0]}, ${language}`, async ({
      browser,
    }) => {
      test.setTimeout(900_000);
      const device = await livedIn(language);
      const wrong = await walk(browser, language, async (visit) => {
        for (const [name, way] of part) await visit(name, device, way);
      });
      await device.bridge.gone();
      expect(wrong).toEqual([]);
    });
  }

  test(`nothing is wrong before the app is open, ${language}`, async ({ browser }) => {
    test.setTimeout(900_000);
    const wrong = await walk(browser, language, async (visit) => {
      for (const [name, door] of Object.entries(doors)) {
        const bridge = await door.device(language);
        await visit(name, { bridge, language, today: "" }, door.way);
        await bridge.gone();
      }
    });
    expect(wrong).toEqual([]);
  });
}

test("what does not fit, is too small, or hard to read would be found", async ({
  page,
  bridge,
}) => {
  await bridge.ask("start", {});
  await page.goto(bridge.address);
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(await axe(page)).toEqual([]);
  await page.evaluate(() => {
    const button = document.createElement("button");
    button.textContent = "x";
    Object.assign(button.style, {
      width: "20px",
      height: "20px",
      minHeight: "0",
      position: "absolute",
      top: "99px",
    });
    const pale = document.createElement("p");
    pale.textContent = "pale as the paper";
    const narrow = document.createElement("p");
    narrow.textContent = "Lantern";
    Object.assign(narrow.style, { width: "3ch", overflowWrap: "anywhere" });
    Object.assign(pale.style, { color: "#eee", background: "#fff", width: "2000px" });
    document.body.append(button, pale, narrow);
  });
  const all = [await axe(page), await misfits(page), await tooSmall(page), await torn(page)];
  const found = all.flat().join("\n");
  for (const what of [
    "axe color-contrast",
    "px sideways",
    "is cut off",
    "BUTTON “x” 20 × 20",
    "“Lantern” is torn",
  ])
    expect(found).toContain(what);
});
