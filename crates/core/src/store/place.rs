//! Where a check-in stands in time, as one number.
//!
//! Rows of a SQLite table lie in the order of their integer key. Making the key out of the day and
//! the time lets a month be read in one sweep, and a search stop at the newest hits, however long
//! the history is.
//!
//! From the top: 20 bits of logical day, 28 bits of time within it, and 15 bits that tell apart
//! what falls on the same millisecond. A deleted check-in stands at the negative of its place,
//! outside of every day; one that comes deleted already, of which nobody knows when it was, at a
//! negative number of its own.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Utc};
use trellis_domain::Id;

const TIE: u32 = 15;
const TIME: u32 = 28;
/// A day's moments lie between 14 hours before its midnight in UTC and some 50 hours after.
const MARGIN: i64 = 16 * 3_600_000;

/// The place of a check-in. `attempt` counts the places that turned out to be taken: two that want the
/// same one go on in steps of their own, or they would meet again at each.
pub(super) fn place(day: NaiveDate, at: DateTime<Utc>, id: &Id, attempt: u64) -> i64 {
    let since =
        at.timestamp_millis() - day.and_time(NaiveTime::MIN).and_utc().timestamp_millis() + MARGIN;
    let time = since.clamp(0, (1 << TIME) - 1);
    let two = |at: usize| u64::from(id.bytes()[at]) << 8 | u64::from(id.bytes()[at + 1]);
    let tie = (two(14) + attempt * (two(12) | 1)) & ((1 << TIE) - 1);
    (days(day) << (TIME + TIE)) | (time << TIE) | tie.cast_signed()
}

/// The place of a check-in that says no moment: there may be thousands of them, so it is wide.
pub(super) fn nowhere(id: &Id, attempt: u64) -> i64 {
    let [.., a, b, c, d, e, f, g, h] = *id.bytes();
    let random = u64::from_be_bytes([a, b, c, d, e, f, g, h]) >> 2;
    -(random + 1 + attempt * 7919).cast_signed()
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
        let mut other = [255; 16];
        other[12] = 0;
        let other = Id::from_bytes(other);
        assert_eq!(place(day, at(0), &id, 0), place(day, at(0), &other, 0));
        assert_ne!(
            place(day, at(0), &id, 1),
            place(day, at(0), &other, 1),
            "two that want one place do not go on together"
        );
        assert!(nowhere(&id, 0) < 0 && nowhere(&id, 0) != nowhere(&id, 1));
        assert!(nowhere(&id, 16) < 0 && nowhere(&Id::from_bytes([0; 16]), 0) < 0);
    }
}
