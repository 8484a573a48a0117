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

impl StrengthForm {
    /// The longest text, in characters.
    pub const LONGEST: usize = 200;

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
