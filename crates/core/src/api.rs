//! The command table: every thing that a screen may ask, one line each.
//!
//! From this table come the shell's handler, the bridge's, and the TypeScript client. To add a
//! command, write its use case and add its line here.

use crate::app::App;
use crate::backup::{
    BackupDrill, BackupFile, BackupFolder, BackupLook, BackupMake, BackupRestore, BackupSettle,
    Backups, Drilled,
};
use crate::balance::{Balance, BalanceForm};
use crate::checkin::ById;
use crate::circle::{SupportDelete, SupportForm};
use crate::crisis::seen::{Seen, SeenForm};
use crate::crisis::{Region, SupportNow};
use crate::decision::DecisionList;
use crate::deleted::{ByKind, Deleted};
use crate::draft::Half;
use crate::erase::{EraseAll, EraseCount, EraseOutside, EraseSpan};
use crate::error::{AppError, Code};
use crate::export::ExportAsk;
use crate::goal::{
    GoalList, GoalOrder, GoalReview, GoalStatus, RateForm, ScaleForm, StepHow, StepOrder,
};
use crate::health::{Health, Salvaged, SaveClosed};
use crate::import::{ByHandle, ImportDone, ImportFile, ImportLook, ImportRun};
use crate::insight::{ByItem, Chart, ChartAsk, DaysWith, SignCame, UsualDays};
use crate::item::{ItemForms, ItemHide, ItemOrder};
use crate::lock::words::{WordsAsk, WordsSaid, WordsShown};
use crate::lock::{AutoLock, LockSet, LockView, Proof, Stir};
use crate::lookback::{ByDay, ByMonth, Day, Found, Month, Search};
use crate::measure::{
    MeasureAnswers, MeasureOften, MeasureSheet, MeasureView, Measures, Taken, TakenView,
};
use crate::opening::{Make, Start, Unlock, UnlockWords};
use crate::photo::{PhotoAsk, PhotoPart, PhotoPiece, PhotoStop, PhotoTaken};
use crate::plan::{
    BySeq, LineOrder, Plan, PlanChanges, PlanSince, ReviewForm, SectionHide, SectionOrder,
};
use crate::ports::NoticeState;
use crate::reminder::say::{PassedView, ReminderSaid};
use crate::reminder::{
    CalendarFile, LogLine, Moment, NoticeAsk, NoticeChoice, NoticePreview, ReminderView, RuleTry,
    TestReminder,
};
use crate::sharing::packet::{PacketAsk, PacketPhrase};
use crate::sharing::{
    ReceiptAsk, SharingChange, SharingDraft, SharingHistory, SharingInvitation, SharingInvited,
    SharingList, SharingMarks, SharingMarksAsk, SharingOffer, SharingPreview, SharingSuggestion,
    SharingText, SharingTextAsk, SharingYes, SuggestionAnswer,
};
use crate::sign::{SignAnswer, SignView};
use crate::strength::{StrengthOrder, StrengthStory};
use crate::sync::view::{
    SyncBegin, SyncDeviceAsk, SyncInvitation, SyncInvited, SyncName, SyncPairJoin, SyncPairSay,
    SyncPairShow, SyncPairState, SyncPairing, SyncPhotos, SyncRecover, SyncStatus, SyncStop,
    SyncWords,
};
use crate::today::Today;
use crate::visit::VisitPage;
use crate::work::Progress;
use crate::{
    backup, balance, checkin, circle, crisis, decision, deleted, draft, erase, export, goal,
    health, hope, import, insight, item, lock, lookback, measure, opening, photo, plan, reminder,
    settings, sharing, sign, strength, sync, tag, today, visit, work,
};
use serde::{Deserialize, Serialize};
use trellis_domain::balance::Pace;
use trellis_domain::checkin::{CheckIn, CheckInForm, Item, ItemForm, Tag, TagForm};
use trellis_domain::decision::DecisionForm;
use trellis_domain::goal::{EvidenceForm, GoalForm, StepForm};
use trellis_domain::hope::{HopeForm, HopeNote};
use trellis_domain::plan::{Line, LineForm, SectionForm};
use trellis_domain::reminder::{Quiet, ReminderForm};
use trellis_domain::settings::{Look, Settings};
use trellis_domain::sign::SignForm;
use trellis_domain::strength::{Strength, StrengthForm};
use trellis_domain::support::Support;
use trellis_domain::visit::VisitEdit;
use ts_rs::{Config, TS, TypeVisitor};

/// No argument, or no result.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[ts(type = "Record<string, never>")]
pub struct Nothing {}

