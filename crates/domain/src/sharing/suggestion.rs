//! What a worker proposes. It changes nothing until the client accepts, and whether they did is told to
//! nobody.
//!
//! | field | value |
//! |---|---|
//! | `grant` | the grant's record |
//! | `from` | the worker's name, as it was when this came |
//! | `made` | when the worker wrote it, in milliseconds since 1970 |
//! | `came` | when it was taken in |
//! | `says` | what it says, as the worker sent it |
//! | `answer` | `accepted`, `declined` or `later` |
//! | `became` | the record that it became |

use crate::Id;
use crate::goal::Level;
use crate::merge::{Fields, field};
use crate::quiet::quiet;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

/// What is proposed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Suggestion {
    /// A goal.
    Goal {
        /// Its words.
        text: String,
        /// Why it may matter. May be empty.
        #[serde(default)]
        why: String,
    },
    /// A step towards a goal that is shared.
    Step {
        /// The goal.
        goal: Id,
        /// Its words.
        text: String,
    },
    /// A line of the plan.
    Line {
        /// The section.
        section: Id,
        /// Its words.
        text: String,
    },
    /// Something to be reminded of.
    Reminder {
        /// Of what.
        text: String,
        /// When, in words. May be empty.
        #[serde(default)]
        when: String,
    },
    /// A kind word.
    Note {
        /// It.
        text: String,
    },
    /// A time to meet.
    Meeting {
        /// About what. May be empty.
        #[serde(default)]
        text: String,
        /// On which day.
        #[ts(type = "string | null")]
        #[serde(default)]
        day: Option<NaiveDate>,
        /// At what time, as `HH:MM`. May be empty.
        #[serde(default)]
        time: String,
    },
    /// Where the worker sees a goal.
    Rating {
        /// The goal.
        goal: Id,
        /// The level.
        level: Level,
        /// A few words. May be empty.
        #[serde(default)]
        words: String,
    },
}

/// What came is none that this version knows, or says too much.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotASuggestion;

/// What the client made of a suggestion.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "SuggestionSaid")]
pub enum Answered {
    /// It is a record now.
    Accepted,
    /// It is not, and nobody is told.
    Declined,
    /// It waits.
    Later,
}

/// A text of a suggestion, and how many characters it may have.
type Bounded<'a> = (&'a mut String, usize);

impl Suggestion {
    /// The most characters of a text.
    pub const LONGEST: usize = 2_000;
    /// The most characters of a goal, a step or a reminder, as of the client's own.
    pub const SHORT: usize = 200;

    /// Reads what a worker sent.
    ///
    /// # Errors
    /// [`NotASuggestion`].
    pub fn read(says: &[u8]) -> Result<Self, NotASuggestion> {
        let said: Self = serde_json::from_slice(says).map_err(|_| NotASuggestion)?;
        said.tidy()
    }

    /// With blank ends cut off its words.
    ///
    /// # Errors
    /// [`NotASuggestion`] where it has none, or too many.
    pub fn tidy(mut self) -> Result<Self, NotASuggestion> {
        let (must, may): (Option<Bounded<'_>>, Vec<Bounded<'_>>) = match &mut self {
            Self::Goal { text, why } => (Some((text, Self::SHORT)), vec![(why, Self::LONGEST)]),
            Self::Step { text, .. } => (Some((text, Self::SHORT)), vec![]),
            Self::Line { text, .. } | Self::Note { text } => (Some((text, Self::LONGEST)), vec![]),
            Self::Reminder { text, when } => (Some((text, Self::SHORT)), vec![(when, Self::SHORT)]),
            Self::Meeting { text, time, .. } => (None, vec![(text, Self::SHORT), (time, 5)]),
            Self::Rating { words, .. } => (None, vec![(words, Self::LONGEST)]),
        };
        let is_needed = must.is_some();
        for (n, (text, longest)) in must.into_iter().chain(may).enumerate() {
            *text = text.trim().to_owned();
            let is_lacking = is_needed && n == 0 && text.is_empty();
            if is_lacking || text.chars().count() > longest {
                return Err(NotASuggestion);
            }
        }
        Ok(self)
    }
}

/// A suggestion as it is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its record: the name that the worker gave it.
    pub id: Id,
    /// The grant's record.
    pub grant: Id,
    /// The worker's name.
    pub from: String,
    /// When the worker wrote it.
    pub made: DateTime<Utc>,
    /// What it says.
    pub says: Suggestion,
    /// What the client made of it; none: it is new.
    pub answer: Option<Answered>,
    /// The record that it became.
    pub became: Option<Id>,
}

impl Kept {
    /// What a record's fields say.
    pub fn from_fields(id: Id, fields: &Fields) -> Option<Self> {
        if fields.contains_key("gone") {
            return None;
        }
        Some(Self {
            id,
            grant: field(fields, "grant")?,
            from: field(fields, "from").unwrap_or_default(),
            made: field(fields, "made").and_then(DateTime::from_timestamp_millis)?,
            says: field(fields, "says")?,
            answer: field(fields, "answer"),
            became: field(fields, "became"),
        })
    }

    /// The fields of a new one that came at a moment.
    pub fn fields(&self, came: DateTime<Utc>) -> Fields {
        Fields::from_iter([
            ("grant".to_owned(), json!(self.grant)),
            ("from".to_owned(), json!(self.from)),
            ("made".to_owned(), json!(self.made.timestamp_millis())),
            ("came".to_owned(), json!(came.timestamp_millis())),
            ("says".to_owned(), json!(self.says)),
        ])
    }

    /// The fields of an answer.
    pub fn answer_fields(answer: Answered, became: Option<Id>) -> Fields {
        let mut fields = Fields::from_iter([("answer".to_owned(), json!(answer))]);
        if let Some(became) = became {
            fields.insert("became".to_owned(), json!(became));
        }
        fields
    }

    /// The fields that a record has besides, which a suggestion became: from whom, and when.
    pub fn origin_fields(&self) -> Fields {
        Fields::from_iter([
            ("from".to_owned(), json!(self.from)),
            ("from_at".to_owned(), json!(self.made.timestamp_millis())),
        ])
    }
}

quiet!(Suggestion, Kept);
