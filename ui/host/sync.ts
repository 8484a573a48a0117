/** Stands in for the generated bindings until the commands are there. */
import { client } from "./client.ts";
import type { Progress } from "./bindings.ts";

type Nothing = Record<string, never>;
export type SyncPhase = "off" | "on" | "gone";
export type SyncTrouble =
  "unreachable" | "busy" | "full" | "version" | "refused" | "nonsense" | "device";
export type SyncAlarmKind = "disagree" | "rolled_back" | "forged" | "devices" | "server_key";
export type SyncAlarm = { kind: SyncAlarmKind; device: string | null; at: string };
export type SyncDevice = { device: string; name: string; this: boolean; heard: string | null };
export type SyncWaiting = {
  changes: number;
  photos: number;
  missing: number;
  newer: number;
  unreadable: number;
  for_network: boolean;
};
export type SyncReceipt = { at: string; whole: boolean; bytes: number; text: string };
export type SyncStatus = {
  phase: SyncPhase;
  server: string | null;
  agency: string | null;
  contact: string | null;
  devices: SyncDevice[];
  at: string | null;
  busy: boolean;
  progress: Progress | null;
  waiting: SyncWaiting;
  trouble: SyncTrouble | null;
  next: string | null;
  alarms: SyncAlarm[];
  photos_on_metered: boolean;
  words: boolean;
  receipts: SyncReceipt[];
};
export type SyncInvitation = { text: string; server: string | null };
export type SyncInvited = { server: string; expires: string | null; over: boolean };
export type SyncPairing = { text: string; code: string };
export type SyncPairPhase = "none" | "waiting" | "words" | "joining" | "done" | "over";
export type SyncPairState = {
  phase: SyncPairPhase;
  words: [string, string, string] | null;
  name: string | null;
  trouble: SyncTrouble | null;
};
type Commands = {
  sync_status: (nothing: Nothing) => SyncStatus;
  sync_now: (nothing: Nothing) => SyncStatus;
  sync_look: (invitation: SyncInvitation) => SyncInvited;
  sync_begin: (begin: {
    invitation: SyncInvitation;
    name: string;
    words: string | null;
  }) => SyncStatus;
  sync_recover: (recover: { server: string; words: string; name: string }) => SyncStatus;
  sync_rename: (name: { name: string }) => SyncStatus;
  sync_remove: (device: { device: string }) => SyncStatus;
  sync_photos: (photos: { on_metered: boolean }) => SyncStatus;
  sync_alarms_seen: (nothing: Nothing) => SyncStatus;
  sync_stop: (stop: { erase: boolean }) => SyncStatus;
  sync_pair_show: (show: { server: string; name: string }) => SyncPairing;
  sync_pair_join: (join: { text: string }) => SyncPairState;
  sync_pair_state: (nothing: Nothing) => SyncPairState;
  sync_pair_say: (say: { same: boolean }) => SyncPairState;
  sync_pair_stop: (nothing: Nothing) => Nothing;
};
type Client = {
  readonly [Name in keyof Commands]: (
    args: Parameters<Commands[Name]>[0],
  ) => Promise<ReturnType<Commands[Name]>>;
};
export const syncClient = client as unknown as Client;
