//! Decision cards: the choice, what matters, ways with what speaks for and against them, who helps.

pub(crate) mod sql;
#[cfg(test)]
mod tests;

use crate::api::Nothing;
use crate::app::App;
use crate::checkin::ById;
use crate::deleted;
use crate::error::{AppError, Code};
use crate::goal::{GoalReview, today};
use crate::item::StoredFields;
use crate::plan::Whole;
use crate::store::{Edit, Store};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use trellis_domain::Id;
use trellis_domain::decision::{Decision, DecisionForm, NotADecision, Way};
use trellis_domain::merge::{Fields, Kind};
use trellis_domain::plan::{Point, PointTo, Review, is_due, review_fields};
use ts_rs::TS;

/// Every decision.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct DecisionList {
    /// Those that are still open first, the newest first in each.
    pub decisions: Vec<DecisionView>,
    /// The logical day it is today, as `YYYY-MM-DD`.
    #[ts(type = "string")]
    pub today: NaiveDate,
}

/// A decision with all that goes with it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct DecisionView {
    /// The decision.
    pub decision: Decision,
    /// The ways to decide, in order.
    pub ways: Vec<Way>,
    /// Those of the circle who help, by the names they have now. What was deleted is left out.
    pub helps: Vec<Point>,
    /// Whether it is time to look at it again.
    pub review_due: bool,
}

/// What the statement gives.
#[derive(Deserialize)]
struct Read {
    decisions: Vec<StoredFields>,
    ways: Vec<StoredFields>,
}

/// All decisions that are there, and their ways in order.
struct Decisions {
    decisions: Vec<Decision>,
    ways: Vec<Way>,
}

impl Decisions {
    /// Reads them. One that was deleted while a way was written for it elsewhere is still there.
    async fn load(store: &Store) -> Result<Self, AppError> {
        let read = store.read_own(sql::WHOLE, &[]).await?;
        let read: Read = serde_json::from_str(&read).map_err(|_| Code::Damaged)?;
        let ways = read.ways.iter();
        let ways = ways.filter_map(|(id, fields)| Way::from_fields(*id, fields));
        let mut ways: Vec<Way> = ways.collect();
        ways.sort_by_key(|way| (way.place, way.id));
        let alive: BTreeSet<Id> = ways.iter().map(|way| way.decision).collect();
        let decision = |(id, fields): &StoredFields| {
            let kept = !fields.contains_key("gone") || alive.contains(id);
            kept.then(|| Decision::kept(*id, fields))
        };
        let mut decisions: Vec<Decision> = read.decisions.iter().filter_map(decision).collect();
        let known: BTreeSet<Id> = decisions.iter().map(|decision| decision.id).collect();
        let orphans = alive.difference(&known);
        decisions.extend(orphans.map(|id| Decision::kept(*id, &Fields::new())));
        decisions.sort_by_key(|one| (!one.decided.is_empty(), Reverse(one.made), one.id));
        Ok(Self { decisions, ways })
    }

    fn find(&self, id: Id) -> Result<&Decision, AppError> {
        let found = self.decisions.iter().find(|decision| decision.id == id);
        found.ok_or_else(|| Code::NotFound.into())
    }

    fn ways_of(&self, decision: Id) -> impl Iterator<Item = &Way> {
        self.ways.iter().filter(move |way| way.decision == decision)
    }
}

/// Every decision.
pub(crate) async fn list(app: &App, _: Nothing) -> Result<DecisionList, AppError> {
    shown(app, &*app.store().await?).await
}

