/** A person, place or group while it is being written, and lists of them. Pure. */
import type { Side, Support, SupportKind, SupportSaid } from "#host/bindings.ts";

/** Every kind, in the order in which they are offered. */
export const kinds = ["person", "place", "group"] as const satisfies readonly SupportKind[];
/** Both sides, of equal standing. */
export const sides = ["natural", "professional"] as const satisfies readonly Side[];

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
