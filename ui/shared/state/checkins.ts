/** What more than one screen does with a check-in: taking it away, with a way back. */
import { asAppError } from "#host/rpc.ts";
import { client } from "#host/client.ts";
import type { Id } from "#host/bindings.ts";
import { errorText } from "../i18n/error.ts";
import { t } from "../i18n/i18n.svelte.ts";
import { say } from "./toast.svelte.ts";

/** Deletes a check-in and offers to undo it; `changed` runs after either. Rejects with an AppError. */
export async function deleteWithUndo(id: Id, changed: () => Promise<void>): Promise<void> {
  await client.checkin_delete({ id });
  say(t("checkin-deleted"), {
    label: t("undo"),
    run: () => void undo(id, changed),
  });
  await changed();
}

async function undo(id: Id, changed: () => Promise<void>): Promise<void> {
  try {
    await client.checkin_undo_delete({ id });
    say(t("checkin-back-again"));
    await changed();
  } catch (problem) {
    say(errorText(asAppError(problem)));
  }
}
