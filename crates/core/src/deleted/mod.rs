//! What was deleted: kept for 30 days in one place, then really gone.
//!
//! When that is says [`trellis_domain::gone`]. Deleting is done by each kind's own folder, with
//! [`edit`].
//!
//! - `waiting`: what was deleted, as it stands in the vault.
//! - `purge`: what is due really goes.

mod purge;
pub(crate) mod sql;
#[cfg(test)]
mod tests;
mod waiting;

pub(crate) use purge::{Kept, Seen, day_began, go};

use crate::api::Nothing;
use crate::app::App;
use crate::error::{AppError, Code};
use crate::plan::Whole;
use crate::store::{Edit, Store};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::cmp::Reverse;
use trellis_domain::Id;
use trellis_domain::day::logical_day;
use trellis_domain::gone::Gone;
use trellis_domain::merge::{Fields, Kind};
use trellis_domain::plan::Starter;
use ts_rs::TS;
use waiting::{Waiting, moment};

/// What kind of thing was deleted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DeletedKind {
    /// A check-in.
    Checkin,
    /// A section of the plan, with the lines that went with it.
    Section,
    /// A line of the plan.
    Line,
    /// A support.
    Support,
    /// A strength.
    Strength,
    /// A hope note.
    Hope,
    /// A sign.
    Sign,
    /// A reminder.
    Reminder,
    /// An answered measure.
    Measure,
    /// A goal, with all that went with it.
    Goal,
    /// A step towards a goal.
    Step,
    /// On which level a goal was, one day.
    Rating,
    /// What was kept to show for a goal.
    Evidence,
    /// How content the client was in each area of life, one day.
    Balance,
    /// A decision, with the ways that went with it.
    Decision,
    /// A way to decide.
    Way,
}

/// Something that was deleted and can be brought back.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct Deleted {
    /// What it is.
    pub kind: DeletedKind,
    /// Which one.
    pub id: Id,
    /// What tells it from others: its first words, up to 200 characters; may be empty.
    pub words: String,
    /// Of what belongs to a day, such as a check-in, that logical day, as `YYYY-MM-DD`.
    #[ts(type = "string | null")]
    pub about: Option<NaiveDate>,
    /// The logical day on which it was deleted.
    #[ts(type = "string")]
    pub day: NaiveDate,
    /// On how many more days it can be brought back: 0 to 30; 0 on the last one.
    pub days_left: u8,
    /// How many lines go with a section, and how many steps and the like with a goal.
    pub lines: u32,
}

/// Names something that was deleted.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct ByKind {
    /// What it is.
    pub kind: DeletedKind,
    /// Which one.
    pub id: Id,
}

impl std::fmt::Debug for Deleted {
    /// Says nothing of what the client wrote.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Deleted")
    }
}

impl DeletedKind {
    /// The record's kind.
    fn kind(self) -> Kind {
        match self {
            Self::Checkin => Kind::CheckIn,
            Self::Section => Kind::Section,
            Self::Line => Kind::Line,
            Self::Support => Kind::Support,
            Self::Strength => Kind::Strength,
            Self::Hope => Kind::Hope,
            Self::Sign => Kind::Sign,
            Self::Reminder => Kind::Reminder,
            Self::Measure => Kind::Measure,
            Self::Goal => Kind::Goal,
            Self::Step => Kind::Step,
            Self::Rating => Kind::Rating,
            Self::Evidence => Kind::Evidence,
            Self::Balance => Kind::Balance,
            Self::Decision => Kind::Decision,
            Self::Way => Kind::Way,
        }
    }

    /// The name of a record's kind; none where it has none here.
    fn of(kind: &Kind) -> Option<Self> {
        Some(match kind {
            Kind::CheckIn => Self::Checkin,
            Kind::Section => Self::Section,
            Kind::Line => Self::Line,
            Kind::Support => Self::Support,
            Kind::Strength => Self::Strength,
            Kind::Hope => Self::Hope,
            Kind::Sign => Self::Sign,
            Kind::Reminder => Self::Reminder,
            Kind::Measure => Self::Measure,
            Kind::Goal => Self::Goal,
            Kind::Step => Self::Step,
            Kind::Rating => Self::Rating,
            Kind::Evidence => Self::Evidence,
            Kind::Balance => Self::Balance,
            Kind::Decision => Self::Decision,
            Kind::Way => Self::Way,
            _ => return None,
        })
    }
}

/// The edit that deletes a record at `now`: it keeps its fields, so that it can be brought back for
/// 30 days. Records that are to come back together are deleted at the same instant.
pub(crate) fn edit(kind: Kind, id: Id, now: DateTime<Utc>) -> Edit {
    set(kind, id, "gone", json!(now.timestamp_millis()))
}

/// The edit that brings a record back.
pub(crate) fn back(kind: Kind, id: Id) -> Edit {
    set(kind, id, "gone", Value::Null)
}

