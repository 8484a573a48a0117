//! A sign's choices, and how they are spelled as fields of a record.
//!
//! | field | value |
//! |---|---|
//! | `line`, `pattern` | the id of the client's own early sign; `{test, days}` |
//! | `action` | the id of the line that says what the client does then |
//! | `off` | `true` while it is turned off |
//! | `until` | the logical day until which it stays quiet, `YYYY-MM-DD` |
//! | `anew` | the logical day on which the card was not helpful: it waits for a run that began later |
//! | `gone` | milliseconds since 1970 once deleted; `true` once really gone |

use super::{Because, Pattern, SignDay, began, holds};
use crate::Id;
use crate::merge::{Fields, field};
use crate::quiet::quiet;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use ts_rs::TS;

/// A pattern tied to one of the client's own early signs.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Sign {
    /// Its name in the vault.
    pub id: Id,
    /// The plan line whose words the card quotes.
    pub line: Id,
    /// What to look for.
    pub pattern: Pattern,
    /// The plan line that the card opens: what the client does then. None: the sign's own section.
    pub action: Option<Id>,
    /// Turned off.
    pub off: bool,
    /// Quiet up to and with this logical day, as `YYYY-MM-DD`.
    #[ts(type = "string | null")]
    pub until: Option<NaiveDate>,
    /// The logical day on which its card was not helpful, as `YYYY-MM-DD`: it stays quiet until the
    /// pattern has ended and begins anew, after this day.
    #[ts(type = "string | null")]
    pub anew: Option<NaiveDate>,
}

/// What the client fills in to tie a pattern to a sign, or to change one.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SignForm {
    /// The sign to change; none for a new one.
    pub id: Option<Id>,
    /// The plan line whose words the card quotes.
    pub line: Id,
    /// What to look for.
    pub pattern: Pattern,
    /// The plan line that the card opens.
    pub action: Option<Id>,
    /// Turned off.
    pub off: bool,
}

impl SignForm {
    /// The record's fields.
    pub fn fields(&self) -> Fields {
        Fields::from_iter([
            ("line".to_owned(), json!(self.line)),
            ("pattern".to_owned(), json!(self.pattern)),
            ("action".to_owned(), json!(self.action)),
            (
                "off".to_owned(),
                if self.off { json!(true) } else { Value::Null },
            ),
        ])
    }
}

impl Sign {
    /// The sign that a record's fields say; none if it was deleted, or if a newer version knows a
    /// test that this one does not.
    pub fn from_fields(id: Id, fields: &Fields) -> Option<Self> {
        if fields.contains_key("gone") {
            return None;
        }
        Some(Self {
            id,
            line: field(fields, "line")?,
            pattern: field(fields, "pattern")?,
            action: field(fields, "action"),
            off: fields.get("off") == Some(&json!(true)),
            until: field(fields, "until"),
            anew: field(fields, "anew"),
        })
    }

    /// Whether it may speak on a day: it is not turned off, and not quiet.
    pub fn may_speak(&self, today: NaiveDate) -> bool {
        !self.off && self.until.is_none_or(|until| until < today)
    }

    /// The days by which it speaks today, earliest first; none: it is silent.
    ///
    /// `days` are those from [`Sign::looks_back`] on, and no answer in them is to a question of
    /// another kind than the one that the pattern is about.
    pub fn speaks(
        &self,
        days: &BTreeMap<NaiveDate, SignDay>,
        today: NaiveDate,
    ) -> Option<Vec<Because>> {
        if !self.may_speak(today) {
            return None;
        }
        let because = holds(&self.pattern, days, today)?;
        let is_anew = self.anew.is_none_or(|day| {
            began(&self.pattern.test, days, today).is_some_and(|began| began > day)
        });
        is_anew.then_some(because)
    }

    /// The earliest day that matters to [`Sign::speaks`].
    pub fn looks_back(&self, today: NaiveDate) -> NaiveDate {
        let run = today - Days::new(u64::from(Pattern::MOST_DAYS));
        self.anew.map_or(run, |day| day.min(run))
    }
}

quiet!(Sign, SignForm);

#[cfg(test)]
mod tests {
    use super::super::Test;
    use super::*;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn day(n: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 6, n).expect("a day of June")
    }

    fn sign() -> Sign {
        Sign {
            id: id(1),
            line: id(2),
            pattern: Pattern {
                test: Test::Tagged { tag: id(3) },
                days: 2,
            },
            action: None,
            off: false,
            until: None,
            anew: None,
        }
    }

    /// Days of June with the tag.
    fn tagged(days: impl IntoIterator<Item = u32>) -> BTreeMap<NaiveDate, SignDay> {
        let with = || SignDay {
            tags: [id(3)].into(),
            ..SignDay::default()
        };
        days.into_iter().map(|n| (day(n), with())).collect()
    }

    #[test]
    fn a_sign_reads_back_from_its_fields() {
        let sign = sign();
        let form = SignForm {
            id: None,
            line: sign.line,
            pattern: sign.pattern.clone(),
            action: sign.action,
            off: sign.off,
        };
        let mut fields = form.fields();
        fields.retain(|_, value| !value.is_null());
        assert!(Sign::from_fields(sign.id, &fields) == Some(sign));
        fields.insert("gone".to_owned(), json!(1));
        assert!(Sign::from_fields(id(1), &fields).is_none());
    }

    #[test]
    fn a_test_of_a_newer_version_is_no_sign_here() {
        let pattern = json!({"test": {"type": "moon"}, "days": 1});
        let fields = Fields::from_iter([
            ("line".to_owned(), json!(id(2))),
            ("pattern".to_owned(), pattern),
        ]);
        assert!(Sign::from_fields(id(1), &fields).is_none());
    }

    #[test]
    fn it_is_quiet_as_long_as_the_client_said() {
        let days = tagged(1..=20);
        let mut sign = sign();
        assert!(sign.speaks(&days, day(10)).is_some());
        sign.until = Some(day(10));
        assert!(sign.speaks(&days, day(10)).is_none());
        assert!(sign.speaks(&days, day(11)).is_some());
        sign.off = true;
        assert!(sign.speaks(&days, day(11)).is_none());
    }

    #[test]
    fn what_was_not_helpful_waits_for_the_pattern_to_begin_anew() {
        let mut sign = sign();
        sign.anew = Some(day(5));
        sign.until = Some(day(11));
        let unbroken = tagged(1..=30);
        assert!((5..=30).all(|n| sign.speaks(&unbroken, day(n)).is_none()));
        let mut broken = tagged(1..=30);
        broken.remove(&day(14));
        let speaks: Vec<u32> = (5..=30)
            .filter(|n| sign.speaks(&broken, day(*n)).is_some())
            .collect();
        assert_eq!(speaks, (16..=30).collect::<Vec<_>>());
        assert_eq!(
            sign.looks_back(day(30)),
            day(5),
            "or its end would not be seen"
        );
        // It ended on the very day on which the client said so, and began anew the day after.
        let ended = tagged((1..=4).chain(6..=30));
        assert!(
            sign.speaks(&ended, day(11)).is_none(),
            "a week all the same"
        );
        assert!(sign.speaks(&ended, day(12)).is_some());
    }
}
