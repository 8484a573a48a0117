//! What could be ticked, and what it would look like.

use super::source::records;
use super::view::{SharingDraft, SharingMeasure, SharingOffer, SharingPreview, SharingThing};
use super::{find, language};
use crate::api::Nothing;
use crate::app::App;
use crate::error::{AppError, Code};
use crate::export::heading;
use crate::goal::{Goals, today};
use crate::item::Items;
use crate::plan::Whole;
use crate::store::Store;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use trellis_domain::settings::Language;
use trellis_domain::sharing::{Card, Choice, Projection, project};

/// What could be ticked.
pub(crate) async fn offer(app: &App, _: Nothing) -> Result<SharingOffer, AppError> {
    let store = app.store().await?;
    let language = language(app, &store).await?;
    read(app, &store, language).await
}

pub(super) async fn read(
    app: &App,
    store: &Store,
    language: Language,
) -> Result<SharingOffer, AppError> {
    let thing = |id, text: &str| SharingThing {
        id,
        text: text.to_owned(),
        part: None,
    };
    let plan = Whole::kept(store).await?;
    let sections = plan.whole.sections.iter();
    let sections = sections.filter(|section| !section.hidden && !section.lines.is_empty());
    let strengths = crate::strength::list(app, Nothing {}).await?;
    let goals = Goals::load(store).await?;
    let items = Items::load(store).await?;
    let measures: BTreeMap<String, String> = crate::measure::every(store)
        .await?
        .iter()
        .filter_map(|(_, answered)| {
            let pack = crate::measure::pack_of(answered)?;
            Some((answered.pack.clone(), pack.name.clone()))
        })
        .collect();
    let visit = super::visit::visit_page(app, language).await?;
    Ok(SharingOffer {
        name: crate::settings::load(store).await?.name.clone(),
        today: today(app, store).await?,
        strengths: strengths
            .iter()
            .map(|one| thing(one.id, &one.text))
            .collect(),
        goals: goals
            .goals
            .iter()
            .map(|one| thing(one.id, &one.text))
            .collect(),
        sections: sections
            .map(|section| SharingThing {
                id: section.id,
                text: heading(section, language),
                part: Some(section.part),
            })
            .collect(),
        items: items
            .in_order()
            .filter(|item| !item.hidden)
            .map(|item| thing(item.id, &item.wording.ask))
            .collect(),
        measures: measures
            .into_iter()
            .map(|(pack, name)| SharingMeasure { pack, name })
            .collect(),
        tags: !crate::tag::list(app, Nothing {}).await?.is_empty(),
        balance: crate::balance::latest(store).await?.is_some(),
        visit: visit.is_some(),
        people: !crate::circle::list(app, Nothing {}).await?.is_empty(),
    })
}

/// The copy and its card, as they would be sealed.
pub(super) async fn copy(
    app: &App,
    store: &Store,
    choice: &Choice,
    called: &str,
    (language, last): (Language, NaiveDate),
) -> Result<(Card, Projection), AppError> {
    let made = today(app, store).await?;
    let records = records(app, store, choice, language).await?;
    let projection = project(&records, choice);
    let card = Card {
        form: 1,
        name: called.to_owned(),
        language,
        since: projection.since,
        until: last,
        made,
        kinds: projection.kinds.clone(),
        hidden: false,
    };
    Ok((card, projection))
}

/// What it would look like, byte for byte.
///
/// # Errors
/// [`Code::NotValid`] where the period is none; [`Code::TooLong`]; [`Code::NotFound`].
pub(crate) async fn preview(app: &App, draft: SharingDraft) -> Result<SharingPreview, AppError> {
    let store = app.store().await?;
    let (called, last, language) = aimed(app, &store, &draft).await?;
    let (card, projection) = copy(app, &store, &draft.choice, &called, (language, last)).await?;
    Ok(SharingPreview {
        card: card.json(),
        items: projection.items.into_iter().map(|item| item.json).collect(),
    })
}

/// What the client is called, the last day, and the language of a draft.
pub(super) async fn aimed(
    app: &App,
    store: &Store,
    draft: &SharingDraft,
) -> Result<(String, NaiveDate, Language), AppError> {
    let called = tidy(&draft.called)?;
    if let Some(id) = draft.id {
        let grant = find(store, id).await?;
        return Ok((called, grant.last, grant.lang));
    }
    let today = today(app, store).await?;
    let period = draft.period.ok_or(Code::NotValid)?;
    let last = period.last(today).map_err(|_| Code::NotValid)?;
    Ok((called, last, language(app, store).await?))
}

/// What the client wants to be called.
pub(super) fn tidy(called: &str) -> Result<String, AppError> {
    let called = called.trim();
    if called.chars().count() > Card::LONGEST {
        return Err(Code::TooLong.into());
    }
    Ok(called.to_owned())
}
