/** Lengths of time and sizes in the spoken language. */
import { locale, t } from "#shared/i18n/i18n.svelte.ts";
import { lengthTo } from "./since.ts";

/** How long ago, or how soon. */
export function formatWhen(at: string): string {
  const length = lengthTo(at, Date.now());
  if (length === null) return t(Date.parse(at) > Date.now() ? "sync-soon" : "sync-just-now");
  return new Intl.RelativeTimeFormat(locale()).format(...length);
}

/** A server's name, as people say it. */
export const nameOf = (server: string): string => server.replace(/^https:\/\//, "");

/** So many bytes, as people say sizes. */
export function formatSize(bytes: number): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
  let [size, n] = [bytes, 0];
  while (size >= 1000 && n < units.length - 1) [size, n] = [size / 1000, n + 1];
  const options = { style: "unit", unit: units[n] ?? "byte", maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locale(), options).format(size);
}
