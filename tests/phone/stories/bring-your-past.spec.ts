/** Bringing in what was noted in another app: looked at first, asked about once, never twice. */
import type { Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import path from "node:path";
import { faces, welcome } from "../lib/device.ts";
import { expect, test } from "../lib/story.ts";
import { languages, type Words } from "../lib/words.ts";

const fixtures = path.resolve(import.meta.dirname, "../../../crates/core/tests/fixtures/import");

/** A file in the shape of today's exports, with two words that nobody knows. */
const sheet = [
  "full_date,date,weekday,time,mood,activities,scales,note_title,note",
  '2026-03-08,March 8,Sunday,8:39 p.m.,rad,"walk | café",,"Sunday","By the river"',
  "2026-03-07,March 7,Saturday,13:48,wobbly,walk,,,Plain words",
  "2026-03-06,March 6,Friday,09:10,wobbly,,,,",
  "2026-03-05,March 5,Thursday,21:00,cloudlike,,,,Late",
].join("\n");

async function choose(page: Page, name: string, content: string | Buffer): Promise<void> {
  const buffer = Buffer.from(content);
  await page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer });
}

async function toImport(page: Page, address: string, t: Words): Promise<void> {
  await page.goto(address);
  await page.getByRole("link", { name: t("place-me") }).tap();
  await page
    .getByRole("button")
    .filter({ hasText: t("me-way-import") })
    .tap();
  await expect(page.getByRole("heading", { name: t("import-start-title") })).toBeVisible();
}

for (const language of languages) {
  test.describe(language, () => {
    test.use({ language });

    test("looked at, asked about once, brought in, and a second time adds nothing", async ({
      page,
      bridge,
      t,
    }) => {
      await welcome(bridge, language);
      const kind = { type: "faces" as const, words: faces[language] };
      const form = { id: null, kind, better: "high", cadence: "every_time" } as const;
      await bridge.ask("item_save", { ...form, ask: t("starter-mood") });
      const march = async () => (await bridge.ask("month", { year: 2026, month: 3 })).days;
      await toImport(page, bridge.address, t);

      // A dry run says what is there, and changes nothing.
      await choose(page, "mine.csv", sheet);
      await expect(page.getByRole("heading", { name: t("import-look-title") })).toBeVisible();
      const row = (key: string) =>
        page.locator("dl > div").filter({ has: page.getByText(t(key), { exact: true }) });
      await expect(row("import-new")).toContainText("4");
      await expect(row("import-known")).toContainText("0");
      await expect(row("import-tags")).toContainText("2");
      expect(await march()).toEqual([]);

      // Each unknown word is asked about once; one that is known is not.
      const asked = (word: string, count: number) =>
        page.getByRole("group", { name: t("import-mood-word", { word, count }) });
      await expect(asked("wobbly", 2)).toBeVisible();
      await expect(asked("cloudlike", 1)).toBeVisible();
      await expect(asked("rad", 1)).toHaveCount(0);
      const low = { name: faces[language][1], exact: true };
      await asked("wobbly", 2).getByRole("radio", low).tap();
      // The other is left open: that is asked about, and may stay so.
      await page.getByRole("button", { name: t("import-run", { count: 4 }) }).tap();
      await page.getByRole("button", { name: t("import-open-run") }).tap();
      await expect(page.getByRole("heading", { name: t("import-done-title") })).toBeVisible();
      expect(await march()).toMatchObject([
        { day: "2026-03-05", level: null },
        { day: "2026-03-06", level: 2 },
        { day: "2026-03-07", level: 2 },
        { day: "2026-03-08", level: 5 },
      ]);
      const { checkins } = await bridge.ask("day", { day: "2026-03-07" });
      expect(checkins[0]).toMatchObject({ origin: { source: "daylio", mood: "wobbly" } });

      // The calendar shows them.
      await page.getByRole("button", { name: t("import-see") }).tap();
      await expect(page.getByRole("grid").locator('[data-day="2026-03-08"]')).toBeVisible();

      // The same file again adds nothing.
      await toImport(page, bridge.address, t);
      await choose(page, "again.csv", sheet);
      await expect(page.getByRole("heading", { name: t("import-all-known") })).toBeVisible();
      expect(await march()).toHaveLength(4);
    });

    test("a damaged file says which row and why, and nothing is changed", async ({
      page,
      bridge,
      t,
    }) => {
      await welcome(bridge, language);
      await toImport(page, bridge.address, t);
      await choose(page, "mine.csv", sheet.replace("2026-03-06,March 6", "2026-15-06,March 6"));
      await expect(page.getByRole("heading", { name: t("import-problem-title") })).toBeVisible();
      await expect(page.getByText(t("import-at-row", { number: 4 }))).toBeVisible();
      await expect(page.getByText(t("import-why-bad-date"))).toBeVisible();
      await expect(page.getByText(t("import-nothing-changed"))).toBeVisible();
      expect((await bridge.ask("month", { year: 2026, month: 3 })).days).toEqual([]);
      expect((await bridge.ask("tag_list", {})).length).toBe(0);

      // Another one can be chosen at once; each generation of the format is read.
      for (const name of [
        "daylio_2018.csv",
        "daylio_2018_fr.csv",
        "daylio_2021.csv",
        "daylio_tabs.tsv",
        "daylio_now.csv",
      ]) {
        await choose(page, name, readFileSync(path.join(fixtures, name)));
        await expect(
          page.getByRole("heading", { name: t("import-look-title") }),
          name,
        ).toBeVisible();
        await page.getByRole("button", { name: t("cancel"), exact: true }).tap();
        await expect(page.getByRole("heading", { name: t("import-start-title") })).toBeVisible();
      }
    });
  });
}
