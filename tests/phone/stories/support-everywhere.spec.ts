/** Support now, in one tap from every screen there is, with no network at all. */
import type { Page } from "@playwright/test";
import { support } from "../lib/hard-day.ts";
import { doors, inside, livedIn } from "../lib/screens.ts";
import { expect, test, watch } from "../lib/story.ts";
import { languages, locales, wordsOf } from "../lib/words.ts";

for (const language of languages) {
  test(`one tap leads to it from every screen, with no network, ${language}`, async ({
    browser,
  }) => {
    test.setTimeout(600_000);
    const t = wordsOf(language);
    const device = await livedIn(language);
    const context = await browser.newContext({
      locale: locales[language],
      timezoneId: "America/Toronto",
      viewport: { width: 360, height: 740 },
    });
    context.setDefaultTimeout(10_000);
    let address = device.bridge.address;
    const wrong = watch(context, () => address);
    const walk = async (name: string, way: (page: Page) => Promise<void>) => {
      await test.step(name, async () => {
        const page = await context.newPage();
        await page.goto(address);
        await page.getByRole("heading", { level: 1 }).waitFor();
        await way(page);
        // A question in front of the screen is answered or closed first, as everywhere.
        if (await page.getByRole("dialog").isVisible()) await page.keyboard.press("Escape");
        // Nothing is left to be fetched ahead.
        await page.waitForLoadState("networkidle");
        await context.setOffline(true);
        // At the foot of a long page too: the tap is one, without a way back up first.
        await page.evaluate(() => scrollTo({ top: document.body.scrollHeight }));
        await expect(page.getByRole("button", { name: t("support"), exact: true })).toBeInViewport();
        await support({ page, t });
        await expect(page.getByRole("link", { name: `${t("now-call")} 911` })).toBeVisible();
        await context.setOffline(false);
        await page.goBack();
        await expect(page.getByRole("heading", { level: 1, name: t("now-title") })).toBeHidden();
        await page.close();
      });
    };
    for (const [name, way] of Object.entries(inside)) {
      if (name !== "now") await walk(name, (page) => way({ ...device, page, t }));
    }
    await device.bridge.gone();

    // The first run too; where there was nothing written, there are crisis lines.
    for (const name of ["welcome/1", "welcome/2", "welcome/3", "welcome/4"]) {
      const door = doors[name];
      if (!door) throw new Error(`there is no ${name}`);
      const bridge = await door.device(language);
      address = bridge.address;
      await walk(name, (page) => door.way({ page, t, bridge, language, today: "" }));
      await bridge.gone();
    }
    await context.close();
    expect(wrong).toEqual([]);
  });
}
