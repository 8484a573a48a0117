/**
 * The Chromium that the figures are taken in, fresh each time.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import puppeteer from "puppeteer-core";

/** Starts it. `CHROME_PATH` says where it is, if it is not where Debian puts it. */
export function start() {
  return puppeteer.launch({
    executablePath: process.env["CHROME_PATH"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-dev-shm-usage"],
  });
}

/**
 * The words that the English screens show, by key, so that a page is found by what it says.
 * @param {string} file such as "app"
 */
export function words(file) {
  const folder = path.resolve(import.meta.dirname, "../../i18n/en");
  const lines = readFileSync(path.join(folder, `${file}.ftl`), "utf8").matchAll(
    /^([\w-]+) = (.+)$/gm,
  );
  return Object.fromEntries([...lines].map(([, key, text]) => [key, text]));
}
