/**
 * A page for somebody without an account, in Firefox: what the app wrote opens there by itself with six
 * words. In Chromium, and after its day: `tests/phone/stories/packet.spec.ts`.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "@playwright/test";
import { addDays } from "../../phone/lib/device.ts";
import { wordsOf } from "../../phone/lib/words.ts";
import { Client } from "../lib/client.ts";
import { fill, firefox, press, see } from "../lib/firefox.ts";

const t = wordsOf("en");
const trouble = '<script>alert(1)</script> & \u202eevil "quoted"';

test("a locked page opens in Firefox with the six words", async () => {
  const ana = await Client.fresh("Ana");
  const line = { id: null, points: [], photo: null, link: null, first: false };
  await ana.app.ask("line_save", { ...line, section: ana.section, text: trouble });
  const { words } = await ana.app.ask("packet_phrase", {});
  const { today } = await ana.app.ask("sharing_offer", {});
  const until = addDays(today, 30);
  const source = await ana.written((to) =>
    ana.app.ask("packet_write", { to, section: ana.section, words, until }),
  );
  expect(source).not.toContain("answer the phone");
  const folder = await mkdtemp(path.join(tmpdir(), "trellis-packet-"));
  const file = path.join(folder, "page.html");
  await writeFile(file, source);

  const browser = await firefox();
  try {
    const page = await browser.newPage();
    const wrong: string[] = [];
    page.on("pageerror", (error) => wrong.push(String(error)));
    page.on("console", (said) => said.type() === "error" && wrong.push(said.text()));
    page.on("request", (request) => {
      if (!/^(file|data):/.test(request.url())) wrong.push(request.url());
    });
    await page.setViewport({ width: 400, height: 700 });
    await page.goto(pathToFileURL(file).href);
    await fill(page, t("packet-file-words"), "six words that are not these");
    await press(page, t("packet-file-open"));
    // Whether words are right is meant to take a while.
    await see(page, t("packet-file-wrong"), 60_000);
    await page.reload();
    await fill(page, t("packet-file-words"), ` ${words.join("  ").toUpperCase()}`);
    await press(page, t("packet-file-open"));
    await see(page, "I do not answer the phone.", 60_000);
    const lines = await page.$$eval("li", (all) => all.map(({ textContent }) => textContent));
    expect(lines).toContain(trouble);
    const sideways = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    expect(sideways).toBeLessThanOrEqual(0);
    expect(wrong).toEqual([]);
  } finally {
    await browser.close();
    await ana.gone();
    await rm(folder, { recursive: true });
  }
});
