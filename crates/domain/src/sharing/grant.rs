//! How a grant, and what was agreed to, are kept as records of the vault.
//!
//! | record | field | value |
//! |---|---|---|
//! | grant | `server`, `agency` | its address; what the agency calls itself |
//! | | `key` | the server's signing key, in hexadecimal digits as all that follows |
//! | | `grant` | the grant's name: 32 bytes |
//! | | `secret` | its own keys and newest statement, as the sealing crate keeps them |
//! | | `token` | the invitation, until it is used |
//! | | `worker`, `keys`, `signing`, `hpke` | to whom: 8 bytes; the hash of their keys; those keys |
//! | | `name`, `role`, `reason` | the worker's words |
//! | | `typed` | `true` where the invitation was typed, not read from a link |
//! | | `made`, `until` | milliseconds since 1970 |
//! | | `last` | the last day on which it is shown, `YYYY-MM-DD` |
//! | | `called`, `lang` | what the client is called there; in which language it is shown |
//! | | `choice` | what was ticked |
//! | | `chose` | when that last changed, in milliseconds since 1970 |
//! | | `paused`, `ended` | since when, in milliseconds since 1970; not there: it is not |
//! | | `why` | why it ended: a name |
//! | | `asked` | what the client is asked about: a name |
//! | | `tried` | `true` once the yes was sent, whether it arrived or not |
//! | | `sent` | what the server's newest statement says: `active`, `paused`, `ended` |
//! | | `sent_at` | when the server had it, in milliseconds since 1970 |
//! | | `copy` | a fingerprint of the copy that the server has; not there: it has another than is wanted |
//! | | `given` | what was ticked when that copy was made; not there: it has none |
//! | | `receipt` | what the server signed when it deleted everything |
//! | consent | `grant` | the grant's record |
//! | | `at`, `what` | when, in milliseconds since 1970; what happened: a name |
//! | | `text`, `hash`, `version`, `lang` | the exact words agreed to, their hash, which wording, the language |
//! | | `choice`, `until` | what was ticked then, and until when |

use super::Choice;
use crate::Id;
use crate::merge::{Fields, field};
use crate::quiet::quiet;
use crate::settings::Language;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

/// What the client wants of a grant.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Wants {
    /// The worker may read.
    Active,
    /// Not for now.
    Paused,
    /// No more.
    Ended,
}

/// What the client is asked about, while nothing is given out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "SharedAsked")]
pub enum Asked {
    /// The worker has other keys than those that were checked.
    Keys,
    /// The worker is no longer there.
    Gone,
    /// The client told the worker to stop.
    Stop,
}

/// What happened to a grant.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "SharedWhat")]
pub enum What {
    /// The client said yes.
    Given,
    /// The client changed what is shown.
    Changed,
    /// The client paused it.
    Paused,
    /// The client went on with it.
    Resumed,
    /// The client stopped it.
    Stopped,
    /// Its time was over.
    Expired,
    /// It stopped because the worker has other keys.
    Keys,
    /// It stopped because the worker is no longer there.
    Gone,
    /// It never began: the invitation was over.
    Refused,
}

/// A grant.
#[derive(Clone, PartialEq, Eq)]
pub struct Grant {
    /// Its record.
    pub id: Id,
    /// The server's address.
    pub server: String,
    /// What the agency calls itself.
    pub agency: String,
    /// The server's signing key.
    pub key: String,
    /// The grant's name.
    pub grant: String,
    /// Its own keys and newest statement.
    pub secret: String,
    /// The invitation, until it is used.
    pub token: String,
    /// To whom.
    pub worker: String,
    /// The hash of the worker's keys.
    pub keys: String,
    /// The worker's signing key.
    pub signing: String,
    /// The worker's HPKE key.
    pub hpke: String,
    /// The worker's name.
    pub name: String,
    /// What the worker does.
    pub role: String,
    /// Why, in the worker's words.
    pub reason: String,
    /// Whether the invitation was typed.
    pub typed: bool,
    /// When the client said yes.
    pub made: DateTime<Utc>,
    /// When it is over.
    pub until: DateTime<Utc>,
    /// The last day on which it is shown.
    pub last: NaiveDate,
    /// What the client is called there.
    pub called: String,
    /// In which language it is shown.
    pub lang: Language,
    /// What was ticked.
    pub choice: Choice,
    /// When that last changed.
    pub chose: DateTime<Utc>,
    /// Since when it is paused.
    pub paused: Option<DateTime<Utc>>,
    /// Since when it is over.
    pub ended: Option<DateTime<Utc>>,
    /// Why it is over.
    pub why: Option<What>,
    /// What the client is asked about.
    pub asked: Option<Asked>,
    /// Whether the yes was sent: it may have arrived, whatever was heard of it.
    pub tried: bool,
    /// What the server's newest statement says; none: the server has none yet.
    pub sent: Option<Wants>,
    /// When the server had it.
    pub sent_at: Option<DateTime<Utc>>,
    /// A fingerprint of the copy that the server has.
    pub copy: String,
    /// What was ticked when that was made, on whichever device.
    pub given: Option<Choice>,
    /// What the server signed in the end.
    pub receipt: Option<String>,
}

