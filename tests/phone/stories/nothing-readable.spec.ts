/**
 * What is typed through the screens is in no file: not in the device's folder, not in what the
 * browser keeps of its own, its profile and its cache.
 */
import { chromium } from "@playwright/test";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { welcome } from "../lib/device.ts";
import { expect, test } from "../lib/story.ts";

const typed = {
  name: "anaofthelongstaircase",
  note: "quietotterkeepsthemorning",
  tag: "kitchentablewithmarguerite",
  query: "lookingforlostumbrellas",
  draft: "halfdonesentenceofaheron",
};

/** Which of the texts are in which file below a folder, whichever way they are written. */
async function hunt(folder: string, texts: string[]): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const content = await readFile(file);
    for (const text of texts) {
      const swapped = Buffer.from(text, "utf16le").swap16();
      const forms = [Buffer.from(text), Buffer.from(text, "utf16le"), swapped];
      if (forms.some((form) => content.includes(form))) found.push(`${text} in ${file}`);
    }
  }
  return found;
}

test("what is typed is in no file", async ({ bridge, t }, info) => {
  await welcome(bridge, "en");
  const profile = info.outputPath("profile");
  const { launchOptions, viewport, hasTouch, isMobile } = info.project.use;
  const settings = { ...launchOptions, viewport, hasTouch, isMobile, locale: "en-CA" };
  const browser = await chromium.launchPersistentContext(profile, settings);
  const page = browser.pages()[0] ?? (await browser.newPage());
  await page.goto(bridge.address);
  await page.getByRole("button", { name: t("today-empty-note") }).tap();
  await page.getByLabel(t("checkin-note")).fill(typed.note);
  await page.getByRole("button", { name: t("tag-new-place") }).tap();
  await page.getByRole("textbox", { name: t("tag-new-place") }).fill(typed.tag);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("checkbox", { name: typed.tag })).toBeChecked();
  await page.getByRole("button", { name: t("save"), exact: true }).tap();
  await expect(page.getByText(t("checkin-saved"))).toBeVisible();

  await page.getByRole("link", { name: t("place-insights") }).tap();
  await page.getByRole("button", { name: t("search"), exact: true }).tap();
  await page.getByRole("searchbox").fill(typed.query);
  await page.keyboard.press("Enter");
  await expect(page.getByText(t("search-none-title"))).toBeVisible();

  await page.getByRole("link", { name: t("place-me") }).tap();
  const saved = page.waitForResponse((answer) => answer.url().endsWith("settings_save"));
  await page.getByLabel(t("me-name")).fill(typed.name);
  await page.getByLabel(t("me-matters")).focus();
  await saved;

  await page.getByRole("link", { name: t("place-today") }).tap();
  await page.getByRole("button", { name: t("today-empty-note") }).tap();
  const kept = page.waitForResponse((answer) => answer.url().endsWith("draft_keep"));
  await page.getByLabel(t("checkin-note")).fill(typed.draft);
  await kept;

  const texts = Object.values(typed);
  const folders = [bridge.folder, profile];
  const everywhere = async () => (await Promise.all(folders.map((one) => hunt(one, texts)))).flat();
  expect(await everywhere()).toEqual([]);
  // A browser writes much of what it keeps when it is closed.
  await browser.close();
  await bridge.kill();
  expect(await everywhere()).toEqual([]);

  // The hunt finds what is there: the browser's own note of where it has been.
  expect(await hunt(profile, [bridge.address])).not.toEqual([]);
});
