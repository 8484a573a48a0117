/** Comparisons in words. */
import type { Item, NamedThing, Pair } from "#host/bindings.ts";
import { short } from "#shared/chart/say.ts";
import { formatDay, formatDuration } from "#shared/format.ts";
import { t } from "#shared/i18n/i18n.svelte.ts";

/** How far apart two sides are, without saying which is more. */
export function gapText(item: Item, value: number): string {
  const { kind } = item.wording;
  if (kind.type === "duration") return formatDuration(Math.round(value));
  if (kind.type === "yes_no") return t("insight-points", { number: Math.round(value * 100) });
  return short(value);
}

/** Which days are meant. */
export function thingText({ thing, name }: NamedThing): string {
  switch (thing.type) {
    case "tag":
      return t("insight-on-tag", { name });
    case "strength":
      return t("insight-on-strength", { name });
    case "done":
      return t("insight-on-done", { name });
    case "at_least":
      return t("insight-on-at-least", { name, span: formatDuration(Math.round(thing.minutes)) });
    case "weekday":
      // The first of January 2024 was a Monday.
      return t("insight-on-weekday", { day: formatDay(`2024-01-0${thing.number}`, "weekday") });
  }
}

/** How the days with something were, beside the others. */
export function directionText(item: Item, pair: Pair): string {
  const more = pair.with_mean > pair.without_mean ? "more" : "less";
  const { type } = item.wording.kind;
  const way = type === "yes_no" ? "yes" : type === "duration" ? "time" : "value";
  return t("insight-direction", { way: `${way}-${more}`, ask: item.wording.ask });
}

/** The likely gap of what stands out, from the smaller end to the larger. */
export function likelyText(item: Item, { low, high }: Pair): string {
  const [least = 0, most = 0] = [Math.abs(low), Math.abs(high)].sort((a, b) => a - b);
  return t("insight-likely", { low: gapText(item, least), high: gapText(item, most) });
}
