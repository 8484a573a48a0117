/** The primitives, all of them libraries' or the browser's. */
import { Chacha20Poly1305 } from "@hpke/chacha20poly1305";
import { CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from "@hpke/core";
import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { fromBase64 } from "../base64.ts";
import { type Bytes, joined, must, number, same, unhex, utf8 } from "./bytes.ts";

/** Fresh random bytes. */
export function random(count: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(count));
}

/** SHA-256 of parts, one after the other. */
export async function sha256(...parts: Uint8Array[]): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", joined(...parts)));
}

/** HKDF-SHA256, 32 bytes. */
export async function hkdf(salt: string, key: Bytes, info: Uint8Array): Promise<Bytes> {
  const base = await crypto.subtle.importKey("raw", key, "HKDF", false, ["deriveBits"]);
  const parameters = { name: "HKDF", hash: "SHA-256", salt: utf8(salt), info: joined(info) };
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, base, 256));
}

/** Whether an Ed25519 signature of a text holds. */
export async function holds(key: Bytes, text: Bytes, signature: Bytes): Promise<boolean> {
  const imported = await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
  return crypto.subtle.verify("Ed25519", imported, signature, text);
}

/** Secret keys as WebCrypto takes them: PKCS #8, which is this before the 32 bytes. */
const before = {
  Ed25519: unhex("302e020100300506032b657004220420"),
  X25519: unhex("302e020100300506032b656e04220420"),
};

/** A key that signs, from its 32 secret bytes; nobody gets them out of it again. */
export function signingKey(secret: Bytes): Promise<CryptoKey> {
  const key = joined(before.Ed25519, secret);
  return crypto.subtle.importKey("pkcs8", key, "Ed25519", false, ["sign"]);
}

/** Signs with a key. */
export async function signWith(key: CryptoKey, text: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.sign("Ed25519", key, text));
}

/** Signs as who has these 32 secret bytes. */
export async function sign(secret: Bytes, text: Bytes): Promise<Bytes> {
  return signWith(await signingKey(secret), text);
}

/** The public half of a signing key's 32 secret bytes. */
export function signingPublic(secret: Bytes): Promise<Bytes> {
  return publicOf(secret, "Ed25519", ["sign"]);
}

async function publicOf(
  secret: Bytes,
  kind: keyof typeof before,
  uses: KeyUsage[],
): Promise<Bytes> {
  const key = joined(before[kind], secret);
  const imported = await crypto.subtle.importKey("pkcs8", key, kind, true, uses);
  const { x = "" } = await crypto.subtle.exportKey("jwk", imported);
  return fromBase64(x.replaceAll("-", "+").replaceAll("_", "/"));
}

/** XChaCha20-Poly1305. */
export function seal(key: Bytes, nonce: Bytes, additional: Bytes, plain: Bytes): Bytes {
  return joined(xchacha20poly1305(key, nonce, additional).encrypt(plain));
}

/** What {@link seal} was given. */
export function open(key: Bytes, nonce: Bytes, additional: Bytes, sealed: Bytes): Bytes {
  return joined(xchacha20poly1305(key, nonce, additional).decrypt(sealed));
}

const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Chacha20Poly1305(),
});
const epochKey = utf8("trellis epoch key v1");

/** The public half of an X25519 key's 32 secret bytes. */
export function hpkePublic(secret: Bytes): Promise<Bytes> {
  return publicOf(secret, "X25519", ["deriveBits"]);
}

/** Both halves of an X25519 key, to open with; nobody gets the secret one out of it again. */
export async function hpkePair(secret: Bytes): Promise<CryptoKeyPair> {
  const key = joined(before.X25519, secret);
  const open = await hpkePublic(secret);
  return {
    privateKey: await crypto.subtle.importKey("pkcs8", key, "X25519", false, ["deriveBits"]),
    publicKey: await crypto.subtle.importKey("raw", open, "X25519", true, []),
  };
}

/** Seals to somebody by HPKE: 32 bytes `enc`, then what is sealed. */
export async function sealTo(
  to: Bytes,
  info: Bytes,
  additional: Bytes,
  plain: Bytes,
): Promise<Bytes> {
  const recipientPublicKey = await suite.kem.deserializePublicKey(to.slice().buffer);
  const context = await suite.createSenderContext({ recipientPublicKey, info: info.buffer });
  const sealed = await context.seal(plain.slice().buffer, additional.buffer);
  return joined(new Uint8Array(context.enc), new Uint8Array(sealed));
}

/** What {@link sealTo} was given, for who has the key. */
export async function openAs(
  recipientKey: CryptoKey | CryptoKeyPair,
  info: Bytes,
  additional: Bytes,
  sealed: Bytes,
): Promise<Bytes> {
  const enc = sealed.slice(0, 32).buffer;
  const context = await suite.createRecipientContext({ recipientKey, enc, info: info.buffer });
  return new Uint8Array(await context.open(sealed.slice(32).buffer, additional.buffer));
}

/** Wraps an epoch's key by HPKE. */
export function wrap(to: Bytes, key: Bytes, additional: Bytes): Promise<Bytes> {
  return sealTo(to, epochKey, additional, key);
}

/** The epoch's key in a wrap. */
export async function unwrap(secret: Bytes, wrapped: Bytes, additional: Bytes): Promise<Bytes> {
  return openAs(await hpkePair(secret), epochKey, additional, wrapped);
}

/** A payload, filled up so that its length says little. */
export function filled(payload: Bytes): Bytes {
  const size = 4 + payload.length;
  const step = size < 4_096 ? 64 : size < 65_536 ? 1_024 : 4_096;
  const zeros = new Uint8Array(Math.ceil(size / step) * step - size);
  return joined(number(4, payload.length), payload, zeros);
}

/** The payload in what was filled up. */
export function emptied(plain: Bytes): Bytes {
  const length = plain.slice(0, 4).reduce((sum, byte) => sum * 256 + byte, 0);
  const payload = plain.slice(4, 4 + length);
  must(same(filled(payload), plain), "it was filled up otherwise");
  return payload;
}
