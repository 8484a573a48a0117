//! A goal, and how it is spelled as fields of a record.
//!
//! | field | value |
//! |---|---|
//! | `text`, `why`, `way`, `role` | the client's words: the goal, why it matters, what is in the way, a role |
//! | `then` | the words that the goal had at first, once it was given others |
//! | `area`, `environment`, `lack`, `status` | names |
//! | `on:<status>` | the logical day on which it last came to that status |
//! | `p:strength:<id>`, `p:support:<id>` | `true` for each that helps |
//! | `matter:<day>`, `sure:<day>` | how important it is and how sure the client is, 0 to 10, as said that day |
//! | `next`, `last` | when it is looked at again, and when it last was |
//! | `gas:-2` … `gas:2`, `base`, `weight` | see [`Scale`] |
//! | `made`, `place` | the logical day; where it stands |
//! | `gone` | milliseconds since 1970 once deleted; `true` once really gone |

use super::Scale;
use crate::Id;
use crate::balance::LifeArea;
use crate::merge::{Fields, field};
use crate::plan::{Point, PointTo, Review};
use crate::quiet::quiet;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

/// Where in life a goal is to come true.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Environment {
    /// Where I live.
    Living,
    /// Where I learn.
    Learning,
    /// Where I work.
    Working,
    /// Among people.
    Social,
}

/// Where a goal stands. Each is fine to be in, and there is a way back from each.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Thinking about it.
    #[default]
    Thinking,
    /// Working on it.
    Working,
    /// Resting from it.
    Resting,
    /// Reached.
    Reached,
    /// Let go.
    LetGo,
}

impl Status {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Thinking,
        Self::Working,
        Self::Resting,
        Self::Reached,
        Self::LetGo,
    ];

    /// The name that stands in a record.
    pub fn name(self) -> &'static str {
        match self {
            Self::Thinking => "thinking",
            Self::Working => "working",
            Self::Resting => "resting",
            Self::Reached => "reached",
            Self::LetGo => "let_go",
        }
    }

    /// Whether its steps may be reminded of.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Thinking | Self::Working)
    }
}

/// What is in the way.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Lack {
    /// Something to learn.
    Skill,
    /// Something or somebody to have.
    Support,
}

/// A number from 0 to 10 that was said on a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct Said {
    /// The logical day, as `YYYY-MM-DD`.
    #[ts(type = "string")]
    pub day: NaiveDate,
    /// The number.
    pub value: u8,
}

/// A goal.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Goal {
    /// Its name in the vault.
    pub id: Id,
    /// The client's words.
    pub text: String,
    /// The words that it had at first; none where they are the same.
    pub then: Option<String>,
    /// Why it matters. May be empty.
    pub why: String,
    /// The area of life.
    pub area: Option<LifeArea>,
    /// Where it is to come true.
    pub environment: Option<Environment>,
    /// A role that goes with it, in the client's words. May be empty.
    pub role: String,
    /// Strengths that help.
    pub strengths: Vec<Id>,
    /// People, places and groups that help.
    pub supports: Vec<Id>,
    /// Whether a skill or a support is what is in the way.
    pub lack: Option<Lack>,
    /// What is in the way, in the client's words. May be empty.
    pub way: String,
    /// How important it is, 0 to 10, each time it was said: earliest first.
    pub matter: Vec<Said>,
    /// How sure the client is, 0 to 10, each time it was said: earliest first.
    pub sure: Vec<Said>,
    /// Where it stands.
    pub status: Status,
    /// Since which logical day, as `YYYY-MM-DD`; none: from the beginning.
    #[ts(type = "string | null")]
    pub since: Option<NaiveDate>,
    /// The day on which the client last began to work on it, whatever became of it since.
    #[ts(type = "string | null")]
    pub begun: Option<NaiveDate>,
    /// The day on which it was last reached, whatever became of it since.
    #[ts(type = "string | null")]
    pub reached: Option<NaiveDate>,
    /// When it is looked at again.
    pub review: Review,
    /// Its five levels, where the client wants them.
    pub scale: Option<Scale>,
    /// The logical day on which it was written.
    #[ts(type = "string")]
    pub made: NaiveDate,
    /// Where it stands among the others.
    pub place: u32,
}