/// Writes a card, or changes one.
///
/// # Errors
/// [`Code::NotValid`] where it has no words; [`Code::TooLong`]; [`Code::NotFound`] where the card, a
/// way or one of the circle is not there.
pub(crate) async fn save(app: &App, form: DecisionForm) -> Result<DecisionList, AppError> {
    let store = app.store().await?;
    let form = form.tidy().map_err(|why| match why {
        NotADecision::NoWords => Code::NotValid,
        NotADecision::TooLong => Code::TooLong,
    })?;
    let all = Decisions::load(&store).await?;
    let before = form.id.map(|id| all.find(id)).transpose()?;
    let plan = Whole::kept(&store).await?;
    let is_known = |id: &Id| plan.whole.name(PointTo::Support, *id).is_some();
    let had = before.map_or(&[][..], |before| &before.supports);
    if !form
        .supports
        .iter()
        .all(|id| had.contains(id) || is_known(id))
    {
        return Err(Code::NotFound.into());
    }
    let mut fields = form.fields(before, today(app, &store).await?);
    // The form never showed who is deleted: it is not the client who let go of them.
    for id in had.iter().filter(|id| !is_known(id)) {
        fields.remove(&Point::field(PointTo::Support, *id));
    }
    let new = before.is_none();
    let id = before.map_or_else(|| Id::from_random(app.ports.random()), |one| one.id);
    let own = |way: Id| all.ways_of(id).any(|known| known.id == way);
    let mut named = form.ways.iter().filter_map(|way| way.id);
    if !named.all(own) || !form.removed.iter().all(|way| own(*way)) {
        return Err(Code::NotFound.into());
    }
    let now = app.ports.clock.now();
    let mut edits = vec![Edit {
        kind: Kind::Decision,
        id,
        fields,
        new,
    }];
    edits.extend((0..).zip(&form.ways).map(|(place, way)| {
        Edit {
            kind: Kind::Way,
            id: way
                .id
                .unwrap_or_else(|| Id::from_random(app.ports.random())),
            fields: way.fields(id, place),
            new: way.id.is_none(),
        }
    }));
    let removed = form.removed.iter();
    edits.extend(removed.map(|way| deleted::edit(Kind::Way, *way, now)));
    done(app, &store, edits).await
}

/// Says when a decision is to be looked at again.
///
/// # Errors
/// [`Code::NotFound`].
pub(crate) async fn review(
    app: &App,
    GoalReview { id, review }: GoalReview,
) -> Result<DecisionList, AppError> {
    let store = app.store().await?;
    let all = Decisions::load(&store).await?;
    let before = all.find(id)?.review;
    let today = today(app, &store).await?;
    let edit = Edit {
        kind: Kind::Decision,
        id,
        fields: review_fields(Review {
            next: review.next,
            last: if review.looked {
                Some(today)
            } else {
                before.last
            },
        }),
        new: false,
    };
    done(app, &store, vec![edit]).await
}

/// Deletes a decision with its ways: both can be brought back together for 30 days.
///
/// # Errors
/// [`Code::NotFound`].
pub(crate) async fn delete(app: &App, ById { id }: ById) -> Result<DecisionList, AppError> {
    let store = app.store().await?;
    let all = Decisions::load(&store).await?;
    all.find(id)?;
    let now = app.ports.clock.now();
    let ways = all.ways_of(id).map(|way| (Kind::Way, way.id));
    let gone = std::iter::once((Kind::Decision, id)).chain(ways);
    let edits = gone.map(|(kind, id)| deleted::edit(kind, id, now));
    done(app, &store, edits.collect()).await
}

async fn done(app: &App, store: &Store, edits: Vec<Edit>) -> Result<DecisionList, AppError> {
    store.edit(edits, app.ports.clock.now()).await?;
    shown(app, store).await
}

async fn shown(app: &App, store: &Store) -> Result<DecisionList, AppError> {
    let today = today(app, store).await?;
    let all = Decisions::load(store).await?;
    let plan = Whole::kept(store).await?;
    let view = |decision: &Decision| {
        let name = |id: &Id| {
            let name = plan.whole.name(PointTo::Support, *id)?.to_owned();
            let (to, id) = (PointTo::Support, *id);
            Some(Point { to, id, name })
        };
        DecisionView {
            ways: all.ways_of(decision.id).cloned().collect(),
            helps: decision.supports.iter().filter_map(name).collect(),
            review_due: is_due(decision.review, today),
            decision: decision.clone(),
        }
    };
    Ok(DecisionList {
        decisions: all.decisions.iter().map(view).collect(),
        today,
    })
}
