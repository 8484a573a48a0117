/**
 * Where a text says what was searched for: words without their accents and capitals, the last one
 * as the beginning of a word, the same way as the core finds them. Pure.
 */

/** A piece of a text, and whether it is what was searched for. */
export type Piece = { text: string; found: boolean };

/** Letters that fall apart into two, or into one without its stroke, without being accented. */
const apart: Record<string, string> = {
  æ: "ae",
  œ: "oe",
  ß: "ss",
  þ: "th",
  ø: "o",
  đ: "d",
  ð: "d",
  ħ: "h",
  ı: "i",
  ł: "l",
  ŀ: "l",
  ŧ: "t",
  ς: "σ",
};

/**
 * Small letters without accents, as `text.rs` of the core's `domain` folds them: what only says how
 * letters are joined, broken or drawn is left out; the marks of other scripts belong to their letters.
 */
export function fold(text: string): string {
  return text
    .replace(/[\u00ad\u200c\u200d\ufe00-\ufe0f]/g, "")
    .normalize("NFD")
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[æœßþøđðħıłŀŧς]/g, (letter) => apart[letter] ?? letter)
    .normalize("NFC");
}

/** Runs of letters and digits, with the marks and the unseen signs that stand among them. */
const word = /[\p{Alphabetic}\p{N}][\p{Alphabetic}\p{N}\p{M}\u00ad\u200c\u200d\ufe00-\ufe0f]*/gu;

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
