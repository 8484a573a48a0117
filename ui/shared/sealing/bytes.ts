/** Bytes, numbers in them (unsigned, big-endian), and the digits that vectors are written in. */

/** Bytes in a place of their own. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** Bytes one after the other. */
export function joined(...parts: Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** A text's bytes. */
export function utf8(text: string): Bytes {
  return new TextEncoder().encode(text);
}

/** A number of so many bytes. */
export function number(size: number, value: number): Bytes {
  const bytes = new Uint8Array(size);
  for (let at = size - 1; at >= 0; at -= 1) {
    bytes[at] = value % 256;
    value = Math.floor(value / 256);
  }
  return bytes;
}

/** Bytes as hexadecimal digits. */
export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The bytes of hexadecimal digits. */
export function unhex(digits: string): Bytes {
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

/** Whether two are the same. */
export function same(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

/** Something is not as it has to be. */
export class Refused extends Error {}

/** Refuses what is not so. */
export function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Refused(what);
}

/** Bytes that are read from the front. */
export class Reader {
  /** How far it has been read. */
  at = 0;
  readonly #bytes: Bytes;

  constructor(bytes: Bytes) {
    this.#bytes = bytes;
  }

  take(count: number): Bytes {
    must(this.at + count <= this.#bytes.length, "it is cut");
    this.at += count;
    return this.#bytes.slice(this.at - count, this.at);
  }

  number(size: number): number {
    return this.take(size).reduce((sum, byte) => sum * 256 + byte, 0);
  }

  get done(): boolean {
    return this.at === this.#bytes.length;
  }

  /** What was read until now. */
  get before(): Bytes {
    return this.#bytes.slice(0, this.at);
  }
}
