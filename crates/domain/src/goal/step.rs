//! A step towards a goal, and how well it goes.
//!
//! | field | value |
//! |---|---|
//! | `goal`, `text`, `place` | the goal's id; the client's words; where it stands |
//! | `d:with_help`, `d:on_own`, `d:can_show` | the logical day on which the client first said so |
//! | `gone` | milliseconds since 1970 once deleted; `true` once really gone |
//!
//! How well it goes is the furthest of these that has a day. So two devices that say something at the
//! same time meet at the better one.

use crate::Id;
use crate::merge::{Fields, field};
use crate::quiet::quiet;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

/// How well a step goes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// With help.
    WithHelp,
    /// On my own.
    OnOwn,
    /// I can show others.
    CanShow,
}

impl How {
    /// All of them, the furthest last.
    pub const ALL: [Self; 3] = [Self::WithHelp, Self::OnOwn, Self::CanShow];

    fn field(self) -> &'static str {
        match self {
            Self::WithHelp => "d:with_help",
            Self::OnOwn => "d:on_own",
            Self::CanShow => "d:can_show",
        }
    }
}

/// A step.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Step {
    /// Its name in the vault.
    pub id: Id,
    /// The goal that it leads to.
    pub goal: Id,
    /// The client's words.
    pub text: String,
    /// How well it goes; none: it is still to come.
    pub how: Option<How>,
    /// The logical day on which it was first done, in whatever way, as `YYYY-MM-DD`.
    #[ts(type = "string | null")]
    pub first: Option<NaiveDate>,
    /// The logical day on which it came to be as it is now.
    #[ts(type = "string | null")]
    pub since: Option<NaiveDate>,
    /// Where it stands among the steps of its goal.
    pub place: u32,
}

/// What the client fills in to add a step or to change one.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StepForm {
    /// The step to change; none for a new one.
    pub id: Option<Id>,
    /// The goal that it leads to.
    pub goal: Id,
    /// The words: 1 to 200 characters once their blank ends are cut.
    pub text: String,
}

/// Why a form cannot become a step.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotAStep {
    /// It has no words.
    NoWords,
    /// It has too many.
    TooLong,
}

impl StepForm {
    /// The longest text, in characters.
    pub const LONGEST: usize = 200;

    /// The form with blank ends cut off its words.
    ///
    /// # Errors
    /// Where there are none, or too many: see [`NotAStep`].
    pub fn tidy(mut self) -> Result<Self, NotAStep> {
        self.text = self.text.trim().to_owned();
        match self.text.chars().count() {
            0 => Err(NotAStep::NoWords),
            1..=Self::LONGEST => Ok(self),
            _ => Err(NotAStep::TooLong),
        }
    }

    /// The record's fields. `place` is given to a new one alone.
    pub fn fields(&self, place: Option<u32>) -> Fields {
        let mut fields = Fields::from_iter([
            ("goal".to_owned(), json!(self.goal)),
            ("text".to_owned(), json!(self.text)),
        ]);
        if let Some(place) = place {
            fields.insert("place".to_owned(), json!(place));
        }
        fields
    }
}

impl Step {
    /// The step that a record's fields say; none if it was deleted.
    pub fn from_fields(id: Id, fields: &Fields) -> Option<Self> {
        if fields.contains_key("gone") {
            return None;
        }
        let on = |how: How| field::<NaiveDate>(fields, how.field());
        let how = How::ALL.into_iter().rev().find(|how| on(*how).is_some());
        Some(Self {
            id,
            goal: field(fields, "goal")?,
            text: field(fields, "text")?,
            how,
            first: How::ALL.into_iter().filter_map(on).min(),
            since: how.and_then(on),
            place: field(fields, "place").unwrap_or(u32::MAX),
        })
    }

    /// The fields by which it goes that well from a day on: what is further is taken back, what came
    /// before stays. None: it is still to come.
    pub fn how_fields(&self, how: Option<How>, today: NaiveDate) -> Fields {
        let one = |each: How| {
            let value = match how {
                Some(how) if each == how && self.how != Some(how) => Some(json!(today)),
                Some(how) if each <= how => None,
                _ => Some(Value::Null),
            };
            value.map(|value| (each.field().to_owned(), value))
        };
        How::ALL.into_iter().filter_map(one).collect()
    }
}

quiet!(Step, StepForm);

#[cfg(test)]
mod tests {
    use super::*;

    const ID: Id = Id::from_bytes([1; 16]);

    fn day(n: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 6, n).expect("a day of June")
    }

    fn say(fields: &mut Fields, how: Option<How>, n: u32) -> Step {
        let step = Step::from_fields(ID, fields).expect("a step");
        fields.extend(step.how_fields(how, day(n)));
        fields.retain(|_, value| !value.is_null());
        Step::from_fields(ID, fields).expect("a step")
    }

    #[test]
    fn how_well_it_goes_is_said_kept_and_taken_back() {
        let form = StepForm {
            id: None,
            goal: Id::from_bytes([2; 16]),
            text: " Call the landlord ".to_owned(),
        };
        let mut fields = form.tidy().expect("a step").fields(Some(3));
        let step = Step::from_fields(ID, &fields).expect("a step");
        assert!(step.text == "Call the landlord" && step.place == 3 && step.how.is_none());

        let step = say(&mut fields, Some(How::WithHelp), 2);
        assert_eq!((step.how, step.first), (Some(How::WithHelp), Some(day(2))));
        let step = say(&mut fields, Some(How::CanShow), 9);
        assert_eq!((step.how, step.since), (Some(How::CanShow), Some(day(9))));
        assert_eq!(step.first, Some(day(2)), "the first day stays");
        // Said again, it is no later.
        let step = say(&mut fields, Some(How::CanShow), 20);
        assert_eq!(step.since, Some(day(9)));
        let step = say(&mut fields, Some(How::OnOwn), 21);
        assert_eq!((step.how, step.first), (Some(How::OnOwn), Some(day(2))));
        let step = say(&mut fields, None, 22);
        assert_eq!((step.how, step.first), (None, None));
        fields.insert("gone".to_owned(), json!(1));
        assert!(Step::from_fields(ID, &fields).is_none());
    }

    #[test]
    fn a_step_has_some_words() {
        let tidy = |text: &str| {
            let (id, goal, text) = (None, ID, text.to_owned());
            StepForm { id, goal, text }.tidy().map(|_| ())
        };
        assert_eq!(tidy(" "), Err(NotAStep::NoWords));
        assert_eq!(tidy(&"é".repeat(200)), Ok(()));
        assert_eq!(tidy(&"é".repeat(201)), Err(NotAStep::TooLong));
    }
}
