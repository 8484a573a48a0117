/** How sections are called and what they ask: ours where the client has not said it otherwise. */
import type { Section } from "#host/bindings.ts";
import { t } from "#shared/i18n/i18n.svelte.ts";

export { headingOf } from "#shared/plan-heading.ts";

/** What an empty section asks. */
export function promptOf({ starter }: Section): string {
  return starter === null ? t("plan-prompt-own") : t(`plan-prompt-${starter}`);
}

/** Lines that others might write there, to take or leave. */
export function ideasOf({ starter }: Section): string[] {
  return starter === null ? [] : [1, 2, 3, 4].map((n) => t(`plan-idea-${starter}-${n}`));
}
