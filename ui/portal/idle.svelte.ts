/**
 * A page that nobody is at: after a quarter of an hour it asks, and a minute later it signs out.
 * Any key, tap or move says that somebody is there.
 */

const ask = 15 * 60_000;
const out = 60_000;

let asking = $state(false);

export const idle = {
  /** Whether it asks now. */
  get asking(): boolean {
    return asking;
  },
};

/** Watches until it is told to end. */
export function watch(leave: () => void): () => void {
  // By the clock and not by counting: a laptop that slept is asked as soon as it wakes.
  let last = Date.now();
  const here = () => {
    if (!asking) last = Date.now();
  };
  const heard = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"] as const;
  for (const name of heard) addEventListener(name, here, { passive: true });
  const look = setInterval(() => {
    const gone = Date.now() - last;
    if (gone >= ask + out) leave();
    else asking = gone >= ask;
  }, 1_000);
  stay = () => {
    asking = false;
    last = Date.now();
  };
  return () => {
    clearInterval(look);
    for (const name of heard) removeEventListener(name, here);
  };
}

let stay: () => void = () => undefined;

/** Somebody is there. */
export function stillHere(): void {
  stay();
}
