//! On which dates a reminder comes, and at what times: the part of RFC 5545 that has plain words.
//!
//! A rule is a beginning, a pattern of dates, an end, and wall-clock times. [`Rule::rrule`] writes the
//! pattern and the end as RFC 5545 does (section 3.3.10), and [`Rule::read`] reads that back; what a
//! calendar makes of the text is what [`Rule::dates`] gives. Weeks begin on Monday, as there.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime, Weekday};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// When a reminder comes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct Rule {
    /// The first date on which it may come, as `YYYY-MM-DD`.
    #[ts(type = "string")]
    pub start: NaiveDate,
    /// On which dates.
    pub every: Every,
    /// When it comes to an end.
    pub end: End,
    /// At which wall-clock times of such a date, as `HH:MM`: 1 to 12 of them, in order.
    pub times: Vec<Time>,
}

/// A wall-clock time, written `HH:MM`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, TS)]
#[ts(type = "string")]
pub struct Time(NaiveTime);

/// A pattern of dates.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Every {
    /// On the first date alone.
    Once,
    /// Every so many days: 1 to 366.
    Days {
        /// How many.
        n: u16,
    },
    /// Every so many weeks: 1 to 52, on some days of the week.
    Weeks {
        /// How many.
        n: u16,
        /// Which days: at least one.
        #[ts(type = "(\"Mon\" | \"Tue\" | \"Wed\" | \"Thu\" | \"Fri\" | \"Sat\" | \"Sun\")[]")]
        on: Vec<Weekday>,
    },
    /// Every so many months: 1 to 12, on a day of the month: 1 to 31. In a shorter month on its last
    /// day, since that is what somebody means who says "the 31st of every month".
    MonthDay {
        /// How many months.
        n: u16,
        /// Which day.
        day: u8,
    },
    /// Every so many months: 1 to 12, on a day of the week: the first to fourth, or -1 for the last.
    MonthWeekday {
        /// How many months.
        n: u16,
        /// Which one.
        nth: i8,
        /// Which day of the week.
        #[ts(type = "\"Mon\" | \"Tue\" | \"Wed\" | \"Thu\" | \"Fri\" | \"Sat\" | \"Sun\"")]
        on: Weekday,
    },
}

/// When a rule comes to an end.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum End {
    /// Not until the client says so.
    Never,
    /// With this date, as `YYYY-MM-DD`.
    Until {
        /// The last date on which it may come.
        #[ts(type = "string")]
        date: NaiveDate,
    },
    /// After so many dates: 1 to 1,000.
    Times {
        /// How many.
        n: u16,
    },
}

/// A rule that makes no sense, or that this version cannot read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BadRule;

const DAYS: [(&str, Weekday); 7] = [
    ("MO", Weekday::Mon),
    ("TU", Weekday::Tue),
    ("WE", Weekday::Wed),
    ("TH", Weekday::Thu),
    ("FR", Weekday::Fri),
    ("SA", Weekday::Sat),
    ("SU", Weekday::Sun),
];

impl Time {
    /// A time from hours (0 to 23) and minutes (0 to 59).
    pub fn new(hour: u32, minute: u32) -> Option<Self> {
        NaiveTime::from_hms_opt(hour, minute, 0).map(Self)
    }

    /// The time.
    pub fn naive(self) -> NaiveTime {
        self.0
    }
}

impl Serialize for Time {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0.format("%H:%M"))
    }
}

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        NaiveTime::parse_from_str(&text, "%H:%M")
            .map(Self)
            .map_err(serde::de::Error::custom)
    }
}

impl Rule {
    /// Whether every number is in its range, the times are in order, and the days of the week too.
    pub fn is_valid(&self) -> bool {
        let pattern = match &self.every {
            Every::Once => true,
            Every::Days { n } => (1..=366).contains(n),
            Every::Weeks { n, on } => {
                (1..=52).contains(n)
                    && !on.is_empty()
                    && on.is_sorted_by_key(Weekday::num_days_from_monday)
                    && on.windows(2).all(|two| two[0] != two[1])
            }
            Every::MonthDay { n, day } => (1..=12).contains(n) && (1..=31).contains(day),
            Every::MonthWeekday { n, nth, .. } => (1..=12).contains(n) && matches!(nth, -1 | 1..=4),
        };
        let end = match self.end {
            End::Never => true,
            End::Until { date } => date >= self.start,
            End::Times { n } => (1..=1_000).contains(&n),
        };
        let times = (1..=12).contains(&self.times.len())
            && self.times.windows(2).all(|two| two[0] < two[1]);
        pattern && end && times && (1..=2800).contains(&self.start.year())
    }

