//! What the client said to a reminder that came.
//!
//! | field | value |
//! |---|---|
//! | `reminder`, `wall` | the reminder's id; the wall-clock time it was meant for, `YYYY-MM-DDTHH:MM` |
//! | `said` | see [`Said`] |
//!
//! What came is named by the wall-clock time it was meant for, not by a moment: so it stays the same
//! one when the client crosses a time zone, and nothing comes twice.

use crate::Id;
use crate::merge::{Fields, field};
use chrono::{DateTime, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

/// What the client said to one that came.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Said {
    /// Done.
    Done,
    /// Not today, and that is fine.
    NotToday,
    /// Later.
    Later {
        /// When it comes again.
        #[ts(type = "string")]
        until: DateTime<Utc>,
    },
    /// Seen in the list of what passed, and put away.
    Cleared,
}

/// Names one that came: the reminder, and the wall-clock time it was meant for.
pub type ActId = (Id, NaiveDateTime);

/// What was said, as a record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Act {
    /// To which.
    pub of: ActId,
    /// What.
    pub said: Said,
}

/// The id of the record that holds what was said: the same on every device. A reminder's id is
/// random, so folding the time into it meets no other.
pub fn act_id((reminder, wall): ActId) -> Id {
    let mut bytes = *reminder.bytes();
    let minutes = wall.and_utc().timestamp().div_euclid(60).cast_unsigned();
    for (byte, fold) in bytes[8..].iter_mut().zip(minutes.to_be_bytes()) {
        *byte ^= fold;
    }
    // Never the reminder's own id.
    bytes[0] ^= 0x80;
    Id::from_bytes(bytes)
}

/// The fields of a record whose answer was taken back: as if nothing had been said.
pub fn unsaid(of: ActId) -> Fields {
    let mut fields = Act {
        of,
        said: Said::Cleared,
    }
    .fields();
    fields.insert("said".to_owned(), Value::Null);
    fields
}

impl Act {
    /// The record's fields.
    pub fn fields(&self) -> Fields {
        Fields::from_iter([
            ("reminder".to_owned(), json!(self.of.0)),
            (
                "wall".to_owned(),
                json!(self.of.1.format("%Y-%m-%dT%H:%M").to_string()),
            ),
            ("said".to_owned(), json!(self.said)),
        ])
    }

    /// What a record's fields say.
    pub fn from_fields(fields: &Fields) -> Option<Self> {
        let wall: String = field(fields, "wall")?;
        let wall = NaiveDateTime::parse_from_str(&wall, "%Y-%m-%dT%H:%M").ok()?;
        Some(Self {
            of: (field(fields, "reminder")?, wall),
            said: field(fields, "said")?,
        })
    }
}
