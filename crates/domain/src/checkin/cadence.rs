//! When an item is asked.

use chrono::{NaiveDate, NaiveTime, TimeDelta, Timelike};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// When an item is asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Cadence {
    /// In every check-in.
    EveryTime,
    /// Once a day.
    Daily,
    /// Once a day, before noon.
    Morning,
    /// Once a day, from five in the afternoon.
    Evening,
    /// Once in seven days.
    Weekly,
}

/// A part of the day, for a greeting.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PartOfDay {
    /// From four to noon.
    Morning,
    /// From noon to five.
    Afternoon,
    /// From five to ten.
    Evening,
    /// From ten to four.
    Night,
}

impl PartOfDay {
    /// The part of the day that `time` lies in.
    pub fn of(time: NaiveTime) -> Self {
        match time.hour() {
            4..12 => Self::Morning,
            12..17 => Self::Afternoon,
            17..22 => Self::Evening,
            _ => Self::Night,
        }
    }
}

/// Whether an item of this cadence is asked on `today` at `now`, when it was last answered on
/// `last` (a day not after today), if ever. The client can always open the others and answer them.
pub fn is_asked(
    cadence: Cadence,
    last: Option<NaiveDate>,
    today: NaiveDate,
    now: PartOfDay,
) -> bool {
    let not_today = last.is_none_or(|day| day < today);
    match cadence {
        Cadence::EveryTime => true,
        Cadence::Daily => not_today,
        Cadence::Morning => not_today && now == PartOfDay::Morning,
        Cadence::Evening => not_today && matches!(now, PartOfDay::Evening | PartOfDay::Night),
        Cadence::Weekly => last.is_none_or(|day| today - day >= TimeDelta::days(7)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(n: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 6, n).expect("a day in June")
    }

    #[test]
    fn each_cadence_asks_when_it_says() {
        use Cadence::*;
        use PartOfDay as Part;
        let asked =
            |cadence, last: Option<u32>, now| is_asked(cadence, last.map(day), day(15), now);
        assert!(asked(EveryTime, Some(15), Part::Night));
        assert!(asked(Daily, None, Part::Night) && asked(Daily, Some(14), Part::Morning));
        assert!(!asked(Daily, Some(15), Part::Morning));
        assert!(
            asked(Morning, Some(14), Part::Morning) && !asked(Morning, Some(14), Part::Evening)
        );
        assert!(asked(Evening, None, Part::Night) && !asked(Evening, None, Part::Morning));
        assert!(asked(Weekly, Some(8), Part::Morning) && !asked(Weekly, Some(9), Part::Morning));
    }
}
