/**
 * What a worker does, in a browser with a passkey that opens keys: the first time, an invitation,
 * a person who says yes, their page, a suggestion, a stop, and nothing left after signing out.
 */
import { expect, test } from "@playwright/test";
import { card, full } from "../../../ui/shared/shown/fixture.ts";
import { languages, locales, wordsOf } from "../../phone/lib/words.ts";
import { Desk } from "../lib/desk.ts";
import { digitsOf } from "../lib/totp.ts";
import { enrol, givePasskey, left } from "../lib/worker.ts";

for (const language of languages) {
  test.describe(language, () => {
    test.use({ locale: locales[language] });

    test("from the first time to a stop, and nothing is left", async ({ page, context }) => {
      const t = wordsOf(language);
      const server = await Desk.open();
      await givePasskey(page);
      const { code, secret } = await enrol({ page, t }, await server.worker("Sam Roy"));
      // The token is not in the address any more.
      expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe("/");

      await page.getByRole("link", { name: t("portal-place-invite"), exact: true }).click();
      const reason = page.getByRole("textbox", {
        name: t("portal-invite-reason"),
      });
      await reason.fill("To prepare our visits together.");
      await page.getByRole("button", { name: t("portal-invite-make") }).click();
      await page.getByRole("heading", { name: t("portal-invite-made") }).waitFor();
      const link = await page.locator(".text bdi").first().innerText();
      await server.accept(link, { card: { ...card, name: "Noor" }, items: full });

      await page.getByRole("link", { name: t("portal-place-people"), exact: true }).click();
      const person = page.getByRole("button", { name: "Noor" });
      await person.click();
      await page.getByRole("heading", { level: 1, name: "Noor" }).waitFor();
      await expect(page.getByRole("heading", { level: 3, name: "A flat of my own" })).toBeVisible();
      // Strengths and goals come first.
      const parts = await page.locator("main h2").allInnerTexts();
      expect(parts.slice(0, 2)).toEqual([t("shown-strengths"), t("shown-goals")]);

      for (let n = 0; n < 4; n += 1) {
        await page.getByRole("button", { name: t("portal-suggest"), exact: true }).click();
        await page
          .getByRole("textbox", { name: t("portal-suggest-words") })
          .fill(`It was good to walk with you ${n}`);
        await page.getByRole("button", { name: t("portal-suggest-send") }).click();
        const said = n < 3 ? t("portal-suggested") : t("portal-error-quota");
        await expect(page.getByText(said)).toBeVisible();
        if (n < 3) await page.getByRole("button", { name: t("close") }).click();
      }

      // Signed out: nothing is left, and the back button leads to nothing.
      await page.getByRole("button", { name: t("portal-sign-out") }).click();
      await page.getByRole("button", { name: t("portal-by-passkey") }).waitFor();
      expect(await left(page, context)).toEqual([]);
      await page.goBack().catch(() => null);
      await expect(page.getByText("A flat of my own")).toHaveCount(0);
      await page.goto(server.address);

      // With the passkey, and then with the code and six digits.
      await page.getByRole("button", { name: t("portal-by-passkey") }).click();
      await page.getByRole("button", { name: "Noor" }).waitFor();
      await page.getByRole("button", { name: t("portal-sign-out") }).click();
      await page.locator("summary").click();
      await page.getByRole("textbox", { name: t("portal-code") }).fill(code.toLowerCase());
      // The six digits of the enrolment were used up: the next ones.
      await page.getByRole("textbox", { name: t("portal-digits") }).fill(digitsOf(secret, 1));
      await page.getByRole("button", { name: t("portal-sign-in"), exact: true }).click();

      await page.getByRole("button", { name: "Noor" }).click();
      await page.getByRole("button", { name: t("portal-asked-to-stop") }).click();
      await page.getByRole("button", { name: t("portal-stop-yes") }).click();
      await expect(page.getByText(t("portal-people-none"))).toBeVisible();
      await page.getByRole("button", { name: t("portal-sign-out") }).click();
      await page.getByRole("button", { name: t("portal-by-passkey") }).waitFor();
      expect(await left(page, context)).toEqual([]);
      await server.close();
    });
  });
}

test("a passkey that opens nothing leads to the code, and the other ways in can be kept", async ({
  page,
}) => {
  const t = wordsOf("en");
  const server = await Desk.open();
  await givePasskey(page, false);
  await page.goto(await server.worker("Alex"));
  await page.getByRole("button", { name: t("portal-enrol-begin") }).click();
  await page.getByRole("button", { name: t("portal-enrol-passkey-make") }).click();
  await expect(page.getByText(t("portal-enrol-passkey-cannot"))).toBeVisible();
  await server.close();
});
