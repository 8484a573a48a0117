/** How far the client was before yes, when they come back to it. */
export type SyncBegun = {
  filled: { by: "link" | "letters"; link: string; letters: string; server: string };
  step: "invite" | "who" | "what" | "why" | "until" | "cannot" | "words" | "yes";
};
