//! What was deleted: how long it can be brought back, and when it really goes.
//!
//! A deleted record keeps its fields and gets a `gone` besides: the moment, in milliseconds since
//! 1970. Once really gone it has nothing but a `gone` that is `true`.
//!
//! A device's clock can be years off, and then be put right. No client's words may go for that, so
//! a day counts only where it follows on the days before: see [`Days`].

use crate::merge::Fields;
use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// On how many days after the one on which it was deleted something can be brought back.
pub const KEPT: i64 = 30;

/// How many days at once a clock goes on without being doubted.
const DOUBTED: i64 = 40;

/// What has become of a record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Gone {
    /// It is there.
    No,
    /// It was deleted at this moment, milliseconds since 1970, and can be brought back.
    At(i64),
    /// It is really gone.
    Really,
}

impl Gone {
    /// Reads it off a record's fields.
    pub fn of(fields: &Fields) -> Self {
        match fields.get("gone") {
            None => Self::No,
            Some(gone) => gone.as_i64().map_or(Self::Really, Self::At),
        }
    }

    /// Whether a value of the field `gone` says that its record is really gone.
    pub fn is_really(gone: Option<&Value>) -> bool {
        gone == Some(&Value::Bool(true))
    }
}

/// The days on which the app was open, as far as they are needed to tell a clock that runs from one
/// that was put elsewhere.
///
/// - A clock that jumps more than 40 days ahead is doubted: nothing goes, until the app is open on a
///   later day with the clock still there.
/// - A clock that stands before the last day is doubted until it has caught up, or has run on for
///   30 days where it stands. What was deleted before that day, by whatever clock, counts from then
///   on anew.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Days {
    /// The last day that was not doubted.
    last: NaiveDate,
    /// The first day of a jump ahead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ahead: Option<NaiveDate>,
    /// The first and the latest day of a clock that went back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    back: Option<(NaiveDate, NaiveDate)>,
    /// No deletion counts from before this day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    since: Option<NaiveDate>,
}

impl Days {
    /// The first day.
    pub fn first(today: NaiveDate) -> Self {
        Self {
            last: today,
            ahead: None,
            back: None,
            since: None,
        }
    }

    /// The app is open on this day.
    #[must_use]
    pub fn then(self, today: NaiveDate) -> Self {
        if today < self.last {
            let runs_on = |(_, to): &(_, NaiveDate)| (0..=DOUBTED).contains(&apart(*to, today));
            let (from, _) = self.back.filter(runs_on).unwrap_or((today, today));
            if apart(from, today) > KEPT {
                return Self {
                    since: Some(from),
                    ..Self::first(today)
                };
            }
            return Self {
                ahead: None,
                back: Some((from, today)),
                ..self
            };
        }
        if apart(self.last, today) > DOUBTED {
            let still = |ahead: &NaiveDate| (0..=DOUBTED).contains(&apart(*ahead, today));
            return match self.ahead.filter(still) {
                Some(ahead) if ahead < today => self.believed(ahead, today),
                ahead => Self {
                    ahead: Some(ahead.unwrap_or(today)),
                    ..self
                },
            };
        }
        self.believed(today, today)
    }

    /// The clock is right, and has stood where it does since `since` if it had gone back.
    fn believed(self, since: NaiveDate, today: NaiveDate) -> Self {
        let since = self.back.map(|_| since).or(self.since);
        Self {
            since: since.filter(|since| apart(*since, today) <= KEPT),
            ..Self::first(today)
        }
    }

    /// Whether the clock is believed on this day, the last that it was told.
    pub fn believes(&self, today: NaiveDate) -> bool {
        self.last == today && self.ahead.is_none() && self.back.is_none()
    }

    /// On how many more days something that was deleted on the day `gone` can be brought back: 0 to
    /// 30; 0 on the last one, and after it where it has not gone because the clock is doubted.
    pub fn left(&self, gone: NaiveDate, today: NaiveDate) -> u8 {
        let left = KEPT - apart(self.from(gone), today);
        u8::try_from(left.clamp(0, KEPT)).unwrap_or_default()
    }

    /// Whether something that was deleted on the day `gone` really goes today.
    pub fn is_due(&self, gone: NaiveDate, today: NaiveDate) -> bool {
        self.believes(today) && apart(self.from(gone), today) > KEPT
    }

    fn from(&self, gone: NaiveDate) -> NaiveDate {
        self.since.map_or(gone, |since| gone.max(since))
    }
}

