/** Opens all that can be unfolded on a page, once it is there. */
import type { Page } from "@playwright/test";

export async function unfold(page: Page): Promise<void> {
  const summaries = page.locator("main summary");
  await summaries.first().waitFor();
  for (const more of await summaries.all()) await more.click();
}
