//! What the client fills in to add a goal or to change one.

use super::{Environment, Goal, Lack};
use crate::Id;
use crate::balance::LifeArea;
use crate::merge::Fields;
use crate::plan::{Point, PointTo};
use crate::quiet::quiet;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

/// The form.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GoalForm {
    /// The goal to change; none for a new one.
    pub id: Option<Id>,
    /// The words: 1 to 500 characters once their blank ends are cut.
    pub text: String,
    /// Why it matters: up to 2,000 characters.
    pub why: String,
    /// The area of life.
    pub area: Option<LifeArea>,
    /// Where it is to come true.
    pub environment: Option<Environment>,
    /// A role that goes with it: up to 60 characters.
    pub role: String,
    /// Strengths that help.
    pub strengths: Vec<Id>,
    /// People, places and groups that help.
    pub supports: Vec<Id>,
    /// Whether a skill or a support is what is in the way.
    pub lack: Option<Lack>,
    /// What is in the way: up to 2,000 characters.
    pub way: String,
    /// How important it is now, 0 to 10.
    pub matter: Option<u8>,
    /// How sure the client is now, 0 to 10.
    pub sure: Option<u8>,
}

/// Why a form cannot become a goal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotAGoal {
    /// It has no words.
    NoWords,
    /// It has too many.
    TooLong,
    /// A number is not from 0 to 10.
    Odd,
}

impl GoalForm {
    /// The longest text, in characters.
    pub const LONGEST: usize = 500;
    /// The longest of the texts that go with it.
    pub const LONGEST_MORE: usize = 2_000;
    /// The longest role.
    pub const LONGEST_ROLE: usize = 60;

    /// A new goal of which nothing is said but its words.
    pub fn of(text: &str) -> Self {
        Self {
            id: None,
            text: text.to_owned(),
            why: String::new(),
            area: None,
            environment: None,
            role: String::new(),
            strengths: Vec::new(),
            supports: Vec::new(),
            lack: None,
            way: String::new(),
            matter: None,
            sure: None,
        }
    }

    /// The form with blank ends cut off its words.
    ///
    /// # Errors
    /// Where it says nothing, too much, or a number that there is not: see [`NotAGoal`].
    pub fn tidy(mut self) -> Result<Self, NotAGoal> {
        let more = Self::LONGEST_MORE;
        for (text, longest) in [
            (&mut self.text, Self::LONGEST),
            (&mut self.why, more),
            (&mut self.way, more),
            (&mut self.role, Self::LONGEST_ROLE),
        ] {
            *text = text.trim().to_owned();
            if text.chars().count() > longest {
                return Err(NotAGoal::TooLong);
            }
        }
        if self.text.is_empty() {
            return Err(NotAGoal::NoWords);
        }
        let odd = |number: Option<u8>| number.is_some_and(|number| number > 10);
        if odd(self.matter) || odd(self.sure) {
            return Err(NotAGoal::Odd);
        }
        Ok(self)
    }

    /// The record's fields on a day. `before` is the goal to change. A number is written where it is
    /// another than the latest, so that what was said earlier stays; the first words of a goal stay
    /// as well, once it is given others.
    pub fn fields(&self, before: Option<&Goal>, today: NaiveDate) -> Fields {
        let text = |text: &str| {
            if text.is_empty() {
                Value::Null
            } else {
                json!(text)
            }
        };
        let mut fields = Fields::from_iter([
            ("text".to_owned(), json!(self.text)),
            ("why".to_owned(), text(&self.why)),
            ("role".to_owned(), text(&self.role)),
            ("way".to_owned(), text(&self.way)),
            ("area".to_owned(), json!(self.area)),
            ("environment".to_owned(), json!(self.environment)),
            ("lack".to_owned(), json!(self.lack)),
        ]);
        let helps = |to, ids: &[Id], value: &Value| {
            let one = |id: &Id| (Point::field(to, *id), value.clone());
            ids.iter().map(one).collect::<Vec<_>>()
        };
        if let Some(before) = before {
            fields.extend(helps(PointTo::Strength, &before.strengths, &Value::Null));
            fields.extend(helps(PointTo::Support, &before.supports, &Value::Null));
            if before.text != self.text && before.then.is_none() && before.made < today {
                fields.insert("then".to_owned(), json!(before.text));
            }
        } else {
            fields.insert("made".to_owned(), json!(today));
        }
        fields.extend(helps(PointTo::Strength, &self.strengths, &json!(true)));
        fields.extend(helps(PointTo::Support, &self.supports, &json!(true)));
        for (name, now, was) in [
            ("matter", self.matter, before.map(|goal| &goal.matter)),
            ("sure", self.sure, before.map(|goal| &goal.sure)),
        ] {
            let was = was.and_then(|was| was.last()).map(|said| said.value);
            if now.is_some() && now != was {
                fields.insert(format!("{name}:{today}"), json!(now));
            }
        }
        fields
    }
}

