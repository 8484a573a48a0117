/** Values and days of a chart in words. */
import type { ChartPoint } from "#host/bindings.ts";
import { formatDay, formatDuration, formatNumber } from "#shared/format.ts";
import { t } from "#shared/i18n/i18n.svelte.ts";
import type { Charted } from "./scale.ts";

/** With one place at most: nobody feels a hundredth. */
export const short = (value: number) => formatNumber(Math.round(value * 10) / 10);

/** A value of a question, on its axis or as a mean of some days. */
export function valueText(item: Charted, value: number): string {
  const { kind } = item.wording;
  switch (kind.type) {
    case "faces": {
      const word = kind.words[Math.round(value) - 1] ?? "";
      return Number.isInteger(value) ? word : t("chart-face", { word, number: short(value) });
    }
    case "zero_to_ten":
      return t("answer-of-ten", { number: short(value) });
    case "yes_no":
      if (value === 0) return t("no");
      if (value === 1) return t("yes");
      return t("chart-share", { number: Math.round(value * 100) });
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

/** The day of a point, or the days of its week. */
export function whenText(
  { from, to }: ChartPoint,
  style: "long" | "short" | "date" = "long",
): string {
  if (from === to) return formatDay(from, style);
  return t("chart-week", { from: formatDay(from, "date"), to: formatDay(to, "date") });
}

/** What was answered at a point. */
export function toldText(item: Charted, { told }: ChartPoint): string {
  if (!told) return t("chart-gap");
  const mean = valueText(item, told.mean);
  if (told.low === told.high) return mean;
  return t("chart-between", {
    mean,
    low: valueText(item, told.low),
    high: valueText(item, told.high),
  });
}
