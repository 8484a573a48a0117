/** Lists that the client puts in order. Pure. */

/** The list with one thing a place earlier (-1) or later (1); the same list where that cannot be. */
export function moved<Thing extends { id: string }>(
  list: readonly Thing[],
  id: string,
  by: -1 | 1,
): Thing[] {
  const from = list.findIndex((one) => one.id === id);
  const to = from + by;
  const [one, other] = [list[from], list[to]];
  if (!one || !other) return [...list];
  return list.with(from, other).with(to, one);
}

/** The list with the thing at one place taken out and put in at another. */
export function carried<Thing>(list: readonly Thing[], from: number, to: number): Thing[] {
  const rest = list.toSpliced(from, 1);
  return from in list ? rest.toSpliced(to, 0, ...list.slice(from, from + 1)) : rest;
}

/** The list in the order of `ids`; what these do not name follows as it was. */
export function inOrder<Thing extends { id: string }>(
  list: readonly Thing[],
  ids: readonly string[],
): Thing[] {
  const place = (thing: Thing) => {
    const found = ids.indexOf(thing.id);
    return found === -1 ? ids.length : found;
  };
  return list.toSorted((a, b) => place(a) - place(b));
}
