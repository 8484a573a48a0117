//! A check-in as it is filled in, and as it is looked back on.

use super::{Answer, Wording};
use crate::Id;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use ts_rs::TS;

/// What the client fills in. It is also what a draft keeps.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct CheckInForm {
    /// The check-in to change; none for a new one.
    pub id: Option<Id>,
    /// The day and time it is about; none for now.
    pub when: Option<When>,
    /// Answers by item. An item that is not here was skipped.
    pub answers: BTreeMap<Id, Answer>,
    /// Tags.
    pub tags: Vec<Id>,
    /// Strengths that the client used.
    pub strengths: Vec<Id>,
    /// The note. May be empty.
    pub note: String,
    /// A rest day: nothing to say, and that is fine.
    pub rest: bool,
}

/// A day and a time of it, as the client picks them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct When {
    /// The logical day, as `YYYY-MM-DD`.
    #[ts(type = "string")]
    pub day: NaiveDate,
    /// Wall-clock time, as `HH:MM`. None: now if the day is today, otherwise noon.
    pub time: Option<String>,
}

/// A check-in that was made.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CheckIn {
    /// Its name in the vault.
    pub id: Id,
    /// The moment it is about.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    /// The time zone the client was in, by its IANA name.
    pub zone: String,
    /// The logical day it belongs to, as `YYYY-MM-DD`.
    #[ts(type = "string")]
    pub day: NaiveDate,
    /// The wall-clock time where the client was, as `HH:MM`.
    pub time: String,
    /// A rest day.
    pub rest: bool,
    /// The answers, in the order of the client's items.
    pub answers: Vec<Answered>,
    /// Tags.
    pub tags: Vec<Id>,
    /// Strengths that the client used.
    pub strengths: Vec<Id>,
    /// The note.
    pub note: String,
    /// Where it came from, if it was brought in from another app.
    pub origin: Option<Origin>,
}

/// An answer with the question that was on the screen.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Answered {
    /// The item.
    pub item: Id,
    /// The wording that was answered.
    pub wording: Wording,
    /// The answer.
    pub value: Answer,
}

/// Where an imported check-in came from, with what the other app had written.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Origin {
    /// The other app, such as `daylio`.
    pub source: String,
    /// What the other app had written, where it was given another form here: its own word for the
    /// mood, kept beside the level.
    pub mood: String,
    /// Which of the other file's rows are in it, so that none comes in twice; empty where the whole
    /// check-in is told by its id.
    #[serde(skip)]
    #[ts(skip)]
    pub rows: String,
}

impl CheckInForm {
    /// The longest note, in characters: some twenty pages.
    pub const LONGEST_NOTE: usize = 50_000;

    /// Whether nothing at all was filled in.
    pub fn is_blank(&self) -> bool {
        !self.rest
            && self.tags.is_empty()
            && self.strengths.is_empty()
            && self.note.trim().is_empty()
            && self.answers.values().all(Answer::is_blank)
    }
}

impl fmt::Debug for CheckInForm {
    /// Says nothing of what the client wrote.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CheckInForm")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for CheckIn {
    /// Says nothing of what the client wrote.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CheckIn")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Answered {
    /// Says nothing of what the client answered.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answered")
            .field("item", &self.item)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Origin {
    /// Says nothing of what the client wrote.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Origin")
            .field("source", &self.source)
            .finish_non_exhaustive()
    }
}
