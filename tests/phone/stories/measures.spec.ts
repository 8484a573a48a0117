/** A published questionnaire: answered when someone wishes, left, come back to, looked back on. */
import type { Page } from "@playwright/test";
import type { Bridge } from "../lib/bridge.ts";
import { welcome } from "../lib/device.ts";
import { addLine, own, phone, someone } from "../lib/hard-day.ts";
import { answers, measure, toMeasure } from "../lib/measures.ts";
import { expect, test } from "../lib/story.ts";
import { type Language, languages, type Words } from "../lib/words.ts";

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const question = (page: Page) => page.getByRole("heading", { level: 2 });
const answer = (page: Page, n: number) => page.getByRole("group").getByRole("button").nth(n);

/** Opens the app and waits until it has nothing left to fetch ahead. */
async function open(page: Page, bridge: Bridge): Promise<void> {
  await page.goto(bridge.address);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForLoadState("networkidle");
}

/** The words of a measure as they were published, as the core has them. */
async function published(bridge: Bridge, name: string) {
  const { questions, options } = await bridge.ask("measure_start", { id: measure(name) });
  return { questions: questions.map(({ text }) => text), options: options.map(({ text }) => text) };
}

async function begin(page: Page, t: Words, name: string): Promise<void> {
  await toMeasure(page, t, name);
  await leave(page, t("measure-begin"));
}

/** Taps a button that leads to another screen, and waits until that screen has come. */
async function leave(page: Page, name: string): Promise<void> {
  await button(page, name).tap();
  await expect(button(page, name)).toBeHidden();
}

