/** A backup is made and proven, brought back on another device, and everything is erased for good. */
import { readFile } from "node:fs/promises";
import { Bridge } from "../lib/bridge.ts";
import { welcome } from "../lib/device.ts";
import type { CheckInForm } from "../../../ui/host/bindings.ts";
import { expect, test } from "../lib/story.ts";
import { languages } from "../lib/words.ts";

const passphrase = "a river behind the house";

for (const language of languages) {
  test.describe(language, () => {
    test.use({ language });

    test("out, proven, and back on another device", async ({ page, bridge, t, browser }) => {
      // Stretching the passphrase is work that is meant to take its time.
      test.slow();
      await welcome(bridge, language);
      await bridge.ask("checkin_save", { ...empty, note: "By the river." });
      await page.goto(bridge.address);
      await page.getByRole("link", { name: t("place-me") }).tap();
      await page
        .getByRole("button")
        .filter({ hasText: t("me-way-backup") })
        .tap();
      await expect(page.getByText(t("backup-none"))).toBeVisible();

      // Nothing is made with a passphrase that is too short.
      const make = page.getByRole("button", {
        name: t("backup-make"),
        exact: true,
      });
      await page.getByLabel(t("backup-passphrase"), { exact: true }).fill("short");
      await make.tap();
      await expect(page.getByText(t("backup-passphrase-short"))).toBeVisible();
      for (const field of ["backup-passphrase", "backup-passphrase-again"])
        await page.getByLabel(t(field), { exact: true }).fill(passphrase);
      const [download] = await Promise.all([page.waitForEvent("download"), make.tap()]);
      await expect(page.getByText(t("backup-proven-client"))).toBeVisible();
      const file = await readFile(await download.path());
      expect(file.subarray(0, 21).toString()).toBe("age-encryption.org/v1");

      // Another device, at its first run.
      const other = await Bridge.fresh();
      const context = await browser.newContext({
        hasTouch: true,
        locale: language,
      });
      try {
        const there = await context.newPage();
        await there.goto(other.address);
        await there.getByRole("button", { name: t("welcome-before"), exact: true }).tap();
        await there
          .getByRole("button")
          .filter({ hasText: t("sync-back-backup") })
          .tap();
        const choose = async () => {
          const [chooser] = await Promise.all([
            there.waitForEvent("filechooser"),
            there.getByRole("button", { name: t("backup-choose"), exact: true }).tap(),
          ]);
          await chooser.setFiles({
            name: "a.age",
            mimeType: "application/octet-stream",
            buffer: file,
          });
        };
        await choose();
        const secret = there.getByLabel(t("backup-secret"), { exact: true });
        await secret.fill("not the one");
        await there.getByRole("button", { name: t("backup-look"), exact: true }).tap();
        await expect(there.getByText(t("backup-problem-wrong_key"))).toBeVisible();
        await secret.fill(passphrase);
        await there.getByRole("button", { name: t("backup-look"), exact: true }).tap();
        await expect(there.getByText(t("backup-look-good"))).toBeVisible();
        await there.getByRole("button", { name: t("backup-bring"), exact: true }).tap();
        await expect(there.getByText(t("backup-done"))).toBeVisible();
        const found = await other.ask("search", {
          query: "river",
          before: null,
        });
        expect(found.hits.map((hit) => hit.note)).toEqual(["By the river."]);
      } finally {
        await context.close();
        await other.gone();
      }
    });

    test("everything is erased, and it begins anew", async ({ page, bridge, t }) => {
      await welcome(bridge, language);
      await bridge.ask("checkin_save", { ...empty, note: "By the river." });
      await page.goto(bridge.address);
      await page.getByRole("link", { name: t("place-me") }).tap();
      await page
        .getByRole("button")
        .filter({ hasText: t("me-way-erase") })
        .tap();
      const tap = (key: string) => page.getByRole("button", { name: t(key), exact: true }).tap();
      // Asked twice, and not sure is a no.
      await tap("erase-all-begin");
      await expect(page.getByText(t("erase-all-first"))).toBeVisible();
      await tap("erase-all-on");
      await tap("erase-all-go");
      await expect(page.getByText(t("erase-all-nudge"))).toBeVisible();
      await page.getByRole("switch", { name: t("erase-all-sure") }).tap();
      await tap("erase-all-go");
      await expect(page.getByRole("heading", { name: t("welcome-language-title") })).toBeVisible();
      const found = await bridge.ask("search", {
        query: "river",
        before: null,
      });
      expect(found.hits).toEqual([]);
    });
  });
}

/** What a check-in is without answers. */
const empty: Omit<CheckInForm, "note"> = {
  id: null,
  when: null,
  answers: {},
  tags: [],
  strengths: [],
  rest: false,
};
