/** What answers came to, in plain words: never a number, never a name for an illness. */
import type { Taken } from "#host/bindings.ts";
import { t } from "#shared/i18n/i18n.svelte.ts";

/** The band's words, or how much was answered where there is none. */
export function takenWords({ came_to, answered, questions }: Taken): string {
  if (came_to?.words) return came_to.words;
  if (questions === null) return t("measure-answered-newer");
  return t("measure-answered", { answered, questions });
}
