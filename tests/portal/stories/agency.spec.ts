/**
 * The agency's own sign-in, by a provider that is not ours: it says who somebody is, and opens nothing;
 * whom the portal does not know is told so.
 */
import { expect, test, type Page } from "@playwright/test";
import { card, full } from "../../../ui/shared/shown/fixture.ts";
import { languages, locales, wordsOf } from "../../phone/lib/words.ts";
import { Desk } from "../lib/desk.ts";
import { faults } from "../lib/look.ts";
import { SignIn } from "../lib/provider.ts";
import { enrol, givePasskey, left } from "../lib/worker.ts";

/** At the provider's own pages, which are English. */
async function sayWho(page: Page, name: string): Promise<void> {
  await page.locator('input[name="login"]').fill(name);
  await page.locator('input[name="password"]').fill("anything");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}

for (const language of languages) {
  test.describe(language, () => {
    test.use({ locale: locales[language] });

    test("the agency's own sign-in says who it is, and the code opens the keys", async ({
      page,
      context,
    }) => {
      const t = wordsOf(language);
      let agency: SignIn | undefined;
      const server = await Desk.open(async (portal) => {
        agency = await SignIn.open(portal);
        return agency.settings;
      });
      const link = await server.worker("Sam Roy", "worker", "--oidc", "sam-7");
      await givePasskey(page);
      const { code } = await enrol({ page, t }, link);
      await server.share(link, { card: { ...card, name: "Noor" }, items: full });
      const signOut = async () => {
        await page.getByRole("button", { name: t("portal-sign-out") }).click();
        await page.getByText(t("portal-nothing-kept")).waitFor();
      };
      await signOut();

      // They say who it is; the keys are opened here, by the code alone or by the passkey.
      const goThere = () => page.getByRole("link", { name: t("portal-by-agency") }).click();
      await goThere();
      await sayWho(page, "sam-7");
      await page.getByRole("heading", { level: 1, name: t("portal-open-title") }).waitFor();
      expect(new URL(page.url()).search).toBe("");
      expect(await faults(page, "open", language)).toEqual([]);
      await page.locator("summary").click();
      await expect(page.getByRole("textbox", { name: t("portal-digits") })).toBeHidden();
      await page.getByRole("textbox", { name: t("portal-code") }).fill(code);
      await page.getByRole("button", { name: t("portal-sign-in"), exact: true }).click();
      await page.getByRole("button", { name: "Noor" }).click();
      await page.getByRole("heading", { level: 1, name: "Noor" }).waitFor();
      await signOut();
      // The session is over here, though not at the agency's: it is asked anew.
      expect((await left(page, context)).filter((one) => one.includes("trellis"))).toEqual([]);
      await goThere();
      await page.getByRole("heading", { level: 1, name: t("portal-open-title") }).waitFor();
      await page.getByRole("button", { name: t("portal-by-passkey") }).click();
      await page.getByRole("button", { name: "Noor" }).waitFor();
      await signOut();

      // Somebody else, whom the agency knows and the portal does not.
      await context.clearCookies();
      await goThere();
      await sayWho(page, "somebody-else");
      await expect(page.getByText(t("portal-agency-refused"))).toBeVisible();
      await expect(page.getByRole("button", { name: t("portal-by-passkey") })).toBeVisible();
      expect(new URL(page.url()).search).toBe("");
      await server.close();
      await agency?.close();
    });
  });
}
