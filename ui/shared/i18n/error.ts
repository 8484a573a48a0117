/** What an error of the core says to the client: what happened and what to do next. */
import type { AppError, Code } from "#host/bindings.ts";
import { t } from "./i18n.svelte.ts";

/** Every code; the type makes a missing or an unknown one a compile error. */
const every: Record<Code, true> = {
  wrong_key: true,
  key_store_locked: true,
  newer_vault: true,
  damaged: true,
  no_key_store: true,
  already_open: true,
  wrong_passphrase: true,
  short_passphrase: true,
  wrong_pin: true,
  short_pin: true,
  wrong_words: true,
  not_recognised: true,
  no_biometry: true,
  biometry_changed: true,
  too_soon: true,
  locked: true,
  not_open: true,
  disk_full: true,
  not_found: true,
  not_valid: true,
  too_long: true,
  import_gone: true,
  undo_gone: true,
  not_a_photo: true,
  photo_too_big: true,
  not_a_recipient: true,
  stopped: true,
  unreachable: true,
  not_an_invitation: true,
  invitation_over: true,
  other_server: true,
  not_your_copy: true,
  server_full: true,
  server_refused: true,
  already_synced: true,
  trouble: true,
};

/** The codes, for the test that each has its text. */
export const codes = Object.keys(every) as Code[];

/** The text of an error. */
export function errorText(error: Pick<AppError, "code">): string {
  return t(`error-${error.code.replaceAll("_", "-")}`);
}
