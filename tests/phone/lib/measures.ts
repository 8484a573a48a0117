/** Questionnaires: what someone answered over some months, and the ways to their screens. */
import { expect, type Page } from "@playwright/test";
import type { Id, MeasureAnswers } from "../../../ui/host/bindings.ts";
import type { Bridge } from "./bridge.ts";
import type { Visit } from "./screens.ts";
import { unfold } from "./unfold.ts";
import type { Words } from "./words.ts";

/** A measure by its short name: the name's own letters, as the core spells them. */
export const measure = (name: string): Id => Buffer.from(name).toString("hex").padEnd(32, "0");

/** The same answer to the first questions. */
export const answers = (count: number, value: number): MeasureAnswers["answers"] =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [String(n + 1), value]));

/** Answers some, whole and not. */
export async function answered(bridge: Bridge): Promise<void> {
  for (const [count, value] of [
    [9, 2],
    [9, 1],
    [5, 0],
  ] as const) {
    await bridge.ask("measure_save", { id: measure("phq9"), answers: answers(count, value) });
  }
}

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** Goes from anywhere to one measure. */
export async function toMeasure(page: Page, t: Words, name: string): Promise<void> {
  await page.getByRole("link", { name: t("place-me"), exact: true }).click();
  await page
    .getByRole("button")
    .filter({ hasText: t("me-way-measures") })
    .click();
  await page.locator("main li button").filter({ hasText: name }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeFocused();
  await expect(page.getByRole("heading", { name: t("measure-by") })).toBeVisible();
}

/** Goes to where one that is half answered goes on. */
async function toHalf({ page, t, bridge }: Visit, count: number): Promise<void> {
  await bridge.ask("measure_keep", { id: measure("phq9"), answers: answers(count, 1) });
  await toMeasure(page, t, "PHQ-9");
  await button(page, t("measure-go-on")).click();
  // The measure's own headings go first: a question, or the end, has only one.
  await expect(page.getByRole("heading", { name: t("measure-by") })).toBeHidden();
  await expect(page.getByRole("heading", { level: 2 })).toBeVisible();
}

export const ways: Record<string, (visit: Visit) => Promise<void>> = {
  measures: async ({ page, t }) => {
    await page.getByRole("link", { name: t("place-me"), exact: true }).click();
    await page
      .getByRole("button")
      .filter({ hasText: t("me-way-measures") })
      .click();
    await unfold(page);
  },
  measure: async ({ page, t }) => {
    await toMeasure(page, t, "PHQ-9");
    await unfold(page);
  },
  "measure/nothing yet": async ({ page, t }) => {
    await toMeasure(page, t, "QPR-15");
    await unfold(page);
  },
  measureAsk: async ({ page, t }) => {
    await toMeasure(page, t, "QPR-15");
    await button(page, t("measure-begin")).click();
    await expect(
      page.getByText(t("measure-progress", { at: 1, count: 15 }), { exact: true }),
    ).toBeVisible();
  },
  "measureAsk/answered": async (visit) => {
    const { page, t } = visit;
    await toHalf(visit, 7);
    await button(page, t("measure-previous")).click();
    await expect(button(page, t("measure-take-back"))).toBeVisible();
  },
  "measureAsk/support": async (visit) => {
    const { page, t } = visit;
    await toHalf(visit, 8);
    await page.getByRole("group").getByRole("button").nth(1).click();
    await expect(page.getByRole("heading", { name: t("measure-support-title") })).toBeFocused();
  },
  "measureAsk/end": async (visit) => {
    await toHalf(visit, 9);
    await unfold(visit.page);
  },
  measureTaken: async ({ page, t }) => {
    await toMeasure(page, t, "PHQ-9");
    await page.locator("main li button").nth(1).click();
    await expect(page.getByRole("heading", { name: t("measure-taken-title") })).toBeVisible();
    await unfold(page);
  },
};
