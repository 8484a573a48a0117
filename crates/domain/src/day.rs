//! The one meaning of "day".
//!
//! Somebody who is up at one in the morning is still in yesterday. A check-in therefore belongs to
//! a *logical day*: the local calendar date, counted from the hour at which the client lets the
//! day end. It is decided once, by [`logical_day`], when the check-in is made, and stored. It does
//! not change when the client travels or moves that hour later on.

use chrono::{
    DateTime, Days, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc,
};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How long after midnight the day ends, in minutes: 0 to 720 (noon). Usually 180, which is 03:00.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[ts(type = "number")]
pub struct DayEnd(u16);

impl DayEnd {
    /// The latest hour that a day may end: noon.
    pub const LATEST: u16 = 12 * 60;

    /// A day's end, or nothing where `minutes` is after noon.
    pub fn new(minutes: u16) -> Option<Self> {
        (minutes <= Self::LATEST).then_some(Self(minutes))
    }

    /// Minutes after midnight.
    pub fn minutes(self) -> u16 {
        self.0
    }

    fn delta(self) -> TimeDelta {
        TimeDelta::minutes(i64::from(self.0))
    }
}

impl Default for DayEnd {
    fn default() -> Self {
        Self(180)
    }
}

impl<'de> Deserialize<'de> for DayEnd {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let minutes = u16::deserialize(deserializer)?;
        Self::new(minutes).ok_or_else(|| serde::de::Error::custom("a day ends by noon"))
    }
}

/// The day to which `instant` belongs for somebody in `zone` whose day ends at `day_end`.
///
/// Wall-clock time decides: 02:59 is still yesterday and 03:00 is today, on the nights when the
/// clocks change too.
pub fn logical_day(instant: DateTime<Utc>, zone: Tz, day_end: DayEnd) -> NaiveDate {
    (instant.with_timezone(&zone).naive_local() - day_end.delta()).date()
}

/// The instant at which it is `time` on the logical day `day`: the way back from [`logical_day`].
///
/// A time before the day's end lies on the next calendar date. A time that happens twice (clocks go
/// back) means the first; a time that never happens (clocks go forward) means the moment after the
/// gap.
pub fn instant_on(day: NaiveDate, time: NaiveTime, zone: Tz, day_end: DayEnd) -> DateTime<Utc> {
    let after_midnight = time < NaiveTime::MIN + day_end.delta();
    let date = if after_midnight {
        day.checked_add_days(Days::new(1)).unwrap_or(day)
    } else {
        day
    };
    to_instant(date.and_time(time), zone)
}

/// The instant of a wall-clock time in a zone, by the rule of [`instant_on`] for the two odd hours.
pub fn to_instant(local: NaiveDateTime, zone: Tz) -> DateTime<Utc> {
    let mut wall = local;
    // No gap has ever been longer than a day (Samoa skipped 30 December 2011).
    for _ in 0..=(24 * 4) {
        match zone.from_local_datetime(&wall) {
            LocalResult::Single(found) | LocalResult::Ambiguous(found, _) => return found.to_utc(),
            LocalResult::None => wall += TimeDelta::minutes(15),
        }
    }
    local.and_utc()
}

#[cfg(test)]
mod tests;
