/**
 * Goals on the phone: from an idea to reached and back; levels written and rated in words; life balance
 * that feeds the page for a visit; and that page, printed, never more than one.
 */
import type { Locator, Page } from "@playwright/test";
import { welcome } from "../lib/device.ts";
import { addGoal, addStep, own } from "../lib/goal.ts";
import { picture } from "../lib/photo.ts";
import { expect, test } from "../lib/story.ts";
import { languages, type Words } from "../lib/words.ts";

async function open(page: Page, t: Words): Promise<void> {
  await page.getByRole("link", { name: t("place-goals"), exact: true }).tap();
  await expect(page.getByRole("heading", { level: 1, name: t("goals") })).toBeFocused();
}

/** Opens a screen that lies below the goals, from their place. */
async function below(page: Page, t: Words, name: string): Promise<void> {
  await page
    .getByRole("button")
    .filter({ hasText: t(`goals-way-hint-${name}`) })
    .tap();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
}

async function aside(page: Page, t: Words, name: string): Promise<void> {
  await open(page, t);
  await below(page, t, name);
}

const button = (page: Page | Locator, name: string) =>
  page.getByRole("button", { name, exact: true });

/** How many pages a PDF has. */
function pagesOf(pdf: Buffer): number {
  const counts = [...pdf.toString("latin1").matchAll(/\/Type\s*\/Pages\b[^]*?\/Count (\d+)/g)];
  return Math.max(...counts.map(([, count]) => Number(count)));
}

