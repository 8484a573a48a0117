//! Reminders: what the client asked to be reminded of, and what came of it.
//!
//! When one comes is decided by [`trellis_domain::reminder`]; this folder gives it what stands in the
//! vault.
//!
//! - `world`: what decides, as it stands in the vault; `away`: when the device last looked.
//! - `quiet`: quiet hours, quiet days, resting.
//! - `say`: what the client says to one that came, and what has passed.
//! - `day`: what a day holds, for Today.
//! - `preview`: what a notice says.
//! - `notices`: what the device is to hold ready and to show.
//! - `board`: what it holds, made to be exactly that.
//! - `pause`: pausing everything for today, from outside the screens.
//! - `system`: what the system does with notices.
//! - `log`: what was planned, shown and answered on this device.
//! - `calendar`: the reminders as an iCalendar file.

mod away;
mod board;
pub(crate) mod calendar;
mod day;
mod log;
mod notices;
mod pause;
mod preview;
pub(crate) mod quiet;
pub(crate) mod say;
pub(crate) mod sql;
pub(crate) mod system;
#[cfg(test)]
mod tests;
mod world;

pub use board::{Board, Held, NotShown, Ready, Settled, Standing, Step};
pub use calendar::CalendarFile;
pub use day::TodayReminders;
pub(crate) use day::today;
pub use log::LogLine;
pub(crate) use log::log;
pub(crate) use notices::test;
pub use notices::{By, Notice, NoticeAction, TestReminder, Tests, Wanted};
pub use pause::TrayWords;
pub(crate) use preview::preview;
pub use preview::{NoticeAsk, NoticePreview};
pub use system::NoticeChoice;
pub use trellis_domain::reminder::QuietHours;

use crate::api::Nothing;
use crate::app::App;
use crate::checkin::ById;
use crate::error::{AppError, Code};
use crate::item::StoredFields;
use crate::store::{Edit, Store};
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use trellis_domain::Id;
use trellis_domain::merge::Kind;
use trellis_domain::reminder::{About, Coming, Reminder, ReminderForm, Rule, Shows, coming};
use ts_rs::TS;
use world::Known;

/// The most reminders that can be kept.
const MOST: usize = 500;

/// A day and a time of it, where the client is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct Moment {
    /// The date, as `YYYY-MM-DD`.
    #[ts(type = "string")]
    pub date: NaiveDate,
    /// The wall-clock time, as `HH:MM`.
    pub time: String,
}

/// A reminder as its list shows it.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct ReminderView {
    /// The reminder.
    pub reminder: Reminder,
    /// The client's words for what it is about; empty for a check-in. None where what it points to is
    /// deleted, so that it stays quiet.
    pub name: Option<String>,
    /// When it comes next; none where it does not.
    pub next: Option<Moment>,
}

/// Asks when a rule would come.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RuleTry {
    /// The rule.
    pub rule: Rule,
    /// By the clocks of this zone; none: where the client is.
    pub zone: Option<String>,
}

impl std::fmt::Debug for ReminderView {
    /// Says nothing of what the client wrote.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ReminderView")
    }
}

/// The lines of the plan that have a reminder which is on.
pub(crate) async fn reminded(store: &Store) -> Result<Vec<Id>, AppError> {
    let ids = store.read_own(sql::REMINDED, &[]).await?;
    serde_json::from_str(&ids).map_err(|_| Code::Damaged.into())
}

/// The one id of the record that says when nothing comes.
const fn sql_id() -> Id {
    Id::from_bytes([0; 16])
}

/// Every reminder: those that come next first, then those that do not come.
pub(crate) async fn list(app: &App, _: Nothing) -> Result<Vec<ReminderView>, AppError> {
    let known = Known::read(&*app.store().await?, app.ports.clock.as_ref()).await?;
    let mut views: Vec<(Option<DateTime<Utc>>, ReminderView)> = known
        .reminders
        .iter()
        .map(|reminder| view(&known, reminder))
        .collect();
    views.sort_by_key(|(next, view)| (next.is_none(), *next, view.reminder.id));
    Ok(views.into_iter().map(|(_, view)| view).collect())
}

fn view(known: &Known, reminder: &Reminder) -> (Option<DateTime<Utc>>, ReminderView) {
    let next = known
        .ask(|all, world| {
            let own: Vec<Reminder> = all
                .iter()
                .filter(|one| one.id == reminder.id)
                .cloned()
                .collect();
            coming(&own, world, 1)
        })
        .first()
        .map(|one: &Coming| one.at);
    let view = ReminderView {
        reminder: reminder.clone(),
        name: known.name(reminder).map(str::to_owned),
        next: next.map(|at| moment(at, known.zone)),
    };
    (next, view)
}

