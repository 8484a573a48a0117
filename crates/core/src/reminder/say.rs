//! What the client says to a reminder that came, and what has passed.

use super::world::{Known, WALL};
use super::{Moment, moment};
use crate::api::Nothing;
use crate::app::App;
use crate::error::{AppError, Code};
use crate::store::Edit;
use chrono::{DateTime, Days, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use trellis_domain::Id;
use trellis_domain::day::{instant_on, logical_day};
use trellis_domain::merge::Kind;
use trellis_domain::reminder::{About, Act, Coming, Said, act_id, passed, unsaid};
use ts_rs::TS;

/// One that has passed and has had no answer.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct PassedView {
    /// The reminder.
    pub reminder: Id,
    /// What it is about.
    pub about: About,
    /// The wall-clock time it was meant for, as `YYYY-MM-DDTHH:MM`: names it together with the
    /// reminder.
    pub wall: String,
    /// When it came, where the client is.
    pub came: Moment,
    /// The client's words for what it is about; empty for a check-in.
    pub name: String,
}

/// Names one that came.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ReminderSaid {
    /// The reminder.
    pub reminder: Id,
    /// [`PassedView::wall`].
    pub wall: String,
    /// What the client says.
    pub say: Say,
}

/// What can be said to one that came.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Say {
    /// Done.
    Done,
    /// Not today, and that is fine.
    NotToday,
    /// In ten minutes.
    TenMinutes,
    /// In an hour.
    Hour,
    /// This evening, at 19:00; where that has passed, in an hour.
    Evening,
    /// Tomorrow morning, at 09:00.
    Tomorrow,
    /// Put away.
    Clear,
    /// Nothing after all: what was said is taken back.
    TakeBack,
}

impl std::fmt::Debug for PassedView {
    /// Says nothing of what the client wrote.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PassedView")
    }
}

/// What has passed and has had no answer, of each reminder the latest one: earliest first.
pub(crate) async fn list(app: &App, _: Nothing) -> Result<Vec<PassedView>, AppError> {
    let known = Known::read(&*app.store().await?, app.ports.clock.as_ref()).await?;
    Ok(views(&known))
}

/// What has passed, as a screen shows it.
pub(super) fn views(known: &Known) -> Vec<PassedView> {
    let views = latest(&unanswered(known)).into_iter().filter_map(|one| {
        let reminder = known.get(one.reminder)?;
        Some(PassedView {
            reminder: reminder.id,
            about: reminder.about,
            wall: one.wall.format(WALL).to_string(),
            came: moment(one.at, known.zone),
            name: known.name(reminder)?.to_owned(),
        })
    });
    views.collect()
}

/// Everything that has passed lately, or while the device was away, and has had no answer.
pub(super) fn unanswered(known: &Known) -> Vec<Coming> {
    let since = known.away.since(known.now);
    known.ask(|reminders, world| passed(reminders, world, since))
}

/// Of each reminder the latest one.
pub(super) fn latest(all: &[Coming]) -> Vec<Coming> {
    let is_latest = |one: &&Coming| {
        !all.iter()
            .any(|other| other.reminder == one.reminder && other > *one)
    };
    all.iter().filter(is_latest).copied().collect()
}

/// Keeps what the client says to one that came, or ahead of its time. With one that came, earlier ones
/// of the same reminder that have had no answer are put away.
///
/// # Errors
/// [`Code::NotFound`] where there is no such reminder; [`Code::NotValid`].
pub(crate) async fn say(app: &App, said: ReminderSaid) -> Result<Nothing, AppError> {
    say_at(app, said, app.ports.clock.now()).await
}

/// As [`say`], for what the client said at a moment that may lie some time back.
pub(super) async fn say_at(
    app: &App,
    said: ReminderSaid,
    at: DateTime<Utc>,
) -> Result<Nothing, AppError> {
    let store = app.store().await?;
    let known = Known::read(&store, app.ports.clock.as_ref()).await?;
    known.get(said.reminder).ok_or(Code::NotFound)?;
    let wall = NaiveDateTime::parse_from_str(&said.wall, WALL).map_err(|_| Code::NotValid)?;
    let one = (said.reminder, wall);
    if said.say == Say::TakeBack {
        let edit = Edit {
            kind: Kind::Act,
            id: act_id(one),
            fields: unsaid(one),
            new: false,
        };
        store.edit(vec![edit], known.now).await?;
        return Ok(Nothing {});
    }
    let mut acts = vec![Act {
        of: one,
        said: meant(&known, said.say, at).ok_or(Code::NotValid)?,
    }];
    let passed = unanswered(&known);
    // What is done ahead of its time says nothing of those before it.
    if passed
        .iter()
        .any(|other| (other.reminder, other.wall) == one)
    {
        let earlier = passed.into_iter();
        acts.extend(
            earlier
                .filter(|other| other.reminder == one.0 && other.wall < wall)
                .map(cleared),
        );
    }
    keep(app, acts).await
}

/// Puts away everything that has passed.
pub(crate) async fn clear(app: &App, _: Nothing) -> Result<Nothing, AppError> {
    let known = Known::read(&*app.store().await?, app.ports.clock.as_ref()).await?;
    keep(app, unanswered(&known).into_iter().map(cleared).collect()).await
}

fn cleared(one: Coming) -> Act {
    Act {
        of: (one.reminder, one.wall),
        said: Said::Cleared,
    }
}

async fn keep(app: &App, acts: Vec<Act>) -> Result<Nothing, AppError> {
    let edits = acts.into_iter().map(|act| Edit {
        kind: Kind::Act,
        id: act_id(act.of),
        fields: act.fields(),
        new: false,
    });
    let store = app.store().await?;
    store.edit(edits.collect(), app.ports.clock.now()).await?;
    Ok(Nothing {})
}

/// What is meant by what the client says, at `now` and here; none where it says nothing.
fn meant(known: &Known, say: Say, now: DateTime<Utc>) -> Option<Said> {
    let at = |hour: u32, days: u64| {
        let day = logical_day(now, known.zone, known.day_end) + Days::new(days);
        let time = NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
        instant_on(day, time, known.zone, known.day_end)
    };
    let later = |until: DateTime<Utc>| Said::Later { until };
    let hour = now + TimeDelta::hours(1);
    Some(match say {
        Say::Done => Said::Done,
        Say::NotToday => Said::NotToday,
        Say::Clear => Said::Cleared,
        Say::TenMinutes => later(now + TimeDelta::minutes(10)),
        Say::Hour => later(hour),
        Say::Evening => later(at(19, 0).max(hour)),
        Say::Tomorrow => later(at(9, 1)),
        Say::TakeBack => return None,
    })
}
