/** Pages of changes: checked, opened and sealed. See docs/formats/sync.md. */
import { type Bytes, Reader, hex, joined, must, number, same, utf8 } from "./bytes.ts";
import type { KeyLog, Secrets } from "./key-log.ts";
import { emptied, filled, holds, open, random, seal, sha256, sign } from "./primitives.ts";

/** Where a chain stands. */
export interface Tip {
  number: number;
  hash: Bytes;
}

/** Before the first page. */
export const start: Tip = { number: 0, hash: new Uint8Array(32) };

function binding(part: Bytes, index: number): Bytes {
  return joined(utf8("trellis body v1"), part, number(4, index));
}

/** Opens pages that follow one another, of any devices; null stands for what was erased. */
export async function openPages(
  log: KeyLog,
  keys: Map<number, Bytes>,
  wire: Bytes,
): Promise<(Bytes | null)[][]> {
  const from = new Reader(wire);
  const tips = new Map<string, Tip>();
  const opened: (Bytes | null)[][] = [];
  while (!from.done) {
    const page = new Reader(from.take(from.number(4)));
    const headBytes = page.take(page.number(4));
    const head = new Reader(headBytes);
    must(same(head.take(2), new Uint8Array([1, 1])), "the version and the suite");
    must(same(head.take(32), log.vault), "the vault");
    const device = head.take(8);
    const chain = `${hex(device)} ${head.number(1)}`;
    const [count, previous, epoch] = [head.number(8), head.take(32), head.number(4)];
    const nonce = head.take(20);
    head.take(head.number(2) * 49);
    const part = head.before;
    const bodies = Array.from({ length: head.number(4) }, () => {
      return { length: head.number(4), hash: head.take(32) };
    });
    must(head.done, "the head's length");
    const signature = page.take(64);
    const key = log.signing.get(hex(device));
    const text = joined(utf8("trellis page v1"), await sha256(headBytes));
    must(key !== undefined && (await holds(key, text, signature)), "the signature");
    const tip = tips.get(chain) ?? start;
    must(count === tip.number + 1 && same(previous, tip.hash), "the place");
    const hash = await sha256(utf8("trellis page hash v1"), headBytes, signature);
    tips.set(chain, { number: count, hash });
    const absent = new Set(Array.from({ length: page.number(4) }, () => page.number(4)));
    const recordKey = keys.get(epoch);
    must(recordKey !== undefined, "the epoch");
    const payloads: (Bytes | null)[] = [];
    for (const [index, body] of bodies.entries()) {
      if (absent.has(index)) {
        payloads.push(null);
        continue;
      }
      const sealed = page.take(body.length);
      must(same(await sha256(sealed), body.hash), "a body");
      const whole = joined(nonce, number(4, index));
      payloads.push(emptied(open(recordKey, whole, binding(part, index), sealed)));
    }
    must(page.done, "the page's length");
    opened.push(payloads);
  }
  return opened;
}

/** Seals payloads into the page after `tip` in a device's chain of records. */
export async function sealPage(
  vault: Bytes,
  secrets: Secrets,
  epoch: number,
  recordKey: Bytes,
  tip: Tip,
  payloads: Bytes[],
): Promise<{ page: Bytes; tip: Tip }> {
  const nonce = random(20);
  const part = joined(
    new Uint8Array([1, 1]),
    vault,
    secrets.device,
    new Uint8Array([0]),
    number(8, tip.number + 1),
    tip.hash,
    number(4, epoch),
    nonce,
    number(2, 0),
  );
  const bodies = payloads.map((payload, index) =>
    seal(recordKey, joined(nonce, number(4, index)), binding(part, index), filled(payload)),
  );
  const listed = await Promise.all(
    bodies.map(async (body) => joined(number(4, body.length), await sha256(body))),
  );
  const head = joined(part, number(4, bodies.length), ...listed);
  const text = joined(utf8("trellis page v1"), await sha256(head));
  const signature = await sign(secrets.signing, text);
  const page = joined(number(4, head.length), head, signature, number(4, 0), ...bodies);
  const hash = await sha256(utf8("trellis page hash v1"), head, signature);
  return {
    page: joined(number(4, page.length), page),
    tip: { number: tip.number + 1, hash },
  };
}
