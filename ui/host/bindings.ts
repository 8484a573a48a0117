/**
 * What crosses between the screen and the core. Written by `make bindings` from the command table in
 * crates/core/src/api.rs: change it there.
 */

/**
 * What a reminder is about. A tap on its notice opens it.
 */
export type About = { "type": "checkin" } | { "type": "line", 
/**
 * Which one.
 */
id: Id, } | { "type": "support", 
/**
 * Which one.
 */
id: Id, } | { "type": "measure", 
/**
 * Which one.
 */
id: Id, } | { "type": "step", 
/**
 * Which one.
 */
id: Id, } | { "type": "own" };

/**
 * Whether the system shows notices.
 */
export type Allowed = "yes" | "no" | "unknown";

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
 * What the client says of one area.
 */
export type AreaSaid = { 
/**
 * Which one.
 */
area: LifeArea, 
/**
 * How it is there, 1 to 5; none: nothing was said.
 */
level: number | null, 
/**
 * More help is wanted here.
 */
more: boolean, };

/**
 * When the app locks by itself: after so long without a touch, or away from it.
 */
export type AutoLock = "now" | "one" | "five" | "fifteen" | "never";

/**
 * Asks for a drill.
 */
export type BackupDrill = { 
/**
 * The file; none: the newest in the folder.
 */
from: Chosen | null, 
/**
 * The words or the passphrase that opens it.
 */
secret: string, };

/**
 * A file to look at.
 */
export type BackupFile = { 
/**
 * Which one.
 */
from: Chosen, 
/**
 * The words or the passphrase that opens it; none for a file that is not locked.
 */
secret: string | null, };

/**
 * Says where backups go by themselves.
 */
export type BackupFolder = { 
/**
 * The folder; none: they no longer do. What is there stays.
 */
folder: Chosen | null, };

/**
 * What is in a file.
 */
export type BackupLook = { 
/**
 * The day on which it was made, as `YYYY-MM-DD`; none where it does not say.
 */
made: string | null, 
/**
 * How many check-ins are in it.
 */
checkins: number, 
/**
 * How many records of every kind.
 */
records: number, 
/**
 * How many photographs.
 */
photos: number, 
/**
 * How many records are here now.
 */
here: number, 
/**
 * Why it cannot be restored from. Then everything else says nothing.
 */
problem: BackupProblem | null, };

/**
 * Asks for a backup.
 */
export type BackupMake = { 
/**
 * Where it goes; none: into the folder that they go to by themselves.
 */
to: Chosen | null, 
/**
 * Locks it; none: it is locked for the recovery words.
 */
passphrase: string | null, };

/**
 * Why a file cannot be restored from.
 */
export type BackupProblem = "not_ours" | "wrong_key" | "newer" | "damaged";

/**
 * Restores from the file that was looked at.
 */
export type BackupRestore = { 
/**
 * How.
 */
how: Restore, };

/**
 * What is to become of what was here before a backup took its place.
 */
export type BackupSettle = { 
/**
 * It comes back; otherwise it goes.
 */
go_back: boolean, };

/**
 * How it stands with backups.
 */
export type Backups = { 
/**
 * Whether there are recovery words to lock them for.
 */
has_words: boolean, 
/**
 * What to call the folder that they go to by themselves; none: they do not.
 */
folder: string | null, 
/**
 * The names of those in it, the newest first.
 */
names: Array<string>, 
/**
 * The day on which the last one was made, as `YYYY-MM-DD`.
 */
made: string | null, 
/**
 * What was proven last.
 */
proven: Proven | null, 
/**
 * What went wrong by itself.
 */
trouble: Trouble | null, 
/**
 * The day on which a backup took the place of what was here, which can still be brought back.
 */
before: string | null, 
/**
 * The day after which that goes by itself.
 */
before_goes: string | null, 
/**
 * A part of the vault cannot be read.
 */
damaged: boolean, };

/**
 * What was said, and whether it is time for another look.
 */
export type Balance = { 
/**
 * The checks, newest first, at most 60.
 */
checks: Array<BalanceCheck>, 
/**
 * How often the screen asks by itself, in months; 0: never.
 */
every: number, 
/**
 * Whether it is time for another look.
 */
due: boolean, 
/**
 * The logical day it is today, as `YYYY-MM-DD`.
 */
today: string, };

/**
 * What the client said on one day.
 */
export type BalanceCheck = { 
/**
 * Its name in the vault.
 */
id: Id, 
/**
 * The logical day, as `YYYY-MM-DD`.
 */
day: string, 
/**
 * The areas of which something was said, in order.
 */
areas: Array<AreaSaid>, };

/**
 * What the client says today. A second time on one day is the first one put right.
 */
export type BalanceForm = { 
/**
 * The areas, each at most once. Those that are not named are emptied.
 */
areas: Array<AreaSaid>, };

/**
 * Why a card is there: a day on which the test held, and the client's answer on it.
 */
export type Because = { 
/**
 * The logical day, as `YYYY-MM-DD`.
 */
day: string, 
/**
 * The answer that held; none for a tag.
 */
answer: Answer | null, };

/**
 * Which end of a scale is better for this client.
 */
export type Better = "high" | "low" | "neither";

/**
 * Whether the system binds a secret to a finger or a face.
 */
export type Biometry = "there" | "none_enrolled" | "absent";

/**
 * Whose rating it is: two series, never merged into one.
 */
export type By = "client" | "worker";

/**
 * Whether the client's finger or face opens the lock.
 */
export type ByBiometry = "no" | "offered" | "asked";

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
 * Names a question.
 */
export type ByItem = { 
/**
 * Which one.
 */
item: Id, };

/**
 * Names something that was deleted.
 */
export type ByKind = { 
/**
 * What it is.
 */
kind: DeletedKind, 
/**
 * Which one.
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
 * Names a change.
 */
export type BySeq = { 
/**
 * [`PlanChange::seq`].
 */
seq: number, };

/**
 * When an item is asked.
 */
export type Cadence = "every_time" | "daily" | "morning" | "evening" | "weekly";

/**
 * Asks for the file.
 */
export type CalendarFile = { 
/**
 * Where it goes.
 */
to: Chosen, 
/**
 * With the client's own words; otherwise every event is "A moment for you".
 */
words: boolean, };

/**
 * What answers came to.
 */
export type CameTo = { 
/**
 * The number.
 */
total: number, 
/**
 * The highest number there is.
 */
of: number, 
/**
 * Whether the mean of the answers stands for questions left open.
 */
filled: boolean, 
/**
 * Its band in plain words; none where the measure has none.
 */
words: string | null, 
/**
 * What those who made it call the band.
 */
label: string | null, 
/**
 * Whether it may help to talk with somebody.
 */
talk: boolean, };

/**
 * One question over time.
 */
export type Chart = { 
/**
 * The questions that can be drawn, in the client's order.
 */
items: Array<Item>, 
/**
 * The one that is; none: no question has a scale.
 */
item: Id | null, 
/**
 * The chart's first day, as `YYYY-MM-DD`.
 */
first: string, 
/**
 * Its last day.
 */
last: string, 
/**
 * The logical day it is today.
 */
today: string, 
/**
 * The day of the earliest check-in there is.
 */
earliest: string | null, 
/**
 * Its points, earliest first. One without a value is a gap, and stays a gap.
 */
points: Array<ChartPoint>, 
/**
 * All of its days together; none where there is no answer.
 */
whole: ChartLevel | null, };

/**
 * Asks for a chart.
 */
export type ChartAsk = { 
/**
 * The question; none: the one that colours the calendar, or else the first that has a scale.
 */
item: Id | null, 
/**
 * How much of the past.
 */
span: ChartSpan, 
/**
 * The last day, as `YYYY-MM-DD`; none: today.
 */
last: string | null, };

/**
 * What some days say.
 */
export type ChartLevel = { 
/**
 * On how many days there is an answer.
 */
days: number, 
/**
 * The mean of these days.
 */
mean: number, 
/**
 * The lowest answer.
 */
low: number, 
/**
 * The highest.
 */
high: number, };

/**
 * A day or a week of a chart.
 */
export type ChartPoint = { 
/**
 * Its first day, as `YYYY-MM-DD`.
 */
from: string, 
/**
 * Its last day.
 */
to: string, 
/**
 * What was answered; none: nothing was, and the chart has a gap.
 */
told: ChartLevel | null, };

/**
 * How much of the past a chart shows.
 */
export type ChartSpan = "week" | "month" | "year";

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
 * Strengths that the client used.
 */
strengths: Array<Id>, 
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
 * Strengths that the client used.
 */
strengths: Array<Id>, 
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
 * Something that the client chose, by the name that the shell gave to the choice. It is forgotten
 * when the app ends.
 */
export type Chosen = string;

/**
 * A kind of measure.
 */
export type ChosenMeasure = { 
/**
 * The pack's short name.
 */
pack: string, 
/**
 * With the answer to each question; otherwise what they come to alone.
 */
answers: boolean, };

/**
 * What can go wrong. A code exists only if the screen has words of its own for it.
 */
export type Code = "wrong_key" | "key_store_locked" | "newer_vault" | "damaged" | "no_key_store" | "already_open" | "wrong_passphrase" | "short_passphrase" | "wrong_pin" | "short_pin" | "wrong_words" | "not_recognised" | "no_biometry" | "biometry_changed" | "too_soon" | "locked" | "not_open" | "disk_full" | "not_found" | "not_valid" | "too_long" | "import_gone" | "undo_gone" | "not_a_photo" | "photo_too_big" | "not_a_recipient" | "stopped" | "unreachable" | "not_an_invitation" | "invitation_over" | "other_server" | "not_your_copy" | "server_full" | "server_refused" | "already_synced" | "trouble";

/**
 * Usual or stronger contrast.
 */
export type Contrast = "system" | "more";

/**
 * One line.
 */
export type CrisisLine = { 
/**
 * Names it in the pack.
 */
id: string, 
/**
 * What it is called.
 */
name: { [key in Language]?: string }, 
/**
 * What it is for, in one short sentence.
 */
about: { [key in Language]?: string }, 
/**
 * Where it is for: a part's id; none: the whole country.
 */
part: string | null, 
/**
 * For when somebody is in danger now.
 */
emergency: boolean, 
/**
 * The number to call, as it is dialled; none: it takes no calls.
 */
call: string | null, 
/**
 * The number to send a text message to.
 */
text: Texting | null, 
/**
 * A page where it can be written to, `https:` only.
 */
chat: string | null, 
/**
 * When somebody is there, such as "24/7".
 */
hours: { [key in Language]?: string }, 
/**
 * In which languages it answers.
 */
languages: Array<string>, 
/**
 * Where the number was read: a page, `https:` only.
 */
source: string, 
/**
 * The day on which it was checked, as `YYYY-MM-DD`.
 */
checked: string, };

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
 * The tags of these check-ins, for their labels.
 */
tags: Array<Tag>, };

/**
 * How long after midnight the day ends, in minutes: 0 to 720 (noon). Usually 180, which is 03:00.
 */
export type DayEnd = number;

/**
 * What the days of one kind say: Mondays, mornings.
 */
export type DayKind = { 
/**
 * Of weekdays 1 to 7, from Monday on; of parts of the day 0 to 3, from morning on.
 */
number: number, 
/**
 * On how many days there is an answer.
 */
days: number, 
/**
 * The mean of these days, and between what half of them lie; none of fewer than five.
 */
usual: UsualRange | null, };

/**
 * One of today.
 */
export type DayLine = { 
/**
 * The reminder.
 */
reminder: Id, 
/**
 * What it is about.
 */
about: About, 
/**
 * As [`PassedView::wall`].
 */
wall: string, 
/**
 * When it comes, or was meant to.
 */
at: Moment, 
/**
 * The client's words for what it is about.
 */
name: string, 
/**
 * Whether it is done.
 */
done: boolean, };

/**
 * Everything that was compared.
 */
export type DaysWith = { 
/**
 * The first day that was looked at, as `YYYY-MM-DD`.
 */
first: string, 
/**
 * The last one.
 */
last: string, 
/**
 * On how many of them there is an answer.
 */
days: number, 
/**
 * The questions, in the client's order.
 */
items: Array<Item>, 
/**
 * What days were compared by.
 */
things: Array<NamedThing>, 
/**
 * Both together, where there are enough days: what stands out first, and the strongest first.
 */
pairs: Array<Pair>, };

/**
 * A decision.
 */
export type Decision = { 
/**
 * Its name in the vault.
 */
id: Id, 
/**
 * The choice, in the client's words.
 */
text: string, 
/**
 * What matters to them. May be empty.
 */
matters: string, 
/**
 * Who helps to decide, in their words. May be empty.
 */
who: string, 
/**
 * People, places and groups of the circle who help to decide.
 */
supports: Array<Id>, 
/**
 * What they decided; empty: not yet.
 */
decided: string, 
/**
 * The logical day on which they decided, as `YYYY-MM-DD`.
 */
on: string | null, 
/**
 * When it is looked at again.
 */
review: Review, 
/**
 * The logical day on which it was written.
 */
made: string, };

/**
 * What the client fills in to write a card or to change one.
 */
