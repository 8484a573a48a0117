//! Crisis lines: a dated pack of numbers for a place.
//!
//! Packs are data, in `data/crisis/*.json` of the project, each with a schema, a source and a date
//! for every number. They come with the app, so they are there without a network.

use crate::settings::Language;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// A text in each language.
pub type Texts = BTreeMap<Language, String>;

/// The lines of a country.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// The schema's version: 1.
    pub schema: u32,
    /// The country, by its ISO 3166-1 code in lower case, or `world`.
    pub id: String,
    /// What the country is called.
    pub name: Texts,
    /// The day on which all of it was last checked, as `YYYY-MM-DD`.
    #[ts(type = "string")]
    pub checked: NaiveDate,
    /// IANA names of the time zones that belong to it, so that it can be offered first.
    pub zones: Vec<String>,
    /// Its parts, such as provinces; may be empty.
    pub parts: Vec<PackPart>,
    /// Its lines, in the order in which they are shown.
    pub lines: Vec<CrisisLine>,
}

/// A part of a country.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PackPart {
    /// Its ISO 3166-2 code in lower case, such as `ca-on`.
    pub id: String,
    /// What it is called.
    pub name: Texts,
}

/// One line.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CrisisLine {
    /// Names it in the pack.
    pub id: String,
    /// What it is called.
    pub name: Texts,
    /// What it is for, in one short sentence.
    pub about: Texts,
    /// Where it is for: a part's id; none: the whole country.
    #[serde(default)]
    pub part: Option<String>,
    /// For when somebody is in danger now.
    #[serde(default)]
    pub emergency: bool,
    /// The number to call, as it is dialled; none: it takes no calls.
    #[serde(default)]
    pub call: Option<String>,
    /// The number to send a text message to.
    #[serde(default)]
    pub text: Option<Texting>,
    /// A page where it can be written to, `https:` only.
    #[serde(default)]
    pub chat: Option<String>,
    /// When somebody is there, such as "24/7".
    pub hours: Texts,
    /// In which languages it answers.
    pub languages: Vec<String>,
    /// Where the number was read: a page, `https:` only.
    pub source: String,
    /// The day on which it was checked, as `YYYY-MM-DD`.
    #[ts(type = "string")]
    pub checked: NaiveDate,
}

/// How to send a text message to a line.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Texting {
    /// The number.
    pub number: String,
    /// The word to send, where it wants one, in each language.
    #[serde(default)]
    pub word: Option<Texts>,
}

impl Pack {
    /// Whether the pack was last checked more than a year before `today`, so that the client is to
    /// be told.
    pub fn is_old(&self, today: NaiveDate) -> bool {
        self.checked
            .checked_add_months(chrono::Months::new(12))
            .is_some_and(|end| end < today)
    }
}
