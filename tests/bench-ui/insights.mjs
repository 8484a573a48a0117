/**
 * What Insights costs with the processor slowed down to a quarter, as on a slow phone: `insights.mjs
 * <address>` goes from Today to a year over time, and on to the table of days with, and prints
 * `{over_time, days_with}`, each `{script, shown}`: milliseconds of script, and milliseconds from the
 * tap until the chart or the table's fold is there.
 */
import { start, words } from "./browser.mjs";

const [address = ""] = process.argv.slice(2);
const say = { ...words("app"), ...words("parts"), ...words("insight") };
const browser = await start();
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 390, height: 844, isMobile: true, hasTouch: true });
  await page.goto(address, { waitUntil: "networkidle0" });
  await page.emulateCPUThrottling(4);
  /** @param {string} name */
  const link = (name) => page.locator(`::-p-xpath(//a[normalize-space(.) = "${name}"])`);
  /** @param {() => Promise<unknown>} tap @param {string} there */
  const cost = async (tap, there) => {
    const before = await page.metrics();
    const from = performance.now();
    await tap();
    await page.waitForSelector(there);
    const shown = performance.now() - from;
    await page.waitForNetworkIdle({ idleTime: 300 });
    const after = await page.metrics();
    return { script: ((after.ScriptDuration ?? 0) - (before.ScriptDuration ?? 0)) * 1000, shown };
  };

  await link(say["place-insights"]).click();
  await page.waitForNetworkIdle({ idleTime: 300 });
  const over_time = await cost(() => link(say["part-overTime"]).click(), "input[type=range]");
  const days_with = await cost(() => link(say["part-daysWith"]).click(), "main summary");
  process.stdout.write(`${JSON.stringify({ over_time, days_with })}\n`);
} finally {
  await browser.close();
}
