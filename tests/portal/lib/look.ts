/** Whether a screen of the portal can be seen, read and reached, by whoever and at whatever size. */
import type { Page } from "@playwright/test";
import path from "node:path";
import { axe } from "../../phone/lib/axe.ts";
import { misfits, tooSmall, torn } from "../../phone/lib/fits.ts";
import type { Language } from "../../phone/lib/words.ts";

const sizes = {
  "1280 px": { width: 1280, height: 800 },
  "768 px": { width: 768, height: 1024 },
  "390 px": { width: 390, height: 844 },
  "320 px": { width: 320, height: 568 },
  "1280 px at 400 %": { width: 320, height: 200 },
};
const pictured = ["1280 px", "768 px", "390 px"] as const;

/** Everything that is wrong with the page as it stands. */
export async function faults(page: Page, name: string, language: Language): Promise<string[]> {
  if (process.env["TRELLIS_PICTURES"]) {
    const folder = path.resolve(import.meta.dirname, "../../output/pictures");
    for (const size of pictured) {
      await page.setViewportSize(sizes[size]);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        const file = `portal ${name} ${language} ${colorScheme} ${sizes[size].width}.png`;
        await page.screenshot({
          path: path.join(folder, file),
          fullPage: true,
        });
      }
    }
    await page.emulateMedia({ colorScheme: "light" });
    return [];
  }
  const found: string[] = [];
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    // Only its colours change with the dark.
    const faults = await axe(page, colorScheme === "dark");
    found.push(...faults.map((fault) => `${name}, ${colorScheme}: ${fault}`));
  }
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport);
    const wrong = [...(await misfits(page)), ...(await tooSmall(page)), ...(await torn(page))];
    found.push(...wrong.map((fault) => `${name}, ${size}: ${fault}`));
  }
  await page.setViewportSize(sizes["1280 px"]);
  return found;
}

/** What the page did and should not have, such as asking somebody else than its own server. */
export function watch(page: Page): string[] {
  const wrong: string[] = [];
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("console", (line) => {
    if (line.type() === "error" && !line.text().startsWith("Failed to load resource"))
      wrong.push(line.text());
  });
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    const begins = request.isNavigationRequest() && request.frame() === page.mainFrame();
    const own = page.url() === "about:blank" ? origin : new URL(page.url()).origin;
    const may = begins || protocol === "data:" || origin === own;
    if (!may) wrong.push(`asked ${origin}`);
  });
  page.on("dialog", (dialog) => wrong.push(`a dialog: ${dialog.message()}`));
  return wrong;
}
