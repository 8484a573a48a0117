/**
 * Who is signed in, and their keys, as long as this page lives. Nothing is ever put into the
 * browser's storage; signing out begins the page anew, so that nothing is left in its memory either.
 */
import { fromBase64 } from "#shared/base64.ts";
import { type Bytes, joined, same, unhex } from "#shared/sealing/bytes.ts";
import { sha256 } from "#shared/sealing/primitives.ts";
import {
  forget,
  keysOf,
  openSecrets,
  type Secrets,
  type Way,
  wayNumbers,
  type WorkerKeys,
} from "#shared/sealing/worker-keys.ts";
import { api, type Me, onSignedOut, Trouble } from "./api.ts";

type Session = {
  me: Me;
  /** None for who is no worker: an admin or an auditor has nothing to open. */
  keys: WorkerKeys | null;
  /** The hash of the server's signing key. */
  server: Bytes;
};

let known = $state.raw<Session | null>(null);

export const session = {
  get now(): Session | null {
    return known;
  },
};

/** A secret, and the way that it opens. */
export type Opener = { way: Way; secret: Bytes; credential: string | null };

/** Opens the secrets by one of the ways that the server keeps. Whoever asks forgets them again. */
export async function openedBy(me: Me, { way, secret, credential }: Opener): Promise<Secrets> {
  const worker = unhex(me.worker);
  for (const kept of me.ways) {
    if (kept.way !== wayNumbers[way]) continue;
    if (credential !== null && kept.credential !== credential) continue;
    const wrap = fromBase64(kept.sealed);
    const secrets = await openSecrets(way, secret, worker, wrap).catch(() => null);
    if (secrets) return secrets;
  }
  throw new Trouble("no_key", false);
}

/** Signs in: with who it is, and the secret that opens the keys, where there are any. */
export async function enter(me: Me, opener: Opener | null): Promise<void> {
  const server = await sha256(unhex(me.key));
  if (me.hpke_key === null || me.signing_key === null) {
    known = { me, keys: null, server };
    return;
  }
  if (!opener) throw new Trouble("no_key", false);
  const secrets = await openedBy(me, opener);
  const keys = await keysOf(unhex(me.worker), secrets);
  forget(secrets);
  opener.secret.fill(0);
  const told = joined(unhex(me.signing_key), unhex(me.hpke_key));
  const own = joined(keys.publics.signing, keys.publics.hpke);
  if (!same(told, own)) throw new Trouble("no_key", false);
  known = { me, keys, server };
}

/** Takes what the server now says of the worker. */
export function changed(me: Me): void {
  if (known) known = { ...known, me };
}

let leaving = false;

function anew(): void {
  leaving = true;
  known = null;
  location.replace("/");
}

/** Signs out: the server forgets the session, and this page begins anew with nothing in it. */
export async function signOut(): Promise<void> {
  leaving = true;
  await api.signOut().catch(() => undefined);
  anew();
}

onSignedOut(() => {
  if (known) anew();
});

// Whoever closes the page, or leads it elsewhere, has signed out.
addEventListener("pagehide", () => {
  if (known && !leaving) void api.signOut().catch(() => undefined);
});