export type DecisionForm = { 
/**
 * The decision to change; none for a new one.
 */
id: Id | null, 
/**
 * The choice: 1 to 500 characters once blank ends are cut.
 */
text: string, 
/**
 * What matters: up to 2,000 characters.
 */
matters: string, 
/**
 * Who helps to decide: up to 2,000 characters.
 */
who: string, 
/**
 * Those of the circle who do.
 */
supports: Array<Id>, 
/**
 * What was decided: up to 2,000 characters.
 */
decided: string, 
/**
 * The ways to decide, in order, at most 12. One that is not named stays as it is.
 */
ways: Array<WayForm>, 
/**
 * The ways that the client took away.
 */
removed: Array<Id>, };

/**
 * Every decision.
 */
export type DecisionList = { 
/**
 * Those that are still open first, the newest first in each.
 */
decisions: Array<DecisionView>, 
/**
 * The logical day it is today, as `YYYY-MM-DD`.
 */
today: string, };

/**
 * A decision with all that goes with it.
 */
export type DecisionView = { 
/**
 * The decision.
 */
decision: Decision, 
/**
 * The ways to decide, in order.
 */
ways: Array<Way>, 
/**
 * Those of the circle who help, by the names they have now. What was deleted is left out.
 */
helps: Array<Point>, 
/**
 * Whether it is time to look at it again.
 */
review_due: boolean, };

/**
 * Something that was deleted and can be brought back.
 */
export type Deleted = { 
/**
 * What it is.
 */
kind: DeletedKind, 
/**
 * Which one.
 */
id: Id, 
/**
 * What tells it from others: its first words, up to 200 characters; may be empty.
 */
words: string, 
/**
 * Of what belongs to a day, such as a check-in, that logical day, as `YYYY-MM-DD`.
 */
about: string | null, 
/**
 * The logical day on which it was deleted.
 */
day: string, 
/**
 * On how many more days it can be brought back: 0 to 30; 0 on the last one.
 */
days_left: number, 
/**
 * How many lines go with a section, and how many steps and the like with a goal.
 */
lines: number, };

/**
 * What kind of thing was deleted.
 */
export type DeletedKind = "checkin" | "section" | "line" | "support" | "strength" | "hope" | "sign" | "reminder" | "measure" | "goal" | "step" | "rating" | "evidence" | "balance" | "decision" | "way";

/**
 * What came of a drill.
 */
export type Drilled = { 
/**
 * What was shown; none where there is a problem.
 */
proven: Proven | null, 
/**
 * What is the matter with the file.
 */
problem: BackupProblem | null, };

/**
 * When a rule comes to an end.
 */
export type End = { "type": "never" } | { "type": "until", 
/**
 * The last date on which it may come.
 */
date: string, } | { "type": "times", 
/**
 * How many.
 */
n: number, };

/**
 * Where in life a goal is to come true.
 */
export type Environment = "living" | "learning" | "working" | "social";

/**
 * Erases everything.
 */
export type EraseAll = { 
/**
 * The client has said yes twice.
 */
sure: boolean, 
/**
 * With the backups that were made by themselves.
 */
backups: boolean, };

/**
 * What there is in a span of time.
 */
export type EraseCount = { 
/**
 * Check-ins.
 */
checkins: number, 
/**
 * Everything else that says a day in it: answered questionnaires, ratings, what was said to
 * reminders, and the like.
 */
others: number, };

/**
 * What is kept outside the vault, and is not erased with it unless that is asked for.
 */
export type EraseOutside = { 
/**
 * The names of the backups that were made by themselves and are still there.
 */
backups: Array<string>, };

/**
 * A span of time: both days belong to it.
 */
export type EraseSpan = { 
/**
 * The first day, as `YYYY-MM-DD`.
 */
from: string, 
/**
 * The last day.
 */
to: string, };

/**
 * A pattern of dates.
 */
export type Every = { "type": "once" } | { "type": "days", 
/**
 * How many.
 */
n: number, } | { "type": "weeks", 
/**
 * How many.
 */
n: number, 
/**
 * Which days: at least one.
 */
on: ("Mon" | "Tue" | "Wed" | "Thu" | "Fri" | "Sat" | "Sun")[], } | { "type": "month_day", 
/**
 * How many months.
 */
n: number, 
/**
 * Which day.
 */
day: number, } | { "type": "month_weekday", 
/**
 * How many months.
 */
n: number, 
/**
 * Which one.
 */
nth: number, 
/**
 * Which day of the week.
 */
on: "Mon" | "Tue" | "Wed" | "Thu" | "Fri" | "Sat" | "Sun", };

/**
 * Something that the client keeps to show for a goal.
 */
export type Evidence = { 
/**
 * Its name in the vault.
 */
id: Id, 
/**
 * The goal.
 */
goal: Id, 
/**
 * The client's words. May be empty where there is a photograph.
 */
text: string, 
/**
 * A photograph, by its name in the vault.
 */
photo: string | null, 
/**
 * The logical day, as `YYYY-MM-DD`.
 */
day: string, };

/**
 * What the client fills in to keep evidence or to change it.
 */
export type EvidenceForm = { 
/**
 * What to change; none for a new one.
 */
id: Id | null, 
/**
 * The goal.
 */
goal: Id, 
/**
 * The words: up to 2,000 characters.
 */
text: string, 
/**
 * A photograph that is in the vault.
 */
photo: string | null, };

/**
 * Asks for a file.
 */
export type ExportAsk = { 
/**
 * Where it goes.
 */
to: Chosen, 
/**
 * The form.
 */
format: ExportFormat, 
/**
 * What is in it. A part that the form has no place for is left out.
 */
parts: Array<ExportPart>, 
/**
 * From which logical day on, as `YYYY-MM-DD`; none: from the beginning. What has no day comes as
 * it is now.
 */
since: string | null, 
/**
 * In a calendar: with the client's own words; otherwise every event says nothing of what it is.
 */
words: boolean, 
/**
 * Who can open it.
 */
lock: ExportLock, };

/**
 * The form of the file.
 */
export type ExportFormat = "page" | "tables" | "calendar" | "fhir" | "json";

/**
 * Who can open the file.
 */
export type ExportLock = { "type": "open" } | { "type": "passphrase", 
/**
 * The passphrase: at least 8 characters.
 */
passphrase: string, } | { "type": "recipient", 
/**
 * What they gave: `age1…`.
 */
recipient: string, };

/**
 * A part of the record.
 */
export type ExportPart = "strengths" | "goals" | "plan" | "circle" | "checkins" | "balance" | "measures" | "decisions" | "reminders";

/**
 * A face that was answered.
 */
export type Face = { 
/**
 * Which of the five.
 */
level: number, 
/**
 * The client's word for it, as it was when they answered.
 */
word: string, };

/**
 * A page of hits, newest first.
 */
export type Found = { 
/**
 * The hits.
 */
hits: Array<Hit>, 
/**
 * Asks for the next page; none where this was the last.
 */
more: string | null, };

/**
 * A goal.
 */
export type Goal = { 
/**
 * Its name in the vault.
 */
id: Id, 
/**
 * The client's words.
 */
text: string, 
/**
 * The words that it had at first; none where they are the same.
 */
then: string | null, 
/**
 * Why it matters. May be empty.
 */
why: string, 
/**
 * The area of life.
 */
area: LifeArea | null, 
/**
 * Where it is to come true.
 */
environment: Environment | null, 
/**
 * A role that goes with it, in the client's words. May be empty.
 */
role: string, 
/**
 * Strengths that help.
 */
strengths: Array<Id>, 
/**
 * People, places and groups that help.
 */
supports: Array<Id>, 
/**
 * Whether a skill or a support is what is in the way.
 */
lack: Lack | null, 
/**
 * What is in the way, in the client's words. May be empty.
 */
way: string, 
/**
 * How important it is, 0 to 10, each time it was said: earliest first.
 */
matter: Array<Said>, 
/**
 * How sure the client is, 0 to 10, each time it was said: earliest first.
 */
sure: Array<Said>, 
/**
 * Where it stands.
 */
status: Status, 
/**
 * Since which logical day, as `YYYY-MM-DD`; none: from the beginning.
 */
since: string | null, 
/**
 * The day on which the client last began to work on it, whatever became of it since.
 */
begun: string | null, 
/**
 * The day on which it was last reached, whatever became of it since.
 */
reached: string | null, 
/**
 * When it is looked at again.
 */
review: Review, 
/**
 * Its five levels, where the client wants them.
 */
scale: Scale | null, 
/**
 * The logical day on which it was written.
 */
made: string, 
/**
 * Where it stands among the others.
 */
place: number, };

/**
 * The form.
 */
export type GoalForm = { 
/**
 * The goal to change; none for a new one.
 */
id: Id | null, 
/**
 * The words: 1 to 500 characters once their blank ends are cut.
 */
text: string, 
/**
 * Why it matters: up to 2,000 characters.
 */
why: string, 
/**
 * The area of life.
 */
area: LifeArea | null, 
/**
 * Where it is to come true.
 */
environment: Environment | null, 
/**
 * A role that goes with it: up to 60 characters.
 */
role: string, 
/**
 * Strengths that help.
 */
strengths: Array<Id>, 
/**
 * People, places and groups that help.
 */
supports: Array<Id>, 
/**
 * Whether a skill or a support is what is in the way.
 */
lack: Lack | null, 
/**
 * What is in the way: up to 2,000 characters.
 */
way: string, 
/**
 * How important it is now, 0 to 10.
 */
matter: number | null, 
/**
 * How sure the client is now, 0 to 10.
 */
sure: number | null, };

/**
 * Every goal, and what came of all of them.
 */
export type GoalList = { 
/**
 * The goals, in order, of every status.
 */
goals: Array<GoalView>, 
/**
 * What the client did and can do, over all goals.
 */
story: Story, 
/**
 * The logical day it is today, as `YYYY-MM-DD`.
 */
today: string, };

/**
 * Goals in an order.
 */
export type GoalOrder = { 
/**
 * Their ids: the first comes first. Those that are not named follow as they were.
 */
ids: Array<Id>, };

/**
 * When a goal is to be looked at again.
 */
export type GoalReview = { 
/**
 * The goal.
 */
id: Id, 
/**
 * When, and whether the client has just looked at it.
 */
review: ReviewForm, };

/**
 * Puts a goal into a status.
 */
export type GoalStatus = { 
/**
 * The goal.
 */
id: Id, 
/**
 * The status.
 */
status: Status, };

/**
 * A goal with all that goes with it.
 */
export type GoalView = { 
/**
 * The goal.
 */
goal: Goal, 
/**
 * The strengths, people, places and groups that help, by the names they have now. What was
 * deleted is left out.
 */
helps: Array<Point>, 
/**
 * The steps, in order.
 */
steps: Array<Step>, 
/**
 * The client's own ratings, the earliest first.
 */
ratings: Array<Rating>, 
/**
 * A worker's ratings, which are never mixed with the client's.
 */
worker: Array<Rating>, 
/**
 * What is kept to show, the newest first.
 */
evidence: Array<Evidence>, 
/**
 * Whether it is time to look at it again.
 */
review_due: boolean, };

/**
 * A form that was being filled in, as its screen has it. Only that screen knows what it means.
 */
export type Half = { 
/**
 * The screen.
 */
screen: string, 
/**
 * What it is to be given.
 */
given: unknown, };

/**
 * What there is to tell.
 */
export type Health = { 
/**
 * A part of the vault cannot be read.
 */
damaged: boolean, 
/**
 * The disk is nearly full; told once a week.
 */
nearly_full: boolean, 
/**
 * What went wrong with the weekly backup.
 */
backup: Trouble | null, 
/**
 * The day after which what was here before a backup took its place goes by itself; told once.
 */
before: string | null, };

/**
 * Something that helped.
 */
export type Helped = { 
/**
 * The tag, in the client's words.
 */
tag: Tag, 
/**
 * At how many of these times.
 */
times: number, };

/**
 * A check-in that was found: what a list shows of it.
 */
export type Hit = { 
/**
 * Which one.
 */
id: Id, 
/**
 * Its logical day, as `YYYY-MM-DD`.
 */
day: string, 
/**
 * A rest day.
 */
rest: boolean, 
/**
 * The first face that was answered.
 */
face: Face | null, 
/**
 * The note.
 */
note: string, 
/**
 * The written answers, in the order of the client's items.
 */
answers: Array<HitAnswer>, 
/**
 * The labels of its tags that were searched for.
 */
tags: Array<string>, };

/**
 * A written answer.
 */
export type HitAnswer = { 
/**
 * To which item.
 */
item: Id, 
/**
 * What was written.
 */
text: string, };

/**
 * What the client fills in to add a hope note or to change one.
 */
export type HopeForm = { 
/**
 * The note to change; none for a new one.
 */
id: Id | null, 
/**
 * The words: up to 5,000 characters.
 */
text: string, 
/**
 * A photograph that is in the vault.
 */
photo: string | null, };

/**
 * A hope note.
 */
export type HopeNote = { 
/**
 * Its name in the vault.
 */
id: Id, 
/**
 * The client's words. May be empty where there is a photograph.
 */
text: string, 
/**
 * A photograph, by its name in the vault.
 */
photo: string | null, 
/**
 * The day it was made, as `YYYY-MM-DD`.
 */
made: string, };

/**
 * How well a step goes.
 */
export type How = "with_help" | "on_own" | "can_show";

/**
 * A record's name: 128 bits, written as 32 hexadecimal digits.
 *
 * An id says nothing about the client: it is random, or derived from a hash of an imported row.
 */
export type Id = string;

/**
 * What one of the other app's questions becomes.
 */
