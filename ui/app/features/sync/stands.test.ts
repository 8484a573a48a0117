/** What is said of how it stands: honest in each case, and never more than is known. */
import type { SyncStatus } from "#host/bindings.ts";
import { standOf } from "./stands.ts";
import { expect, test } from "vitest";

const waiting = {
  changes: 0,
  photos: 0,
  missing: 0,
  newer: 0,
  unreadable: 0,
  for_network: false,
};
const on: SyncStatus = {
  phase: "on",
  server: "care.example.org",
  agency: null,
  contact: null,
  devices: [],
  at: "2026-11-25T12:00:00Z",
  busy: false,
  progress: null,
  waiting,
  trouble: null,
  next: null,
  alarms: [],
  photos_on_metered: false,
  words: true,
  receipts: [],
};
const key = (change: Partial<SyncStatus>, online = true) =>
  standOf({ ...on, ...change }, online).key;

test("in step only where nothing waits to go and nothing keeps it", () => {
  expect(key({})).toBe("sync-in-step");
  expect(key({ waiting: { ...waiting, changes: 12 } })).toBe("sync-waits");
  expect(key({ at: null })).toBe("sync-first");
  expect(key({ phase: "off" })).toBe("sync-off");
  expect(key({ phase: "gone" })).toBe("sync-gone");
});

test("no network and no server are two things", () => {
  expect(key({ trouble: "unreachable" })).toBe("sync-unreachable");
  expect(key({ trouble: "unreachable" }, false)).toBe("sync-network");
});

test("how far it is says which way, where only one is meant", () => {
  const progress = { done: 120, all: 900 };
  const going = (change: Partial<typeof waiting>) =>
    key({ busy: true, progress, waiting: { ...waiting, ...change } });
  expect(going({ changes: 780 })).toBe("sync-sending-of");
  expect(going({ missing: 3 })).toBe("sync-coming-of");
  expect(going({ changes: 1, missing: 3 })).toBe("sync-going-of");
  expect(key({ busy: true })).toBe("sync-going");
  expect(key({ busy: true, progress: { done: 0, all: 0 } })).toBe("sync-going");
});

test("only what somebody can do something about asks for a look", () => {
  const asks = (trouble: SyncStatus["trouble"]) => standOf({ ...on, trouble }, true).look;
  expect(asks("unreachable")).toBe(false);
  expect(asks("busy")).toBe(false);
  for (const trouble of ["full", "version", "refused", "nonsense", "device"] as const) {
    expect(asks(trouble)).toBe(true);
  }
});
