//! Goals in the client's own words: steps, levels, ratings, and what is kept to show for them.
//!
//! - `read`: goals as they are kept, in one read.
//! - `edit`: what the client does to goals and steps.
//! - `rate`: levels, ratings and evidence.

mod edit;
mod rate;
mod read;
pub(crate) mod sql;
#[cfg(test)]
mod tests;

pub(crate) use edit::{
    delete, delete_step, how, order, order_steps, review, save, save_step, status,
};
pub(crate) use rate::{delete_evidence, delete_rating, rate, save_evidence, scale};
pub(crate) use read::Goals;

use crate::api::Nothing;
use crate::app::App;
use crate::error::AppError;
use crate::plan::{ReviewForm, Whole};
use crate::store::Store;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use trellis_domain::Id;
use trellis_domain::day::logical_day;
use trellis_domain::goal::{
    By, Evidence, Goal, How, Level, Rating, Scale, Status, Step, Story, story,
};
use trellis_domain::plan::{Point, PointTo, is_due};
use ts_rs::TS;

/// Every goal, and what came of all of them.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct GoalList {
    /// The goals, in order, of every status.
    pub goals: Vec<GoalView>,
    /// What the client did and can do, over all goals.
    pub story: Story,
    /// The logical day it is today, as `YYYY-MM-DD`.
    #[ts(type = "string")]
    pub today: NaiveDate,
}

/// A goal with all that goes with it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct GoalView {
    /// The goal.
    pub goal: Goal,
    /// The strengths, people, places and groups that help, by the names they have now. What was
    /// deleted is left out.
    pub helps: Vec<Point>,
    /// The steps, in order.
    pub steps: Vec<Step>,
    /// The client's own ratings, the earliest first.
    pub ratings: Vec<Rating>,
    /// A worker's ratings, which are never mixed with the client's.
    pub worker: Vec<Rating>,
    /// What is kept to show, the newest first.
    pub evidence: Vec<Evidence>,
    /// Whether it is time to look at it again.
    pub review_due: bool,
}

/// Puts a goal into a status.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct GoalStatus {
    /// The goal.
    pub id: Id,
    /// The status.
    pub status: Status,
}

/// Goals in an order.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct GoalOrder {
    /// Their ids: the first comes first. Those that are not named follow as they were.
    pub ids: Vec<Id>,
}

/// When a goal is to be looked at again.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct GoalReview {
    /// The goal.
    pub id: Id,
    /// When, and whether the client has just looked at it.
    pub review: ReviewForm,
}

/// Says how well a step goes.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct StepHow {
    /// The step.
    pub id: Id,
    /// How well; none: it is still to come.
    pub how: Option<How>,
}

/// Steps of a goal in an order.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct StepOrder {
    /// The goal.
    pub goal: Id,
    /// Ids of its steps: the first comes first. Those that are not named follow as they were.
    pub ids: Vec<Id>,
}

/// Gives a goal its levels, or takes them away.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ScaleForm {
    /// The goal.
    pub goal: Id,
    /// Its levels; none: they are taken away. Ratings stay.
    pub scale: Option<Scale>,
}

/// Says on which level a goal is today. A second time on one day is the first one put right.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct RateForm {
    /// The goal.
    pub goal: Id,
    /// The level.
    pub level: Level,
    /// A few words: up to 2,000 characters. May be empty.
    pub note: String,
}

impl std::fmt::Debug for RateForm {
    /// Says nothing of what the client wrote.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RateForm")
    }
}

/// Every goal.
pub(crate) async fn list(app: &App, _: Nothing) -> Result<GoalList, AppError> {
    shown(app, &*app.store().await?).await
}

/// Goals as a screen shows them.
async fn shown(app: &App, store: &Store) -> Result<GoalList, AppError> {
    let today = today(app, store).await?;
    let all = Goals::load(store).await?;
    let plan = Whole::kept(store).await?;
    let name = |to, id: &Id| {
        let name = plan.whole.name(to, *id)?.to_owned();
        Some(Point { to, id: *id, name })
    };
    let story = story(&all.goals, &all.steps, &all.evidence);
    let view = |goal: &Goal| {
        let strengths = goal.strengths.iter();
        let strengths = strengths.filter_map(|id| name(PointTo::Strength, id));
        let supports = goal.supports.iter();
        let supports = supports.filter_map(|id| name(PointTo::Support, id));
        let series = |by| {
            let ratings = all.ratings.iter();
            let ratings = ratings.filter(|rating| rating.goal == goal.id && rating.by == by);
            ratings.cloned().collect()
        };
        let evidence = all.evidence.iter().filter(|one| one.goal == goal.id);
        GoalView {
            helps: strengths.chain(supports).collect(),
            steps: all.steps_of(goal.id).cloned().collect(),
            ratings: series(By::Client),
            worker: series(By::Worker),
            evidence: evidence.cloned().collect(),
            review_due: is_due(goal.review, today),
            goal: goal.clone(),
        }
    };
    Ok(GoalList {
        goals: all.goals.iter().map(view).collect(),
        story,
        today,
    })
}

/// The logical day it is today.
pub(crate) async fn today(app: &App, store: &Store) -> Result<NaiveDate, AppError> {
    let day_end = crate::settings::load(store).await?.day_end;
    let clock = &app.ports.clock;
    Ok(logical_day(clock.now(), clock.zone(), day_end))
}