export type ImportBecomes = { "type": "left_out" } | { "type": "mood", 
/**
 * What its numbers mean.
 */
scale: ImportScale, } | { "type": "item", 
/**
 * Which one.
 */
id: Id, 
/**
 * What its numbers mean, where they are put on a scale.
 */
scale: ImportScale | null, } | { "type": "new", 
/**
 * What its answers look like.
 */
kind: ImportKind, 
/**
 * What its numbers count.
 */
unit: string, };

/**
 * One of the other app's questions.
 */
export type ImportColumn = { 
/**
 * What it is called there.
 */
name: string, 
/**
 * What else the file says of it.
 */
about: string, 
/**
 * How many answers it has.
 */
count: number, 
/**
 * Some of them, as they stand in the file.
 */
examples: Array<string>, 
/**
 * The lowest number among them, where all are numbers.
 */
least: number | null, 
/**
 * The highest.
 */
most: number | null, 
/**
 * What its answers can be.
 */
kinds: Array<ImportKind>, 
/**
 * From where to where its numbers go, where that is known.
 */
scale: ImportScale | null, 
/**
 * What it becomes if nothing else is said.
 */
becomes: ImportBecomes, };

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
 * The one that the client chose. What it is called does not matter.
 */
from: Chosen, };

/**
 * A kind of file that can be read.
 */
export type ImportFormat = "daylio_csv" | "daylio_backup" | "bearable" | "emoods" | "loop_csv" | "loop_database" | "track_and_graph" | "nomie_backup" | "nomie_csv" | "habit_bull";

/**
 * What a new question's answers look like.
 */
export type ImportKind = "yes_no" | "duration" | "number" | "words";

/**
 * What stands in a file and is not brought in.
 */
export type ImportLeft = { 
/**
 * What it is.
 */
what: ImportLeftWhat, 
/**
 * What the file calls it, where only the file has a name for it.
 */
name: string, 
/**
 * How often it stands there.
 */
count: number, };

/**
 * A kind of thing that is not brought in.
 */
export type ImportLeftWhat = "places" | "skipped" | "unknown" | "automatic" | "reckoned" | "empty" | "file" | "part";

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
 * What the other app asked, and what that becomes.
 */
columns: Array<ImportColumn>, 
/**
 * What stands in it and is not brought in.
 */
left: Array<ImportLeft>, 
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
 * What each of the other app's questions becomes, by its place in [`ImportLook::columns`]. One
 * that is left out becomes what was proposed.
 */
columns: { [key in number]: ImportBecomes }, 
/**
 * The scale of faces to add if the client has none yet.
 */
mood_item: ItemForm, };

/**
 * From where to where the other app's numbers go.
 */
export type ImportScale = { 
/**
 * The number that stands for the low end here. It may be the higher one.
 */
low: number, 
/**
 * The number that stands for the high end.
 */
high: number, };

/**
 * What can be the matter with a file.
 */
export type ImportWhy = "not_this_format" | "no_header" | "bad_date" | "bad_time" | "too_few_columns" | "too_many_columns" | "no_mood" | "not_text" | "not_zip" | "not_backup" | "too_big" | "bad_value" | "not_whole";

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
 * What is in the way.
 */
export type Lack = "skill" | "support";

/**
 * A language that Trellis speaks.
 */
export type Language = "en" | "fr";

/**
 * A level: −2 to +2. 0 is what the client hopes for.
 */
export type Level = -2 | -1 | 0 | 1 | 2;

/**
 * An area of life.
 */
export type LifeArea = "social" | "occupational" | "educational" | "residential" | "intellectual" | "spiritual" | "financial" | "health";

/**
 * A line: the client's own words, and what they point to.
 */
export type Line = { 
/**
 * Its name in the vault.
 */
id: Id, 
/**
 * The section it is in.
 */
section: Id, 
/**
 * The client's words.
 */
text: string, 
/**
 * What it points to, as it is now. What is deleted or not known here is left out.
 */
points: Array<Point>, 
/**
 * A photograph, by its name in the vault.
 */
photo: string | null, 
/**
 * A link: `https:`, `tel:`, `sms:` or `mailto:`.
 */
link: string | null, 
/**
 * Among the first things that *Support now* shows.
 */
first: boolean, 
/**
 * Where it stands among the lines of its section.
 */
place: number, };

/**
 * What the client fills in to add a line or to change one.
 */
export type LineForm = { 
/**
 * The line to change; none for a new one.
 */
id: Id | null, 
/**
 * The section it is to be in; another than before moves it to that one's end.
 */
section: Id, 
/**
 * The words: up to 2,000 characters. May be empty where the line points to something.
 */
text: string, 
/**
 * What it points to.
 */
points: Array<Point>, 
/**
 * A photograph that is in the vault.
 */
photo: string | null, 
/**
 * A link: `https:`, `tel:`, `sms:` or `mailto:`, up to 2,000 characters.
 */
link: string | null, 
/**
 * Among the first things that *Support now* shows.
 */
first: boolean, };

/**
 * Lines in an order.
 */
export type LineOrder = { 
/**
 * The section.
 */
section: Id, 
/**
 * Ids of its lines: the first comes first. Those that are not named follow as they were.
 */
ids: Array<Id>, };

/**
 * What is known of a lock that is on.
 */
export type LockOn = { 
/**
 * What the client types.
 */
way: LockWay, 
/**
 * When the app locks by itself.
 */
auto_lock: AutoLock, 
/**
 * How many seconds are still to be waited before the next try.
 */
wait: number, 
/**
 * Whether the client's finger or face opens it as well.
 */
biometry: ByBiometry, };

/**
 * Turns the lock on, or changes it.
 */
export type LockSet = { 
/**
 * By whom.
 */
proof: Proof, 
/**
 * What is to be typed from now on.
 */
way: LockWay, 
/**
 * The new PIN or passphrase.
 */
typed: string, };

/**
 * The lock and the recovery words, as their screen shows them.
 */
export type LockView = { 
/**
 * The lock; none: it is off.
 */
lock: LockOn | null, 
/**
 * Whether it can be turned off: only where a key store can hold the key instead.
 */
can_be_off: boolean, 
/**
 * Whether there are recovery words.
 */
words: boolean, 
/**
 * Whether the vault was opened by recovery words: then a new lock asks for nothing else.
 */
by_words: boolean, 
/**
 * Whether this device can bind the lock to the client's finger or face.
 */
biometry: Biometry, };

/**
 * What the client types to open the app.
 */
export type LockWay = "pin" | "passphrase";

/**
 * A line of the log: what came, or what is to come.
 */
export type LogLine = { 
/**
 * The client's words for what it was about; empty for a check-in, or where the reminder is gone.
 */
name: string, 
/**
 * What it was about; none where the reminder is gone.
 */
about: About | null, 
/**
 * When it was to come, where the client is.
 */
planned: Moment, 
/**
 * What came of it.
 */
outcome: Outcome, };

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
 * What was answered, so far or in the end.
 */
export type MeasureAnswers = { 
/**
 * The measure.
 */
id: Id, 
/**
 * What was answered, by the question's name. A question that is not there is left open.
 */
answers: { [key in string]: number }, };

/**
 * A measure in the list.
 */
export type MeasureBrief = { 
/**
 * Its name, as of a record: the same on every device.
 */
id: Id, 
/**
 * What it is called.
 */
name: string, 
/**
 * What it is for.
 */
about: string, 
/**
 * Who made it.
 */
made_by: string, 
/**
 * How long it takes, in minutes.
 */
minutes: number, 
/**
 * How many questions it has.
 */
questions: number, 
/**
 * The language it is asked in: the client's, where its text is known in that.
 */
language: Language, 
/**
 * The latest logical day on which it was answered.
 */
last: string | null, 
/**
 * How many answers were given and not finished.
 */
begun: number, };

/**
 * A measure that is not offered.
 */
export type MeasureOff = { 
/**
 * What it is called.
 */
name: string, 
/**
 * Why not.
 */
why: string, };

/**
 * Says how often a measure is to come.
 */
export type MeasureOften = { 
/**
 * The measure.
 */
id: Id, 
/**
 * How often.
 */
often: Often, };

/**
 * One of the answers there are.
 */
export type MeasureOption = { 
/**
 * What it counts.
 */
value: number, 
/**
 * Its published words.
 */
text: string, };

/**
 * A question.
 */
export type MeasureQuestion = { 
/**
 * Names it.
 */
id: string, 
/**
 * Its published words.
 */
text: string, 
/**
 * An answer of this value or more opens the client's own support at once.
 */
opens_support: number | null, };

/**
 * A measure to be answered.
 */
export type MeasureSheet = { 
/**
 * The measure.
 */
id: Id, 
/**
 * What it is called.
 */
name: string, 
/**
 * The language of its texts.
 */
language: Language, 
/**
 * What stands above every question.
 */
lead: string, 
/**
 * Its questions.
 */
questions: Array<MeasureQuestion>, 
/**
 * The answers there are, in order.
 */
options: Array<MeasureOption>, 
/**
 * What was answered before, by the question's name.
 */
answers: { [key in string]: number }, };

/**
 * A measure, before it is answered.
 */
export type MeasureView = { 
/**
 * What its list says.
 */
brief: MeasureBrief, 
/**
 * What its number means.
 */
means: string, 
/**
 * Where it was published.
 */
cite: string, 
/**
 * The notice that is to be shown with it.
 */
notice: string, 
/**
 * Its licence, in its own words.
 */
licence: string, 
/**
 * Who is to be named.
 */
attribution: string, 
/**
 * The page where the licence stands.
 */
source: string, 
/**
 * How often the client wants to be asked.
 */
often: Often, };

/**
 * The measures there are.
 */
export type Measures = { 
/**
 * Those that can be answered.
 */
offered: Array<MeasureBrief>, 
/**
 * Those that are built and not offered.
 */
off: Array<MeasureOff>, };

/**
 * When something comes round again.
 */
export type Meets = { 
/**
 * On which days of the week: at least one, `Mon` to `Sun`.
 */
days: ("Mon" | "Tue" | "Wed" | "Thu" | "Fri" | "Sat" | "Sun")[], 
/**
 * Every so many weeks: 1 to 8.
 */
every: number, 
/**
 * At what time, as `HH:MM`; may be empty.
 */
time: string, };

/**
 * A day and a time of it, where the client is.
 */
export type Moment = { 
/**
 * The date, as `YYYY-MM-DD`.
 */
date: string, 
/**
 * The wall-clock time, as `HH:MM`.
 */
time: string, };

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
 * What days were compared by, with the client's word for it.
 */
export type NamedThing = { 
/**
 * What.
 */
thing: Thing, 
/**
 * The tag's label, the strength's words, the question; empty for a weekday.
 */
name: string, };

/**
 * No argument, or no result.
 */
export type Nothing = Record<string, never>;

/**
 * Asks what a notice would say.
 */
export type NoticeAsk = { 
/**
 * What it is about.
 */
about: About, 
/**
 * The client's own words; may be empty.
 */
text: string, 
/**
 * The neutral title; may be empty.
 */
title: string, };

/**
 * What the client chooses about notices on this device.
 */
export type NoticeChoice = { "type": "tray", 
/**
 * It does.
 */
on: boolean, } | { "type": "at_login", 
/**
 * It does.
 */
on: boolean, };

/**
 * What a notice would say: its heading at each level of secrecy, and its buttons.
 */
export type NoticePreview = { 
/**
 * With [`Shows::Nothing`].
 */
nothing: string, 
/**
 * With [`Shows::Title`].
 */
title: string, 
/**
 * With [`Shows::Full`].
 */
full: string, 
/**
 * The button for "done"; none: there is nothing to be done.
 */
done: string | null, 
/**
 * The button for "later".
 */
later: string, };

/**
 * What the system does with notices.
 */
export type NoticeState = { 
/**
 * Whether it shows them.
 */
allowed: Allowed, 
/**
 * Whether they come at their very minute; otherwise the system may show them somewhat later.
 */
exact: boolean, 
/**
 * Whether they do not, and the client can change that on a screen of the system's.
 */
may_be_exact: boolean, 
/**
 * Which system it is, for the steps to allow them there.
 */
system: System, 
/**
 * Whether Trellis stays in the tray when its window is closed. None: this system has no such
 * choice.
 */
tray: boolean | null, 
/**
 * Whether Trellis starts when the client logs in. None: this system has no such choice.
 */
at_login: boolean | null, };

/**
 * How often.
 */
export type Often = "never" | "two_weeks" | "month" | "three_months" | "other";

/**
 * Where an imported check-in came from, with what the other app had written.
 */
export type Origin = { 
/**
 * The other app, such as `daylio`.
 */
source: string, 
/**
 * What the other app had written, where it was given another form here: its own word for the
 * mood, kept beside the level.
 */
mood: string, };

/**
 * What came of a reminder on this device.
 */
export type Outcome = { "type": "ahead" } | { "type": "shown", 
/**
 * When.
 */
at: Moment, } | { "type": "answered", 
/**
 * When it was shown.
 */
shown: Moment, 
/**
 * When it was answered.
 */
at: Moment, };

/**
 * How often the screen asks by itself.
 */
export type Pace = { 
/**
 * In months: 0 to 12; 0: never by itself.
 */
months: number, };

/**
 * The lines of a country.
 */
