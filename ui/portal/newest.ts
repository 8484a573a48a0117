/** How far a page has seen of a grant: nothing older is believed. Pure. */
export type Newest = { statement: number; epoch: number; manifest: number };

/**
 * Whether a publication is older than one that was seen. Manifests are counted within an epoch: a device
 * that begins the next one need not know how far another device had counted.
 */
export const isOlder = (one: Newest, seen: Newest): boolean =>
  one.statement < seen.statement ||
  one.epoch < seen.epoch ||
  (one.epoch === seen.epoch && one.manifest < seen.manifest);
