/** Words that run from right to left: wherever the client's own stand, each paragraph runs as they do. */
import type { Locator } from "@playwright/test";
import { live } from "../lib/device.ts";
import { addLine, someone } from "../lib/hard-day.ts";
import { expect, test } from "../lib/story.ts";
import { languages } from "../lib/words.ts";

/** Where a text's first letter and its full stop stand, from the left. */
async function ends(place: Locator, text: string): Promise<{ first: number; stop: number }> {
  await expect(place).toContainText(text);
  return place.evaluate((element, wanted) => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let node = texts.nextNode();
    while (node && !node.textContent?.includes(wanted)) node = texts.nextNode();
    if (!node) throw new Error("the text is not there");
    const start = (node.textContent ?? "").indexOf(wanted);
    const left = (at: number) => {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      return range.getBoundingClientRect().left;
    };
    return { first: left(start), stop: left(start + wanted.length - 1) };
  }, text);
}

for (const language of languages) {
  test.describe(language, () => {
    test.use({ language });

    test("a sentence ends where its script ends it", async ({ page, bridge, t }) => {
      const { today } = await live(bridge, language);
      const form = {
        id: null,
        answers: {},
        tags: [],
        strengths: [],
        rest: false,
      };
      const when = { day: today, time: "09:00" };
      const words = {
        note: "قهوة اليوم.",
        line: "إلى النهر.",
        friend: "سارة.",
      };
      await bridge.ask("checkin_save", { ...form, when, note: words.note });
      const said = someone({
        name: words.friend,
        phone: "+1 418 555-0177",
        favourite: true,
      });
      await bridge.ask("support_save", { id: null, said });
      await addLine(bridge, "helps", { text: words.line, first: true });

      await page.goto(bridge.address);
      const row = page.getByRole("button").filter({ hasText: words.note });
      const note = await ends(row, words.note);
      expect(note.stop).toBeLessThan(note.first);
      const title = page.getByRole("heading", { level: 1 });
      const own = (await title.innerText()).trim();
      const ours = await ends(title, own);
      expect(ours.stop).toBeGreaterThan(ours.first);
      await row.tap();
      const box = page.getByLabel(t("checkin-note"));
      await expect(box).toHaveValue(words.note);
      await expect(box).toHaveCSS("unicode-bidi", "plaintext");

      await page.goto(bridge.address);
      await page
        .getByRole("button", { name: t("support"), exact: true })
        .first()
        .tap();
      const main = page.getByRole("main");
      for (const theirs of [words.line, words.friend]) {
        const { first, stop } = await ends(main, theirs);
        expect(stop, theirs).toBeLessThan(first);
      }
      await page.goto(bridge.address);
      await page.getByRole("link", { name: t("place-plan") }).tap();
      const line = await ends(page.getByRole("main"), words.line);
      expect(line.stop).toBeLessThan(line.first);
    });
  });
}
