//! Days put together from the months' sums, as the client's questions are now.

use super::compare::{Among, Factor, LEAST, Sheet};
use super::month::{MonthRoll, Told};
use crate::Id;
use crate::quiet::quiet;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

/// A question whose answers have an order: faces, 0 to 10, yes or no, a number, a length of time.
#[derive(Clone)]
pub struct Asked {
    /// The item.
    pub id: Id,
    /// Its wordings that were of the kind it has now: 3 of 5 faces are not 3 hours.
    pub wordings: Vec<String>,
    /// Whether it is a length of time, such as sleep, by which other questions are compared.
    pub is_time: bool,
}

/// Some days with answers, in order.
pub struct Diary {
    days: Vec<DiaryDay>,
}

/// One of them.
struct DiaryDay {
    day: NaiveDate,
    /// By the number of the question.
    told: Vec<Option<Told>>,
    tags: Vec<Id>,
    strengths: Vec<Id>,
}

/// What days are compared by.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Thing {
    /// Days with a tag.
    Tag {
        /// The tag.
        id: Id,
    },
    /// Days on which a strength was used.
    Strength {
        /// The strength.
        id: Id,
    },
    /// Days on which a length of time, such as sleep, was at least so long.
    AtLeast {
        /// The item.
        id: Id,
        /// Minutes.
        minutes: f64,
    },
    /// Days on which a reminder was done.
    Done {
        /// The reminder.
        id: Id,
    },
    /// A day of the week.
    Weekday {
        /// 1 is Monday, 7 is Sunday.
        number: u8,
    },
}

quiet!(Asked, Thing);

impl Diary {
    /// The days from `first` to `last` on which any question was answered, or anything ticked.
    ///
    /// A rest day says nothing, and so is as if it were not there; so is a check-in whose questions
    /// were all skipped, but for its tags.
    pub fn of(
        months: &[(i32, MonthRoll)],
        asked: &[Asked],
        first: NaiveDate,
        last: NaiveDate,
    ) -> Self {
        let mut days = Vec::new();
        for (number, month) in months {
            let places = month.asked(|item, wording| {
                let counts = |asked: &Asked| {
                    asked.id == *item && asked.wordings.iter().any(|known| known == wording)
                };
                asked.iter().position(counts)
            });
            for day in month.days(*number) {
                if day.day < first || day.day > last {
                    continue;
                }
                let mut told: Vec<Option<Told>> = vec![None; asked.len()];
                for (wording, one) in day.told() {
                    if let Some(place) = places.get(wording).copied().flatten() {
                        let all = told[place].take();
                        told[place] = Some(all.map_or(one, |all| all.and(one)));
                    }
                }
                days.push(DiaryDay {
                    day: day.day,
                    told,
                    tags: day.tags().collect(),
                    strengths: day.strengths().collect(),
                });
            }
        }
        Self { days }
    }

    /// The days on which the question with that number was answered, and what was.
    pub fn told(&self, item: usize) -> impl Iterator<Item = (NaiveDate, &Told)> {
        let told = move |day: &DiaryDay| day.told.get(item).is_some_and(Option::is_some);
        self.days
            .iter()
            .filter(move |day| told(day))
            .filter_map(move |day| Some((day.day, day.told.get(item)?.as_ref()?)))
    }

    /// The sheet that is compared, and what its factors are. Of it are the days with an answer.
    /// `done` has the days on which each reminder was done; a reminder counts from the first of them.
    pub fn sheet(
        &self,
        asked: &[Asked],
        done: &BTreeMap<Id, BTreeSet<NaiveDate>>,
    ) -> (Sheet, Vec<Thing>) {
        let answered = |day: &&DiaryDay| day.told.iter().any(Option::is_some);
        let rows: Vec<&DiaryDay> = self.days.iter().filter(answered).collect();
        let value = |item: usize| {
            let mean = move |day: &&DiaryDay| day.told[item].map(|told| told.mean());
            rows.iter().map(mean).collect()
        };
        let items: Vec<Vec<Option<f64>>> = (0..asked.len()).map(value).collect();

        let (mut tags, mut strengths) = (Rows::new(), Rows::new());
        let (mut reminders, mut weekdays) = (Rows::new(), Rows::new());
        for (row, day) in rows.iter().enumerate() {
            for tag in &day.tags {
                tags.entry(*tag).or_default().push(row);
            }
            for strength in &day.strengths {
                strengths.entry(*strength).or_default().push(row);
            }
            for (reminder, _) in done.iter().filter(|(_, days)| days.contains(&day.day)) {
                reminders.entry(*reminder).or_default().push(row);
            }
            let number = day.day.weekday().number_from_monday() as u8;
            weekdays.entry(number).or_default().push(row);
        }
        let mut factors: Vec<(Thing, Factor)> = Vec::new();
        factors.extend(since(tags, |id| Thing::Tag { id }));
        factors.extend(since(strengths, |id| Thing::Strength { id }));
        factors.extend(since(reminders, |id| Thing::Done { id }));
        for (number, with) in weekdays {
            let among = Among::From(0);
            let factor = Factor {
                with,
                among,
                made_of: None,
            };
            factors.push((Thing::Weekday { number }, factor));
        }
        for (item, asked) in asked.iter().enumerate().filter(|(_, asked)| asked.is_time) {
            factors.extend(halves(item, asked.id, &items[item]));
        }
        let enough = |(_, factor): &(Thing, Factor)| factor.with.len() >= LEAST;
        let (things, factors) = factors.into_iter().filter(enough).unzip();
        (Sheet { items, factors }, things)
    }
}

/// The rows with something.
type Rows<K> = BTreeMap<K, Vec<usize>>;

/// Each thing, compared from the first day that had it: before, it may not have been there to tick.
fn since(all: Rows<Id>, thing: impl Fn(Id) -> Thing) -> impl Iterator<Item = (Thing, Factor)> {
    all.into_iter().map(move |(id, with)| {
        let among = Among::From(with.first().copied().unwrap_or_default());
        let factor = Factor {
            with,
            among,
            made_of: None,
        };
        (thing(id), factor)
    })
}

/// The longer and the shorter half of the client's own days, as near as equal ones allow.
fn halves(item: usize, id: Id, values: &[Option<f64>]) -> Option<(Thing, Factor)> {
    let mut sorted: Vec<f64> = values.iter().copied().flatten().collect();
    sorted.sort_by(f64::total_cmp);
    let least = *sorted.first()?;
    let middle = sorted[sorted.len() / 2];
    let minutes = if middle > least {
        middle
    } else {
        sorted.into_iter().find(|value| *value > least)?
    };
    let told = values.iter().enumerate();
    let told = told.filter_map(|(row, value)| Some((row, (*value)?)));
    let (with, among) = (
        told.clone().filter(|(_, value)| *value >= minutes),
        told.map(|(row, _)| row).collect(),
    );
    let factor = Factor {
        with: with.map(|(row, _)| row).collect(),
        among: Among::Rows(among),
        made_of: Some(item),
    };
    Some((Thing::AtLeast { id, minutes }, factor))
}
