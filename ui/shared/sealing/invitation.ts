/** An invitation to share, as its worker makes and checks it. See docs/formats/sharing.md. */
import english from "../../../crates/sealing/src/words/english.txt?raw";
import french from "../../../crates/sealing/src/words/french.txt?raw";
import { fromBase64 } from "../base64.ts";
import { type Bytes, Reader, joined, must, number, same, utf8 } from "./bytes.ts";
import { bitsOf, spell } from "./code.ts";
import { sha256, signWith } from "./primitives.ts";
import type { WorkerKeys } from "./worker-keys.ts";

/** The longest reason, in characters. */
export const longestReason = 500;

const lists = { en: english.trim().split("\n"), fr: french.trim().split("\n") };

/** Signs the reason that a client will read. */
export function signReason(reason: string, made: number, keys: WorkerKeys): Promise<Bytes> {
  const whose = joined(keys.worker, keys.keys, number(8, made));
  return signWith(keys.signing, joined(utf8("trellis invitation v1"), whose, utf8(reason)));
}

/** What a link says. */
export type Link = { token: Bytes; server: Bytes; worker: Bytes; keys: Bytes; expires: number };

/** Reads what stands after the `#` of a link. */
export function readLink(link: string): Link {
  const text = link.slice(link.indexOf("#") + 1);
  const from = new Reader(fromBase64(text.replaceAll("-", "+").replaceAll("_", "/")));
  must(from.number(1) === 1, "the link's version");
  const [token, server, worker, keys] = [from.take(16), from.take(32), from.take(8), from.take(32)];
  const expires = from.number(8);
  must(from.done, "the link's length");
  return { token, server, worker, keys, expires };
}

/** What names this worker at this server. */
type Whose = { server: Bytes; keys: Pick<WorkerKeys, "worker" | "keys"> };

/** Whether a link and a typed form lead to this worker's keys, and to nobody else's. */
export async function leadsTo(
  { link, typed }: { link: string; typed: string },
  { server, keys }: Whose,
): Promise<boolean> {
  const said = readLink(link);
  const code = await sha256(utf8("trellis share code v1"), server, keys.worker, keys.keys);
  const letters = typed.replace(/[\s\-–—]/g, "").slice(-25);
  return (
    same(said.server, server) &&
    same(said.worker, keys.worker) &&
    same(said.keys, keys.keys) &&
    bitsOf(letters, 25) !== null &&
    letters.slice(9).toUpperCase() === spell(code, 16)
  );
}

/** Six words to compare by voice. */
export async function voiceWords(
  { server, keys }: Whose,
  language: keyof typeof lists,
): Promise<string[]> {
  const hash = await sha256(utf8("trellis voice words v1"), server, keys.worker, keys.keys);
  return [...hash.slice(0, 6)].map((byte) => lists[language][byte] ?? "");
}