export type Pack = { 
/**
 * The schema's version: 1.
 */
schema: number, 
/**
 * The country, by its ISO 3166-1 code in lower case, or `world`.
 */
id: string, 
/**
 * What the country is called.
 */
name: { [key in Language]?: string }, 
/**
 * The day on which all of it was last checked, as `YYYY-MM-DD`.
 */
checked: string, 
/**
 * IANA names of the time zones that belong to it, so that it can be offered first.
 */
zones: Array<string>, 
/**
 * Its parts, such as provinces; may be empty.
 */
parts: Array<PackPart>, 
/**
 * Its lines, in the order in which they are shown.
 */
lines: Array<CrisisLine>, };

/**
 * A part of a country.
 */
export type PackPart = { 
/**
 * Its ISO 3166-2 code in lower case, such as `ca-on`.
 */
id: string, 
/**
 * What it is called.
 */
name: { [key in Language]?: string }, };

/**
 * Asks for a locked page.
 */
export type PacketAsk = { 
/**
 * Where it goes.
 */
to: Chosen, 
/**
 * The section of the plan; none: the page for a visit.
 */
section: Id | null, 
/**
 * The six words, as they were shown.
 */
words: Array<string>, 
/**
 * The last day on which it is to be read, as `YYYY-MM-DD`.
 */
until: string, };

/**
 * Six words to be told by voice.
 */
export type PacketPhrase = { 
/**
 * The words.
 */
words: Array<string>, };

/**
 * One question on days with something, and on days without it.
 */
export type Pair = { 
/**
 * The question's place in the list.
 */
item: number, 
/**
 * The other's place in its list.
 */
thing: number, 
/**
 * On how many days with it there is an answer.
 */
with: number, 
/**
 * Their mean.
 */
with_mean: number, 
/**
 * On how many days without it there is an answer.
 */
without: number, 
/**
 * Their mean.
 */
without_mean: number, 
/**
 * The least that the difference is likely to be: days with it, less the others.
 */
low: number, 
/**
 * The most.
 */
high: number, 
/**
 * Whether it stands out from chance. Only then is anything claimed.
 */
clear: boolean, };

/**
 * Which part of the plan a section is in.
 */
export type Part = "well" | "hard";

/**
 * A part of the day, for a greeting.
 */
export type PartOfDay = "morning" | "afternoon" | "evening" | "night";

/**
 * One that has passed and has had no answer.
 */
export type PassedView = { 
/**
 * The reminder.
 */
reminder: Id, 
/**
 * What it is about.
 */
about: About, 
/**
 * The wall-clock time it was meant for, as `YYYY-MM-DDTHH:MM`: names it together with the
 * reminder.
 */
wall: string, 
/**
 * When it came, where the client is.
 */
came: Moment, 
/**
 * The client's words for what it is about; empty for a check-in.
 */
name: string, };

/**
 * Something that is so on each of some days running.
 */
export type Pattern = { 
/**
 * What is so.
 */
test: Test, 
/**
 * On how many logical days running: 1 to 14.
 */
days: number, };

/**
 * Where the app stands.
 */
export type Phase = "ready" | "choose" | "locked" | "failed";

/**
 * Asks for a piece of a photograph.
 */
export type PhotoAsk = { 
/**
 * The photograph's name in the vault.
 */
photo: string, 
/**
 * Which piece: 0, 1, 2 …
 */
n: number, };

/**
 * A piece of a photograph.
 */
export type PhotoPart = { 
/**
 * What it is: `image/jpeg`.
 */
media: string, 
/**
 * 64 KiB of it, the last piece less, in base64.
 */
data: string, 
/**
 * Whether there is another piece.
 */
more: boolean, };

/**
 * A piece of a photograph on its way in.
 */
export type PhotoPiece = { 
/**
 * [`PhotoTaken::handle`] of the piece before; none for the first.
 */
handle: number | null, 
/**
 * Up to 256 KiB of the file, in base64.
 */
data: string, 
/**
 * Whether this is the last one.
 */
last: boolean, };

/**
 * Names a file on its way in.
 */
export type PhotoStop = { 
/**
 * [`PhotoTaken::handle`].
 */
handle: number, };

/**
 * What came of a piece.
 */
export type PhotoTaken = { 
/**
 * Names the file for the next piece.
 */
handle: number, 
/**
 * After the last piece: the photograph's name in the vault.
 */
photo: string | null, };

/**
 * The whole plan.
 */
export type Plan = { 
/**
 * The sections of both parts, each part in its order, hidden ones too, each with its lines.
 */
sections: Array<Section>, 
/**
 * The lines that have a reminder which is on.
 */
reminded: Array<Id>, 
/**
 * A line that was begun and not saved.
 */
draft: LineForm | null, 
/**
 * When it is looked at again.
 */
review: Review, 
/**
 * Whether that is now.
 */
review_due: boolean, 
/**
 * The logical day it is today, as `YYYY-MM-DD`.
 */
today: string, };

/**
 * One thing that was done to the plan. Several lines that were put in order at once are one change.
 */
export type PlanChange = { 
/**
 * Names it for `plan_undo`.
 */
seq: number, 
/**
 * The logical day, as `YYYY-MM-DD`.
 */
day: string, 
/**
 * The wall-clock time, as `HH:MM`.
 */
time: string, 
/**
 * What was done.
 */
what: What, 
/**
 * Whether it was done to a section itself; otherwise to one of its lines.
 */
to_section: boolean, 
/**
 * How many lines or sections it was done to.
 */
count: number, 
/**
 * The section's starter, for its heading where it has no other.
 */
starter: Starter | null, 
/**
 * The section's own heading as it is now.
 */
title: string | null, 
/**
 * The words before: of the line, or the section's heading; of a line without words, what it
 * points to. None where there were none, where it was not about words, and where it was done to
 * several.
 */
before: string | null, 
/**
 * The words after; where it was not about words, those of now. None where there are none, where
 * they were taken away, and where it was done to several.
 */
after: string | null, 
/**
 * Whether undoing it would change anything. Nothing is lost by that: what was written since then
 * is in the list as well.
 */
can_undo: boolean, };

/**
 * A page of what changed, newest first.
 */
export type PlanChanges = { 
/**
 * The changes, at most 50.
 */
changes: Array<PlanChange>, 
/**
 * Asks for the next page; none where this was the last.
 */
more: number | null, };

/**
 * Asks what changed.
 */
export type PlanSince = { 
/**
 * From this logical day on, as `YYYY-MM-DD`; none: all of it.
 */
since: string | null, 
/**
 * [`PlanChanges::more`] of the page before; none for the first page.
 */
before: number | null, };

/**
 * What a line points to.
 */
export type Point = { 
/**
 * What kind of thing it is.
 */
to: PointTo, 
/**
 * Which one.
 */
id: Id, 
/**
 * What the client calls it. Ignored in a form.
 */
name: string, };

/**
 * What kind of thing a line points to.
 */
export type PointTo = "support" | "strength" | "item";

/**
 * How far a long piece of work is.
 */
export type Progress = { 
/**
 * How many steps are done.
 */
done: number, 
/**
 * How many there are; 0: not known.
 */
all: number, };

/**
 * A question that brings a strength to mind. Its words are in `i18n/<lang>/strength.ftl`.
 */
export type Prompt = "thanked" | "got_through" | "can_do" | "lived" | "kept" | "roots" | "beside";

/**
 * What shows that it is the client who asks: one of them, or neither where there is no lock.
 */
export type Proof = { 
/**
 * The PIN or the passphrase.
 */
typed: string | null, 
/**
 * The recovery words.
 */
words: string | null, };

/**
 * What a drill has shown.
 */
export type Proven = { 
/**
 * The day, as `YYYY-MM-DD`.
 */
day: string, 
/**
 * How many records came back.
 */
records: number, 
/**
 * How many photographs.
 */
photos: number, 
/**
 * Whether the client's own words or passphrase opened the file. Otherwise the file was found
 * whole, and opened by what had just made it.
 */
by_client: boolean, };

/**
 * When nothing comes.
 */
export type Quiet = { 
/**
 * Each day's quiet hours.
 */
hours: QuietHours | null, 
/**
 * Quiet days: a Sabbath, a fast, a feast.
 */
days: Array<QuietDay>, 
/**
 * "I am resting": everything is paused up to and with this date, `YYYY-MM-DD`.
 */
rest: string | null, };

/**
 * A day on which nothing comes.
 */
export type QuietDay = { "type": "weekday", 
/**
 * Which one.
 */
day: "Mon" | "Tue" | "Wed" | "Thu" | "Fri" | "Sat" | "Sun", } | { "type": "dates", 
/**
 * The first, as `YYYY-MM-DD`.
 */
from: string, 
/**
 * The last.
 */
to: string, };

/**
 * Hours of the day in which nothing comes. What falls into them comes when they end.
 */
export type QuietHours = { 
/**
 * From this wall-clock time on, `HH:MM`.
 */
from: Time, 
/**
 * Up to this one, on the next day where it is not later. Equal: none at all.
 */
to: Time, };

/**
 * Says on which level a goal is today. A second time on one day is the first one put right.
 */
export type RateForm = { 
/**
 * The goal.
 */
goal: Id, 
/**
 * The level.
 */
level: Level, 
/**
 * A few words: up to 2,000 characters. May be empty.
 */
note: string, };

/**
 * On which level a goal was, one day.
 */
export type Rating = { 
/**
 * Its name in the vault.
 */
id: Id, 
/**
 * The goal.
 */
goal: Id, 
/**
 * Who said so.
 */
by: By, 
/**
 * The level.
 */
level: Level, 
/**
 * A few words. May be empty.
 */
note: string, 
/**
 * The logical day, as `YYYY-MM-DD`.
 */
day: string, };

/**
 * Asks for a receipt as a file.
 */
export type ReceiptAsk = { 
/**
 * The grant.
 */
id: Id, 
/**
 * Where it goes.
 */
to: Chosen, 
/**
 * The form.
 */
form: ReceiptForm, };

/**
 * The form of a receipt.
 */
export type ReceiptForm = "json" | "fhir";

/**
 * A country whose crisis lines are known.
 */
export type Region = { 
/**
 * Its pack's id.
 */
id: string, 
/**
 * What it is called.
 */
name: { [key in Language]?: string }, 
/**
 * Its parts.
 */
parts: Array<PackPart>, };

/**
 * A reminder.
 */
export type Reminder = { 
/**
 * Its name in the vault.
 */
id: Id, 
/**
 * What it is about.
 */
about: About, 
/**
 * The client's words; may be empty where it is about something that has its own.
 */
text: string, 
/**
 * The neutral title; may be empty.
 */
title: string, 
/**
 * What its notice shows.
 */
shows: Shows, 
/**
 * When it comes.
 */
rule: Rule, 
/**
 * The zone by whose clocks it comes, an IANA name; none: the one where the client is.
 */
zone: string | null, 
/**
 * Comes only where the thing is not done yet on that day.
 */
if_not_done: boolean, 
/**
 * With a sound.
 */
sound: boolean, 
/**
 * Turned off.
 */
off: boolean, 
/**
 * When its times were set, or it was turned on: what would have come before that never passed.
 */
since: string, };

/**
 * What the client fills in to add a reminder or to change one.
 */
export type ReminderForm = { 
/**
 * The reminder to change; none for a new one.
 */
id: Id | null, 
/**
 * What it is about.
 */
about: About, 
/**
 * The words: up to 500 characters.
 */
text: string, 
/**
 * The neutral title: up to 60 characters.
 */
title: string, 
/**
 * What its notice shows.
 */
shows: Shows, 
/**
 * When it comes.
 */
rule: Rule, 
/**
 * A fixed zone.
 */
zone: string | null, 
/**
 * Comes only where the thing is not done yet on that day.
 */
if_not_done: boolean, 
/**
 * With a sound.
 */
sound: boolean, 
/**
 * Turned off.
 */
off: boolean, };

/**
 * Names one that came.
 */
export type ReminderSaid = { 
/**
 * The reminder.
 */
reminder: Id, 
/**
 * [`PassedView::wall`].
 */
wall: string, 
/**
 * What the client says.
 */
say: Say, };

/**
 * A reminder as its list shows it.
 */
export type ReminderView = { 
/**
 * The reminder.
 */
reminder: Reminder, 
/**
 * The client's words for what it is about; empty for a check-in. None where what it points to is
 * deleted, so that it stays quiet.
 */
name: string | null, 
/**
 * When it comes next; none where it does not.
 */
next: Moment | null, };

/**
 * How a backup comes back.
 */
export type Restore = "join" | "replace";

/**
 * When the plan is looked at again. Nothing happens when the day has passed but a quiet line.
 */
export type Review = { 
/**
 * The day that the client chose, as `YYYY-MM-DD`; none: no day.
 */
next: string | null, 
/**
 * The day on which the client last said that they had looked at it.
 */
last: string | null, };

/**
 * When the plan is to be looked at again.
 */
export type ReviewForm = { 
/**
 * The day, as `YYYY-MM-DD`; none: no day.
 */
next: string | null, 
/**
 * Whether the client has just looked at it.
 */
looked: boolean, };

/**
 * A role that the client has, or is on the way to.
 */
export type RoleSaid = { 
/**
 * The role, in the client's words.
 */
role: string, 
/**
 * The logical day on which its goal was reached, as `YYYY-MM-DD`; none: it is on its way.
 */
reached: string | null, };

/**
 * When a reminder comes.
 */
export type Rule = { 
/**
 * The first date on which it may come, as `YYYY-MM-DD`.
 */
start: string, 
/**
 * On which dates.
 */
every: Every, 
/**
 * When it comes to an end.
 */
end: End, 
/**
 * At which wall-clock times of such a date, as `HH:MM`: 1 to 12 of them, in order.
 */
times: Array<Time>, };

