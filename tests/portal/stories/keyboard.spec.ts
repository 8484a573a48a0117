/**
 * The portal with nothing but keys: from the door to a person's page, a suggestion, a way taken away,
 * and out. What has focus is seen, has a ring, and comes in the order in which the page is read; after
 * each thing done the focus is somewhere, never lost.
 */
import { expect, test, type Locator, type Page } from "@playwright/test";
import { languages, locales, wordsOf } from "../../phone/lib/words.ts";
import { Client } from "../lib/client.ts";
import { Desk } from "../lib/desk.ts";
import { faults } from "../lib/look.ts";
import { digitsOf } from "../lib/totp.ts";
import { enrol, givePasskey } from "../lib/worker.ts";

/** What is wrong with the focus where it stands; nothing, if all is well. */
function wrongFocus(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return "it is nowhere";
    const shown = element.closest("label") ?? element;
    const box = shown.getBoundingClientRect();
    const said = shown.outerHTML.slice(0, 160);
    if (box.width === 0 || box.bottom <= 0 || box.top >= innerHeight) return `unseen: ${said}`;
    const middle = [box.left + box.width / 2, Math.max(box.top + 2, 2)] as const;
    const top = document.elementFromPoint(...middle);
    if (top && !shown.contains(top) && !top.contains(shown)) return `covered: ${said}`;
    const ring = [element, shown].some((one) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    });
    return ring ? null : `no ring: ${said}`;
  });
}

/** Where in the document the focus stands. */
const place = (page: Page) =>
  page.evaluate(() => [...document.querySelectorAll("*")].indexOf(document.activeElement!));

