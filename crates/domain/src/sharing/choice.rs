//! What the client ticked for one worker. Every box is off at first, and nothing is ever added by itself
//! but further days of what was ticked.

use crate::Id;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

/// What was ticked.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(rename = "SharedChoice")]
pub struct Choice {
    /// Strengths.
    pub strengths: BTreeSet<Id>,
    /// Goals, each with its steps, levels and ratings.
    pub goals: BTreeSet<Id>,
    /// Sections of the plan, of both parts.
    pub sections: BTreeSet<Id>,
    /// Check-in items, with what was answered to them.
    pub items: BTreeSet<Id>,
    /// The tags of those check-ins.
    pub tags: bool,
    /// The notes of check-ins.
    pub notes: bool,
    /// Answered measures, of these kinds.
    pub measures: Vec<ChosenMeasure>,
    /// Life balance.
    pub balance: bool,
    /// The page for the next visit, with all that stands on it.
    pub visit: bool,
    /// The names of people, places and groups where a goal or a line points to them.
    pub people: bool,
    /// From which logical day on, for what has a day; none: from the beginning.
    #[ts(type = "string | null")]
    pub since: Option<NaiveDate>,
}

/// A kind of measure.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, TS)]
pub struct ChosenMeasure {
    /// The pack's short name.
    pub pack: String,
    /// With the answer to each question; otherwise what they come to alone.
    pub answers: bool,
}

impl Choice {
    /// Whether nothing is ticked.
    pub fn is_empty(&self) -> bool {
        self.strengths.is_empty()
            && self.goals.is_empty()
            && self.sections.is_empty()
            && self.items.is_empty()
            && self.measures.is_empty()
            && !(self.tags || self.notes || self.balance || self.visit)
    }

    /// A kind of measure, if it is ticked.
    pub fn measure(&self, pack: &str) -> Option<&ChosenMeasure> {
        self.measures.iter().find(|chosen| chosen.pack == pack)
    }

    /// Whether a day is one of those that are shown.
    pub fn is_since(&self, day: NaiveDate) -> bool {
        self.since.is_none_or(|since| day >= since)
    }

    /// Whether everything that is ticked here is ticked there too.
    pub fn is_within(&self, other: &Self) -> bool {
        let fewer_days = match (self.since, other.since) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(here), Some(there)) => here >= there,
        };
        let measure = |chosen: &ChosenMeasure| {
            let there = other.measure(&chosen.pack);
            there.is_some_and(|there| there.answers || !chosen.answers)
        };
        fewer_days
            && self.strengths.is_subset(&other.strengths)
            && self.goals.is_subset(&other.goals)
            && self.sections.is_subset(&other.sections)
            && self.items.is_subset(&other.items)
            && self.measures.iter().all(measure)
            && (other.tags || !self.tags)
            && (other.notes || !self.notes)
            && (other.balance || !self.balance)
            && (other.visit || !self.visit)
            && (other.people || !self.people)
    }

    /// Whether something that was ticked before no longer is: the worker is to be unable to read it.
    pub fn narrows(&self, before: &Self) -> bool {
        !before.is_within(self)
    }
}
