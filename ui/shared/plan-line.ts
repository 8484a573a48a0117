/** A line of the plan where it is shown in few words: its own, or else what it points to. */
import type { Line } from "#host/bindings.ts";

export function lineWords({ text, points, link }: Line): string {
  return text || points.map(({ name }) => name).join(", ") || (link ?? "");
}