for (const language of languages) {
  test.describe(language, () => {
    test.use({ language });
    const mine = own[language];

    test("a goal goes from an idea to reached, one idea at a time, and back", async ({
      page,
      bridge,
      t,
    }) => {
      await welcome(bridge, language);
      await bridge.ask("strength_save", { id: null, text: mine.kept, prompt: null });
      await page.goto(bridge.address);
      await open(page, t);
      // An empty place teaches; an idea is taken and made one's own.
      await expect(page.getByText(t("goals-empty-title"))).toBeVisible();
      await button(page, t("goalidea-flat")).tap();
      const words = page.getByLabel(t("goal-text"));
      await expect(words).toHaveValue(t("goalidea-flat"));
      await words.fill(mine.flat);
      await expect(page.getByText(t("goal-idea-steps"))).toBeVisible();
      await button(page, t("goal-form-next")).tap();
      await page.getByLabel(t("goal-why")).fill(mine.why);

      // Support is one tap away, and nothing typed is lost.
      await button(page, t("support")).tap();
      await expect(page.getByRole("heading", { level: 1, name: t("now-title") })).toBeFocused();
      await page.goBack();
      await expect(page.getByLabel(t("goal-why"))).toHaveValue(mine.why);

      await button(page, t("goal-form-next")).tap();
      await expect(page.getByRole("radio", { name: t("area-residential") })).toBeChecked();
      await expect(page.getByLabel(t("goal-role"))).toHaveValue(t("goalidea-flat-role"));
      await button(page, t("goal-form-next")).tap();
      await page.getByRole("checkbox", { name: mine.kept }).check();
      await button(page, t("goal-form-next")).tap();
      await page.getByRole("radio", { name: t("goal-lack-skill") }).check();
      await button(page, t("goal-form-next")).tap();
      await page
        .getByRole("group", { name: t("goal-sure") })
        .getByRole("radio", { name: "4", exact: true })
        .check();
      await button(page, t("goal-form-save")).tap();
      await expect(page.getByRole("heading", { level: 1, name: mine.flat })).toBeVisible();
      for (const n of [1, 2, 3]) {
        await expect(page.getByText(t(`goalidea-flat-${n}`), { exact: true })).toBeVisible();
      }

      // It is worked on: a step of one's own, in another order, done with help and then alone.
      await page.getByRole("radio", { name: t("goal-status-working") }).check();
      await expect(page.getByText(t("goal-said-working"))).toBeVisible();
      await button(page, t("goal-step-add")).tap();
      await page.getByLabel(t("goal-step-new")).fill(mine.call);
      await page.keyboard.press("Enter");
      await button(page, t("move-up", { of: mine.call })).tap();
      const step = page.getByRole("button").filter({ hasText: mine.call }).first();
      for (const how of ["with_help", "on_own"]) {
        await step.tap();
        const dialog = page.getByRole("dialog");
        await dialog.getByRole("radio", { name: t(`goal-how-${how}`) }).check();
        await button(page, t("save")).tap();
        await expect(step.getByText(t(`goal-how-${how}`))).toBeVisible();
      }

      // Something is kept to look back on.
      await button(page, t("goal-evidence-add")).tap();
      await page.getByLabel(t("goal-evidence-text")).fill(mine.kept);
      const file = { name: "key.png", mimeType: "image/png", buffer: picture(320, 240) };
      await page.locator("input[type=file]").setInputFiles(file);
      await expect(page.getByRole("img", { name: t("photo-alt") })).toBeVisible();
      await button(page, t("save")).tap();
      const kept = page.getByRole("listitem").filter({ hasText: mine.kept });
      await kept.scrollIntoViewIfNeeded();
      await expect(kept.getByRole("img", { name: t("photo-alt") })).toBeVisible();

      // Reached; then taken up again: it is welcomed, and nothing that was done is less.
      await page.getByRole("radio", { name: t("goal-status-reached") }).check();
      await expect(page.getByText(t("goal-said-reached"))).toBeVisible();
      const { story } = await bridge.ask("goal_list", {});
      expect(story).toMatchObject({ steps: 1, on_own: 1, reached: 1, evidence: 1 });
      for (const status of ["resting", "let_go"]) {
        await page.getByRole("radio", { name: t(`goal-status-${status}`) }).check();
        await expect(page.getByText(t(`goal-said-${status}`))).toBeVisible();
      }
      await page.getByRole("radio", { name: t("goal-status-working") }).check();
      await expect(page.getByText(t("goal-said-back"))).toBeVisible();
      expect((await bridge.ask("goal_list", {})).story).toEqual(story);
      await button(page, t("back")).tap();
      await expect(page.getByText(t("goals-story-reached", { count: 1 }))).toBeVisible();

      // Deleted, and brought back with everything that belongs to it.
      const before = await bridge.ask("goal_list", {});
      await page.getByRole("button").filter({ hasText: mine.flat }).tap();
      await button(page, t("goal-delete")).tap();
      await expect(page.getByText(t("goals-empty-title"))).toBeVisible();
      await button(page, t("undo")).tap();
      await expect(page.getByRole("button").filter({ hasText: mine.flat })).toBeVisible();
      expect(await bridge.ask("goal_list", {})).toEqual(before);
    });

    test("levels are written in own words and rated in words, never as a number", async ({
      page,
      bridge,
      t,
    }) => {
      await welcome(bridge, language);
      await addGoal(bridge, mine.flat);
      await page.goto(bridge.address);
      await open(page, t);
      await page.getByRole("button").filter({ hasText: mine.flat }).tap();
      await button(page, t("goal-levels-set")).tap();
      // Nothing at all is not enough; one is.
      await button(page, t("save")).tap();
      await expect(page.getByText(t("goal-scale-lacking"))).toBeVisible();
      await page.getByLabel(t("goal-scale-0"), { exact: true }).fill(mine.better);
      await page.getByLabel(t("goal-scale-2"), { exact: true }).fill(mine.hope);
      await page.getByLabel(t("goal-scale--1"), { exact: true }).fill(mine.now);
      await page
        .getByRole("group", { name: t("goal-scale-base") })
        .getByRole("radio", { name: mine.now })
        .check();
      await button(page, t("save")).tap();
      await expect(page.getByText(t("goal-scale-saved"))).toBeVisible();

      await button(page, t("goal-levels-rate")).tap();
      const dialog = page.getByRole("dialog");
      await button(page, t("save")).tap();
      await expect(dialog.getByText(t("goal-rate-lacking"))).toBeVisible();
      await dialog.getByRole("radio", { name: mine.better }).check();
      await dialog.getByLabel(t("goal-rate-note")).fill(mine.kept);
      await button(page, t("save")).tap();
      await expect(page.getByText(t("goal-rate-saved"))).toBeVisible();
      const row = (words: string) => page.getByRole("listitem").filter({ hasText: words }).first();
      await expect(row(mine.better)).toContainText(t("goal-levels-now"));
      await expect(row(mine.now)).toContainText(t("goal-levels-start"));
      // No score, and no minus sign, is on the page.
      const text = await page.locator("main").innerText();
      expect(text).not.toMatch(/[-−]\s?[12]\b|T-score|50[.,]0/);

      const { goals } = await bridge.ask("goal_list", {});
      expect(goals[0]?.ratings).toMatchObject([{ level: 0, by: "client", note: mine.kept }]);
      expect(goals[0]?.worker).toEqual([]);

      // Taken back, and brought back.
      await page.getByText(t("goal-levels-past")).tap();
      await page.getByRole("button", { name: t("goal-rate-delete", { day: "" }).trim() }).tap();
      await expect(row(mine.better)).not.toContainText(t("goal-levels-now"));
      await button(page, t("undo")).tap();
      await expect(row(mine.better)).toContainText(t("goal-levels-now"));
    });

    test("where more help is wanted comes on the page for a visit", async ({ page, bridge, t }) => {
      await welcome(bridge, language, "Ana");
      await page.goto(bridge.address);
      await aside(page, t, "balance");
      await button(page, t("save")).tap();
      await expect(page.getByText(t("balance-lacking"))).toBeVisible();
      const money = page.getByRole("region", { name: t("area-financial") });
      await money.getByRole("radio", { name: t("balance-level-2") }).check();
      await money.getByRole("switch", { name: t("balance-more") }).check();
      await button(page, t("save")).tap();
      await expect(page.getByText(t("balance-saved"))).toBeVisible();
      expect((await bridge.ask("balance", {})).checks).toMatchObject([
        { areas: [{ area: "financial", level: 2, more: true }] },
      ]);

      await below(page, t, "visit");
      const sheet = page.getByRole("article");
      const help = t("visit-say-more", { area: t("area-financial") });
      await expect(sheet.getByText(help)).toBeVisible();

      // The client words, hides and adds, before anybody sees it.
      await page.getByRole("button", { name: help }).tap();
      await page.getByRole("dialog").getByRole("textbox").fill(mine.decide);
      await button(page, t("save")).tap();
      await expect(sheet.getByText(mine.decide)).toBeVisible();
      await page.getByRole("checkbox", { name: mine.decide }).uncheck();
      await expect(sheet.getByText(mine.decide)).toBeHidden();
      await page
        .getByLabel(t("visit-own-part", { part: t("visit-part-helped") }))
        .fill(`${mine.choir}\n${mine.see}`);
      await page.getByLabel(t("visit-decision")).fill(mine.decide);
      await page.getByLabel(t("visit-decision")).blur();
      await expect(sheet.getByText(mine.choir)).toBeVisible();
      await expect(sheet.getByText(mine.see)).toBeVisible();
      await expect(sheet.getByText(mine.decide)).toBeVisible();
      // In the order of the page, under headings, for those who hear it.
      const headings = await sheet.getByRole("heading").allInnerTexts();
      expect(headings).toEqual([
        t("visit-paper-title"),
        t("visit-part-helped"),
        t("visit-part-decision"),
      ]);

      // After the visit a new page begins; it can be taken back.
      await button(page, t("visit-done")).tap();
      await expect(
        page.getByText(t("visit-last-decision", { decision: mine.decide })),
      ).toBeVisible();
      await expect(sheet.getByText(mine.choir)).toBeHidden();
      await button(page, t("undo")).tap();
      await expect(sheet.getByText(mine.choir)).toBeVisible();
    });

    test("a choice is thought through, decided, and looked at again", async ({
      page,
      bridge,
      t,
    }) => {
      await welcome(bridge, language);
      await page.goto(bridge.address);
      await aside(page, t, "decisions");
      await expect(page.getByText(t("decisions-empty-title"))).toBeVisible();
      await button(page, t("decisions-add")).tap();
      await page.getByLabel(t("decision-text")).fill(mine.decide);
      await page.getByLabel(t("decision-matters")).fill(mine.why);
      const way = (number: number) =>
        page.getByRole("group", { name: t("decision-way", { number }) });
      await way(1).getByRole("textbox").first().fill(mine.call);
      await way(1).getByLabel(t("decision-good")).fill(mine.hope);
      await way(2).getByRole("textbox").first().fill(mine.see);
      await button(page, t("decision-way-add")).tap();
      await way(3).getByRole("textbox").first().fill(mine.choir);
      await button(page, t("decision-way-remove", { number: 2 })).tap();
      await page.getByLabel(t("decision-supports")).fill("Marguerite");
      await button(page, t("save")).tap();
      await expect(page.getByText(t("decision-saved"))).toBeVisible();

      await page.getByRole("button").filter({ hasText: mine.decide }).tap();
      await expect(way(2).getByRole("textbox").first()).toHaveValue(mine.choir);
      await page.getByLabel(t("decision-decided")).fill(mine.call);
      await button(page, t("review-again-choose")).tap();
      await button(page.getByRole("dialog"), t("save")).tap();
      await expect(page.getByLabel(t("decision-decided"))).toHaveValue(mine.call);
      await button(page, t("save")).tap();
      await expect(page.getByRole("heading", { name: t("decisions-made") })).toBeVisible();
      const { decisions, today } = await bridge.ask("decision_list", {});
      expect(decisions).toMatchObject([
        {
          decision: { text: mine.decide, who: "Marguerite", decided: mine.call, on: today },
          ways: [{ text: mine.call, good: mine.hope }, { text: mine.choir }],
        },
      ]);
      expect(decisions[0]?.decision.review.next).not.toBeNull();
    });

    test("printed, a visit is never more than one page", async ({ page, bridge, t }) => {
      test.setTimeout(240_000);
      await welcome(bridge, language, "Ana");
      // More than any page has room for, in long words.
      const long = (of: string, n: number) =>
        `${n}. ${of} ${`${of} `.repeat(8)}`.slice(0, 190).trim();
      for (let n = 0; n < 6; n += 1) {
        await bridge.ask("strength_save", { id: null, text: long(mine.kept, n), prompt: null });
        const goal = await addGoal(bridge, long(mine.flat, n), { why: long(mine.why, n) });
        await bridge.ask("goal_status", { id: goal, status: "working" });
        const step = await addStep(bridge, goal, long(mine.call, n));
        await bridge.ask("step_how", { id: step, how: "can_show" });
      }
      for (const part of ["strengths", "changed", "helped", "want"] as const) {
        const text = `${mine.see}\n`.repeat(30).slice(0, 590);
        await bridge.ask("visit_edit", { type: "own", part, text });
      }
      await bridge.ask("visit_edit", { type: "decide", text: long(mine.decide, 1) });
      await page.goto(bridge.address);
      await aside(page, t, "visit");
      const sheet = page.getByRole("article");
      const shown: number[] = [];
      for (const size of [12, 15, 18]) {
        await page.getByRole("radio", { name: t(`visit-size-${size}`), exact: true }).check();
        await expect(sheet.locator("h2")).toHaveCSS(
          "font-size",
          `${Math.round((size * 14 * 4) / 3) / 10}px`,
        );
        const lines = await sheet.getByRole("listitem").count();
        shown.push(lines);
        for (const format of ["A4", "Letter"] as const) {
          const pdf = await page.pdf({ format, preferCSSPageSize: true });
          expect(pagesOf(pdf), `${size} points on ${format}`).toBe(1);
        }
        // The decision is always on it, and what does not fit is told.
        await expect(sheet.getByText(long(mine.decide, 1))).toBeVisible();
        await expect(page.getByText(t("visit-full-title"))).toBeVisible();
      }
      expect(shown[0]).toBeGreaterThan(shown[1] ?? 0);
      expect(shown[1]).toBeGreaterThan(shown[2] ?? 0);
      expect(shown[2]).toBeGreaterThan(3);

      // The count can tell more than one: the same page with nothing left out has two and more.
      await page.evaluate(() => {
        const paper = document.querySelector(".sheet .paper");
        for (let n = 0; n < 2; n += 1) paper?.append(paper.cloneNode(true));
      });
      expect(pagesOf(await page.pdf({ format: "A4" }))).toBeGreaterThan(1);
    });
  });
}