/// Turns the table into a dispatcher and a description. Each line: name, argument, result, use case.
macro_rules! commands {
    ($($name:ident: $argument:ty => $result:ty, $use_case:path;)*) => {
        /// Answers the request `name`, in JSON.
        pub(crate) async fn answer(app: &App, name: &str, arguments: serde_json::Value) -> Result<String, AppError> {
            match name {
                $(stringify!($name) => {
                    let result: $result = $use_case(app, serde_json::from_value::<$argument>(arguments)?).await?;
                    serde_json::to_string(&result).map_err(|_| Code::Trouble.into())
                })*
                _ => Err(Code::NotValid.into()),
            }
        }

        /// Describes every command to `visitor`, which may also visit the types.
        pub fn describe(config: &Config, types: &mut impl TypeVisitor) -> Vec<Command> {
            let mut all = Vec::new();
            types.visit::<AppError>();
            $(
                types.visit::<$argument>();
                types.visit::<$result>();
                all.push(Command {
                    name: stringify!($name),
                    argument: <$argument as TS>::name(config),
                    result: <$result as TS>::name(config),
                });
            )*
            all
        }
    };
}

/// A command as TypeScript sees it.
pub struct Command {
    /// Its name.
    pub name: &'static str,
    /// The type of its one argument.
    pub argument: String,
    /// The type of its result.
    pub result: String,
}

