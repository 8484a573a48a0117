/**
 * The system's own question over the page (a finger, a face). On some devices the page is hidden
 * meanwhile: that is no leaving, so what locks on leaving looks again once it was answered.
 */
let asks = false;
const looks = new Set<() => void>();

/** Whether it asks now. */
export const systemAsks = (): boolean => asks;

/** Does what has the system ask. */
export async function whileSystemAsks<T>(ask: () => Promise<T>): Promise<T> {
  asks = true;
  try {
    return await ask();
  } finally {
    asks = false;
    for (const look of looks) look();
  }
}

/** Calls `look` whenever it was answered. Returns what ends that. */
export function onSystemAsked(look: () => void): () => void {
  looks.add(look);
  return () => void looks.delete(look);
}
