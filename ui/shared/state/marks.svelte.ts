/**
 * Who can see what, for the small marks: one question to the core for a whole screen, asked when a
 * screen opens. What was answered before is drawn at once, so a mark is there with what it stands on.
 * Where nothing is shared, nothing is drawn.
 */
import type { SharingMark, SharingMarks } from "#host/bindings.ts";
import { client } from "#host/client.ts";
import { here } from "./router.svelte.ts";

type Marks = {
  print: string;
  seen: { name: string; things: ReadonlySet<string> }[];
  from: ReadonlyMap<string, { name: string; at: string }>;
};

let marks = $state.raw<Marks | null>(null);
let asked = -1;

/** Everything of one worker's: records, days, kinds of measures, and the two pages by their names. */
const thingsOf = ({ records, days, measures, balance, visit }: SharingMark) =>
  new Set([
    ...records,
    ...days,
    ...measures,
    ...(balance ? ["balance"] : []),
    ...(visit ? ["visit"] : []),
  ]);

const read = ({ print, seen, from }: SharingMarks): Marks => ({
  print,
  seen: seen.map((mark) => ({ name: mark.name, things: thingsOf(mark) })),
  from: new Map(from.map((one) => [one.id, one])),
});

/** Asks, once for each screen that opens. */
export function lookAtMarks(): void {
  if (asked === here.visits) return;
  asked = here.visits;
  void client.sharing_marks({ print: marks?.print ?? null }).then(
    (found) => (marks = found ? read(found) : marks),
    () => undefined,
  );
}

/** Who can see a thing, by name: a record, a day, a kind of measure, `balance` or `visit`. */
export function seenBy(of: string): string[] {
  const seen = marks?.seen.filter(({ things }) => things.has(of)) ?? [];
  const names = seen.map(({ name }) => name);
  return names.filter((name, n) => names.indexOf(name) === n);
}

/** From whom a thing came, if it was once suggested. */
export function cameFrom(id: string): { name: string; at: string } | null {
  return marks?.from.get(id) ?? null;
}