/** Tabs on to something; each stop on the way is looked at, and they come in the page's order. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor();
  let [before, turns] = [await place(page), 0];
  for (let presses = 0; presses < 120; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
    const at = await place(page);
    // After the last thing comes the browser's own, and then the first.
    if (await page.evaluate(() => document.activeElement === document.body)) continue;
    if (at < before) turns += 1;
    before = at;
    expect(turns, "the order is the page's").toBeLessThan(2);
    expect(await wrongFocus(page)).toBeNull();
  }
  throw new Error(`no key leads to ${String(wanted)}`);
}

for (const language of languages) {
  test.describe(language, () => {
    test.use({ locale: locales[language] });

    test("a visit is prepared with nothing but keys", async ({ page }) => {
      const t = wordsOf(language);
      const server = await Desk.open();
      const link = await server.worker("Sam Roy");
      const { code, secret } = await enrol({ page, t }, link, false);
      const ana = await Client.fresh("Ana", language);
      await ana.share(await server.invite(link));
      await page.getByRole("button", { name: t("portal-sign-out") }).click();
      await page.getByText(t("portal-nothing-kept")).waitFor();
      await page.reload();

      const button = (key: string) => page.getByRole("button", { name: t(key), exact: true });
      const field = (key: string) => page.getByRole("textbox", { name: t(key), exact: true });
      const press = async (wanted: Locator) => {
        await tabTo(page, wanted);
        await page.keyboard.press("Enter");
      };
      const isAt = (title: string) =>
        expect(page.getByRole("heading", { level: 1, name: title })).toBeFocused();

      // The door: what lacks something has the focus, and keeps what was typed.
      await press(page.locator("summary"));
      await tabTo(page, field("portal-digits"));
      await page.keyboard.type(digitsOf(secret, 1));
      await page.keyboard.press("Enter");
      await expect(field("portal-code")).toBeFocused();
      await page.keyboard.type(code.toLowerCase());
      await page.keyboard.press("Enter");

      await isAt(t("portal-people"));
      await press(page.getByRole("button", { name: "Ana" }));
      await isAt("Ana");
      await press(button("portal-suggest"));
      await expect(page.getByRole("heading", { name: t("portal-suggest") })).toBeFocused();
      await press(button("portal-suggest-send"));
      await expect(field("portal-suggest-words")).toBeFocused();
      await page.keyboard.type("It was good to walk with you.");
      await press(button("portal-suggest-send"));
      await expect(page.getByText(t("portal-suggested"))).toBeVisible();
      await isAt("Ana");
      const words = { kind: "note", text: "It was good to walk with you." };
      await expect.poll(() => ana.ideas()).toEqual([words]);

      // A question in front of the page keeps the keys, and gives the focus back.
      await press(button("portal-asked-to-stop"));
      await expect(page.getByRole("dialog")).toBeVisible();
      for (let n = 0; n < 4; n += 1) {
        await page.keyboard.press("Tab");
        const inside = await page.evaluate(
          () =>
            document.activeElement === document.body || !!document.activeElement?.closest("dialog"),
        );
        expect(inside).toBe(true);
      }
      await page.keyboard.press("Escape");
      await expect(button("portal-asked-to-stop")).toBeFocused();

      // To the page itself past its head, to the ways, and out.
      await press(page.getByRole("link", { name: t("portal-place-ways"), exact: true }));
      await isAt(t("portal-ways"));
      await press(button("portal-way-add-code"));
      await expect(page.getByRole("heading", { name: t("portal-way-prove") })).toBeFocused();
      await press(button("cancel"));
      await isAt(t("portal-ways"));
      await press(button("portal-sign-out"));
      await expect(page.getByText(t("portal-nothing-kept"))).toBeVisible();
      await ana.gone();
      await server.close();
    });
  });
}

test("enrolling, and a way added and taken away, with nothing but keys", async ({ page }) => {
  const t = wordsOf("en");
  const server = await Desk.open();
  const computer = await givePasskey(page);
  await page.goto(await server.worker("Sam Roy"));
  const button = (key: string) => page.getByRole("button", { name: t(key), exact: true });
  const press = async (wanted: Locator) => {
    await tabTo(page, wanted);
    await page.keyboard.press("Enter");
  };
  const isAt = (title: string) =>
    expect(page.getByRole("heading", { level: 1, name: title })).toBeFocused();
  const digits = page.getByRole("textbox", { name: t("portal-digits") });

  await press(button("portal-enrol-begin"));
  await isAt(t("portal-enrol-passkey"));
  await press(button("portal-enrol-passkey-make"));
  await isAt(t("portal-enrol-code"));
  const code = (await page.locator(".code bdi").innerText()).trim();
  await press(button("portal-code-written"));
  const check = page.getByRole("textbox", { name: t("portal-code-check", { group: 3 }) });
  await expect(check).toBeFocused();
  await page.keyboard.type("what?");
  await page.keyboard.press("Enter");
  await expect(page.getByText(t("portal-code-check-problem"))).toBeVisible();
  await expect(check).toBeFocused();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(code.split(" ")[2] ?? "");
  await page.keyboard.press("Enter");
  await isAt(t("portal-enrol-authenticator"));
  const secret = (await page.locator("strong bdi").innerText()).replaceAll(" ", "");
  await tabTo(page, digits);
  await page.keyboard.type(digitsOf(secret));
  await page.keyboard.press("Enter");
  await isAt(t("portal-people"));

  // Two ways: none can be taken away. A second passkey: one can.
  const ways = page.getByRole("main").getByRole("listitem");
  const remove = page.getByRole("button", { name: /^Remove/ });
  await press(page.getByRole("link", { name: t("portal-place-ways"), exact: true }));
  await isAt(t("portal-ways"));
  await expect(ways).toHaveCount(2);
  await expect(remove).toHaveCount(0);
  await press(button("portal-way-add-passkey"));
  await tabTo(page, page.getByRole("textbox", { name: t("portal-code") }));
  await page.keyboard.type(code);
  // At another computer, say: one keeps one passkey of a portal.
  await computer();
  await givePasskey(page);
  await page.keyboard.press("Enter");
  await expect(page.getByText(t("portal-way-added"))).toBeVisible();
  await isAt(t("portal-ways"));
  await expect(ways).toHaveCount(3);
  await expect(remove).toHaveCount(3);
  expect(await faults(page, "three ways", "en")).toEqual([]);
  await press(remove.last());
  await expect(page.getByText(t("portal-way-removed"))).toBeVisible();
  await isAt(t("portal-ways"));
  await expect(ways).toHaveCount(2);
  await expect(remove).toHaveCount(0);
  await press(button("portal-sign-out"));
  await expect(page.getByText(t("portal-nothing-kept"))).toBeVisible();
  await server.close();
});
