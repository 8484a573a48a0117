/**
 * Every screen: which place it belongs to, whether the places are shown under it on a phone, where
 * its code is, and which files of words it needs (a test holds that they are all it uses). Today
 * comes with the app; everything else is read when it is first opened, code and words side by side.
 */
import type { Component } from "svelte";
import type { PlaceName } from "#shared/components/Nav.svelte";
import { readWords } from "#shared/i18n/i18n.svelte.ts";
import type { ScreenName } from "#shared/state/router.svelte.ts";
import { type Door, doors, type Page } from "./doors.ts";
import TodayScreen from "./features/today/TodayScreen.svelte";

/** What a screen is given arrives as its props; the router's types have made it fit. */
type Screen = Component<Record<string, unknown>>;
type Entry = Page & {
  place: PlaceName;
  /** A form fills a phone's screen: the places would be one more thing to hit by accident. */
  alone?: boolean;
};

const screens: Record<ScreenName, Entry> = {
  today: { place: "today", words: [], load: () => Promise.resolve({ default: TodayScreen }) },
  checkin: {
    place: "today",
    alone: true,
    words: ["checkin", "seenby", "tag"],
    load: () => import("./features/checkin/CheckInScreen.svelte"),
  },
  insights: {
    place: "insights",
    words: ["calendar", "parts", "seenby"],
    load: () => import("./features/calendar/CalendarScreen.svelte"),
  },
  overTime: {
    place: "insights",
    words: ["insight", "chart", "parts"],
    load: () => import("./features/insight/OverTimeScreen.svelte"),
  },
  daysWith: {
    place: "insights",
    words: ["insight", "chart", "parts"],
    load: () => import("./features/insight/DaysWithScreen.svelte"),
  },
  day: {
    place: "insights",
    words: ["calendar", "seenby"],
    load: () => import("./features/calendar/DayScreen.svelte"),
  },
  search: {
    place: "insights",
    words: ["calendar", "seenby"],
    load: () => import("./features/calendar/SearchScreen.svelte"),
  },
  goals: {
    place: "goals",
    words: ["goal", "goalidea", "list", "seenby"],
    load: () => import("./features/goal/GoalsScreen.svelte"),
  },
  goal: {
    place: "goals",
    words: ["area", "goal", "list", "photo", "review", "seenby"],
    load: () => import("./features/goal/GoalScreen.svelte"),
  },
  goalForm: {
    place: "goals",
    alone: true,
    words: ["area", "goal", "goalidea", "leave"],
    load: () => import("./features/goal/GoalFormScreen.svelte"),
  },
  goalScale: {
    place: "goals",
    alone: true,
    words: ["goal", "leave"],
    load: () => import("./features/goal/ScaleScreen.svelte"),
  },
  evidence: {
    place: "goals",
    alone: true,
    words: ["goal", "leave", "list", "photo"],
    load: () => import("./features/goal/EvidenceScreen.svelte"),
  },
  balance: {
    place: "goals",
    alone: true,
    words: ["area", "balance", "leave", "list", "seenby"],
    load: () => import("./features/balance/BalanceScreen.svelte"),
  },
  decisions: {
    place: "goals",
    words: ["decision"],
    load: () => import("./features/decision/DecisionsScreen.svelte"),
  },
  decision: {
    place: "goals",
    alone: true,
    words: ["decision", "leave", "list", "review"],
    load: () => import("./features/decision/DecisionScreen.svelte"),
  },
  visit: {
    place: "goals",
    words: ["area", "seenby", "visit"],
    load: () => import("./features/visit/VisitScreen.svelte"),
  },
  me: {
    place: "me",
    words: ["settings"],
    load: () => import("./features/settings/MeScreen.svelte"),
  },
  look: {
    place: "me",
    words: ["settings"],
    load: () => import("./features/settings/LookScreen.svelte"),
  },
  items: {
    place: "me",
    words: ["items", "list", "remind", "seenby"],
    load: () => import("./features/items/ItemsScreen.svelte"),
  },
  item: {
    place: "me",
    alone: true,
    words: ["items", "list", "seenby"],
    load: () => import("./features/items/ItemScreen.svelte"),
  },
  tags: {
    place: "me",
    words: ["items", "list", "seenby", "tag"],
    load: () => import("./features/items/TagsScreen.svelte"),
  },
  import: {
    place: "me",
    words: ["import"],
    load: () => import("./features/import/ImportScreen.svelte"),
  },
  export: {
    place: "me",
    words: ["export"],
    load: () => import("./features/export/ExportScreen.svelte"),
  },
  plan: {
    place: "plan",
    words: ["list", "plan", "photo", "review", "seenby"],
    load: () => import("./features/plan/PlanScreen.svelte"),
  },
  section: {
    place: "plan",
    words: ["list", "photo", "plan", "seenby"],
    load: () => import("./features/plan/SectionScreen.svelte"),
  },
  line: {
    place: "plan",
    alone: true,
    words: ["list", "leave", "plan", "photo", "remind", "seenby"],
    load: () => import("./features/plan/LineScreen.svelte"),
  },
  planChanges: {
    place: "plan",
    words: ["plan"],
    load: () => import("./features/plan/ChangesScreen.svelte"),
  },
  planPrint: {
    place: "plan",
    words: ["plan"],
    load: () => import("./features/plan/PrintScreen.svelte"),
  },
  circle: {
    place: "plan",
    words: ["circle", "seenby"],
    load: () => import("./features/circle/CircleScreen.svelte"),
  },
  support: {
    place: "plan",
    alone: true,
    words: ["circle", "leave", "list", "remind", "seenby"],
    load: () => import("./features/circle/SupportScreen.svelte"),
  },
  strengths: {
    place: "plan",
    words: ["list", "seenby", "strength"],
    load: () => import("./features/strength/StrengthsScreen.svelte"),
  },
  strength: {
    place: "plan",
    alone: true,
    words: ["leave", "list", "seenby", "strength"],
    load: () => import("./features/strength/StrengthScreen.svelte"),
  },
  hopeNotes: {
    place: "plan",
    words: ["hope", "photo"],
    load: () => import("./features/hope/HopeNotesScreen.svelte"),
  },
  hopeNote: {
    place: "plan",
    alone: true,
    words: ["hope", "leave", "list", "photo"],
    load: () => import("./features/hope/HopeNoteScreen.svelte"),
  },
  signs: {
    place: "plan",
    words: ["sign"],
    load: () => import("./features/sign/SignsScreen.svelte"),
  },
  sign: {
    place: "plan",
    alone: true,
    words: ["leave", "list", "plan", "sign"],
    load: () => import("./features/sign/SignScreen.svelte"),
  },
  now: {
    place: "today",
    words: ["now", "photo"],
    load: () => import("./features/now/NowScreen.svelte"),
  },
  region: {
    place: "me",
    words: ["now"],
    load: () => import("./features/now/RegionScreen.svelte"),
  },
  reminders: {
    place: "me",
    words: ["remind", "reminder"],
    load: () => import("./features/reminder/RemindersScreen.svelte"),
  },
  reminder: {
    place: "me",
    alone: true,
    words: ["leave", "list", "plan", "remind", "reminder"],
    load: () => import("./features/reminder/ReminderScreen.svelte"),
  },
  quiet: {
    place: "me",
    words: ["quiet", "remind"],
    load: () => import("./features/reminder/QuietScreen.svelte"),
  },
  notices: {
    place: "me",
    words: ["notices", "remind"],
    load: () => import("./features/reminder/NoticesScreen.svelte"),
  },
  measures: {
    place: "me",
    words: ["measure", "seenby"],
    load: () => import("./features/measure/MeasuresScreen.svelte"),
  },
  measure: {
    place: "me",
    words: ["measure", "seenby"],
    load: () => import("./features/measure/MeasureScreen.svelte"),
  },
  measureAsk: {
    place: "me",
    alone: true,
    words: ["measure", "now", "photo"],
    load: () => import("./features/measure/AskScreen.svelte"),
  },
  measureTaken: {
    place: "me",
    words: ["list", "measure", "seenby"],
    load: () => import("./features/measure/TakenScreen.svelte"),
  },
  lock: {
    place: "me",
    words: ["lock"],
    load: () => import("./features/lock/LockScreen.svelte"),
  },
  lockSet: {
    place: "me",
    alone: true,
    words: ["lock"],
    load: () => import("./features/lock/LockSetScreen.svelte"),
  },
  words: {
    place: "me",
    alone: true,
    words: ["lock", "recovery"],
    load: () => import("./features/lock/WordsScreen.svelte"),
  },
  seen: {
    place: "me",
    words: ["now", "photo", "seen"],
    load: () => import("./features/lock/SeenScreen.svelte"),
  },
  deleted: {
    place: "me",
    words: ["deleted"],
    load: () => import("./features/deleted/DeletedScreen.svelte"),
  },
  backup: {
    place: "me",
    words: ["backup"],
    load: () => import("./features/backup/BackupScreen.svelte"),
  },
  restore: {
    place: "me",
    words: ["backup"],
    load: () => import("./features/backup/RestoreScreen.svelte"),
  },
  erase: {
    place: "me",
    words: ["erase"],
    load: () => import("./features/erase/EraseScreen.svelte"),
  },
  sync: {
    place: "me",
    words: ["sync"],
    load: () => import("./features/sync/SyncScreen.svelte"),
  },
  syncBegin: {
    place: "me",
    alone: true,
    words: ["invite", "sync"],
    load: () => import("./features/sync/BeginScreen.svelte"),
  },
  syncAdd: {
    place: "me",
    alone: true,
    words: ["invite", "sync"],
    load: () => import("./features/sync/AddScreen.svelte"),
  },
  syncJoin: {
    place: "me",
    alone: true,
    words: ["invite", "sync"],
    load: () => import("./features/sync/JoinScreen.svelte"),
  },
  syncDevices: {
    place: "me",
    words: ["sync"],
    load: () => import("./features/sync/DevicesScreen.svelte"),
  },
  syncRecover: {
    place: "me",
    alone: true,
    words: ["invite", "sync"],
    load: () => import("./features/sync/RecoverScreen.svelte"),
  },
  syncStop: {
    place: "me",
    alone: true,
    words: ["sync"],
    load: () => import("./features/sync/StopScreen.svelte"),
  },
  sharing: {
    place: "me",
    words: ["now", "sharing"],
    load: () => import("./features/sharing/SharingScreen.svelte"),
  },
  sharingBegin: {
    place: "me",
    alone: true,
    words: ["area", "chart", "consent", "invite", "sharing", "shown"],
    load: () => import("./features/sharing/BeginScreen.svelte"),
  },
  sharingOne: {
    place: "me",
    words: ["area", "chart", "sharing", "shown"],
    load: () => import("./features/sharing/OneScreen.svelte"),
  },
  sharingChange: {
    place: "me",
    alone: true,
    words: ["area", "chart", "sharing", "shown"],
    load: () => import("./features/sharing/ChangeScreen.svelte"),
  },
  suggestions: {
    place: "me",
    words: ["sharing"],
    load: () => import("./features/sharing/InboxScreen.svelte"),
  },
  packet: {
    place: "plan",
    alone: true,
    words: ["packet"],
    load: () => import("./features/sharing/PacketScreen.svelte"),
  },
  comeBack: {
    place: "me",
    words: ["sync"],
    load: () => import("./features/sync/BackScreen.svelte"),
  },
};

const read = new Map<ScreenName, Screen>([["today", TodayScreen as Screen]]);

/** A screen's entry. */
export function entryOf(name: ScreenName): Entry {
  return screens[name];
}

/** Whether there is a screen of a name. */
export const isScreen = (name: string): name is ScreenName => name in screens;

/** A screen that is here already, so that it shows without a moment of nothing. */
export function screenNow(name: ScreenName): Screen | undefined {
  return read.get(name);
}

/** Reads a page's code and its words at the same time. */
async function loadPage({ words, load }: Page): Promise<Screen> {
  const [page] = await Promise.all([load(), readWords(words)]);
  return page.default as Screen;
}

/** Reads a screen. */
export async function loadScreen(name: ScreenName): Promise<Screen> {
  const screen = await loadPage(screens[name]);
  read.set(name, screen);
  return screen;
}

/** Reads what stands before the app. */
export function loadDoor(name: Door): Promise<Screen> {
  return loadPage(doors[name]);
}
