/**
 * A page for somebody without an account: written by the app, and opened by a browser that has no
 * network and never heard of Trellis, with six words told by voice; and what its end date does.
 */
import { copyFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { axe } from "../lib/axe.ts";
import { welcome } from "../lib/device.ts";
import { expect, test } from "../lib/story.ts";
import { languages } from "../lib/words.ts";

const trouble = '<script>alert(1)</script> & \u202eevil "quoted"';

for (const language of languages) {
  test.describe(language, () => {
    test.use({ language });

    test("a locked page opens by itself with the six words", async ({
      page,
      bridge,
      t,
      browser,
    }) => {
      test.slow();
      await welcome(bridge, language, "Ana");
      const plan = await bridge.ask("plan", {});
      const section = plan.sections.find(({ starter }) => starter === "hard_signs");
      if (!section) throw new Error("no such section");
      const line = { id: null, points: [], photo: null, link: null, first: false };
      for (const text of ["I do not answer the phone.", trouble])
        await bridge.ask("line_save", { ...line, section: section.id, text });
      await page.goto(bridge.address);
      await page.getByRole("link", { name: t("place-plan") }).tap();
      await page.getByRole("tab", { name: t("plan-part-hard") }).tap();
      await page
        .getByRole("button")
        .filter({ hasText: t("plan-heading-hard_signs") })
        .first()
        .tap();
      await page.getByRole("button", { name: t("plan-packet"), exact: true }).tap();
      await expect(page.getByRole("heading", { level: 1, name: t("packet") })).toBeFocused();
      const words = page.locator("main ol li");
      await expect(words).toHaveCount(6);
      const phrase = (await words.allInnerTexts()).join(" ");
      const coming = page.waitForEvent("download");
      await page.getByRole("button", { name: t("packet-save"), exact: true }).tap();
      const download = await coming;
      await expect(page.getByText(t("packet-saved"))).toBeVisible();

      const folder = await mkdtemp(path.join(tmpdir(), "trellis-packet-"));
      const file = path.join(folder, "page.html");
      await copyFile(await download.path(), file);
      const source = await readFile(file, "utf8");
      expect(source).not.toContain("answer the phone");

      // Somebody else's browser, with no network at all.
      const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
      await context.setOffline(true);
      const wrong: string[] = [];
      context.on("weberror", (error) => wrong.push(String(error.error())));
      context.on("request", (request) => {
        if (!request.url().startsWith("file:")) wrong.push(request.url());
      });
      const theirs = await context.newPage();
      theirs.on("console", (said) => said.type() === "error" && wrong.push(said.text()));
      await theirs.goto(pathToFileURL(file).href);
      const field = theirs.getByLabel(t("packet-file-words"), { exact: true });
      await field.fill("six words that are not these");
      await theirs.getByRole("button", { name: t("packet-file-open") }).click();
      await expect(theirs.getByText(t("packet-file-wrong"))).toBeVisible({ timeout: 60_000 });
      await field.fill(`  ${phrase.toUpperCase()} `);
      await theirs.getByRole("button", { name: t("packet-file-open") }).click();
      await expect(theirs.getByText("I do not answer the phone.")).toBeVisible({ timeout: 60_000 });
      await expect(theirs.getByText(trouble)).toBeVisible();
      await expect(theirs.getByRole("heading", { level: 1 })).toBeFocused();
      const { scrollWidth, clientWidth } = await theirs.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return { scrollWidth, clientWidth };
      });
      expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
      expect(await axe(theirs)).toEqual([]);

      // After its day, it does not open by itself any more, and says whom to ask.
      await theirs.clock.install({ time: new Date(Date.now() + 40 * 86_400_000) });
      await theirs.goto(pathToFileURL(file).href);
      await expect(theirs.getByText(t("packet-file-over"))).toBeVisible();
      await expect(field).toBeHidden();
      expect(wrong).toEqual([]);
      await context.close();
      await rm(folder, { recursive: true });
    });
  });
}
