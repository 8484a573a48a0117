/** Where keeping devices in step stands, in as few words as a row has room for. Pure. */
import type { SyncStatus } from "#host/bindings.ts";

/** Its word; none: it is off, and the row says what it is. */
export function markOf({
  phase,
  busy,
  trouble,
  alarms,
  waiting,
}: SyncStatus): "step" | "going" | "waits" | "look" | null {
  if (phase === "off") return null;
  if (phase === "gone" || alarms.length > 0) return "look";
  if (trouble && trouble !== "unreachable" && trouble !== "busy") return "look";
  if (busy) return "going";
  return trouble || waiting.changes > 0 ? "waits" : "step";
}
