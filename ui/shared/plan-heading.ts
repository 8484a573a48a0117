/** How a section of the plan is called. Whoever asks reads the words called `plan`. */
import type { Starter } from "#host/bindings.ts";
import { t } from "./i18n/i18n.svelte.ts";

/** The client's heading, or else ours. */
export function headingOf({
  title,
  starter,
}: {
  title: string | null;
  starter: Starter | null;
}): string {
  if (title !== null) return title;
  return starter === null ? t("plan-own-section") : t(`plan-heading-${starter}`);
}
