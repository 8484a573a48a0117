//! An answer, and whether it fits its question.

use super::{Choice, ItemKind};
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// What the client answered. The item's kind says which of these it is and what it means.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum Answer {
    /// Yes or no.
    YesNo(bool),
    /// A face (1 to 5), a place from 0 to 10, a number, or minutes.
    Number(f64),
    /// A few words, or the id of the one choice.
    Text(String),
    /// The ids of several choices.
    Several(Vec<String>),
}

/// The answer does not fit the question's kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotAnAnswer;

impl Answer {
    /// The longest text answer, in characters.
    pub const LONGEST: usize = 2_000;

    /// Whether this answers a question of that kind.
    ///
    /// # Errors
    /// [`NotAnAnswer`] where its shape or its range is another's.
    pub fn check(&self, kind: &ItemKind) -> Result<(), NotAnAnswer> {
        let whole = |n: f64, least: f64, most: f64| n.fract() == 0.0 && n >= least && n <= most;
        let known = |id: &str, choices: &[Choice]| choices.iter().any(|choice| choice.id == id);
        let fits = match (kind, self) {
            (ItemKind::Faces { .. }, Self::Number(n)) => whole(*n, 1.0, 5.0),
            (ItemKind::ZeroToTen { .. }, Self::Number(n)) => whole(*n, 0.0, 10.0),
            (ItemKind::YesNo, Self::YesNo(_)) => true,
            (ItemKind::Number { .. }, Self::Number(n)) => n.is_finite() && n.abs() <= 1e12,
            (ItemKind::Duration, Self::Number(n)) => whole(*n, 0.0, 1440.0),
            (ItemKind::ChooseOne { choices }, Self::Text(id)) => known(id, choices),
            (ItemKind::ChooseSeveral { choices }, Self::Several(ids)) => {
                ids.iter().all(|id| known(id, choices))
            }
            (ItemKind::ShortText, Self::Text(text)) => text.chars().count() <= Self::LONGEST,
            _ => false,
        };
        if fits { Ok(()) } else { Err(NotAnAnswer) }
    }

    /// Whether there is nothing in it: such an answer is the same as none.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::Several(ids) => ids.is_empty(),
            Self::YesNo(_) | Self::Number(_) => false,
        }
    }
}

impl fmt::Debug for Answer {
    /// Says nothing of what the client answered.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Answer")
    }
}
