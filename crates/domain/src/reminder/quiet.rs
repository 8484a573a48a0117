//! When nothing comes: quiet hours, quiet days, and resting.

use super::rule::Time;
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Weekday};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// When nothing comes.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Quiet {
    /// Each day's quiet hours.
    pub hours: Option<QuietHours>,
    /// Quiet days: a Sabbath, a fast, a feast.
    pub days: Vec<QuietDay>,
    /// "I am resting": everything is paused up to and with this date, `YYYY-MM-DD`.
    #[ts(type = "string | null")]
    pub rest: Option<NaiveDate>,
}

/// Hours of the day in which nothing comes. What falls into them comes when they end.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct QuietHours {
    /// From this wall-clock time on, `HH:MM`.
    pub from: Time,
    /// Up to this one, on the next day where it is not later. Equal: none at all.
    pub to: Time,
}

/// A day on which nothing comes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum QuietDay {
    /// A day of every week.
    Weekday {
        /// Which one.
        #[ts(type = "\"Mon\" | \"Tue\" | \"Wed\" | \"Thu\" | \"Fri\" | \"Sat\" | \"Sun\"")]
        day: Weekday,
    },
    /// Some dates on end.
    Dates {
        /// The first, as `YYYY-MM-DD`.
        #[ts(type = "string")]
        from: NaiveDate,
        /// The last.
        #[ts(type = "string")]
        to: NaiveDate,
    },
}

impl QuietHours {
    /// The wall-clock time at which what is due at `wall` comes: itself, or when these hours end.
    pub fn after(self, wall: NaiveDateTime) -> NaiveDateTime {
        let (from, to, time) = (self.from.naive(), self.to.naive(), wall.time());
        let date = wall.date();
        let next = date.checked_add_days(Days::new(1)).unwrap_or(date);
        match from.cmp(&to) {
            std::cmp::Ordering::Less if (from..to).contains(&time) => date.and_time(to),
            std::cmp::Ordering::Greater if time >= from => next.and_time(to),
            std::cmp::Ordering::Greater if time < to => date.and_time(to),
            _ => wall,
        }
    }

    /// Whether `time` lies in these hours.
    pub fn has(self, time: NaiveTime) -> bool {
        let wall = NaiveDate::default().and_time(time);
        self.after(wall) != wall
    }
}

impl Quiet {
    /// Whether nothing comes on `date` at all.
    pub fn has_day(&self, date: NaiveDate) -> bool {
        let day = |day: &QuietDay| match *day {
            QuietDay::Weekday { day } => date.weekday() == day,
            QuietDay::Dates { from, to } => (from..=to).contains(&date),
        };
        self.rest.is_some_and(|rest| date <= rest) || self.days.iter().any(day)
    }
}
