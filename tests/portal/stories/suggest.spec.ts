/**
 * Each of the seven things that a worker can propose arrives as it was written in the app of whom it
 * is for. And a page that nobody is at asks, then signs out by itself.
 */
import { expect, test } from "@playwright/test";
import { wordsOf } from "../../phone/lib/words.ts";
import { Client } from "../lib/client.ts";
import { Desk } from "../lib/desk.ts";
import { faults } from "../lib/look.ts";
import { enrol } from "../lib/worker.ts";

const t = wordsOf("en");

test("seven suggestions arrive as they were written", async ({ page }) => {
  const server = await Desk.open();
  const link = await server.worker("Sam Roy");
  await enrol({ page, t }, link, false);
  // Three suggestions a day are what one person gets: three people.
  const people = await Promise.all(["Ana", "Noor", "Lou"].map((name) => Client.fresh(name)));
  for (const person of people) await person.share(await server.invite(link));
  await page.getByRole("link", { name: t("portal-place-people"), exact: true }).click();
  const text = "<b>It was good</b> to walk";
  const pick = (label: string, value: string) =>
    page.getByRole("combobox", { name: t(label) }).selectOption(value);
  const write = (label: string, words: string) =>
    page.getByRole("textbox", { name: t(label), exact: true }).fill(words);
  const nothing = async () => {};
  const every = ({ goal, section }: Client) => ({
    note: { said: { text }, fill: nothing },
    goal: {
      said: { text, why: "For you" },
      fill: () => write("portal-suggest-why", "For you"),
    },
    step: { said: { text, goal }, fill: nothing },
    line: {
      said: { text, section },
      fill: () => pick("portal-suggest-of-section", section),
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
      said: { words: text, goal, level: 1 },
      fill: () => pick("portal-suggest-level", "1"),
    },
  });
  const kinds = [["note", "goal", "step"], ["line", "reminder", "meeting"], ["rating"]] as const;
  for (const [n, person] of people.entries()) {
    await page.getByRole("link", { name: t("portal-place-people"), exact: true }).click();
    await page.getByRole("button", { name: person.name }).click();
    await page.getByRole("heading", { level: 1, name: person.name }).waitFor();
    for (const kind of kinds[n] ?? []) {
      const { said, fill } = every(person)[kind];
      await page.getByRole("button", { name: t("portal-suggest"), exact: true }).click();
      await pick("portal-suggest-what", kind);
      const words = kind === "rating" ? "portal-suggest-rating-words" : "portal-suggest-words";
      await write(words, text);
      await fill();
      await page.getByRole("button", { name: t("portal-suggest-send") }).click();
      await expect(page.getByRole("button", { name: t("portal-suggest-send") })).toBeHidden();
      await expect.poll(() => person.ideas()).toContainEqual({ kind, ...said });
    }
  }
  // Nothing half said goes out.
  await page.getByRole("button", { name: t("portal-suggest"), exact: true }).click();
  await pick("portal-suggest-what", "meeting");
  await write("portal-suggest-words", text);
  await page.getByRole("button", { name: t("portal-suggest-send") }).click();
  await expect(page.getByText(t("portal-suggest-lacking"))).toBeVisible();
  const [, , last] = people;
  expect(await last?.ideas()).toHaveLength(1);
  for (const person of people) await person.gone();
  await server.close();
});

test("a page that nobody is at asks, and then signs out", async ({ page, context }) => {
  const server = await Desk.open();
  await page.clock.install();
  await enrol({ page, t }, await server.worker("Sam Roy"), false);
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const isIn = async () => (await fetch(`${server.address}/api/me`, { headers: { cookie } })).ok;
  await page.clock.runFor(14 * 60_000);
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.clock.runFor(61_000);
  await expect(page.getByRole("dialog")).toBeVisible();
  expect(await faults(page, "idle", "en")).toEqual([]);
  await page.getByRole("button", { name: t("portal-idle-stay") }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.clock.runFor(15 * 60_000 + 1_000);
  await expect(page.getByRole("dialog")).toBeVisible();
  expect(await isIn()).toBe(true);
  await page.clock.runFor(61_000);
  await expect(page.getByText(t("portal-nothing-kept"))).toBeVisible();
  expect(await isIn()).toBe(false);
  await server.close();
});
