/** Support now, by what the client wrote and where they are; and a plan that answers. */
import type { Page } from "@playwright/test";
import type { ItemForm } from "../../../ui/host/bindings.ts";
import type { Bridge } from "../lib/bridge.ts";
import { addDays, welcome } from "../lib/device.ts";
import { addLine, own, phone, someone, support } from "../lib/hard-day.ts";
import { expect, test } from "../lib/story.ts";
import { type Language, languages, type Words } from "../lib/words.ts";

/** Opens the app and waits until it has nothing left to fetch ahead. */
async function open(page: Page, bridge: Bridge): Promise<void> {
  await page.goto(bridge.address);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForLoadState("networkidle");
}

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** Somebody with a first line, a person to call and a person who only writes. */
async function prepared(bridge: Bridge, language: Language): Promise<void> {
  await welcome(bridge, language);
  await addLine(bridge, "by_self", { text: own[language].first, first: true });
  const { tie } = own[language];
  await bridge.ask("support_save", {
    id: null,
    said: someone({ name: "Marguerite", tie, phone, texts: true, favourite: true }),
  });
}

test("on a phone a tap calls or begins a text message", async ({ page, bridge, t }) => {
  await prepared(bridge, "en");
  await open(page, bridge);
  await support({ page, t });
  await expect(page.getByText(t("now-lead"))).toBeVisible();
  await expect(page.getByText(own.en.first)).toBeVisible();
  const leads = (name: string) =>
    page.getByRole("link", { name, exact: true }).getAttribute("href");
  expect(await leads(`${t("now-call")} ${phone} Marguerite`)).toBe("tel:5145550142");
  expect(await leads(`${t("now-text")} ${phone} Marguerite`)).toBe("sms:5145550142");
  expect(await leads(`${t("now-call")} 911 9-1-1`)).toBe("tel:911");
  expect(await leads(`${t("now-text")} 686868 Kids Help Phone`)).toBe("sms:686868?&body=TALK");
  // The client's own come first, then danger, then the rest.
  const order = await page.getByRole("heading", { level: 3 }).allTextContents();
  expect(order.slice(0, 2)).toEqual(["Marguerite", "9-1-1"]);
});

test("on a laptop each number stands there to be copied", async ({ browser, bridge, t }) => {
  await prepared(bridge, "en");
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    hasTouch: false,
    isMobile: false,
  });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await context.newPage();
  await open(page, bridge);
  await support({ page, t });
  await expect(page.getByRole("link", { name: t("now-call") })).toHaveCount(0);
  await expect(page.getByText(phone, { exact: true }).first()).toBeVisible();
  await page.getByRole("button", { name: `${t("now-copy")} 1-800-668-6868` }).click();
  await expect(page.getByText(t("now-copied"))).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("1-800-668-6868");
  await context.close();
});

test("another place has other lines, at once and the next time", async ({ page, bridge, t }) => {
  await welcome(bridge, "en");
  await open(page, bridge);
  await support({ page, t });
  const line = (name: string) => page.getByRole("heading", { level: 3, name, exact: true });
  await expect(line("Kids Help Phone")).toBeVisible();
  await expect(line("ConnexOntario")).toHaveCount(0);

  const choose = async (place: string) => {
    await page.getByRole("button", { name: t("now-change") }).tap();
    await page.getByRole("radio", { name: place, exact: true }).check();
    await expect(page.getByText(t("region-kept"))).toBeVisible();
    await page.goBack();
  };
  await choose("Ontario");
  await expect(line("ConnexOntario")).toBeVisible();
  await choose("United Kingdom");
  await expect(line("Samaritans")).toBeVisible();
  await expect(line("Kids Help Phone")).toHaveCount(0);

  await open(page, bridge);
  await support({ page, t });
  await expect(line("Samaritans")).toBeVisible();
});

const sleep: ItemForm = {
  id: null,
  ask: "Sleep",
  kind: { type: "duration" },
  better: "neither",
  cadence: "daily",
};

