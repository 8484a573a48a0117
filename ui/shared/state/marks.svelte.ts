/**
 * Who can see what, for the small marks: one question to the core for a whole screen, asked when a
 * screen with marks opens. Where nothing is shared, nothing is drawn.
 */
import type { SharingMark, SharingMarks } from "#host/bindings.ts";
import { client } from "#host/client.ts";
import { here } from "./router.svelte.ts";

export type Markable =
  "strengths" | "goals" | "sections" | "items" | "measures" | "balance" | "visit";

let marks = $state.raw<SharingMarks | null>(null);
let asked = -1;

/** Asks, once for each screen that opens. */
export function lookAtMarks(): void {
  if (asked === here.visits) return;
  asked = here.visits;
  void client.sharing_marks({}).then(
    (found) => (marks = found),
    () => undefined,
  );
}

function has({ choice, measures }: SharingMark, kind: Markable, id: string): boolean {
  if (kind === "balance" || kind === "visit") return choice[kind];
  return (kind === "measures" ? measures : choice[kind]).includes(id);
}

/** Who can see a thing, by name. */
export function seenBy(kind: Markable, id: string): string[] {
  const seen = marks?.seen.filter((mark) => has(mark, kind, id)) ?? [];
  return seen.map(({ name }) => name);
}

/** From whom a thing came, if it was once suggested. */
export function cameFrom(id: string): { name: string; at: string } | null {
  return marks?.from.find((one) => one.id === id) ?? null;
}
