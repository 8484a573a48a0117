//! A decision card: a choice that the client thinks through, with whom they like.
//!
//! | record | field | value |
//! |---|---|---|
//! | decision | `text`, `matters`, `who`, `decided` | the client's words: the choice, what matters, who helps, what they decided |
//! | | `p:support:<id>` | `true` for each of the circle that helps to decide |
//! | | `made`, `on` | the logical day on which it was written, and on which it was decided |
//! | | `next`, `last` | when it is looked at again, and when it last was |
//! | way | `decision`, `text`, `good`, `hard`, `place` | the decision's id; a way to decide; what speaks for it and against it |
//! | both | `gone` | milliseconds since 1970 once deleted; `true` once really gone |

use crate::Id;
use crate::merge::{Fields, field};
use crate::plan::{Point, PointTo, Review};
use crate::quiet::quiet;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

/// A decision.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Decision {
    /// Its name in the vault.
    pub id: Id,
    /// The choice, in the client's words.
    pub text: String,
    /// What matters to them. May be empty.
    pub matters: String,
    /// Who helps to decide, in their words. May be empty.
    pub who: String,
    /// People, places and groups of the circle who help to decide.
    pub supports: Vec<Id>,
    /// What they decided; empty: not yet.
    pub decided: String,
    /// The logical day on which they decided, as `YYYY-MM-DD`.
    #[ts(type = "string | null")]
    pub on: Option<NaiveDate>,
    /// When it is looked at again.
    pub review: Review,
    /// The logical day on which it was written.
    #[ts(type = "string")]
    pub made: NaiveDate,
}

/// A way to decide.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Way {
    /// Its name in the vault.
    pub id: Id,
    /// The decision.
    pub decision: Id,
    /// The way, in the client's words.
    pub text: String,
    /// What speaks for it. May be empty.
    pub good: String,
    /// What speaks against it. May be empty.
    pub hard: String,
    /// Where it stands.
    pub place: u32,
}

/// What the client fills in to write a card or to change one.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DecisionForm {
    /// The decision to change; none for a new one.
    pub id: Option<Id>,
    /// The choice: 1 to 500 characters once blank ends are cut.
    pub text: String,
    /// What matters: up to 2,000 characters.
    pub matters: String,
    /// Who helps to decide: up to 2,000 characters.
    pub who: String,
    /// Those of the circle who do.
    pub supports: Vec<Id>,
    /// What was decided: up to 2,000 characters.
    pub decided: String,
    /// The ways to decide, in order, at most 12. One that is not named stays as it is.
    pub ways: Vec<WayForm>,
    /// The ways that the client took away.
    pub removed: Vec<Id>,
}

/// A way in a form.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WayForm {
    /// The way to change; none for a new one.
    pub id: Option<Id>,
    /// The way: up to 500 characters. One that says nothing at all is left out.
    pub text: String,
    /// What speaks for it: up to 2,000 characters.
    pub good: String,
    /// What speaks against it: up to 2,000 characters.
    pub hard: String,
}

/// Why a form cannot become a decision.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotADecision {
    /// It has no words.
    NoWords,
    /// It has too many words, or ways.
    TooLong,
}

fn words(text: &str) -> Value {
    if text.is_empty() {
        Value::Null
    } else {
        json!(text)
    }
}

fn cut(text: &mut String, longest: usize) -> Result<(), NotADecision> {
    *text = text.trim().to_owned();
    if text.chars().count() > longest {
        return Err(NotADecision::TooLong);
    }
    Ok(())
}

impl DecisionForm {
    /// The longest choice, and the longest way, in characters.
    pub const LONGEST: usize = 500;
    /// The longest of the other texts.
    pub const LONGEST_MORE: usize = 2_000;
    /// The most ways.
    pub const MOST: usize = 12;

    /// The form with blank ends cut off its words, and blank new ways left out.
    ///
    /// # Errors
    /// Where it says nothing, or too much: see [`NotADecision`].
    pub fn tidy(mut self) -> Result<Self, NotADecision> {
        cut(&mut self.text, Self::LONGEST)?;
        for text in [&mut self.matters, &mut self.who, &mut self.decided] {
            cut(text, Self::LONGEST_MORE)?;
        }
        for way in &mut self.ways {
            cut(&mut way.text, Self::LONGEST)?;
            cut(&mut way.good, Self::LONGEST_MORE)?;
            cut(&mut way.hard, Self::LONGEST_MORE)?;
        }
        self.ways.retain(|way| way.id.is_some() || !way.is_blank());
        if self.ways.len() > Self::MOST {
            return Err(NotADecision::TooLong);
        }
        if self.text.is_empty() {
            return Err(NotADecision::NoWords);
        }
        Ok(self)
    }

