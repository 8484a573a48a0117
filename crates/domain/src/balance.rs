//! Life balance: how content the client is in each area of life, and where they would like more help.
//!
//! | record | field | value |
//! |---|---|---|
//! | one check | `day` | the logical day, `YYYY-MM-DD` |
//! | | `a:<area>` | how it is there: 1 to 5 |
//! | | `m:<area>` | `true` where more help is wanted |
//! | the one that says how often | `every` | months: 0 to 12; 0: never by itself |
//! | both | `gone` | milliseconds since 1970 once deleted; `true` once really gone |
//!
//! A check belongs to its day, so two devices on one day fill in the same one. An area that is left
//! out says nothing, and is never read as a low one.

mod ocan;

pub use ocan::{Ocan, ocan_of};

use crate::Id;
use crate::merge::{Fields, field};
use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

/// An area of life.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LifeArea {
    /// Friends, family, love, belonging.
    Social,
    /// Work, paid or not, and how the days are filled.
    Occupational,
    /// School, courses, training.
    Educational,
    /// A home, and what is around it.
    Residential,
    /// A busy mind: reading, making, finding out.
    Intellectual,
    /// Faith, meaning, culture, nature.
    Spiritual,
    /// Money.
    Financial,
    /// Body and mind.
    Health,
}

impl LifeArea {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Social,
        Self::Occupational,
        Self::Educational,
        Self::Residential,
        Self::Intellectual,
        Self::Spiritual,
        Self::Financial,
        Self::Health,
    ];

    /// The name that stands in a record.
    pub fn name(self) -> &'static str {
        match self {
            Self::Social => "social",
            Self::Occupational => "occupational",
            Self::Educational => "educational",
            Self::Residential => "residential",
            Self::Intellectual => "intellectual",
            Self::Spiritual => "spiritual",
            Self::Financial => "financial",
            Self::Health => "health",
        }
    }

    /// The area of that name; none where it is a newer version's.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|area| area.name() == name)
    }
}

/// What the client says of one area.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct AreaSaid {
    /// Which one.
    pub area: LifeArea,
    /// How it is there, 1 to 5; none: nothing was said.
    pub level: Option<u8>,
    /// More help is wanted here.
    pub more: bool,
}

impl AreaSaid {
    /// The highest level.
    pub const HIGHEST: u8 = 5;

    /// Whether it says something, and something that there is.
    pub fn is_valid(&self) -> bool {
        self.level
            .is_none_or(|level| (1..=Self::HIGHEST).contains(&level))
    }

    fn is_blank(&self) -> bool {
        self.level.is_none() && !self.more
    }
}

/// What the client said on one day.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct BalanceCheck {
    /// Its name in the vault.
    pub id: Id,
    /// The logical day, as `YYYY-MM-DD`.
    #[ts(type = "string")]
    pub day: NaiveDate,
    /// The areas of which something was said, in order.
    pub areas: Vec<AreaSaid>,
}

/// How often the screen asks by itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct Pace {
    /// In months: 0 to 12; 0: never by itself.
    pub months: u8,
}

impl Pace {
    /// The one record's id, the same on every device.
    pub const ID: Id = Id::from_bytes([0; 16]);
    /// The longest there is.
    pub const LONGEST: u8 = 12;

    /// The record's fields.
    pub fn fields(self) -> Fields {
        Fields::from_iter([("every".to_owned(), json!(self.months))])
    }

    /// What the record says; monthly where it says nothing.
    pub fn from_fields(fields: &Fields) -> Self {
        let months = field(fields, "every").filter(|months| *months <= Self::LONGEST);
        Self {
            months: months.unwrap_or(1),
        }
    }

    /// Whether it is time for another look. Before the first one it never is.
    pub fn is_due(self, last: Option<NaiveDate>, today: NaiveDate) -> bool {
        let after = |last: NaiveDate| last.checked_add_months(Months::new(u32::from(self.months)));
        self.months > 0 && last.and_then(after).is_some_and(|next| next <= today)
    }
}

