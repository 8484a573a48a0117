/** How far the client was before yes, when they come back to it. */
import type { Filled } from "./consent/invitation.ts";

export type SyncBegun = {
  filled: Filled;
  step: "invite" | "who" | "what" | "why" | "until" | "cannot" | "words" | "yes";
};
