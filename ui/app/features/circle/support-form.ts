/** A person, place or group while it is being written, and lists of them. Pure. */
import type { Meets, Side, Support, SupportKind, SupportSaid } from "#host/bindings.ts";

/** Every kind, in the order in which they are offered. */
export const kinds = ["person", "place", "group"] as const satisfies readonly SupportKind[];
/** Both sides, of equal standing. */
export const sides = ["natural", "professional"] as const satisfies readonly Side[];

export type Weekday = Meets["days"][number];
/** The days of a week, each with a day of the calendar that is one, to be named by. */
export const weekdays: readonly { id: Weekday; sample: string }[] = [
  { id: "Mon", sample: "2024-01-01" },
  { id: "Tue", sample: "2024-01-02" },
  { id: "Wed", sample: "2024-01-03" },
  { id: "Thu", sample: "2024-01-04" },
  { id: "Fri", sample: "2024-01-05" },
  { id: "Sat", sample: "2024-01-06" },
  { id: "Sun", sample: "2024-01-07" },
];

/** What there is to write: a support as it is, or a new one. */
export function saidOf(support: Support | null): SupportSaid {
  if (support) {
    const said: SupportSaid = { ...support };
    Reflect.deleteProperty(said, "id");
    return said;
  }
  return {
    kind: "person",
    name: "",
    tie: "",
    helps: "",
    when: "",
    phone: "",
    texts: false,
    email: "",
    address: "",
    side: "natural",
    favourite: false,
    meets: null,
  };
}

/** How often it can come round, in weeks; one that is none of these stays as it is. */
export function everyOffered(now: number): number[] {
  return [...new Set([1, 2, 3, 4, now])].sort((a, b) => a - b);
}

/** What is saved: without blank ends, and coming round only where it is said on which days. */
export function cleaned(said: SupportSaid): SupportSaid {
  const cut = (text: string) => text.trim();
  const { name, tie, helps, when, phone, email, address, meets } = said;
  return {
    ...said,
    name: cut(name),
    tie: cut(tie),
    helps: cut(helps),
    when: cut(when),
    phone: cut(phone),
    texts: said.texts && cut(phone) !== "",
    email: cut(email),
    address: cut(address),
    meets: meets && meets.days.length > 0 ? meets : null,
  };
}

/** The days in the order of the week, however they were ticked. */
export function inWeek(days: readonly string[]): Weekday[] {
  return weekdays.flatMap(({ id }) => (days.includes(id) ? id : []));
}
