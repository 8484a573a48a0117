//! How often a client wants to be asked: a reminder like any other, that they may change as one.

use crate::reminder::{End, Every, Rule, Time};
use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How often.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Often {
    /// Never: it is there when they open it.
    Never,
    /// Every two weeks.
    TwoWeeks,
    /// Every month.
    Month,
    /// Every three months.
    ThreeMonths,
    /// In another way, which they chose among the reminders.
    Other,
}

/// The hour of the day at which the reminder comes, until the client sets another.
const HOUR: u32 = 10;

impl Often {
    /// The rule of the reminder, the first time being that long after `today`; none where there is to
    /// be none, or it is left as it is.
    pub fn rule(self, today: NaiveDate) -> Option<Rule> {
        let months = |n: u16| {
            let start = today.checked_add_months(Months::new(u32::from(n)))?;
            let day = u8::try_from(today.day()).ok()?;
            Some((start, Every::MonthDay { n, day }))
        };
        let (start, every) = match self {
            Self::Never | Self::Other => return None,
            Self::TwoWeeks => (
                today.checked_add_days(Days::new(14))?,
                Every::Days { n: 14 },
            ),
            Self::Month => months(1)?,
            Self::ThreeMonths => months(3)?,
        };
        Some(Rule {
            start,
            every,
            end: End::Never,
            times: vec![Time::new(HOUR, 0)?],
        })
    }

    /// What a reminder's rule comes to.
    pub fn of(rule: &Rule) -> Self {
        match (&rule.every, rule.end) {
            (Every::Days { n: 14 }, End::Never) => Self::TwoWeeks,
            (Every::MonthDay { n: 1, .. }, End::Never) => Self::Month,
            (Every::MonthDay { n: 3, .. }, End::Never) => Self::ThreeMonths,
            _ => Self::Other,
        }
    }
}
