/** How far the client was in a conversation about sharing, when they come back to it. */
import type { SharedChoice, SharedPeriod } from "#host/bindings.ts";
import type { Filled } from "./consent/invitation.ts";

export type SharingBegun = {
  filled: Filled;
  step: "invite" | "who" | "what" | "why" | "until" | "yes";
  choice: SharedChoice;
  called: string | null;
  period: SharedPeriod["type"];
  day: string;
};
