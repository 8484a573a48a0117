/** Where keeping in step stands, as the one thing to say of it. Pure. */
import type { SyncStatus } from "#host/bindings.ts";

/** A headline, what it is given, and the line below it. */
export type Stand = {
  key: string;
  given?: Record<string, number>;
  text: string | null;
  /** Whether it is something that the client may want to look at; never an alarm. */
  look: boolean;
};

/** `online`: whether this device says that it has a network at all. */
export function standOf(status: SyncStatus, online: boolean): Stand {
  const { phase, busy, progress, waiting, trouble, at } = status;
  const plain = (key: string, text: string | null = `${key}-text`, look = false): Stand => ({
    key,
    text,
    look,
  });
  if (phase === "off") return plain("sync-off", null);
  if (phase === "gone") return plain("sync-gone", "sync-gone-text", true);
  if (busy) {
    if (!progress || progress.all === 0) return plain("sync-going");
    const given = { done: progress.done, all: progress.all };
    const sends = waiting.changes + waiting.photos > 0;
    const gets = waiting.missing > 0;
    const key = sends === gets ? "sync-going-of" : sends ? "sync-sending-of" : "sync-coming-of";
    return { key, given, text: "sync-going-text", look: false };
  }
  if (trouble === "unreachable") return plain(online ? "sync-unreachable" : "sync-network");
  if (trouble === "busy") return plain("sync-busy");
  if (trouble) return plain(`sync-${trouble}`, `sync-${trouble}-text`, true);
  if (waiting.changes > 0) {
    return {
      key: "sync-waits",
      given: { changes: waiting.changes },
      text: "sync-going-text",
      look: false,
    };
  }
  return at === null ? plain("sync-first", "sync-going-text") : plain("sync-in-step");
}
