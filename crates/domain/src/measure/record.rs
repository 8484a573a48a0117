//! An answered measure, and how it is spelled as fields of a record.
//!
//! | field | value |
//! |---|---|
//! | `pack`, `version`, `lang` | which text was answered: the pack's name, its version, the language |
//! | `day`, `at` | the logical day it is about, `YYYY-MM-DD`; the moment, in milliseconds since 1970 |
//! | `a:<question>` | what was answered to a question of the pack; not there where it was left open |
//! | `gone` | milliseconds since 1970 once deleted; `true` once really gone |
//!
//! The number is never kept: it is counted from the answers when it is shown.

use super::Answers;
use crate::merge::{Fields, field};
use crate::quiet::quiet;
use crate::settings::Language;
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;

/// What stands before a question's name.
const ANSWER: &str = "a:";

/// An answered measure.
#[derive(Clone, PartialEq, Eq)]
pub struct Answered {
    /// The pack's short name.
    pub pack: String,
    /// The version that was answered.
    pub version: u32,
    /// The language of the text that was answered.
    pub language: Language,
    /// The logical day.
    pub day: NaiveDate,
    /// The moment.
    pub at: DateTime<Utc>,
    /// The answers.
    pub answers: Answers,
}

impl Answered {
    /// The record's fields.
    pub fn fields(&self) -> Fields {
        let mut fields = Fields::from_iter([
            ("pack".to_owned(), json!(self.pack)),
            ("version".to_owned(), json!(self.version)),
            ("lang".to_owned(), json!(self.language)),
            ("day".to_owned(), json!(self.day)),
            ("at".to_owned(), json!(self.at.timestamp_millis())),
        ]);
        let answers = self.answers.iter();
        fields.extend(answers.map(|(item, value)| (format!("{ANSWER}{item}"), json!(value))));
        fields
    }

    /// What a record's fields say; none if it was deleted.
    pub fn from_fields(fields: &Fields) -> Option<Self> {
        if fields.contains_key("gone") {
            return None;
        }
        let answers = fields.iter().filter_map(|(name, value)| {
            let value = u8::try_from(value.as_u64()?).ok()?;
            Some((name.strip_prefix(ANSWER)?.to_owned(), value))
        });
        Some(Self {
            pack: field(fields, "pack")?,
            version: field(fields, "version")?,
            language: field(fields, "lang")?,
            day: field(fields, "day")?,
            at: field(fields, "at").and_then(DateTime::from_timestamp_millis)?,
            answers: answers.collect(),
        })
    }
}

quiet!(Answered);
