//! What the client does to goals and steps.

use super::{GoalList, GoalOrder, GoalReview, GoalStatus, Goals, StepHow, StepOrder, shown, today};
use crate::app::App;
use crate::checkin::ById;
use crate::deleted;
use crate::error::{AppError, Code};
use crate::plan::{Whole, end, in_order};
use crate::store::{Edit, Store};
use serde_json::json;
use trellis_domain::Id;
use trellis_domain::goal::{Goal, GoalForm, NotAGoal, NotAStep, Status, StepForm};
use trellis_domain::merge::Kind;
use trellis_domain::plan::{PointTo, Review, review_fields};

/// The most goals, and the most steps of one.
const MOST: usize = 200;

/// Adds a goal, or changes one. What helps and is not known here (deleted just now, say) stays as it
/// was.
///
/// # Errors
/// [`Code::NotValid`] where it has no words or an odd number; [`Code::TooLong`], also where there are
/// very many; [`Code::NotFound`] where the goal, a strength or a support is not there.
pub(crate) async fn save(app: &App, form: GoalForm) -> Result<GoalList, AppError> {
    let store = app.store().await?;
    let form = form.tidy().map_err(|why| match why {
        NotAGoal::NoWords | NotAGoal::Odd => Code::NotValid,
        NotAGoal::TooLong => Code::TooLong,
    })?;
    let all = Goals::load(&store).await?;
    let before = form.id.map(|id| all.goal(id)).transpose()?;
    if before.is_none() && all.goals.len() >= MOST {
        return Err(Code::TooLong.into());
    }
    let plan = Whole::kept(&store).await?;
    let is_known = |to, id: &Id| plan.whole.name(to, *id).is_some();
    let had = |of: fn(&Goal) -> &Vec<Id>, id: &Id| before.is_some_and(|goal| of(goal).contains(id));
    let strengths = form.strengths.iter();
    let mut strengths = strengths
        .filter(|id| !had(|goal| &goal.strengths, id))
        .map(|id| is_known(PointTo::Strength, id));
    let supports = form.supports.iter();
    let mut supports = supports
        .filter(|id| !had(|goal| &goal.supports, id))
        .map(|id| is_known(PointTo::Support, id));
    if !strengths.all(|known| known) || !supports.all(|known| known) {
        return Err(Code::NotFound.into());
    }
    let mut fields = form.fields(before, today(app, &store).await?);
    // The form never showed what is deleted: it is not the client who let go of it.
    let keeps = |to, id: &Id| trellis_domain::plan::Point::field(to, *id);
    if let Some(before) = before {
        for (to, ids) in [
            (PointTo::Strength, &before.strengths),
            (PointTo::Support, &before.supports),
        ] {
            for id in ids.iter().filter(|id| !is_known(to, id)) {
                fields.remove(&keeps(to, id));
            }
        }
    }
    let id = before.map_or_else(|| Id::from_random(app.ports.random()), |goal| goal.id);
    if before.is_none() {
        let place = end(all.goals.iter().map(|goal| goal.place));
        fields.insert("place".to_owned(), json!(place));
    }
    let new = before.is_none();
    let edit = Edit {
        kind: Kind::Goal,
        id,
        fields,
        new,
    };
    tracing::info!(event = "goal_saved", new);
    done(app, &store, vec![edit]).await
}

/// Puts a goal into a status. Each is fine to be in.
///
/// # Errors
/// [`Code::NotFound`].
pub(crate) async fn status(
    app: &App,
    GoalStatus { id, status }: GoalStatus,
) -> Result<GoalList, AppError> {
    let store = app.store().await?;
    let all = Goals::load(&store).await?;
    let goal = all.goal(id)?;
    if goal.status == status {
        return shown(app, &store).await;
    }
    let mut fields = Goal::status_fields(status, today(app, &store).await?);
    // A goal that is reached or let go is not looked at again by itself.
    if matches!(status, Status::Reached | Status::LetGo) {
        fields.insert("next".to_owned(), serde_json::Value::Null);
    }
    done(app, &store, vec![edit(Kind::Goal, id, fields)]).await
}

/// Puts goals into an order.
pub(crate) async fn order(app: &App, GoalOrder { ids }: GoalOrder) -> Result<GoalList, AppError> {
    let store = app.store().await?;
    let all = Goals::load(&store).await?;
    let now = all.goals.iter().map(|goal| (goal.id, goal.place));
    let edits = in_order(Kind::Goal, 0, &ids, now.collect());
    done(app, &store, edits).await
}

