/** What a tap on a notice opens: the thing itself, or Today where that is not there any more. */
import type { About, Id } from "#host/bindings.ts";
import { client } from "#host/client.ts";
import { go } from "#shared/state/router.svelte.ts";
import { refreshToday } from "#shared/state/session.svelte.ts";

/** The section that a line of the plan stands in. */
async function sectionOf(line: Id): Promise<Id | undefined> {
  const { sections } = await client.plan({});
  return sections.find(({ lines }) => lines.some(({ id }) => id === line))?.id;
}

export async function openAbout(about: About): Promise<void> {
  if (about.type === "checkin") return go("checkin", {});
  if (about.type === "support") return go("support", { id: about.id });
  const section = about.type === "line" && (await sectionOf(about.id).catch(() => undefined));
  if (section) return go("section", { id: section });
  go("today", {});
  // What came is on its list.
  refreshToday().catch(() => undefined);
}
