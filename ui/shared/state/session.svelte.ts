/**
 * What the whole app knows while it is open: whether the vault is open, the client's settings, the
 * look, and today. Only `start`'s answer sets it, so every way in ends in the same state.
 */
import type {
  Half,
  LockOn,
  LockView,
  Look,
  Phase,
  Settings,
  Start,
  Today,
} from "#host/bindings.ts";
import { client } from "#host/client.ts";
import { language, speak } from "../i18n/i18n.svelte.ts";
import { deviceLanguage } from "../i18n/words.ts";
import { applyLook } from "./look.ts";

type Session = {
  /** None until `start` has answered. */
  phase: Phase | null;
  failure: Start["failure"];
  safetyCopy: boolean;
  /** The lock; none: it is off. */
  lock: LockOn | null;
  /** Whether recovery words would open the vault. */
  words: boolean;
  settings: Settings | null;
  look: Look | null;
  today: Today | null;
  /** A form that was being filled in when the app was locked. */
  half: Half | null;
};

const closed: Session = {
  phase: null,
  failure: null,
  safetyCopy: false,
  lock: null,
  words: false,
  settings: null,
  look: null,
  today: null,
  half: null,
};

let known = $state.raw<Session>(closed);

/** What is known. It is replaced as a whole or by a field, never changed in place. */
export const session = {
  get phase() {
    return known.phase;
  },
  get failure() {
    return known.failure;
  },
  get safetyCopy() {
    return known.safetyCopy;
  },
  get lock() {
    return known.lock;
  },
  get words() {
    return known.words;
  },
  get settings() {
    return known.settings;
  },
  get look() {
    return known.look;
  },
  get today() {
    return known.today;
  },
};

/** The form that was being filled in when the app was locked. It is given once. */
export function takeHalf(): Half | null {
  const { half } = known;
  if (half) known = { ...known, half: null };
  return half;
}

/**
 * Takes what a command that opens the vault answered. Where the vault says no language, the one that
 * was spoken at its door goes on.
 */
export async function take(start: Start): Promise<void> {
  applyLook(start.look);
  await speak(start.settings?.language ?? language());
  known = {
    phase: start.phase,
    failure: start.failure,
    safetyCopy: start.safety_copy,
    lock: start.lock,
    words: start.words,
    settings: start.settings,
    look: start.look,
    today: start.today,
    half: start.half,
  };
}

/**
 * Takes the first answer. The device's words are read while the vault opens. The door speaks as the
 * client does, until they say otherwise there.
 */
export async function begin(first: Promise<Start>): Promise<void> {
  applyLook(null);
  const words = speak(deviceLanguage());
  const start = await first;
  await words;
  if (start.language) await speak(start.language);
  await take(start);
}

/** Saves the client's settings; a new language is spoken at once. */
export async function saveSettings(settings: Settings): Promise<void> {
  const saved = await client.settings_save(settings);
  await speak(saved.language ?? deviceLanguage());
  known = { ...known, settings: saved };
}

/** Takes in how the lock stands after it was changed. */
export function takeLock({ lock, words }: LockView): void {
  known = { ...known, lock, words };
}

/** Saves the look of this device and shows it at once. */
export async function saveLook(look: Look): Promise<void> {
  applyLook(look);
  const saved = await client.look_save(look);
  applyLook(saved);
  known = { ...known, look: saved };
}

/** Asks for today anew: after a save, and when the app comes back to the front. */
export async function refreshToday(): Promise<void> {
  known = { ...known, today: await client.today({}) };
}
