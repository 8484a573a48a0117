//! Measures: published questionnaires that the client may answer, when and if they wish.
//!
//! - `packs`: those that come with the app.
//! - `draft`: what is half answered.
//! - `often`: how often the client wants to be asked: never, until they say so.
//! - `view`: as screens show it.

mod draft;
mod often;
mod packs;
pub(crate) mod sql;
#[cfg(test)]
mod tests;
mod view;

pub(crate) use often::set_often;
pub use view::{
    MeasureAnswers, MeasureBrief, MeasureOff, MeasureOften, MeasureSheet, MeasureView, Measures,
    Taken, TakenView,
};

use crate::api::Nothing;
use crate::app::App;
use crate::checkin::ById;
use crate::deleted;
use crate::error::{AppError, Code};
use crate::item::StoredFields;
use crate::store::{Edit, Store};
use chrono::NaiveDate;
use draft::Draft;
use serde::Deserialize;
use std::collections::BTreeMap;
use trellis_domain::Id;
use trellis_domain::day::logical_day;
use trellis_domain::measure::{Answered, Pack};
use trellis_domain::merge::{Fields, Kind};
use trellis_domain::settings::Language;

/// What the statement of the list gives.
#[derive(Deserialize)]
struct Listed {
    last: BTreeMap<String, NaiveDate>,
    drafts: BTreeMap<String, Draft>,
}

/// What a measure is called, for its reminder; none where it is not offered.
pub(crate) fn name_of(id: Id) -> Option<&'static str> {
    packs::offered(id).map(|pack| pack.name.as_str())
}

/// What an answered measure is called, from its record; empty where a newer app knows it.
pub(crate) fn name_in(fields: &Fields) -> String {
    let pack = Answered::from_fields(fields)
        .and_then(|answered| packs::answered(&answered.pack, answered.version));
    pack.map(|pack| pack.name.clone()).unwrap_or_default()
}

/// The pack that was answered; none where a newer app made it.
pub(crate) fn pack_of(answered: &Answered) -> Option<&'static Pack> {
    packs::answered(&answered.pack, answered.version)
}

/// Every measure that was answered, the earliest first.
pub(crate) async fn every(store: &Store) -> Result<Vec<(Id, Answered)>, AppError> {
    let rows = store.read_own(sql::EVERY, &[]).await?;
    let rows: Vec<StoredFields> = serde_json::from_str(&rows).map_err(|_| Code::Damaged)?;
    let all = rows.into_iter();
    let all = all.filter_map(|(id, fields)| Some((id, Answered::from_fields(&fields)?)));
    Ok(all.collect())
}

/// The measures there are: those that can be answered, and those that are not offered, with why.
pub(crate) async fn list(app: &App, _: Nothing) -> Result<Measures, AppError> {
    let store = app.store().await?;
    let language = spoken(app, &store).await?;
    let listed = listed(&store).await?;
    let (offered, off): (Vec<&Pack>, Vec<&Pack>) =
        packs::newest().partition(|pack| pack.check().is_ok());
    Ok(Measures {
        offered: offered
            .into_iter()
            .map(|pack| listed.brief(pack, language))
            .collect(),
        off: off
            .into_iter()
            .map(|pack| MeasureOff {
                name: pack.name.clone(),
                why: view::said(&pack.licence.why_not.clone().unwrap_or_default(), language),
            })
            .collect(),
    })
}

/// A measure, before it is answered.
///
/// # Errors
/// [`Code::NotFound`] where it is not offered.
pub(crate) async fn get(app: &App, ById { id }: ById) -> Result<MeasureView, AppError> {
    let pack = packs::offered(id).ok_or(Code::NotFound)?;
    let store = app.store().await?;
    let language = spoken(app, &store).await?;
    let brief = listed(&store).await?.brief(pack, language);
    let texts = pack.texts.get(&brief.language).ok_or(Code::Trouble)?;
    Ok(MeasureView {
        means: view::said(&pack.means, language),
        cite: pack.cite.clone(),
        notice: texts.notice.clone(),
        licence: pack.licence.text.clone(),
        attribution: pack.licence.attribution.clone(),
        source: pack.licence.source.clone(),
        often: often::of(&store, id).await?,
        brief,
    })
}

/// A measure to be answered: from where it was left, or anew.
///
/// # Errors
/// [`Code::NotFound`] where it is not offered.
pub(crate) async fn start(app: &App, ById { id }: ById) -> Result<MeasureSheet, AppError> {
    let pack = packs::offered(id).ok_or(Code::NotFound)?;
    let store = app.store().await?;
    let language = spoken(app, &store).await?;
    view::sheet(pack, Draft::of(app, &store, pack, language).await?)
}

/// Keeps what is half answered, in the place of what was. Nothing answered is nothing to keep.
///
/// # Errors
/// [`Code::NotFound`] where it is not offered; [`Code::NotValid`] where an answer is not one of its.
pub(crate) async fn keep(
    app: &App,
    MeasureAnswers { id, answers }: MeasureAnswers,
) -> Result<Nothing, AppError> {
    let pack = packs::offered(id).ok_or(Code::NotFound)?;
    pack.know(&answers).map_err(|_| Code::NotValid)?;
    let store = app.store().await?;
    if answers.is_empty() {
        draft::forget(&store, pack).await?;
        return Ok(Nothing {});
    }
    let language = spoken(app, &store).await?;
    let mut draft = Draft::of(app, &store, pack, language).await?;
    draft.answers = answers;
    draft.keep(&store, pack).await?;
    Ok(Nothing {})
}

