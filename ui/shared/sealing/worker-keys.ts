/**
 * A worker's keys: made here, kept at the server sealed, and opened into keys that no page can read
 * again. See docs/formats/sharing.md, "A worker's keys".
 */
import { type Bytes, hex, joined, must, utf8 } from "./bytes.ts";
import { bitsOf, codeLength } from "./code.ts";
import {
  hkdf,
  hpkePair,
  hpkePublic,
  open,
  random,
  seal,
  sha256,
  signingKey,
  signingPublic,
} from "./primitives.ts";

const purpose = "trellis worker key v1";

/** The ways to open them. */
export type Way = "passkey" | "code";

/** How the ways are numbered where they are kept. */
export const wayNumbers = { passkey: 1, code: 2 } as const;

/** The two secrets, as long as it takes to seal them or to make keys of them. */
export type Secrets = { signing: Bytes; hpke: Bytes };

/** The public halves. */
export type Publics = { signing: Bytes; hpke: Bytes };

/** Keys at work. The secret halves cannot be taken out of them. */
export type WorkerKeys = {
  worker: Bytes;
  /** What names both public halves at once. */
  keys: Bytes;
  publics: Publics;
  signing: CryptoKey;
  hpke: CryptoKeyPair;
};

/** New secrets. */
export function makeSecrets(): Secrets {
  return { signing: random(32), hpke: random(32) };
}

/** Overwrites secrets that have done their work. */
export function forget({ signing, hpke }: Secrets): void {
  signing.fill(0);
  hpke.fill(0);
}

/** The public halves of secrets. */
export async function publicsOf({ signing, hpke }: Secrets): Promise<Publics> {
  return { signing: await signingPublic(signing), hpke: await hpkePublic(hpke) };
}

/** What names two public halves. */
export function nameOf({ signing, hpke }: Publics): Promise<Bytes> {
  return sha256(utf8("trellis worker keys v1"), hpke, signing);
}

/** Makes keys of secrets. */
export async function keysOf(worker: Bytes, secrets: Secrets): Promise<WorkerKeys> {
  const publics = await publicsOf(secrets);
  return {
    worker,
    keys: await nameOf(publics),
    publics,
    signing: await signingKey(secrets.signing),
    hpke: await hpkePair(secrets.hpke),
  };
}

/** What a passkey is asked for, so that its answer opens the keys. */
export function passkeySalt(): Promise<Bytes> {
  return sha256(utf8(purpose));
}

/** What a typed code stands for; null where it is none. */
export function codeSecret(typed: string): Bytes | null {
  return bitsOf(typed, codeLength);
}

/** What a code signs in with. */
export async function signInName(code: Bytes): Promise<string> {
  return hex((await hkdf(purpose, code, utf8("sign-in"))).slice(0, 16));
}

function keyOf(way: Way, secret: Bytes, worker: Bytes): Promise<Bytes> {
  return hkdf(purpose, secret, joined(utf8(way), worker));
}

function binding(way: Way, worker: Bytes): Bytes {
  return joined(utf8(purpose), worker, new Uint8Array([wayNumbers[way]]));
}

/** Seals secrets for one way of opening them. */
export async function sealSecrets(
  way: Way,
  secret: Bytes,
  worker: Bytes,
  secrets: Secrets,
  nonce = random(24),
): Promise<Bytes> {
  const plain = joined(secrets.signing, secrets.hpke);
  const key = await keyOf(way, secret, worker);
  const sealed = seal(key, nonce, binding(way, worker), plain);
  plain.fill(0);
  return joined(new Uint8Array([1, wayNumbers[way]]), nonce, sealed);
}

/** Opens what was sealed for a way. */
export async function openSecrets(
  way: Way,
  secret: Bytes,
  worker: Bytes,
  wrap: Bytes,
): Promise<Secrets> {
  must(wrap.length === 106 && wrap[0] === 1 && wrap[1] === wayNumbers[way], "a wrap");
  const key = await keyOf(way, secret, worker);
  const plain = open(key, wrap.slice(2, 26), binding(way, worker), wrap.slice(26));
  must(plain.length === 64, "two secrets");
  const secrets = { signing: plain.slice(0, 32), hpke: plain.slice(32) };
  plain.fill(0);
  return secrets;
}
