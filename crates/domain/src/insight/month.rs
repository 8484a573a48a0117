//! A month's check-ins, added up day by day: what a screen that looks back over a year reads instead
//! of a thousand check-ins.
//!
//! It is made of check-ins alone, so that it stays true until one of the month's check-ins changes:
//! answers are kept by the wording that was answered, and what that wording was is looked up when they
//! are read. Answers in words are not in it.

use crate::Id;
use crate::checkin::{Answer, CheckInRecord, PartOfDay};
use crate::quiet::quiet;
use chrono::{Datelike, NaiveDate};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize, Serializer};
use std::collections::BTreeMap;

/// A month, as one number: months since the year 0.
pub fn month_of(day: NaiveDate) -> i32 {
    day.year() * 12 + day.month0().cast_signed()
}

/// The first day of a month.
pub fn first_of(month: i32) -> Option<NaiveDate> {
    let (year, month) = (month.div_euclid(12), month.rem_euclid(12));
    NaiveDate::from_ymd_opt(year, month.cast_unsigned() + 1, 1)
}

/// The days of a month with something on them.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct MonthRoll {
    /// What was answered: an item, and its wording.
    asked: Vec<(Id, String)>,
    /// Tags.
    tags: Vec<Id>,
    /// Strengths.
    strengths: Vec<Id>,
    /// The days, in order.
    days: Vec<DayRoll>,
}

/// One day: its number in the month, what was answered, and the tags and strengths that were ticked,
/// by their numbers in the month's lists.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
struct DayRoll(u32, Vec<ToldRoll>, Vec<u32>, Vec<u32>);

/// The answers to one wording on one day: its number in the month's list, the lowest, the highest,
/// and by part of the day how many there were and what they make together.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct ToldRoll(u32, Amount, Amount, Vec<(u8, u32, Amount)>);

/// A number that is stored without its `.0`.
#[derive(Clone, Copy, PartialEq, Deserialize)]
#[serde(transparent)]
struct Amount(f64);

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.fract() == 0.0 && self.0.abs() < 1e15 {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

/// What was answered to an item on one day.
#[derive(Clone, Copy, PartialEq)]
pub struct Told {
    /// The lowest answer.
    pub low: f64,
    /// The highest.
    pub high: f64,
    /// How many answers there were in the morning, afternoon, evening and night, and what they make
    /// together.
    pub parts: [(u32, f64); 4],
}

/// One day as it is read back.
pub struct ToldDay<'a> {
    /// The logical day.
    pub day: NaiveDate,
    month: &'a MonthRoll,
    roll: &'a DayRoll,
}

quiet!(MonthRoll, Told);

impl Told {
    /// The mean of the day's answers.
    pub fn mean(&self) -> f64 {
        let (count, sum) = self
            .parts
            .iter()
            .fold((0, 0.0), |all, part| (all.0 + part.0, all.1 + part.1));
        sum / f64::from(count)
    }

    /// With the answers to another wording.
    pub fn and(mut self, other: Self) -> Self {
        self.low = self.low.min(other.low);
        self.high = self.high.max(other.high);
        for (part, more) in self.parts.iter_mut().zip(other.parts) {
            *part = (part.0 + more.0, part.1 + more.1);
        }
        self
    }
}

impl MonthRoll {
    /// Adds up the check-ins of one month.
    pub fn of<'a>(checkins: impl IntoIterator<Item = &'a CheckInRecord>) -> Self {
        let mut month = Self::default();
        let mut days: BTreeMap<u32, DayRoll> = BTreeMap::new();
        for checkin in checkins {
            let number = checkin.day.day();
            let day = days
                .entry(number)
                .or_insert_with(|| DayRoll(number, vec![], vec![], vec![]));
            let zone: Tz = checkin.zone.parse().unwrap_or(Tz::UTC);
            let part = PartOfDay::of(checkin.at.with_timezone(&zone).time()) as u8;
            for (item, (wording, answer)) in &checkin.answers {
                let value = match answer {
                    Answer::Number(number) => *number,
                    Answer::YesNo(yes) => f64::from(*yes),
                    Answer::Text(_) | Answer::Several(_) => continue,
                };
                let asked = place_of(&mut month.asked, &(*item, wording.clone()));
                tell(&mut day.1, asked, part, value);
            }
            let ticked = [
                (&checkin.tags, &mut month.tags, &mut day.2),
                (&checkin.strengths, &mut month.strengths, &mut day.3),
            ];
            for (ids, all, on_day) in ticked {
                for id in ids {
                    let place = place_of(all, id);
                    if !on_day.contains(&place) {
                        on_day.push(place);
                    }
                }
            }
        }
        month.days = days.into_values().collect();
        month
    }

    /// Its days, in order. `month` is the month that it is.
    pub fn days(&self, month: i32) -> impl Iterator<Item = ToldDay<'_>> {
        let first = first_of(month);
        self.days.iter().filter_map(move |roll| {
            let day = first?.with_day(roll.0)?;
            Some(ToldDay {
                day,
                month: self,
                roll,
            })
        })
    }

    /// For each wording of the month, what `find` says of it.
    pub fn asked<T>(&self, find: impl Fn(&Id, &str) -> T) -> Vec<T> {
        self.asked
            .iter()
            .map(|(item, wording)| find(item, wording))
            .collect()
    }
}

impl ToldDay<'_> {
    /// What was answered, by the number of its wording in [`MonthRoll::asked`].
    pub fn told(&self) -> impl Iterator<Item = (usize, Told)> {
        self.roll
            .1
            .iter()
            .map(|told| (told.0 as usize, told.told()))
    }

    /// The day's tags.
    pub fn tags(&self) -> impl Iterator<Item = Id> {
        let tags = self.roll.2.iter();
        tags.filter_map(|tag| self.month.tags.get(*tag as usize).copied())
    }

    /// The strengths that were used on it.
    pub fn strengths(&self) -> impl Iterator<Item = Id> {
        let strengths = self.roll.3.iter();
        strengths.filter_map(|strength| self.month.strengths.get(*strength as usize).copied())
    }
}

impl ToldRoll {
    fn told(&self) -> Told {
        let mut parts = [(0, 0.0); 4];
        for (part, count, sum) in &self.3 {
            if let Some(part) = parts.get_mut(usize::from(*part)) {
                *part = (*count, sum.0);
            }
        }
        Told {
            low: self.1.0,
            high: self.2.0,
            parts,
        }
    }
}

/// The place of something in a list, where it is put if it is not there yet.
fn place_of<T: PartialEq + Clone>(all: &mut Vec<T>, one: &T) -> u32 {
    let place = all.iter().position(|known| known == one);
    let place = place.unwrap_or_else(|| {
        all.push(one.clone());
        all.len() - 1
    });
    u32::try_from(place).unwrap_or(u32::MAX)
}

fn tell(day: &mut Vec<ToldRoll>, asked: u32, part: u8, value: f64) {
    let Some(told) = day.iter_mut().find(|told| told.0 == asked) else {
        let value = Amount(value);
        return day.push(ToldRoll(asked, value, value, vec![(part, 1, value)]));
    };
    told.1.0 = told.1.0.min(value);
    told.2.0 = told.2.0.max(value);
    match told.3.iter_mut().find(|known| known.0 == part) {
        Some((_, count, sum)) => {
            *count += 1;
            sum.0 += value;
        }
        None => told.3.push((part, 1, Amount(value))),
    }
}
