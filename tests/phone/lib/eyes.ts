/** What a page sees with, where the machine has no eyes. */
import type { Page } from "@playwright/test";

/**
 * A camera, and a reader of codes that reads what the story puts before it: Chromium has neither on a
 * machine without a screen.
 */
export async function eyes(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const stream = () => Promise.resolve(document.createElement("canvas").captureStream());
    Object.defineProperty(navigator, "mediaDevices", { value: { getUserMedia: stream } });
    Object.assign(window, {
      BarcodeDetector: class {
        detect() {
          const { seen } = window as Window & { seen?: string };
          return Promise.resolve(seen ? [{ rawValue: seen }] : []);
        }
      },
    });
  });
}
