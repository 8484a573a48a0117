/**
 * Hiding and locking. The cover is a plain page over everything. Where the app is locked the page is
 * begun anew, which lets go of everything it knew; that it is covered stands in the history's state, the
 * one thing that outlives this.
 */
import { client } from "#host/client.ts";
import { heldForm } from "./router.svelte.ts";
import { session } from "./session.svelte.ts";

const wasCovered = (state: unknown) =>
  typeof state === "object" && state !== null && "covered" in state;

let covered = $state(wasCovered(history.state));

export const cover = {
  get on(): boolean {
    return covered;
  },
};

/** Begins the page anew, with nothing of what it knew. */
export function beginAnew(): void {
  if (session.phase === "ready" || covered) location.reload();
}

/**
 * Lets what is being written be kept: what has a draft of its own as it is when the app is put away, and
 * any other form in the vault, which gives it back when it is unlocked.
 */
async function putAway(): Promise<void> {
  window.dispatchEvent(new Event("pagehide"));
  const held = heldForm();
  if (held) await client.draft_keep_half(held).catch(() => undefined);
  await new Promise((later) => setTimeout(later, 60));
}

/** Locks the app. */
export async function lock(): Promise<void> {
  await putAway();
  await client.lock_now({}).catch(() => undefined);
  beginAnew();
}

/** Covers the screen at once, and locks where there is a lock. */
export function hide(): void {
  if (covered) return;
  covered = true;
  if (session.phase !== "ready" || !session.lock) return;
  history.replaceState({ covered: true }, "");
  void lock();
}

/** Takes the cover away. */
export function show(): void {
  covered = false;
}
