/** A full disk is said plainly, takes nothing away, and once there is room the same save works. */
import { welcome } from "../lib/device.ts";
import { expect, test } from "../lib/story.ts";
import { languages } from "../lib/words.ts";

for (const language of languages) {
  test.describe(language, () => {
    test.use({ language });

    test("the disk is full, and nothing is lost", async ({ page, bridge, t }) => {
      await welcome(bridge, language);
      await page.goto(bridge.address);
      await page.getByRole("button", { name: t("today-empty-note") }).tap();
      const note = page.getByLabel(t("checkin-note"));
      const kept = page.waitForResponse((answer) => answer.url().endsWith("draft_keep"));
      await note.fill("Half of it");
      await kept;

      await bridge.fill();
      await note.fill("Half of it, and the other half");
      const save = page.getByRole("button", { name: t("save"), exact: true });
      await save.tap();
      await expect(page.getByText(t("error-disk-full"))).toBeVisible();
      await expect(note).toHaveValue("Half of it, and the other half");
      const full = await bridge.ask("today", {});
      expect([full.checkins, full.draft?.note]).toEqual([[], "Half of it"]);

      bridge.empty();
      await save.tap();
      await expect(page.getByText(t("checkin-saved"))).toBeVisible();
      const { checkins, draft } = await bridge.ask("today", {});
      expect(checkins.map(({ note }) => note)).toEqual(["Half of it, and the other half"]);
      expect(draft).toBeNull();
    });
  });
}
