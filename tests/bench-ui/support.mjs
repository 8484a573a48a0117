/**
 * How long it takes from a tap on Support to the crisis lines on the screen, with no network, on a
 * processor that is so many times slower. `support.mjs ADDRESS TAPS TIMES` prints JSON:
 * `{middle, worst}` in milliseconds.
 */
import { start, words } from "./browser.mjs";

const [address = "", taps = "20", slower = "1"] = process.argv.slice(2);
const title = words("now")["now-title"];
const browser = await start();
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 390, height: 844, hasTouch: true, isMobile: true });
  await page.goto(address, { waitUntil: "networkidle0" });
  await page.emulateCPUThrottling(Number(slower));
  await page.setOfflineMode(true);

  /** @type {number[]} */
  const times = [];
  for (let tap = 0; tap < Number(taps); tap += 1) {
    // From the moment that the finger's own event has, to the frame after the lines are there.
    await page.evaluate((title) => {
      globalThis.painted = new Promise((done) => {
        let tapped = 0;
        addEventListener("click", ({ timeStamp }) => (tapped = timeStamp), { capture: true, once: true });
        const seen = new MutationObserver(() => {
          const there = document.querySelector("h1")?.textContent === title;
          if (!there || !document.querySelector('main a[href^="tel:"]')) return;
          seen.disconnect();
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => done(performance.now() - tapped);
            port2.postMessage(null);
          });
        });
        seen.observe(document.body, { childList: true, subtree: true, characterData: true });
      });
    }, title);
    const pill = await page.waitForSelector(`main button ::-p-text(${words("app").support})`);
    await pill?.tap();
    times.push(await page.evaluate(() => globalThis.painted));
    await page.goBack();
    // A person sees the page before they tap on it again.
    await page.waitForFunction((title) => document.querySelector("h1")?.textContent !== title, {}, title);
    await page.waitForNetworkIdle({ idleTime: 300 });
  }
  times.sort((a, b) => a - b);
  const middle = times[Math.floor(times.length / 2)];
  process.stdout.write(`${JSON.stringify({ middle, worst: times.at(-1) })}\n`);
} finally {
  await browser.close();
}