    /// The dates on which it comes, from `from` on, in order.
    pub fn dates(&self, from: NaiveDate) -> impl Iterator<Item = NaiveDate> + '_ {
        // A rule that counts has to be counted from its beginning; any other is entered anywhere.
        let (counted, last) = match self.end {
            End::Never => (usize::MAX, NaiveDate::MAX),
            End::Until { date } => (usize::MAX, date),
            End::Times { n } => (usize::from(n), NaiveDate::MAX),
        };
        let enter = if counted == usize::MAX {
            from.max(self.start)
        } else {
            self.start
        };
        self.pattern(enter)
            .take_while(move |date| *date <= last)
            .take(counted)
            .skip_while(move |date| *date < from)
    }

    /// The pattern's dates from `enter` on, which is not before the start; without an end.
    fn pattern(&self, enter: NaiveDate) -> Box<dyn Iterator<Item = NaiveDate> + '_> {
        let start = self.start;
        let since = move |date: &NaiveDate| *date >= enter;
        match &self.every {
            Every::Once => Box::new(std::iter::once(start).filter(since)),
            Every::Days { n } => {
                let n = u64::from(*n);
                let gone = (enter - start).num_days().unsigned_abs().div_ceil(n);
                Box::new((gone..).map_while(move |k| start.checked_add_days(Days::new(k * n))))
            }
            Every::Weeks { n, on } => {
                let n = u64::from(*n);
                let monday = start.week(Weekday::Mon).first_day();
                let gone = (enter - monday).num_days().unsigned_abs() / (7 * n);
                let weeks =
                    (gone..).map_while(move |k| monday.checked_add_days(Days::new(k * n * 7)));
                let days = weeks.flat_map(move |week| {
                    on.iter().filter_map(move |day| {
                        week.checked_add_days(Days::new(u64::from(day.num_days_from_monday())))
                    })
                });
                Box::new(days.skip_while(move |date| !since(date)))
            }
            Every::MonthDay { n, day } => {
                let day = u32::from(*day);
                let of = move |first: NaiveDate| {
                    (28..=day)
                        .rev()
                        .chain([day])
                        .find_map(|day| first.with_day(day))
                };
                Box::new(
                    months(start, enter, *n)
                        .filter_map(of)
                        .skip_while(move |date| !since(date)),
                )
            }
            Every::MonthWeekday { n, nth, on } => {
                let (nth, on) = (*nth, *on);
                let of = move |first: NaiveDate| match u8::try_from(nth) {
                    Ok(nth) => {
                        NaiveDate::from_weekday_of_month_opt(first.year(), first.month(), on, nth)
                    }
                    Err(_) => (4..=5).rev().find_map(|nth| {
                        NaiveDate::from_weekday_of_month_opt(first.year(), first.month(), on, nth)
                    }),
                };
                Box::new(
                    months(start, enter, *n)
                        .filter_map(of)
                        .skip_while(move |date| !since(date)),
                )
            }
        }
    }

    /// The pattern and its end as RFC 5545 writes them, without `RRULE:`; none for once.
    pub fn rrule(&self) -> Option<String> {
        let every = |n: &u16| {
            if *n == 1 {
                String::new()
            } else {
                format!(";INTERVAL={n}")
            }
        };
        let mut text = match &self.every {
            Every::Once => return None,
            Every::Days { n } => format!("FREQ=DAILY{}", every(n)),
            Every::Weeks { n, on } => {
                let on: Vec<_> = on.iter().map(|day| code(*day)).collect();
                format!("FREQ=WEEKLY{};BYDAY={}", every(n), on.join(","))
            }
            Every::MonthDay { n, day } if *day <= 28 => {
                format!("FREQ=MONTHLY{};BYMONTHDAY={day}", every(n))
            }
            Every::MonthDay { n, day } => {
                // The last of these that the month has.
                let days: Vec<_> = (28..=*day).map(|day| day.to_string()).collect();
                format!(
                    "FREQ=MONTHLY{};BYMONTHDAY={};BYSETPOS=-1",
                    every(n),
                    days.join(",")
                )
            }
            Every::MonthWeekday { n, nth, on } => {
                format!("FREQ=MONTHLY{};BYDAY={nth}{}", every(n), code(*on))
            }
        };
        match self.end {
            End::Never => {}
            // A floating time of the last second: the end is a date wherever the client is.
            End::Until { date } => text.push_str(&date.format(";UNTIL=%Y%m%dT235959").to_string()),
            End::Times { n } => text.push_str(&format!(";COUNT={n}")),
        }
        Some(text)
    }

    /// Reads what [`Rule::rrule`] wrote.
    ///
    /// # Errors
    /// [`BadRule`] where it says something that has no plain words here, or that makes no sense.
    pub fn read(start: NaiveDate, rrule: Option<&str>, times: Vec<Time>) -> Result<Self, BadRule> {
        let mut parts = std::collections::BTreeMap::new();
        for part in rrule
            .unwrap_or_default()
            .split(';')
            .filter(|part| !part.is_empty())
        {
            let (name, value) = part.split_once('=').ok_or(BadRule)?;
            if parts.insert(name, value).is_some() {
                return Err(BadRule);
            }
        }
        let mut take = |name| parts.remove(name);
        let freq = take("FREQ");
        let n = take("INTERVAL").map_or(Ok(1), |n| n.parse().map_err(|_| BadRule))?;
        let by_day = take("BYDAY");
        let by_month_day = take("BYMONTHDAY");
        let position = take("BYSETPOS");
        let end = match (take("UNTIL"), take("COUNT")) {
            (None, None) => End::Never,
            (Some(until), None) => {
                let date = NaiveDate::parse_from_str(until.get(..8).ok_or(BadRule)?, "%Y%m%d");
                End::Until {
                    date: date.map_err(|_| BadRule)?,
                }
            }
            (None, Some(count)) => End::Times {
                n: count.parse().map_err(|_| BadRule)?,
            },
            (Some(_), Some(_)) => return Err(BadRule),
        };
        let every = match (freq, by_day, by_month_day, position) {
            (None, None, None, None) if end == End::Never && n == 1 => Every::Once,
            (Some("DAILY"), None, None, None) => Every::Days { n },
            (Some("WEEKLY"), Some(on), None, None) => {
                let on: Result<Vec<_>, _> = on.split(',').map(weekday).collect();
                Every::Weeks { n, on: on? }
            }
            (Some("MONTHLY"), None, Some(days), position) => {
                let last = days.rsplit(',').next().ok_or(BadRule)?;
                let day = last.parse().map_err(|_| BadRule)?;
                if position.is_some_and(|position| position != "-1") {
                    return Err(BadRule);
                }
                Every::MonthDay { n, day }
            }
            (Some("MONTHLY"), Some(on), None, None) => {
                let at = on
                    .len()
                    .checked_sub(2)
                    .filter(|at| on.is_char_boundary(*at));
                let (nth, on) = on.split_at(at.ok_or(BadRule)?);
                Every::MonthWeekday {
                    n,
                    nth: nth.parse().map_err(|_| BadRule)?,
                    on: weekday(on)?,
                }
            }
            _ => return Err(BadRule),
        };
        let rule = Self {
            start,
            every,
            end,
            times,
        };
        // Written again it must be the same: nothing that it said was passed over.
        let same = parts.is_empty() && rule.is_valid() && rule.rrule().as_deref() == rrule;
        same.then_some(rule).ok_or(BadRule)
    }
}

/// The first of every `n`th month from `start`'s on, from `enter`'s on.
fn months(start: NaiveDate, enter: NaiveDate, n: u16) -> impl Iterator<Item = NaiveDate> {
    let first = start.with_day(1).unwrap_or(start);
    let n = u32::from(n);
    let number = |date: NaiveDate| date.year() * 12 + date.month0().cast_signed();
    let gone = (number(enter) - number(start)).unsigned_abs() / n;
    (gone..).map_while(move |k| first.checked_add_months(Months::new(k.checked_mul(n)?)))
}

fn code(day: Weekday) -> &'static str {
    DAYS[day.num_days_from_monday() as usize].0
}

fn weekday(code: &str) -> Result<Weekday, BadRule> {
    let found = DAYS.into_iter().find(|(known, _)| *known == code);
    found.map(|(_, day)| day).ok_or(BadRule)
}
