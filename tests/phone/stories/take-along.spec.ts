/** The client takes their record along: what, since when, in which form, for whom. */
import type { Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { live } from "../lib/device.ts";
import { addGoal } from "../lib/goal.ts";
import { answered } from "../lib/measures.ts";
import { plan } from "../lib/plan.ts";
import { expect, test } from "../lib/story.ts";
import { languages, type Words } from "../lib/words.ts";

async function open(page: Page, address: string, t: Words): Promise<void> {
  await page.goto(address);
  await page.getByRole("link", { name: t("place-me") }).tap();
  await page
    .getByRole("button")
    .filter({ hasText: t("me-way-export") })
    .tap();
  await expect(page.getByRole("heading", { level: 1, name: t("export") })).toBeFocused();
}

const choose = (page: Page, t: Words, group: string, option: string) =>
  page
    .getByRole("group", { name: t(group) })
    .getByLabel(t(option), { exact: true })
    .tap();

/** Taps the button that saves, and gives where the file went. */
async function save(page: Page, t: Words): Promise<{ name: string; path: string }> {
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: t("export-save") }).tap();
  const download = await coming;
  await expect(page.getByText(t("export-done"))).toBeVisible();
  return { name: download.suggestedFilename(), path: await download.path() };
}

for (const language of languages) {
  test.describe(language, () => {
    test.use({ language });

    test("a page to read, a locked one, and a calendar without a word", async ({
      page,
      bridge,
      context,
      t,
    }) => {
      await live(bridge, language);
      await plan(bridge, language);
      await addGoal(bridge, "Marguerite");
      await answered(bridge);
      await open(page, bridge.address, t);

      // What is not locked says so before it is made.
      await expect(page.getByText(t("export-open-title"))).toBeVisible();
      const read = await save(page, t);
      expect(read.name).toBe("trellis.html");
      const reader = await context.newPage();
      await reader.setContent(readFileSync(read.path, "utf8"));
      const headings = await reader.getByRole("heading", { level: 2 }).allTextContents();
      expect(headings.slice(0, 2)).toEqual([t("record-part-strengths"), t("record-part-goals")]);
      await expect(reader.getByText("Ana", { exact: true })).toBeVisible();
      await reader.close();

      // A part is taken out, and stays out.
      await choose(page, t, "export-parts", "export-part-checkins");
      const less = await save(page, t);
      expect(readFileSync(less.path, "utf8")).not.toContain('id="checkins"');

      // Two passphrases that are not the same are told apart before anything is written.
      await choose(page, t, "export-lock", "export-lock-passphrase");
      await page.getByLabel(t("export-passphrase"), { exact: true }).fill("a long enough one");
      await page.getByLabel(t("export-passphrase-again")).fill("another one");
      await page.getByRole("button", { name: t("export-save") }).tap();
      await expect(page.getByText(t("export-passphrase-differs"))).toBeVisible();
      await page.getByLabel(t("export-passphrase-again")).fill("a long enough one");
      const locked = await save(page, t);
      expect(locked.name).toBe("trellis.html.age");
      expect(readFileSync(locked.path, "latin1")).toMatch(/^age-encryption\.org\/v1\n-> scrypt /);

      // For somebody, by what they gave; what is none is told.
      await choose(page, t, "export-lock", "export-lock-recipient");
      await page.getByLabel(t("export-recipient")).fill("age1nobody");
      await page.getByRole("button", { name: t("export-save") }).tap();
      await expect(page.getByText(t("error-not-a-recipient"))).toBeVisible();

      await choose(page, t, "export-lock", "export-lock-open");
      await choose(page, t, "export-format", "export-format-calendar");
      const calendar = await save(page, t);
      expect(calendar.name).toBe("trellis.ics");
    });
  });
}
