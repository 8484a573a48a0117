//! A support: a person, a place or a group of the client's circle.
//!
//! | field | value |
//! |---|---|
//! | `kind`, `name`, `tie`, `helps`, `when` | `person`, `place` or `group`; the client's words |
//! | `phone`, `texts`, `email`, `address` | how to reach them; `true` where a text message is welcome |
//! | `side` | `natural` or `professional` |
//! | `favourite` | `true` |
//! | `meets` | `{days, every, time}` of something that recurs |
//! | `gone` | milliseconds since 1970 once deleted; `true` once really gone |

mod tidy;

pub use tidy::NotASupport;

use crate::Id;
use crate::merge::{Fields, field};
use crate::quiet::quiet;
use chrono::Weekday;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

/// A person, a place or a group.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Support {
    /// Its name in the vault.
    pub id: Id,
    /// What the client says of it.
    #[serde(flatten)]
    pub said: SupportSaid,
}

/// What the client says of a support.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SupportSaid {
    /// What it is.
    pub kind: SupportKind,
    /// What it is called: 1 to 120 characters.
    pub name: String,
    /// The client's own word for the tie: my sister, my worker, the choir. May be empty, as all
    /// that follows may.
    pub tie: String,
    /// What they help with.
    pub helps: String,
    /// When to call or go.
    pub when: String,
    /// A telephone number, as the client writes it.
    pub phone: String,
    /// Whether a text message is welcome there.
    pub texts: bool,
    /// An e-mail address.
    pub email: String,
    /// Where it is.
    pub address: String,
    /// Part of the client's own life, or there by profession.
    pub side: Side,
    /// Shown first, and by *Support now*.
    pub favourite: bool,
    /// When it comes round again, as a self-help meeting does.
    pub meets: Option<Meets>,
}

/// What a support is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SupportKind {
    /// Somebody.
    Person,
    /// Somewhere.
    Place,
    /// A group, such as a self-help meeting.
    Group,
}

/// Whether a support is part of the client's own life or there by profession.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Family as the client means it, friends, neighbours, peers.
    Natural,
    /// A worker, a doctor, a service.
    Professional,
}

/// When something comes round again.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Meets {
    /// On which days of the week: at least one, `Mon` to `Sun`.
    #[ts(type = "(\"Mon\" | \"Tue\" | \"Wed\" | \"Thu\" | \"Fri\" | \"Sat\" | \"Sun\")[]")]
    pub days: Vec<Weekday>,
    /// Every so many weeks: 1 to 8.
    pub every: u8,
    /// At what time, as `HH:MM`; may be empty.
    pub time: String,
}

impl SupportSaid {
    /// The longest name, tie, telephone number and e-mail address, in characters.
    pub const LONGEST_WORD: usize = 120;
    /// The longest of the other texts, in characters.
    pub const LONGEST: usize = 2_000;

    /// The record's fields; what is empty has none.
    pub fn fields(&self) -> Fields {
        let Ok(Value::Object(mut fields)) = serde_json::to_value(self) else {
            return Fields::new();
        };
        for value in fields.values_mut() {
            if *value == json!("") || *value == json!(false) {
                *value = Value::Null;
            }
        }
        fields
    }
}

impl Support {
    /// The support that a record's fields say; none if it was deleted.
    pub fn from_fields(id: Id, fields: &Fields) -> Option<Self> {
        if fields.contains_key("gone") {
            return None;
        }
        let text = |name: &str| {
            let value = fields.get(name).and_then(Value::as_str);
            value.unwrap_or_default().to_owned()
        };
        let is = |name: &str| fields.get(name) == Some(&json!(true));
        let said = SupportSaid {
            kind: field(fields, "kind")?,
            name: text("name"),
            tie: text("tie"),
            helps: text("helps"),
            when: text("when"),
            phone: text("phone"),
            texts: is("texts"),
            email: text("email"),
            address: text("address"),
            side: field(fields, "side").unwrap_or(Side::Natural),
            favourite: is("favourite"),
            meets: field(fields, "meets"),
        };
        Some(Self { id, said })
    }
}

quiet!(Support, SupportSaid, Meets);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_support_reads_back_from_its_fields() {
        let said = SupportSaid {
            kind: SupportKind::Group,
            name: "Tuesday circle".to_owned(),
            tie: "my people".to_owned(),
            helps: String::new(),
            when: "When it is too quiet".to_owned(),
            phone: "+1 555 0100".to_owned(),
            texts: true,
            email: String::new(),
            address: "Community hall".to_owned(),
            side: Side::Natural,
            favourite: false,
            meets: Some(Meets {
                days: vec![Weekday::Tue],
                every: 2,
                time: "19:00".to_owned(),
            }),
        };
        let mut fields = said.fields();
        assert!(fields["helps"].is_null() && fields["favourite"].is_null());
        fields.retain(|_, value| !value.is_null());
        let id = Id::from_bytes([1; 16]);
        assert!(Support::from_fields(id, &fields) == Some(Support { id, said }));
        fields.insert("gone".to_owned(), json!(1));
        assert!(Support::from_fields(id, &fields).is_none());
    }
}
