/**
 * Which screen is shown. The address stays the same whatever is opened, so that no history, no log
 * and no glance at the address bar tells who a worker looked at; back and forward work all the same.
 */

export type Stop =
  | { name: "people" }
  | { name: "person"; grant: string }
  | { name: "invite" }
  | { name: "ways" }
  | { name: "workers" }
  | { name: "audit" };

let stops: Stop[] = $state.raw([]);
let at = $state(0);

export const here = {
  get stop(): Stop | null {
    return stops[at] ?? null;
  },
};

/** Opens the first screen. */
export function begin(stop: Stop): void {
  stops = [stop];
  at = 0;
  history.replaceState({ at }, "");
}

/** Opens a screen. */
export function go(stop: Stop): void {
  stops = [...stops.slice(0, at + 1), stop];
  at += 1;
  history.pushState({ at }, "");
}

addEventListener("popstate", ({ state }) => {
  const wanted = (state as { at?: number } | null)?.at;
  if (wanted !== undefined && wanted < stops.length) at = wanted;
});
