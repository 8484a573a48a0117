/** What a worker proposes, sealed so that only the client reads it. See docs/formats/sharing.md. */
import { type Bytes, joined, must, number, utf8 } from "./bytes.ts";
import { filled, random, sealTo, sha256, signWith } from "./primitives.ts";
import type { Statement } from "./share.ts";
import type { WorkerKeys } from "./worker-keys.ts";

/** What can be proposed. Words are the worker's. */
export type Suggestion =
  | { kind: "goal"; text: string; why: string }
  | { kind: "step"; goal: string; text: string }
  | { kind: "line"; section: string; text: string }
  | { kind: "reminder"; text: string; when: string }
  | { kind: "note"; text: string }
  | { kind: "meeting"; text: string; day: string; time: string }
  | { kind: "rating"; goal: string; level: number; words: string };

/** The most that one may weigh, sealed. */
export const most = 8 * 1024;

/** Seals a suggestion to the client and signs it. */
export async function sealSuggestion(
  suggestion: Suggestion,
  { grant, inbox }: Pick<Statement, "grant" | "inbox">,
  keys: WorkerKeys,
  made: number,
): Promise<Bytes> {
  const id = random(16);
  const plain = filled(utf8(JSON.stringify({ form: 1, ...suggestion })));
  const sealed = await sealTo(inbox, utf8("trellis suggestion v1"), joined(grant, id), plain);
  const body = joined(
    new Uint8Array([1]),
    grant,
    id,
    number(8, made),
    sealed.slice(0, 32),
    number(4, sealed.length - 32),
    sealed.slice(32),
  );
  const text = joined(utf8("trellis suggestion v1"), await sha256(body));
  const whole = joined(body, await signWith(keys.signing, text));
  must(whole.length <= most, "the size of a suggestion");
  return whole;
}
