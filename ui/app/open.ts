/**
 * What a tap on a notice opens: the thing itself, or Today where that is not there any more. And the form
 * that was being filled in when the app was locked.
 */
import type { Half, Id } from "#host/bindings.ts";
import { client } from "#host/client.ts";
import type { Opened } from "#host/notices.ts";
import { go, type Screens } from "#shared/state/router.svelte.ts";
import { refreshToday } from "#shared/state/session.svelte.ts";
import { isScreen } from "./screens.ts";

/** The section that a line of the plan stands in. */
async function sectionOf(line: Id): Promise<Id | undefined> {
  const { sections } = await client.plan({});
  return sections.find(({ lines }) => lines.some(({ id }) => id === line))?.id;
}

export async function open(what: Opened): Promise<void> {
  if (what.type === "now") return go("now", {});
  if (what.type === "checkin") return go("checkin", {});
  if (what.type === "support") return go("support", { id: what.id });
  const section = what.type === "line" && (await sectionOf(what.id).catch(() => undefined));
  if (section) return go("section", { id: section });
  go("today", {});
  // What came is on its list.
  refreshToday().catch(() => undefined);
}

/** Opens a form as it was left. One that this version does not know is let be. */
export function goOn({ screen, given }: Half): void {
  if (isScreen(screen)) go(screen, given as Screens[typeof screen]);
}
