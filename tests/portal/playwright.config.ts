/**
 * The worker's portal: Debian's Chromium at the width of an agency's computer. Nothing is tried twice.
 * Firefox is driven by `stories/firefox.spec.ts` itself.
 */
import { defineConfig } from "@playwright/test";
import { availableParallelism } from "node:os";

export default defineConfig({
  testDir: "stories",
  outputDir: "../output/portal",
  fullyParallel: true,
  // One more than there are cores: a story often waits.
  workers: availableParallelism() + 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    timezoneId: "America/Toronto",
    screenshot: "only-on-failure",
    actionTimeout: 10_000,
    viewport: { width: 1280, height: 800 },
    launchOptions: {
      executablePath: process.env["TRELLIS_CHROMIUM"] ?? "/usr/bin/chromium",
      // The browser itself asks nobody for anything.
      args: ["--disable-background-networking", "--disable-component-update", "--no-first-run"],
    },
  },
});
