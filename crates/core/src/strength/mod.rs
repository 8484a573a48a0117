//! Strengths, and when they were used.

pub(crate) mod sql;
#[cfg(test)]
mod tests;

use crate::api::Nothing;
use crate::app::App;
use crate::checkin::ById;
use crate::checkin::sql::word_of;
use crate::circle::pointing;
use crate::error::{AppError, Code};
use crate::item::StoredFields;
use crate::store::{Edit, Store, day_at, place_range};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::json;
use trellis_domain::Id;
use trellis_domain::merge::{Fields, Kind};
use trellis_domain::plan::{Line, PointTo};
use trellis_domain::strength::{NotAStrength, Strength, StrengthForm};
use ts_rs::TS;

/// Strengths in an order.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct StrengthOrder {
    /// Their ids: the first comes first. Those that are not named follow as they were.
    pub ids: Vec<Id>,
}

/// A strength shown back over time.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct StrengthStory {
    /// The strength.
    pub strength: Strength,
    /// On how many logical days the client ticked it.
    pub days: u32,
    /// The first of them, as `YYYY-MM-DD`; none: it was not ticked yet.
    #[ts(type = "string | null")]
    pub first: Option<NaiveDate>,
    /// The last of them.
    #[ts(type = "string | null")]
    pub last: Option<NaiveDate>,
    /// The newest days on which it was ticked, newest first, at most 30.
    #[ts(type = "string[]")]
    pub newest: Vec<NaiveDate>,
    /// The plan's lines that point to it.
    pub lines: Vec<Line>,
}

/// How many of the newest days a story names.
const NEWEST: u32 = 30;

/// What the search index knows of a strength's check-ins: on how many days they are, the places of
/// the first and the last, and a place on each of the newest days.
#[derive(Deserialize)]
struct Ticked {
    days: u32,
    first: Option<i64>,
    last: Option<i64>,
    newest: Vec<i64>,
}

/// Every strength, in order.
pub(crate) async fn list(app: &App, _: Nothing) -> Result<Vec<Strength>, AppError> {
    load(&*app.store().await?).await
}

/// Adds a strength, or changes one.
///
/// # Errors
/// [`Code::NotValid`] where it has no words, [`Code::TooLong`], [`Code::NotFound`].
pub(crate) async fn save(app: &App, form: StrengthForm) -> Result<Strength, AppError> {
    let store = app.store().await?;
    let form = form.tidy().map_err(|why| match why {
        NotAStrength::NoWords => Code::NotValid,
        NotAStrength::TooLong => Code::TooLong,
    })?;
    let (id, place) = match form.id {
        Some(id) => (id, find(&store, id).await?.place),
        None => {
            let all = load(&store).await?;
            let end = all.iter().map(|strength| strength.place.saturating_add(1));
            (
                Id::from_random(app.ports.random()),
                end.max().unwrap_or_default(),
            )
        }
    };
    let new = form.id.is_none();
    let edit = Edit {
        kind: Kind::Strength,
        id,
        fields: form.fields(new.then_some(place)),
        new,
    };
    store.edit(vec![edit], app.ports.clock.now()).await?;
    let StrengthForm { text, prompt, .. } = form;
    Ok(Strength {
        id,
        text,
        prompt,
        place,
    })
}

/// Puts strengths into an order.
pub(crate) async fn order(
    app: &App,
    StrengthOrder { ids }: StrengthOrder,
) -> Result<Vec<Strength>, AppError> {
    let store = app.store().await?;
    let all = load(&store).await?;
    let known = |id: &Id| all.iter().any(|strength| strength.id == *id);
    let rest = all.iter().map(|strength| strength.id);
    let rest = rest.filter(|id| !ids.contains(id));
    let whole = ids.iter().copied().filter(known).chain(rest);
    let edits = (0u32..).zip(whole).map(|(place, id)| Edit {
        kind: Kind::Strength,
        id,
        fields: Fields::from_iter([("place".to_owned(), json!(place))]),
        new: false,
    });
    store.edit(edits.collect(), app.ports.clock.now()).await?;
    load(&store).await
}

/// A strength shown back over time.
///
/// # Errors
/// [`Code::NotFound`].
pub(crate) async fn story(app: &App, ById { id }: ById) -> Result<StrengthStory, AppError> {
    let store = app.store().await?;
    let strength = find(&store, id).await?;
    let (start, end) = place_range(NaiveDate::default(), NaiveDate::default());
    let a_day = (end - start).to_string();
    let arguments = [format!("\"{}\"", word_of(id)), a_day, NEWEST.to_string()];
    let ticked = store
        .read_own(sql::TICKED, &arguments.each_ref().map(String::as_str))
        .await?;
    let ticked: Ticked = serde_json::from_str(&ticked).map_err(|_| Code::Damaged)?;
    Ok(StrengthStory {
        strength,
        days: ticked.days,
        first: ticked.first.and_then(day_at),
        last: ticked.last.and_then(day_at),
        newest: ticked.newest.into_iter().filter_map(day_at).collect(),
        lines: pointing::lines(&store, PointTo::Strength, id).await?,
    })
}

/// Deletes a strength: it can be brought back for 30 days. Lines that pointed to it keep their
/// words; one without words of its own is given the strength's.
///
/// # Errors
/// [`Code::NotFound`].
pub(crate) async fn delete(app: &App, ById { id }: ById) -> Result<Nothing, AppError> {
    let store = app.store().await?;
    let strength = find(&store, id).await?;
    let lines = pointing::lines(&store, PointTo::Strength, id).await?;
    let now = app.ports.clock.now();
    let edits = pointing::go((Kind::Strength, id), &strength.text, &[], &lines, now);
    store.edit(edits, now).await?;
    Ok(Nothing {})
}

pub(crate) async fn load(store: &Store) -> Result<Vec<Strength>, AppError> {
    let rows = store.read_own(sql::ALL, &[]).await?;
    let rows: Vec<StoredFields> = serde_json::from_str(&rows).map_err(|_| Code::Damaged)?;
    let mut all: Vec<Strength> = rows
        .into_iter()
        .filter_map(|(id, fields)| Strength::from_fields(id, &fields))
        .collect();
    all.sort_by_key(|strength| (strength.place, strength.id));
    Ok(all)
}

/// A strength that is there and not deleted.
async fn find(store: &Store, id: Id) -> Result<Strength, AppError> {
    let fields = store.fields(Kind::Strength, id).await?;
    fields
        .and_then(|fields| Strength::from_fields(id, &fields))
        .ok_or_else(|| Code::NotFound.into())
}
