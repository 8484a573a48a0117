/**
 * What a client shows to a worker, as `docs/formats/sharing.md` writes it: the types, one for each
 * kind. A projection is read, never believed: `read.ts` makes these from any JSON.
 */
import type {
  Better,
  Environment,
  How,
  ItemKind,
  Language,
  Level,
  LifeArea,
  Status,
} from "#host/bindings.ts";

/** What it is about, and as of when. */
export type Card = {
  /** What the client wants to be called here. */
  name: string;
  language: Language | null;
  /** How far back it goes; none: from the start. */
  since: string | null;
  until: string | null;
  /** The day on which it was made. */
  made: string | null;
};

/** The page of the wire names no order for them: where none is said, their words order them. */
export type Strength = { id: string; order: number; text: string };

export type Step = { id: string; text: string; how: How | null };
export type Rated = { day: string; level: Level };
export type Goal = {
  id: string;
  order: number;
  text: string;
  why: string;
  area: LifeArea | null;
  environment: Environment | null;
  role: string;
  status: Status | null;
  important: number | null;
  sure: number | null;
  steps: Step[];
  /** Five texts from −2 to +2; some may be empty. */
  levels: string[] | null;
  baseline: Level | null;
  ratings: Rated[];
  worker: Rated[];
  strengths: string[];
  people: string[];
};

export type Section = {
  id: string;
  order: number;
  plan: "wellness" | "hard_days";
  title: string;
  lines: { id: string; text: string }[];
};

export type Question = {
  id: string;
  order: number;
  words: string;
  shape: ItemKind;
  better: Better;
};

export type Given = { item: string; value: boolean | number | string | string[] };
export type CheckIn = {
  time: string;
  rest: boolean;
  answers: Given[];
  tags: string[];
  note: string | null;
};
export type Day = { day: string; checkins: CheckIn[] };

export type Measure = {
  id: string;
  name: string;
  day: string;
  total: number | null;
  of: number | null;
  band: string | null;
  answers: (number | null)[] | null;
};

export type AreaRated = { area: LifeArea; rating: number | null; more: boolean };
export type Balance = { day: string; areas: AreaRated[] };

export type VisitPart = { part: "strengths" | "changed" | "helped" | "want"; lines: string[] };
export type Visit = { day: string | null; parts: VisitPart[]; decision: string };

/** All of it, each kind in the order in which it is shown. */
export type Projection = {
  card: Card;
  strengths: Strength[];
  goals: Goal[];
  sections: Section[];
  questions: Question[];
  /** The newest first; a day comes once. */
  days: Day[];
  /** The newest first. */
  measures: Measure[];
  /** The newest first. */
  balances: Balance[];
  visits: Visit[];
};
