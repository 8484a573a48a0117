/** A question while it is written: what its form holds, also while another screen stands on top of it. */
import type { Better, Cadence, Choice, Id, ItemKind } from "#host/bindings.ts";

export type KindName = ItemKind["type"];

export type ItemDraft = {
  id: Id | null;
  ask: string;
  kind: KindName;
  words: [string, string, string, string, string];
  low: string;
  high: string;
  unit: string;
  choices: Choice[];
  better: Better;
  cadence: Cadence;
};