/**
 * Asks when a rule would come.
 */
export type RuleTry = { 
/**
 * The rule.
 */
rule: Rule, 
/**
 * By the clocks of this zone; none: where the client is.
 */
zone: string | null, };

/**
 * A number from 0 to 10 that was said on a day.
 */
export type Said = { 
/**
 * The logical day, as `YYYY-MM-DD`.
 */
day: string, 
/**
 * The number.
 */
value: number, };

/**
 * What was saved.
 */
export type Salvaged = { 
/**
 * Records that were saved.
 */
records: number, 
/**
 * Photographs that were saved.
 */
photos: number, 
/**
 * Records and photographs that are known to be there and could not be read.
 */
lost: number, };

/**
 * Writes what can be read of a vault that does not open as a backup, where the client says.
 */
export type SaveClosed = { 
/**
 * By whom.
 */
proof: Proof, 
/**
 * Where to, and how it is locked.
 */
make: BackupMake, };

/**
 * What can be said to one that came.
 */
export type Say = "done" | "not_today" | "ten_minutes" | "hour" | "evening" | "tomorrow" | "clear" | "take_back";

/**
 * A goal's five levels.
 */
export type Scale = { 
/**
 * What each level looks like, in the client's words, −2 first: up to 300 characters each. Some
 * may be empty, not all.
 */
levels: [string, string, string, string, string], 
/**
 * Where the client was when the levels were written.
 */
base: Level | null, 
/**
 * How much the goal counts beside others, 0 to 100; 1 is as much as any other.
 */
weight: number, };

/**
 * Gives a goal its levels, or takes them away.
 */
export type ScaleForm = { 
/**
 * The goal.
 */
goal: Id, 
/**
 * Its levels; none: they are taken away. Ratings stay.
 */
scale: Scale | null, };

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
 * A section with its lines.
 */
export type Section = { 
/**
 * Its name in the vault.
 */
id: Id, 
/**
 * The part it is in.
 */
part: Part, 
/**
 * Where it is one that Trellis brought along: which.
 */
starter: Starter | null, 
/**
 * The client's own heading; none where it is still ours.
 */
title: string | null, 
/**
 * Where it stands among the sections of its part.
 */
place: number, 
/**
 * Put away by the client.
 */
hidden: boolean, 
/**
 * Its lines, in order.
 */
lines: Array<Line>, };

/**
 * What the client fills in to add a section or to rename one.
 */
export type SectionForm = { 
/**
 * The section to change; none for a new one.
 */
id: Id | null, 
/**
 * The part a new one is to be in. One that is there already stays where it is.
 */
part: Part, 
/**
 * The heading: 1 to 120 characters once its blank ends are cut. None gives a starter its own
 * heading back.
 */
title: string | null, };

/**
 * Puts a section away, or brings it back.
 */
export type SectionHide = { 
/**
 * Which one.
 */
id: Id, 
/**
 * Away or back.
 */
hidden: boolean, };

/**
 * Sections in an order.
 */
export type SectionOrder = { 
/**
 * The part.
 */
part: Part, 
/**
 * Ids of that part's sections: the first comes first. Those that are not named follow as they
 * were.
 */
ids: Array<Id>, };

/**
 * What can be seen while the app is locked, and what could be.
 */
export type Seen = { 
/**
 * The client's own lines that *Support now* shows.
 */
lines: Array<Line>, 
/**
 * The people that it shows.
 */
people: Array<Support>, 
/**
 * Which of these are seen while the app is locked.
 */
ticked: Array<Id>, 
/**
 * Whether a key store can hold the key to it: without one there is nothing to choose.
 */
can: boolean, };

/**
 * Chooses what is seen while the app is locked.
 */
export type SeenForm = { 
/**
 * The lines and people that are.
 */
ticked: Array<Id>, };

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
 * Whose crisis lines are shown: a country's or a part's id, such as `ca` or `ca-on`. None: as the
 * device's time zone suggests, or Canada's.
 */
region: string | null, 
/**
 * Whether the first run was gone through or skipped.
 */
welcomed: boolean, };

/**
 * What the client is asked about, while nothing is given out.
 */
export type SharedAsked = "keys" | "gone" | "stop";

/**
 * What was ticked.
 */
export type SharedChoice = { 
/**
 * Strengths.
 */
strengths: Array<Id>, 
/**
 * Goals, each with its steps, levels and ratings.
 */
goals: Array<Id>, 
/**
 * Sections of the plan, of both parts.
 */
sections: Array<Id>, 
/**
 * Check-in items, with what was answered to them.
 */
items: Array<Id>, 
/**
 * The tags of those check-ins.
 */
tags: boolean, 
/**
 * The notes of check-ins.
 */
notes: boolean, 
/**
 * Answered measures, of these kinds.
 */
measures: Array<ChosenMeasure>, 
/**
 * Life balance.
 */
balance: boolean, 
/**
 * The page for the next visit, with all that stands on it.
 */
visit: boolean, 
/**
 * The names of people, places and groups where a goal or a line points to them.
 */
people: boolean, 
/**
 * From which logical day on, for what has a day; none: from the beginning.
 */
since: string | null, };

/**
 * How long.
 */
export type SharedPeriod = { "type": "visit", 
/**
 * The logical day, as `YYYY-MM-DD`.
 */
day: string, } | { "type": "month" } | { "type": "quarter" };

/**
 * Where a grant stands.
 */
export type SharedStand = { "type": "sending" } | { "type": "shared", 
/**
 * When the server last confirmed it.
 */
confirmed: string, } | { "type": "resuming" } | { "type": "paused", 
/**
 * When.
 */
confirmed: string, } | { "type": "pausing" } | { "type": "asked", 
/**
 * What.
 */
about: SharedAsked, } | { "type": "stopping" } | { "type": "ended", 
/**
 * Why.
 */
why: SharedWhat, 
/**
 * When the server confirmed it; none: its time ran out, and no receipt came.
 */
confirmed: string | null, };

/**
 * What happened to a grant.
 */
export type SharedWhat = "given" | "changed" | "paused" | "resumed" | "stopped" | "expired" | "keys" | "gone" | "refused";

/**
 * Changes what is shown.
 */
export type SharingChange = { 
/**
 * The grant.
 */
id: Id, 
/**
 * What the client wants to be called there.
 */
called: string, 
/**
 * What is ticked.
 */
choice: SharedChoice, };

/**
 * What was agreed to, or done, once.
 */
export type SharingConsent = { 
/**
 * Its record.
 */
id: Id, 
/**
 * When.
 */
at: string, 
/**
 * What happened.
 */
what: SharedWhat, 
/**
 * The exact words agreed to, in paragraphs; none where there were none.
 */
text: Array<string>, };

/**
 * What the client has in mind, before yes or for a change.
 */
export type SharingDraft = { 
/**
 * The grant that is to be changed; none: a new one.
 */
id: Id | null, 
/**
 * What the client wants to be called there. May be empty.
 */
called: string, 
/**
 * What is ticked.
 */
choice: SharedChoice, 
/**
 * Until when; none where it is a change.
 */
period: SharedPeriod | null, };

/**
 * One grant.
 */
export type SharingGrant = { 
/**
 * Its record.
 */
id: Id, 
/**
 * The worker's name.
 */
name: string, 
/**
 * What they do.
 */
role: string, 
/**
 * Why, in their words.
 */
reason: string, 
/**
 * What the agency calls itself.
 */
agency: string, 
/**
 * The server's address.
 */
server: string, 
/**
 * What the client is called there.
 */
called: string, 
/**
 * What is ticked.
 */
choice: SharedChoice, 
/**
 * When the client said yes.
 */
made: string, 
/**
 * The last day on which it is shown, as `YYYY-MM-DD`.
 */
last: string, 
/**
 * Where it stands.
 */
stand: SharedStand, 
/**
 * Whether the worker sees less than what is here now: a change is on its way.
 */
behind: boolean, 
/**
 * When the worker last opened it.
 */
opened: string | null, 
/**
 * Whether the record of openings does not hold together: the server changed or hides some.
 */
doubtful: boolean, };

/**
 * What happened to one grant, the newest first.
 */
export type SharingHistory = { 
/**
 * What was agreed to, and done.
 */
consents: Array<SharingConsent>, 
/**
 * When the worker opened it.
 */
openings: Array<SharingOpening>, 
/**
 * What the server signed when it deleted everything, as it signed it.
 */
receipt: string | null, 
/**
 * When the server deleted it, by its clock.
 */
deleted: string | null, };

/**
 * An invitation: its link, or what is typed.
 */
export type SharingInvitation = { 
/**
 * The link, or the 25 characters.
 */
text: string, 
/**
 * With characters: the server's name.
 */
server: string | null, };

/**
 * Who invites, as far as their server says and the invitation vouches for.
 */
export type SharingInvited = { 
/**
 * The server's address.
 */
server: string, 
/**
 * What the agency calls itself.
 */
agency: string, 
/**
 * The worker's name.
 */
name: string, 
/**
 * What they do.
 */
role: string, 
/**
 * Why, in their words.
 */
reason: string, 
/**
 * Whether the invitation was typed: then the six words are what vouches most.
 */
typed: boolean, 
/**
 * The six words to compare by voice.
 */
words: Array<string>, 
/**
 * Until when the invitation is good.
 */
expires: string | null, };

/**
 * Everything that is shared, and what waits.
 */
export type SharingList = { 
/**
 * The grants: those that go on first, the newest first.
 */
grants: Array<SharingGrant>, 
/**
 * How many suggestions wait for a first look.
 */
suggestions: number, 
/**
 * Whether something goes over the network now.
 */
busy: boolean, 
/**
 * Whether the server was not reached lately, and it is tried again.
 */
unreachable: boolean, };

/**
 * What one worker can see.
 */
export type SharingMark = { 
/**
 * Their name.
 */
name: string, 
/**
 * The records that something is shown of.
 */
records: Array<Id>, 
/**
 * The logical days of which a check-in is shown, as `YYYY-MM-DD`.
 */
days: string[], 
/**
 * The kinds of measures that are shown, by the names that their screens have.
 */
measures: Array<Id>, 
/**
 * Whether life balance is shown.
 */
balance: boolean, 
/**
 * Whether the page for a visit is shown.
 */
visit: boolean, };

/**
 * Who can see what, and from whom what came.
 */
export type SharingMarks = { 
/**
 * What tells one answer from another.
 */
print: string, 
/**
 * By grants that go on.
 */
seen: Array<SharingMark>, 
/**
 * What was once suggested.
 */
from: Array<SharingOrigin>, };

/**
 * Asks who can see what.
 */
export type SharingMarksAsk = { 
/**
 * What the answer that the screen has was called; none: it has none.
 */
print: string | null, };

/**
 * A kind of measure that can be ticked.
 */
export type SharingMeasure = { 
/**
 * Its short name.
 */
pack: string, 
/**
 * What it is called.
 */
name: string, };

/**
 * What could be ticked. Nothing is, at first.
 */
export type SharingOffer = { 
/**
 * What the client is called.
 */
name: string, 
/**
 * The logical day it is today, as `YYYY-MM-DD`.
 */
today: string, 
/**
 * Strengths.
 */
strengths: Array<SharingThing>, 
/**
 * Goals.
 */
goals: Array<SharingThing>, 
/**
 * Sections of the plan that have lines.
 */
sections: Array<SharingThing>, 
/**
 * Check-in items.
 */
items: Array<SharingThing>, 
/**
 * Kinds of measures that were answered.
 */
measures: Array<SharingMeasure>, 
/**
 * Whether there are tags.
 */
tags: boolean, 
/**
 * Whether life balance was looked at.
 */
balance: boolean, 
/**
 * Whether something stands on the page for a visit.
 */
visit: boolean, 
/**
 * Whether there is somebody in the circle.
 */
people: boolean, };

/**
 * The worker opened it, once.
 */
export type SharingOpening = { 
/**
 * When, by the server's clock.
 */
at: string, 
/**
 * Whether the worker noted that the client asked to stop; otherwise they opened it.
 */
stop: boolean, };

/**
 * From whom a record came.
 */
export type SharingOrigin = { 
/**
 * The record.
 */
id: Id, 
/**
 * From whom.
 */
name: string, 
/**
 * When they suggested it.
 */
at: string, };

/**
 * What it would look like, byte for byte as it will be sealed.
 */
export type SharingPreview = { 
/**
 * The card's JSON.
 */
card: string, 
/**
 * Each item's JSON.
 */
items: Array<string>, };

/**
 * Something that a worker proposed.
 */
export type SharingSuggestion = { 
/**
 * Its record.
 */
id: Id, 
/**
 * From whom.
 */
from: string, 
/**
 * When they wrote it.
 */
made: string, 
/**
 * What it says.
 */
says: Suggestion, 
/**
 * What it is about, in the client's words: the goal, or the section; none: nothing, or it is gone.
 */
about: string | null, 
/**
 * What the client made of it.
 */
answer: SuggestionSaid | null, };

/**
 * The exact words that are agreed to.
 */
export type SharingText = { 
/**
 * In paragraphs.
 */
paragraphs: Array<string>, };

/**
 * Asks for the exact words that would be agreed to.
 */
export type SharingTextAsk = { 
/**
 * The invitation that was looked at; none where it is a change.
 */
invitation: SharingInvitation | null, 
/**
 * What the client has in mind.
 */
draft: SharingDraft, };