commands! {
    start: Nothing => Start, opening::start;
    vault_try_again: Nothing => Start, opening::start;
    vault_make: Make => Start, opening::make;
    vault_unlock: Unlock => Start, opening::unlock;
    vault_unlock_words: UnlockWords => Start, opening::unlock_by_words;
    vault_unlock_biometry: Nothing => Start, opening::unlock_by_biometry;
    vault_use_safety_copy: Nothing => Start, opening::use_safety_copy;
    vault_set_aside: Nothing => Start, opening::set_aside;
    vault_save: SaveClosed => Salvaged, health::save_closed;

    lock_get: Nothing => LockView, lock::get;
    lock_set: LockSet => LockView, lock::set;
    lock_off: Proof => LockView, lock::off;
    lock_auto: AutoLock => LockView, lock::auto_lock;
    biometry_on: Proof => LockView, lock::biometry::on;
    biometry_off: Nothing => LockView, lock::biometry::off;
    lock_now: Nothing => Start, lock::now;
    lock_stir: Stir => Nothing, lock::stir;
    words_make: WordsAsk => WordsShown, lock::words::make;
    words_keep: WordsSaid => LockView, lock::words::keep;
    words_forget: Nothing => Nothing, lock::words::forget;
    seen_get: Nothing => Seen, crisis::seen::get;
    seen_save: SeenForm => Seen, crisis::seen::save;

    today: Nothing => Today, today::today;

    sharing_look: SharingInvitation => SharingInvited, sharing::look;
    sharing_offer: Nothing => SharingOffer, sharing::offer;
    sharing_preview: SharingDraft => SharingPreview, sharing::preview;
    sharing_words: SharingTextAsk => SharingText, sharing::words;
    sharing_share: SharingYes => SharingList, sharing::share;
    sharing_list: Nothing => SharingList, sharing::list;
    sharing_now: Nothing => SharingList, sharing::now;
    sharing_change: SharingChange => SharingList, sharing::change;
    sharing_pause: ById => SharingList, sharing::pause;
    sharing_resume: ById => SharingList, sharing::resume;
    sharing_stop: ById => SharingList, sharing::stop;
    sharing_history: ById => SharingHistory, sharing::history;
    sharing_receipt: ReceiptAsk => Nothing, sharing::receipt;
    packet_phrase: Nothing => PacketPhrase, sharing::packet::phrase;
    packet_write: PacketAsk => Nothing, sharing::packet::write;
    sharing_marks: SharingMarksAsk => Option<SharingMarks>, sharing::marks;
    suggestion_list: Nothing => Vec<SharingSuggestion>, sharing::suggestions;
    suggestion_answer: SuggestionAnswer => Vec<SharingSuggestion>, sharing::answer;

    checkin_save: CheckInForm => CheckIn, checkin::save;
    checkin_save_beside: CheckInForm => CheckIn, checkin::save_beside;
    checkin_get: ById => CheckIn, checkin::get;
    checkin_delete: ById => Nothing, checkin::delete;
    checkin_undo_delete: ById => CheckIn, checkin::undo_delete;
    draft_keep: CheckInForm => Nothing, draft::keep;
    draft_forget: Nothing => Nothing, draft::forget;
    draft_keep_line: LineForm => Nothing, draft::keep_line;
    draft_forget_line: Nothing => Nothing, draft::forget_line;
    draft_keep_half: Half => Nothing, draft::keep_half;

    item_list: Nothing => Vec<Item>, item::list;
    item_save: ItemForm => Item, item::save;
    item_save_all: ItemForms => Vec<Item>, item::save_all;
    item_order: ItemOrder => Vec<Item>, item::order;
    item_hide: ItemHide => Item, item::hide;
    tag_list: Nothing => Vec<Tag>, tag::list;
    tag_save: TagForm => Tag, tag::save;

    month: ByMonth => Month, lookback::month;
    day: ByDay => Day, lookback::day;
    search: Search => Found, lookback::search;

    insight_chart: ChartAsk => Chart, insight::chart;
    insight_usual: ByItem => UsualDays, insight::usual;
    insight_days_with: Nothing => DaysWith, insight::days_with;
    insight_signs: Nothing => Vec<SignCame>, insight::signs;

    settings_save: Settings => Settings, settings::save;
    look_save: Look => Look, settings::save_look;

    plan: Nothing => Plan, plan::plan;
    section_save: SectionForm => Plan, plan::save_section;
    section_order: SectionOrder => Plan, plan::order_sections;
    section_hide: SectionHide => Plan, plan::hide_section;
    section_delete: ById => Plan, plan::delete_section;
    line_save: LineForm => Plan, plan::save_line;
    line_order: LineOrder => Plan, plan::order_lines;
    line_delete: ById => Plan, plan::delete_line;
    plan_review: ReviewForm => Plan, plan::review;
    plan_changes: PlanSince => PlanChanges, plan::changes;
    plan_undo: BySeq => Plan, plan::undo;

    support_list: Nothing => Vec<Support>, circle::list;
    support_save: SupportForm => Support, circle::save;
    support_uses: ById => Vec<Line>, circle::uses;
    support_delete: SupportDelete => Nothing, circle::delete;

    strength_list: Nothing => Vec<Strength>, strength::list;
    strength_save: StrengthForm => Strength, strength::save;
    strength_order: StrengthOrder => Vec<Strength>, strength::order;
    strength_story: ById => StrengthStory, strength::story;
    strength_delete: ById => Nothing, strength::delete;

    hope_list: Nothing => Vec<HopeNote>, hope::list;
    hope_save: HopeForm => HopeNote, hope::save;
    hope_delete: ById => Nothing, hope::delete;
    hope_not_now: Nothing => Nothing, hope::not_now;

    photo_put: PhotoPiece => PhotoTaken, photo::put;
    photo_stop: PhotoStop => Nothing, photo::stop;
    photo_part: PhotoAsk => PhotoPart, photo::part;

    sign_list: Nothing => Vec<SignView>, sign::list;
    sign_save: SignForm => SignView, sign::save;
    sign_answer: SignAnswer => Nothing, sign::answer;
    sign_delete: ById => Nothing, sign::delete;

    measure_list: Nothing => Measures, measure::list;
    measure_get: ById => MeasureView, measure::get;
    measure_start: ById => MeasureSheet, measure::start;
    measure_keep: MeasureAnswers => Nothing, measure::keep;
    measure_drop: ById => Nothing, measure::drop_draft;
    measure_save: MeasureAnswers => TakenView, measure::save;
    measure_history: ById => Vec<Taken>, measure::history;
    measure_taken: ById => TakenView, measure::taken;
    measure_delete: ById => Nothing, measure::delete;
    measure_often: MeasureOften => MeasureView, measure::set_often;
    goal_list: Nothing => GoalList, goal::list;
    goal_save: GoalForm => GoalList, goal::save;
    goal_status: GoalStatus => GoalList, goal::status;
    goal_order: GoalOrder => GoalList, goal::order;
    goal_review: GoalReview => GoalList, goal::review;
    goal_delete: ById => GoalList, goal::delete;
    step_save: StepForm => GoalList, goal::save_step;
    step_how: StepHow => GoalList, goal::how;
    step_order: StepOrder => GoalList, goal::order_steps;
    step_delete: ById => GoalList, goal::delete_step;
    goal_scale: ScaleForm => GoalList, goal::scale;
    goal_rate: RateForm => GoalList, goal::rate;
    rating_delete: ById => GoalList, goal::delete_rating;
    evidence_save: EvidenceForm => GoalList, goal::save_evidence;
    evidence_delete: ById => GoalList, goal::delete_evidence;

    balance: Nothing => Balance, balance::balance;
    balance_save: BalanceForm => Balance, balance::save;
    balance_every: Pace => Balance, balance::every;
    balance_delete: ById => Balance, balance::delete;

    decision_list: Nothing => DecisionList, decision::list;
    decision_save: DecisionForm => DecisionList, decision::save;
    decision_review: GoalReview => DecisionList, decision::review;
    decision_delete: ById => DecisionList, decision::delete;

    visit: Nothing => VisitPage, visit::page;
    visit_edit: VisitEdit => VisitPage, visit::edit;
    visit_done: Nothing => VisitPage, visit::done;
    visit_undo: Nothing => VisitPage, visit::undo;

    reminder_list: Nothing => Vec<ReminderView>, reminder::list;
    reminder_save: ReminderForm => ReminderView, reminder::save;
    reminder_delete: ById => Nothing, reminder::delete;
    reminder_try: RuleTry => Vec<Moment>, reminder::try_rule;
    reminder_preview: NoticeAsk => NoticePreview, reminder::preview;
    reminder_passed: Nothing => Vec<PassedView>, reminder::say::list;
    reminder_say: ReminderSaid => Nothing, reminder::say::say;
    reminder_clear: Nothing => Nothing, reminder::say::clear;
    reminder_log: Nothing => Vec<LogLine>, reminder::log;
    reminder_test: TestReminder => Nothing, reminder::test;
    reminder_calendar: CalendarFile => Nothing, reminder::calendar::calendar;
    quiet_get: Nothing => Quiet, reminder::quiet::get;
    quiet_save: Quiet => Quiet, reminder::quiet::save;
    notice_state: Nothing => NoticeState, reminder::system::state;
    notice_choose: NoticeChoice => NoticeState, reminder::system::choose;
    notice_exact: Nothing => NoticeState, reminder::system::exact;

    support_now: Nothing => SupportNow, crisis::support_now;
    crisis_regions: Nothing => Vec<Region>, crisis::regions;

    deleted_list: Nothing => Vec<Deleted>, deleted::list;
    deleted_restore: ByKind => Nothing, deleted::restore;
    deleted_forget: ByKind => Nothing, deleted::forget;
    deleted_forget_all: Nothing => Nothing, deleted::forget_all;

    export_write: ExportAsk => Nothing, export::write;

    import_look: ImportFile => ImportLook, import::look;
    import_run: ImportRun => ImportDone, import::run;
    import_forget: ByHandle => Nothing, import::forget;

    backup: Nothing => Backups, backup::state;
    backup_make: BackupMake => Drilled, backup::make;
    backup_folder: BackupFolder => Backups, backup::choose_folder;
    backup_drill: BackupDrill => Drilled, backup::drill;
    backup_look: BackupFile => BackupLook, backup::look;
    backup_forget: Nothing => Nothing, backup::forget;
    backup_restore: BackupRestore => Nothing, backup::restore;
    backup_settle: BackupSettle => Backups, backup::settle;
    health: Nothing => Health, health::look;
    health_save: BackupMake => Salvaged, health::save;
    erase_count: EraseSpan => EraseCount, erase::count;
    erase_span: EraseSpan => Nothing, erase::span;
    erase_outside: Nothing => EraseOutside, erase::outside;
    erase_all: EraseAll => Nothing, erase::all;
    sync_status: Nothing => SyncStatus, sync::status::status;
    sync_now: Nothing => SyncStatus, sync::status::now;
    sync_look: SyncInvitation => SyncInvited, sync::begin::look;
    sync_begin: SyncBegin => SyncStatus, sync::begin::begin;
    sync_recover: SyncRecover => SyncStatus, sync::devices::recover;
    sync_words: SyncWords => SyncStatus, sync::devices::set_words;
    sync_rename: SyncName => SyncStatus, sync::status::rename;
    sync_remove: SyncDeviceAsk => SyncStatus, sync::devices::remove;
    sync_photos: SyncPhotos => SyncStatus, sync::status::set_photos;
    sync_alarms_seen: Nothing => SyncStatus, sync::status::alarms_seen;
    sync_stop: SyncStop => SyncStatus, sync::devices::stop;
    sync_pair_show: SyncPairShow => SyncPairing, sync::pair::show;
    sync_pair_join: SyncPairJoin => SyncPairState, sync::pair::join;
    sync_pair_state: Nothing => SyncPairState, sync::pair::state;
    sync_pair_say: SyncPairSay => SyncPairState, sync::pair::say;
    sync_pair_stop: Nothing => Nothing, sync::pair::stop;

    work_progress: Nothing => Option<Progress>, work::progress;
    work_stop: Nothing => Nothing, work::stop;
}