fn set(kind: Kind, id: Id, name: &str, value: Value) -> Edit {
    let fields = Fields::from_iter([(name.to_owned(), value)]);
    let new = false;
    Edit {
        kind,
        id,
        fields,
        new,
    }
}

/// What a line needs besides, that is to stand in a section again: where that was deleted, it comes
/// back as well; where it is really gone, the line goes to [`Starter::Helps`].
pub(crate) async fn home(
    store: &Store,
    line: Id,
    section: Option<Id>,
) -> Result<Option<Edit>, AppError> {
    let helps = || set(Kind::Line, line, "section", json!(Starter::Helps.id()));
    let Some(section) = section else {
        return Ok(Some(helps()));
    };
    if Starter::of(section).is_some() {
        return Ok(None);
    }
    let fields = store.fields(Kind::Section, section).await?;
    Ok(match fields.as_ref().map_or(Gone::Really, Gone::of) {
        Gone::No => None,
        Gone::At(_) => Some(back(Kind::Section, section)),
        Gone::Really => Some(helps()),
    })
}

/// Everything that was deleted and can be brought back, the newest first.
pub(crate) async fn list(app: &App, _: Nothing) -> Result<Vec<Deleted>, AppError> {
    let store = app.store().await?;
    let plan = &Whole::kept(&store).await?.whole;
    let mut all = waiting::all(&store, plan).await?;
    all.sort_by_key(|one| (Reverse(one.at), one.id));
    let day_end = crate::settings::load(&store).await?.day_end;
    let (now, zone) = (app.ports.clock.now(), app.ports.clock.zone());
    let today = logical_day(now, zone, day_end);
    let days = purge::days(&store, today).await?;
    let day = |at| logical_day(moment(at), zone, day_end);
    let alone = |one: &&Waiting| !all.iter().any(|other| one.went_with(other));
    let shown = all.iter().filter(alone);
    let shown = shown.filter_map(|one| one.shown(&all, plan, day, |gone| days.left(gone, today)));
    Ok(shown.collect())
}

/// Brings something back: a section with the lines that went with it, a line with its section; a goal
/// with all that went with it, and a step with its goal.
/// Where it is there already, nothing is done.
///
/// # Errors
/// [`Code::UndoGone`] where it is really gone.
pub(crate) async fn restore(app: &App, ByKind { kind, id }: ByKind) -> Result<Nothing, AppError> {
    let store = app.store().await?;
    let fields = store.fields(kind.kind(), id).await?;
    match fields.as_ref().map_or(Gone::Really, Gone::of) {
        Gone::No => return Ok(Nothing {}),
        Gone::Really => return Err(Code::UndoGone.into()),
        Gone::At(_) => {}
    }
    let plan = &Whole::kept(&store).await?.whole;
    let all = waiting::all(&store, plan).await?;
    let mut edits = vec![back(kind.kind(), id)];
    if let Some(one) = all.iter().find(|one| one.is(&kind.kind(), id)) {
        let lines = purge::with_lines(one, &all).into_iter().skip(1);
        edits.extend(lines.map(|(kind, id)| back(kind, id)));
        if kind == DeletedKind::Line {
            edits.extend(home(&store, id, one.section()).await?);
        }
        // A part of a goal or a decision that is deleted as well brings all of it back.
        if let Some((kind @ (Kind::Goal | Kind::Decision), id)) = one.whole()
            && let Some(whole) = all.iter().find(|other| other.is(&kind, id))
        {
            let whole = purge::with_lines(whole, &all).into_iter();
            edits.extend(whole.map(|(kind, id)| back(kind, id)));
        }
    }
    store.edit(edits, app.ports.clock.now()).await?;
    Ok(Nothing {})
}

/// Lets something really go now, at the client's wish: a section with the lines that went with it.
/// Where it is really gone already, nothing is done.
///
/// # Errors
/// [`Code::NotFound`] where it was not deleted.
pub(crate) async fn forget(app: &App, ByKind { kind, id }: ByKind) -> Result<Nothing, AppError> {
    let store = app.store().await?;
    let plan = &Whole::kept(&store).await?.whole;
    let all = waiting::all(&store, plan).await?;
    let Some(one) = all.iter().find(|one| one.is(&kind.kind(), id)) else {
        let fields = store.fields(kind.kind(), id).await?;
        return match fields.as_ref().map(Gone::of) {
            Some(Gone::Really) => Ok(Nothing {}),
            _ => Err(Code::NotFound.into()),
        };
    };
    go(app, &store, purge::with_lines(one, &all)).await?;
    store.settle().await?;
    Ok(Nothing {})
}

/// Lets everything that was deleted really go now.
pub(crate) async fn forget_all(app: &App, _: Nothing) -> Result<Nothing, AppError> {
    let store = app.store().await?;
    let plan = &Whole::kept(&store).await?.whole;
    let all = waiting::all(&store, plan).await?;
    let all = all.into_iter().map(|one| (one.kind, one.id));
    if go(app, &store, all.collect()).await? {
        store.settle().await?;
    }
    Ok(Nothing {})
}
