/** What a device may be called to begin with. */
import { isTouched } from "#host/reach.ts";
import { t } from "#shared/i18n/i18n.svelte.ts";

export const usualName = (): string => t(isTouched() ? "sync-name-phone" : "sync-name-laptop");