fn moment(at: DateTime<Utc>, zone: Tz) -> Moment {
    let here = at.with_timezone(&zone);
    Moment {
        date: here.date_naive(),
        time: here.format("%H:%M").to_string(),
    }
}

/// The reminders of a measure.
pub(crate) async fn of_measure(store: &Store, measure: Id) -> Result<Vec<Reminder>, AppError> {
    let rows = store
        .read_own(sql::OF_MEASURE, &[&measure.to_string()])
        .await?;
    let rows: Vec<StoredFields> = serde_json::from_str(&rows).map_err(|_| Code::Damaged)?;
    let reminders = rows.iter();
    Ok(reminders
        .filter_map(|(id, fields)| Reminder::from_fields(*id, fields))
        .collect())
}

/// Adds a reminder, or changes one.
///
/// # Errors
/// [`Code::NotValid`] where the rule, the zone or what it is about makes no sense; [`Code::TooLong`];
/// [`Code::NotFound`].
pub(crate) async fn save(app: &App, mut form: ReminderForm) -> Result<ReminderView, AppError> {
    let store = app.store().await?;
    form.text = form.text.trim().to_owned();
    form.title = form.title.trim().to_owned();
    let known = Known::read(&store, app.ports.clock.as_ref()).await?;
    check(&form)?;
    let before = match form.id {
        Some(id) => Some(known.get(id).ok_or(Code::NotFound)?),
        None if known.reminders.len() >= MOST => return Err(Code::TooLong.into()),
        None => None,
    };
    let now = app.ports.clock.now();
    // What is set anew has not passed yet.
    let anew = before.is_none_or(|before| {
        before.rule != form.rule || before.zone != form.zone || (before.off && !form.off)
    });
    let id = form
        .id
        .unwrap_or_else(|| Id::from_random(app.ports.random()));
    let edit = Edit {
        kind: Kind::Reminder,
        id,
        fields: form.fields(anew.then_some(now)),
        new: form.id.is_none(),
    };
    store.edit(vec![edit], now).await?;
    let known = Known::read(&store, app.ports.clock.as_ref()).await?;
    let reminder = known.get(id).ok_or(Code::Trouble)?;
    tracing::info!(event = "reminder_saved", new = form.id.is_none());
    Ok(view(&known, reminder).1)
}

fn check(form: &ReminderForm) -> Result<(), AppError> {
    let long = form.text.chars().count() > ReminderForm::LONGEST
        || form.title.chars().count() > ReminderForm::LONGEST_TITLE;
    if long {
        return Err(Code::TooLong.into());
    }
    let zone = form
        .zone
        .as_deref()
        .is_none_or(|zone| zone.parse::<Tz>().is_ok());
    let says = form.about != About::Own || !form.text.is_empty();
    let known = match form.about {
        About::Measure { id } => crate::measure::name_of(id).is_some(),
        _ => true,
    };
    (form.rule.is_valid() && zone && says && known)
        .then_some(())
        .ok_or_else(|| Code::NotValid.into())
}

/// Deletes a reminder: it can be brought back for 30 days.
///
/// # Errors
/// [`Code::NotFound`].
pub(crate) async fn delete(app: &App, by: ById) -> Result<Nothing, AppError> {
    let store = app.store().await?;
    let now = app.ports.clock.now();
    let known = Known::read(&store, app.ports.clock.as_ref()).await?;
    known.get(by.id).ok_or(Code::NotFound)?;
    let edit = crate::deleted::edit(Kind::Reminder, by.id, now);
    store.edit(vec![edit], now).await?;
    Ok(Nothing {})
}

/// When a rule would come: the next five times, by the clocks where the client is, with all that is
/// quiet left out.
///
/// # Errors
/// [`Code::NotValid`] where it makes no sense.
pub(crate) async fn try_rule(
    app: &App,
    RuleTry { rule, zone }: RuleTry,
) -> Result<Vec<Moment>, AppError> {
    let known = Known::read(&*app.store().await?, app.ports.clock.as_ref()).await?;
    let form = ReminderForm {
        id: None,
        about: About::Checkin,
        text: String::new(),
        title: String::new(),
        shows: Shows::default(),
        rule,
        zone,
        if_not_done: false,
        sound: false,
        off: false,
    };
    check(&form)?;
    let tried = Reminder {
        id: Id::from_bytes([0; 16]),
        about: form.about,
        text: form.text,
        title: form.title,
        shows: form.shows,
        rule: form.rule,
        zone: form.zone,
        if_not_done: form.if_not_done,
        sound: form.sound,
        off: form.off,
        since: known.now,
    };
    let next = known.ask(|_, world| coming(std::slice::from_ref(&tried), world, 5));
    Ok(next.iter().map(|one| moment(one.at, known.zone)).collect())
}
