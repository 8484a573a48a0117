/** Crockford's base32: what people type, in groups of five. See docs/formats/sharing.md. */
import { type Bytes } from "./bytes.ts";
import { random } from "./primitives.ts";

const digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** So many characters from the first bits of some bytes. */
export function spell(bytes: Bytes, count: number): string {
  let said = "";
  for (let n = 0; n < count; n += 1) {
    let digit = 0;
    for (let bit = n * 5; bit < n * 5 + 5; bit += 1) {
      digit = digit * 2 + (((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1);
    }
    said += digits[digit];
  }
  return said;
}

/** The bits of so many characters, as the first bits of bytes; null where it is none of these. */
export function bitsOf(typed: string, count: number): Bytes | null {
  const plain = typed
    .toUpperCase()
    .replace(/[\s\-–—]/g, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  if (plain.length !== count) return null;
  const bytes = new Uint8Array(Math.ceil((count * 5) / 8));
  for (let n = 0; n < count; n += 1) {
    const digit = digits.indexOf(plain[n] ?? "");
    if (digit < 0) return null;
    for (let bit = 0; bit < 5; bit += 1) {
      const at = n * 5 + bit;
      bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (((digit >> (4 - bit)) & 1) << (7 - (at & 7)));
    }
  }
  return bytes;
}

/** Characters in groups of five. */
export function grouped(said: string): string {
  return said.match(/.{1,5}/g)?.join(" ") ?? "";
}

/** How many characters a code has. */
export const codeLength = 25;

/** A new code: 125 random bits. */
export function makeCode(): string {
  return grouped(spell(random(16), codeLength));
}
