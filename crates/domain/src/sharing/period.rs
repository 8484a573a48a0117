//! Until when: one visit, one month or three, and never longer.

use crate::day::{DayEnd, to_instant};
use chrono::{DateTime, Days, Months, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The most days that a grant goes on.
pub const LONGEST_DAYS: u64 = 92;

/// How long.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
#[ts(rename = "SharedPeriod")]
pub enum Period {
    /// For one visit: to the end of its day.
    Visit {
        /// The logical day, as `YYYY-MM-DD`.
        #[ts(type = "string")]
        day: NaiveDate,
    },
    /// One month.
    Month,
    /// Three months.
    Quarter,
}

/// The day of the visit was, or is too far off.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotAPeriod;

impl Period {
    /// The last logical day, from `today` on.
    ///
    /// # Errors
    /// [`NotAPeriod`].
    pub fn last(self, today: NaiveDate) -> Result<NaiveDate, NotAPeriod> {
        let after = |months| today.checked_add_months(Months::new(months));
        let last = match self {
            Self::Visit { day } => Some(day),
            Self::Month => after(1),
            Self::Quarter => after(3),
        };
        let furthest = today + Days::new(LONGEST_DAYS);
        let last = last.map(|last| match self {
            Self::Visit { .. } => last,
            // Some three months have more days than others.
            Self::Month | Self::Quarter => last.min(furthest),
        });
        last.filter(|last| (today..=furthest).contains(last))
            .ok_or(NotAPeriod)
    }

    /// The moment at which it is over: the end of the last logical day where the client is.
    ///
    /// # Errors
    /// [`NotAPeriod`].
    pub fn end(
        self,
        now: DateTime<Utc>,
        today: NaiveDate,
        zone: Tz,
        day_end: DayEnd,
    ) -> Result<DateTime<Utc>, NotAPeriod> {
        let last = self.last(today)?;
        let minutes = TimeDelta::minutes(i64::from(day_end.minutes()));
        let end = (last + Days::new(1)).and_time(NaiveTime::MIN) + minutes;
        let end = to_instant(end, zone);
        // By any clock and in any zone no longer than the wire allows.
        Ok(end.min(now + TimeDelta::days(93)))
    }
}