quiet!(GoalForm);

#[cfg(test)]
mod tests {
    use super::super::Said;
    use super::*;

    const ID: Id = Id::from_bytes([9; 16]);

    fn day(n: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 6, n).expect("a day of June")
    }

    fn full() -> GoalForm {
        GoalForm {
            why: "To cook when I like".to_owned(),
            area: Some(LifeArea::Residential),
            environment: Some(Environment::Living),
            role: "tenant".to_owned(),
            strengths: vec![Id::from_bytes([1; 16])],
            supports: vec![Id::from_bytes([2; 16]), Id::from_bytes([3; 16])],
            lack: Some(Lack::Skill),
            way: "Talking with a landlord".to_owned(),
            matter: Some(9),
            sure: Some(3),
            ..GoalForm::of("  A flat of my own ")
        }
    }

    #[test]
    fn a_goal_reads_back_and_is_tidy() {
        let form = full().tidy().expect("a goal");
        let goal = Goal::from_fields(ID, &form.fields(None, day(1))).expect("a goal");
        assert!(goal.text == "A flat of my own" && goal.why == form.why && goal.way == form.way);
        assert_eq!((goal.area, goal.environment), (form.area, form.environment));
        assert_eq!((goal.lack, goal.made), (form.lack, day(1)));
        assert!(goal.role == "tenant" && goal.then.is_none());
        assert_eq!(
            (goal.strengths, goal.supports),
            (form.strengths, form.supports)
        );
        let sure = Said {
            day: day(1),
            value: 3,
        };
        assert_eq!(goal.sure, [sure]);
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        let tidy = |form: GoalForm| form.tidy().map(|_| ());
        assert_eq!(tidy(GoalForm::of(" \n ")), Err(NotAGoal::NoWords));
        assert_eq!(tidy(GoalForm::of(&"é".repeat(501))), Err(NotAGoal::TooLong));
        let role = "x".repeat(61);
        assert_eq!(tidy(GoalForm { role, ..full() }), Err(NotAGoal::TooLong));
        let sure = Some(11);
        assert_eq!(tidy(GoalForm { sure, ..full() }), Err(NotAGoal::Odd));
    }

    #[test]
    fn what_was_said_at_first_is_kept_beside_what_is_said_now() {
        let form = full().tidy().expect("a goal");
        let mut fields = form.fields(None, day(1));
        let before = Goal::from_fields(ID, &fields).expect("a goal");
        let mut now = GoalForm {
            id: Some(ID),
            sure: Some(7),
            ..form
        };
        now.text = "A flat with a balcony".to_owned();
        now.supports.pop();
        fields.extend(now.fields(Some(&before), day(20)));
        fields.retain(|_, value| !value.is_null());
        let goal = Goal::from_fields(ID, &fields).expect("a goal");
        assert_eq!(goal.then.as_deref(), Some("A flat of my own"));
        assert_eq!((goal.sure.len(), goal.matter.len()), (2, 1));
        assert_eq!(goal.supports, [Id::from_bytes([2; 16])]);

        // Other words again: the first ones stay the first ones.
        now.text = "A flat near the park".to_owned();
        fields.extend(now.fields(Some(&goal), day(25)));
        let again = Goal::from_fields(ID, &fields).expect("a goal");
        assert_eq!(again.then.as_deref(), Some("A flat of my own"));

        // A slip of the pen on the first day is no then.
        let slip = now.fields(Some(&before), day(1));
        assert!(!slip.contains_key("then"));
    }
}
