/**
 * The renderer over projections of every kind: what is shared is there as text, of what is not there
 * is no trace, and nothing that anybody writes becomes markup.
 */
import { render } from "svelte/server";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { readWords, speak, t } from "../i18n/i18n.svelte.ts";
import { balanced, inSentence } from "./direction.ts";
import { card, full, hostile, kinds } from "./fixture.ts";
import { read } from "./read.ts";
import Shown from "./Shown.svelte";
import { trends } from "./trend.ts";
import { shownWords } from "./words.ts";

vi.stubGlobal("document", { documentElement: {} });

const page = (items: unknown[]) => render(Shown, { props: { card, items } }).body;

/** A key that is shown as itself: its words lack. */
const bare = /\b(shown|chart|area)-[a-z]/;

beforeAll(async () => {
  await speak("en");
  await readWords(shownWords);
});

describe.each(["en", "fr"] as const)("in %s", (language) => {
  beforeAll(() => speak(language));

  test("all of it is shown, strengths and goals first, and every text is there", () => {
    const html = page(full);
    const titles = [...html.matchAll(/<h2[^>]*>(.*?)<\/h2>/g)].map((found) => found[1]);
    const parts = ["strengths", "goals", "visit", "trends", "plan", "hard-days", "days"];
    const wanted = [...parts, "balance", "measures"].map((part) => t(`shown-${part}`));
    expect(titles.map((title) => title?.replace(/<!--.*?-->/g, ""))).toEqual(wanted);
    expect(html).not.toMatch(bare);
    expect(html).not.toMatch(/undefined|NaN|\[object/);
    for (const words of ["I listen", "A flat of my own", "Call Ann", "Walk", "A quiet day"])
      expect(html).toContain(words);
  });

  test("of a kind that is not shared there is no trace", () => {
    for (const [kind, { items, title }] of Object.entries(kinds)) {
      const html = page(items);
      expect(html, kind).toContain(t(title));
      const titles = Object.values(kinds).filter((other) => other.title !== title);
      for (const other of titles) expect(html, kind).not.toContain(`>${t(other.title)}<`);
    }
    const nothing = page([]);
    expect(nothing).not.toMatch(/<h[1-6]/);
    expect(nothing).toContain(t("shown-nothing"));
  });
});

test("text is text, whatever it is", { timeout: 60_000 }, () => {
  const tagsIn = (html: string) =>
    new Set([...html.matchAll(/<([a-z][\w-]*)/gi)].map((found) => found[1]));
  const own = tagsIn(page(full));
  for (const words of hostile) {
    const said = JSON.stringify(full).replace(/"text":"[^"]*"/g, () =>
      JSON.stringify({ text: words }).slice(1, -1),
    );
    const html = page(JSON.parse(said) as unknown[]);
    for (const tag of tagsIn(html)) expect(own.has(tag), `${tag} of ${words}`).toBe(true);
    expect(html).not.toMatch(/<[^>]*\son\w+=/i);
  }
});

test("what is odd breaks nothing", () => {
  const odd = [null, 1, "x", [], {}, { kind: "goal" }, { kind: "day", day: "no" }, "{", true];
  const odder = ["strength", "section", "question", "day", "measure", "balance", "visit"].flatMap(
    (kind) => odd.map((value) => ({ kind, id: value, text: value, lines: value, checkins: value })),
  );
  expect(page([...odd, ...odder, ...full])).toContain("I listen");
  expect(render(Shown, { props: { card: "no JSON", items: odd } }).body).not.toMatch(/<h2/);
});

test("JSON as text and JSON as read are the same", () => {
  const texts = full.map((item) => JSON.stringify(item));
  const given = { card: JSON.stringify(card), items: texts };
  expect(render(Shown, { props: given }).body).toBe(page(full));
});

test("a mark of direction never reaches out of its text", () => {
  expect(balanced("plain")).toBe("plain");
  expect(balanced("a\u202eb")).toBe("a\u202eb\u202c");
  expect(balanced("a\u2069b")).toBe("ab");
  expect(balanced("\u2067a\u202eb\u2069c")).toBe("\u2067a\u202ebc\u202c\u2069");
  expect(inSentence("a")).toBe("\u2068a\u2069");
});

test("a chart has a gap where nothing was answered, and weeks are the means of their days", () => {
  const { questions, days } = read(card, full);
  const [month] = trends(questions, days, "2026-11-20", "month");
  expect(month?.points).toHaveLength(30);
  expect(month?.points.at(-1)).toMatchObject({ from: "2026-11-20", told: { mean: 4 } });
  expect(month?.points.filter(({ told }) => told === null).length).toBe(28);
  const [year] = trends(questions, days, "2026-11-20", "year");
  expect(year?.points).toHaveLength(52);
  expect(year?.points.at(-1)?.told).toEqual({ days: 2, mean: 3, low: 2, high: 4 });
});
