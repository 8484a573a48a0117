//! When this device last looked for what is due, so that nothing is lost however long it was off.
//!
//! What has passed is listed for a day and a half. Where the device was off for longer, what came
//! meanwhile is listed for that long from its return: so a reminder of Friday is there on Monday.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// How long what has passed is listed.
pub(super) const LISTED: TimeDelta = TimeDelta::hours(36);

/// From how long on the device counts as having been away.
const LONG: TimeDelta = TimeDelta::hours(12);

/// How far back it is looked at most.
const FURTHEST: TimeDelta = TimeDelta::days(30);

/// How old what is kept of the last look may become, so that not every look is written.
const FRESH: TimeDelta = TimeDelta::hours(1);

/// The last look, and the last long absence: milliseconds since 1970.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Away {
    /// The last look that was kept.
    looked: i64,
    /// When the last long absence began.
    from: i64,
    /// When it ended.
    to: i64,
}

impl Away {
    /// What is to be kept after a look at `now`; none where what is kept still does.
    pub(super) fn look(self, now: DateTime<Utc>) -> Option<Self> {
        let at = now.timestamp_millis();
        let gone = at - self.looked;
        if self.looked == 0 || gone < 0 {
            // The first look, or a clock that was put back.
            return Some(Self {
                looked: at,
                from: at,
                to: at,
            });
        }
        if gone >= LONG.num_milliseconds() {
            return Some(Self {
                looked: at,
                from: self.looked,
                to: at,
            });
        }
        (gone >= FRESH.num_milliseconds()).then_some(Self { looked: at, ..self })
    }

    /// From when on what has passed is listed, and has had no answer.
    pub(super) fn since(self, now: DateTime<Utc>) -> DateTime<Utc> {
        let usual = now - LISTED;
        // An absence that no look has ended yet ends now.
        let here = self.look(now).unwrap_or(self);
        let kept = |at| DateTime::from_timestamp_millis(at).unwrap_or(usual);
        if kept(here.to) > usual {
            kept(here.from).clamp(now - FURTHEST, usual)
        } else {
            usual
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a moment")
    }

    #[test]
    fn after_a_long_absence_what_passed_is_listed_as_long_as_ever() {
        let friday = at("2026-06-05T08:00:00Z");
        let away = Away::default().look(friday).expect("the first look");
        assert_eq!(away.look(friday + TimeDelta::minutes(59)), None);
        let monday = at("2026-06-08T20:00:00Z");
        assert_eq!(away.since(monday), friday);
        let mut back = away.look(monday).expect("a long absence");
        for hours in [9, 18, 27] {
            let later = monday + TimeDelta::hours(hours);
            back = back.look(later).expect("an hour later at least");
        }
        assert_eq!(back.since(monday + TimeDelta::hours(35)), friday);
        let later = monday + TimeDelta::hours(36);
        assert_eq!(back.since(later), later - LISTED);
    }

    #[test]
    fn a_clock_that_goes_wrong_reaches_back_a_month_at_most() {
        let now = at("2026-06-05T08:00:00Z");
        let away = Away::default().look(now).expect("the first look");
        let far = at("2036-06-05T08:00:00Z");
        assert_eq!(away.since(far), far - FURTHEST);
        let far_away = away.look(far).expect("a long absence");
        let again = far_away.look(now).expect("put back");
        assert_eq!(far_away.since(now), now - LISTED);
        assert_eq!(again.since(now), now - LISTED);
    }
}
