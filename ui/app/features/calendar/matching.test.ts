import { describe, expect, test } from "vitest";
import { excerpt, fold, has, piecesOf } from "./matching.ts";

const marked = (text: string, query: string) =>
  piecesOf(text, query)
    .map((piece) => (piece.found ? `[${piece.text}]` : piece.text))
    .join("");

test("accents and capitals fold as they do in the core", () => {
  expect(fold("Été à Noël, cœur")).toBe("ete a noel, coeur");
  expect(fold("cafe\u0301")).toBe("cafe");
  for (const [text, folded] of [
    ["Łódź, Århus, Đakovo, Ærø", "lodz, arhus, dakovo, aero"],
    ["STRASSE Straße", "strasse strasse"],
    ["İzmir ılık", "izmir ilik"],
    ["tiếng Việt", "tieng viet"],
    ["Ελλάδα", "ελλαδα"],
    ["ΟΔΟΣ οδός", "οδοσ οδοσ"],
    ["ёлка", "елка"],
    ["trans\u00adport", "transport"],
    ["क\u093cलम", "\u0958लम".normalize("NFC")],
  ]) {
    expect(fold(text ?? ""), text).toBe(folded);
  }
});

describe("what was searched for is marked", () => {
  test("by whole words, the last one by its beginning", () => {
    expect(marked("Walked by the river, walking on", "the walk")).toBe(
      "[Walked] by [the] river, [walking] on",
    );
    expect(marked("Walked by the river", "walk river")).toBe("Walked by the [river]");
    expect(marked("Walked, a walk", "walk ")).toBe("Walked, a [walk]");
  });
  test("in any spelling of accents", () => {
    expect(marked("Un café d’été", "CAFE ete")).toBe("Un [café] d’[été]");
    expect(marked("Un cafe\u0301 ici", "café")).toBe("Un [cafe\u0301] ici");
    expect(marked("Bon coeur", "cœur")).toBe("Bon [coeur]");
  });
  test("in scripts whose vowels are marks, and where signs are unseen", () => {
    expect(marked("मुझे हिन्दी पसंद है", "हिन्दी")).toBe("मुझे [हिन्दी] पसंद है");
    expect(marked("मुझे हिन्दी पसंद है", "हन")).toBe("मुझे हिन्दी पसंद है");
    expect(marked("ਮੈਂ ਪੰਜਾਬੀ ਬੋਲਦਾ ਹਾਂ", "ਪੰ")).toBe("ਮੈਂ [ਪੰਜਾਬੀ] ਬੋਲਦਾ ਹਾਂ");
    expect(marked("امروز می\u200cخواهم", "میخواهم")).toBe("امروز [می\u200cخواهم]");
  });
  test("and nothing for a query without a word", () => {
    expect(marked("Hello", " … ")).toBe("Hello");
    expect(has("Hello", "")).toBe(false);
  });
  test("without losing a letter", () => {
    const text = "  Deux mots,\nune ligne — et 3 chats.";
    const joined = piecesOf(text, "une chat")
      .map((piece) => piece.text)
      .join("");
    expect(joined).toBe(text);
  });
});

describe("an excerpt", () => {
  const long = `${"before ".repeat(60)}heron ${"after ".repeat(60)}`;
  const text = (query: string) =>
    excerpt(long, query)
      .map((piece) => piece.text)
      .join("");
  test("holds the word, and little more than it may", () => {
    expect(excerpt(long, "heron").some((piece) => piece.found)).toBe(true);
    expect(text("heron").length).toBeLessThan(200);
    expect(text("heron")).toMatch(/^… before .* after …$/);
  });
  test("is the beginning where the word is elsewhere", () => {
    expect(text("nowhere")).toMatch(/^before before/);
  });
  test("is the whole of a short text, on one line", () => {
    expect(excerpt("Two\nlines", "lines")).toEqual([
      { text: "Two ", found: false },
      { text: "lines", found: true },
    ]);
  });
});