impl Goal {
    /// The goal that a record's fields say; none if it was deleted.
    pub fn from_fields(id: Id, fields: &Fields) -> Option<Self> {
        if fields.contains_key("gone") {
            return None;
        }
        Some(Self::kept(id, fields))
    }

    /// What a record's fields say, deleted or not.
    pub fn kept(id: Id, fields: &Fields) -> Self {
        let text = |name: &str| field::<String>(fields, name).unwrap_or_default();
        let points = |to: PointTo| {
            let all = fields.keys().filter_map(|name| Point::of_field(name));
            all.filter(move |point| point.0 == to)
                .map(|point| point.1)
                .collect()
        };
        let status: Status = field(fields, "status").unwrap_or_default();
        Self {
            id,
            text: text("text"),
            then: field(fields, "then").filter(|then| *then != text("text")),
            why: text("why"),
            area: field(fields, "area"),
            environment: field(fields, "environment"),
            role: text("role"),
            strengths: points(PointTo::Strength),
            supports: points(PointTo::Support),
            lack: field(fields, "lack"),
            way: text("way"),
            matter: said(fields, "matter:"),
            sure: said(fields, "sure:"),
            status,
            since: field(fields, &format!("on:{}", status.name())),
            begun: field(fields, "on:working"),
            reached: field(fields, "on:reached"),
            review: Review {
                next: field(fields, "next"),
                last: field(fields, "last"),
            },
            scale: Scale::from_fields(fields),
            made: field(fields, "made").unwrap_or_default(),
            place: field(fields, "place").unwrap_or(u32::MAX),
        }
    }

    /// The fields that put it into a status on a day.
    pub fn status_fields(status: Status, today: NaiveDate) -> Fields {
        Fields::from_iter([
            ("status".to_owned(), json!(status)),
            (format!("on:{}", status.name()), json!(today)),
        ])
    }
}

/// What was said under `start`, earliest first.
fn said(fields: &Fields, start: &str) -> Vec<Said> {
    let one = |(name, value): (&String, &Value)| {
        let day = name.strip_prefix(start)?.parse().ok()?;
        let value = u8::try_from(value.as_u64()?).ok()?;
        (value <= 10).then_some(Said { day, value })
    };
    let mut all: Vec<Said> = fields.iter().filter_map(one).collect();
    all.sort_by_key(|said| said.day);
    all
}

quiet!(Goal);

#[cfg(test)]
mod tests {
    use super::super::GoalForm;
    use super::*;

    #[test]
    fn what_was_reached_once_stays_reached_whatever_comes_after() {
        let id = Id::from_bytes([1; 16]);
        let day = |n| NaiveDate::from_ymd_opt(2026, 6, n).expect("a day of June");
        let mut fields = GoalForm::of("A flat of my own").fields(None, day(1));
        let read = Goal::from_fields(id, &fields).expect("a goal");
        assert_eq!(
            (read.status, read.since, read.reached),
            (Status::Thinking, None, None)
        );
        for (n, status) in [(2, Status::Working), (9, Status::Reached)] {
            fields.extend(Goal::status_fields(status, day(n)));
        }
        for status in Status::ALL {
            fields.extend(Goal::status_fields(status, day(20)));
            let read = Goal::from_fields(id, &fields).expect("a goal");
            assert_eq!((read.status, read.since), (status, Some(day(20))));
            assert!(read.reached >= Some(day(9)));
            assert_eq!(json!(status), json!(status.name()));
        }
        fields.insert("gone".to_owned(), json!(1));
        assert!(Goal::from_fields(id, &fields).is_none());
        assert!(Goal::kept(id, &fields).text == "A flat of my own");
    }

    #[test]
    fn what_was_said_is_in_the_order_of_its_days_and_odd_numbers_are_left_out() {
        let fields = Fields::from_iter([
            ("sure:2026-06-09".to_owned(), json!(7)),
            ("sure:2026-05-30".to_owned(), json!(3)),
            ("sure:2026-06-10".to_owned(), json!(11)),
            ("sure:soon".to_owned(), json!(1)),
        ]);
        let values: Vec<u8> = said(&fields, "sure:").iter().map(|one| one.value).collect();
        assert_eq!(values, [3, 7]);
    }
}