    /// The decision's fields on a day. `before` is the one to change.
    pub fn fields(&self, before: Option<&Decision>, today: NaiveDate) -> Fields {
        let mut fields = Fields::from_iter([
            ("text".to_owned(), json!(self.text)),
            ("matters".to_owned(), words(&self.matters)),
            ("who".to_owned(), words(&self.who)),
            ("decided".to_owned(), words(&self.decided)),
        ]);
        let was = before.map_or("", |before| &before.decided);
        if was != self.decided {
            let on = (!self.decided.is_empty()).then_some(today);
            fields.insert("on".to_owned(), json!(on));
        }
        let helps = |ids: &[Id], value: &Value| {
            let one = |id: &Id| (Point::field(PointTo::Support, *id), value.clone());
            ids.iter().map(one).collect::<Vec<_>>()
        };
        match before {
            Some(before) => fields.extend(helps(&before.supports, &Value::Null)),
            None => {
                fields.insert("made".to_owned(), json!(today));
            }
        }
        fields.extend(helps(&self.supports, &json!(true)));
        fields
    }
}

impl WayForm {
    fn is_blank(&self) -> bool {
        self.text.is_empty() && self.good.is_empty() && self.hard.is_empty()
    }

    /// The way's fields, where it stands among the others.
    pub fn fields(&self, decision: Id, place: u32) -> Fields {
        Fields::from_iter([
            ("decision".to_owned(), json!(decision)),
            ("text".to_owned(), words(&self.text)),
            ("good".to_owned(), words(&self.good)),
            ("hard".to_owned(), words(&self.hard)),
            ("place".to_owned(), json!(place)),
        ])
    }
}

impl Decision {
    /// What a record's fields say, deleted or not.
    pub fn kept(id: Id, fields: &Fields) -> Self {
        let text = |name: &str| field::<String>(fields, name).unwrap_or_default();
        let points = fields.keys().filter_map(|name| Point::of_field(name));
        let supports = points.filter(|(to, _)| *to == PointTo::Support);
        Self {
            id,
            text: text("text"),
            matters: text("matters"),
            who: text("who"),
            supports: supports.map(|(_, id)| id).collect(),
            decided: text("decided"),
            on: field(fields, "on"),
            review: Review {
                next: field(fields, "next"),
                last: field(fields, "last"),
            },
            made: field(fields, "made").unwrap_or_default(),
        }
    }
}

impl Way {
    /// The way that a record's fields say; none if it was deleted.
    pub fn from_fields(id: Id, fields: &Fields) -> Option<Self> {
        if fields.contains_key("gone") {
            return None;
        }
        let text = |name: &str| field::<String>(fields, name).unwrap_or_default();
        Some(Self {
            id,
            decision: field(fields, "decision")?,
            text: text("text"),
            good: text("good"),
            hard: text("hard"),
            place: field(fields, "place").unwrap_or(u32::MAX),
        })
    }
}

quiet!(Decision, Way, DecisionForm, WayForm);

#[cfg(test)]
mod tests {
    use super::*;

    const ID: Id = Id::from_bytes([1; 16]);

    fn day(n: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 6, n).expect("a day of June")
    }

    fn way(text: &str) -> WayForm {
        WayForm {
            id: None,
            text: text.to_owned(),
            good: String::new(),
            hard: String::new(),
        }
    }

    fn form(text: &str) -> DecisionForm {
        DecisionForm {
            id: None,
            text: text.to_owned(),
            matters: "Sleep".to_owned(),
            who: String::new(),
            supports: vec![Id::from_bytes([2; 16])],
            decided: String::new(),
            ways: vec![way(" Mornings "), way(" ")],
            removed: Vec::new(),
        }
    }

    #[test]
    fn a_card_reads_back_and_knows_when_it_was_decided() {
        let mut card = form(" Mornings or evenings? ").tidy().expect("a card");
        assert_eq!(card.ways.len(), 1, "a blank way is none");
        let mut fields = card.fields(None, day(1));
        let before = Decision::kept(ID, &fields);
        assert!(before.text == "Mornings or evenings?" && before.matters == "Sleep");
        assert_eq!((before.made, before.on), (day(1), None));
        card.decided = "Mornings".to_owned();
        card.supports.clear();
        fields.extend(card.fields(Some(&before), day(9)));
        fields.retain(|_, value| !value.is_null());
        let now = Decision::kept(ID, &fields);
        assert_eq!((now.on, now.supports.len()), (Some(day(9)), 0));
        // Said again on another day, it was decided no later.
        assert!(!card.fields(Some(&now), day(20)).contains_key("on"));
        let mut fields = card.ways[0].fields(ID, 2);
        fields.retain(|_, value| !value.is_null());
        let read = Way::from_fields(ID, &fields).expect("a way");
        assert!(read.text == "Mornings" && read.good.is_empty() && read.place == 2);
        fields.insert("gone".to_owned(), json!(1));
        assert!(Way::from_fields(ID, &fields).is_none());
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        let tidy = |form: DecisionForm| form.tidy().map(|_| ());
        assert_eq!(tidy(form(" ")), Err(NotADecision::NoWords));
        assert_eq!(tidy(form(&"é".repeat(501))), Err(NotADecision::TooLong));
        let ways = vec![way("x"); 13];
        assert_eq!(
            tidy(DecisionForm { ways, ..form("x") }),
            Err(NotADecision::TooLong)
        );
        let ways = vec![way(&"x".repeat(501))];
        assert_eq!(
            tidy(DecisionForm { ways, ..form("x") }),
            Err(NotADecision::TooLong)
        );
    }
}
