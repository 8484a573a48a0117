/** 200 texts that are trouble, from a worker and from a server: each is shown as text, and does nothing. */
import type { SharingSuggestion } from "../../../ui/host/bindings.ts";
import { welcome } from "../lib/device.ts";
import { standIn } from "../lib/sharing.ts";
import { expect, test } from "../lib/story.ts";

const bad = [
  "<script>window.harm = 1</script>",
  '<img src=x onerror="window.harm = 1">',
  "<svg onload=window.harm=1>",
  "<style>*{display:none}</style>",
  "javascript:window.harm=1",
  "{{constructor.constructor('window.harm=1')()}}",
  "\u202egnp.exe",
  "\u2066\u2067\u202d mixed \u05d0\u05d1 \u0627\u0628",
  "${window.harm = 1}",
  "&lt;b&gt; &amp;amp; &#x3c;script&#x3e;",
  "{ $name } { -brand }",
  "a\u0301".repeat(30),
  "W".repeat(400),
  "]]><!--",
  "' onfocus='window.harm=1' autofocus='",
  "\u200b\u200d\ufeff zero",
  "👩‍👩‍👧‍👦 🏳️‍🌈",
  "</textarea><iframe src=//example.org>",
  "%3Cscript%3E",
  "\\u003cscript\\u003e",
];
const texts = Array.from(
  { length: 200 },
  (_, n) => `${n}: ${bad[n % bad.length]} ${bad[(n * 7) % bad.length]}`,
);
const id = (n: number) => String(n).padStart(32, "0");

test("what is trouble in one form or another is text", async ({ page, bridge, t, language }) => {
  await welcome(bridge, language, "Ana");
  const list: SharingSuggestion[] = texts.map((text, n) => ({
    id: id(n),
    from: text,
    made: "2026-06-01T10:00:00Z",
    says: n % 2 ? { kind: "note", text } : { kind: "goal", text, why: text },
    about: text,
    answer: null,
  }));
  await standIn(page, { suggestion_list: list });
  await page.goto(bridge.address);
  await page.getByRole("link", { name: t("place-me") }).tap();
  await page
    .getByRole("button")
    .filter({ hasText: t("me-way-sharing") })
    .tap();
  await page.getByRole("button", { name: t("sharing-inbox"), exact: true }).tap();
  await expect(page.locator("main article")).toHaveCount(200);
  const shown = await page.locator("main article .text").allTextContents();
  for (const [n, text] of texts.entries()) expect(shown, text).toContain(texts[n]);
  expect(await page.evaluate(() => "harm" in window)).toBe(false);
  expect(await page.locator("main :is(script, img, iframe, style, svg[onload])").count()).toBe(0);
  const { scrollWidth, clientWidth } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { scrollWidth, clientWidth };
  });
  expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
});
