//! What a check-in's fields say, read in one go from wherever they stand: text or values.
//!
//! A month is a hundred check-ins, a search some thirty: reading them field by field, without first
//! making a map of them, is what keeps these screens as quick as plain SQLite.

use super::{Answer, CheckInRecord, Origin};
use crate::Id;
use chrono::{DateTime, NaiveDate};
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;

/// The check-in that some fields say; none if it was deleted or its moment cannot be read. An answer
/// that cannot be read is left out, and so is what a newer version wrote besides.
pub struct Said(pub Option<CheckInRecord>);

/// A field's name, understood.
enum Name {
    When,
    Answer(Id),
    Text(Id),
    Wording(Id),
    Tag(Id),
    Strength(Id),
    Note,
    Rest,
    From,
    Mood,
    Rows,
    Gone,
    Other,
}

impl Name {
    fn of(name: &str) -> Self {
        let with = |id: &str, make: fn(Id) -> Self| id.parse().map_or(Self::Other, make);
        match name {
            "when" => Self::When,
            "note" => Self::Note,
            "rest" => Self::Rest,
            "from" => Self::From,
            "mood" => Self::Mood,
            "rows" => Self::Rows,
            "gone" => Self::Gone,
            _ => match name.split_once(':') {
                Some(("a", id)) => with(id, Self::Answer),
                Some(("t", id)) => with(id, Self::Text),
                Some(("w", id)) => with(id, Self::Wording),
                Some(("g", id)) => with(id, Self::Tag),
                Some(("s", id)) => with(id, Self::Strength),
                _ => Self::Other,
            },
        }
    }
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
                Ok(Name::of(name))
            }
        }
        deserializer.deserialize_str(Names)
    }
}

impl<'de> Deserialize<'de> for Said {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Fields)
    }
}

struct Fields;

impl<'de> Visitor<'de> for Fields {
    type Value = Said;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a check-in's fields")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut fields: M) -> Result<Said, M::Error> {
        let mut when: Option<(i64, String, NaiveDate)> = None;
        let (mut gone, mut rest) = (false, false);
        let mut answers = BTreeMap::new();
        let mut wordings = BTreeMap::new();
        let (mut tags, mut strengths) = (Vec::new(), Vec::new());
        let (mut note, mut source) = (String::new(), None);
        let (mut mood, mut rows) = (String::new(), String::new());
        while let Some(name) = fields.next_key()? {
            match name {
                Name::When => when = read(fields.next_value()?),
                Name::Answer(item) => {
                    if let Some(answer) = answered(fields.next_value()?) {
                        answers.insert(item, answer);
                    }
                }
                Name::Text(item) => {
                    if let Value::String(text) = fields.next_value()? {
                        answers.insert(item, (String::new(), Answer::Text(text)));
                    }
                }
                Name::Wording(item) => _ = wordings.insert(item, text(fields.next_value()?)),
                Name::Tag(tag) => {
                    fields.next_value::<IgnoredAny>()?;
                    tags.push(tag);
                }
                Name::Strength(strength) => {
                    fields.next_value::<IgnoredAny>()?;
                    strengths.push(strength);
                }
                Name::Note => note = text(fields.next_value()?),
                Name::From => source = Some(text(fields.next_value()?)),
                Name::Mood => mood = text(fields.next_value()?),
                Name::Rows => rows = text(fields.next_value()?),
                Name::Rest => {
                    fields.next_value::<IgnoredAny>()?;
                    rest = true;
                }
                Name::Gone => {
                    fields.next_value::<IgnoredAny>()?;
                    gone = true;
                }
                Name::Other => _ = fields.next_value::<IgnoredAny>()?,
            }
        }
        // An answer in words and its wording are fields of their own, in either order.
        for (item, (wording, answer)) in &mut answers {
            if matches!(answer, Answer::Text(_)) && wording.is_empty() {
                *wording = wordings.remove(item).unwrap_or_default();
            }
        }
        let record = when.filter(|_| !gone).and_then(|(at, zone, day)| {
            Some(CheckInRecord {
                at: DateTime::from_timestamp_millis(at)?,
                zone,
                day,
                rest,
                answers,
                tags,
                strengths,
                note,
                origin: source.map(|source| Origin { source, mood, rows }),
            })
        });
        Ok(Said(record))
    }
}

/// A value that is what it should be; any other is as if it were not there.
fn read<T: for<'a> Deserialize<'a>>(value: Value) -> Option<T> {
    T::deserialize(value).ok()
}

/// `[wording, answer]`, taken apart without being copied.
pub(super) fn answered(value: Value) -> Option<(String, Answer)> {
    let Value::Array(parts) = value else {
        return None;
    };
    let [Value::String(wording), answer] = <[Value; 2]>::try_from(parts).ok()? else {
        return None;
    };
    let answer = match answer {
        Value::Bool(yes) => Answer::YesNo(yes),
        Value::Number(number) => Answer::Number(number.as_f64()?),
        Value::String(text) => Answer::Text(text),
        several => Answer::Several(read(several)?),
    };
    Some((wording, answer))
}

fn text(value: Value) -> String {
    match value {
        Value::String(text) => text,
        _ => String::new(),
    }
}
