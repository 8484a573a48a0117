//! A check-in item: a question that the client chose.

use super::Cadence;
use crate::Id;
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// A question that the client chose to be asked.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Item {
    /// The item's name in the vault.
    pub id: Id,
    /// The wording in use.
    pub wording: Wording,
    /// When it is asked.
    pub cadence: Cadence,
    /// Where it stands among the others: small first.
    pub place: u32,
    /// Put away by the client: not asked, still in history.
    pub hidden: bool,
}

/// One wording of an item: what was on the screen when it was answered.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Wording {
    /// Names this wording within its item.
    pub id: String,
    /// The question, in the client's words.
    pub ask: String,
    /// What an answer looks like.
    pub kind: ItemKind,
    /// Which end of the scale is better for this client, if either is.
    pub better: Better,
}

/// What an answer looks like.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ItemKind {
    /// Five faces, 1 to 5, each with the client's word for it.
    Faces {
        /// The five words, from 1 to 5.
        words: [String; 5],
    },
    /// 0 to 10.
    ZeroToTen {
        /// What 0 means. May be empty.
        low: String,
        /// What 10 means. May be empty.
        high: String,
    },
    /// Yes or no.
    YesNo,
    /// A number.
    Number {
        /// Its unit, such as "glasses". May be empty.
        unit: String,
    },
    /// A length of time, in whole minutes: 0 to 1440.
    Duration,
    /// One of some choices.
    ChooseOne {
        /// What can be chosen.
        choices: Vec<Choice>,
    },
    /// Any of some choices.
    ChooseSeveral {
        /// What can be chosen.
        choices: Vec<Choice>,
    },
    /// A few words.
    ShortText,
}

/// Something that can be chosen.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Choice {
    /// Names the choice within its item; stays when the label is reworded.
    pub id: String,
    /// The client's word for it.
    pub label: String,
}

/// Which end of a scale is better for this client.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Better {
    /// More is better.
    High,
    /// Less is better.
    Low,
    /// Neither is.
    Neither,
}

/// What the client fills in to add an item or to change one.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ItemForm {
    /// The item to change; none for a new one.
    pub id: Option<Id>,
    /// The question.
    pub ask: String,
    /// What an answer looks like.
    pub kind: ItemKind,
    /// Which end is better.
    pub better: Better,
    /// When it is asked.
    pub cadence: Cadence,
}

/// Why a form cannot become an item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotAnItem {
    /// The question is empty.
    NoQuestion,
    /// A face has no word, or there are fewer than two choices, or a choice has no label.
    NoWords,
    /// Something is longer than a screen can show: 200 characters, or 40 choices.
    TooLong,
}

impl ItemForm {
    /// The form with blank ends cut off its texts.
    ///
    /// # Errors
    /// Where it could not be asked as it stands: see [`NotAnItem`].
    pub fn tidy(mut self) -> Result<Self, NotAnItem> {
        let mut texts = vec![&mut self.ask];
        let mut needed = 1;
        match &mut self.kind {
            ItemKind::Faces { words } => {
                needed += words.len();
                texts.extend(words);
            }
            ItemKind::ChooseOne { choices } | ItemKind::ChooseSeveral { choices } => {
                if choices.len() < 2 {
                    return Err(NotAnItem::NoWords);
                }
                if choices.len() > 40 {
                    return Err(NotAnItem::TooLong);
                }
                needed += choices.len();
                texts.extend(choices.iter_mut().map(|choice| &mut choice.label));
            }
            ItemKind::ZeroToTen { low, high } => texts.extend([low, high]),
            ItemKind::Number { unit } => texts.push(unit),
            ItemKind::YesNo | ItemKind::Duration | ItemKind::ShortText => {}
        }
        for (n, text) in texts.into_iter().enumerate() {
            *text = text.trim().to_owned();
            if text.is_empty() && n < needed {
                return Err(if n == 0 {
                    NotAnItem::NoQuestion
                } else {
                    NotAnItem::NoWords
                });
            }
            if text.chars().count() > 200 {
                return Err(NotAnItem::TooLong);
            }
        }
        Ok(self)
    }
}

impl fmt::Debug for Item {
    /// Says nothing of what the client wrote.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Item")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Wording {
    /// Says nothing of what the client wrote.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Wording")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for ItemKind {
    /// Says nothing of what the client wrote.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Faces { .. } => "Faces",
            Self::ZeroToTen { .. } => "ZeroToTen",
            Self::YesNo => "YesNo",
            Self::Number { .. } => "Number",
            Self::Duration => "Duration",
            Self::ChooseOne { .. } => "ChooseOne",
            Self::ChooseSeveral { .. } => "ChooseSeveral",
            Self::ShortText => "ShortText",
        })
    }
}

impl fmt::Debug for ItemForm {
    /// Says nothing of what the client wrote.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ItemForm")
            .field("id", &self.id)
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}
