/**
 * What is sealed for a server, opened by code that shares nothing with the core: the frozen vectors of
 * `crates/sealing/vectors`, and what `tests/tests/sealing.rs` asks for by naming two files.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fromBase64 } from "../base64.ts";
import { type Bytes, hex, joined, unhex, utf8 } from "./bytes.ts";
import * as log from "./key-log.ts";
import { openPages, sealPage, start } from "./page.ts";
import {
  emptied,
  hkdf,
  holds,
  hpkePublic,
  open,
  random,
  sha256,
  sign,
  signingPublic,
  unwrap,
} from "./primitives.ts";

const folder = new URL("../../../crates/sealing/", import.meta.url);
const vector = (name: string) =>
  JSON.parse(readFileSync(new URL(`vectors/${name}.json`, folder), "utf8"));

/** Keys in digits, by their epoch. */
const inDigits = (keys: Map<number, Bytes>) =>
  [...keys].map(([epoch, key]) => ({ epoch, record_key: hex(key) }));
const listed = (epochs: { epoch: number; record_key: string }[]) =>
  epochs.map(({ epoch, record_key }) => ({ epoch, record_key }));

async function story() {
  const lies = vector("key-log");
  const entries = lies.entries.map(({ bytes }: { bytes: string }) => unhex(bytes));
  return { lies, entries, read: await log.readLog(unhex(lies.vault), entries) };
}

test("a key log is read, and its keys open for whom they are wrapped", async () => {
  const { lies, read } = await story();
  for (const who of ["laptop", "phone", "tablet"]) {
    const { secret, epochs } = lies[who];
    const keys = await log.recordKeys(read, unhex(secret.device), unhex(secret.hpke));
    expect(inDigits(keys)).toEqual(listed(epochs));
  }
  const [, hpke] = await log.recoveryKeys(unhex(lies.new_words.bits));
  const keys = await log.recordKeys(read, new Uint8Array(8), hpke as Bytes);
  expect(inDigits(keys)).toEqual(listed(lies.new_words.epochs));
});

test("a key log that was changed is refused", async () => {
  const { lies, entries } = await story();
  for (const index of entries.keys()) {
    const other = entries.map((bytes: Bytes) => bytes.slice());
    other[index][other[index].length - 70] ^= 1;
    await expect(log.readLog(unhex(lies.vault), other)).rejects.toThrow();
  }
});

test("a first entry that its words did not vouch for is refused", async () => {
  const { lies, entries } = await story();
  const resigned = async (change: (bytes: Bytes) => void) => {
    const unsigned = entries[0].slice(0, -64);
    change(unsigned);
    const text = joined(utf8("trellis key entry v1"), await sha256(unsigned));
    const genesis = joined(unsigned, await sign(unhex(lies.laptop.secret.signing), text));
    return log.readLog(await sha256(genesis), [genesis]);
  };
  // As it is, all that it lacks is an epoch.
  await expect(resigned(() => undefined)).rejects.toThrow("an epoch");
  for (const back of [1, 64, 65, 96]) {
    const flip = (bytes: Bytes) => bytes.set([(bytes.at(-back) ?? 0) ^ 1], bytes.length - back);
    await expect(resigned(flip)).rejects.toThrow("the words vouch");
  }
});

test("pages are opened, with what was erased gone", async () => {
  const { read } = await story();
  const lies = vector("page");
  const keys = new Map([[lies.epoch, unhex(lies.record_key)]]);
  const [one, two] = lies.pages;
  const opened = await openPages(read, keys, unhex(one.page + two.page));
  const digits = opened.map((payloads) => payloads.map((payload) => payload && hex(payload)));
  expect(digits).toEqual([one.payloads, two.payloads]);
  const erased = await openPages(read, keys, unhex(one.page + lies.second_with_body_1_erased));
  expect(erased[1]?.map((payload) => payload === null)).toEqual([false, true, false]);
});

test("a wrap, and the keys of recovery words", async () => {
  const lies = vector("wrap");
  const what = log.wrappedFor(unhex(lies.vault), lies.epoch, unhex(lies.secret.device));
  const key = await unwrap(unhex(lies.secret.hpke), unhex(lies.wrap), what);
  expect(hex(key)).toBe(lies.key);
  for (const words of vector("recovery")) {
    const [signing, hpke, locator] = (await log.recoveryKeys(unhex(words.bits))) as [
      Bytes,
      Bytes,
      Bytes,
    ];
    expect([hex(signing), hex(hpke), hex(locator)]).toEqual([
      words.signing,
      words.hpke,
      words.locator,
    ]);
    expect(hex(await signingPublic(signing))).toBe(words.signing_public);
    expect(hex(await hpkePublic(hpke))).toBe(words.hpke_public);
  }
});

