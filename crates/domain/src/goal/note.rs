//! How a goal went, level by level, and what the client keeps to show for it.
//!
//! | record | field | value |
//! |---|---|---|
//! | rating | `goal`, `by`, `level` | the goal's id; `client` or `worker`; −2 to 2 |
//! | evidence | `goal`, `text`, `photo` | the goal's id; the client's words; a photograph's name |
//! | both | `note` of a rating | a few words |
//! | | `day`, `at` | the logical day; milliseconds since 1970, for the order |
//! | | `gone` | milliseconds since 1970 once deleted; `true` once really gone |

use super::Level;
use crate::Id;
use crate::merge::{Fields, field};
use crate::quiet::quiet;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

/// Whose rating it is: two series, never merged into one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// The client's own.
    Client,
    /// A worker's, which comes from them once the client shares the goal.
    Worker,
}

/// On which level a goal was, one day.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Rating {
    /// Its name in the vault.
    pub id: Id,
    /// The goal.
    pub goal: Id,
    /// Who said so.
    pub by: By,
    /// The level.
    pub level: Level,
    /// A few words. May be empty.
    pub note: String,
    /// The logical day, as `YYYY-MM-DD`.
    #[ts(type = "string")]
    pub day: NaiveDate,
    /// When it was said, in milliseconds since 1970: for the order.
    #[serde(skip)]
    #[ts(skip)]
    pub at: i64,
}

/// Something that the client keeps to show for a goal.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Evidence {
    /// Its name in the vault.
    pub id: Id,
    /// The goal.
    pub goal: Id,
    /// The client's words. May be empty where there is a photograph.
    pub text: String,
    /// A photograph, by its name in the vault.
    pub photo: Option<String>,
    /// The logical day, as `YYYY-MM-DD`.
    #[ts(type = "string")]
    pub day: NaiveDate,
    /// When it was kept, in milliseconds since 1970: for the order.
    #[serde(skip)]
    #[ts(skip)]
    pub at: i64,
}

/// What the client fills in to keep evidence or to change it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EvidenceForm {
    /// What to change; none for a new one.
    pub id: Option<Id>,
    /// The goal.
    pub goal: Id,
    /// The words: up to 2,000 characters.
    pub text: String,
    /// A photograph that is in the vault.
    pub photo: Option<String>,
}

/// Why a form cannot become evidence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotEvidence {
    /// It has neither words nor a photograph.
    Blank,
    /// It has too many words.
    TooLong,
}

/// The fields that say when.
fn when(day: NaiveDate, at: DateTime<Utc>) -> [(String, Value); 2] {
    [
        ("day".to_owned(), json!(day)),
        ("at".to_owned(), json!(at.timestamp_millis())),
    ]
}

fn words(text: &str) -> Value {
    if text.is_empty() {
        Value::Null
    } else {
        json!(text)
    }
}

impl Rating {
    /// The longest note, in characters.
    pub const LONGEST: usize = 2_000;

    /// The fields of the client's rating.
    pub fn fields(goal: Id, level: Level, note: &str, day: NaiveDate, at: DateTime<Utc>) -> Fields {
        let said = [
            ("goal".to_owned(), json!(goal)),
            ("by".to_owned(), json!(By::Client)),
            ("level".to_owned(), json!(level)),
            ("note".to_owned(), words(note)),
        ];
        said.into_iter().chain(when(day, at)).collect()
    }

    /// The fields of a worker's rating, which the client accepted: a series of its own.
    pub fn of_worker(
        goal: Id,
        level: Level,
        note: &str,
        day: NaiveDate,
        at: DateTime<Utc>,
    ) -> Fields {
        let mut fields = Self::fields(goal, level, note, day, at);
        fields.insert("by".to_owned(), json!(By::Worker));
        fields
    }

    /// The rating that a record's fields say; none if it was deleted.
    pub fn from_fields(id: Id, fields: &Fields) -> Option<Self> {
        if fields.contains_key("gone") {
            return None;
        }
        Some(Self {
            id,
            goal: field(fields, "goal")?,
            by: field(fields, "by")?,
            level: field(fields, "level")?,
            note: field(fields, "note").unwrap_or_default(),
            day: field(fields, "day")?,
            at: field(fields, "at").unwrap_or_default(),
        })
    }
}

/// The latest rating of a goal in one of the two series.
pub fn latest(ratings: &[Rating], goal: Id, by: By) -> Option<&Rating> {
    let series = ratings.iter();
    let series = series.filter(|rating| rating.goal == goal && rating.by == by);
    series.max_by_key(|rating| (rating.day, rating.at, rating.id))
}