/// Forgets what is half answered.
///
/// # Errors
/// [`Code::NotFound`] where there is no such measure.
pub(crate) async fn drop_draft(app: &App, ById { id }: ById) -> Result<Nothing, AppError> {
    let pack = packs::offered(id).ok_or(Code::NotFound)?;
    draft::forget(&*app.store().await?, pack).await?;
    Ok(Nothing {})
}

/// Keeps an answered measure, and says what it came to.
///
/// # Errors
/// [`Code::NotFound`] where it is not offered; [`Code::NotValid`] where nothing was answered, or an
/// answer is not one of its.
pub(crate) async fn save(
    app: &App,
    MeasureAnswers { id, answers }: MeasureAnswers,
) -> Result<TakenView, AppError> {
    let pack = packs::offered(id).ok_or(Code::NotFound)?;
    pack.know(&answers).map_err(|_| Code::NotValid)?;
    if answers.is_empty() {
        return Err(Code::NotValid.into());
    }
    let store = app.store().await?;
    let language = spoken(app, &store).await?;
    let draft = Draft::of(app, &store, pack, language).await?;
    let (now, zone) = (app.ports.clock.now(), app.ports.clock.zone());
    let day_end = crate::settings::load(&store).await?.day_end;
    let answered = Answered {
        pack: pack.id.clone(),
        version: draft.version,
        language: draft.language,
        day: logical_day(now, zone, day_end),
        at: now,
        answers,
    };
    let edit = Edit {
        kind: Kind::Measure,
        id: draft.record,
        fields: answered.fields(),
        new: true,
    };
    store.edit(vec![edit], now).await?;
    draft::forget(&store, pack).await?;
    tracing::info!(event = "measure_saved");
    taken(app, ById { id: draft.record }).await
}

/// Every time that a measure was answered, the newest first.
///
/// # Errors
/// [`Code::NotFound`] where it is not offered.
pub(crate) async fn history(app: &App, ById { id }: ById) -> Result<Vec<Taken>, AppError> {
    let pack = packs::offered(id).ok_or(Code::NotFound)?;
    let store = app.store().await?;
    let language = spoken(app, &store).await?;
    let all = all(&store, &pack.id).await?;
    Ok(all
        .iter()
        .map(|(id, answered)| shown(*id, answered, language))
        .collect())
}

/// One time that a measure was answered, whole, with the time before.
///
/// # Errors
/// [`Code::NotFound`] where it is not there, or a newer app made it.
pub(crate) async fn taken(app: &App, ById { id }: ById) -> Result<TakenView, AppError> {
    let store = app.store().await?;
    let language = spoken(app, &store).await?;
    let answered = find(&store, id).await?;
    let pack = packs::answered(&answered.pack, answered.version).ok_or(Code::NotFound)?;
    let all = all(&store, &answered.pack).await?;
    let before = all
        .iter()
        .skip_while(|(one, _)| *one != id)
        .nth(1)
        .map(|(id, answered)| shown(*id, answered, language));
    Ok(view::whole((id, &answered), before, pack, language))
}

/// Deletes one time that a measure was answered: it can be brought back for 30 days.
///
/// # Errors
/// [`Code::NotFound`].
pub(crate) async fn delete(app: &App, ById { id }: ById) -> Result<Nothing, AppError> {
    let store = app.store().await?;
    find(&store, id).await?;
    let now = app.ports.clock.now();
    store
        .edit(vec![deleted::edit(Kind::Measure, id, now)], now)
        .await?;
    Ok(Nothing {})
}

impl Listed {
    fn brief(&self, pack: &Pack, language: Language) -> MeasureBrief {
        let last = self.last.get(&pack.id).copied();
        let is_of_this = |draft: &&Draft| draft.version == pack.version;
        let draft = self.drafts.get(&pack.id).filter(is_of_this);
        view::brief(pack, language, last, draft)
    }
}

fn shown(id: Id, answered: &Answered, language: Language) -> Taken {
    let pack = packs::answered(&answered.pack, answered.version);
    view::taken(id, answered, pack, language)
}

async fn listed(store: &Store) -> Result<Listed, AppError> {
    let listed = store.read_own(sql::LIST, &[]).await?;
    serde_json::from_str(&listed).map_err(|_| Code::Damaged.into())
}

/// Every time that a measure was answered and not deleted, newest first.
async fn all(store: &Store, pack: &str) -> Result<Vec<(Id, Answered)>, AppError> {
    let rows = store.read_own(sql::OF, &[pack]).await?;
    let rows: Vec<StoredFields> = serde_json::from_str(&rows).map_err(|_| Code::Damaged)?;
    let all = rows
        .into_iter()
        .filter_map(|(id, fields)| Some((id, Answered::from_fields(&fields)?)));
    Ok(all.collect())
}

async fn find(store: &Store, id: Id) -> Result<Answered, AppError> {
    let fields = store.fields(Kind::Measure, id).await?;
    fields
        .and_then(|fields| Answered::from_fields(&fields))
        .ok_or_else(|| Code::NotFound.into())
}

/// The client's language.
async fn spoken(app: &App, store: &Store) -> Result<Language, AppError> {
    let settings = crate::settings::load(store).await?;
    Ok(settings.language.unwrap_or(app.ports.language))
}