test("a signed request, and a receipt", async () => {
  const lies = vector("request");
  for (const one of lies.requests) {
    const lines = [`"@method": ${one.method}`, `"@target-uri": ${one.uri}`];
    if (one.content_digest !== null) lines.push(`"content-digest": ${one.content_digest}`);
    lines.push(`"@signature-params": ${one.signature_input.replace(/^trellis=/, "")}`);
    const signature = fromBase64(one.signature.replace(/^trellis=:|:$/g, ""));
    expect(await holds(unhex(lies.signing_public), utf8(lines.join("\n")), signature)).toBe(true);
  }
  const { server, sent } = vector("receipt");
  const { receipt, signature } = JSON.parse(sent);
  const text = utf8(`trellis receipt v1${receipt}`);
  expect(await holds(unhex(server), text, fromBase64(signature))).toBe(true);
});

test("a pairing, and its words", async () => {
  const lies = vector("pairing");
  for (const [way, language] of [
    ["scanned", "english"],
    ["typed", "french"],
  ] as const) {
    const { secret, run } = lies[way];
    const pairing = unhex(run.pairing);
    const key = await hkdf("", unhex(secret), utf8("trellis pairing v1"));
    const messages: Bytes[] = run.messages.map(unhex);
    const plain = messages.map((message, index) => {
      const place = new Uint8Array([index % 2, index >> 1]);
      return emptied(open(key, message.slice(0, 24), joined(pairing, place), message.slice(24)));
    });
    const [hello, answer] = await Promise.all(messages.map((message) => sha256(message)));
    const fresh = plain[2] as Bytes;
    expect(hex(fresh)).toBe(lies.hello.fresh);
    const digest = await sha256(
      utf8("trellis pairing words v1"),
      pairing,
      hello as Bytes,
      answer as Bytes,
      fresh,
    );
    const list = readFileSync(new URL(`src/words/${language}.txt`, folder), "utf8").split("\n");
    expect([...digest.slice(0, 3)].map((byte) => list[byte])).toEqual(run.words);
  }
});

interface Vault {
  vault: string;
  log: string[];
  secret: string;
  pages: string;
}

async function opened({ vault, log: entries, secret, pages }: Vault) {
  const secrets = log.readSecrets(unhex(secret));
  const read = await log.readLog(unhex(vault), entries.map(unhex));
  const keys = await log.recordKeys(read, secrets.device, secrets.hpke);
  const all = await openPages(read, keys, unhex(pages));
  return all.map((payloads) => payloads.map((payload) => payload && hex(payload)));
}

async function made(pages: string[][]): Promise<Vault> {
  const secrets = { device: random(8), signing: random(32), hpke: random(32) };
  const { log: entries, vault } = await log.makeVault(secrets);
  const read = await log.readLog(vault, entries);
  const key = (await log.recordKeys(read, secrets.device, secrets.hpke)).get(1) as Bytes;
  const wire: Bytes[] = [];
  let tip = start;
  for (const payloads of pages) {
    const sealed = await sealPage(vault, secrets, 1, key, tip, payloads.map(unhex));
    tip = sealed.tip;
    wire.push(sealed.page);
  }
  const stored = joined(new Uint8Array([1]), secrets.device, secrets.signing, secrets.hpke);
  return {
    vault: hex(vault),
    log: entries.map(hex),
    secret: hex(stored),
    pages: hex(joined(...wire)),
  };
}

test("what is made here opens here", async () => {
  const pages = [["", "616263"], [], ["00".repeat(5_000)]];
  expect(await opened(await made(pages))).toEqual(pages);
});

const asked = process.env["TRELLIS_ASKED"];
const answer = process.env["TRELLIS_ANSWER"];
if (asked !== undefined && answer !== undefined) {
  test("what the core asks for", { timeout: 3_600_000 }, async () => {
    const question = JSON.parse(readFileSync(asked, "utf8"));
    const all = { opened: [] as unknown[], made: [] as Vault[] };
    for (const vault of question.open) {
      const pages = await opened(vault).then(
        (pages) => ({ pages }),
        (error: unknown) => ({ wrong: String(error) }),
      );
      all.opened.push(pages);
    }
    for (const pages of question.make) all.made.push(await made(pages));
    writeFileSync(answer, JSON.stringify(all));
  });
}
