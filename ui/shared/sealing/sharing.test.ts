/**
 * Sharing, by code that shares nothing with the core: the frozen vectors of `crates/sealing/vectors`
 * open here, each byte that was changed is refused, and what the portal makes is what devices read.
 */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fromBase64, toBase64Of } from "../base64.ts";
import { type Bytes, hex, joined, unhex, utf8 } from "./bytes.ts";
import { bitsOf, grouped, makeCode, spell } from "./code.ts";
import { leadsTo, readLink, signReason, voiceWords } from "./invitation.ts";
import { emptied, holds, hpkePair, openAs, random, sha256 } from "./primitives.ts";
import { publish } from "./publish.ts";
import { type For, openOnlyCard, openShare, readStatement } from "./share.ts";
import { sealSuggestion } from "./suggestion.ts";
import {
  codeSecret,
  keysOf,
  makeSecrets,
  openSecrets,
  passkeySalt,
  sealSecrets,
  signInName,
} from "./worker-keys.ts";

const vector = (name: string) =>
  JSON.parse(
    readFileSync(new URL(`../../../crates/sealing/vectors/${name}.json`, import.meta.url), "utf8"),
  );

/** Each byte of some bytes, changed in one bit. */
function* flipped(bytes: Bytes): Generator<Bytes> {
  for (const at of bytes.keys()) {
    const other = bytes.slice();
    other[at] = (other[at] ?? 0) ^ (1 << (at % 8));
    yield other;
  }
}

const own = vector("worker-keys");
const secrets = () => ({ signing: unhex(own.signing_secret), hpke: unhex(own.hpke_secret) });
const workerKeys = () => keysOf(unhex(own.worker), secrets());

test("a worker's keys, and both ways of opening them", async () => {
  const keys = await workerKeys();
  expect(hex(keys.publics.signing)).toBe(own.signing);
  expect(hex(keys.publics.hpke)).toBe(own.hpke);
  expect(hex(keys.keys)).toBe(own.keys);
  expect(hex(await passkeySalt())).toBe(own.prf_input);
  const code = codeSecret(own.code) as Bytes;
  expect(await signInName(code)).toBe(own.sign_in);
  for (const [way, secret, wrap] of [
    ["passkey", unhex(own.prf), unhex(own.wrapped_passkey)],
    ["code", code, unhex(own.wrapped_code)],
  ] as const) {
    expect(await openSecrets(way, secret, keys.worker, wrap)).toEqual(secrets());
    for (const other of flipped(wrap)) {
      await expect(openSecrets(way, secret, keys.worker, other)).rejects.toThrow();
    }
    const nonce = wrap.slice(2, 26);
    expect(await sealSecrets(way, secret, keys.worker, secrets(), nonce)).toEqual(wrap);
    const nobody = unhex("0707070700000002");
    await expect(openSecrets(way, secret, nobody, wrap)).rejects.toThrow();
  }
});

test("keys at work cannot be taken out", async () => {
  const keys = await workerKeys();
  for (const key of [keys.signing, keys.hpke.privateKey]) {
    expect(key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey("pkcs8", key)).rejects.toThrow();
  }
});

test("a code is read however it is typed", () => {
  const code = makeCode();
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5} ){4}[0-9A-HJKMNP-TV-Z]{5}$/);
  const bits = bitsOf(code, 25);
  const sloppy = code.toLowerCase().replaceAll("0", "o").replaceAll("1", "l").replaceAll(" ", "-");
  expect(bitsOf(sloppy, 25)).toEqual(bits);
  expect(grouped(spell(bits as Bytes, 25))).toBe(code);
  for (const odd of ["", code.slice(1), `${code}A`, code.replace(/.$/, "U")])
    expect(bitsOf(odd, 25)).toBeNull();
});

test("an invitation leads to its worker, and to nobody else", async () => {
  const lies = vector("share-invitation");
  const keys = await workerKeys();
  const server = await sha256(unhex(lies.server));
  const link = readLink(lies.link);
  expect(hex(link.token)).toBe(lies.token);
  expect(link.expires).toBe(lies.expires);
  const said = { link: lies.link, typed: lies.code };
  expect(await leadsTo(said, { server, keys })).toBe(true);
  const other = await keysOf(unhex(own.worker), makeSecrets());
  expect(await leadsTo(said, { server, keys: other })).toBe(false);
  const typed = lies.code.replace(/.$/, (last: string) => (last === "A" ? "B" : "A"));
  expect(await leadsTo({ ...said, typed }, { server, keys })).toBe(false);
  const bytes = fromBase64(lies.link.split("#")[1].replaceAll("-", "+").replaceAll("_", "/"));
  // The token and the end are the server's to choose; every other byte is checked.
  for (const [at, changed] of [...flipped(bytes)].entries()) {
    if (at === 0 || (at >= 17 && at < 89)) {
      const wrong = { ...said, link: `x#${toBase64Of(changed)}` };
      expect(await leadsTo(wrong, { server, keys }).catch(() => false), `${at}`).toBe(false);
    }
  }
  expect(await voiceWords({ server, keys }, "en")).toEqual(lies.words_english);
  expect(await voiceWords({ server, keys }, "fr")).toEqual(lies.words_french);
  const { reason, made, signature } = lies.look;
  expect(toBase64Of(await signReason(reason, made, keys))).toBe(signature);
});

