/**
 * The phone: Debian's Chromium, touch, two sizes, where the client is. Nothing is tried twice.
 *
 * A story is lived once in each language: in French, whose words are the longer ones, on the small
 * phone. What every screen looks like in every size is `everywhere`'s.
 */
import { defineConfig } from "@playwright/test";
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";

/** A test is known by its file, then what it is within: most are within their language. */
const inFrench = /\.spec\.ts fr /;
const touch = { hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

/** The same browser without windows takes a quarter less of the machine. */
const browsers = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

export default defineConfig({
  testDir: "stories",
  outputDir: "../output/phone",
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
    launchOptions: {
      executablePath: process.env["TRELLIS_CHROMIUM"] ?? browsers.find((path) => existsSync(path)),
      // The browser itself asks nobody for anything.
      args: ["--disable-background-networking", "--disable-component-update", "--no-first-run"],
    },
  },
  projects: [
    {
      name: "phone",
      grepInvert: inFrench,
      use: { ...touch, viewport: { width: 360, height: 740 } },
    },
    {
      name: "small phone",
      grep: inFrench,
      use: { ...touch, viewport: { width: 320, height: 568 } },
    },
  ],
});
