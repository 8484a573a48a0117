//! The page for a visit: what the client wants to show somebody who helps, on one page.
//!
//! What could stand on it is proposed, line by line; the client words it anew, hides it and adds lines
//! of their own before anybody sees it.
//!
//! | field | value |
//! |---|---|
//! | `n` | which visit it is for: 0, 1, 2 … |
//! | `h:<key>` | `true` for a proposed line that is hidden |
//! | `w:<key>` | the client's words for a proposed line |
//! | `own:<part>` | the client's own lines in a part |
//! | `decision` | the one decision that the client would like to come to |
//! | `done` | the logical day of the visit, once it was: the next page is another record |

use crate::Id;
use crate::merge::{Fields, field};
use crate::quiet::quiet;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

/// A part of the page, in its order. Strengths come first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum VisitPart {
    /// What the client brings.
    Strengths,
    /// What changed since the last visit.
    Changed,
    /// What helped.
    Helped,
    /// What the client wants, and where they want more help.
    Want,
}

impl VisitPart {
    /// All of them, in the page's order.
    pub const ALL: [Self; 4] = [Self::Strengths, Self::Changed, Self::Helped, Self::Want];

    /// The name that stands in a record.
    pub fn name(self) -> &'static str {
        match self {
            Self::Strengths => "strengths",
            Self::Changed => "changed",
            Self::Helped => "helped",
            Self::Want => "want",
        }
    }
}

/// What the client made of one page.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Visit {
    /// The proposed lines that are hidden, by their keys.
    pub hidden: BTreeSet<String>,
    /// The client's words for proposed lines, by their keys.
    pub words: BTreeMap<String, String>,
    /// The client's own lines, by the name of their part.
    pub own: BTreeMap<String, String>,
    /// The one decision. May be empty.
    pub decision: String,
    /// The logical day of the visit, once it was.
    pub done: Option<NaiveDate>,
}

/// One thing that the client does to the page.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum VisitEdit {
    /// Hides a proposed line, or shows it again.
    Hide {
        /// Its key.
        key: String,
        /// Away or back.
        hidden: bool,
    },
    /// Words a proposed line anew.
    Word {
        /// Its key.
        key: String,
        /// The words: up to 300 characters; empty: as it was proposed.
        text: String,
    },
    /// Writes the own lines of a part.
    Own {
        /// Which part.
        part: VisitPart,
        /// The lines: up to 600 characters; may be empty.
        text: String,
    },
    /// Writes the one decision.
    Decide {
        /// The words: up to 300 characters; may be empty.
        text: String,
    },
}

/// Why an edit is none.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotAnEdit {
    /// It has too many words.
    TooLong,
    /// There is no such key.
    Odd,
}

impl VisitEdit {
    /// The longest words of one line and of the decision, in characters.
    pub const LONGEST: usize = 300;
    /// The longest own lines of a part.
    pub const LONGEST_OWN: usize = 600;

    /// The field that it writes.
    ///
    /// # Errors
    /// Where it has too many words, or names no key: see [`NotAnEdit`].
    pub fn field(&self) -> Result<(String, Value), NotAnEdit> {
        let words = |text: &str, longest: usize| {
            let text = text.trim();
            match text.chars().count() {
                0 => Ok(Value::Null),
                many if many > longest => Err(NotAnEdit::TooLong),
                _ => Ok(json!(text)),
            }
        };
        match self {
            Self::Hide { key, hidden } => {
                let value = if *hidden { json!(true) } else { Value::Null };
                Ok((format!("h:{}", known(key)?), value))
            }
            Self::Word { key, text } => {
                Ok((format!("w:{}", known(key)?), words(text, Self::LONGEST)?))
            }
            Self::Own { part, text } => Ok((
                format!("own:{}", part.name()),
                words(text, Self::LONGEST_OWN)?,
            )),
            Self::Decide { text } => Ok(("decision".to_owned(), words(text, Self::LONGEST)?)),
        }
    }
}

/// A key is a kind and an id or a name, and never the client's words.
fn known(key: &str) -> Result<&str, NotAnEdit> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, ':' | '_');
    let fits = !key.is_empty() && key.len() <= 80 && key.chars().all(plain);
    if fits { Ok(key) } else { Err(NotAnEdit::Odd) }
}

impl Visit {
    /// The id of the page for a visit, the same on every device.
    pub fn id_of(n: u32) -> Id {
        let mut bytes = *b"visit\0\0\0\0\0\0\0\0\0\0\0";
        bytes[12..].copy_from_slice(&n.to_be_bytes());
        Id::from_bytes(bytes)
    }

    /// Which visit a record's page is for.
    pub fn number(fields: &Fields) -> Option<u32> {
        field(fields, "n")
    }

    /// What a record's fields say.
    pub fn from_fields(fields: &Fields) -> Self {
        let starts = |start: &'static str| {
            let words = fields.iter().filter_map(move |(name, value)| {
                let text = value.as_str()?;
                Some((name.strip_prefix(start)?.to_owned(), text.to_owned()))
            });
            words.collect::<BTreeMap<_, _>>()
        };
        let hidden = fields.iter().filter(|(_, value)| **value == json!(true));
        let hidden = hidden.filter_map(|(name, _)| name.strip_prefix("h:"));
        Self {
            hidden: hidden.map(str::to_owned).collect(),
            words: starts("w:"),
            own: starts("own:"),
            decision: field(fields, "decision").unwrap_or_default(),
            done: field(fields, "done"),
        }
    }
}

quiet!(Visit, VisitEdit);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_done_to_a_page_reads_back() {
        let edits = [
            VisitEdit::Hide {
                key: "step:0a".to_owned(),
                hidden: true,
            },
            VisitEdit::Word {
                key: "goal:0b".to_owned(),
                text: " A flat ".to_owned(),
            },
            VisitEdit::Own {
                part: VisitPart::Helped,
                text: "The choir".to_owned(),
            },
            VisitEdit::Decide {
                text: "Try mornings".to_owned(),
            },
        ];
        let fields: Fields = edits
            .iter()
            .map(|edit| edit.field().expect("an edit"))
            .collect();
        let visit = Visit::from_fields(&fields);
        assert!(visit.hidden.contains("step:0a") && visit.hidden.len() == 1);
        assert_eq!(visit.words["goal:0b"], "A flat");
        assert_eq!(visit.own["helped"], "The choir");
        assert!(visit.decision == "Try mornings" && visit.done.is_none());
        assert!(Visit::from_fields(&Fields::new()) == Visit::default());
        assert_ne!(Visit::id_of(0), Visit::id_of(1));
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        let hide = |key: &str| {
            let key = key.to_owned();
            VisitEdit::Hide { key, hidden: true }.field()
        };
        for odd in ["", "My words", "é", &"a".repeat(81)] {
            assert_eq!(hide(odd), Err(NotAnEdit::Odd), "{odd}");
        }
        let decide = |many| {
            let text = "é".repeat(many);
            VisitEdit::Decide { text }.field().map(|_| ())
        };
        assert_eq!(
            (decide(300), decide(301)),
            (Ok(()), Err(NotAnEdit::TooLong))
        );
        for part in VisitPart::ALL {
            assert_eq!(json!(part), json!(part.name()));
        }
    }
}
