/**
 * What crosses between the screen and the core. Written by `make bindings` from the command table in
 * crates/core/src/api.rs: change it there.
 */

/**
 * What the client answered. The item's kind says which of these it is and what it means.
 */
export type Answer = boolean | number | string | Array<string>;

/**
 * An answer with the question that was on the screen.
 */
export type Answered = { 
/**
 * The item.
 */
item: Id, 
/**
 * The wording that was answered.
 */
wording: Wording, 
/**
 * The answer.
 */
value: Answer, };

/**
 * What went wrong, as a code for which the screen has a text, and whether the same again may work.
 *
 * Nothing else crosses: no inner error's text, and nothing that the client wrote.
 */
export type AppError = { 
/**
 * What went wrong.
 */
code: Code, 
/**
 * Whether trying the same again may work.
 */
retry: boolean, };

/**
 * Which end of a scale is better for this client.
 */
export type Better = "high" | "low" | "neither";

/**
 * Asks for a day.
 */
export type ByDay = { 
/**
 * The day, as `YYYY-MM-DD`.
 */
day: string, };

/**
 * Names a file that was looked at.
 */
export type ByHandle = { 
/**
 * Which one.
 */
handle: number, };

/**
 * Names a record.
 */
export type ById = { 
/**
 * Its id.
 */
id: Id, };

/**
 * Asks for a month.
 */
export type ByMonth = { 
/**
 * The year: 1 to 2800.
 */
year: number, 
/**
 * The month: 1 to 12.
 */
month: number, };

/**
 * When an item is asked.
 */
export type Cadence = "every_time" | "daily" | "morning" | "evening" | "weekly";

/**
 * A check-in that was made.
 */
export type CheckIn = { 
/**
 * Its name in the vault.
 */
id: Id, 
/**
 * The moment it is about.
 */
at: string, 
/**
 * The time zone the client was in, by its IANA name.
 */
zone: string, 
/**
 * The logical day it belongs to, as `YYYY-MM-DD`.
 */
day: string, 
/**
 * The wall-clock time where the client was, as `HH:MM`.
 */
time: string, 
/**
 * A rest day.
 */
rest: boolean, 
/**
 * The answers, in the order of the client's items.
 */
answers: Array<Answered>, 
/**
 * Tags.
 */
tags: Array<Id>, 
/**
 * The note.
 */
note: string, 
/**
 * Where it came from, if it was brought in from another app.
 */
origin: Origin | null, };

/**
 * What the client fills in. It is also what a draft keeps.
 */
export type CheckInForm = { 
/**
 * The check-in to change; none for a new one.
 */
id: Id | null, 
/**
 * The day and time it is about; none for now.
 */
when: When | null, 
/**
 * Answers by item. An item that is not here was skipped.
 */
answers: { [key in Id]: Answer }, 
/**
 * Tags.
 */
tags: Array<Id>, 
/**
 * The note. May be empty.
 */
note: string, 
/**
 * A rest day: nothing to say, and that is fine.
 */
rest: boolean, };

/**
 * Something that can be chosen.
 */
export type Choice = { 
/**
 * Names the choice within its item; stays when the label is reworded.
 */
id: string, 
/**
 * The client's word for it.
 */
label: string, };

/**
 * What can go wrong. A code exists only if the screen has words of its own for it.
 */
export type Code = "wrong_key" | "key_store_locked" | "newer_vault" | "damaged" | "no_key_store" | "already_open" | "wrong_passphrase" | "short_passphrase" | "not_open" | "disk_full" | "not_found" | "not_valid" | "too_long" | "import_gone" | "undo_gone" | "trouble";

/**
 * Usual or stronger contrast.
 */
export type Contrast = "system" | "more";

/**
 * One day's page.
 */
export type Day = { 
/**
 * The day, as `YYYY-MM-DD`.
 */
day: string, 
/**
 * The logical day it is today.
 */
today: string, 
/**
 * The day's check-ins, earliest first.
 */
checkins: Array<CheckIn>, 
/**
 * Every tag, for their labels.
 */
tags: Array<Tag>, };

/**
 * How long after midnight the day ends, in minutes: 0 to 720 (noon). Usually 180, which is 03:00.
 */
export type DayEnd = number;

/**
 * A page of hits, newest first.
 */
export type Found = { 
/**
 * The hits.
 */
hits: Array<Hit>, 
/**
 * Every tag, for their labels.
 */
tags: Array<Tag>, 
/**
 * Asks for the next page; none where this was the last.
 */
more: string | null, };

