//! What the vault has of what can be shown, read for one choice: what is not ticked and is large is not
//! even read.

use super::sql;
use super::visit::visit_page;
use crate::app::App;
use crate::checkin::StoredCheckIn;
use crate::error::{AppError, Code};
use crate::export::heading;
use crate::goal::Goals;
use crate::item::Items;
use crate::measure::pack_of;
use crate::plan::Whole;
use crate::store::{Store, place_range};
use trellis_domain::Id;
use trellis_domain::checkin::CheckIn;
use trellis_domain::measure::Answered;
use trellis_domain::plan::{Point, PointTo};
use trellis_domain::settings::Language;
use trellis_domain::sharing::{Choice, Records, SharedGoal, SharedMeasure, SharedSection};

/// Reads it. `language` is the one in which our own words in it are.
pub(super) async fn records(
    app: &App,
    store: &Store,
    choice: &Choice,
    language: Language,
) -> Result<Records, AppError> {
    let plan = Whole::kept(store).await?;
    let whole = &plan.whole;
    let mut records = Records {
        strengths: crate::strength::list(app, crate::api::Nothing {}).await?,
        ..Records::default()
    };
    if !choice.goals.is_empty() {
        records.goals = goals(store, whole).await?;
    }
    if !choice.sections.is_empty() {
        let shown = whole.sections.iter().filter(|section| !section.hidden);
        records.sections = shown
            .map(|section| SharedSection {
                id: section.id,
                part: section.part,
                title: heading(section, language),
                place: section.place,
                lines: section.lines.clone(),
            })
            .collect();
    }
    let items = Items::load(store).await?;
    records.items = items.in_order().cloned().collect();
    records.tags = crate::tag::list(app, crate::api::Nothing {}).await?;
    if !choice.items.is_empty() || choice.tags || choice.notes {
        records.checkins = checkins(store, choice, &items).await?;
    }
    if !choice.measures.is_empty() {
        let all = crate::measure::every(store).await?;
        records.measures = all
            .iter()
            .map(|(id, answered)| measure(*id, answered, language))
            .collect();
    }
    if choice.balance {
        let mut checks = crate::balance::checks(store).await?;
        checks.reverse();
        records.balance = checks;
    }
    if choice.visit {
        records.visit = visit_page(app, language).await?;
    }
    Ok(records)
}

async fn goals(store: &Store, plan: &Whole) -> Result<Vec<SharedGoal>, AppError> {
    let all = Goals::load(store).await?;
    let of = |goal: &trellis_domain::goal::Goal| SharedGoal {
        steps: all.steps_of(goal.id).cloned().collect(),
        ratings: {
            let ratings = all.ratings.iter();
            let ratings = ratings.filter(|rating| rating.goal == goal.id);
            ratings.cloned().collect()
        },
        people: {
            let supports = goal.supports.iter();
            let named = supports.filter_map(|id| {
                let name = plan.name(PointTo::Support, *id)?.to_owned();
                let (to, id) = (PointTo::Support, *id);
                Some(Point { to, id, name })
            });
            named.collect()
        },
        goal: goal.clone(),
    };
    Ok(all.goals.iter().map(of).collect())
}

async fn checkins(store: &Store, choice: &Choice, items: &Items) -> Result<Vec<CheckIn>, AppError> {
    let from = choice.since.map_or(0, |day| place_range(day, day).0);
    let rows = store.read_own(sql::CHECKINS, &[&from.to_string()]).await?;
    let rows: Vec<StoredCheckIn> = serde_json::from_str(&rows).map_err(|_| Code::Damaged)?;
    Ok(rows.into_iter().filter_map(|one| one.view(items)).collect())
}

/// An answered measure with what it came to. One that a newer app knows says nothing but its day.
fn measure(id: Id, answered: &Answered, language: Language) -> SharedMeasure {
    let pack = pack_of(answered);
    let outcome = pack.and_then(|pack| pack.outcome(&answered.answers));
    let band = outcome.and_then(|outcome| outcome.band);
    let answers = pack.map(|pack| {
        let items = pack.items.iter();
        items.map(|item| answered.answers.get(&item.id).copied())
    });
    SharedMeasure {
        id,
        pack: answered.pack.clone(),
        name: pack.map_or_else(|| answered.pack.clone(), |pack| pack.name.clone()),
        version: answered.version,
        day: answered.day,
        total: outcome.map(|outcome| outcome.total),
        of: pack.map(|pack| pack.highest()),
        band: band.map(|band| {
            let texts = &band.words;
            let text = texts.get(&language).or_else(|| texts.values().next());
            text.cloned().unwrap_or_default()
        }),
        answers: answers.map(Iterator::collect).unwrap_or_default(),
    }
}
