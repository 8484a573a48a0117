/** Firefox, driven over WebDriver BiDi: by the words that somebody reads. */
import puppeteer, { type Browser, type ElementHandle, type Page } from "puppeteer-core";

export function firefox(): Promise<Browser> {
  return puppeteer.launch({
    browser: "firefox",
    executablePath: process.env["TRELLIS_FIREFOX"] ?? "/usr/bin/firefox-esr",
    headless: true,
    extraPrefsFirefox: { "intl.accept_languages": "en-CA" },
  });
}

/** Waits for what a role and a name mean to whoever reads them, and gives it. */
export async function find(page: Page, of: "button" | "a" | "input, textarea", name: string) {
  const found = await page.waitForFunction(
    (of, name) =>
      [...document.querySelectorAll<HTMLElement>(of)].find((element) => {
        const label = document.querySelector<HTMLElement>(`label[for="${element.id}"]`);
        const words = of.startsWith("input") ? label?.innerText : element.innerText;
        return words?.trim() === name && element.checkVisibility();
      }),
    { timeout: 20_000, polling: 100 },
    of,
    name,
  );
  return found as ElementHandle<HTMLElement>;
}
export const press = async (page: Page, name: string) => (await find(page, "button", name)).click();
export const fill = async (page: Page, name: string, text: string) =>
  (await find(page, "input, textarea", name)).type(text);
export const see = (page: Page, text: string, timeout = 20_000) =>
  page.waitForFunction(
    (text) => document.body.innerText.includes(text),
    { timeout, polling: 100 },
    text,
  );
export const textOf = (page: Page, selector: string) =>
  page.$eval(selector, (element) => (element as HTMLElement).innerText.trim());
