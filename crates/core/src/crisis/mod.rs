//! *Support now*: the client's own first lines and people, then crisis lines for where they are.

pub(crate) mod sql;
#[cfg(test)]
mod tests;

use crate::api::Nothing;
use crate::app::App;
use crate::error::{AppError, Code};
use serde::{Deserialize, Serialize};
use trellis_domain::crisis::{Pack, PackPart, Texts};
use trellis_domain::plan::Line;
use trellis_domain::support::Support;
use ts_rs::TS;

/// All that *Support now* shows. It comes from the device alone.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SupportNow {
    /// The client's own first lines: those marked, or else the first of their hard days' part.
    pub lines: Vec<Line>,
    /// The client's own people: favourites, or else those whom their hard days' part points to.
    pub people: Vec<Support>,
    /// Crisis lines for where they are: those of the whole country and of the part.
    pub pack: Pack,
    /// The part that was chosen, such as a province; none: the whole country.
    pub part: Option<String>,
    /// Whether the pack was last checked over a year ago.
    pub old: bool,
}

/// A country whose crisis lines are known.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Region {
    /// Its pack's id.
    pub id: String,
    /// What it is called.
    pub name: Texts,
    /// Its parts.
    pub parts: Vec<PackPart>,
}

/// All that *Support now* shows.
pub(crate) async fn support_now(_: &App, _: Nothing) -> Result<SupportNow, AppError> {
    Err(Code::NotFound.into())
}

/// The countries whose crisis lines are known.
pub(crate) async fn regions(_: &App, _: Nothing) -> Result<Vec<Region>, AppError> {
    Err(Code::NotFound.into())
}

/// Whether `id` is a country or a part whose crisis lines are known.
pub(crate) fn is_region(id: &str) -> bool {
    !id.is_empty()
}
