/** From a fresh device to a saved day that outlives a kill, by touch. */
import { faces, welcome } from "../lib/device.ts";
import { expect, test } from "../lib/story.ts";
import { languages } from "../lib/words.ts";

for (const language of languages) {
  test.describe(language, () => {
    test.use({ language });

    test("first run, check-in with note and tags, kill, and it is there", async ({
      page,
      bridge,
      t,
    }) => {
      const button = (key: string) => page.getByRole("button", { name: t(key), exact: true });
      await page.goto(bridge.address);

      // Four steps, each answered.
      await expect(page.getByRole("heading", { name: t("welcome-language-title") })).toBeVisible();
      await page.getByRole("radio", { name: language === "en" ? "English" : "Français" }).tap();
      await button("welcome-next").tap();
      await page.getByLabel(t("welcome-name")).fill("Ana");
      await button("welcome-next").tap();
      await page.getByLabel(t("welcome-matters")).fill("Le jardin, the garden");
      await button("welcome-next").tap();
      await page.getByRole("checkbox", { name: t("starter-sleep") }).tap();
      await button("welcome-finish").tap();
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Ana");
      const { settings, today } = await bridge.ask("start", {});
      expect(settings).toMatchObject({ name: "Ana", language, welcomed: true });
      const asked = today?.items.map(({ item }) => item.wording.ask);
      expect(asked).toEqual([t("starter-mood"), t("starter-sleep")]);

      // A check-in with a note and tags.
      const word = t("starter-mood-4");
      await page.getByRole("radio", { name: word, exact: true }).tap();
      await button("today-add-more").tap();
      await expect(page.getByRole("heading", { name: t("checkin-new") })).toBeVisible();
      await expect(page.getByRole("radio", { name: word })).toBeChecked();
      for (const [group, label] of [
        ["activity", "Marche au soleil"],
        ["person", "Marguerite"],
      ] as const) {
        await button(`tag-new-${group}`).tap();
        await page.getByRole("textbox", { name: t(`tag-new-${group}`) }).fill(label);
        await page
          .getByRole("group", { name: t(`tag-group-${group}`) })
          .getByRole("button", { name: t("tag-add"), exact: true })
          .tap();
        await expect(page.getByRole("checkbox", { name: label })).toBeChecked();
      }
      await page.getByLabel(t("checkin-note")).fill("Le café près du métro, l’été. A good day.");
      await button("save").tap();
      await expect(page.getByText(t("checkin-saved"))).toBeVisible();

      // Saved means on disk.
      await bridge.kill();
      await bridge.start();
      await page.reload();
      const row = page.getByRole("button").filter({ hasText: "Le café près du métro" });
      await expect(row).toContainText(word);
      await row.tap();
      await expect(page.getByLabel(t("checkin-note"))).toHaveValue(
        "Le café près du métro, l’été. A good day.",
      );
      await expect(page.getByRole("radio", { name: word })).toBeChecked();
      await expect(page.getByRole("checkbox", { name: "Marguerite" })).toBeChecked();
      await expect(page.getByRole("checkbox", { name: "Marche au soleil" })).toBeChecked();
      const { checkins } = await bridge.ask("today", {});
      expect(checkins).toHaveLength(1);
    });

    test("a first run that is skipped asks nothing twice", async ({ page, bridge, t }) => {
      await page.goto(bridge.address);
      await page.getByRole("button", { name: t("welcome-skip-all") }).tap();
      await expect(page.getByRole("heading", { name: t("today-empty-title") })).toBeVisible();
      await page.reload();
      await expect(page.getByRole("heading", { name: t("today-empty-title") })).toBeVisible();
    });

    test("what was left half written outlives a kill in mid-sentence", async ({
      page,
      bridge,
      t,
    }) => {
      await welcome(bridge, language);
      await page.goto(bridge.address);
      await page.getByRole("button", { name: t("today-empty-note") }).tap();
      const kept = page.waitForResponse((answer) => answer.url().endsWith("draft_keep"));
      await page.getByLabel(t("checkin-note")).pressSequentially("This morning I went to the");
      expect((await kept).ok()).toBe(true);
      const { draft } = await bridge.ask("today", {});
      await bridge.kill();

      await bridge.start();
      await page.reload();
      await expect(page.getByRole("heading", { name: t("pick-up-title") })).toBeVisible();
      expect((await bridge.ask("today", {})).draft).toEqual(draft);
      expect(draft?.note).toMatch(/^This/);
      await page.getByRole("button", { name: t("pick-up-go-on") }).tap();
      const note = page.getByLabel(t("checkin-note"));
      await expect(note).toHaveValue(draft?.note ?? "");
      await note.fill("This morning I went to the lake.");
      await page.getByRole("button", { name: t("save"), exact: true }).tap();
      await expect(page.getByText(t("checkin-saved"))).toBeVisible();
      const after = await bridge.ask("today", {});
      expect(after.draft).toBeNull();
      expect(after.checkins.map(({ note }) => note)).toEqual(["This morning I went to the lake."]);
    });

    test("mood alone takes at most three taps", async ({ page, bridge, t }) => {
      await welcome(bridge, language);
      const kind = { type: "faces" as const, words: faces[language] };
      const form = { id: null, kind, better: "high", cadence: "every_time" } as const;
      await bridge.ask("item_save", { ...form, ask: t("starter-mood") });
      await page.goto(bridge.address);
      await page.evaluate(() => {
        const counted = window as unknown as { taps: number };
        counted.taps = 0;
        addEventListener("pointerdown", () => (counted.taps += 1), { capture: true });
      });
      await page.getByRole("radio", { name: faces[language][1], exact: true }).tap();
      await page.getByRole("button", { name: t("save"), exact: true }).tap();
      await expect(page.getByText(t("today-saved"))).toBeVisible();
      const taps = await page.evaluate(() => (window as unknown as { taps: number }).taps);
      expect(taps).toBeGreaterThan(0);
      expect(taps).toBeLessThanOrEqual(3);
      const { checkins } = await bridge.ask("today", {});
      expect(checkins.map(({ answers }) => answers.map(({ value }) => value))).toEqual([[2]]);
    });
  });
}
