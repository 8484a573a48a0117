//! What a calendar shows of a check-in, read past everything else that its fields say.

use super::Answer;
use super::said::answered;
use crate::Id;
use chrono::{DateTime, NaiveDate};
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;
use std::fmt;

/// A check-in at a glance.
pub struct Glimpse {
    /// Its logical day; none if it was deleted or its moment cannot be read.
    pub day: Option<NaiveDate>,
    /// A rest day.
    pub rest: bool,
    /// Whether there is a note.
    pub note: bool,
    /// Its answers that are not in words: item, wording, answer.
    pub answers: Vec<(Id, String, Answer)>,
}

/// The names of the fields that are read.
enum Name {
    When,
    Answer(Id),
    Note,
    Rest,
    Gone,
    Other,
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Names;
        impl Visitor<'_> for Names {
            type Value = Name;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a field's name")
            }
            fn visit_str<E>(self, name: &str) -> Result<Name, E> {
                Ok(match name {
                    "when" => Name::When,
                    "note" => Name::Note,
                    "rest" => Name::Rest,
                    "gone" => Name::Gone,
                    _ => match name.strip_prefix("a:").map(str::parse) {
                        Some(Ok(item)) => Name::Answer(item),
                        _ => Name::Other,
                    },
                })
            }
        }
        deserializer.deserialize_str(Names)
    }
}

impl<'de> Deserialize<'de> for Glimpse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Fields)
    }
}

struct Fields;

impl<'de> Visitor<'de> for Fields {
    type Value = Glimpse;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a check-in's fields")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut fields: M) -> Result<Glimpse, M::Error> {
        let mut glimpse = Glimpse {
            day: None,
            rest: false,
            note: false,
            answers: Vec::new(),
        };
        let mut gone = false;
        while let Some(name) = fields.next_key()? {
            match name {
                Name::When => glimpse.day = day(&fields.next_value()?),
                Name::Answer(item) => {
                    if let Some((wording, answer)) = answered(fields.next_value()?) {
                        glimpse.answers.push((item, wording, answer));
                    }
                }
                Name::Note => glimpse.note = skip(&mut fields)?,
                Name::Rest => glimpse.rest = skip(&mut fields)?,
                Name::Gone => gone = skip(&mut fields)?,
                Name::Other => _ = skip(&mut fields)?,
            }
        }
        if gone {
            glimpse.day = None;
        }
        Ok(glimpse)
    }
}

/// Reads past a value: that it is there is all that counts.
fn skip<'de, M: MapAccess<'de>>(fields: &mut M) -> Result<bool, M::Error> {
    fields.next_value::<IgnoredAny>().map(|_| true)
}

fn day(when: &Value) -> Option<NaiveDate> {
    let (at, _, day) = <(i64, &str, NaiveDate)>::deserialize(when).ok()?;
    DateTime::from_timestamp_millis(at).map(|_| day)
}
