//! What is due really goes: when the vault is opened, and when another day begins.

use super::sql;
use super::waiting::{self, Waiting, moment};
use crate::app::App;
use crate::error::{AppError, Code};
use crate::plan::Whole;
use crate::store::{Edit, Store};
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use trellis_domain::Id;
use trellis_domain::day::logical_day;
use trellis_domain::gone::Days;
use trellis_domain::merge::Kind;

/// What was seen since the vault was opened.
#[derive(Default)]
pub(crate) struct Seen {
    /// The day on which was last looked for what is due.
    day: Option<NaiveDate>,
    /// The photographs that nothing named then.
    unnamed: BTreeSet<String>,
}

/// What this device keeps for telling when something goes: what Today and [`sql::KEPT`] give.
#[derive(Deserialize)]
pub(crate) struct Kept {
    /// The days on which the app was open.
    pub(crate) days: Option<Days>,
    /// Since which day there is a safety copy, by its version.
    pub(crate) copies: BTreeMap<i64, NaiveDate>,
}

/// Lets go what is due on this logical day, once a day. It stops nothing: what cannot go now goes
/// another day. What is `kept` comes with Today, so that a start asks once.
pub(crate) async fn day_began(app: &App, store: &Store, today: NaiveDate, kept: Kept) {
    let mut seen = app.deleted.lock().await;
    if seen.day == Some(today) {
        return;
    }
    if let Err(AppError { code, .. }) = purge(app, store, today, kept, &mut seen).await {
        tracing::warn!(event = "purge", ?code);
    }
    seen.day = Some(today);
}

/// The days on which the app was open, up to today.
pub(super) async fn days(store: &Store, today: NaiveDate) -> Result<Days, AppError> {
    let kept = store.read_own(sql::KEPT, &[]).await?;
    let Kept { days, .. } = serde_json::from_str(&kept).map_err(|_| Code::Damaged)?;
    Ok(days.map_or_else(|| Days::first(today), |days| days.then(today)))
}

async fn purge(
    app: &App,
    store: &Store,
    today: NaiveDate,
    Kept { days, mut copies }: Kept,
    seen: &mut Seen,
) -> Result<(), AppError> {
    let now = days.map_or_else(|| Days::first(today), |days| days.then(today));
    if days == Some(now) {
        return Ok(());
    }
    if now.believes(today) {
        let plan = &Whole::kept(store).await?.whole;
        let day_end = crate::settings::load(store).await?.day_end;
        let zone = app.ports.clock.zone();
        let mut due = waiting::all(store, plan).await?;
        due.retain(|one| now.is_due(logical_day(moment(one.at), zone, day_end), today));
        let left = store.read_own(sql::LEFT, &[]).await?;
        let left: Vec<(Kind, Id)> = serde_json::from_str(&left).map_err(|_| Code::Damaged)?;
        let all = due.iter().map(|one| (one.kind.clone(), one.id));
        let gone = go(app, store, all.chain(left).collect()).await?;
        if gone | forget_photos(store, seen).await? {
            store.settle().await?;
        }
        copies.retain(|version, _| app.folder.safety_copies().contains(version));
        for version in app.folder.safety_copies() {
            if now.is_due(*copies.entry(version).or_insert(today), today) {
                app.folder.forget_safety_copy(version)?;
                copies.remove(&version);
            }
        }
    }
    let (now, copies) = (
        serde_json::to_string(&now)?,
        serde_json::to_string(&copies)?,
    );
    store.write_local(sql::KEEP, &[&now, &copies]).await
}

/// Lets records really go, with their photographs, their drafts and what was done to them. Gives
/// whether there were any.
pub(crate) async fn go(app: &App, store: &Store, all: Vec<(Kind, Id)>) -> Result<bool, AppError> {
    if all.is_empty() {
        return Ok(false);
    }
    let ids: Vec<Id> = all.iter().map(|(_, id)| *id).collect();
    let ids = serde_json::to_string(&ids)?;
    let photos = store.read_own(sql::NAMED_BY, &[&ids]).await?;
    let count = all.len();
    let edits = all.into_iter().map(|(kind, id)| Edit::gone(kind, id));
    store.edit(edits.collect(), app.ports.clock.now()).await?;
    store.write_local(sql::FORGET_DRAFT, &[&ids]).await?;
    store.write_local(sql::FORGET_LINE, &[&ids]).await?;
    let_go_of(store, &photos).await?;
    tracing::info!(event = "gone", count);
    Ok(true)
}

/// Lets the photographs go that nothing names: at the opening all of them, later those that nothing
/// named on the day before either, since one may have come for something that is being written.
async fn forget_photos(store: &Store, seen: &mut Seen) -> Result<bool, AppError> {
    let unnamed = store.read_own(sql::UNNAMED, &[]).await?;
    let unnamed: BTreeSet<String> = serde_json::from_str(&unnamed).map_err(|_| Code::Damaged)?;
    let is_due = |photo: &&String| seen.day.is_none() || seen.unnamed.contains(*photo);
    let due: Vec<&String> = unnamed.iter().filter(is_due).collect();
    let any = !due.is_empty();
    if any {
        let due = serde_json::to_string(&due)?;
        let_go_of(store, &due).await?;
    }
    seen.unnamed = unnamed;
    Ok(any)
}

/// Lets the photographs in a JSON list go that nothing names.
async fn let_go_of(store: &Store, photos: &str) -> Result<(), AppError> {
    store.write_local(sql::FORGET_PHOTOS, &[photos]).await?;
    store.write_local(sql::FORGET_SEEN, &[]).await
}

/// Everything that goes when this goes: a section takes the lines that went with it.
pub(super) fn with_lines(one: &Waiting, all: &[Waiting]) -> Vec<(Kind, Id)> {
    let lines = all.iter().filter(|other| other.went_with(one));
    let both = std::iter::once(one).chain(lines);
    both.map(|one| (one.kind.clone(), one.id)).collect()
}
