/** Whether all of a page can be seen and reached: nothing sideways, nothing cut off. */
import type { Page } from "@playwright/test";

/** What does not fit; nothing, if all is well. */
export function misfits(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const name = (element: Element) =>
      `${element.tagName.toLowerCase()} “${(element.textContent ?? "").trim().slice(0, 40)}”`;
    const root = document.documentElement;
    const over = Math.max(root.scrollWidth, document.body.scrollWidth) - root.clientWidth;
    if (over > 0) found.push(`${over} px sideways`);
    for (const element of document.querySelectorAll(
      "button, a, input, textarea, label, h1, h2, h3, p, dt, dd, legend",
    )) {
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const hidden =
        box.width <= 1 ||
        box.height <= 1 ||
        style.visibility === "hidden" ||
        !element.checkVisibility() ||
        element.closest("[inert], .hidden") !== null;
      // A link for the keyboard waits outside of the page until it has focus.
      if (hidden || box.bottom <= 0) continue;
      if (box.left < -0.5 || box.right > root.clientWidth + 0.5)
        found.push(`${name(element)} is cut off`);
      const clips = style.overflowX !== "visible" && style.textOverflow !== "ellipsis";
      const field = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
      if (clips && !field && element.scrollWidth > element.clientWidth + 1)
        found.push(`${name(element)} hides some of its words`);
    }
    return found;
  });
}

/**
 * Words that are torn in two: a run of letters that is on more than one line. What has no end for long
 * (an address, a signed receipt: more than twenty signs without a space) has to be torn somewhere.
 */
export function torn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (texts.nextNode()) {
      const text = texts.currentNode as Text;
      const parent = text.parentElement;
      if (!parent?.checkVisibility() || parent.getBoundingClientRect().width <= 1) continue;
      for (const run of text.data.matchAll(/\S{1,20}(?!\S)(?<!\S{21})/g)) {
        for (const word of run[0].matchAll(/\p{L}+/gu)) {
          const from = run.index + word.index;
          range.setStart(text, from);
          range.setEnd(text, from + word[0].length);
          const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
          const lines = new Set(rects.map(({ top }) => Math.round(top)));
          if (lines.size > 1) found.push(`“${word[0]}” of “${run[0]}” is torn`);
        }
      }
    }
    return found;
  });
}

/** What is too small to hit: less than 44 by 44 px of something to touch. */
export function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll(
      "button, a[href], input, textarea, select, summary",
    )) {
      const target = element.closest("label") ?? element;
      const box = target.getBoundingClientRect();
      if (!target.checkVisibility() || box.width <= 1 || box.bottom <= 0) continue;
      if (box.width < 43.5 || box.height < 43.5) {
        const words = element.getAttribute("aria-label") ?? target.textContent?.trim() ?? "";
        found.push(`${element.tagName} “${words.slice(0, 40)}” ${box.width} × ${box.height}`);
      }
    }
    return found;
  });
}
