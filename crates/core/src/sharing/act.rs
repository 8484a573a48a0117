//! Change, pause, go on, stop: written first, and sent when there is a network.

use super::list::list;
use super::offer::{self, tidy};
use super::text::{self, About};
use super::view::{SharingChange, SharingList};
use super::{edit, find, noted};
use crate::api::Nothing;
use crate::app::App;
use crate::checkin::ById;
use crate::error::{AppError, Code};
use crate::store::{Edit, Store};
use chrono::{DateTime, Utc};
use trellis_domain::Id;
use trellis_domain::merge::Kind;
use trellis_domain::sharing::{Choice, Consent, Grant, Stand, What, stands};

/// Whether nothing more can be done about a grant.
fn is_over(grant: &Grant, now: DateTime<Utc>) -> bool {
    matches!(stands(grant, now), Stand::Ended { .. } | Stand::Stopping)
}

/// A grant that goes on.
async fn going_on(app: &App, store: &Store, id: Id) -> Result<Grant, AppError> {
    let grant = find(store, id).await?;
    if is_over(&grant, app.ports.clock.now()) {
        return Err(Code::NotFound.into());
    }
    Ok(grant)
}

async fn done(app: &App, store: &Store, edits: Vec<Edit>) -> Result<SharingList, AppError> {
    store.edit(edits, app.ports.clock.now()).await?;
    app.sharing.wake();
    list(app, Nothing {}).await
}

/// Shows other things from now on.
///
/// # Errors
/// [`Code::NotFound`], also where it is over; [`Code::NotValid`] where nothing is ticked;
/// [`Code::TooLong`].
pub(crate) async fn change(app: &App, asked: SharingChange) -> Result<SharingList, AppError> {
    let store = app.store().await?;
    let mut grant = going_on(app, &store, asked.id).await?;
    if asked.choice.is_empty() {
        return Err(Code::NotValid.into());
    }
    grant.called = tidy(&asked.called)?;
    grant.choice = asked.choice;
    let now = app.ports.clock.now();
    grant.chose = now;
    let consent = agreed(app, &store, &grant, What::Changed, now).await?;
    let mut fields = grant.chosen_fields();
    fields.extend(Grant::behind_fields());
    let edits = vec![edit(grant.id, fields), consent];
    tracing::info!(event = "sharing_changed");
    done(app, &store, edits).await
}

/// Pauses it: the worker can read nothing until the client goes on.
///
/// # Errors
/// [`Code::NotFound`], also where it is over.
pub(crate) async fn pause(app: &App, ById { id }: ById) -> Result<SharingList, AppError> {
    let store = app.store().await?;
    let grant = going_on(app, &store, id).await?;
    if grant.paused.is_some() {
        return list(app, Nothing {}).await;
    }
    let now = app.ports.clock.now();
    let edits = vec![
        edit(id, Grant::paused_fields(Some(now))),
        noted(app, &grant, What::Paused, now),
    ];
    tracing::info!(event = "sharing_paused");
    done(app, &store, edits).await
}

/// Goes on with it: after a pause, or where the client told the worker to stop and wants it after all.
/// Other keys and another worker are another grant.
///
/// # Errors
/// [`Code::NotFound`], also where it is over; [`Code::NotValid`] where the worker has other keys, or is
/// no longer there.
pub(crate) async fn resume(app: &App, ById { id }: ById) -> Result<SharingList, AppError> {
    use trellis_domain::sharing::Asked;
    let store = app.store().await?;
    let grant = going_on(app, &store, id).await?;
    if matches!(grant.asked, Some(Asked::Keys | Asked::Gone)) {
        return Err(Code::NotValid.into());
    }
    if grant.paused.is_none() && grant.asked.is_none() {
        return list(app, Nothing {}).await;
    }
    let now = app.ports.clock.now();
    let mut fields = Grant::paused_fields(None);
    fields.extend(Grant::asked_fields(None));
    if grant.asked.is_some() {
        fields.extend(Grant::again_fields());
    }
    let edits = vec![edit(id, fields), noted(app, &grant, What::Resumed, now)];
    tracing::info!(event = "sharing_resumed");
    done(app, &store, edits).await
}

/// Stops it, for good.
///
/// # Errors
/// [`Code::NotFound`].
pub(crate) async fn stop(app: &App, ById { id }: ById) -> Result<SharingList, AppError> {
    let store = app.store().await?;
    let grant = find(&store, id).await?;
    let now = app.ports.clock.now();
    if is_over(&grant, now) {
        return list(app, Nothing {}).await;
    }
    let edits = vec![
        edit(id, Grant::ended_fields(now, What::Stopped)),
        noted(app, &grant, What::Stopped, now),
    ];
    tracing::info!(event = "sharing_stopped");
    done(app, &store, edits).await
}

/// What was agreed to, with the exact words.
pub(super) async fn agreed(
    app: &App,
    store: &Store,
    grant: &Grant,
    what: What,
    now: DateTime<Utc>,
) -> Result<Edit, AppError> {
    let paragraphs = words_of(app, store, grant, &grant.choice).await?;
    let text = paragraphs.join("\n\n");
    let consent = Consent {
        id: Id::from_random(app.ports.random()),
        grant: grant.id,
        at: now,
        what,
        hash: text::hash(&text),
        text,
        version: text::VERSION,
        lang: grant.lang,
        choice: Some(grant.choice.clone()),
        until: Some(grant.until),
    };
    Ok(Edit {
        kind: Kind::Consent,
        id: consent.id,
        fields: consent.fields(),
        new: true,
    })
}

/// The exact words for a grant.
pub(super) async fn words_of(
    app: &App,
    store: &Store,
    grant: &Grant,
    choice: &Choice,
) -> Result<Vec<String>, AppError> {
    let offer = offer::read(app, store, grant.lang).await?;
    let about = About {
        name: &grant.name,
        role: &grant.role,
        agency: &grant.agency,
        reason: &grant.reason,
        typed: grant.typed,
        called: &grant.called,
        last: grant.last,
    };
    Ok(text::paragraphs(grant.lang, &about, choice, &offer))
}
