/**
 * What a client's device publishes, made here: for tests alone. The app's own is `crates/sealing`, and
 * both are held to the same frozen vectors.
 */
import { type Bytes, hex, joined, number, utf8 } from "./bytes.ts";
import {
  filled,
  hkdf,
  hpkePublic,
  random,
  seal,
  sealTo,
  sha256,
  sign,
  signingPublic,
} from "./primitives.ts";
import type { Publics } from "./worker-keys.ts";

/** To whom, where and for how long. */
export type To = {
  worker: Bytes;
  keys: Bytes;
  publics: Publics;
  server: Bytes;
  made: number;
  until: number;
};

/** A grant's own secrets. */
export type GrantSecrets = { signing: Bytes; inbox: Bytes };

/** A first publication: its share message, and the grant that it makes. */
export async function publish(
  secrets: GrantSecrets,
  to: To,
  card: string,
  items: readonly string[],
): Promise<{ grant: Bytes; message: Bytes; statement: Bytes; wrap: Bytes; manifest: Bytes }> {
  const epoch = number(4, 1);
  const unsigned = joined(
    new Uint8Array([1, 1]),
    number(4, 0),
    new Uint8Array(64),
    new Uint8Array([1]),
    epoch,
    number(8, to.made),
    number(8, to.until),
    to.worker,
    to.keys,
    to.server,
    await signingPublic(secrets.signing),
    await hpkePublic(secrets.inbox),
    random(16),
  );
  const signed = async (purpose: string, bytes: Bytes) =>
    joined(bytes, await sign(secrets.signing, joined(utf8(purpose), await sha256(bytes))));
  const statement = await signed("trellis grant statement v1", unsigned);
  const grant = await sha256(statement);

  const key = random(32);
  const whom = joined(grant, epoch, to.worker);
  const sealed = await sealTo(to.publics.hpke, utf8("trellis grant key v1"), whom, key);
  const wrapText = joined(utf8("trellis grant wrap v1"), whom, await sha256(sealed));
  const wrap = joined(epoch, sealed, await sign(secrets.signing, wrapText));

  const keyFor = (what: string) => hkdf("trellis share v1", key, joined(utf8(what), grant, epoch));
  const closed = (with_: Bytes, binding: Bytes, text: string) => {
    const nonce = random(24);
    return joined(nonce, seal(with_, nonce, binding, filled(utf8(text))));
  };
  const itemKey = await keyFor("items");
  const made = items.map((text) => {
    const slot = random(16);
    const place = joined(grant, epoch, slot, number(4, 1));
    return { slot, sealed: closed(itemKey, joined(utf8("trellis item v1"), place), text) };
  });
  made.sort((a, b) => (hex(a.slot) < hex(b.slot) ? -1 : 1));
  const listed: Bytes[] = [];
  for (const item of made) listed.push(item.slot, number(4, 1), await sha256(item.sealed));
  const place = joined(grant, epoch, number(8, 1));
  const closedCard = closed(await keyFor("card"), joined(utf8("trellis card v1"), place), card);
  const manifest = await signed(
    "trellis manifest v1",
    joined(
      new Uint8Array([1]),
      place,
      number(8, to.made),
      number(4, made.length),
      await sha256(utf8("trellis manifest root v1"), ...listed),
      number(4, closedCard.length),
      closedCard,
    ),
  );
  const part = (what: number, bytes: Bytes) =>
    joined(new Uint8Array([what]), number(4, bytes.length), bytes);
  const message = joined(
    part(1, statement),
    part(2, wrap),
    part(3, manifest),
    ...made.map(({ slot, sealed: body }) =>
      part(4, joined(slot, number(4, 1), number(4, body.length), body)),
    ),
  );
  return { grant, message, statement, wrap, manifest };
}