describe("what is shared", async () => {
  const lies = vector("share");
  const steps = lies.steps.filter(({ given }: { given: unknown }) => given !== null);
  const to: For = {
    keys: await workerKeys(),
    server: await sha256(unhex(lies.server)),
    grant: unhex(lies.grant),
    now: lies.now,
  };
  const cardOf = ({ first, statement, wrap, manifest }: Record<string, string>) => ({
    first: unhex(first ?? ""),
    statement: unhex(statement ?? ""),
    wrap: unhex(wrap ?? ""),
    manifest: unhex(manifest ?? ""),
  });

  test("opens, whole and the card alone", async () => {
    expect(steps.length).toBeGreaterThan(1);
    for (const { given } of steps) {
      const opened = await openShare(unhex(given.message), to);
      expect(opened.card).toBe(given.card);
      expect(opened.items).toEqual(given.items.map(({ plain }: { plain: string }) => plain));
      expect([opened.number, opened.statement.epoch]).toEqual([given.manifest_number, given.epoch]);
      expect((await openOnlyCard(cardOf(given), to)).card).toBe(given.card);
    }
  });

  test("is refused with any byte changed", { timeout: 120_000 }, async () => {
    for (const other of flipped(unhex(steps[0].given.message)))
      await expect(openShare(other, to)).rejects.toThrow();
    // Where the newest statement is not the first, each is a part of its own.
    const { given } = steps.at(-1);
    for (const part of ["first", "statement", "wrap"]) {
      for (const other of flipped(unhex(given[part]))) {
        const changed = { ...cardOf(given), [part]: other };
        await expect(openOnlyCard(changed, to)).rejects.toThrow();
      }
    }
  });

  test("is refused for anybody else, elsewhere, or too late", async () => {
    const message = unhex(steps[0].given.message);
    const { until } = await readStatement(unhex(steps[0].given.statement));
    const stranger = await keysOf(unhex(own.worker), makeSecrets());
    const named = await keysOf(unhex("0707070700000002"), secrets());
    const wrong: Partial<For>[] = [
      { keys: stranger },
      { keys: named },
      { server: random(32) },
      { grant: random(32) },
      { now: until },
    ];
    for (const one of wrong) await expect(openShare(message, { ...to, ...one })).rejects.toThrow();
    expect((await readStatement(unhex(lies.ended))).state).toBe("ended");
  });

  test("is refused in parts of two publications", async () => {
    const [one, two] = steps.map(({ given }: { given: Record<string, string> }) => cardOf(given));
    for (const mixed of [
      { ...two, first: random(307) },
      { ...two, wrap: one.wrap.map((byte: number) => byte ^ 1) },
    ])
      await expect(openOnlyCard(mixed, to)).rejects.toThrow();
    const cut = unhex(steps[0].given.message);
    for (const length of [0, 1, 100, cut.length - 1])
      await expect(openShare(cut.slice(0, length), to)).rejects.toThrow();
  });

  test("what is published here opens here", async () => {
    const { keys, server } = to;
    const whom = { worker: keys.worker, keys: keys.keys, publics: keys.publics };
    const when = { made: lies.now - 1, until: lies.now + 86_400_000 };
    const grantSecrets = { signing: random(32), inbox: random(32) };
    const made = await publish(grantSecrets, { ...whom, server, ...when }, "{}", ["1", "2", "3"]);
    const opened = await openShare(made.message, { ...to, grant: made.grant });
    expect([opened.card, opened.items.sort()]).toEqual(["{}", ["1", "2", "3"]]);
  });
});

test("a suggestion is the client's to open, and the worker's by its signature", async () => {
  const lies = vector("share-answers");
  const keys = await workerKeys();
  const inbox = await hpkePair(unhex(lies.grant_inbox_secret));
  const read = async (bytes: Bytes) => {
    const end = bytes.length - 64;
    const text = joined(utf8("trellis suggestion v1"), await sha256(bytes.slice(0, end)));
    expect(await holds(keys.publics.signing, text, bytes.slice(end))).toBe(true);
    const sealed = joined(bytes.slice(57, 89), bytes.slice(93, end));
    const plain = await openAs(inbox, utf8("trellis suggestion v1"), bytes.slice(1, 49), sealed);
    return new TextDecoder().decode(emptied(plain));
  };
  const frozen = unhex(lies.suggestion);
  expect(await read(frozen)).toBe(lies.suggestion_plain);
  const to = { grant: unhex(lies.grant), inbox: unhex(lies.grant_inbox) };
  const note = { kind: "note", text: "Merci d’être venu." } as const;
  const made = await sealSuggestion(note, to, keys, 1_800_000_000_000);
  expect(made.length).toBe(frozen.length);
  expect(await read(made)).toBe(lies.suggestion_plain);
  const long = { kind: "note", text: "é".repeat(5_000) } as const;
  await expect(sealSuggestion(long, to, keys, 0)).rejects.toThrow();
});
