/**
 * The second way, in Firefox: no passkey, a code on paper and six digits; a person's page opens all the
 * same, and nothing is left after signing out. Driven over WebDriver BiDi.
 */
import { expect, test } from "@playwright/test";
import { card, full } from "../../../ui/shared/shown/fixture.ts";
import { wordsOf } from "../../phone/lib/words.ts";
import { Desk } from "../lib/desk.ts";
import { fill, find, firefox, press, see, textOf } from "../lib/firefox.ts";
import { digitsOf } from "../lib/totp.ts";

const t = wordsOf("en");

test("the code and six digits open everything in Firefox", async () => {
  const server = await Desk.open();
  const browser = await firefox();
  try {
    const page = await browser.newPage();
    const wrong: string[] = [];
    page.on("pageerror", (error) => wrong.push(String(error)));
    await page.goto(await server.worker("Sam Roy"));
    await press(page, t("portal-enrol-begin"));
    await press(page, t("portal-enrol-passkey-without"));
    await page.waitForSelector(".code bdi");
    const code = await textOf(page, ".code bdi");
    await press(page, t("portal-code-written"));
    await fill(page, t("portal-code-check", { group: 3 }), code.split(" ")[2] ?? "");
    await press(page, t("portal-next"));
    await page.waitForSelector("strong bdi");
    const secret = (await textOf(page, "strong bdi")).replaceAll(" ", "");
    await fill(page, t("portal-digits"), digitsOf(secret));
    await press(page, t("portal-finish"));
    await see(page, t("portal-people-none"));

    await (await find(page, "a", t("portal-place-invite"))).click();
    await fill(page, t("portal-invite-reason"), "To prepare our visits together.");
    await press(page, t("portal-invite-make"));
    await page.waitForSelector(".text bdi");
    await server.accept(await textOf(page, ".text bdi"), {
      card: { ...card, name: "Noor" },
      items: full,
    });
    await press(page, t("portal-sign-out"));

    await page.waitForSelector("summary");
    await page.click("summary");
    await fill(page, t("portal-code"), code);
    await fill(page, t("portal-digits"), digitsOf(secret, 1));
    await press(page, t("portal-sign-in"));
    await page.waitForSelector(".people button");
    await page.click(".people button");
    await see(page, "A flat of my own");
    await press(page, t("portal-suggest"));
    await fill(page, t("portal-suggest-words"), "It was good to walk with you.");
    await press(page, t("portal-suggest-send"));
    await see(page, t("portal-suggested"));

    await press(page, t("portal-sign-out"));
    await see(page, t("portal-nothing-kept"));
    const kept = await page.evaluate(async () => [
      ...Object.keys(localStorage),
      ...Object.keys(sessionStorage),
      ...(await indexedDB.databases()).map(({ name }) => name),
      document.cookie,
    ]);
    expect(kept).toEqual([""]);
    expect(wrong).toEqual([]);
  } finally {
    await browser.close();
    await server.close();
  }
});
