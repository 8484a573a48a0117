/**
 * Each of the seven things that a worker can propose arrives sealed, signed, and as it was written.
 * And a page that nobody is at asks, then signs out by itself.
 */
import { expect, test } from "@playwright/test";
import { card, full } from "../../../ui/shared/shown/fixture.ts";
import { wordsOf } from "../../phone/lib/words.ts";
import { StandIn } from "../lib/stand-in.ts";
import { enrol } from "../lib/worker.ts";

const t = wordsOf("en");

test("seven suggestions arrive as they were written", async ({ page }) => {
  const server = await StandIn.open();
  await enrol({ page, t }, `${server.address}/enrol#${"A".repeat(22)}`, false);
  await server.share({ ...card, name: "Noor" }, full);
  await page.getByRole("link", { name: t("portal-place-people"), exact: true }).click();
  await page.getByRole("button", { name: "Noor" }).click();
  const text = "<b>It was good</b> to walk";
  const pick = (label: string, value: string) =>
    page.getByRole("combobox", { name: t(label) }).selectOption(value);
  const write = (label: string, words: string) =>
    page.getByRole("textbox", { name: t(label), exact: true }).fill(words);
  const every = {
    note: { said: { text }, fill: async () => {} },
    goal: {
      said: { text, why: "For you" },
      fill: () => write("portal-suggest-why", "For you"),
    },
    step: { said: { text, goal: "b1" }, fill: async () => {} },
    line: {
      said: { text, section: "d2" },
      fill: () => pick("portal-suggest-of-section", "d2"),
    },
    reminder: {
      said: { text, when: "mornings" },
      fill: () => write("portal-suggest-when", "mornings"),
    },
    meeting: {
      said: { text, day: "2030-05-06", time: "14:30" },
      fill: async () => {
        await page.getByLabel(t("portal-suggest-day"), { exact: true }).fill("2030-05-06");
        await page.getByLabel(t("portal-suggest-time"), { exact: true }).fill("14:30");
      },
    },
    rating: {
      said: { words: text, goal: "b1", level: 1 },
      fill: () => pick("portal-suggest-level", "1"),
    },
  };
  for (const [kind, { said, fill }] of Object.entries(every)) {
    await page.getByRole("button", { name: t("portal-suggest"), exact: true }).click();
    await pick("portal-suggest-what", kind);
    const words = kind === "rating" ? "portal-suggest-rating-words" : "portal-suggest-words";
    await write(words, text);
    await fill();
    await page.getByRole("button", { name: t("portal-suggest-send") }).click();
    await expect(page.getByRole("button", { name: t("portal-suggest-send") })).toBeHidden();
    expect(await server.suggested()).toEqual({ form: 1, kind, ...said });
    server.suggestions = [];
  }
  // Nothing half said goes out.
  await page.getByRole("button", { name: t("portal-suggest"), exact: true }).click();
  await pick("portal-suggest-what", "meeting");
  await write("portal-suggest-words", text);
  await page.getByRole("button", { name: t("portal-suggest-send") }).click();
  await expect(page.getByText(t("portal-suggest-lacking"))).toBeVisible();
  expect(server.suggestions).toEqual([]);
  await server.close();
});

test("a page that nobody is at asks, and then signs out", async ({ page }) => {
  const server = await StandIn.open();
  await page.clock.install();
  await enrol({ page, t }, `${server.address}/enrol#${"A".repeat(22)}`, false);
  await page.clock.runFor(14 * 60_000);
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.clock.runFor(61_000);
  await page.getByRole("button", { name: t("portal-idle-stay") }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.clock.runFor(15 * 60_000 + 1_000);
  await expect(page.getByRole("dialog")).toBeVisible();
  expect(server.signedIn).toBe(true);
  await page.clock.runFor(61_000);
  await expect(page.getByText(t("portal-nothing-kept"))).toBeVisible();
  expect(server.signedIn).toBe(false);
  await server.close();
});
