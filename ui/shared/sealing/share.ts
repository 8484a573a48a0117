/**
 * What a client publishes for a worker, checked and opened. Nothing is given out before all of it was
 * checked: who signed, for whom, of which epoch and publication. See docs/formats/sharing.md.
 */
import { type Bytes, Reader, hex, joined, must, number, same, utf8 } from "./bytes.ts";
import { emptied, hkdf, holds, open, openAs, sha256 } from "./primitives.ts";
import type { WorkerKeys } from "./worker-keys.ts";

const states = ["", "active", "paused", "ended"] as const;

/** A grant's statement whose signature holds. */
export type Statement = {
  grant: Bytes;
  number: number;
  state: "active" | "paused" | "ended";
  epoch: number;
  made: number;
  until: number;
  worker: Bytes;
  keys: Bytes;
  server: Bytes;
  signing: Bytes;
  inbox: Bytes;
};

/** Reads a statement and checks its form and its signature. */
export async function readStatement(bytes: Bytes): Promise<Statement> {
  const from = new Reader(bytes);
  must(from.number(1) === 1 && from.number(1) === 1, "the version and the suite");
  const count = from.number(4);
  const named = from.take(32);
  const previous = from.take(32);
  const state = states[from.number(1)];
  must(state !== undefined && state !== "", "the state");
  const epoch = from.number(4);
  const [made, until] = [from.number(8), from.number(8)];
  const [worker, keys, server] = [from.take(8), from.take(32), from.take(32)];
  const [signing, inbox] = [from.take(32), from.take(32)];
  from.take(16);
  const text = joined(utf8("trellis grant statement v1"), await sha256(from.before));
  const signature = from.take(64);
  must(from.done && (await holds(signing, text, signature)), "the statement's signature");
  const zeros = new Uint8Array(32);
  must(epoch > 0 && until > made && until - made <= 93 * 86_400_000, "the statement's numbers");
  must(same(named, zeros) === (count === 0), "the statement's grant");
  must(same(previous, zeros) === (count === 0), "the statement's place");
  const grant = count === 0 ? await sha256(bytes) : named;
  return { grant, number: count, state, epoch, made, until, worker, keys, server, signing, inbox };
}

/** Whom a statement has to be for. */
export type For = {
  keys: WorkerKeys;
  /** The hash of the server's signing key. */
  server: Bytes;
  /** The grant that was asked for. */
  grant: Bytes;
  /** The time now, in milliseconds since 1970. */
  now: number;
};

/**
 * A statement under which this worker may look. The first one names the grant, and with it the key
 * that signs all of them: so nobody else's statement can stand in its place.
 */
async function standing(first: Bytes, newest: Bytes, to: For): Promise<Statement> {
  const begun = await readStatement(first);
  must(begun.number === 0 && same(begun.grant, to.grant), "the grant");
  const statement = same(first, newest) ? begun : await readStatement(newest);
  must(same(statement.grant, to.grant) && statement.epoch >= begun.epoch, "the newest statement");
  for (const part of ["signing", "inbox", "worker", "keys", "server"] as const)
    must(same(statement[part], begun[part]), "the same grant");
  must(statement.state === "active" && statement.until > to.now, "it has ended");
  must(same(statement.worker, to.keys.worker), "the worker");
  must(same(statement.keys, to.keys.keys), "the worker's keys");
  must(same(statement.server, to.server), "the server");
  return statement;
}

/** The key of an epoch, from its wrap. */
async function epochKey(
  wrap: Bytes,
  { epoch, grant, signing }: Statement,
  to: For,
): Promise<Bytes> {
  const from = new Reader(wrap);
  must(from.number(4) === epoch, "the wrap's epoch");
  const sealed = from.take(80);
  const signature = from.take(64);
  const whom = joined(grant, number(4, epoch), to.keys.worker);
  const text = joined(utf8("trellis grant wrap v1"), whom, await sha256(sealed));
  must(from.done && (await holds(signing, text, signature)), "the wrap's signature");
  return openAs(to.keys.hpke, utf8("trellis grant key v1"), whom, sealed);
}

/** A manifest whose signature holds and that belongs to its statement. */
type Manifest = { number: number; made: number; items: number; root: Bytes; card: Bytes };

async function readManifest(bytes: Bytes, { grant, epoch, signing }: Statement): Promise<Manifest> {
  const from = new Reader(bytes);
  must(from.number(1) === 1, "the manifest's version");
  must(same(from.take(32), grant) && from.number(4) === epoch, "whose manifest it is");
  const [count, made, items] = [from.number(8), from.number(8), from.number(4)];
  const root = from.take(32);
  const card = from.take(from.number(4));
  const text = joined(utf8("trellis manifest v1"), await sha256(from.before));
  const signature = from.take(64);
  must(from.done && (await holds(signing, text, signature)), "the manifest's signature");
  return { number: count, made, items, root, card };
}

