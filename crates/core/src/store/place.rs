//! Where a check-in stands in time, as one number.
//!
//! Rows of a SQLite table lie in the order of their integer key. Making the key out of the day and
//! the time lets a month be read in one sweep, and a search stop at the newest hits, however long
//! the history is.
//!
//! From the top: 20 bits of logical day, 28 bits of time within it, and 15 bits that tell apart
//! what falls on the same millisecond. A deleted check-in stands at the negative of its place,
//! outside of every day.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Utc};
use trellis_domain::Id;

const TIE: u32 = 15;
const TIME: u32 = 28;
/// A day's moments lie between 14 hours before its midnight in UTC and some 50 hours after.
const MARGIN: i64 = 16 * 3_600_000;

/// The place of a check-in. `attempt` counts the places that turned out to be taken.
pub(super) fn place(day: NaiveDate, at: DateTime<Utc>, id: &Id, attempt: u64) -> i64 {
    let since =
        at.timestamp_millis() - day.and_time(NaiveTime::MIN).and_utc().timestamp_millis() + MARGIN;
    let time = since.clamp(0, (1 << TIME) - 1);
    let random = u64::from_be_bytes([0, 0, 0, 0, 0, 0, id.bytes()[14], id.bytes()[15]]);
    let tie = (random + attempt * 7919) & ((1 << TIE) - 1);
    (days(day) << (TIME + TIE)) | (time << TIE) | tie.cast_signed()
}

/// The number of a day: 1 is the first of January of the year 1.
fn days(day: NaiveDate) -> i64 {
    i64::from(day.num_days_from_ce()).clamp(0, (1 << 20) - 1)
}

/// The places of all moments from the day `first` to the day `last`: from the first number up to,
/// and without, the second.
pub(crate) fn place_range(first: NaiveDate, last: NaiveDate) -> (i64, i64) {
    (
        days(first) << (TIME + TIE),
        (days(last) + 1) << (TIME + TIE),
    )
}

/// The logical day of a place; none where there is no such day.
pub(crate) fn day_at(place: i64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(place >> (TIME + TIE)).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Days, TimeDelta};

    #[test]
    fn places_follow_days_and_then_moments() {
        let day = NaiveDate::from_ymd_opt(2026, 6, 1).expect("a day");
        let id = Id::from_bytes([255; 16]);
        let at = |hours| day.and_time(NaiveTime::MIN).and_utc() + TimeDelta::hours(hours);
        let (from, to) = place_range(day, day);
        let places: Vec<_> = (-14..=48)
            .map(|hours| place(day, at(hours), &id, 0))
            .collect();
        assert!(places.is_sorted());
        assert!(places.iter().all(|place| (from..to).contains(place)));
        assert!(places.iter().all(|place| day_at(*place) == Some(day)));
        let next = day + Days::new(1);
        assert!(
            place(next, at(0), &id, 0) > places[places.len() - 1],
            "the day comes before the moment"
        );
        assert_ne!(
            place(day, at(0), &id, 0),
            place(day, at(0), &id, 1),
            "a taken place leads to another"
        );
    }
}
