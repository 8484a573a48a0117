/**
 * Where the client is. A screen is a name and what it was given, kept in memory only: the address
 * never changes, so nothing the client wrote can stand in it. The browser's and Android's back
 * button work through the history's states, each of which holds nothing but a number.
 */
import type {
  About,
  BalanceForm,
  CheckInForm,
  DecisionForm,
  EvidenceForm,
  Half,
  HopeForm,
  Id,
  LineForm,
  Part,
  ChartSpan,
  Scale,
  SharedChoice,
  SupportSaid,
} from "#host/bindings.ts";
import type { GoalDraft } from "../goal-draft.ts";
import type { ItemDraft } from "../item-draft.ts";
import type { ReminderDraft } from "../reminder-draft.ts";
import type { MeasurePlace } from "../measure-place.ts";
import type { SignDraft } from "../sign-draft.ts";
import type { SharingBegun } from "../sharing-begun.ts";
import type { SyncBegun } from "../sync-begun.ts";

/** Every screen with what it may be given. A new screen adds its line here and in `app/screens.ts`. */
export type Screens = {
  today: Record<never, never>;
  checkin: {
    /** A check-in to change. */
    id?: Id;
    /** A past day to fill in. */
    day?: string;
    /** What is filled in already. */
    form?: CheckInForm;
  };
  /** Insights begins with the month: its other parts are the two after it. */
  insights: { /** The month to show, as `YYYY-MM`. */ month?: string };
  overTime: {
    /** The question; none: the one that colours the calendar. */
    item?: Id;
    /** How much of the past; none: a month. */
    span?: ChartSpan;
    /** The last day that is shown; none: today. */
    last?: string;
  };
  daysWith: Record<never, never>;
  day: { day: string };
  search: {
    /** What was searched for, and how many pages of hits were open, when it is come back to. */
    query?: string;
    pages?: number;
  };
  me: Record<never, never>;
  items: Record<never, never>;
  item: {
    /** None: a new one. */
    id?: Id;
    /** What was written and not saved, when it is come back to. */
    draft?: ItemDraft;
  };
  tags: Record<never, never>;
  look: Record<never, never>;
  import: Record<never, never>;
  export: Record<never, never>;
  plan: { /** Which of the two parts; none: the one for staying well. */ part?: Part };
  section: { id: Id };
  line: {
    /** None: a new one. */
    id?: Id;
    section: Id;
    /** Words that a new one begins with. */
    begun?: string;
    /** What was filled in, when it is come back to from a screen that was opened on top. */
    form?: LineForm;
  };
  planChanges: Record<never, never>;
  planPrint: Record<never, never>;
  circle: Record<never, never>;
  support: {
    /** None: a new one. */
    id?: Id;
    /** What is typed and not saved, when it is come back to. */
    said?: SupportSaid;
  };
  strengths: Record<never, never>;
  strength: {
    /** None: a new one. */
    id?: Id;
    /** What is typed and not saved, when it is come back to. */
    text?: string;
  };
  hopeNotes: Record<never, never>;
  hopeNote: {
    /** None: a new one. */
    id?: Id;
    /** What is written and not saved, when it is come back to. */
    form?: HopeForm;
  };
  deleted: Record<never, never>;
  lock: Record<never, never>;
  lockSet: Record<never, never>;
  words: { /** Whether it was opened from another screen, and leads back there. */ back?: boolean };
  seen: Record<never, never>;
  backup: Record<never, never>;
  restore: Record<never, never>;
  erase: Record<never, never>;
  now: Record<never, never>;
  signs: Record<never, never>;
  sign: {
    /** None: a new one. */
    id?: Id;
    /** The line of the plan that a new one is about. */
    line?: Id;
    /** What was filled in and not saved, when it is come back to. */
    draft?: SignDraft;
  };
  region: Record<never, never>;
  reminders: Record<never, never>;
  reminder: {
    /** None: a new one. */
    id?: Id;
    /** What a new one is about. */
    about?: About;
    /** What was filled in and not saved, when it is come back to; or what a new one begins with. */
    draft?: ReminderDraft;
  };
  quiet: Record<never, never>;
  notices: Record<never, never>;
  /** The questionnaires there are. */
  measures: Record<never, never>;
  measure: { id: Id };
  measureAsk: {
    id: Id;
    /** Where the client was, when it is come back to. */
    place?: MeasurePlace;
  };
  measureTaken: { /** An answered one. */ id: Id };
  goals: Record<never, never>;
  goal: { id: Id };
  goalForm: {
    /** None: a new one. */
    id?: Id;
    /** Which idea the form opens at; none: the first. */
    at?: number;
    /** What was filled in and not saved, when it is come back to. */
    draft?: GoalDraft;
  };
  goalScale: {
    id: Id;
    /** What was written and not saved, when it is come back to. */
    scale?: Scale;
  };
  evidence: {
    goal: Id;
    /** None: a new one. */
    id?: Id;
    /** What was written and not saved, when it is come back to. */
    form?: EvidenceForm;
  };
  balance: { /** What was said and not saved, when it is come back to. */ form?: BalanceForm };
  decisions: Record<never, never>;
  decision: {
    /** None: a new one. */
    id?: Id;
    /** What was written and not saved, when it is come back to. */
    form?: DecisionForm;
  };
  visit: Record<never, never>;
  /** Where keeping devices in step stands; then what lies below it. */
  sync: Record<never, never>;
  syncBegin: {
    /** What was filled in, when it is come back to from making recovery words. */
    begun?: SyncBegun;
  };
  syncAdd: Record<never, never>;
  syncJoin: Record<never, never>;
  syncDevices: Record<never, never>;
  syncRecover: Record<never, never>;
  syncStop: Record<never, never>;
  /** What is shown to somebody; then what lies below it. */
  sharing: Record<never, never>;
  sharingBegin: {
    /** What was filled in and ticked, when it is come back to. */ begun?: SharingBegun;
  };
  sharingOne: { /** The grant. */ id: Id };
  sharingChange: {
    /** The grant. */
    id: Id;
    /** What was ticked and typed and not saved, when it is come back to. */
    choice?: SharedChoice;
    called?: string;
  };
  suggestions: Record<never, never>;
  /** A locked page for somebody without an account. */
  packet: { /** The section of the plan; none: the page for a visit. */ section?: Id };
  /** At the first run: the ways back for whoever has used Trellis before. */
  comeBack: Record<never, never>;
};
export type ScreenName = keyof Screens;