/** Says by hand what to look for: sleep under five hours, two days running. */
async function tie(page: Page, t: Words, sign: string, action: string): Promise<void> {
  await page.getByRole("link", { name: t("place-me"), exact: true }).tap();
  await page
    .getByRole("button")
    .filter({ hasText: t("me-way-signs") })
    .tap();
  await button(page, t("signs-add")).tap();
  await page.getByLabel(t("sign-line"), { exact: true }).selectOption({ label: sign });
  await page.getByLabel(t("sign-what"), { exact: true }).selectOption({ label: sleep.ask });
  await page.getByRole("textbox", { name: t("span-field-hours") }).fill("5");
  await page.getByLabel(t("sign-action"), { exact: true }).selectOption({ label: action });
  // Support in the middle of it takes nothing away.
  await support({ page, t });
  await page.goBack();
  await expect(page.getByRole("textbox", { name: t("span-field-hours") })).toHaveValue("5");
  await expect(page.getByText(t("sign-then", { words: sign }))).toBeVisible();
  await button(page, t("save")).tap();
  await expect(page.getByText(t("sign-saved"))).toBeVisible();
}

for (const language of languages) {
  test.describe(language, () => {
    test.use({ language });

    test("a pattern brings the client's own sentence", async ({ page, bridge, t }) => {
      const { sign, action } = own[language];
      const today = await welcome(bridge, language);
      const item = await bridge.ask("item_save", sleep);
      await addLine(bridge, "early_signs", { text: sign });
      const then = await addLine(bridge, "when_hard", { text: action });
      const slept = (ago: number, minutes: number) =>
        bridge.ask("checkin_save", {
          id: null,
          when: { day: addDays(today, -ago), time: "07:30" },
          answers: { [item.id]: minutes },
          tags: [],
          strengths: [],
          note: "",
          rest: false,
        });
      await slept(1, 270);
      await open(page, bridge);
      await tie(page, t, sign, action);

      // One day is not two.
      const card = page.getByRole("region", { name: t("card-sign-title") });
      await page.getByRole("link", { name: t("place-today"), exact: true }).tap();
      await expect(page.getByText(t("today-so-far"))).toBeVisible();
      await expect(card).toHaveCount(0);

      await slept(2, 240);
      await page.reload();
      await expect(card.locator("blockquote")).toHaveText(t("quoted", { words: sign }));
      await expect(card.getByText(sleep.ask)).toContainText(t("span-hours", { hours: 4 }));
      await expect(card.getByText(sleep.ask)).toContainText(
        t("span-both", { hours: 4, minutes: 30 }),
      );
      await card.getByRole("button", { name: t("card-open-action") }).tap();
      await expect(
        page.getByRole("heading", { level: 1, name: t("plan-heading-when_hard") }),
      ).toBeVisible();
      await expect(page.getByText(then.text)).toBeVisible();
      await page.goBack();

      // Not helpful makes it quiet; that can be undone, and then put off for today.
      await card.locator("summary").tap();
      await card.getByRole("button", { name: t("card-not-helpful") }).tap();
      await expect(card).toHaveCount(0);
      expect((await bridge.ask("today", {})).signs).toEqual([]);
      await button(page, t("undo")).tap();
      await expect(card).toBeVisible();
      await card.getByRole("button", { name: t("card-not-today") }).tap();
      await expect(page.getByText(t("card-not-today-done"))).toBeVisible();
      await expect(card).toHaveCount(0);

      // In the list it is quiet, and off when the client says so; deleted, it can be undone.
      await page.getByRole("link", { name: t("place-me"), exact: true }).tap();
      await page
        .getByRole("button")
        .filter({ hasText: t("me-way-signs") })
        .tap();
      await expect(page.getByText(t("signs-quiet", { day: t("day-today") }))).toBeVisible();
      await page.getByRole("button", { name: t("signs-wake") }).tap();
      await expect(page.getByRole("button", { name: t("signs-wake") })).toHaveCount(0);
      expect((await bridge.ask("today", {})).signs).toHaveLength(1);
      await page.getByRole("switch").tap();
      await expect.poll(async () => (await bridge.ask("today", {})).signs).toEqual([]);
      await page.getByRole("button").filter({ hasText: sign }).tap();
      await button(page, t("sign-delete")).tap();
      await expect(page.getByText(t("signs-empty-title"))).toBeVisible();
      await button(page, t("undo")).tap();
      await expect(page.getByText(t("checkin-back-again"))).toBeVisible();
      await expect(page.getByRole("button").filter({ hasText: sign })).toBeVisible();
      expect(await bridge.ask("sign_list", {})).toHaveLength(1);
    });
  });
}
