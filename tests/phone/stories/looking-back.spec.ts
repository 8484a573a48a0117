/** Finding, changing, deleting, filling in: what can be done with days that were. */
import { addDays, faces, live } from "../lib/device.ts";
import { expect, test } from "../lib/story.ts";
import { languages } from "../lib/words.ts";

for (const language of languages) {
  test.describe(language, () => {
    test.use({ language });

    test("a word is found without its accents, and by its beginning", async ({
      page,
      bridge,
      t,
    }) => {
      const { today } = await live(bridge, language);
      const form = { id: null, answers: {}, tags: [], strengths: [], rest: false };
      const when = { day: addDays(today, -6), time: "20:00" };
      await bridge.ask("checkin_save", { ...form, when, note: "L’ÉTÉ au théâtre, cœur léger." });
      await page.goto(bridge.address);
      await page.getByRole("link", { name: t("place-insights") }).tap();
      await page.getByRole("button", { name: t("search"), exact: true }).tap();
      const box = page.getByRole("searchbox", { name: t("search-label") });
      const status = page.getByRole("status").filter({ hasText: /./ });
      for (const query of ["theatre", "THÉÂ", "été leger", "ete theatre"]) {
        await box.fill(query);
        await expect(status.first(), query).toHaveText(t("search-count", { count: 1 }));
        await expect(page.getByRole("listitem").filter({ hasText: "théâtre" })).toHaveCount(1);
      }
      await box.fill("zebra");
      await expect(page.getByRole("heading", { name: t("search-none-title") })).toBeVisible();
      await box.fill("theatre");
      await page.getByRole("listitem").getByRole("button").tap();
      await expect(page.getByText("L’ÉTÉ au théâtre, cœur léger.")).toBeVisible();
      await page.getByRole("button", { name: t("back") }).tap();
      await expect(box).toHaveValue("theatre");
    });

    test("a check-in is changed, deleted, and brought back", async ({ page, bridge, t }) => {
      const { last } = await live(bridge, language);
      const before = await bridge.ask("checkin_get", { id: last });
      await page.goto(bridge.address);
      await page.getByRole("button").filter({ hasText: before.note }).tap();
      await page.getByLabel(t("checkin-note")).fill("Written anew.");
      await page.getByRole("radio", { name: faces[language][0], exact: true }).tap();
      await page.getByRole("button", { name: t("save"), exact: true }).tap();
      await expect(page.getByText(t("checkin-saved"))).toBeVisible();
      const changed = await bridge.ask("checkin_get", { id: last });
      expect(changed).toMatchObject({ note: "Written anew.", at: before.at, tags: before.tags });
      expect(changed.answers[0]?.value).toBe(1);
      expect(changed.answers.slice(1)).toEqual(before.answers.slice(1));

      const row = page.getByRole("button").filter({ hasText: "Written anew." });
      await row.tap();
      await page.getByRole("button", { name: t("checkin-delete") }).tap();
      await expect(page.getByText(t("checkin-deleted"))).toBeVisible();
      await expect(row).toHaveCount(0);
      expect((await bridge.ask("today", {})).checkins).toEqual([]);
      await page.getByRole("button", { name: t("undo"), exact: true }).tap();
      await expect(row).toBeVisible();
      expect(await bridge.ask("checkin_get", { id: last })).toEqual(changed);
    });

    test("a day that was is filled in, and a gap stays a gap", async ({ page, bridge, t }) => {
      const { today } = await live(bridge, language);
      const gap = addDays(today, -3);
      await page.goto(bridge.address);
      await page.getByRole("link", { name: t("place-insights") }).tap();
      const grid = page.getByRole("grid");
      await expect(grid).toBeVisible();
      if (gap.slice(0, 7) !== today.slice(0, 7)) {
        await page
          .getByRole("group", { name: t("lookback-months") })
          .getByRole("button")
          .first()
          .tap();
      }
      await grid.locator(`[data-day="${gap}"]`).tap();
      await expect(page.getByRole("heading", { name: t("day-empty-title") })).toBeVisible();
      await page.getByRole("button", { name: t("day-add") }).tap();
      await page.getByRole("radio", { name: faces[language][2], exact: true }).first().tap();
      await page.getByLabel(t("checkin-note")).fill("Filled in later.");
      await page.getByRole("button", { name: t("save"), exact: true }).tap();
      await expect(page.getByText("Filled in later.")).toBeVisible();
      const { checkins } = await bridge.ask("day", { day: gap });
      expect(checkins).toMatchObject([{ day: gap, note: "Filled in later.", rest: false }]);

      // Before and after lead to the days beside it.
      const steps = page.getByRole("group", { name: t("lookback-days") }).getByRole("button");
      const title = await page.getByRole("heading", { level: 1 }).textContent();
      await steps.last().tap();
      await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(title ?? "");
      await steps.first().tap();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(title ?? "");
    });

    test("a rest day is one tap, and can be taken back", async ({ page, bridge, t }) => {
      await live(bridge, language);
      await page.goto(bridge.address);
      await page.getByRole("button", { name: t("today-rest"), exact: true }).tap();
      await expect(page.getByText(t("today-rest-saved"))).toBeVisible();
      const rests = async () =>
        (await bridge.ask("today", {})).checkins.filter(({ rest }) => rest).length;
      expect(await rests()).toBe(1);
      await page.getByRole("button", { name: t("undo"), exact: true }).tap();
      await expect(page.getByRole("button", { name: t("today-rest"), exact: true })).toBeVisible();
      expect(await rests()).toBe(0);
    });
  });
}
