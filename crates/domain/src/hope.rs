//! A hope note: written or photographed on a good day, for a low one.
//!
//! | field | value |
//! |---|---|
//! | `text`, `photo` | the client's words; a photograph's name in the vault |
//! | `made` | the logical day it was made on, `YYYY-MM-DD` |
//! | `gone` | milliseconds since 1970 once deleted; `true` once really gone |

use crate::Id;
use crate::merge::{Fields, field};
use crate::quiet::quiet;
use chrono::NaiveDate;
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

impl HopeForm {
    /// The longest text, in characters.
    pub const LONGEST: usize = 5_000;

    /// The record's fields. `made` is given to a new one alone.
    pub fn fields(&self, made: Option<NaiveDate>) -> Fields {
        let text = if self.text.is_empty() {
            Value::Null
        } else {
            json!(self.text)
        };
        let mut fields = Fields::from_iter([
            ("text".to_owned(), text),
            ("photo".to_owned(), json!(self.photo)),
        ]);
        if let Some(made) = made {
            fields.insert("made".to_owned(), json!(made));
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