function derived(key: Bytes, what: "card" | "items", { grant, epoch }: Statement): Promise<Bytes> {
  return hkdf("trellis share v1", key, joined(utf8(what), grant, number(4, epoch)));
}

const words = new TextDecoder("utf-8", { fatal: true });

function opened(key: Bytes, sealed: Bytes, binding: Bytes): string {
  must(sealed.length > 24, "something sealed");
  return words.decode(emptied(open(key, sealed.slice(0, 24), binding, sealed.slice(24))));
}

async function openCard(key: Bytes, statement: Statement, manifest: Manifest): Promise<string> {
  const { grant, epoch } = statement;
  const place = joined(grant, number(4, epoch), number(8, manifest.number));
  const binding = joined(utf8("trellis card v1"), place);
  return opened(await derived(key, "card", statement), manifest.card, binding);
}

/** Where a publication stands among the others of its grant. */
export type Standing = { statement: Statement; number: number; made: number };

/** A card that was checked and opened: its JSON. */
export type CardOpened = Standing & { card: string };

/** Everything that was published together, checked and opened: the JSON of each. */
export type ShareOpened = CardOpened & { items: string[] };

/** Opens the card alone, for a list of people. */
export async function openOnlyCard(
  given: { first: Bytes; statement: Bytes; wrap: Bytes; manifest: Bytes },
  to: For,
): Promise<CardOpened> {
  const statement = await standing(given.first, given.statement, to);
  const key = await epochKey(given.wrap, statement, to);
  const manifest = await readManifest(given.manifest, statement);
  const card = await openCard(key, statement, manifest);
  return { statement, number: manifest.number, made: manifest.made, card };
}

type Item = { slot: Bytes; version: number; sealed: Bytes };

function readItem(bytes: Bytes): Item {
  const from = new Reader(bytes);
  const [slot, version] = [from.take(16), from.number(4)];
  const sealed = from.take(from.number(4));
  must(from.done, "an item's length");
  return { slot, version, sealed };
}

type Parts = { first: Bytes; statement: Bytes; wrap: Bytes; manifest: Bytes; items: Item[] };

/** The parts of a share message, in their order. The first statement may be the newest one too. */
function parts(message: Bytes): Parts {
  const from = new Reader(message);
  const part = (...allowed: number[]) => {
    const what = from.number(1);
    must(allowed.includes(what), "the order of the parts");
    return { what, bytes: from.take(from.number(4)) };
  };
  const first = part(1).bytes;
  const second = part(1, 2);
  const wrap = second.what === 2 ? second.bytes : part(2).bytes;
  const statement = second.what === 1 ? second.bytes : first;
  const manifest = part(3).bytes;
  const items: Item[] = [];
  while (!from.done) items.push(readItem(part(4).bytes));
  return { first, statement, wrap, manifest, items };
}

/** Whether these items are exactly those of the manifest. */
async function areAll(items: Item[], manifest: Manifest): Promise<boolean> {
  const names = items.map(({ slot }) => hex(slot));
  if (names.some((name, n) => n > 0 && name <= (names[n - 1] ?? ""))) return false;
  const listed = await Promise.all(
    items.map(async ({ slot, version, sealed }) =>
      joined(slot, number(4, version), await sha256(sealed)),
    ),
  );
  const root = await sha256(utf8("trellis manifest root v1"), ...listed);
  return items.length === manifest.items && same(root, manifest.root);
}

/** Opens a whole share message. */
export async function openShare(message: Bytes, to: For): Promise<ShareOpened> {
  const given = parts(message);
  const statement = await standing(given.first, given.statement, to);
  const key = await epochKey(given.wrap, statement, to);
  const manifest = await readManifest(given.manifest, statement);
  const inOrder = given.items.sort((a, b) => (hex(a.slot) < hex(b.slot) ? -1 : 1));
  must(await areAll(inOrder, manifest), "the items of this manifest");
  const card = await openCard(key, statement, manifest);
  const itemKey = await derived(key, "items", statement);
  const place = joined(statement.grant, number(4, statement.epoch));
  const items = inOrder.map(({ slot, version, sealed }) => {
    const binding = joined(utf8("trellis item v1"), place, slot, number(4, version));
    return opened(itemKey, sealed, binding);
  });
  return { statement, number: manifest.number, made: manifest.made, card, items };
}