/**
 * Something that can be ticked.
 */
export type SharingThing = { 
/**
 * Its name in the vault.
 */
id: Id, 
/**
 * The client's words for it.
 */
text: string, 
/**
 * Of a section: which part it is in.
 */
part: Part | null, };

/**
 * The client says yes.
 */
export type SharingYes = { 
/**
 * The invitation.
 */
invitation: SharingInvitation, 
/**
 * What to.
 */
draft: SharingDraft, };

/**
 * What a notice shows to whoever sees the screen.
 */
export type Shows = "nothing" | "title" | "full";

/**
 * Whether a support is part of the client's own life or there by profession.
 */
export type Side = "natural" | "professional";

/**
 * A pattern tied to one of the client's own early signs.
 */
export type Sign = { 
/**
 * Its name in the vault.
 */
id: Id, 
/**
 * The plan line whose words the card quotes.
 */
line: Id, 
/**
 * What to look for.
 */
pattern: Pattern, 
/**
 * The plan line that the card opens: what the client does then. None: the sign's own section.
 */
action: Id | null, 
/**
 * Turned off.
 */
off: boolean, 
/**
 * Quiet up to and with this logical day, as `YYYY-MM-DD`.
 */
until: string | null, 
/**
 * The logical day on which its card was not helpful, as `YYYY-MM-DD`: it stays quiet until the
 * pattern has ended and begins anew, after this day.
 */
anew: string | null, };

/**
 * What the client says to a card.
 */
export type SignAnswer = { 
/**
 * The sign.
 */
sign: Id, 
/**
 * What they say.
 */
say: SignSaid, };

/**
 * A sign that came.
 */
export type SignCame = { 
/**
 * The sign.
 */
sign: Id, 
/**
 * The client's own early sign.
 */
line: Line, 
/**
 * The times it came, the latest first.
 */
spells: Array<Spell>, 
/**
 * What was ticked as helping at these times or on the three days after, most often first.
 */
helped: Array<Helped>, };

/**
 * A card on Today: the client's own sentence, and why it is there.
 */
export type SignCard = { 
/**
 * The sign.
 */
sign: Id, 
/**
 * The client's own early sign, whose words are quoted.
 */
line: Line, 
/**
 * What the client does then; none: the card opens the sign's section.
 */
action: Line | null, 
/**
 * What was looked for.
 */
pattern: Pattern, 
/**
 * What the pattern is about, in the client's words: an item's question, a tag's label.
 */
about: string, 
/**
 * The word of the choice, where one was looked for.
 */
choice: string | null, 
/**
 * The days on which it held, earliest first.
 */
because: Array<Because>, };

/**
 * What the client fills in to tie a pattern to a sign, or to change one.
 */
export type SignForm = { 
/**
 * The sign to change; none for a new one.
 */
id: Id | null, 
/**
 * The plan line whose words the card quotes.
 */
line: Id, 
/**
 * What to look for.
 */
pattern: Pattern, 
/**
 * The plan line that the card opens.
 */
action: Id | null, 
/**
 * Turned off.
 */
off: boolean, };

/**
 * What can be said to a card.
 */
export type SignSaid = { "type": "quiet", 
/**
 * How many.
 */
days: number, } | { "type": "not_helpful" } | { "type": "off" } | { "type": "on" };

/**
 * A sign with its line, for the list of signs.
 */
export type SignView = { 
/**
 * The sign.
 */
sign: Sign, 
/**
 * The client's own early sign; none: that line is deleted, and so the sign is quiet.
 */
line: Line | null, 
/**
 * What the client does then.
 */
action: Line | null, 
/**
 * What the pattern is about, in the client's words; none: it is gone, and so the sign is quiet.
 */
about: string | null, 
/**
 * The word of the choice, where one is looked for.
 */
choice: string | null, 
/**
 * The logical day it is today, as `YYYY-MM-DD`.
 */
today: string, };

/**
 * Days running on which a sign's pattern was so, as many as it asks for or more.
 */
export type Spell = { 
/**
 * The first of them, as `YYYY-MM-DD`.
 */
first: string, 
/**
 * The last.
 */
last: string, };

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
safety_copy: boolean, 
/**
 * The lock; none: it is off, or not known.
 */
lock: LockOn | null, 
/**
 * Whether the vault's recovery words would open it.
 */
words: boolean, 
/**
 * What the client speaks, while the vault is closed; none: not known.
 */
language: Language | null, 
/**
 * Once unlocked: a form that was being filled in when the app was locked.
 */
half: Half | null, };

/**
 * A section that Trellis brings along. The client may rename, move, hide and fill it as any other.
 *
 * Headings and prompts are ours, in `i18n/<lang>/plan.ftl` by these names. The order here is the order
 * to begin with. The second part has the shape of the field's published six steps (signs, what I
 * do myself, people and places, people to ask, professionals, safer surroundings) and a seventh,
 * reasons to go on; the words are our own.
 */
export type Starter = "well_me" | "important" | "every_day" | "helps" | "triggers" | "early_signs" | "when_hard" | "crisis" | "after_crisis" | "hard_signs" | "by_self" | "take_my_mind" | "ask" | "professionals" | "safer" | "reasons";

/**
 * Where a goal stands. Each is fine to be in, and there is a way back from each.
 */
export type Status = "thinking" | "working" | "resting" | "reached" | "let_go";

/**
 * A step.
 */
export type Step = { 
/**
 * Its name in the vault.
 */
id: Id, 
/**
 * The goal that it leads to.
 */
goal: Id, 
/**
 * The client's words.
 */
text: string, 
/**
 * How well it goes; none: it is still to come.
 */
how: How | null, 
/**
 * The logical day on which it was first done, in whatever way, as `YYYY-MM-DD`.
 */
first: string | null, 
/**
 * The logical day on which it came to be as it is now.
 */
since: string | null, 
/**
 * Where it stands among the steps of its goal.
 */
place: number, };

/**
 * What the client fills in to add a step or to change one.
 */
export type StepForm = { 
/**
 * The step to change; none for a new one.
 */
id: Id | null, 
/**
 * The goal that it leads to.
 */
goal: Id, 
/**
 * The words: 1 to 200 characters once their blank ends are cut.
 */
text: string, };

/**
 * Says how well a step goes.
 */
export type StepHow = { 
/**
 * The step.
 */
id: Id, 
/**
 * How well; none: it is still to come.
 */
how: How | null, };

/**
 * Steps of a goal in an order.
 */
export type StepOrder = { 
/**
 * The goal.
 */
goal: Id, 
/**
 * Ids of its steps: the first comes first. Those that are not named follow as they were.
 */
ids: Array<Id>, };

/**
 * What the client does with the app.
 */
export type Stir = { 
/**
 * Whether they touched it; otherwise they left it.
 */
here: boolean, };

/**
 * What the client did and can do.
 */
export type Story = { 
/**
 * How many steps were done, in whatever way.
 */
steps: number, 
/**
 * How many of them on the client's own.
 */
on_own: number, 
/**
 * How many of them so well that they can show others.
 */
can_show: number, 
/**
 * How many goals were reached.
 */
reached: number, 
/**
 * How many notes and photographs are kept to show for it.
 */
evidence: number, 
/**
 * The roles, those reached first, in the order of their days; each once.
 */
roles: Array<RoleSaid>, };

/**
 * A strength.
 */
export type Strength = { 
/**
 * Its name in the vault.
 */
id: Id, 
/**
 * The client's words.
 */
text: string, 
/**
 * The prompt that brought it up, if one did.
 */
prompt: Prompt | null, 
/**
 * Where it stands.
 */
place: number, };

/**
 * What the client fills in to add a strength or to change one.
 */
export type StrengthForm = { 
/**
 * The strength to change; none for a new one.
 */
id: Id | null, 
/**
 * The words: 1 to 200 characters once their blank ends are cut.
 */
text: string, 
/**
 * The prompt that brought it up.
 */
prompt: Prompt | null, };

/**
 * Strengths in an order.
 */
export type StrengthOrder = { 
/**
 * Their ids: the first comes first. Those that are not named follow as they were.
 */
ids: Array<Id>, };

/**
 * A strength shown back over time.
 */
export type StrengthStory = { 
/**
 * The strength.
 */
strength: Strength, 
/**
 * On how many logical days the client ticked it.
 */
days: number, 
/**
 * The first of them, as `YYYY-MM-DD`; none: it was not ticked yet.
 */
first: string | null, 
/**
 * The last of them.
 */
last: string | null, 
/**
 * The newest days on which it was ticked, newest first, at most 30.
 */
newest: string[], 
/**
 * The plan's lines that point to it.
 */
lines: Array<Line>, };

/**
 * What is proposed.
 */
export type Suggestion = { "kind": "goal", 
/**
 * Its words.
 */
text: string, 
/**
 * Why it may matter. May be empty.
 */
why: string, } | { "kind": "step", 
/**
 * The goal.
 */
goal: Id, 
/**
 * Its words.
 */
text: string, } | { "kind": "line", 
/**
 * The section.
 */
section: Id, 
/**
 * Its words.
 */
text: string, } | { "kind": "reminder", 
/**
 * Of what.
 */
text: string, 
/**
 * When, in words. May be empty.
 */
when: string, } | { "kind": "note", 
/**
 * It.
 */
text: string, } | { "kind": "meeting", 
/**
 * About what. May be empty.
 */
text: string, 
/**
 * On which day.
 */
day: string | null, 
/**
 * At what time, as `HH:MM`. May be empty.
 */
time: string, } | { "kind": "rating", 
/**
 * The goal.
 */
goal: Id, 
/**
 * The level.
 */
level: Level, 
/**
 * A few words. May be empty.
 */
words: string, };

/**
 * What the client makes of a suggestion.
 */
export type SuggestionAnswer = { 
/**
 * The suggestion.
 */
id: Id, 
/**
 * What.
 */
answer: SuggestionSaid, 
/**
 * The client's own wording of it, where they accept it with changes.
 */
edited: Suggestion | null, };

/**
 * What the client made of a suggestion.
 */
export type SuggestionSaid = "accepted" | "declined" | "later";

/**
 * A person, a place or a group.
 */
export type Support = { 
/**
 * Its name in the vault.
 */
id: Id, 
/**
 * What it is.
 */
kind: SupportKind, 
/**
 * What it is called: 1 to 120 characters.
 */
name: string, 
/**
 * The client's own word for the tie: my sister, my worker, the choir. May be empty, as all
 * that follows may.
 */
tie: string, 
/**
 * What they help with.
 */
helps: string, 
/**
 * When to call or go.
 */
when: string, 
/**
 * A telephone number, as the client writes it.
 */
phone: string, 
/**
 * Whether a text message is welcome there.
 */
texts: boolean, 
/**
 * An e-mail address.
 */
email: string, 
/**
 * Where it is.
 */
address: string, 
/**
 * Part of the client's own life, or there by profession.
 */
side: Side, 
/**
 * Shown first, and by *Support now*.
 */
favourite: boolean, 
/**
 * When it comes round again, as a self-help meeting does.
 */
meets: Meets | null, };

/**
 * Deletes a support.
 */
export type SupportDelete = { 
/**
 * Which one.
 */
id: Id, 
/**
 * Whether the plan's lines that point to it are deleted as well. Otherwise they stay, and one
 * without words of its own is given the support's name.
 */
lines_too: boolean, };

/**
 * What the client fills in to add a support or to change one.
 */
export type SupportForm = { 
/**
 * The support to change; none for a new one.
 */
id: Id | null, 
/**
 * What the client says of it.
 */
said: SupportSaid, };

/**
 * What a support is.
 */
export type SupportKind = "person" | "place" | "group";

/**
 * All that *Support now* shows. It comes from the device alone.
 */
export type SupportNow = { 
/**
 * The client's own first lines: those marked, or else the first of their hard days' part.
 */
lines: Array<Line>, 
/**
 * The client's own people: favourites, or else those whom their hard days' part points to.
 */
people: Array<Support>, 
/**
 * Crisis lines for where they are: those of the whole country and of the part.
 */
pack: Pack, 
/**
 * The part that was chosen, such as a province; none: the whole country.
 */
part: string | null, 
/**
 * Whether the pack was last checked over a year ago.
 */
old: boolean, };

/**
 * What the client says of a support.
 */
export type SupportSaid = { 
/**
 * What it is.
 */
kind: SupportKind, 
/**
 * What it is called: 1 to 120 characters.
 */
name: string, 
/**
 * The client's own word for the tie: my sister, my worker, the choir. May be empty, as all
 * that follows may.
 */
tie: string, 
/**
 * What they help with.
 */
helps: string, 
/**
 * When to call or go.
 */
when: string, 
/**
 * A telephone number, as the client writes it.
 */
phone: string, 
/**
 * Whether a text message is welcome there.
 */
texts: boolean, 
/**
 * An e-mail address.
 */
email: string, 
/**
 * Where it is.
 */
address: string, 
/**
 * Part of the client's own life, or there by profession.
 */
side: Side, 
/**
 * Shown first, and by *Support now*.
 */
favourite: boolean, 
/**
 * When it comes round again, as a self-help meeting does.
 */
meets: Meets | null, };

/**
 * One alarm.
 */
export type SyncAlarm = { 
/**
 * What.
 */
kind: SyncAlarmKind, 
/**
 * About which device, by its [`SyncDevice::device`]; none: about the server.
 */
device: string | null, 
/**
 * When it was first noticed.
 */
at: string, };