/**
 * A check-in that was found.
 */
export type Hit = { 
/**
 * The check-in.
 */
checkin: CheckIn, };

/**
 * A record's name: 128 bits, written as 32 hexadecimal digits.
 *
 * An id says nothing about the client: it is random, or derived from a hash of an imported row.
 */
export type Id = string;

/**
 * What was brought in.
 */
export type ImportDone = { 
/**
 * New check-ins.
 */
added: number, 
/**
 * Entries that were here already.
 */
known: number, };

/**
 * A file to look at.
 */
export type ImportFile = { 
/**
 * Its bytes, in base64. What it is called does not matter.
 */
data: string, };

/**
 * A kind of file that can be read.
 */
export type ImportFormat = "daylio_csv" | "daylio_backup";

/**
 * What is in a file.
 */
export type ImportLook = { 
/**
 * Names the file for [`ImportRun`].
 */
handle: number, 
/**
 * Its format; none where there is a problem.
 */
format: ImportFormat | null, 
/**
 * Entries that are not here yet.
 */
new_checkins: number, 
/**
 * Entries that were brought in before.
 */
known_checkins: number, 
/**
 * Tags that are not here yet.
 */
new_tags: number, 
/**
 * The earliest day in it, as `YYYY-MM-DD`.
 */
first: string | null, 
/**
 * The latest day in it.
 */
last: string | null, 
/**
 * Its words for moods, the most frequent first.
 */
moods: Array<MoodWord>, 
/**
 * The names of its scales.
 */
scales: Array<string>, 
/**
 * Why it cannot be brought in. Then everything else is empty.
 */
problem: ImportProblem | null, };

/**
 * Why a file cannot be used. It holds nothing of what the file says.
 */
export type ImportProblem = { 
/**
 * The row as a spreadsheet numbers it: the header is row 1, a note of many lines is one row,
 * an empty row counts too. In a backup: which of its entries, from 1, in the file's order.
 */
row: number | null, 
/**
 * What is the matter there.
 */
why: ImportWhy, };

/**
 * Brings a file in that was looked at.
 */
export type ImportRun = { 
/**
 * Which one.
 */
handle: number, 
/**
 * The level, 1 to 5, for each word that has none of its own. A word that is left out is kept as
 * a word, without a level.
 */
levels: { [key in string]: number }, 
/**
 * The scale of faces to add if the client has none yet.
 */
mood_item: ItemForm, };

/**
 * What can be the matter with a file.
 */
export type ImportWhy = "not_this_format" | "no_header" | "bad_date" | "bad_time" | "too_few_columns" | "too_many_columns" | "no_mood" | "not_text" | "not_zip" | "not_backup" | "too_big";

/**
 * A question that the client chose to be asked.
 */
export type Item = { 
/**
 * The item's name in the vault.
 */
id: Id, 
/**
 * The wording in use.
 */
wording: Wording, 
/**
 * When it is asked.
 */
cadence: Cadence, 
/**
 * Where it stands among the others: small first.
 */
place: number, 
/**
 * Put away by the client: not asked, still in history.
 */
hidden: boolean, };

/**
 * What the client fills in to add an item or to change one.
 */
export type ItemForm = { 
/**
 * The item to change; none for a new one.
 */
id: Id | null, 
/**
 * The question.
 */
ask: string, 
/**
 * What an answer looks like.
 */
kind: ItemKind, 
/**
 * Which end is better.
 */
better: Better, 
/**
 * When it is asked.
 */
cadence: Cadence, };

/**
 * Several items to add.
 */
export type ItemForms = { 
/**
 * New ones, in order.
 */
items: Array<ItemForm>, };

/**
 * Puts an item away, or brings it back.
 */
export type ItemHide = { 
/**
 * Which one.
 */
id: Id, 
/**
 * Away or back.
 */
hidden: boolean, };

/**
 * What an answer looks like.
 */
export type ItemKind = { "type": "faces", 
/**
 * The five words, from 1 to 5.
 */
words: [string, string, string, string, string], } | { "type": "zero_to_ten", 
/**
 * What 0 means. May be empty.
 */
low: string, 
/**
 * What 10 means. May be empty.
 */
high: string, } | { "type": "yes_no" } | { "type": "number", 
/**
 * Its unit, such as "glasses". May be empty.
 */
unit: string, } | { "type": "duration" } | { "type": "choose_one", 
/**
 * What can be chosen.
 */
choices: Array<Choice>, } | { "type": "choose_several", 
/**
 * What can be chosen.
 */
choices: Array<Choice>, } | { "type": "short_text" };

