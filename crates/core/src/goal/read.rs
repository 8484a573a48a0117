//! Goals as they are kept, in one read: each with its steps, its ratings and what is kept to show.

use super::sql;
use crate::error::{AppError, Code};
use crate::item::StoredFields;
use crate::store::Store;
use serde::Deserialize;
use std::collections::BTreeSet;
use trellis_domain::Id;
use trellis_domain::goal::{Evidence, Goal, Rating, Step};
use trellis_domain::merge::Fields;

/// All goals that are there, and what goes with them.
pub(crate) struct Goals {
    /// In order.
    pub(crate) goals: Vec<Goal>,
    /// In order.
    pub(crate) steps: Vec<Step>,
    /// The earliest first.
    pub(crate) ratings: Vec<Rating>,
    /// The newest first.
    pub(crate) evidence: Vec<Evidence>,
}

/// What the statement gives.
#[derive(Deserialize)]
struct Read {
    goals: Vec<StoredFields>,
    steps: Vec<StoredFields>,
    ratings: Vec<StoredFields>,
    evidence: Vec<StoredFields>,
}

impl Goals {
    /// Reads them. Where a goal was deleted on one device while something was written for it on
    /// another, it is still there, so that no word is lost.
    pub(crate) async fn load(store: &Store) -> Result<Self, AppError> {
        let read = store.read_own(sql::WHOLE, &[]).await?;
        let read: Read = serde_json::from_str(&read).map_err(|_| Code::Damaged)?;
        let mut steps = parsed(&read.steps, Step::from_fields);
        let mut ratings = parsed(&read.ratings, Rating::from_fields);
        let mut evidence = parsed(&read.evidence, Evidence::from_fields);
        let alive = steps.iter().map(|step| step.goal);
        let alive = alive.chain(evidence.iter().map(|one| one.goal));
        let alive: BTreeSet<Id> = alive.collect();
        let goal = |(id, fields): &StoredFields| {
            let kept = !fields.contains_key("gone") || alive.contains(id);
            kept.then(|| Goal::kept(*id, fields))
        };
        let mut goals: Vec<Goal> = read.goals.iter().filter_map(goal).collect();
        // What was written for a goal that is really gone has a goal all the same, without words.
        let known: BTreeSet<Id> = goals.iter().map(|goal| goal.id).collect();
        let orphans = alive.difference(&known);
        goals.extend(orphans.map(|id| Goal::kept(*id, &Fields::new())));
        goals.sort_by_key(|goal| (goal.place, goal.id));
        let is_there = |id: &Id| goals.iter().any(|goal| goal.id == *id);
        ratings.retain(|rating| is_there(&rating.goal));
        steps.sort_by_key(|step| (step.place, step.id));
        ratings.sort_by_key(|rating| (rating.day, rating.at, rating.id));
        evidence.sort_by_key(|one| std::cmp::Reverse((one.day, one.at, one.id)));
        Ok(Self {
            goals,
            steps,
            ratings,
            evidence,
        })
    }

    /// A goal by its id.
    pub(crate) fn goal(&self, id: Id) -> Result<&Goal, AppError> {
        let found = self.goals.iter().find(|goal| goal.id == id);
        found.ok_or_else(|| Code::NotFound.into())
    }

    /// A step by its id.
    pub(crate) fn step(&self, id: Id) -> Result<&Step, AppError> {
        let found = self.steps.iter().find(|step| step.id == id);
        found.ok_or_else(|| Code::NotFound.into())
    }

    /// The steps of a goal, in order.
    pub(crate) fn steps_of(&self, goal: Id) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(move |step| step.goal == goal)
    }
}

fn parsed<T>(rows: &[StoredFields], one: impl Fn(Id, &Fields) -> Option<T>) -> Vec<T> {
    rows.iter()
        .filter_map(|(id, fields)| one(*id, fields))
        .collect()
}
