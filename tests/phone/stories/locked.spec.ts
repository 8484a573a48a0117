/** A device without a key store, and a key that does not fit: each way on leads on. */
import { stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { Bridge } from "../lib/bridge.ts";
import { welcome } from "../lib/device.ts";
import { expect, test as base } from "../lib/story.ts";
import { languages } from "../lib/words.ts";

const test = base.extend({
  bridge: async ({}, use) => {
    const bridge = await Bridge.fresh("--no-key-store");
    await use(bridge);
    await bridge.gone();
  },
});
const passphrase = "four plain words here";

for (const language of languages) {
  test.describe(language, () => {
    test.use({ language });

    test("a passphrase is chosen, asked for again, and opens", async ({ page, bridge, t }) => {
      const button = (key: string) => page.getByRole("button", { name: t(key), exact: true });
      await page.goto(bridge.address);
      await expect(page.getByRole("heading", { name: t("opening-choose-title") })).toBeVisible();
      await page.getByLabel(t("opening-passphrase-new"), { exact: true }).fill(passphrase);
      await page.getByLabel(t("opening-passphrase-again"), { exact: true }).fill(passphrase);
      await button("opening-make-passphrase").tap();
      await expect(page.getByRole("heading", { name: t("welcome-language-title") })).toBeVisible();
      await welcome(bridge, language, "Ana");
      await bridge.kill();

      await bridge.start();
      await page.reload();
      const field = page.getByLabel(t("opening-passphrase"), { exact: true });
      await field.fill("five other words, not these");
      await button("opening-open").tap();
      await expect(page.getByText(t("error-wrong-passphrase"))).toBeVisible();
      await field.fill(passphrase);
      await button("opening-open").tap();
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Ana");
    });

    base.describe("with a key that is another one", () => {
      base.use({ language });
      base(
        "nothing is deleted, and the old notes can be set aside",
        async ({ page, bridge, t }) => {
          const button = (key: string) => page.getByRole("button", { name: t(key), exact: true });
          const key = path.join(bridge.folder, "bridge-key");
          await welcome(bridge, language, "Ana");
          await bridge.kill();
          await writeFile(key, Buffer.alloc(32, 7));
          await bridge.start();
          await page.goto(bridge.address);
          await expect(
            page.getByRole("heading", { name: t("opening-wrong-key-title") }),
          ).toBeVisible();
          await button("try-again").tap();
          await expect(page.getByText(t("opening-still"))).toBeVisible();

          // Beginning anew wants a second yes.
          await button("opening-aside").tap();
          await button("opening-aside-yes").tap();
          await expect(page.getByText(t("opening-aside-nudge"))).toBeVisible();
          await page.getByRole("switch", { name: t("opening-aside-sure") }).tap();
          await button("opening-aside-yes").tap();
          await expect(
            page.getByRole("heading", { name: t("welcome-language-title") }),
          ).toBeVisible();
          const aside = await stat(path.join(bridge.folder, "vault", "set-aside-1", "vault.db"));
          expect(aside.size).toBeGreaterThan(0);
        },
      );
    });
  });
}
