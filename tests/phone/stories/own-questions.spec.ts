/** The client's own questions: order, words, put away and brought back; history keeps its words. */
import { live } from "../lib/device.ts";
import { expect, test } from "../lib/story.ts";
import { languages } from "../lib/words.ts";

for (const language of languages) {
  test.describe(language, () => {
    test.use({ language });

    test("reworded, moved and put away, and history says what was asked then", async ({
      page,
      bridge,
      t,
    }) => {
      const { items, last } = await live(bridge, language);
      const asks = async () =>
        (await bridge.ask("today", {})).items.map(({ item }) => item.wording.ask);
      const [mood, energy] = await asks();
      await page.goto(bridge.address);
      await page.getByRole("link", { name: t("place-me") }).tap();
      await page
        .getByRole("button")
        .filter({ hasText: t("me-way-items") })
        .tap();
      await expect(page.getByRole("heading", { name: t("items"), exact: true })).toBeVisible();

      // Order.
      await page.getByRole("button", { name: t("move-up", { of: energy ?? "" }) }).tap();
      await expect.poll(asks).toEqual([energy, mood, ...(await asks()).slice(2)]);

      // Words.
      await page.getByRole("button").filter({ hasText: mood }).first().tap();
      await page.getByLabel(t("item-ask")).fill("And how is your heart?");
      await page.getByRole("button", { name: t("save"), exact: true }).tap();
      await expect(page.getByText(t("item-saved"))).toBeVisible();
      expect(await asks()).toContain("And how is your heart?");

      // Put away, and brought back.
      await page.getByRole("button").filter({ hasText: "And how is your heart?" }).first().tap();
      await page.getByRole("button", { name: t("item-put-away") }).tap();
      await expect(page.getByText(t("items-put-away"))).toBeVisible();
      expect(await asks()).not.toContain("And how is your heart?");
      await page.getByRole("button", { name: t("bring-back") }).tap();
      await expect.poll(asks).toContain("And how is your heart?");

      // What was answered before says the words of then; the next one says the new words.
      expect(
        (await bridge.ask("checkin_get", { id: last })).answers.map(({ wording }) => wording.ask),
      ).toContain(mood);
      await page.getByRole("link", { name: t("place-insights") }).tap();
      await page.getByRole("grid").locator("[aria-current=date]").tap();
      await expect(page.getByText(mood ?? "", { exact: true })).toBeVisible();
      await page.getByRole("button", { name: t("day-add") }).tap();
      await expect(page.getByRole("heading", { name: "And how is your heart?" })).toBeVisible();
      expect(items).toHaveLength(8);
    });

    test("a question of one’s own is made", async ({ page, bridge, t }) => {
      await live(bridge, language);
      await page.goto(bridge.address);
      await page.getByRole("link", { name: t("place-me") }).tap();
      await page
        .getByRole("button")
        .filter({ hasText: t("me-way-items") })
        .tap();
      await page.getByRole("button", { name: t("items-own") }).tap();
      await page.getByLabel(t("item-ask")).fill("Did the cat visit?");
      await page.getByRole("radio", { name: t("kind-yes_no") }).tap();
      await page.getByRole("button", { name: t("save"), exact: true }).tap();
      await expect(page.getByText(t("item-saved"))).toBeVisible();
      const made = (await bridge.ask("item_list", {})).at(-1);
      expect(made?.wording).toMatchObject({ ask: "Did the cat visit?", kind: { type: "yes_no" } });
    });
  });
}
