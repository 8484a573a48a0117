/** How sections are called and what they ask: ours where the client has not said it otherwise. */
import type { Section, Starter } from "#host/bindings.ts";
import { t } from "#shared/i18n/i18n.svelte.ts";

/** What a heading is read off: a section, or a change to one. */
type Headed = { title: string | null; starter: Starter | null };

/** The client's heading, or else ours. */
export function headingOf({ title, starter }: Headed): string {
  if (title !== null) return title;
  return starter === null ? t("plan-own-section") : t(`plan-heading-${starter}`);
}

/** What an empty section asks. */
export function promptOf({ starter }: Section): string {
  return starter === null ? t("plan-prompt-own") : t(`plan-prompt-${starter}`);
}

/** Lines that others might write there, to take or leave. */
export function ideasOf({ starter }: Section): string[] {
  return starter === null ? [] : [1, 2, 3, 4].map((n) => t(`plan-idea-${starter}-${n}`));
}
