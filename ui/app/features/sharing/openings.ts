/** When a worker looked: a line for each day, however often they did. Pure. */
import type { SharingOpening } from "#host/bindings.ts";
import { dayOfMoment } from "./stands.ts";

/** What happened on one day: it was opened so often, or the worker noted that the client asked to stop. */
export type Look = { day: string; stop: boolean; times: number };

/** The days, the newest first, as the openings are. */
export function looks(openings: readonly SharingOpening[]): Look[] {
  const all = new Map<string, Look>();
  for (const { at, stop } of openings) {
    const day = dayOfMoment(at);
    const key = `${day} ${String(stop)}`;
    const times = (all.get(key)?.times ?? 0) + 1;
    all.set(key, { day, stop, times });
  }
  return [...all.values()];
}