/** One place in the history; `holds` where it was left holding words not saved yet. */
type Stop = { name: ScreenName; given: Screens[ScreenName]; scroll: number; holds?: boolean };

const home = (): Stop => ({ name: "today", given: {}, scroll: 0 });

let stops = $state.raw<Stop[]>([home()]);
let at = $state(0);
let visits = $state(0);

/** The number a history state holds, or none if it is not ours. */
function placeOf(state: unknown): number | undefined {
  if (typeof state !== "object" || state === null || !("place" in state)) return undefined;
  return typeof state.place === "number" ? state.place : undefined;
}

/** What asks before the screen is left, where it holds something: `leave` goes on with that. */
type Guard = { holds: () => boolean; ask: (leave: () => void) => void };
let guard: Guard | null = null;

/**
 * Lets a form that holds words not saved yet ask before the client leaves it: for another place, or
 * back. A screen that is opened on top of the form is no leaving: the form comes back with what it
 * gave to `giveOnReturn`, so *Support* is one tap away at all times. Returns what ends it.
 */
export function guardLeaving(by: Guard): () => void {
  guard = by;
  return () => {
    if (guard === by) guard = null;
  };
}

/** The screens that are places of their own: going there leaves everything else. */
const places: ReadonlySet<ScreenName> = new Set(["today", "plan", "goals", "insights", "me"]);

function remember(): void {
  const stop = stops[at];
  if (!stop) return;
  stop.scroll = window.scrollY;
  stop.holds = guard?.holds() ?? false;
}

/** Begins to listen to the back button. Called once, when the app starts. */
export function beginRouting(): void {
  history.scrollRestoration = "manual";
  history.replaceState({ place: 0 }, "");
  window.addEventListener("popstate", (event) => {
    const place = placeOf(event.state);
    if (place === undefined || place === at || !stops[place]) return;
    if (guard?.holds()) {
      // The history has moved already: it is put back, and moves again once the client said so.
      const by = place - at;
      history.go(-by);
      guard.ask(() => history.go(by));
      return;
    }
    remember();
    at = place;
    visits += 1;
  });
}

/** Where the client is now, and how often the screen changed (so that a change can be seen). */
export const here = {
  get name(): ScreenName {
    return (stops[at] ?? home()).name;
  },
  get given(): Screens[ScreenName] {
    return (stops[at] ?? home()).given;
  },
  /** How far the screen was scrolled when it was left; 0 for a new one. */
  get scroll(): number {
    return stops[at]?.scroll ?? 0;
  },
  get visits(): number {
    return visits;
  },
  get canGoBack(): boolean {
    return at > 0;
  },
};

/** Opens a screen. */
export function go<Name extends ScreenName>(name: Name, given: Screens[Name]): void {
  if (guard?.holds() && places.has(name)) {
    guard.ask(() => go(name, given));
    return;
  }
  remember();
  stops = [...stops.slice(0, at + 1), { name, given, scroll: 0 }];
  at = stops.length - 1;
  visits += 1;
  history.pushState({ place: at }, "");
}

/**
 * Opens a screen in the place of this one, so that back does not lead here again. Where it is the one
 * that led here, that is where this goes: it does not stand there twice.
 */
export function goInstead<Name extends ScreenName>(name: Name, given: Screens[Name]): void {
  const before = stops[at - 1];
  if (before?.name === name && JSON.stringify(before.given) === JSON.stringify(given)) {
    history.back();
    return;
  }
  stops = [...stops.slice(0, at), { name, given, scroll: 0 }];
  visits += 1;
  history.replaceState({ place: at }, "");
}

/** What this screen is to be given when the client comes back to it. Nothing changes now. */
export function giveOnReturn<Name extends ScreenName>(name: Name, given: Screens[Name]): void {
  const stop = stops[at];
  if (stop?.name === name) stop.given = given;
}

/** The form that holds words not saved yet, here or below what was opened on top of it. */
export function heldForm(): Half | null {
  const here = stops[at];
  if (here) here.holds = guard?.holds() ?? false;
  const stop = stops.slice(0, at + 1).findLast(({ holds }) => holds);
  return stop ? { screen: stop.name, given: stop.given } : null;
}

/** Goes back to where the client came from, or home. */
export function back(): void {
  if (at > 0) history.back();
  else goInstead("today", {});
}
