/**
 * What axe finds on a page. It is put into the page once and asked there: taking it in again for each
 * question, from outside, takes most of the time of a walk through every screen.
 */
import type { Page } from "@playwright/test";
import type { AxeResults, RunOptions } from "axe-core";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const all = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What a page that has it offers. */
type WithAxe = { axe?: { run: (what: unknown, how: RunOptions) => Promise<AxeResults> } };

/** What axe finds on the page as it stands: everything, or in its colours alone; nothing, if all is well. */
export async function axe(page: Page, colours = false): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(source);
  const { looked, found } = await page.evaluate(
    async ({ all, colours }) => {
      // A screen that is still coming in has not its own colours yet.
      const moving = document.getAnimations().map(({ finished }) => finished.catch(() => null));
      await Promise.all(moving);
      const { axe } = globalThis as WithAxe;
      if (!axe) return { looked: 0, found: [] };
      const { violations, passes, incomplete } = await axe.run(document, {
        runOnly: colours ? ["color-contrast"] : all,
        resultTypes: ["violations"],
      });
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.map(
          ({ html, failureSummary }) => `axe ${id}: ${html.slice(0, 160)} ${failureSummary ?? ""}`,
        ),
      );
      // In front of a page that is inert it cannot tell what lies behind a word.
      return { looked: passes.length + incomplete.length, found };
    },
    { all, colours },
  );
  return looked < (colours ? 1 : 5) ? [...found, "axe saw nothing"] : found;
}
