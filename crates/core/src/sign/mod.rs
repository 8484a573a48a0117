//! A plan that answers: patterns tied to the client's own early signs.

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
use trellis_domain::sign::{Because, Pattern, Sign, SignForm};
use ts_rs::TS;

/// A card on Today: the client's own sentence, and why it is there.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SignCard {
    /// The sign.
    pub sign: Id,
    /// The client's own early sign, whose words are quoted.
    pub line: Line,
    /// What the client does then; none: the card opens the sign's section.
    pub action: Option<Line>,
    /// What was looked for.
    pub pattern: Pattern,
    /// What the pattern is about, in the client's words: an item's question, a tag's label.
    pub about: String,
    /// The word of the choice, where one was looked for.
    pub choice: Option<String>,
    /// The days on which it held, earliest first.
    pub because: Vec<Because>,
}

/// What the client says to a card.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct SignAnswer {
    /// The sign.
    pub sign: Id,
    /// What they say.
    pub say: SignSaid,
}

/// What can be said to a card.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum SignSaid {
    /// Not today, or for some days: quiet for 1 to 30 logical days, today being the first.
    Quiet {
        /// How many.
        days: u8,
    },
    /// Not helpful: quiet until the pattern has ended and begins anew, and at least for a week.
    NotHelpful,
    /// Turned off.
    Off,
    /// Turned on again, and no longer quiet.
    On,
}

/// A sign with its line, for the list of signs.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SignView {
    /// The sign.
    pub sign: Sign,
    /// The client's own early sign; none: that line is deleted, and so the sign is quiet.
    pub line: Option<Line>,
    /// What the client does then.
    pub action: Option<Line>,
    /// What the pattern is about, in the client's words; none: it is gone, and so the sign is quiet.
    pub about: Option<String>,
    /// The word of the choice, where one is looked for.
    pub choice: Option<String>,
    /// The logical day it is today, as `YYYY-MM-DD`.
    #[ts(type = "string")]
    pub today: NaiveDate,
}

/// Every sign.
pub(crate) async fn list(_: &App, _: Nothing) -> Result<Vec<SignView>, AppError> {
    Err(Code::NotFound.into())
}

/// Ties a pattern to an early sign, or changes one.
pub(crate) async fn save(_: &App, _: SignForm) -> Result<SignView, AppError> {
    Err(Code::NotFound.into())
}

/// What the client says to a card.
pub(crate) async fn answer(_: &App, _: SignAnswer) -> Result<Nothing, AppError> {
    Err(Code::NotFound.into())
}

/// Deletes a sign. The plan's lines stay.
pub(crate) async fn delete(_: &App, _: ById) -> Result<Nothing, AppError> {
    Err(Code::NotFound.into())
}