/// How many days the second comes after the first.
fn apart(first: NaiveDate, second: NaiveDate) -> i64 {
    TimeDelta::num_days(&(second - first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(n: i64) -> NaiveDate {
        let first = NaiveDate::from_ymd_opt(2026, 6, 1).expect("a day");
        first + TimeDelta::days(n)
    }

    /// After the app was open on these days.
    fn open(days: &[i64]) -> Days {
        let (first, rest) = days.split_first().expect("a first day");
        rest.iter()
            .fold(Days::first(day(*first)), |days, n| days.then(day(*n)))
    }

    const TEN_YEARS: i64 = 3_650;

    #[test]
    fn something_deleted_goes_on_the_31st_day_after() {
        for (n, left, due) in [
            (0, 30, false),
            (29, 1, false),
            (30, 0, false),
            (31, 0, true),
        ] {
            let days = open(&[0, n]);
            assert_eq!(
                (days.left(day(0), day(n)), days.is_due(day(0), day(n))),
                (left, due),
                "day {n}"
            );
        }
        assert_eq!(open(&[0]).left(day(9), day(0)), 30, "never more");
    }

    #[test]
    fn a_jump_ahead_is_believed_on_a_later_day() {
        let ahead = TEN_YEARS;
        for (days, due) in [
            (vec![0, ahead], false),
            (vec![0, ahead, ahead], false),
            (vec![0, ahead, ahead + 1], true),
            (vec![0, ahead, ahead + 41], false),
            (vec![0, ahead, 31], true),
            (vec![0, ahead, 1], false),
            (vec![0, 40], true),
            (vec![0, 41], false),
            (vec![0, 41, 42], true),
        ] {
            let today = day(*days.last().expect("a day"));
            assert_eq!(open(&days).is_due(day(0), today), due, "{days:?}");
        }
    }

    #[test]
    fn a_clock_that_went_back_lets_nothing_go() {
        // Deleted on day 0; then the clock stands ten years before, and is put right.
        let back = -TEN_YEARS;
        let all: Vec<i64> = [0].into_iter().chain((0..30).map(|n| back + n)).collect();
        for (n, today) in all.iter().enumerate().skip(1) {
            let days = open(&all[..=n]);
            let early = day(back - 1);
            assert!(!days.is_due(early, day(*today)), "{today}");
        }
        // Deleted while it was wrong, it still has its 30 days once the clock is right.
        for (last, due) in [(1, false), (2, false), (31, false), (32, true)] {
            let days = open(&[0, back, 1, last]);
            assert_eq!(days.is_due(day(back), day(last)), due, "day {last}");
        }
        for (last, due) in [(100, false), (101, false), (130, false), (131, true)] {
            let days: Vec<i64> = [0, back].into_iter().chain(100..=last).collect();
            assert_eq!(open(&days).is_due(day(back), day(last)), due, "day {last}");
        }
    }

    #[test]
    fn a_clock_that_stays_back_is_believed_in_the_end() {
        let week = |n: i64| -TEN_YEARS + 7 * n;
        let mut days = Days::first(day(0));
        for n in 0..=4 {
            days = days.then(day(week(n)));
            assert!(!days.believes(day(week(n))), "week {n}");
        }
        days = days.then(day(week(5)));
        assert!(days.is_due(day(week(0)), day(week(5))));
        assert!(!days.is_due(day(week(1)), day(week(5))));
        // One that jumps about does not.
        let days = open(&[0, -TEN_YEARS, -TEN_YEARS / 2]);
        assert!(!days.believes(day(-TEN_YEARS / 2)));
    }

    proptest! {
        /// On a clock that runs, whatever its days between, nothing goes early and all goes in time.
        #[test]
        fn a_clock_that_runs_is_believed(steps in prop::collection::vec(0i64..=40, 1..30), gone in 0i64..400) {
            let mut days = Days::first(day(0));
            let mut today = 0;
            for step in steps {
                today += step;
                days = days.then(day(today));
                prop_assert_eq!(days.is_due(day(gone), day(today)), today > gone + 30);
                prop_assert_eq!(i64::from(days.left(day(gone), day(today))), (gone + 30 - today).clamp(0, 30));
            }
        }

        /// Whatever a clock does, nothing goes that was deleted on a day on which the app was
        /// open, until it has been open on another day; and no day is left more than there are.
        #[test]
        fn nothing_goes_at_once(clock in prop::collection::vec(-5_000i64..5_000, 1..12)) {
            let mut days = Days::first(day(clock[0]));
            for pair in clock.windows(2) {
                days = days.then(day(pair[1]));
                let gone = day(pair[0]);
                let jumped = (pair[1] - pair[0]).abs() > 40;
                prop_assert!(!(jumped && days.is_due(gone, day(pair[1]))), "{clock:?}");
                prop_assert!(days.left(gone, day(pair[1])) <= 30);
            }
        }

        #[test]
        fn the_days_are_kept_as_they_are(clock in prop::collection::vec(-5_000i64..5_000, 1..12)) {
            let days = open(&clock);
            let kept = serde_json::to_string(&days).expect("text");
            prop_assert_eq!(serde_json::from_str::<Days>(&kept).expect("days"), days);
        }
    }

    #[test]
    fn what_became_of_a_record_is_read_off_its_fields() {
        let of = |fields: Value| Gone::of(fields.as_object().expect("fields"));
        assert_eq!(of(serde_json::json!({"text": "x"})), Gone::No);
        assert_eq!(of(serde_json::json!({"gone": 5})), Gone::At(5));
        assert_eq!(of(serde_json::json!({"gone": true})), Gone::Really);
    }
}
