//! What a line's fields say, read in one go from wherever they stand: text or values.
//!
//! A plan may have hundreds of lines, and the screen waits for all of them: so each is read without
//! first making a map of it.

use super::{Line, Point, PointTo};
use crate::Id;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;
use std::fmt;

/// A line as its fields say it. What a newer version wrote besides is left out.
pub struct LineSaid {
    /// Deleted, whether it can be brought back or not.
    pub gone: bool,
    /// The section it is in.
    pub section: Option<Id>,
    /// The words, what it points to and so on. Its id and its section are not in its fields, and
    /// stand for nothing here.
    line: Line,
}

impl LineSaid {
    /// The line named `id`; none where no section is said.
    pub fn line(self, id: Id) -> Option<Line> {
        let section = self.section?;
        Some(Line {
            id,
            section,
            ..self.line
        })
    }
}

/// A field's name, understood.
enum Name {
    Section,
    Text,
    Place,
    Photo,
    Link,
    First,
    Gone,
    Point(PointTo, Id),
    Other,
}

impl Name {
    fn of(name: &str) -> Self {
        match name {
            "section" => Self::Section,
            "text" => Self::Text,
            "place" => Self::Place,
            "photo" => Self::Photo,
            "link" => Self::Link,
            "first" => Self::First,
            "gone" => Self::Gone,
            _ => Point::of_field(name).map_or(Self::Other, |(to, id)| Self::Point(to, id)),
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

impl<'de> Deserialize<'de> for LineSaid {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Fields)
    }
}

struct Fields;

impl<'de> Visitor<'de> for Fields {
    type Value = LineSaid;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a line's fields")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut fields: M) -> Result<LineSaid, M::Error> {
        let nobody = Id::from_bytes([0; 16]);
        let mut said = LineSaid {
            gone: false,
            section: None,
            line: Line {
                id: nobody,
                section: nobody,
                text: String::new(),
                points: Vec::new(),
                photo: None,
                link: None,
                first: false,
                place: u32::MAX,
            },
        };
        let line = &mut said.line;
        while let Some(name) = fields.next_key()? {
            match name {
                Name::Section => {
                    said.section = text(fields.next_value()?).and_then(|id| id.parse().ok());
                }
                Name::Text => line.text = text(fields.next_value()?).unwrap_or_default(),
                Name::Photo => line.photo = text(fields.next_value()?),
                Name::Link => line.link = text(fields.next_value()?),
                Name::First => line.first = fields.next_value::<Value>()? == Value::Bool(true),
                Name::Place => {
                    let place = fields.next_value::<Value>()?.as_u64();
                    line.place = place
                        .and_then(|place| u32::try_from(place).ok())
                        .unwrap_or(u32::MAX);
                }
                Name::Point(to, id) => {
                    fields.next_value::<IgnoredAny>()?;
                    let name = String::new();
                    line.points.push(Point { to, id, name });
                }
                Name::Gone => {
                    fields.next_value::<IgnoredAny>()?;
                    said.gone = true;
                }
                Name::Other => _ = fields.next_value::<IgnoredAny>()?,
            }
        }
        Ok(said)
    }
}

/// A text; any other value is as if it were not there.
fn text(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        _ => None,
    }
}
