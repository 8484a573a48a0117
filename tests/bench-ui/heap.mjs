/**
 * What the pages keep in memory: `heap.mjs <address>` opens a vault's Today, walks through the
 * months, a day and a search, and back, and prints `{today, after}`: bytes of JavaScript heap after
 * a collection, at first and after the walk.
 */
import { start, words } from "./browser.mjs";

const [address = ""] = process.argv.slice(2);
const say = { ...words("app"), ...words("calendar") };
const browser = await start();
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 390, height: 844, isMobile: true, hasTouch: true });
  const devtools = await page.createCDPSession();
  /** The heap, once what nobody holds any more is gone. */
  const heap = async () => {
    await devtools.send("HeapProfiler.collectGarbage");
    return (await devtools.send("Runtime.getHeapUsage")).usedSize;
  };
  /** @param {string} name what a button or a link says, or begins with */
  const tap = async (name) => {
    await page.locator(`::-p-xpath(//*[self::a or self::button][starts-with(normalize-space(.), "${name}")])`).click();
    await page.waitForNetworkIdle({ idleTime: 100 });
  };

  await page.goto(address, { waitUntil: "networkidle0" });
  const today = await heap();
  await tap(say["place-insights"]);
  for (let month = 0; month < 12; month += 1) await tap(say["lookback-earlier"]);
  await tap(say["search"]);
  await page.locator("input[type=search], input").fill("walked");
  await page.waitForNetworkIdle({ idleTime: 600 });
  await tap(say["search-more"]);
  await tap(say["place-today"]);
  process.stdout.write(`${JSON.stringify({ today, after: await heap() })}\n`);
} finally {
  await browser.close();
}