/**
 * Something that an honest server and honest devices never do.
 */
export type SyncAlarmKind = "disagree" | "rolled_back" | "forged" | "devices" | "server_key";

/**
 * Begins to keep a sealed copy.
 */
export type SyncBegin = { 
/**
 * The invitation.
 */
invitation: SyncInvitation, 
/**
 * What this device is to be called.
 */
name: string, 
/**
 * The recovery words that are to lead back; none: no words do, until there are some.
 */
words: string | null, };

/**
 * One of the client's devices.
 */
export type SyncDevice = { 
/**
 * Names it to other commands: 16 hexadecimal digits.
 */
device: string, 
/**
 * What its client calls it; empty where it has not said so yet.
 */
name: string, 
/**
 * Whether it is this one.
 */
this: boolean, 
/**
 * When it was last there, by its own clock; none: it was not heard of yet.
 */
heard: string | null, };

/**
 * Names one of the client's devices.
 */
export type SyncDeviceAsk = { 
/**
 * [`SyncDevice::device`].
 */
device: string, };

/**
 * An invitation: its link, or what is typed.
 */
export type SyncInvitation = { 
/**
 * The link, or the 25 characters.
 */
text: string, 
/**
 * With characters: the server's name.
 */
server: string | null, };

/**
 * What an invitation says, before anything is contacted.
 */
export type SyncInvited = { 
/**
 * The server's address.
 */
server: string, 
/**
 * Until when the invitation is good; none: it does not say.
 */
expires: string | null, 
/**
 * Whether that is over.
 */
over: boolean, };

/**
 * Names this device.
 */
export type SyncName = { 
/**
 * Its name.
 */
name: string, };

/**
 * Lets a new device in, on one that has the copy.
 */
export type SyncPairJoin = { 
/**
 * What was scanned, or the 25 characters.
 */
text: string, };

/**
 * How far pairing is.
 */
export type SyncPairPhase = "none" | "waiting" | "words" | "joining" | "done" | "over";

/**
 * Says whether both devices show the same words.
 */
export type SyncPairSay = { 
/**
 * Whether they are the same.
 */
same: boolean, };

/**
 * Shows this new device to one that has the copy.
 */
export type SyncPairShow = { 
/**
 * The server's name.
 */
server: string, 
/**
 * What this device is to be called.
 */
name: string, };

/**
 * How far pairing is, on either device.
 */
export type SyncPairState = { 
/**
 * How far.
 */
phase: SyncPairPhase, 
/**
 * The three words, in the app's language.
 */
words: [string, string, string] | null, 
/**
 * What the other device is called.
 */
name: string | null, 
/**
 * What keeps it from going on.
 */
trouble: SyncTrouble | null, };

/**
 * What the other device scans or is told.
 */
export type SyncPairing = { 
/**
 * The text of the code that is scanned.
 */
text: string, 
/**
 * The same for typing: 25 characters.
 */
code: string, };

/**
 * Whether there is a sealed copy on a server.
 */
export type SyncPhase = "off" | "on" | "gone";

/**
 * Chooses about photographs.
 */
export type SyncPhotos = { 
/**
 * Whether they go over a metered network too.
 */
on_metered: boolean, };

/**
 * What a server signed when it took something away.
 */
export type SyncReceipt = { 
/**
 * When, by the server's clock.
 */
at: string, 
/**
 * Whether it was the whole copy; otherwise single changes.
 */
whole: boolean, 
/**
 * How many bytes went.
 */
bytes: number, 
/**
 * The receipt as the server signed it.
 */
text: string, };

/**
 * Comes back with the recovery words alone, on a device that has no copy.
 */
export type SyncRecover = { 
/**
 * The server's name.
 */
server: string, 
/**
 * The twelve words.
 */
words: string, 
/**
 * What this device is to be called.
 */
name: string, };

/**
 * Where sync stands.
 */
export type SyncStatus = { 
/**
 * Whether there is a sealed copy.
 */
phase: SyncPhase, 
/**
 * The server's address.
 */
server: string | null, 
/**
 * What the agency calls itself.
 */
agency: string | null, 
/**
 * How to reach somebody there.
 */
contact: string | null, 
/**
 * The client's devices, this one first.
 */
devices: Array<SyncDevice>, 
/**
 * When everything was last in step.
 */
at: string | null, 
/**
 * Whether something goes on now.
 */
busy: boolean, 
/**
 * How far it is.
 */
progress: Progress | null, 
/**
 * What waits.
 */
waiting: SyncWaiting, 
/**
 * What keeps it from going on.
 */
trouble: SyncTrouble | null, 
/**
 * When it is tried again by itself.
 */
next: string | null, 
/**
 * What is wrong with the server or a device.
 */
alarms: Array<SyncAlarm>, 
/**
 * Whether photographs go over a metered network too.
 */
photos_on_metered: boolean, 
/**
 * Whether recovery words lead back to the copy.
 */
words: boolean, 
/**
 * What was taken away on the server, the latest first.
 */
receipts: Array<SyncReceipt>, };

/**
 * Stops keeping a copy.
 */
export type SyncStop = { 
/**
 * Whether the server's copy is to be erased; otherwise it stays there, sealed.
 */
erase: boolean, };

/**
 * What keeps devices from being in step just now.
 */
export type SyncTrouble = "unreachable" | "busy" | "full" | "version" | "refused" | "gone" | "nonsense" | "device";

/**
 * What waits, and why.
 */
export type SyncWaiting = { 
/**
 * Changes made here that are not on the server yet.
 */
changes: number, 
/**
 * Photographs that are not on the server yet.
 */
photos: number, 
/**
 * Pages of changes that other devices wrote and that are not here yet.
 */
missing: number, 
/**
 * Changes that a newer version made, and that this one cannot read.
 */
newer: number, 
/**
 * Changes that nobody can read.
 */
unreadable: number, 
/**
 * Whether photographs wait for a network that is not metered.
 */
for_network: boolean, };

/**
 * Recovery words that are to lead back from now on.
 */
export type SyncWords = { 
/**
 * The twelve words.
 */
words: string, };

/**
 * A kind of operating system.
 */
export type System = "linux" | "macos" | "windows" | "android" | "ios" | "other";

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
 * One time that a measure was answered.
 */
export type Taken = { 
/**
 * Its name in the vault.
 */
id: Id, 
/**
 * The logical day.
 */
day: string, 
/**
 * How many questions were answered.
 */
answered: number, 
/**
 * Of how many; none where a newer app asked them.
 */
questions: number | null, 
/**
 * What it came to; none where more was left open than the measure allows.
 */
came_to: CameTo | null, };

/**
 * A question that was asked.
 */
export type TakenAnswer = { 
/**
 * Its published words.
 */
question: string, 
/**
 * The published words of the answer; none: it was left open.
 */
answer: string | null, };

/**
 * One time that a measure was answered, whole.
 */
export type TakenView = { 
/**
 * What it came to.
 */
taken: Taken, 
/**
 * The time before; none where it was the first.
 */
before: Taken | null, 
/**
 * The measure.
 */
measure: Id, 
/**
 * What it is called.
 */
name: string, 
/**
 * What its number means.
 */
means: string, 
/**
 * The language of the text that was answered.
 */
language: Language, 
/**
 * What stood above the questions.
 */
lead: string, 
/**
 * The notice that is to be shown with it.
 */
notice: string, 
/**
 * Every question with its answer.
 */
answers: Array<TakenAnswer>, 
/**
 * Whether one of the answers opened the client's own support.
 */
opened_support: boolean, };

/**
 * What is so on a day.
 */
export type Test = { "type": "below", 
/**
 * The item.
 */
item: Id, 
/**
 * The number.
 */
than: number, } | { "type": "above", 
/**
 * The item.
 */
item: Id, 
/**
 * The number.
 */
than: number, } | { "type": "said", 
/**
 * The item.
 */
item: Id, 
/**
 * Yes, or no.
 */
yes: boolean, } | { "type": "chose", 
/**
 * The item.
 */
item: Id, 
/**
 * The choice's key.
 */
choice: string, } | { "type": "tagged", 
/**
 * The tag.
 */
tag: Id, };

/**
 * Asks for a test notice.
 */
export type TestReminder = { 
/**
 * In how many seconds: 0 to 300.
 */
seconds: number, };

/**
 * How to send a text message to a line.
 */
export type Texting = { 
/**
 * The number.
 */
number: string, 
/**
 * The word to send, where it wants one, in each language.
 */
word: { [key in Language]?: string } | null, };

/**
 * Light or dark.
 */
export type Theme = "system" | "light" | "dark";

/**
 * What days are compared by.
 */
export type Thing = { "type": "tag", 
/**
 * The tag.
 */
id: Id, } | { "type": "strength", 
/**
 * The strength.
 */
id: Id, } | { "type": "at_least", 
/**
 * The item.
 */
id: Id, 
/**
 * Minutes.
 */
minutes: number, } | { "type": "done", 
/**
 * The reminder.
 */
id: Id, } | { "type": "weekday", 
/**
 * 1 is Monday, 7 is Sunday.
 */
number: number, };

/**
 * A wall-clock time, written `HH:MM`.
 */
export type Time = string;

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
last_day: string | null, 
/**
 * What the client's own signs have to say.
 */
signs: Array<SignCard>, 
/**
 * A hope note to offer on a low day; none where the day is not low, or the client said not now.
 */
hope: Id | null, 
/**
 * Whether it is time for a look at the plan.
 */
review_due: boolean, 
/**
 * The reminders of today; none where there are no reminders at all.
 */
reminders: TodayReminders | null, 
/**
 * Whether something is shown to somebody, or was suggested.
 */
sharing: boolean, 
/**
 * Whether a check-in may be shown to somebody: then it has room for its mark.
 */
marked: boolean, };

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
 * The reminders of today.
 */
export type TodayReminders = { 
/**
 * What has passed and has had no answer, of each reminder the latest one: earliest first.
 */
passed: Array<PassedView>, 
/**
 * What is still to come today and what was done, but for check-ins: earliest first.
 */
list: Array<DayLine>, 
/**
 * Everything is paused up to and with this date, `YYYY-MM-DD`; none: it is not.
 */
rest: string | null, };

/**
 * What can go wrong where a backup is made by itself.
 */
export type Trouble = "folder_gone" | "full" | "not_proven" | "other";

/**
 * Opens a locked vault.
 */
export type Unlock = { 
/**
 * The PIN or the passphrase.
 */
typed: string, };

/**
 * Opens a vault by its recovery words.
 */
export type UnlockWords = { 
/**
 * All twelve, as they were written.
 */
words: string, };

/**
 * What is usual for one question, over the last 52 weeks.
 */
export type UsualDays = { 
/**
 * By day of the week, from Monday on.
 */
weekdays: Array<DayKind>, 
/**
 * By time of day: morning, afternoon, evening, night.
 */
parts: Array<DayKind>, };

/**
 * What is usual.
 */
export type UsualRange = { 
/**
 * The mean.
 */
mean: number, 
/**
 * A quarter of the days lie below.
 */
low: number, 
/**
 * A quarter of the days lie above.
 */
high: number, };

/**
 * One thing that the client does to the page.
 */
export type VisitEdit = { "type": "hide", 
/**
 * Its key.
 */
key: string, 
/**
 * Away or back.
 */
hidden: boolean, } | { "type": "word", 
/**
 * Its key.
 */
key: string, 
/**
 * The words: up to 300 characters; empty: as it was proposed.
 */
text: string, } | { "type": "own", 
/**
 * Which part.
 */
part: VisitPart, 
/**
 * The lines: up to 600 characters; may be empty.
 */
text: string, } | { "type": "decide", 
/**
 * The words: up to 300 characters; may be empty.
 */
text: string, };

/**
 * A visit that was.
 */
export type VisitLast = { 
/**
 * The logical day, as `YYYY-MM-DD`.
 */
day: string, 
/**
 * What was to be decided. May be empty.
 */
decision: string, };

/**
 * A proposed line.
 */
export type VisitLine = { 
/**
 * Names it.
 */
key: string, 
/**
 * The part that it stands in.
 */
part: VisitPart, 
/**
 * What it says, in the app's words.
 */
what: VisitWhat, 
/**
 * What it says in the client's words instead; none: as it was proposed.
 */
words: string | null, 
/**
 * The client does not want it on the page.
 */
hidden: boolean, };

/**
 * The client's own lines in a part.
 */
export type VisitOwn = { 
/**
 * The part.
 */
part: VisitPart, 
/**
 * The lines.
 */
text: string, };

/**
 * The page as it stands.
 */
export type VisitPage = { 
/**
 * What is proposed, part by part, hidden lines too.
 */
lines: Array<VisitLine>, 
/**
 * The client's own lines, of the parts that have any.
 */
own: Array<VisitOwn>, 
/**
 * The one decision. May be empty.
 */
decision: string, 
/**
 * The visit before; none: this is the first.
 */
last: VisitLast | null, 
/**
 * The logical day from which what changed is told, as `YYYY-MM-DD`.
 */
since: string, 
/**
 * The logical day it is today.
 */
today: string, };

/**
 * A part of the page, in its order. Strengths come first.
 */
export type VisitPart = "strengths" | "changed" | "helped" | "want";

/**
 * What a proposed line says.
 */
