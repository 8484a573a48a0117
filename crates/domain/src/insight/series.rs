//! One question over time: day by day or week by week, by the day of the week, by the time of day.

use super::compare::LEAST;
use super::diary::Diary;
use crate::quiet::quiet;
use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// How much of the past a chart shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChartSpan {
    /// Seven days.
    Week,
    /// Thirty days.
    Month,
    /// 52 weeks, each of them one point.
    Year,
}

/// A day or a week of a chart.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ChartPoint {
    /// Its first day, as `YYYY-MM-DD`.
    #[ts(type = "string")]
    pub from: NaiveDate,
    /// Its last day.
    #[ts(type = "string")]
    pub to: NaiveDate,
    /// What was answered; none: nothing was, and the chart has a gap.
    pub told: Option<ChartLevel>,
}

/// What some days say.
#[derive(Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct ChartLevel {
    /// On how many days there is an answer.
    pub days: u32,
    /// The mean of these days.
    pub mean: f64,
    /// The lowest answer.
    pub low: f64,
    /// The highest.
    pub high: f64,
}

/// What the days of one kind say: Mondays, mornings.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DayKind {
    /// Of weekdays 1 to 7, from Monday on; of parts of the day 0 to 3, from morning on.
    pub number: u8,
    /// On how many days there is an answer.
    pub days: u32,
    /// The mean of these days, and between what half of them lie; none of fewer than five.
    pub usual: Option<UsualRange>,
}

/// What is usual.
#[derive(Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct UsualRange {
    /// The mean.
    pub mean: f64,
    /// A quarter of the days lie below.
    pub low: f64,
    /// A quarter of the days lie above.
    pub high: f64,
}

quiet!(ChartPoint, ChartLevel, DayKind, UsualRange);

impl ChartSpan {
    /// How many days it has.
    pub fn days(self) -> u64 {
        match self {
            Self::Week => 7,
            Self::Month => 30,
            Self::Year => 364,
        }
    }

    /// How many days one point has.
    fn step(self) -> u64 {
        match self {
            Self::Week | Self::Month => 1,
            Self::Year => 7,
        }
    }

    /// The first day of the span that ends with `last`.
    pub fn first(self, last: NaiveDate) -> NaiveDate {
        last.checked_sub_days(Days::new(self.days() - 1))
            .unwrap_or(last)
    }
}

/// The points of a chart that ends with `last`, of the question with that number.
pub fn points(diary: &Diary, item: usize, span: ChartSpan, last: NaiveDate) -> Vec<ChartPoint> {
    let first = span.first(last);
    let mut levels: BTreeMap<i64, ChartLevel> = BTreeMap::new();
    for (day, told) in diary.told(item) {
        let at = (day - first)
            .num_days()
            .div_euclid(span.step().cast_signed());
        let one = ChartLevel {
            days: 1,
            mean: told.mean(),
            low: told.low,
            high: told.high,
        };
        let level = levels.entry(at).and_modify(|level| level.add(&one));
        level.or_insert(one);
    }
    let points = span.days() / span.step();
    let point = |at: u64| {
        let from = first.checked_add_days(Days::new(at * span.step()))?;
        Some(ChartPoint {
            from,
            to: from.checked_add_days(Days::new(span.step() - 1))?,
            told: levels.get(&at.cast_signed()).copied(),
        })
    };
    (0..points).filter_map(point).collect()
}

/// All days of the question with that number together; none where it was not answered.
pub fn whole(diary: &Diary, item: usize) -> Option<ChartLevel> {
    let levels = diary.told(item).map(|(_, told)| ChartLevel {
        days: 1,
        mean: told.mean(),
        low: told.low,
        high: told.high,
    });
    levels.reduce(|mut all, one| {
        all.add(&one);
        all
    })
}

impl ChartLevel {
    fn add(&mut self, other: &Self) {
        let days = f64::from(self.days);
        self.mean = (self.mean * days + other.mean * f64::from(other.days))
            / (days + f64::from(other.days));
        self.days += other.days;
        self.low = self.low.min(other.low);
        self.high = self.high.max(other.high);
    }
}

/// The question with that number by day of the week.
pub fn by_weekday(diary: &Diary, item: usize) -> Vec<DayKind> {
    let of = |number: u8| {
        let days = diary.told(item);
        let days = days.filter(|(day, _)| day.weekday().number_from_monday() == u32::from(number));
        DayKind::of(number, days.map(|(_, told)| told.mean()).collect())
    };
    (1..=7).map(of).collect()
}

/// The question with that number by time of day: each day's mean of the morning, and so on.
pub fn by_part(diary: &Diary, item: usize) -> Vec<DayKind> {
    let of = |number: u8| {
        let parts = diary
            .told(item)
            .map(|(_, told)| told.parts[usize::from(number)]);
        let parts = parts.filter(|(count, _)| *count > 0);
        DayKind::of(
            number,
            parts.map(|(count, sum)| sum / f64::from(count)).collect(),
        )
    };
    (0..4).map(of).collect()
}

impl DayKind {
    fn of(number: u8, mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        let days = values.len();
        let quarter = |of: usize| {
            values
                .get((days * of).div_ceil(4).saturating_sub(1))
                .copied()
        };
        let usual = || {
            Some(UsualRange {
                mean: values.iter().sum::<f64>() / days as f64,
                low: quarter(1)?,
                high: quarter(3)?,
            })
        };
        Self {
            number,
            days: u32::try_from(days).unwrap_or(u32::MAX),
            usual: if days >= LEAST { usual() } else { None },
        }
    }
}
