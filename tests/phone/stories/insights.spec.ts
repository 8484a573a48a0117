/** Insights over an imported year: every value within reach of the keyboard, and nothing but the truth. */
import type { Page } from "@playwright/test";
import { axe } from "../lib/axe.ts";
import { welcome } from "../lib/device.ts";
import { bringYear, walk } from "../lib/past-year.ts";
import { expect, test } from "../lib/story.ts";
import { languages, type Words } from "../lib/words.ts";

async function openPart(page: Page, t: Words, name: string): Promise<void> {
  await page.getByRole("link", { name: t("place-insights"), exact: true }).tap();
  await page.getByRole("link", { name: t(`part-${name}`), exact: true }).tap();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t(`part-${name}`));
}

for (const language of languages) {
  test.describe(language, () => {
    test.use({ language });

    test("every value of a year is heard, point by point, and stands in a table", async ({
      page,
      bridge,
      t,
    }) => {
      await bringYear(bridge, language);
      const chart = await bridge.ask("insight_chart", { item: null, span: "year", last: null });
      const told = chart.points.filter((point) => point.told !== null);
      expect(chart.points).toHaveLength(52);
      expect(told.length).toBeLessThan(52);
      await page.goto(bridge.address);
      await openPart(page, t, "overTime");
      await page.getByRole("radio", { name: t("chart-span-year") }).check();
      const slider = page.getByRole("slider", { name: t("chart-slider") });
      await expect(slider).toHaveAttribute("max", "51");

      // By keys alone, from the first week to the last.
      await slider.focus();
      await page.keyboard.press("Home");
      const heard: string[] = [];
      for (const _ of chart.points) {
        heard.push((await slider.getAttribute("aria-valuetext")) ?? "");
        await page.keyboard.press("ArrowRight");
      }
      expect(new Set(heard).size).toBe(52);
      const gaps = heard.filter((one) => one.endsWith(t("chart-gap")));
      expect(gaps).toHaveLength(52 - told.length);
      await expect(page.locator(".dot")).toHaveCount(told.length);

      // The same in a table, opened by a key.
      const fold = page.locator("summary").filter({ hasText: t("chart-table") });
      await fold.focus();
      await page.keyboard.press("Enter");
      const rows = page.getByRole("table").getByRole("row");
      await expect(rows).toHaveCount(told.length + 1);

      // A touch on the drawing does what the keys do.
      await page.locator(".field").tap({ position: { x: 1, y: 60 } });
      await expect(slider).toHaveValue("0");

      // There is nothing before this year, and so no way there; a month has one before it.
      const earlier = page.getByRole("button", { name: t("insight-earlier"), exact: true });
      const later = page.getByRole("button", { name: t("insight-later"), exact: true });
      await expect(earlier).toBeDisabled();
      await page.getByRole("radio", { name: t("chart-span-month") }).check();
      await expect(slider).toHaveAttribute("max", "29");
      await expect(later).toBeDisabled();
      await earlier.tap();
      await expect(later).toBeEnabled();
      const usual = page.getByRole("heading", { name: t("insight-by-weekday") });
      await expect(usual).toBeVisible();
    });

    test("what goes together is told with its days and its range, and nothing more", async ({
      page,
      bridge,
      t,
    }) => {
      await bringYear(bridge, language);
      const { pairs, things } = await bridge.ask("insight_days_with", {});
      const clear = pairs.filter((pair) => pair.clear);
      const names = clear.map((pair) => things[pair.thing]?.name);
      expect(names).toEqual([walk[language]]);
      await page.goto(bridge.address);
      await openPart(page, t, "daysWith");
      const name = walk[language];
      const claim = page.getByRole("listitem").filter({
        has: page.getByRole("heading", { name: t("insight-on-tag", { name }) }),
      });
      await expect(claim).toHaveCount(1);
      await expect(page.getByRole("heading", { level: 3 })).toHaveCount(1);
      const [pair] = clear;
      if (!pair) throw new Error("no claim");
      await expect(claim).toContainText(t("insight-with", { days: pair.with }));
      await expect(claim).toContainText(t("insight-without", { days: pair.without }));
      await expect(page.getByText(t("insight-not-why"))).toBeVisible();

      // All that was compared, with "not clear" where it is not.
      await page
        .locator("summary")
        .filter({ hasText: t("insight-all") })
        .tap();
      const rows = page.getByRole("table").getByRole("row");
      await expect(rows).toHaveCount(pairs.length + 1);
      await expect(page.getByRole("cell", { name: t("insight-not-clear") })).toHaveCount(
        pairs.length - 1,
      );
      expect(await axe(page)).toEqual([]);
      expect(await page.locator("main").innerText()).not.toMatch(/because|parce que|à cause/i);
    });

    test("with nothing noted yet it says what will be there", async ({ page, bridge, t }) => {
      await welcome(bridge, language);
      await page.goto(bridge.address);
      await openPart(page, t, "overTime");
      await expect(page.getByRole("heading", { name: t("insight-empty-title") })).toBeVisible();
      await expect(page.getByRole("button", { name: t("insight-questions") })).toBeVisible();
      await page.getByRole("link", { name: t("part-daysWith"), exact: true }).tap();
      await expect(
        page.getByRole("heading", { name: t("insight-with-empty-title") }),
      ).toBeVisible();
      await page.getByRole("link", { name: t("part-insights"), exact: true }).tap();
      await expect(page.getByRole("grid")).toBeVisible();
    });
  });
}
