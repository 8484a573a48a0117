/** The key log: who signs, and the keys of a vault's epochs. See docs/formats/sync.md. */
import { type Bytes, Reader, hex, joined, must, number, same, utf8 } from "./bytes.ts";
import {
  hkdf,
  holds,
  hpkePublic,
  random,
  sha256,
  sign,
  signingPublic,
  unwrap,
  wrap,
} from "./primitives.ts";

const recovery = new Uint8Array(8);

/** What is known of a vault from its log. Devices are named by their digits. */
export interface KeyLog {
  vault: Bytes;
  /** The key that each device signs with. */
  signing: Map<string, Bytes>;
  epochs: { entry: Bytes; wraps: Map<string, Bytes> }[];
}

/** A device's secret keys. */
export interface Secrets {
  device: Bytes;
  signing: Bytes;
  hpke: Bytes;
}

/** Reads a device's keys as they are kept. */
export function readSecrets(stored: Bytes): Secrets {
  must(stored.length === 73 && stored[0] === 1, "a device's keys");
  return { device: stored.slice(1, 9), signing: stored.slice(9, 41), hpke: stored.slice(41) };
}

/** Reads a log from the vault's name on, and checks its order and its signatures. */
export async function readLog(vault: Bytes, entries: Bytes[]): Promise<KeyLog> {
  const log: KeyLog = { vault, signing: new Map(), epochs: [] };
  let previous: Bytes = new Uint8Array(32);
  let words: Bytes | undefined;
  for (const [index, bytes] of entries.entries()) {
    const from = new Reader(bytes);
    must(from.number(1) === 1, "a version");
    const what = from.number(1);
    must(from.number(4) === index && same(from.take(32), previous), "the order");
    const signer = from.take(8);
    /** The key of the recovery words that this entry names, and their word for it. */
    let named: Bytes | undefined;
    let vouched = true;
    const vouch = async () => {
      const text = joined(utf8("trellis recovery vouches v1"), await sha256(from.before));
      vouched = named !== undefined && (await holds(named, text, from.take(64)));
    };
    let key = same(signer, recovery) ? words : log.signing.get(hex(signer));
    if (what === 0) {
      must(index === 0 && same(await sha256(bytes), vault), "the vault");
      must(from.number(1) === 1, "the suite");
      named = from.take(32);
      from.take(64);
    }
    if (what === 0 || what === 1) {
      const device = hex(from.take(8));
      must(!log.signing.has(device), "a name comes once");
      const signing = from.take(32);
      log.signing.set(device, signing);
      if (what === 0) key = signing;
      from.take(what === 0 ? 64 : 32);
      if (what === 0) await vouch();
    } else if (what === 2) {
      from.take(24);
    } else if (what === 3) {
      named = from.take(32);
      from.take(64);
      await vouch();
      for (const epoch of log.epochs) epoch.wraps.delete(hex(recovery));
    } else if (what === 4) {
      must(from.number(4) === log.epochs.length + 1, "the epoch");
      const count = from.number(2);
      const each = () => [hex(from.take(8)), from.take(80)] as const;
      const wraps = new Map(Array.from({ length: count }, each));
      log.epochs.push({ entry: await sha256(bytes), wraps });
    } else {
      must(what === 5, "what it says");
      const device = hex(from.take(8));
      for (let left = from.number(2); left > 0; left -= 1) {
        const epoch = log.epochs[from.number(4) - 1];
        must(epoch !== undefined, "the epoch");
        epoch.wraps.set(device, from.take(80));
      }
    }
    const text = joined(utf8("trellis key entry v1"), await sha256(from.before));
    const signature = from.take(64);
    must(from.done && key !== undefined && (await holds(key, text, signature)), "the signature");
    must(vouched, "the words vouch");
    words = named ?? words;
    previous = await sha256(bytes);
  }
  must(log.epochs.length > 0, "an epoch");
  return log;
}

/** The keys that open pages, by their epoch, as far as they are wrapped for a device. */
export async function recordKeys(
  log: KeyLog,
  device: Bytes,
  secret: Bytes,
): Promise<Map<number, Bytes>> {
  const keys = new Map<number, Bytes>();
  for (const [index, { entry, wraps }] of log.epochs.entries()) {
    const wrapped = wraps.get(hex(device));
    if (wrapped === undefined) continue;
    const key = await unwrap(secret, wrapped, wrappedFor(log.vault, index + 1, device));
    keys.set(index + 1, await recordKey(log.vault, index + 1, entry, key));
  }
  return keys;
}

function recordKey(vault: Bytes, epoch: number, entry: Bytes, key: Bytes): Promise<Bytes> {
  const info = joined(utf8("records"), vault, number(4, epoch), entry);
  return hkdf("trellis sync v1", key, info);
}

/** What a wrap is for. */
export function wrappedFor(vault: Bytes, epoch: number, device: Bytes): Bytes {
  return joined(vault, number(4, epoch), device);
}

/** The keys that recovery words lead to: two secrets, and what the vault is found by. */
export function recoveryKeys(bits: Bytes): Promise<Bytes[]> {
  const purposes = ["sync signing key", "sync hpke key", "sync locator"];
  return Promise.all(purposes.map((one) => hkdf("trellis recovery words v1", bits, utf8(one))));
}

/** Makes a vault of one device, and its first epoch. */
export async function makeVault(secrets: Secrets): Promise<{ log: Bytes[]; vault: Bytes }> {
  const words = await recoveryKeys(random(16));
  const [signing, hpke, locator] = words as [Bytes, Bytes, Bytes];
  const publics = [await signingPublic(signing), await hpkePublic(hpke), locator];
  const own = await hpkePublic(secrets.hpke);
  const card = joined(secrets.device, await signingPublic(secrets.signing), own);
  const entry = async (what: number, index: number, previous: Bytes, content: Bytes) => {
    const header = joined(new Uint8Array([1, what]), number(4, index), previous, secrets.device);
    let unsigned = joined(header, content);
    if (what === 0) {
      const vouched = joined(utf8("trellis recovery vouches v1"), await sha256(unsigned));
      unsigned = joined(unsigned, await sign(signing, vouched));
    }
    const text = joined(utf8("trellis key entry v1"), await sha256(unsigned));
    return joined(unsigned, await sign(secrets.signing, text));
  };
  const content = joined(new Uint8Array([1]), ...publics, card, random(32));
  const genesis = await entry(0, 0, new Uint8Array(32), content);
  const vault = await sha256(genesis);
  const key = random(32);
  const wraps: Bytes[] = [];
  for (const [device, to] of [
    [recovery, await hpkePublic(hpke)],
    [secrets.device, own],
  ] as const) {
    wraps.push(device, await wrap(to, key, wrappedFor(vault, 1, device)));
  }
  const epoch = await entry(4, 1, vault, joined(number(4, 1), number(2, 2), ...wraps));
  return { log: [genesis, epoch], vault };
}
