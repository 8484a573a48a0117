/** A sign while it is filled in: what its form holds, also while another screen stands on top of it. */
import type { Id } from "#host/bindings.ts";

export type SignDraft = {
  id: Id | null;
  /** The line whose words are quoted; none: `words` are to be a new one. */
  line: Id | null;
  words: string;
  /** `item <id>` or `tag <id>`; empty: not chosen yet. */
  what: string;
  side: "below" | "above";
  than: number | null;
  yes: boolean | null;
  choice: string | null;
  days: number;
  action: Id | null;
  off: boolean;
};