impl BalanceCheck {
    /// The id of a day's check, the same on every device.
    pub fn id_of(day: NaiveDate) -> Id {
        let mut bytes = *b"balance\0\0\0\0\0\0\0\0\0";
        bytes[12..].copy_from_slice(&day.num_days_from_ce().to_be_bytes());
        Id::from_bytes(bytes)
    }

    /// The record's fields: each area that is named, emptied where nothing is said of it.
    pub fn fields(day: NaiveDate, areas: &[AreaSaid]) -> Fields {
        let said = areas.iter().flat_map(|said| {
            let more = if said.more { json!(true) } else { Value::Null };
            [
                (format!("a:{}", said.area.name()), json!(said.level)),
                (format!("m:{}", said.area.name()), more),
            ]
        });
        let day = ("day".to_owned(), json!(day));
        Fields::from_iter(said.chain([day]))
    }

    /// What a record's fields say; none if it was deleted, or says nothing of any area.
    pub fn from_fields(id: Id, fields: &Fields) -> Option<Self> {
        if fields.contains_key("gone") {
            return None;
        }
        let said = |area: LifeArea| AreaSaid {
            area,
            level: field(fields, &format!("a:{}", area.name()))
                .filter(|level| (1..=AreaSaid::HIGHEST).contains(level)),
            more: fields.get(&format!("m:{}", area.name())) == Some(&json!(true)),
        };
        let areas = LifeArea::ALL.into_iter().map(said);
        let areas: Vec<AreaSaid> = areas.filter(|said| !said.is_blank()).collect();
        (!areas.is_empty()).then_some(Self {
            id,
            day: field(fields, "day")?,
            areas,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_check_reads_back_and_what_was_not_said_stays_unsaid() {
        let said = |area, level, more| AreaSaid { area, level, more };
        let areas = [
            said(LifeArea::Social, Some(4), false),
            said(LifeArea::Financial, None, true),
            said(LifeArea::Health, None, false),
        ];
        let today = day("2026-06-01");
        let mut fields = BalanceCheck::fields(today, &areas);
        fields.retain(|_, value| !value.is_null());
        let id = BalanceCheck::id_of(today);
        let read = BalanceCheck::from_fields(id, &fields).expect("a check");
        assert_eq!((read.day, read.areas.as_slice()), (today, &areas[..2]));
        fields.insert("gone".to_owned(), json!(1));
        assert!(BalanceCheck::from_fields(id, &fields).is_none());
        let nothing = Fields::from_iter([("day".to_owned(), json!(today))]);
        assert!(BalanceCheck::from_fields(id, &nothing).is_none());
        assert_ne!(id, BalanceCheck::id_of(day("2026-06-02")));
        assert_ne!(id, Pace::ID);
    }

    #[test]
    fn an_odd_level_is_none() {
        let odd = |level| AreaSaid {
            area: LifeArea::Social,
            level: Some(level),
            more: false,
        };
        assert!(!odd(0).is_valid() && odd(1).is_valid() && odd(5).is_valid());
        assert!(!odd(6).is_valid());
        let fields = BalanceCheck::fields(day("2026-06-01"), &[odd(9)]);
        assert!(BalanceCheck::from_fields(Pace::ID, &fields).is_none());
    }

    #[test]
    fn it_is_asked_for_monthly_by_default_and_never_before_the_first() {
        let monthly = Pace::from_fields(&Fields::new());
        assert_eq!(monthly.months, 1);
        assert!(!monthly.is_due(None, day("2026-06-01")));
        assert!(!monthly.is_due(Some(day("2026-05-02")), day("2026-06-01")));
        assert!(monthly.is_due(Some(day("2026-05-01")), day("2026-06-01")));
        assert!(monthly.is_due(Some(day("2026-01-31")), day("2026-02-28")));
        let never = Pace { months: 0 };
        assert_eq!(Pace::from_fields(&never.fields()), never);
        assert!(!never.is_due(Some(day("2020-05-01")), day("2026-06-01")));
    }

    #[test]
    fn each_area_has_a_name_of_its_own() {
        for area in LifeArea::ALL {
            assert_eq!(LifeArea::of(area.name()), Some(area));
            assert_eq!(json!(area), json!(area.name()));
        }
        assert_eq!(LifeArea::of("cosmic"), None);
    }
}
