//! A hope note: written or photographed on a good day, for a low one.
//!
//! | field | value |
//! |---|---|
//! | `text`, `photo` | the client's words; a photograph's name in the vault |
//! | `made`, `at` | the logical day it was made on, `YYYY-MM-DD`; the moment, in milliseconds since 1970 |
//! | `gone` | milliseconds since 1970 once deleted; `true` once really gone |

mod offer;

pub use offer::{is_low, turn};

use crate::Id;
use crate::merge::{Fields, field};
use crate::quiet::quiet;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

/// A hope note.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HopeNote {
    /// Its name in the vault.
    pub id: Id,
    /// The client's words. May be empty where there is a photograph.
    pub text: String,
    /// A photograph, by its name in the vault.
    pub photo: Option<String>,
    /// The day it was made, as `YYYY-MM-DD`.
    #[ts(type = "string")]
    pub made: NaiveDate,
}

/// What the client fills in to add a hope note or to change one.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HopeForm {
    /// The note to change; none for a new one.
    pub id: Option<Id>,
    /// The words: up to 5,000 characters.
    pub text: String,
    /// A photograph that is in the vault.
    pub photo: Option<String>,
}

/// Why a form cannot become a hope note.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotAHopeNote {
    /// It has neither words nor a photograph.
    Blank,
    /// It has too many words.
    TooLong,
}

impl HopeForm {
    /// The longest text, in characters.
    pub const LONGEST: usize = 5_000;

    /// The form with blank ends cut off its words.
    ///
    /// # Errors
    /// Where there is nothing in it, or too much: see [`NotAHopeNote`].
    pub fn tidy(mut self) -> Result<Self, NotAHopeNote> {
        self.text = self.text.trim().to_owned();
        if self.text.chars().count() > Self::LONGEST {
            return Err(NotAHopeNote::TooLong);
        }
        if self.text.is_empty() && self.photo.is_none() {
            return Err(NotAHopeNote::Blank);
        }
        Ok(self)
    }

    /// The record's fields. When it was made, the logical day and the moment, is given to a new one
    /// alone.
    pub fn fields(&self, made: Option<(NaiveDate, DateTime<Utc>)>) -> Fields {
        let text = if self.text.is_empty() {
            Value::Null
        } else {
            json!(self.text)
        };
        let mut fields = Fields::from_iter([
            ("text".to_owned(), text),
            ("photo".to_owned(), json!(self.photo)),
        ]);
        if let Some((made, at)) = made {
            fields.insert("made".to_owned(), json!(made));
            fields.insert("at".to_owned(), json!(at.timestamp_millis()));
        }
        fields
    }
}

impl HopeNote {
    /// The hope note that a record's fields say; none if it was deleted.
    pub fn from_fields(id: Id, fields: &Fields) -> Option<Self> {
        if fields.contains_key("gone") {
            return None;
        }
        let text = |name: &str| fields.get(name).and_then(Value::as_str).map(str::to_owned);
        Some(Self {
            id,
            text: text("text").unwrap_or_default(),
            photo: text("photo"),
            made: field(fields, "made")?,
        })
    }
}

quiet!(HopeNote, HopeForm);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hope_note_has_words_or_a_photograph() {
        let form = |text: &str, photo: Option<&str>| HopeForm {
            id: None,
            text: text.to_owned(),
            photo: photo.map(str::to_owned),
        };
        assert!(form(" ", None).tidy() == Err(NotAHopeNote::Blank));
        assert!(form(&"x".repeat(5_001), None).tidy() == Err(NotAHopeNote::TooLong));
        let tidy = form(" ", Some("ab")).tidy().expect("kept");
        let day = NaiveDate::from_ymd_opt(2026, 6, 1).expect("a day");
        let at = DateTime::from_timestamp_millis(1_780_000_000_000).expect("in range");
        let mut fields = tidy.fields(Some((day, at)));
        fields.retain(|_, value| !value.is_null());
        let id = Id::from_bytes([1; 16]);
        let note = HopeNote::from_fields(id, &fields).expect("a note");
        assert!(note.text.is_empty() && note.photo.as_deref() == Some("ab") && note.made == day);
        assert!(
            tidy.fields(None)["text"].is_null(),
            "emptied words are emptied"
        );
        fields.insert("gone".to_owned(), json!(1));
        assert!(HopeNote::from_fields(id, &fields).is_none());
    }
}
