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

async function choose(page: Page, t: Words, name: string, content: string | Buffer): Promise<void> {
  const buffer = Buffer.from(content);
  const button = page
    .getByRole("button", { name: t("import-choose"), exact: true })
    .or(page.getByRole("button", { name: t("import-choose-other"), exact: true }));
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), button.tap()]);
  await chooser.setFiles({ name, mimeType: "application/octet-stream", buffer });
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
      await choose(page, t, "mine.csv", sheet);
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
      await choose(page, t, "again.csv", sheet);
      await expect(page.getByRole("heading", { name: t("import-all-known") })).toBeVisible();
      expect(await march()).toHaveLength(4);
    });

    test("the client says what each question of the other app becomes", async ({
      page,
      bridge,
      t,
    }) => {
      await welcome(bridge, language);
      const kind = { type: "faces" as const, words: faces[language] };
      const form = { id: null, kind, better: "high", cadence: "every_time" } as const;
      await bridge.ask("item_save", { ...form, ask: t("starter-mood") });
      await toImport(page, bridge.address, t);
      for (const app of ["Bearable", "Loop Habit Tracker"])
        await page.getByText(app, { exact: true }).tap();
      await expect(page.getByText(t("import-how-loop"))).toBeVisible();

      // What is proposed for the mood is open: from where to where its numbers go is confirmed.
      await choose(page, t, "b.csv", readFileSync(path.join(fixtures, "bearable_2021.csv")));
      const high = page.getByLabel(t("import-scale-high"));
      await expect(high).toHaveValue("10");
      await high.fill("5");
      await expect(page.getByText(t("import-scale-odd", { least: "6", most: "6" }))).toBeVisible();
      const run = page.getByRole("button", { name: t("import-run", { count: 5 }) });
      await run.tap();
      await expect(page.getByLabel(t("import-scale-low"))).toBeFocused();
      await high.fill("7");

      // One is left out.
      await page.getByText("Headache", { exact: true }).tap();
      const headache = page.getByLabel(t("import-becomes", { name: "Headache" }));
      await expect(headache).toHaveValue("new number");
      await headache.selectOption(t("import-becomes-nothing"));
      await run.tap();
      await expect(page.getByRole("heading", { name: t("import-done-title") })).toBeVisible();
      const { checkins } = await bridge.ask("day", { day: "2021-09-21" });
      const answers = checkins.map(({ answers }) =>
        answers.map(({ wording, value }) => [wording.ask, value]),
      );
      expect(answers).toEqual([[[t("starter-mood"), 4]], [], [["Tea", 50]]]);
      expect(checkins[0]).toMatchObject({ origin: { source: "bearable", mood: "Mood: 6" } });

      // What stays behind is named.
      await toImport(page, bridge.address, t);
      await choose(page, t, "n.json", readFileSync(path.join(fixtures, "nomie.json")));
      await expect(page.getByText(t("import-left-places", { name: "", count: 1 }))).toBeVisible();
      await expect(
        page.getByText(t("import-left-part", { name: "boards", count: 2 })),
      ).toBeVisible();
    });

    test("a damaged file says which row and why, and nothing is changed", async ({
      page,
      bridge,
      t,
    }) => {
      await welcome(bridge, language);
      await toImport(page, bridge.address, t);
      await choose(page, t, "mine.csv", sheet.replace("2026-03-06,March 6", "2026-15-06,March 6"));
      await expect(page.getByRole("heading", { name: t("import-problem-title") })).toBeVisible();
      await expect(page.getByText(t("import-at-row", { number: 4 }))).toBeVisible();
      await expect(page.getByText(t("import-why-bad-date"))).toBeVisible();
      await expect(page.getByText(t("import-nothing-changed"))).toBeVisible();
      expect((await bridge.ask("month", { year: 2026, month: 3 })).days).toEqual([]);
      expect((await bridge.ask("tag_list", {})).length).toBe(0);

      // Another one can be chosen at once; each generation of each format is read.
      for (const name of [
        "daylio_2018.csv",
        "daylio_2018_fr.csv",
        "daylio_2021.csv",
        "daylio_tabs.tsv",
        "daylio_now.csv",
        "bearable_2021.csv",
        "bearable_now.csv",
        "emoods.emoods",
        "habitbull.csv",
        "loop.zip",
        "loop_v12.db",
        "loop_v25.db",
        "nomie.csv",
        "nomie.json",
        "track_and_graph.csv",
        "track_and_graph_legacy.csv",
      ]) {
        await choose(page, t, name, readFileSync(path.join(fixtures, name)));
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
