//! A reminder.
//!
//! | field | value |
//! |---|---|
//! | `about` | `{type: "checkin"}`, `{type: "line", id}`, `{type: "support", id}`, `{type: "step", id}`, `{type: "measure", id}` or `{type: "own"}` |
//! | `text`, `title` | the client's words; a neutral title that they wrote |
//! | `shows` | `nothing`, `title` or `full` |
//! | `start`, `rrule`, `times` | see [`super::Rule`] |
//! | `zone` | an IANA name where the client said so; none: where they are |
//! | `if_not_done`, `sound`, `off` | `true` |
//! | `since` | milliseconds since 1970: when its times were set; nothing before that has passed |
//! | `gone` | milliseconds since 1970 once deleted; `true` once really gone |

use super::Rule;
use super::rule::Time;
use crate::Id;
use crate::merge::{Fields, field};
use crate::quiet::quiet;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

/// What a reminder is about. A tap on its notice opens it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum About {
    /// A check-in.
    Checkin,
    /// A line of the plan.
    Line {
        /// Which one.
        id: Id,
    },
    /// A support: a person to call, a group that meets.
    Support {
        /// Which one.
        id: Id,
    },
    /// A measure, named by [`crate::measure::pack_id`].
    Measure {
        /// Which one.
        id: Id,
    },
    /// A step towards a goal.
    Step {
        /// Which one.
        id: Id,
    },
    /// The client's own text, such as a medicine.
    Own,
}

/// What a notice shows to whoever sees the screen.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Shows {
    /// Nothing but "A moment for you".
    #[default]
    Nothing,
    /// A neutral title that the client wrote.
    Title,
    /// The full text.
    Full,
}

/// A reminder.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Reminder {
    /// Its name in the vault.
    pub id: Id,
    /// What it is about.
    pub about: About,
    /// The client's words; may be empty where it is about something that has its own.
    pub text: String,
    /// The neutral title; may be empty.
    pub title: String,
    /// What its notice shows.
    pub shows: Shows,
    /// When it comes.
    pub rule: Rule,
    /// The zone by whose clocks it comes, an IANA name; none: the one where the client is.
    pub zone: Option<String>,
    /// Comes only where the thing is not done yet on that day.
    pub if_not_done: bool,
    /// With a sound.
    pub sound: bool,
    /// Turned off.
    pub off: bool,
    /// When its times were set, or it was turned on: what would have come before that never passed.
    #[ts(type = "string")]
    pub since: DateTime<Utc>,
}

/// What the client fills in to add a reminder or to change one.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReminderForm {
    /// The reminder to change; none for a new one.
    pub id: Option<Id>,
    /// What it is about.
    pub about: About,
    /// The words: up to 500 characters.
    pub text: String,
    /// The neutral title: up to 60 characters.
    pub title: String,
    /// What its notice shows.
    pub shows: Shows,
    /// When it comes.
    pub rule: Rule,
    /// A fixed zone.
    pub zone: Option<String>,
    /// Comes only where the thing is not done yet on that day.
    pub if_not_done: bool,
    /// With a sound.
    pub sound: bool,
    /// Turned off.
    pub off: bool,
}

impl ReminderForm {
    /// The longest text, in characters.
    pub const LONGEST: usize = 500;
    /// The longest title, in characters.
    pub const LONGEST_TITLE: usize = 60;

    /// The record's fields. `since` is given where its times are new, or it was turned on.
    pub fn fields(&self, since: Option<DateTime<Utc>>) -> Fields {
        let text = |text: &str| {
            if text.is_empty() {
                Value::Null
            } else {
                json!(text)
            }
        };
        let is = |is: bool| if is { json!(true) } else { Value::Null };
        let mut fields = Fields::from_iter([
            ("about".to_owned(), json!(self.about)),
            ("text".to_owned(), text(&self.text)),
            ("title".to_owned(), text(&self.title)),
            ("shows".to_owned(), json!(self.shows)),
            ("start".to_owned(), json!(self.rule.start)),
            ("rrule".to_owned(), json!(self.rule.rrule())),
            ("times".to_owned(), json!(self.rule.times)),
            ("zone".to_owned(), json!(self.zone)),
            ("if_not_done".to_owned(), is(self.if_not_done)),
            ("sound".to_owned(), is(self.sound)),
            ("off".to_owned(), is(self.off)),
        ]);
        if let Some(since) = since {
            fields.insert("since".to_owned(), json!(since.timestamp_millis()));
        }
        fields
    }
}

impl Reminder {
    /// The reminder that a record's fields say; none if it was deleted, or if a newer version knows a
    /// rule that this one does not.
    pub fn from_fields(id: Id, fields: &Fields) -> Option<Self> {
        if fields.contains_key("gone") {
            return None;
        }
        let text = |name: &str| field::<String>(fields, name).unwrap_or_default();
        let is = |name: &str| fields.get(name) == Some(&json!(true));
        let times: Vec<Time> = field(fields, "times")?;
        let rrule: Option<String> = field(fields, "rrule");
        Some(Self {
            id,
            about: field(fields, "about")?,
            text: text("text"),
            title: text("title"),
            shows: field(fields, "shows").unwrap_or_default(),
            rule: Rule::read(field(fields, "start")?, rrule.as_deref(), times).ok()?,
            zone: field(fields, "zone"),
            if_not_done: is("if_not_done"),
            sound: is("sound"),
            off: is("off"),
            since: field(fields, "since")
                .and_then(DateTime::from_timestamp_millis)
                .unwrap_or_default(),
        })
    }
}

quiet!(Reminder, ReminderForm);