impl EvidenceForm {
    /// The longest text, in characters.
    pub const LONGEST: usize = 2_000;

    /// The form with blank ends cut off its words.
    ///
    /// # Errors
    /// Where there is nothing in it, or too much: see [`NotEvidence`].
    pub fn tidy(mut self) -> Result<Self, NotEvidence> {
        self.text = self.text.trim().to_owned();
        if self.text.chars().count() > Self::LONGEST {
            return Err(NotEvidence::TooLong);
        }
        if self.text.is_empty() && self.photo.is_none() {
            return Err(NotEvidence::Blank);
        }
        Ok(self)
    }

    /// The record's fields. When it was kept is given to a new one alone.
    pub fn fields(&self, made: Option<(NaiveDate, DateTime<Utc>)>) -> Fields {
        let said = [
            ("goal".to_owned(), json!(self.goal)),
            ("text".to_owned(), words(&self.text)),
            ("photo".to_owned(), json!(self.photo)),
        ];
        let made = made.map(|(day, at)| when(day, at));
        said.into_iter().chain(made.into_iter().flatten()).collect()
    }
}

impl Evidence {
    /// The evidence that a record's fields say; none if it was deleted.
    pub fn from_fields(id: Id, fields: &Fields) -> Option<Self> {
        if fields.contains_key("gone") {
            return None;
        }
        Some(Self {
            id,
            goal: field(fields, "goal")?,
            text: field(fields, "text").unwrap_or_default(),
            photo: field(fields, "photo"),
            day: field(fields, "day")?,
            at: field(fields, "at").unwrap_or_default(),
        })
    }
}

quiet!(Rating, Evidence, EvidenceForm);

#[cfg(test)]
mod tests {
    use super::*;

    const ID: Id = Id::from_bytes([1; 16]);
    const GOAL: Id = Id::from_bytes([2; 16]);

    #[test]
    fn both_read_back() {
        let (day, at) = ("2026-06-01".parse().expect("a day"), DateTime::UNIX_EPOCH);
        let level = Level::try_from(1).expect("a level");
        let mut fields = Rating::fields(GOAL, level, "", day, at);
        fields.retain(|_, value| !value.is_null());
        let rating = Rating::from_fields(ID, &fields).expect("a rating");
        assert_eq!(
            (rating.goal, rating.by, rating.level),
            (GOAL, By::Client, level)
        );
        assert!(rating.note.is_empty() && rating.day == day);
        fields.insert("level".to_owned(), json!(3));
        assert!(Rating::from_fields(ID, &fields).is_none(), "no such level");

        let form = |text: &str, photo: Option<&str>| EvidenceForm {
            id: None,
            goal: GOAL,
            text: text.to_owned(),
            photo: photo.map(str::to_owned),
        };
        assert!(form(" ", None).tidy() == Err(NotEvidence::Blank));
        assert!(form(&"x".repeat(2_001), None).tidy() == Err(NotEvidence::TooLong));
        let kept = form(" The key! ", Some("ab")).tidy().expect("kept");
        let mut fields = kept.fields(Some((day, at)));
        let evidence = Evidence::from_fields(ID, &fields).expect("evidence");
        assert!(evidence.text == "The key!" && evidence.photo.as_deref() == Some("ab"));
        assert!(!kept.fields(None).contains_key("day"));
        fields.insert("gone".to_owned(), json!(1));
        assert!(Evidence::from_fields(ID, &fields).is_none());
    }

    #[test]
    fn the_latest_is_the_one_of_the_latest_day_in_its_own_series() {
        let rating = |n: u8, day: &str, level: i8, by| Rating {
            id: Id::from_bytes([n; 16]),
            goal: GOAL,
            by,
            level: Level::try_from(level).expect("a level"),
            note: String::new(),
            day: day.parse().expect("a day"),
            at: i64::from(n),
        };
        let ratings = [
            rating(1, "2026-06-09", 0, By::Client),
            rating(2, "2026-06-02", 2, By::Client),
            rating(3, "2026-06-20", -2, By::Worker),
            rating(4, "2026-06-09", 1, By::Client),
        ];
        let of = |by| latest(&ratings, GOAL, by).map(|rating| rating.id);
        assert_eq!(of(By::Client), Some(Id::from_bytes([4; 16])));
        assert_eq!(of(By::Worker), Some(Id::from_bytes([3; 16])));
        assert!(latest(&ratings, ID, By::Client).is_none());
    }
}
