// The contract of the command table (generated later from Rust by ts-rs into ui/host/bindings.ts; until then
// write ui/host/bindings.ts by hand with exactly these names, it will be replaced by the generated file).
export type Id = string; // ts-rs inlines it as string
export type Code =
  | "wrong_key" | "key_store_locked" | "newer_vault" | "damaged"          // failed opens (rule 8)
  | "no_key_store" | "wrong_passphrase" | "short_passphrase" | "not_open" // opening
  | "disk_full" | "not_found" | "not_valid" | "too_long" | "import_unknown" | "import_problem" | "undo_gone" | "trouble";
export type AppError = { code: Code; retry: boolean };

export type Language = "en" | "fr";
export type Settings = { language: Language | null; name: string; matters: string; day_end: number; calendar_item: string | null; welcomed: boolean };
export type Look = { theme: "system"|"light"|"dark"; contrast: "system"|"more"; motion: "system"|"less"; text: number /* 100..200 */ };

export type ItemKind =
  | { type: "faces"; words: [string,string,string,string,string] } | { type: "zero_to_ten"; low: string; high: string }
  | { type: "yes_no" } | { type: "number"; unit: string } | { type: "duration" }
  | { type: "choose_one"; choices: Choice[] } | { type: "choose_several"; choices: Choice[] } | { type: "short_text" };
export type Choice = { id: string; label: string }; // UI makes the id: "1","2",… next free number
export type Better = "high" | "low" | "neither";
export type Cadence = "every_time" | "daily" | "morning" | "evening" | "weekly";
export type Wording = { id: string; ask: string; kind: ItemKind; better: Better };
export type Item = { id: Id; wording: Wording; cadence: Cadence; place: number; hidden: boolean };
export type ItemForm = { id: Id | null; ask: string; kind: ItemKind; better: Better; cadence: Cadence };
export type Answer = boolean | number | string | string[]; // yes_no: boolean; faces 1..5, zero_to_ten 0..10, number, duration (minutes): number; choose_one: choice id; choose_several: choice ids; short_text: string
export type TagGroup = "activity" | "place" | "person" | "helped";
export type Tag = { id: Id; group: TagGroup; label: string; hidden: boolean };
export type TagForm = { id: Id | null; group: TagGroup; label: string; hidden: boolean };
export type When = { day: string /* YYYY-MM-DD */; time: string | null /* HH:MM */ };
export type CheckInForm = { id: Id | null; when: When | null; answers: { [item: Id]: Answer }; tags: Id[]; note: string; rest: boolean };
export type Answered = { item: Id; wording: Wording; value: Answer };
export type Origin = { source: string; mood: string };
export type CheckIn = { id: Id; at: string; zone: string; day: string; time: string; rest: boolean; answers: Answered[]; tags: Id[]; note: string; origin: Origin | null };

export type PartOfDay = "morning" | "afternoon" | "evening" | "night";
export type TodayItem = { item: Item; asked: boolean }; // visible items in order; asked: due now
export type Today = { day: string; time: string; part: PartOfDay; items: TodayItem[]; tags: Tag[]; checkins: CheckIn[]; draft: CheckInForm | null; last_day: string | null /* latest day before today with a check-in; null: none */ };
export type Phase = "ready" | "choose" /* no key store here and no vault yet: offer passphrase or key file */ | "passphrase" /* vault is opened by a passphrase */ | "failed";
export type Start = { phase: Phase; failure: Code | null; settings: Settings | null; look: Look | null; today: Today | null; safety_copy: boolean };
export type MonthDay = { day: string; count: number; level: number | null /* 1..5, the latest answer to the calendar item that day */; word: string | null /* the client's word for that level as it was answered */; rest: boolean; note: boolean };
export type Month = { year: number; month: number; today: string; first: string | null /* earliest day there is */; days: MonthDay[] /* only days with something */ };
export type Day = { day: string; today: string; checkins: CheckIn[]; tags: Tag[] };
export type Hit = { checkin: CheckIn };
export type Found = { hits: Hit[]; tags: Tag[]; more: string | null /* pass as `before` for the next page */ };
export type MoodWord = { word: string; count: number; level: number | null /* 1 best known mapping 1..5, null = ask the client */ };
export type ImportProblem = { row: number | null; why: "not_this_format" | "no_header" | "bad_date" | "bad_time" | "too_few_columns" | "no_mood" | "not_text" | "not_zip" | "not_backup" | "too_big" };
export type ImportLook = { handle: number; format: "daylio_csv" | "daylio_backup"; new_checkins: number; known_checkins: number; new_tags: number; first: string | null; last: string | null; moods: MoodWord[]; scales: string[]; problem: ImportProblem | null };
export type ImportDone = { added: number; known: number };

// rpc(name, args) → Promise<result> rejecting with AppError. Every command takes exactly one args object ({} where none).
export type Commands = {
  start: (a: {}) => Start;                                  // first thing called; opens the vault when it can
  vault_try_again: (a: {}) => Start;                        // after a failure
  vault_make: (a: { with: { type: "passphrase"; passphrase: string } | { type: "key_file" } }) => Start; // only in phase "choose"
  vault_unlock: (a: { passphrase: string }) => Start;       // only in phase "passphrase"
  vault_use_safety_copy: (a: {}) => Start;                  // way on from "damaged"; the damaged file is kept aside
  vault_set_aside: (a: {}) => Start;                        // keep the unreadable vault in the folder under another name and begin a new one
  today: (a: {}) => Today;
  checkin_save: (a: CheckInForm) => CheckIn;                // also forgets the draft
  checkin_get: (a: { id: Id }) => CheckIn;
  checkin_delete: (a: { id: Id }) => {};
  checkin_undo_delete: (a: { id: Id }) => CheckIn;          // until the app is closed
  draft_keep: (a: CheckInForm) => {};
  draft_forget: (a: {}) => {};
  item_list: (a: {}) => Item[];                             // hidden ones too, in order
  item_save: (a: ItemForm) => Item;
  item_save_all: (a: { items: ItemForm[] }) => Item[];      // several new ones at once (first run)
  item_order: (a: { ids: Id[] }) => Item[];                 // the whole list in its new order
  item_hide: (a: { id: Id; hidden: boolean }) => Item;
  tag_list: (a: {}) => Tag[];
  tag_save: (a: TagForm) => Tag;                            // same group and folded label as an existing one: gives that one back
  month: (a: { year: number; month: number /* 1..12 */ }) => Month;
  day: (a: { day: string }) => Day;
  search: (a: { query: string; before: string | null }) => Found;
  settings_save: (a: Settings) => Settings;
  look_save: (a: Look) => Look;
  import_look: (a: { data: string /* base64 */ }) => ImportLook;
  import_run: (a: { handle: number; levels: { [word: string]: number } }) => ImportDone;
  import_forget: (a: { handle: number }) => {};
};
