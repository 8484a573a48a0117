/**
 * What *Support now* shows, fetched ahead and kept fresh, so that a tap only has to paint it. It is
 * asked for anew, when there is a moment, after every command that may have changed it.
 */
import type { SupportNow } from "#host/bindings.ts";
import { client, onAnswered } from "#host/client.ts";
import { whenIdle } from "../idle.ts";

/** Commands after which a line, a person or the region may be another. */
const changes =
  /^(section|line|plan|support|photo|settings|deleted)_(?!now|list|uses|part|changes)/;

let known = $state.raw<SupportNow | null>(null);
let waiting = false;

export const supportNow = {
  /** None until it was asked for the first time. */
  get known(): SupportNow | null {
    return known;
  },
};

/** Asks for it now. */
export async function refreshSupportNow(): Promise<void> {
  known = await client.support_now({});
}

/** Asks for it when there is a moment. What was known is shown until then, and if it cannot be asked. */
function refreshSoon(): void {
  if (waiting) return;
  waiting = true;
  whenIdle(() => {
    waiting = false;
    refreshSupportNow().catch(() => undefined);
  });
}

/** Begins to keep it fresh, and has its screen read: once the vault is open. */
export function keepSupportNow(readScreen: () => void): void {
  whenIdle(readScreen);
  refreshSoon();
  onAnswered((name) => {
    if (changes.test(name)) refreshSoon();
  });
}