fn moment(fields: &Fields, name: &str) -> Option<DateTime<Utc>> {
    field(fields, name).and_then(DateTime::from_timestamp_millis)
}

/// A moment as it is kept.
fn millis(at: Option<DateTime<Utc>>) -> Value {
    json!(at.map(|at| at.timestamp_millis()))
}

impl Grant {
    /// The grant that a record's fields say.
    pub fn from_fields(id: Id, fields: &Fields) -> Option<Self> {
        if fields.contains_key("gone") {
            return None;
        }
        let text = |name: &str| field::<String>(fields, name).unwrap_or_default();
        let made = moment(fields, "made")?;
        Some(Self {
            id,
            server: field(fields, "server")?,
            agency: text("agency"),
            key: text("key"),
            grant: field(fields, "grant")?,
            secret: text("secret"),
            token: text("token"),
            worker: text("worker"),
            keys: text("keys"),
            signing: text("signing"),
            hpke: text("hpke"),
            name: text("name"),
            role: text("role"),
            reason: text("reason"),
            typed: fields.get("typed") == Some(&json!(true)),
            made,
            until: moment(fields, "until")?,
            last: field(fields, "last")?,
            called: text("called"),
            lang: field(fields, "lang").unwrap_or(Language::En),
            choice: field(fields, "choice").unwrap_or_default(),
            chose: moment(fields, "chose").unwrap_or(made),
            paused: moment(fields, "paused"),
            ended: moment(fields, "ended"),
            why: field(fields, "why"),
            asked: field(fields, "asked"),
            tried: fields.get("tried") == Some(&json!(true)),
            sent: field(fields, "sent"),
            sent_at: moment(fields, "sent_at"),
            copy: text("copy"),
            given: field(fields, "given"),
            receipt: field(fields, "receipt"),
        })
    }

    /// The fields of a new one.
    pub fn fields(&self) -> Fields {
        let text = |name: &str, text: &str| {
            let text = Some(text).filter(|text| !text.is_empty());
            (name.to_owned(), json!(text))
        };
        let mut fields = Fields::from_iter([
            text("server", &self.server),
            text("agency", &self.agency),
            text("key", &self.key),
            text("grant", &self.grant),
            text("secret", &self.secret),
            text("worker", &self.worker),
            text("keys", &self.keys),
            text("signing", &self.signing),
            text("hpke", &self.hpke),
            text("name", &self.name),
            text("role", &self.role),
            text("reason", &self.reason),
            ("made".to_owned(), json!(self.made.timestamp_millis())),
            ("until".to_owned(), json!(self.until.timestamp_millis())),
            ("last".to_owned(), json!(self.last)),
            ("lang".to_owned(), json!(self.lang)),
            text("token", &self.token),
        ]);
        if self.typed {
            fields.insert("typed".to_owned(), json!(true));
        }
        fields.extend(self.chosen_fields());
        fields.retain(|_, value| !value.is_null());
        fields
    }

    /// The fields that say what is shown.
    pub fn chosen_fields(&self) -> Fields {
        let called = Some(&self.called).filter(|called| !called.is_empty());
        Fields::from_iter([
            ("called".to_owned(), json!(called)),
            ("choice".to_owned(), json!(self.choice)),
            ("chose".to_owned(), millis(Some(self.chose))),
        ])
    }

    /// The fields that pause it, or go on with it.
    pub fn paused_fields(at: Option<DateTime<Utc>>) -> Fields {
        Fields::from_iter([("paused".to_owned(), millis(at))])
    }

    /// The fields that end it. After that it never begins again.
    pub fn ended_fields(at: DateTime<Utc>, why: What) -> Fields {
        Fields::from_iter([
            ("ended".to_owned(), millis(Some(at))),
            ("why".to_owned(), json!(why)),
        ])
    }

    /// The fields that ask the client something, or no longer.
    pub fn asked_fields(asked: Option<Asked>) -> Fields {
        Fields::from_iter([("asked".to_owned(), json!(asked))])
    }

    /// The field that says that the yes was sent.
    pub fn tried_fields() -> Fields {
        Fields::from_iter([("tried".to_owned(), json!(true))])
    }

