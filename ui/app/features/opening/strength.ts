/** How strong a passphrase is, by its length and how varied it is. A hint, never a gate. Pure. */

/** The fewest characters the core takes. */
export const SHORTEST = 8;

export type Strength = "short" | "fair" | "good";

export function strengthOf(passphrase: string): Strength {
  const letters = [...passphrase];
  if (letters.length < SHORTEST) return "short";
  const varied = new Set(letters.map((letter) => letter.toLowerCase())).size;
  return letters.length >= 16 && varied >= 8 ? "good" : "fair";
}
