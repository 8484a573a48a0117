//! What was planned, shown and answered on this device.

use super::sql;
use super::world::{Known, WALL};
use super::{Moment, moment};
use crate::api::Nothing;
use crate::app::App;
use crate::error::{AppError, Code};
use chrono::{DateTime, NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};
use trellis_domain::Id;
use trellis_domain::reminder::{About, coming};
use ts_rs::TS;

/// How long the log is kept.
const KEPT: TimeDelta = TimeDelta::days(90);
/// How many of those to come it begins with.
const AHEAD: usize = 5;

/// A line of the log: what came, or what is to come.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct LogLine {
    /// The client's words for what it was about; empty for a check-in, or where the reminder is gone.
    pub name: String,
    /// What it was about; none where the reminder is gone.
    pub about: Option<About>,
    /// When it was to come, where the client is.
    pub planned: Moment,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of a reminder on this device.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Outcome {
    /// It is to come.
    Ahead,
    /// It was shown.
    Shown {
        /// When.
        at: Moment,
    },
    /// It was shown, and answered on its notice.
    Answered {
        /// When it was shown.
        shown: Moment,
        /// When it was answered.
        at: Moment,
    },
}

impl std::fmt::Debug for LogLine {
    /// Says nothing of what the client wrote.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LogLine")
    }
}

/// The log: what is to come next, and then what came, the newest first.
pub(crate) async fn log(app: &App, _: Nothing) -> Result<Vec<LogLine>, AppError> {
    let store = app.store().await?;
    let known = Known::read(&store, app.ports.clock.as_ref()).await?;
    let before = (known.now - KEPT).timestamp_millis().to_string();
    store.write_local(sql::TIDY, &[&before]).await?;
    let rows = store.read_own(sql::LOG, &[]).await?;
    let rows: Vec<(Id, String, i64, Option<i64>)> =
        serde_json::from_str(&rows).map_err(|_| Code::Damaged)?;
    let line = |id: Id, planned: Moment, outcome: Outcome| {
        let reminder = known.get(id);
        LogLine {
            name: reminder
                .and_then(|one| known.name(one))
                .unwrap_or_default()
                .to_owned(),
            about: reminder.map(|one| one.about),
            planned,
            outcome,
        }
    };
    let ahead = known.ask(|reminders, world| coming(reminders, world, AHEAD));
    let mut lines: Vec<LogLine> = ahead
        .iter()
        .map(|one| line(one.reminder, moment(one.at, known.zone), Outcome::Ahead))
        .collect();
    let here = |at: i64| DateTime::from_timestamp_millis(at).map(|at| moment(at, known.zone));
    lines.extend(rows.into_iter().filter_map(|(id, wall, shown, acted)| {
        let wall = NaiveDateTime::parse_from_str(&wall, WALL).ok()?;
        let planned = Moment {
            date: wall.date(),
            time: wall.format("%H:%M").to_string(),
        };
        let shown = here(shown)?;
        let outcome = match acted.and_then(here) {
            Some(at) => Outcome::Answered { shown, at },
            None => Outcome::Shown { at: shown },
        };
        Some(line(id, planned, outcome))
    }));
    Ok(lines)
}
