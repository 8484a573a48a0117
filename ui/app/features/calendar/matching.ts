/**
 * Where a text says what was searched for: words without their accents and capitals, the last one
 * as the beginning of a word, the same way as the core finds them. Pure.
 */

/** A piece of a text, and whether it is what was searched for. */
export type Piece = { text: string; found: boolean };

/** Letters that fall apart into two, or into one without its stroke, without being accented. */
const apart: Record<string, string> = {
  œ: "oe",
  æ: "ae",
  ø: "o",
  đ: "d",
  ð: "d",
  ħ: "h",
  ł: "l",
  ı: "i",
};

/** Small letters without accents. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[œæøđðħłı]/g, (letter) => apart[letter] ?? letter);
}

/** Runs of letters and digits, with the accents that stand after them. */
const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

/** A test for the words of a query. */
export function matcher(query: string): (one: string) => boolean {
  const wanted = (query.match(word) ?? []).map(fold);
  const last = /\s$/.test(query) ? undefined : wanted.at(-1);
  return (one) => {
    const folded = fold(one);
    return wanted.includes(folded) || (last !== undefined && folded.startsWith(last));
  };
}

/** Whether a text has a word of the query. */
export function has(text: string, query: string): boolean {
  return (text.match(word) ?? []).some(matcher(query));
}

/** A whole text in pieces. */
export function piecesOf(text: string, query: string): Piece[] {
  const matches = matcher(query);
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(word)) {
    if (!matches(match[0])) continue;
    if (match.index > at) pieces.push({ text: text.slice(at, match.index), found: false });
    pieces.push({ text: match[0], found: true });
    at = match.index + match[0].length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), found: false });
  return pieces;
}

/** About `length` letters of a text around the first word that was searched for, in pieces. */
export function excerpt(text: string, query: string, length = 160): Piece[] {
  const flat = text.replace(/\s+/g, " ").trim();
  const before = piecesOf(flat, query)[0];
  const first = before === undefined || before.found ? 0 : before.text.length;
  const start =
    first === flat.length || first < length / 2 ? 0 : wordStart(flat, first - length / 3);
  const end = start + length >= flat.length ? flat.length : wordStart(flat, start + length);
  const cut = `${start > 0 ? "… " : ""}${flat.slice(start, end).trim()}${end < flat.length ? " …" : ""}`;
  return piecesOf(cut, query);
}

/** Where the word begins that follows the place `at`. */
function wordStart(text: string, at: number): number {
  const space = text.indexOf(" ", Math.floor(at));
  return space === -1 ? text.length : space + 1;
}
