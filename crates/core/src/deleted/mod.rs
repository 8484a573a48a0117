//! What was deleted: kept for 30 days in one place, then really gone.

pub(crate) mod sql;
#[cfg(test)]
mod tests;

use crate::api::Nothing;
use crate::app::App;
use crate::error::{AppError, Code};
use crate::store::Edit;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::json;
use trellis_domain::Id;
use trellis_domain::merge::{Fields, Kind};
use ts_rs::TS;

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
    /// Of a check-in, the logical day it is about, as `YYYY-MM-DD`.
    #[ts(type = "string | null")]
    pub about: Option<NaiveDate>,
    /// The logical day on which it was deleted.
    #[ts(type = "string")]
    pub day: NaiveDate,
    /// On how many more days it can be brought back: 0 to 30; 0 on the last one.
    pub days_left: u8,
    /// How many lines go with a section.
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

/// The edit that deletes a record at `now`: it keeps its fields, so that it can be brought back for
/// 30 days. Records that are to come back together are deleted at the same instant.
pub(crate) fn edit(kind: Kind, id: Id, now: DateTime<Utc>) -> Edit {
    Edit {
        kind,
        id,
        fields: Fields::from_iter([("gone".to_owned(), json!(now.timestamp_millis()))]),
        new: false,
    }
}

/// Everything that was deleted and can be brought back, the newest first.
pub(crate) async fn list(_: &App, _: Nothing) -> Result<Vec<Deleted>, AppError> {
    Err(Code::NotFound.into())
}

/// Brings something back.
///
/// # Errors
/// [`Code::UndoGone`] where it is really gone.
pub(crate) async fn restore(_: &App, _: ByKind) -> Result<Nothing, AppError> {
    Err(Code::NotFound.into())
}

/// Lets something really go now, at the client's wish.
pub(crate) async fn forget(_: &App, _: ByKind) -> Result<Nothing, AppError> {
    Err(Code::NotFound.into())
}

/// Lets everything that was deleted really go now.
pub(crate) async fn forget_all(_: &App, _: Nothing) -> Result<Nothing, AppError> {
    Err(Code::NotFound.into())
}
