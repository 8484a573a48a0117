/** How a backup is to be locked, as it is filled in. Pure. */

/** The fewest letters that the core takes. */
export const SHORTEST = 12;

export type Lock = { by: "words" | "passphrase"; passphrase: string; again: string };

export const begun = (hasWords: boolean): Lock => ({
  by: hasWords ? "words" : "passphrase",
  passphrase: "",
  again: "",
});

export function problemOf({ by, passphrase, again }: Lock): "short" | "differs" | null {
  if (by === "words") return null;
  if ([...passphrase].length < SHORTEST) return "short";
  return passphrase === again ? null : "differs";
}

/** What the core is told: nothing stands for the words. */
export const secretOf = (lock: Lock): string | null =>
  lock.by === "words" ? null : lock.passphrase;
