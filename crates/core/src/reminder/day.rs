//! What a day holds, for Today: what has passed, what is still to come, and what was done.

use super::preview::is_said_done;
use super::say::{PassedView, views};
use super::world::{Known, WALL};
use super::{Moment, moment};
use crate::error::AppError;
use crate::ports::Clock;
use crate::store::Store;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use trellis_domain::Id;
use trellis_domain::day::logical_day;
use trellis_domain::reminder::{About, Said, of_day};
use ts_rs::TS;

/// The reminders of today.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct TodayReminders {
    /// What has passed and has had no answer, of each reminder the latest one: earliest first.
    pub passed: Vec<PassedView>,
    /// What is still to come today and what was done, but for check-ins: earliest first.
    pub list: Vec<DayLine>,
    /// Everything is paused up to and with this date, `YYYY-MM-DD`; none: it is not.
    #[ts(type = "string | null")]
    pub rest: Option<NaiveDate>,
}

/// One of today.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct DayLine {
    /// The reminder.
    pub reminder: Id,
    /// What it is about.
    pub about: About,
    /// As [`PassedView::wall`].
    pub wall: String,
    /// When it comes, or was meant to.
    pub at: Moment,
    /// The client's words for what it is about.
    pub name: String,
    /// Whether it is done.
    pub done: bool,
}

impl std::fmt::Debug for DayLine {
    /// Says nothing of what the client wrote.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DayLine")
    }
}

/// The reminders of the logical day it is.
pub(crate) async fn today(store: &Store, clock: &dyn Clock) -> Result<TodayReminders, AppError> {
    let known = Known::read(store, clock).await?;
    let day = logical_day(known.now, known.zone, known.day_end);
    let date = known.now.with_timezone(&known.zone).date_naive();
    let all = known.ask(|reminders, world| of_day(reminders, world, day));
    let list = all.into_iter().filter_map(|(one, said)| {
        let done = said == Some(Said::Done);
        let reminder = known.get(one.reminder)?;
        let is_shown = is_said_done(reminder.about) && (done || one.at > known.now);
        is_shown.then_some(DayLine {
            reminder: reminder.id,
            about: reminder.about,
            wall: one.wall.format(WALL).to_string(),
            at: moment(one.at, known.zone),
            name: known.name(reminder)?.to_owned(),
            done,
        })
    });
    Ok(TodayReminders {
        passed: views(&known),
        list: list.collect(),
        rest: known.quiet.rest.filter(|rest| *rest >= date),
    })
}
