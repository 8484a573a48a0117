//! What to look for in the check-ins, and whether it holds.

use crate::Id;
use crate::checkin::Answer;
use crate::quiet::quiet;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

/// Something that is so on each of some days running.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Pattern {
    /// What is so.
    pub test: Test,
    /// On how many logical days running: 1 to 14.
    pub days: u8,
}

impl Pattern {
    /// The most days that a pattern can ask for.
    pub const MOST_DAYS: u8 = 14;
}

/// What is so on a day.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Test {
    /// The day's latest answer to an item is less than a number: faces 1 to 5, 0 to 10, an amount,
    /// or a duration in minutes.
    Below {
        /// The item.
        item: Id,
        /// The number.
        than: f64,
    },
    /// As [`Test::Below`]: more than a number.
    Above {
        /// The item.
        item: Id,
        /// The number.
        than: f64,
    },
    /// The day's latest answer to a question of yes and no.
    Said {
        /// The item.
        item: Id,
        /// Yes, or no.
        yes: bool,
    },
    /// Any of the day's answers to an item has this choice.
    Chose {
        /// The item.
        item: Id,
        /// The choice's key.
        choice: String,
    },
    /// Any of the day's check-ins has this tag.
    Tagged {
        /// The tag.
        tag: Id,
    },
}

/// What one logical day's check-ins say.
#[derive(Clone, Default)]
pub struct SignDay {
    /// Whether any of them is a rest day. Then nothing holds on this day.
    pub rest: bool,
    /// The answers by item, earliest first. A skipped question has none.
    pub answers: BTreeMap<Id, Vec<Answer>>,
    /// The tags.
    pub tags: BTreeSet<Id>,
}

/// Why a card is there: a day on which the test held, and the client's answer on it.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Because {
    /// The logical day, as `YYYY-MM-DD`.
    #[ts(type = "string")]
    pub day: NaiveDate,
    /// The answer that held; none for a tag.
    pub answer: Option<Answer>,
}

quiet!(Pattern, Test, SignDay, Because);

impl Test {
    /// The answer by which this is so on a day; none where it is not. A rest day and a skipped
    /// question never make anything so.
    pub(crate) fn on(&self, day: &SignDay) -> Option<Option<Answer>> {
        if day.rest {
            return None;
        }
        let all = |item: &Id| day.answers.get(item).map(Vec::as_slice).unwrap_or_default();
        let latest = |item: &Id| all(item).last();
        let found = match self {
            Self::Below { item, than } => {
                latest(item).filter(|answer| matches!(answer, Answer::Number(n) if n < than))
            }
            Self::Above { item, than } => {
                latest(item).filter(|answer| matches!(answer, Answer::Number(n) if n > than))
            }
            Self::Said { item, yes } => {
                latest(item).filter(|answer| matches!(answer, Answer::YesNo(said) if said == yes))
            }
            Self::Chose { item, choice } => all(item).iter().rev().find(|answer| match answer {
                Answer::Text(one) => one == choice,
                Answer::Several(some) => some.contains(choice),
                Answer::Number(_) | Answer::YesNo(_) => false,
            }),
            Self::Tagged { tag } => return day.tags.contains(tag).then_some(None),
        };
        found.map(|answer| Some(answer.clone()))
    }
}

/// What a day says about a test.
enum Says {
    /// It is so, by this answer.
    Yes(Option<Answer>),
    /// It is not, or it was a rest day.
    No,
    /// Nothing: the question was not answered, or for a tag, there was no check-in at all.
    Nothing,
}

impl Test {
    fn asked_of(&self, day: Option<&SignDay>) -> Says {
        let Some(day) = day else { return Says::Nothing };
        if let Some(answer) = self.on(day) {
            return Says::Yes(answer);
        }
        let answered = match self {
            Self::Below { item, .. }
            | Self::Above { item, .. }
            | Self::Said { item, .. }
            | Self::Chose { item, .. } => day.answers.get(item).is_some_and(|all| !all.is_empty()),
            Self::Tagged { .. } => true,
        };
        if answered || day.rest {
            Says::No
        } else {
            Says::Nothing
        }
    }
}

/// The days running on which a test is so, latest first. The run ends today, or yesterday while
/// today says nothing about it yet. A day without check-ins, a rest day and a skipped question end a
/// run: they are never held against the client.
fn run<'a>(
    test: &'a Test,
    days: &'a BTreeMap<NaiveDate, SignDay>,
    today: NaiveDate,
) -> impl Iterator<Item = Because> + 'a {
    let last = match test.asked_of(days.get(&today)) {
        Says::Yes(_) => Some(today),
        Says::Nothing => today.pred_opt(),
        Says::No => None,
    };
    std::iter::successors(last, NaiveDate::pred_opt).map_while(move |day| {
        match test.asked_of(days.get(&day)) {
            Says::Yes(answer) => Some(Because { day, answer }),
            Says::No | Says::Nothing => None,
        }
    })
}

/// Whether a pattern holds now, and by which days, earliest first: exactly as many as it asks for.
///
/// The run ends today, or yesterday while today says nothing about it yet: so a card that is there in
/// the morning for the days before stays until today is answered. A day without check-ins, a rest
/// day and a skipped question end a run: they are never held against the client. What was before
/// the run does not matter, and neither does what lies after today.
pub fn holds(
    pattern: &Pattern,
    days: &BTreeMap<NaiveDate, SignDay>,
    today: NaiveDate,
) -> Option<Vec<Because>> {
    let wanted = usize::from(pattern.days.max(1));
    let mut because: Vec<Because> = run(&pattern.test, days, today).take(wanted).collect();
    because.reverse();
    (because.len() == wanted).then_some(because)
}

/// The day on which the run began by which a pattern holds now, or would: none where there is no run.
/// It may have begun earlier than the first of the `days` that are given.
pub fn began(
    test: &Test,
    days: &BTreeMap<NaiveDate, SignDay>,
    today: NaiveDate,
) -> Option<NaiveDate> {
    run(test, days, today).last().map(|because| because.day)
}

#[cfg(test)]
mod tests;
