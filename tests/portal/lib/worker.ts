/** A worker at a browser: a passkey that lives in it, and the ways through the first pages. */
import { expect, type BrowserContext, type Page } from "@playwright/test";
import { digitsOf } from "./totp.ts";
import type { Words } from "../../phone/lib/words.ts";

/**
 * Gives the page a passkey that opens keys: an authenticator of the platform, always agreeing. What it
 * gives back takes it away again.
 */
export async function givePasskey(page: Page, prf = true): Promise<() => Promise<void>> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      ctap2Version: "ctap2_1",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf: prf,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return async () => {
    await devtools.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId });
  };
}

/** The code that is shown, checked as a worker does it. */
export async function keepCode({ page, t }: { page: Page; t: Words }): Promise<string> {
  const code = (await page.locator(".code bdi").innerText()).trim();
  await page.getByRole("button", { name: t("portal-code-written") }).click();
  const asked = page.getByRole("textbox", {
    name: t("portal-code-check", { group: 3 }),
  });
  await asked.fill(code.split(" ")[2] ?? "");
  await page.getByRole("button", { name: t("portal-next") }).click();
  return code;
}

/** The secret of the authenticator that the page shows. */
export async function secretShown(page: Page): Promise<string> {
  return (await page.locator("strong bdi").innerText()).replaceAll(" ", "");
}

/** Enrols, with a passkey or without; gives the code and the authenticator's secret. */
export async function enrol(
  { page, t }: { page: Page; t: Words },
  link: string,
  passkey = true,
): Promise<{ code: string; secret: string }> {
  await page.goto(link);
  await page.getByRole("button", { name: t("portal-enrol-begin") }).click();
  const way = t(passkey ? "portal-enrol-passkey-make" : "portal-enrol-passkey-without");
  await page.getByRole("button", { name: way }).click();
  await page.getByRole("heading", { name: t("portal-enrol-code") }).waitFor();
  const code = await keepCode({ page, t });
  await page.getByRole("heading", { name: t("portal-enrol-authenticator") }).waitFor();
  const secret = await secretShown(page);
  await page.getByRole("textbox", { name: t("portal-digits") }).fill(digitsOf(secret));
  await page.getByRole("button", { name: t("portal-finish") }).click();
  await expect(page.getByRole("button", { name: t("portal-sign-out") })).toBeVisible();
  return { code, secret };
}

/** Whatever a page and its context have kept. */
export async function left(page: Page, context: BrowserContext): Promise<string[]> {
  const found = await page.evaluate(async () => {
    const kept = [...Object.keys(localStorage), ...Object.keys(sessionStorage)];
    kept.push(...(await indexedDB.databases()).map(({ name }) => `database ${name}`));
    kept.push(...(await caches.keys()));
    kept.push(...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope));
    return kept;
  });
  return [...found, ...(await context.cookies()).map(({ name }) => `cookie ${name}`)];
}
