//! A sign's choices, and how they are spelled as fields of a record.
//!
//! | field | value |
//! |---|---|
//! | `line`, `pattern` | the id of the client's own early sign; `{test, days}` |
//! | `action` | the id of the line that says what the client does then |
//! | `off` | `true` while it is turned off |
//! | `until` | the logical day until which it stays quiet, `YYYY-MM-DD` |
//! | `gone` | milliseconds since 1970 once deleted; `true` once really gone |

use super::Pattern;
use crate::Id;
use crate::merge::{Fields, field};
use crate::quiet::quiet;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

/// A pattern tied to one of the client's own early signs.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Sign {
    /// Its name in the vault.
    pub id: Id,
    /// The plan line whose words the card quotes.
    pub line: Id,
    /// What to look for.
    pub pattern: Pattern,
    /// The plan line that the card opens: what the client does then. None: the sign's own section.
    pub action: Option<Id>,
    /// Turned off.
    pub off: bool,
    /// Quiet up to and with this logical day, as `YYYY-MM-DD`.
    #[ts(type = "string | null")]
    pub until: Option<NaiveDate>,
}

/// What the client fills in to tie a pattern to a sign, or to change one.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SignForm {
    /// The sign to change; none for a new one.
    pub id: Option<Id>,
    /// The plan line whose words the card quotes.
    pub line: Id,
    /// What to look for.
    pub pattern: Pattern,
    /// The plan line that the card opens.
    pub action: Option<Id>,
    /// Turned off.
    pub off: bool,
}

impl SignForm {
    /// The record's fields.
    pub fn fields(&self) -> Fields {
        Fields::from_iter([
            ("line".to_owned(), json!(self.line)),
            ("pattern".to_owned(), json!(self.pattern)),
            ("action".to_owned(), json!(self.action)),
            (
                "off".to_owned(),
                if self.off { json!(true) } else { Value::Null },
            ),
        ])
    }
}

impl Sign {
    /// The sign that a record's fields say; none if it was deleted, or if a newer version knows a
    /// test that this one does not.
    pub fn from_fields(id: Id, fields: &Fields) -> Option<Self> {
        if fields.contains_key("gone") {
            return None;
        }
        Some(Self {
            id,
            line: field(fields, "line")?,
            pattern: field(fields, "pattern")?,
            action: field(fields, "action"),
            off: fields.get("off") == Some(&json!(true)),
            until: field(fields, "until"),
        })
    }
}

quiet!(Sign, SignForm);