for (const language of languages) {
  test.describe(language, () => {
    test.use({ language });

    test("it is begun, survives the app, is finished and looked back on", async ({
      page,
      bridge,
      t,
    }) => {
      const today = await welcome(bridge, language);
      const { questions, options } = await published(bridge, "gad7");
      await open(page, bridge);
      await begin(page, t, "GAD-7");

      // One tap an answer; the title of the next question is where a reader goes on.
      await expect(question(page)).toHaveText(questions[0] ?? "");
      await answer(page, 2).tap();
      await expect(question(page)).toHaveText(questions[1] ?? "");
      await expect(question(page)).toBeFocused();
      await button(page, t("measure-skip")).tap();
      await answer(page, 3).tap();
      await expect(question(page)).toHaveText(questions[3] ?? "");
      // One is looked at again, changed, and taken back.
      await button(page, t("measure-previous")).tap();
      await expect(answer(page, 3)).toHaveAttribute("aria-pressed", "true");
      await button(page, t("measure-take-back")).tap();
      await expect(answer(page, 3)).toHaveAttribute("aria-pressed", "false");
      await answer(page, 1).tap();
      await expect(question(page)).toHaveText(questions[3] ?? "");
      await expect
        .poll(async () => (await bridge.ask("measure_start", { id: measure("gad7") })).answers)
        .toEqual({ "1": 2, "3": 1 });

      // The app is killed in the middle of it.
      await bridge.kill();
      await bridge.start();
      await open(page, bridge);
      await toMeasure(page, t, "GAD-7");
      await expect(page.getByText(t("measure-begun", { count: 2 }))).toBeVisible();
      await leave(page, t("measure-go-on"));
      await expect(question(page)).toHaveText(questions[3] ?? "");
      for (const text of questions.slice(3)) {
        await expect(question(page)).toHaveText(text);
        await answer(page, 3).tap();
      }

      // The end says what was answered; nothing is kept before the client says so.
      await expect(
        page.getByText(t("measure-answered", { answered: 6, questions: 7 })),
      ).toBeVisible();
      expect(await bridge.ask("measure_history", { id: measure("gad7") })).toEqual([]);
      await button(page, t("measure-finish")).tap();
      await expect(page.getByText(t("measure-taken-not"))).toBeVisible();
      const [taken] = await bridge.ask("measure_history", { id: measure("gad7") });
      // 2 + 1 + 4 × 3 is 15; the one that was left open counts as the mean of the six: 17.5, so 18.
      expect(taken).toMatchObject({
        day: today,
        answered: 6,
        came_to: { total: 18, filled: true },
      });
      const words = page.getByText(taken?.came_to?.words ?? "", { exact: true });
      await expect(words).toBeVisible();
      // The number is there for whoever asks, and only then.
      const number = page.getByText(t("measure-number-of", { total: 18, of: 21 }));
      await expect(number).toBeHidden();
      await page
        .locator("summary")
        .filter({ hasText: t("measure-show-number") })
        .tap();
      await expect(number).toBeVisible();
      await expect(page.getByText(t("measure-number-cannot"))).toBeVisible();
      await page
        .locator("summary")
        .filter({ hasText: t("measure-your-answers") })
        .tap();
      await expect(page.getByText(options[3] ?? "", { exact: true })).toHaveCount(4);
      await expect(page.getByText(t("measure-open"), { exact: true })).toHaveCount(1);

      // In the history it stands in words; what is deleted can be undone.
      await button(page, t("measure-done")).tap();
      await expect(page.getByRole("heading", { name: t("measure-history") })).toBeVisible();
      await page.locator("main li button").first().tap();
      await button(page, t("measure-delete")).tap();
      await expect(page.getByText(t("measure-history-none"))).toBeVisible();
      await button(page, t("undo")).tap();
      await expect(page.locator("main li button")).toHaveCount(1);
      // Never a number on Today.
      await page.getByRole("link", { name: t("place-today"), exact: true }).tap();
      await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
      await expect(page.getByText("GAD-7")).toHaveCount(0);
    });

    test("the ninth question opens the client's own support at once, with no network", async ({
      page,
      bridge,
      t,
      context,
    }) => {
      await prepared(bridge, language);
      const { questions } = await published(bridge, "phq9");
      await open(page, bridge);
      await begin(page, t, "PHQ-9");
      await expect(question(page)).toHaveText(questions[0] ?? "");
      // What comes is read before the network goes.
      await page.waitForLoadState("networkidle");
      await context.setOffline(true);
      for (let n = 0; n < 8; n += 1) {
        await expect(question(page)).toHaveText(questions[n] ?? "");
        await button(page, t("measure-skip")).tap();
      }
      await expect(question(page)).toHaveText(questions[8] ?? "");
      await answer(page, 1).tap();

      const title = page.getByRole("heading", { level: 2, name: t("measure-support-title") });
      await expect(title).toBeFocused();
      await expect(page.getByText(t("measure-support-nobody"))).toBeVisible();
      await expect(page.getByText(own[language].first)).toBeVisible();
      const call = page.getByRole("link", { name: `${t("now-call")} ${phone} Marguerite` });
      expect(await call.getAttribute("href")).toBe("tel:5145550142");
      await expect(
        page.getByRole("heading", { level: 3, name: "9-8-8", exact: false }).first(),
      ).toBeVisible();

      // They go on when they wish; what could not be kept is kept once it can.
      await context.setOffline(false);
      await button(page, t("measure-support-go-on")).tap();
      await expect(question(page)).toHaveText(t("measure-end"));
      await button(page, t("measure-finish")).tap();
      await expect(page.getByText(t("measure-taken-no-number"))).toBeVisible();
      await button(page, t("measure-taken-support")).tap();
      await expect(page.getByRole("heading", { level: 1, name: t("now-title") })).toBeFocused();
      const history = await bridge.ask("measure_history", { id: measure("phq9") });
      expect(history).toMatchObject([{ answered: 1, came_to: null }]);
    });

    test("someone who opens their plan from the ninth question comes back to it", async ({
      page,
      bridge,
      t,
    }) => {
      await prepared(bridge, language);
      await bridge.ask("measure_keep", { id: measure("phq9"), answers: answers(8, 0) });
      await open(page, bridge);
      await toMeasure(page, t, "PHQ-9");
      await leave(page, t("measure-go-on"));
      // Not at all opens nothing.
      await answer(page, 0).tap();
      await expect(question(page)).toHaveText(t("measure-end"));
      await page.locator("summary").tap();
      await page.locator("main ol button").last().tap();
      await answer(page, 3).tap();
      const title = page.getByRole("heading", { name: t("measure-support-title") });
      await expect(title).toBeFocused();
      await button(page, t("now-plan")).tap();
      await expect(page.getByRole("heading", { level: 1, name: t("plan-title") })).toBeFocused();
      await page.goBack();
      await expect(title).toBeVisible();
      // Stopping here keeps what was answered.
      await button(page, t("measure-support-stop")).tap();
      await expect(page.getByText(t("measure-begun", { count: 9 }))).toBeVisible();
      expect(await bridge.ask("measure_history", { id: measure("phq9") })).toEqual([]);
    });

    test("it is asked in a language that there is, and comes only where it was asked for", async ({
      page,
      bridge,
      t,
    }) => {
      await welcome(bridge, language);
      await open(page, bridge);
      await toMeasure(page, t, "QPR-15");
      await expect(page.getByText(t("measure-only-en"))).toHaveCount(language === "fr" ? 1 : 0);
      await expect(page.getByRole("radio", { name: t("measure-often-never") })).toBeChecked();
      expect(await bridge.ask("reminder_list", {})).toEqual([]);
      await page.getByRole("radio", { name: t("measure-often-month") }).tap();
      await expect(page.getByText(t("measure-often-kept"))).toBeVisible();
      const [reminder] = await bridge.ask("reminder_list", {});
      expect(reminder).toMatchObject({ name: "QPR-15" });
      await page.getByRole("radio", { name: t("measure-often-never") }).tap();
      await expect.poll(() => bridge.ask("reminder_list", {})).toEqual([]);

      await leave(page, t("measure-begin"));
      await expect(page.locator("main h2[lang=en]")).toHaveText("I feel better about myself");
      // A long lead is there whole, and folded from the second question on.
      const lead = page.getByText("with regards to your mental health and recovery");
      await expect(lead).toBeVisible();
      await button(page, t("measure-skip")).tap();
      await expect(lead).toBeHidden();
      // Nothing answered is fine.
      for (let n = 1; n < 15; n += 1) await button(page, t("measure-skip")).tap();
      await expect(question(page)).toHaveText(t("measure-end-none"));
      await button(page, t("measure-leave")).tap();
      await expect(button(page, t("measure-begin"))).toBeVisible();
      // What is not offered says why.
      await page.goBack();
      await page
        .locator("summary")
        .filter({ hasText: t("measures-off") })
        .tap();
      await expect(page.getByText("WHO-5")).toBeVisible();
    });

    test("a keyboard answers nothing on the way to an answer", async ({ page, bridge, t }) => {
      await welcome(bridge, language);
      const { questions } = await published(bridge, "phq9");
      await bridge.ask("measure_keep", { id: measure("phq9"), answers: answers(8, 0) });
      await open(page, bridge);
      await toMeasure(page, t, "PHQ-9");
      await button(page, t("measure-go-on")).press("Enter");
      await expect(button(page, t("measure-go-on"))).toBeHidden();
      await expect(question(page)).toHaveText(questions[8] ?? "");
      await question(page).focus();
      for (let n = 0; n < 3; n += 1) await page.keyboard.press("Tab");
      await expect(answer(page, 2)).toBeFocused();
      await expect(question(page)).toHaveText(questions[8] ?? "");
      await page.keyboard.press("Space");
      await expect(page.getByRole("heading", { name: t("measure-support-title") })).toBeFocused();
    });
  });
}

/** Somebody with a first line and a person to call. */
async function prepared(bridge: Bridge, language: Language): Promise<void> {
  await welcome(bridge, language);
  await addLine(bridge, "by_self", { text: own[language].first, first: true });
  await bridge.ask("support_save", {
    id: null,
    said: someone({ name: "Marguerite", phone, texts: true, favourite: true }),
  });
}
