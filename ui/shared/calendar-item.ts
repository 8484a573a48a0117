/**
 * Which question colours the calendar. The core decides it when it draws a month (`calendar_item` in
 * `crates/core/src/item`); this says the same of a list of items, for the legend and the settings.
 */
import type { Id, Item, ItemKind } from "#host/bindings.ts";

type FacesItem = Item & { wording: { kind: Extract<ItemKind, { type: "faces" }> } };

function isFaces(item: Item): item is FacesItem {
  return item.wording.kind.type === "faces";
}

/** The scales of faces among the client's items. */
export function facesItems(items: readonly Item[]): FacesItem[] {
  return items.filter(isFaces);
}

/** The chosen scale of faces; else the first that is not put away; else the first. */
export function calendarItem(items: readonly Item[], chosen: Id | null): FacesItem | undefined {
  const faces = facesItems(items);
  return faces.find((item) => item.id === chosen) ?? faces.find((item) => !item.hidden) ?? faces[0];
}