export type VisitWhat = { "type": "strength", 
/**
 * The client's words.
 */
text: string, 
/**
 * On how many days it was used in this time.
 */
days: number, } | { "type": "reached", 
/**
 * The goal.
 */
text: string, } | { "type": "begun", 
/**
 * The goal.
 */
text: string, } | { "type": "step", 
/**
 * The step.
 */
text: string, 
/**
 * How well it goes.
 */
how: How, } | { "type": "level", 
/**
 * The goal.
 */
text: string, 
/**
 * The words of the level before; may be empty.
 */
then: string, 
/**
 * The words of the level now; may be empty.
 */
now: string, 
/**
 * The level before.
 */
from: Level, 
/**
 * The level now.
 */
to: Level, } | { "type": "evidence", 
/**
 * The client's words.
 */
text: string, } | { "type": "helped", 
/**
 * The tag.
 */
text: string, 
/**
 * On how many days.
 */
days: number, } | { "type": "plan", 
/**
 * The line.
 */
text: string, } | { "type": "goal", 
/**
 * The goal.
 */
text: string, 
/**
 * Why it matters. May be empty.
 */
why: string, } | { "type": "more", 
/**
 * The area.
 */
area: LifeArea, };

/**
 * A way to decide.
 */
export type Way = { 
/**
 * Its name in the vault.
 */
id: Id, 
/**
 * The decision.
 */
decision: Id, 
/**
 * The way, in the client's words.
 */
text: string, 
/**
 * What speaks for it. May be empty.
 */
good: string, 
/**
 * What speaks against it. May be empty.
 */
hard: string, 
/**
 * Where it stands.
 */
place: number, };

/**
 * A way in a form.
 */
export type WayForm = { 
/**
 * The way to change; none for a new one.
 */
id: Id | null, 
/**
 * The way: up to 500 characters. One that says nothing at all is left out.
 */
text: string, 
/**
 * What speaks for it: up to 2,000 characters.
 */
good: string, 
/**
 * What speaks against it: up to 2,000 characters.
 */
hard: string, };

/**
 * What one change did to one section or line. The screen has a sentence for each.
 */
export type What = "added" | "reworded" | "linked" | "moved" | "hidden" | "back" | "removed";

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

/**
 * Asks for new recovery words.
 */
export type WordsAsk = { 
/**
 * By whom.
 */
proof: Proof, 
/**
 * Words of which language.
 */
language: Language, };

/**
 * Says three of the new words back, in the order in which they were asked.
 */
export type WordsSaid = { 
/**
 * The three.
 */
said: [string, string, string], };

/**
 * New recovery words, shown this once.
 */
export type WordsShown = { 
/**
 * The words.
 */
words: Array<string>, 
/**
 * The same as the stock `age` program reads it, to open a backup without Trellis.
 */
identity: string, 
/**
 * Which three are to be said back, from 0.
 */
asked: [number, number, number], };

/** Every command, as a function of its one argument. */
export type Commands = {
  start: (argument: Nothing) => Start;
  vault_try_again: (argument: Nothing) => Start;
  vault_make: (argument: Make) => Start;
  vault_unlock: (argument: Unlock) => Start;
  vault_unlock_words: (argument: UnlockWords) => Start;
  vault_unlock_biometry: (argument: Nothing) => Start;
  vault_use_safety_copy: (argument: Nothing) => Start;
  vault_set_aside: (argument: Nothing) => Start;
  vault_save: (argument: SaveClosed) => Salvaged;
  lock_get: (argument: Nothing) => LockView;
  lock_set: (argument: LockSet) => LockView;
  lock_off: (argument: Proof) => LockView;
  lock_auto: (argument: AutoLock) => LockView;
  biometry_on: (argument: Proof) => LockView;
  biometry_off: (argument: Nothing) => LockView;
  lock_now: (argument: Nothing) => Start;
  lock_stir: (argument: Stir) => Nothing;
  words_make: (argument: WordsAsk) => WordsShown;
  words_keep: (argument: WordsSaid) => LockView;
  words_forget: (argument: Nothing) => Nothing;
  seen_get: (argument: Nothing) => Seen;
  seen_save: (argument: SeenForm) => Seen;
  today: (argument: Nothing) => Today;
  sharing_look: (argument: SharingInvitation) => SharingInvited;
  sharing_offer: (argument: Nothing) => SharingOffer;
  sharing_preview: (argument: SharingDraft) => SharingPreview;
  sharing_words: (argument: SharingTextAsk) => SharingText;
  sharing_share: (argument: SharingYes) => SharingList;
  sharing_list: (argument: Nothing) => SharingList;
  sharing_now: (argument: Nothing) => SharingList;
  sharing_change: (argument: SharingChange) => SharingList;
  sharing_pause: (argument: ById) => SharingList;
  sharing_resume: (argument: ById) => SharingList;
  sharing_stop: (argument: ById) => SharingList;
  sharing_history: (argument: ById) => SharingHistory;
  sharing_receipt: (argument: ReceiptAsk) => Nothing;
  packet_phrase: (argument: Nothing) => PacketPhrase;
  packet_write: (argument: PacketAsk) => Nothing;
  sharing_marks: (argument: SharingMarksAsk) => SharingMarks | null;
  suggestion_list: (argument: Nothing) => Array<SharingSuggestion>;
  suggestion_answer: (argument: SuggestionAnswer) => Array<SharingSuggestion>;
  checkin_save: (argument: CheckInForm) => CheckIn;
  checkin_save_beside: (argument: CheckInForm) => CheckIn;
  checkin_get: (argument: ById) => CheckIn;
  checkin_delete: (argument: ById) => Nothing;
  checkin_undo_delete: (argument: ById) => CheckIn;
  draft_keep: (argument: CheckInForm) => Nothing;
  draft_forget: (argument: Nothing) => Nothing;
  draft_keep_line: (argument: LineForm) => Nothing;
  draft_forget_line: (argument: Nothing) => Nothing;
  draft_keep_half: (argument: Half) => Nothing;
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
  insight_chart: (argument: ChartAsk) => Chart;
  insight_usual: (argument: ByItem) => UsualDays;
  insight_days_with: (argument: Nothing) => DaysWith;
  insight_signs: (argument: Nothing) => Array<SignCame>;
  settings_save: (argument: Settings) => Settings;
  look_save: (argument: Look) => Look;
  plan: (argument: Nothing) => Plan;
  section_save: (argument: SectionForm) => Plan;
  section_order: (argument: SectionOrder) => Plan;
  section_hide: (argument: SectionHide) => Plan;
  section_delete: (argument: ById) => Plan;
  line_save: (argument: LineForm) => Plan;
  line_order: (argument: LineOrder) => Plan;
  line_delete: (argument: ById) => Plan;
  plan_review: (argument: ReviewForm) => Plan;
  plan_changes: (argument: PlanSince) => PlanChanges;
  plan_undo: (argument: BySeq) => Plan;
  support_list: (argument: Nothing) => Array<Support>;
  support_save: (argument: SupportForm) => Support;
  support_uses: (argument: ById) => Array<Line>;
  support_delete: (argument: SupportDelete) => Nothing;
  strength_list: (argument: Nothing) => Array<Strength>;
  strength_save: (argument: StrengthForm) => Strength;
  strength_order: (argument: StrengthOrder) => Array<Strength>;
  strength_story: (argument: ById) => StrengthStory;
  strength_delete: (argument: ById) => Nothing;
  hope_list: (argument: Nothing) => Array<HopeNote>;
  hope_save: (argument: HopeForm) => HopeNote;
  hope_delete: (argument: ById) => Nothing;
  hope_not_now: (argument: Nothing) => Nothing;
  photo_put: (argument: PhotoPiece) => PhotoTaken;
  photo_stop: (argument: PhotoStop) => Nothing;
  photo_part: (argument: PhotoAsk) => PhotoPart;
  sign_list: (argument: Nothing) => Array<SignView>;
  sign_save: (argument: SignForm) => SignView;
  sign_answer: (argument: SignAnswer) => Nothing;
  sign_delete: (argument: ById) => Nothing;
  measure_list: (argument: Nothing) => Measures;
  measure_get: (argument: ById) => MeasureView;
  measure_start: (argument: ById) => MeasureSheet;
  measure_keep: (argument: MeasureAnswers) => Nothing;
  measure_drop: (argument: ById) => Nothing;
  measure_save: (argument: MeasureAnswers) => TakenView;
  measure_history: (argument: ById) => Array<Taken>;
  measure_taken: (argument: ById) => TakenView;
  measure_delete: (argument: ById) => Nothing;
  measure_often: (argument: MeasureOften) => MeasureView;
  goal_list: (argument: Nothing) => GoalList;
  goal_save: (argument: GoalForm) => GoalList;
  goal_status: (argument: GoalStatus) => GoalList;
  goal_order: (argument: GoalOrder) => GoalList;
  goal_review: (argument: GoalReview) => GoalList;
  goal_delete: (argument: ById) => GoalList;
  step_save: (argument: StepForm) => GoalList;
  step_how: (argument: StepHow) => GoalList;
  step_order: (argument: StepOrder) => GoalList;
  step_delete: (argument: ById) => GoalList;
  goal_scale: (argument: ScaleForm) => GoalList;
  goal_rate: (argument: RateForm) => GoalList;
  rating_delete: (argument: ById) => GoalList;
  evidence_save: (argument: EvidenceForm) => GoalList;
  evidence_delete: (argument: ById) => GoalList;
  balance: (argument: Nothing) => Balance;
  balance_save: (argument: BalanceForm) => Balance;
  balance_every: (argument: Pace) => Balance;
  balance_delete: (argument: ById) => Balance;
  decision_list: (argument: Nothing) => DecisionList;
  decision_save: (argument: DecisionForm) => DecisionList;
  decision_review: (argument: GoalReview) => DecisionList;
  decision_delete: (argument: ById) => DecisionList;
  visit: (argument: Nothing) => VisitPage;
  visit_edit: (argument: VisitEdit) => VisitPage;
  visit_done: (argument: Nothing) => VisitPage;
  visit_undo: (argument: Nothing) => VisitPage;
  reminder_list: (argument: Nothing) => Array<ReminderView>;
  reminder_save: (argument: ReminderForm) => ReminderView;
  reminder_delete: (argument: ById) => Nothing;
  reminder_try: (argument: RuleTry) => Array<Moment>;
  reminder_preview: (argument: NoticeAsk) => NoticePreview;
  reminder_passed: (argument: Nothing) => Array<PassedView>;
  reminder_say: (argument: ReminderSaid) => Nothing;
  reminder_clear: (argument: Nothing) => Nothing;
  reminder_log: (argument: Nothing) => Array<LogLine>;
  reminder_test: (argument: TestReminder) => Nothing;
  reminder_calendar: (argument: CalendarFile) => Nothing;
  quiet_get: (argument: Nothing) => Quiet;
  quiet_save: (argument: Quiet) => Quiet;
  notice_state: (argument: Nothing) => NoticeState;
  notice_choose: (argument: NoticeChoice) => NoticeState;
  notice_exact: (argument: Nothing) => NoticeState;
  support_now: (argument: Nothing) => SupportNow;
  crisis_regions: (argument: Nothing) => Array<Region>;
  deleted_list: (argument: Nothing) => Array<Deleted>;
  deleted_restore: (argument: ByKind) => Nothing;
  deleted_forget: (argument: ByKind) => Nothing;
  deleted_forget_all: (argument: Nothing) => Nothing;
  export_write: (argument: ExportAsk) => Nothing;
  import_look: (argument: ImportFile) => ImportLook;
  import_run: (argument: ImportRun) => ImportDone;
  import_forget: (argument: ByHandle) => Nothing;
  backup: (argument: Nothing) => Backups;
  backup_make: (argument: BackupMake) => Drilled;
  backup_folder: (argument: BackupFolder) => Backups;
  backup_drill: (argument: BackupDrill) => Drilled;
  backup_look: (argument: BackupFile) => BackupLook;
  backup_forget: (argument: Nothing) => Nothing;
  backup_restore: (argument: BackupRestore) => Nothing;
  backup_settle: (argument: BackupSettle) => Backups;
  health: (argument: Nothing) => Health;
  health_save: (argument: BackupMake) => Salvaged;
  erase_count: (argument: EraseSpan) => EraseCount;
  erase_span: (argument: EraseSpan) => Nothing;
  erase_outside: (argument: Nothing) => EraseOutside;
  erase_all: (argument: EraseAll) => Nothing;
  sync_status: (argument: Nothing) => SyncStatus;
  sync_now: (argument: Nothing) => SyncStatus;
  sync_look: (argument: SyncInvitation) => SyncInvited;
  sync_begin: (argument: SyncBegin) => SyncStatus;
  sync_recover: (argument: SyncRecover) => SyncStatus;
  sync_words: (argument: SyncWords) => SyncStatus;
  sync_rename: (argument: SyncName) => SyncStatus;
  sync_remove: (argument: SyncDeviceAsk) => SyncStatus;
  sync_photos: (argument: SyncPhotos) => SyncStatus;
  sync_alarms_seen: (argument: Nothing) => SyncStatus;
  sync_stop: (argument: SyncStop) => SyncStatus;
  sync_pair_show: (argument: SyncPairShow) => SyncPairing;
  sync_pair_join: (argument: SyncPairJoin) => SyncPairState;
  sync_pair_state: (argument: Nothing) => SyncPairState;
  sync_pair_say: (argument: SyncPairSay) => SyncPairState;
  sync_pair_stop: (argument: Nothing) => Nothing;
  work_progress: (argument: Nothing) => Progress | null;
  work_stop: (argument: Nothing) => Nothing;
};
