/**
 * Tells the core that the client is here, or left, and locks when it is time: read only where there is
 * a lock. The core locks by itself too, if this page is gone or asleep.
 */
import type { AutoLock } from "#host/bindings.ts";
import { client } from "#host/client.ts";
import { beginAnew, lock } from "#shared/state/cover.svelte.ts";
import { onSystemAsked, systemAsks } from "#shared/state/system-asks.ts";

const minutes: Record<AutoLock, number> = { now: 5, one: 1, five: 5, fifteen: 15, never: Infinity };
/** How often the core is told at most. */
const TOLD = 10_000;
/** How long the page may take to be seen again once the system has asked something over it. */
const SEEN_AGAIN = 1_000;

/** Begins to watch. Returns what ends it. */
export function watch(auto: AutoLock): () => void {
  const after = minutes[auto] * 60_000;
  let told = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  function touched() {
    clearTimeout(timer);
    if (after < Infinity) timer = setTimeout(() => void lock(), after);
    const now = performance.now();
    if (now - told < TOLD) return;
    told = now;
    client.lock_stir({ here: true }).catch(() => undefined);
  }
  function seen() {
    if (document.visibilityState === "hidden") {
      // What is being written is kept first.
      if (auto === "now" && !systemAsks()) void lock();
    } else {
      // It may have been locked meanwhile.
      client.start({}).then(
        ({ phase }) => {
          if (phase === "locked") beginAnew();
        },
        () => undefined,
      );
    }
  }
  const touches = ["pointerdown", "keydown", "wheel", "touchmove"];
  for (const touch of touches) window.addEventListener(touch, touched, { passive: true });
  document.addEventListener("visibilitychange", seen);
  const asked = onSystemAsked(() => setTimeout(seen, SEEN_AGAIN));
  touched();
  return () => {
    clearTimeout(timer);
    asked();
    for (const touch of touches) window.removeEventListener(touch, touched);
    document.removeEventListener("visibilitychange", seen);
  };
}
