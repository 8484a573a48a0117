//! A strength: something that the client is, can or has.
//!
//! | field | value |
//! |---|---|
//! | `text`, `prompt` | the client's words; the prompt that they answer |
//! | `place` | where it stands |
//! | `gone` | milliseconds since 1970 once deleted; `true` once really gone |

use crate::Id;
use crate::merge::{Fields, field};
use crate::quiet::quiet;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

/// A strength.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Strength {
    /// Its name in the vault.
    pub id: Id,
    /// The client's words.
    pub text: String,
    /// The prompt that brought it up, if one did.
    pub prompt: Option<Prompt>,
    /// Where it stands.
    pub place: u32,
}

/// A question that brings a strength to mind. Its words are in `i18n/<lang>/strength.ftl`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Prompt {
    /// What others thank me for.
    Thanked,
    /// What got me through before.
    GotThrough,
    /// What I can do with my hands or my head.
    CanDo,
    /// What I know from living it.
    Lived,
    /// What I never gave up.
    Kept,
    /// Where I come from, what I believe, what I practise.
    Roots,
    /// Who I have beside me.
    Beside,
}

/// What the client fills in to add a strength or to change one.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StrengthForm {
    /// The strength to change; none for a new one.
    pub id: Option<Id>,
    /// The words: 1 to 200 characters once their blank ends are cut.
    pub text: String,
    /// The prompt that brought it up.
    pub prompt: Option<Prompt>,
}

/// Why a form cannot become a strength.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotAStrength {
    /// It has no words.
    NoWords,
    /// It has too many.
    TooLong,
}

impl StrengthForm {
    /// The longest text, in characters.
    pub const LONGEST: usize = 200;

    /// The form with blank ends cut off its words.
    ///
    /// # Errors
    /// Where there are none, or too many: see [`NotAStrength`].
    pub fn tidy(mut self) -> Result<Self, NotAStrength> {
        self.text = self.text.trim().to_owned();
        match self.text.chars().count() {
            0 => Err(NotAStrength::NoWords),
            1..=Self::LONGEST => Ok(self),
            _ => Err(NotAStrength::TooLong),
        }
    }

    /// The record's fields. `place` is given to a new one alone.
    pub fn fields(&self, place: Option<u32>) -> Fields {
        let mut fields = Fields::from_iter([
            ("text".to_owned(), json!(self.text)),
            ("prompt".to_owned(), json!(self.prompt)),
        ]);
        if let Some(place) = place {
            fields.insert("place".to_owned(), json!(place));
        }
        fields
    }
}

impl Strength {
    /// The strength that a record's fields say; none if it was deleted.
    pub fn from_fields(id: Id, fields: &Fields) -> Option<Self> {
        if fields.contains_key("gone") {
            return None;
        }
        Some(Self {
            id,
            text: fields.get("text").and_then(Value::as_str)?.to_owned(),
            prompt: field(fields, "prompt"),
            place: field(fields, "place").unwrap_or(u32::MAX),
        })
    }
}

quiet!(Strength, StrengthForm);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_strength_reads_back_and_has_some_words() {
        let form = |text: &str| StrengthForm {
            id: None,
            text: text.to_owned(),
            prompt: Some(Prompt::GotThrough),
        };
        assert!(form(" \n").tidy() == Err(NotAStrength::NoWords));
        assert!(form(&"é".repeat(201)).tidy() == Err(NotAStrength::TooLong));
        let tidy = form("  I asked for help. ").tidy().expect("kept");
        let mut fields = tidy.fields(Some(3));
        let id = Id::from_bytes([1; 16]);
        let read = Strength::from_fields(id, &fields).expect("a strength");
        assert!(read.text == "I asked for help." && read.place == 3);
        assert_eq!(read.prompt, Some(Prompt::GotThrough));
        assert!(!tidy.fields(None).contains_key("place"));
        fields.insert("gone".to_owned(), json!(1));
        assert!(Strength::from_fields(id, &fields).is_none());
    }
}
