//! The records that a projection is made of, as the vault has them: all of them, chosen or not.

use crate::Id;
use crate::balance::BalanceCheck;
use crate::checkin::{CheckIn, Item, Tag};
use crate::goal::{Goal, Rating, Step};
use crate::plan::{Line, Part, Point};
use crate::quiet::quiet;
use crate::strength::Strength;
use crate::visit::VisitPart;
use chrono::NaiveDate;

/// What the vault has of what can be shown.
#[derive(Clone, Default)]
pub struct Records {
    /// In order.
    pub strengths: Vec<Strength>,
    /// In order.
    pub goals: Vec<SharedGoal>,
    /// Those of both parts that are not put away, in order.
    pub sections: Vec<SharedSection>,
    /// In order, put away or not.
    pub items: Vec<Item>,
    /// In any order.
    pub tags: Vec<Tag>,
    /// The earliest first.
    pub checkins: Vec<CheckIn>,
    /// The earliest first.
    pub measures: Vec<SharedMeasure>,
    /// The earliest first.
    pub balance: Vec<BalanceCheck>,
    /// The page for the next visit; none where nothing stands on it.
    pub visit: Option<SharedVisit>,
}

/// A goal with what goes with it.
#[derive(Clone)]
pub struct SharedGoal {
    /// The goal.
    pub goal: Goal,
    /// Its steps, in order.
    pub steps: Vec<Step>,
    /// The ratings of both series, the earliest first.
    pub ratings: Vec<Rating>,
    /// The people, places and groups that help, named.
    pub people: Vec<Point>,
}

/// A section of the plan.
#[derive(Clone)]
pub struct SharedSection {
    /// Its name in the vault.
    pub id: Id,
    /// Which part it is in.
    pub part: Part,
    /// Its heading: the client's, or ours in their language.
    pub title: String,
    /// Where it stands.
    pub place: u32,
    /// Its lines, in order, what they point to named.
    pub lines: Vec<Line>,
}

/// An answered measure, and what it came to.
#[derive(Clone)]
pub struct SharedMeasure {
    /// Its name in the vault.
    pub id: Id,
    /// The pack's short name.
    pub pack: String,
    /// What the measure is called.
    pub name: String,
    /// The version that was answered.
    pub version: u32,
    /// The logical day.
    pub day: NaiveDate,
    /// The number; none where too much was left open.
    pub total: Option<u32>,
    /// The highest number there is.
    pub of: Option<u32>,
    /// What the number means, in plain words.
    pub band: Option<String>,
    /// What was answered to each question, in the pack's order.
    pub answers: Vec<Option<u8>>,
}

/// The page for the next visit, as the client has made it.
#[derive(Clone)]
pub struct SharedVisit {
    /// The parts that say something, in order.
    pub parts: Vec<VisitLines>,
    /// The one decision. May be empty.
    pub decision: String,
    /// The records whose own words stand on it.
    pub of: Vec<Id>,
}

/// A part of that page.
#[derive(Clone)]
pub struct VisitLines {
    /// Which.
    pub part: VisitPart,
    /// What it says.
    pub lines: Vec<String>,
}

quiet!(
    Records,
    SharedGoal,
    SharedSection,
    SharedMeasure,
    SharedVisit,
    VisitLines
);
