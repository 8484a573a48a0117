//! Strengths, and when they were used.

pub(crate) mod sql;
#[cfg(test)]
mod tests;

use crate::api::Nothing;
use crate::app::App;
use crate::checkin::ById;
use crate::error::{AppError, Code};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use trellis_domain::Id;
use trellis_domain::plan::Line;
use trellis_domain::strength::{Strength, StrengthForm};
use ts_rs::TS;

/// Strengths in an order.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct StrengthOrder {
    /// Their ids: the first comes first. Those that are not named follow as they were.
    pub ids: Vec<Id>,
}

/// A strength shown back over time.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct StrengthStory {
    /// The strength.
    pub strength: Strength,
    /// On how many logical days the client ticked it.
    pub days: u32,
    /// The first of them, as `YYYY-MM-DD`; none: it was not ticked yet.
    #[ts(type = "string | null")]
    pub first: Option<NaiveDate>,
    /// The last of them.
    #[ts(type = "string | null")]
    pub last: Option<NaiveDate>,
    /// The newest days on which it was ticked, newest first, at most 30.
    #[ts(type = "string[]")]
    pub newest: Vec<NaiveDate>,
    /// The plan's lines that point to it.
    pub lines: Vec<Line>,
}

/// Every strength, in order.
pub(crate) async fn list(_: &App, _: Nothing) -> Result<Vec<Strength>, AppError> {
    Err(Code::NotFound.into())
}

/// Adds a strength, or changes one.
pub(crate) async fn save(_: &App, _: StrengthForm) -> Result<Strength, AppError> {
    Err(Code::NotFound.into())
}

/// Puts strengths into an order.
pub(crate) async fn order(_: &App, _: StrengthOrder) -> Result<Vec<Strength>, AppError> {
    Err(Code::NotFound.into())
}

/// A strength shown back over time.
pub(crate) async fn story(_: &App, _: ById) -> Result<StrengthStory, AppError> {
    Err(Code::NotFound.into())
}

/// Deletes a strength: it can be brought back for 30 days. Lines that pointed to it keep their words.
pub(crate) async fn delete(_: &App, _: ById) -> Result<Nothing, AppError> {
    Err(Code::NotFound.into())
}
