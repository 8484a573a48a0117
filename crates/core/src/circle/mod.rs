//! The circle: the client's people, places and groups.

pub(crate) mod sql;
#[cfg(test)]
mod tests;

use crate::api::Nothing;
use crate::app::App;
use crate::checkin::ById;
use crate::error::{AppError, Code};
use serde::{Deserialize, Serialize};
use trellis_domain::Id;
use trellis_domain::plan::Line;
use trellis_domain::support::{Support, SupportSaid};
use ts_rs::TS;

/// What the client fills in to add a support or to change one.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SupportForm {
    /// The support to change; none for a new one.
    pub id: Option<Id>,
    /// What the client says of it.
    pub said: SupportSaid,
}

/// Deletes a support.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct SupportDelete {
    /// Which one.
    pub id: Id,
    /// Whether the plan's lines that point to it are deleted as well. Otherwise they stay, and one
    /// without words of its own is given the support's name.
    pub lines_too: bool,
}

/// Every support: favourites first, then by name.
pub(crate) async fn list(_: &App, _: Nothing) -> Result<Vec<Support>, AppError> {
    Err(Code::NotFound.into())
}

/// Adds a support, or changes one.
pub(crate) async fn save(_: &App, _: SupportForm) -> Result<Support, AppError> {
    Err(Code::NotFound.into())
}

/// The plan's lines that point to a support.
pub(crate) async fn uses(_: &App, _: ById) -> Result<Vec<Line>, AppError> {
    Err(Code::NotFound.into())
}

/// Deletes a support: it can be brought back for 30 days.
pub(crate) async fn delete(_: &App, _: SupportDelete) -> Result<Nothing, AppError> {
    Err(Code::NotFound.into())
}
