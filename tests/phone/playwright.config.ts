/**
 * The phone: Debian's Chromium, touch, two sizes, where the client is. Nothing is tried twice.
 */
import { defineConfig } from "@playwright/test";

const touch = { hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

export default defineConfig({
  testDir: "stories",
  outputDir: "../output/phone",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    timezoneId: "America/Toronto",
    screenshot: "only-on-failure",
    actionTimeout: 10_000,
    launchOptions: {
      executablePath: process.env["TRELLIS_CHROMIUM"] ?? "/usr/bin/chromium",
      // The browser itself asks nobody for anything.
      args: ["--disable-background-networking", "--disable-component-update", "--no-first-run"],
    },
  },
  projects: [
    { name: "phone", use: { ...touch, viewport: { width: 360, height: 740 } } },
    {
      name: "small phone",
      // What goes through sizes of its own is not done twice.
      testIgnore: /everywhere|pictures/,
      use: { ...touch, viewport: { width: 320, height: 568 } },
    },
  ],
});