/// Says when a goal is to be looked at again.
///
/// # Errors
/// [`Code::NotFound`].
pub(crate) async fn review(
    app: &App,
    GoalReview { id, review }: GoalReview,
) -> Result<GoalList, AppError> {
    let store = app.store().await?;
    let all = Goals::load(&store).await?;
    let before = all.goal(id)?.review;
    let today = today(app, &store).await?;
    let fields = review_fields(Review {
        next: review.next,
        last: if review.looked {
            Some(today)
        } else {
            before.last
        },
    });
    done(app, &store, vec![edit(Kind::Goal, id, fields)]).await
}

/// Deletes a goal with its steps, its ratings and what is kept to show: all of it can be brought back
/// together for 30 days.
///
/// # Errors
/// [`Code::NotFound`].
pub(crate) async fn delete(app: &App, ById { id }: ById) -> Result<GoalList, AppError> {
    let store = app.store().await?;
    let all = Goals::load(&store).await?;
    all.goal(id)?;
    let steps = all.steps_of(id).map(|step| (Kind::Step, step.id));
    let ratings = all.ratings.iter().filter(|rating| rating.goal == id);
    let evidence = all.evidence.iter().filter(|one| one.goal == id);
    let gone = std::iter::once((Kind::Goal, id))
        .chain(steps)
        .chain(ratings.map(|rating| (Kind::Rating, rating.id)))
        .chain(evidence.map(|one| (Kind::Evidence, one.id)));
    let now = app.ports.clock.now();
    let edits = gone.map(|(kind, id)| deleted::edit(kind, id, now));
    done(app, &store, edits.collect()).await
}

/// Adds a step at the end of its goal's, or changes one.
///
/// # Errors
/// [`Code::NotValid`] where it has no words; [`Code::TooLong`], also where there are very many;
/// [`Code::NotFound`] where the goal or the step is not there.
pub(crate) async fn save_step(app: &App, form: StepForm) -> Result<GoalList, AppError> {
    let store = app.store().await?;
    let form = form.tidy().map_err(|why| match why {
        NotAStep::NoWords => Code::NotValid,
        NotAStep::TooLong => Code::TooLong,
    })?;
    let all = Goals::load(&store).await?;
    let goal = all.goal(form.goal)?.id;
    let before = form.id.map(|id| all.step(id)).transpose()?;
    if before.is_some_and(|step| step.goal != goal) {
        return Err(Code::NotFound.into());
    }
    if before.is_none() && all.steps_of(goal).count() >= MOST {
        return Err(Code::TooLong.into());
    }
    let place = end(all.steps_of(goal).map(|step| step.place));
    let edit = Edit {
        kind: Kind::Step,
        id: before.map_or_else(|| Id::from_random(app.ports.random()), |step| step.id),
        fields: form.fields(before.is_none().then_some(place)),
        new: before.is_none(),
    };
    done(app, &store, vec![edit]).await
}

/// Says how well a step goes.
///
/// # Errors
/// [`Code::NotFound`].
pub(crate) async fn how(app: &App, StepHow { id, how }: StepHow) -> Result<GoalList, AppError> {
    let store = app.store().await?;
    let all = Goals::load(&store).await?;
    let fields = all.step(id)?.how_fields(how, today(app, &store).await?);
    done(app, &store, vec![edit(Kind::Step, id, fields)]).await
}

/// Puts the steps of a goal into an order.
///
/// # Errors
/// [`Code::NotFound`].
pub(crate) async fn order_steps(
    app: &App,
    StepOrder { goal, ids }: StepOrder,
) -> Result<GoalList, AppError> {
    let store = app.store().await?;
    let all = Goals::load(&store).await?;
    all.goal(goal)?;
    let now = all.steps_of(goal).map(|step| (step.id, step.place));
    let edits = in_order(Kind::Step, 0, &ids, now.collect());
    done(app, &store, edits).await
}

/// Deletes a step: it can be brought back for 30 days.
///
/// # Errors
/// [`Code::NotFound`].
pub(crate) async fn delete_step(app: &App, ById { id }: ById) -> Result<GoalList, AppError> {
    let store = app.store().await?;
    Goals::load(&store).await?.step(id)?;
    let edit = deleted::edit(Kind::Step, id, app.ports.clock.now());
    done(app, &store, vec![edit]).await
}

/// An edit of a record that is there.
pub(super) fn edit(kind: Kind, id: Id, fields: trellis_domain::merge::Fields) -> Edit {
    let new = false;
    Edit {
        kind,
        id,
        fields,
        new,
    }
}

/// Makes the edits, and gives the goals as they are then.
pub(super) async fn done(app: &App, store: &Store, edits: Vec<Edit>) -> Result<GoalList, AppError> {
    store.edit(edits, app.ports.clock.now()).await?;
    shown(app, store).await
}