/**
 * Items in an order.
 */
export type ItemOrder = { 
/**
 * Their ids: the first comes first. Items that are not named follow as they were.
 */
ids: Array<Id>, };

/**
 * A language that Trellis speaks.
 */
export type Language = "en" | "fr";

/**
 * How the app looks on this one device.
 */
export type Look = { 
/**
 * Light, dark, or as the device says.
 */
theme: Theme, 
/**
 * Stronger contrast, or as the device says.
 */
contrast: Contrast, 
/**
 * Less motion, or as the device says.
 */
motion: Motion, 
/**
 * Size of the text in per cent: 100 to 200.
 */
text: number, };

/**
 * How to keep the key where there is no key store.
 */
export type Make = { 
/**
 * How.
 */
with: MakeWith, };

/**
 * How to keep the key where there is no key store.
 */
export type MakeWith = { "type": "passphrase", 
/**
 * The passphrase.
 */
passphrase: string, } | { "type": "key_file" };

/**
 * A month of the calendar.
 */
export type Month = { 
/**
 * The year.
 */
year: number, 
/**
 * The month: 1 to 12.
 */
month: number, 
/**
 * The logical day it is today, as `YYYY-MM-DD`.
 */
today: string, 
/**
 * The day of the earliest check-in there is.
 */
first: string | null, 
/**
 * The days with something on them, in order. The others are gaps, and stay gaps.
 */
days: Array<MonthDay>, };

/**
 * A day of the calendar with something on it.
 */
export type MonthDay = { 
/**
 * The day, as `YYYY-MM-DD`.
 */
day: string, 
/**
 * How many check-ins.
 */
count: number, 
/**
 * The day's latest answer to the calendar's item, 1 to 5.
 */
level: number | null, 
/**
 * The client's word for that level, as it was when they answered.
 */
word: string | null, 
/**
 * A rest day.
 */
rest: boolean, 
/**
 * Whether there is a note.
 */
note: boolean, };

/**
 * The other app's word for a mood.
 */
export type MoodWord = { 
/**
 * The word.
 */
word: string, 
/**
 * How often it is used.
 */
count: number, 
/**
 * The level it stands for, 1 to 5; none: the client has to say.
 */
level: number | null, };

/**
 * Usual or less motion.
 */
export type Motion = "system" | "less";

/**
 * No argument, or no result.
 */
export type Nothing = Record<string, never>;

/**
 * Where an imported check-in came from, with what the other app had written.
 */
export type Origin = { 
/**
 * The other app, such as `daylio`.
 */
source: string, 
/**
 * The other app's own word for the mood, kept beside the level it was given here.
 */
mood: string, };

/**
 * A part of the day, for a greeting.
 */
export type PartOfDay = "morning" | "afternoon" | "evening" | "night";

/**
 * Where the app stands.
 */
export type Phase = "ready" | "choose" | "passphrase" | "failed";

/**
 * What to search for.
 */
export type Search = { 
/**
 * Words, in any spelling of accents and capitals. A check-in is found if it has all of them;
 * the last one may be the beginning of a word.
 */
query: string, 
/**
 * [`Found::more`] of the page before; none for the first page.
 */
before: string | null, };

/**
 * Choices that belong to the client, and so go with them to each of their devices.
 */
export type Settings = { 
/**
 * The chosen language, or none while the device's own is followed.
 */
language: Language | null, 
/**
 * What the client wants to be called. May be empty.
 */
name: string, 
/**
 * What matters to the client, in their words. May be empty.
 */
matters: string, 
/**
 * When the day ends.
 */
day_end: DayEnd, 
/**
 * The item whose answers colour the calendar: a scale of faces. None: the first there is.
 */
calendar_item: Id | null, 
/**
 * Whether the first run was gone through or skipped.
 */
welcomed: boolean, };

/**
 * Where the app stands, and the first screen's data once the vault is open.
 */
export type Start = { 
/**
 * Where the app stands.
 */
phase: Phase, 
/**
 * What is the matter, in phase `failed`.
 */
failure: Code | null, 
/**
 * The client's settings, once open.
 */
settings: Settings | null, 
/**
 * How the app looks on this device, once open.
 */
look: Look | null, 
/**
 * The first screen, once open.
 */
today: Today | null, 
/**
 * Whether there is a safety copy to go back to.
 */
safety_copy: boolean, };