    /// The fields that say what the server has: a copy by its fingerprint and what was ticked for it, or
    /// another than is wanted. While it is paused it has none.
    pub fn sent_fields(
        secret: &str,
        sent: Wants,
        at: DateTime<Utc>,
        copy: Option<(&str, &Choice)>,
    ) -> Fields {
        let mut fields = Fields::from_iter([
            ("secret".to_owned(), json!(secret)),
            ("token".to_owned(), Value::Null),
            ("sent".to_owned(), json!(sent)),
            ("sent_at".to_owned(), millis(Some(at))),
            ("copy".to_owned(), json!(copy.map(|(print, _)| print))),
        ]);
        if copy.is_some() || sent == Wants::Paused {
            fields.insert("given".to_owned(), json!(copy.map(|(_, given)| given)));
        }
        fields
    }

    /// The field of one of which the server has another copy than is wanted now.
    pub fn behind_fields() -> Fields {
        Fields::from_iter([("copy".to_owned(), Value::Null)])
    }

    /// The fields of one that is shown again, after the server took away what it had.
    pub fn again_fields() -> Fields {
        Fields::from_iter([
            ("sent".to_owned(), json!(Wants::Paused)),
            ("copy".to_owned(), Value::Null),
            ("given".to_owned(), Value::Null),
        ])
    }

    /// The fields of one whose end was confirmed: its keys, and what was shown, are forgotten.
    pub fn over_fields(receipt: Option<&str>, at: DateTime<Utc>) -> Fields {
        let mut fields = Fields::from_iter([
            ("sent".to_owned(), json!(Wants::Ended)),
            ("sent_at".to_owned(), millis(Some(at))),
        ]);
        for name in ["secret", "token", "copy", "given", "asked"] {
            fields.insert(name.to_owned(), Value::Null);
        }
        if let Some(receipt) = receipt {
            fields.insert("receipt".to_owned(), json!(receipt));
        }
        fields
    }

    /// What the client wants of it. The end stands above a pause, and a pause above everything else,
    /// whatever was done on which device.
    pub fn wants(&self) -> Wants {
        match (self.ended, self.paused) {
            (Some(_), _) => Wants::Ended,
            (None, Some(_)) => Wants::Paused,
            (None, None) => Wants::Active,
        }
    }

    /// Whether something may be shown at a moment, by this device's own clock.
    pub fn is_shown(&self, now: DateTime<Utc>) -> bool {
        self.wants() == Wants::Active && self.asked.is_none() && now < self.until
    }
}

/// What was agreed to, or done, once.
#[derive(Clone, PartialEq, Eq)]
pub struct Consent {
    /// Its record.
    pub id: Id,
    /// The grant's record.
    pub grant: Id,
    /// When.
    pub at: DateTime<Utc>,
    /// What happened.
    pub what: What,
    /// The exact words agreed to; empty where there were none to agree to.
    pub text: String,
    /// Their hash.
    pub hash: String,
    /// Which wording.
    pub version: u32,
    /// In which language.
    pub lang: Language,
    /// What was ticked then.
    pub choice: Option<Choice>,
    /// Until when.
    pub until: Option<DateTime<Utc>>,
}

impl Consent {
    /// What a record's fields say.
    pub fn from_fields(id: Id, fields: &Fields) -> Option<Self> {
        if fields.contains_key("gone") {
            return None;
        }
        Some(Self {
            id,
            grant: field(fields, "grant")?,
            at: moment(fields, "at")?,
            what: field(fields, "what")?,
            text: field(fields, "text").unwrap_or_default(),
            hash: field(fields, "hash").unwrap_or_default(),
            version: field(fields, "version").unwrap_or_default(),
            lang: field(fields, "lang").unwrap_or(Language::En),
            choice: field(fields, "choice"),
            until: moment(fields, "until"),
        })
    }

    /// The record's fields.
    pub fn fields(&self) -> Fields {
        let mut fields = Fields::from_iter([
            ("grant".to_owned(), json!(self.grant)),
            ("at".to_owned(), json!(self.at.timestamp_millis())),
            ("what".to_owned(), json!(self.what)),
            ("lang".to_owned(), json!(self.lang)),
        ]);
        if !self.text.is_empty() {
            fields.insert("text".to_owned(), json!(self.text));
            fields.insert("hash".to_owned(), json!(self.hash));
            fields.insert("version".to_owned(), json!(self.version));
        }
        if let Some(choice) = &self.choice {
            fields.insert("choice".to_owned(), json!(choice));
        }
        if let Some(until) = self.until {
            fields.insert("until".to_owned(), json!(until.timestamp_millis()));
        }
        fields
    }
}

quiet!(Grant, Consent);
