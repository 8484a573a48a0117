/** Taking something away with a way back: undo now, and for 30 days under Recently deleted. */
import { asAppError } from "#host/rpc.ts";
import { client } from "#host/client.ts";
import type { ByKind } from "#host/bindings.ts";
import { errorText } from "../i18n/error.ts";
import { t } from "../i18n/i18n.svelte.ts";
import { say } from "./toast.svelte.ts";

/**
 * Says that things were deleted, and offers to bring all of them back; `changed` runs after that.
 * Whoever calls it reads the words called `list`.
 */
export function sayDeleted(
  things: readonly ByKind[],
  changed: () => Promise<void> = () => Promise.resolve(),
): void {
  say(t("list-deleted"), { label: t("undo"), run: () => void bringBack(things, changed) });
}

async function bringBack(things: readonly ByKind[], changed: () => Promise<void>): Promise<void> {
  try {
    for (const thing of things) await client.deleted_restore(thing);
    say(t("checkin-back-again"));
    await changed();
  } catch (problem) {
    say(errorText(asAppError(problem)));
  }
}
