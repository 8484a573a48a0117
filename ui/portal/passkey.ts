/**
 * Passkeys: one is made and used here, and beside proving who it is it gives 32 bytes that are the
 * same each time (the PRF extension). Those open the worker's keys, and never leave this page.
 */
import { fromBase64 } from "#shared/base64.ts";
import { type Bytes } from "#shared/sealing/bytes.ts";
import { random } from "#shared/sealing/primitives.ts";
import { passkeySalt } from "#shared/sealing/worker-keys.ts";

/** What a passkey gave: an answer for the server, which passkey it was, and its secret. */
export type Answered = { answer: unknown; credential: string; secret: Bytes | null };

type Prf = { prf?: { results?: { first?: BufferSource } } };

/** Whether this browser knows passkeys. */
export function hasPasskeys(): boolean {
  return (
    "PublicKeyCredential" in window &&
    typeof PublicKeyCredential.parseCreationOptionsFromJSON === "function" &&
    typeof PublicKeyCredential.parseRequestOptionsFromJSON === "function"
  );
}

async function prf() {
  return { prf: { eval: { first: await passkeySalt() } } } as AuthenticationExtensionsClientInputs;
}

function secretIn(credential: PublicKeyCredential): Bytes | null {
  const { prf: found } = credential.getClientExtensionResults() as Prf;
  const first = found?.results?.first;
  if (first === undefined) return null;
  const bytes = ArrayBuffer.isView(first)
    ? new Uint8Array(first.buffer, first.byteOffset, first.byteLength)
    : new Uint8Array(first);
  return bytes.length === 32 ? bytes.slice() : null;
}

/** The answer as the server reads it: without the secret. */
function answerOf(credential: PublicKeyCredential): unknown {
  const answer: object = credential.toJSON();
  return { ...answer, clientExtensionResults: {} };
}

/** Makes a passkey. Where it tells its secret only when it is used, it is used once, for that alone. */
export async function makePasskey(
  options: PublicKeyCredentialCreationOptionsJSON,
): Promise<Answered> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  publicKey.extensions = { ...publicKey.extensions, ...(await prf()) };
  const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
  const secret = secretIn(made) ?? (await secretOf(made, publicKey.rp.id));
  return { answer: answerOf(made), credential: made.id, secret };
}

/** Uses a passkey for its secret alone: nobody reads the answer, so nobody needs to have asked. */
async function useFor(ids: BufferSource[], rpId?: string): Promise<PublicKeyCredential> {
  const publicKey: PublicKeyCredentialRequestOptions = {
    challenge: random(32),
    allowCredentials: ids.map((id) => ({ type: "public-key", id })),
    userVerification: "required",
    extensions: await prf(),
    ...(rpId === undefined ? {} : { rpId }),
  };
  return (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
}

async function secretOf(made: PublicKeyCredential, rpId?: string): Promise<Bytes | null> {
  const used = await useFor([made.rawId], rpId).catch(() => null);
  return used && secretIn(used);
}

/** The secret of one of these passkeys, and which one it was. */
export async function secretOfOne(
  credentials: string[],
): Promise<Pick<Answered, "credential" | "secret">> {
  const ids = credentials.map((id) => fromBase64(id.replaceAll("-", "+").replaceAll("_", "/")));
  const used = await useFor(ids);
  return { credential: used.id, secret: secretIn(used) };
}

/** Uses a passkey. */
export async function usePasskey(
  options: PublicKeyCredentialRequestOptionsJSON,
): Promise<Answered> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  publicKey.extensions = { ...publicKey.extensions, ...(await prf()) };
  const used = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
  return { answer: answerOf(used), credential: used.id, secret: secretIn(used) };
}
