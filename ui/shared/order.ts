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