/**
 * A short word that the client puts on a check-in.
 */
export type Tag = { 
/**
 * The tag's name in the vault.
 */
id: Id, 
/**
 * What kind of thing it is.
 */
group: TagGroup, 
/**
 * The client's word.
 */
label: string, 
/**
 * Put away by the client: not offered, still in history.
 */
hidden: boolean, };

/**
 * What the client fills in to add a tag or to change one.
 */
export type TagForm = { 
/**
 * The tag to change; none for a new one.
 */
id: Id | null, 
/**
 * What kind of thing it is.
 */
group: TagGroup, 
/**
 * The word: 1 to 60 characters once its blank ends are cut.
 */
label: string, 
/**
 * Put away.
 */
hidden: boolean, };

/**
 * What kind of thing a tag is.
 */
export type TagGroup = "activity" | "place" | "person" | "helped";

/**
 * Light or dark.
 */
export type Theme = "system" | "light" | "dark";

/**
 * The first screen's data.
 */
export type Today = { 
/**
 * The logical day it is, as `YYYY-MM-DD`.
 */
day: string, 
/**
 * The wall-clock time, as `HH:MM`.
 */
time: string, 
/**
 * The part of the day, for the greeting.
 */
part: PartOfDay, 
/**
 * The items that are not put away, in order.
 */
items: Array<TodayItem>, 
/**
 * Every tag.
 */
tags: Array<Tag>, 
/**
 * Today's check-ins, earliest first.
 */
checkins: Array<CheckIn>, 
/**
 * A check-in that was begun and not saved.
 */
draft: CheckInForm | null, 
/**
 * The latest day before today with a check-in; none if there is none.
 */
last_day: string | null, };

/**
 * An item, and whether it is its turn.
 */
export type TodayItem = { 
/**
 * The item.
 */
item: Item, 
/**
 * Whether it is asked now.
 */
asked: boolean, };

/**
 * Opens a vault with its passphrase.
 */
export type Unlock = { 
/**
 * The passphrase.
 */
passphrase: string, };

/**
 * A day and a time of it, as the client picks them.
 */
export type When = { 
/**
 * The logical day, as `YYYY-MM-DD`.
 */
day: string, 
/**
 * Wall-clock time, as `HH:MM`. None: now if the day is today, otherwise noon.
 */
time: string | null, };

/**
 * One wording of an item: what was on the screen when it was answered.
 */
export type Wording = { 
/**
 * Names this wording within its item.
 */
id: string, 
/**
 * The question, in the client's words.
 */
ask: string, 
/**
 * What an answer looks like.
 */
kind: ItemKind, 
/**
 * Which end of the scale is better for this client, if either is.
 */
better: Better, };

/** Every command, as a function of its one argument. */
export type Commands = {
  start: (argument: Nothing) => Start;
  vault_try_again: (argument: Nothing) => Start;
  vault_make: (argument: Make) => Start;
  vault_unlock: (argument: Unlock) => Start;
  vault_use_safety_copy: (argument: Nothing) => Start;
  vault_set_aside: (argument: Nothing) => Start;
  today: (argument: Nothing) => Today;
  checkin_save: (argument: CheckInForm) => CheckIn;
  checkin_save_beside: (argument: CheckInForm) => CheckIn;
  checkin_get: (argument: ById) => CheckIn;
  checkin_delete: (argument: ById) => Nothing;
  checkin_undo_delete: (argument: ById) => CheckIn;
  draft_keep: (argument: CheckInForm) => Nothing;
  draft_forget: (argument: Nothing) => Nothing;
  item_list: (argument: Nothing) => Array<Item>;
  item_save: (argument: ItemForm) => Item;
  item_save_all: (argument: ItemForms) => Array<Item>;
  item_order: (argument: ItemOrder) => Array<Item>;
  item_hide: (argument: ItemHide) => Item;
  tag_list: (argument: Nothing) => Array<Tag>;
  tag_save: (argument: TagForm) => Tag;
  month: (argument: ByMonth) => Month;
  day: (argument: ByDay) => Day;
  search: (argument: Search) => Found;
  settings_save: (argument: Settings) => Settings;
  look_save: (argument: Look) => Look;
  import_look: (argument: ImportFile) => ImportLook;
  import_run: (argument: ImportRun) => ImportDone;
  import_forget: (argument: ByHandle) => Nothing;
};
