/** Values, days and comparisons in words. */
import type { Item, NamedThing, Pair, ChartPoint } from "#host/bindings.ts";
import { formatDay, formatDuration, formatNumber } from "#shared/format.ts";
import { t } from "#shared/i18n/i18n.svelte.ts";

/** With one place at most: nobody feels a hundredth. */
const short = (value: number) => formatNumber(Math.round(value * 10) / 10);

/** A value of a question, on its axis or as a mean of some days. */
export function valueText(item: Item, value: number): string {
  const { kind } = item.wording;
  switch (kind.type) {
    case "faces": {
      const word = kind.words[Math.round(value) - 1] ?? "";
      return Number.isInteger(value) ? word : t("insight-face", { word, number: short(value) });
    }
    case "zero_to_ten":
      return t("answer-of-ten", { number: short(value) });
    case "yes_no":
      if (value === 0) return t("no");
      if (value === 1) return t("yes");
      return t("insight-share", { number: Math.round(value * 100) });
    case "duration":
      return formatDuration(Math.round(value));
    case "number":
      return kind.unit
        ? t("answer-with-unit", { number: short(value), unit: kind.unit })
        : short(value);
    default:
      return short(value);
  }
}

/** How far apart two sides are, without saying which is more. */
export function gapText(item: Item, value: number): string {
  const { kind } = item.wording;
  if (kind.type === "duration") return formatDuration(Math.round(value));
  if (kind.type === "yes_no") return t("insight-points", { number: Math.round(value * 100) });
  return short(value);
}

/** The day of a point, or the days of its week. */
export function whenText(
  { from, to }: ChartPoint,
  style: "long" | "short" | "date" = "long",
): string {
  if (from === to) return formatDay(from, style);
  return t("insight-week", { from: formatDay(from, "date"), to: formatDay(to, "date") });
}

/** What was answered at a point. */
export function toldText(item: Item, { told }: ChartPoint): string {
  if (!told) return t("insight-gap");
  const mean = valueText(item, told.mean);
  if (told.low === told.high) return mean;
  return t("insight-between", {
    mean,
    low: valueText(item, told.low),
    high: valueText(item, told.high),
  });
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
