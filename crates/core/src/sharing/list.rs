//! Where everything stands, as a screen shows it.

use super::known::Known;
use super::view::{SharingConsent, SharingGrant, SharingHistory, SharingList, SharingOpening};
use super::{find, grants, sql};
use crate::api::Nothing;
use crate::app::App;
use crate::checkin::ById;
use crate::error::{AppError, Code};
use crate::item::StoredFields;
use crate::store::Store;
use chrono::{DateTime, Utc};
use trellis_domain::Id;
use trellis_domain::sharing::{Consent, Grant, Stand, stands};

fn moment(millis: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(millis).unwrap_or_default()
}

/// Everything that is shared, and was.
pub(crate) async fn list(app: &App, _: Nothing) -> Result<SharingList, AppError> {
    let store = app.store().await?;
    let now = app.ports.clock.now();
    let mut unreachable = false;
    let mut all = Vec::new();
    for grant in grants(&store).await? {
        let known = Known::load(&store, grant.id).await?;
        let stand = stands(&grant, now);
        let is_over = matches!(stand, Stand::Ended { .. });
        unreachable |= known.failures > 0 && !is_over;
        all.push((is_over, view(&grant, stand, &known)));
    }
    all.sort_by_key(|(is_over, _)| *is_over);
    Ok(SharingList {
        grants: all.into_iter().map(|(_, grant)| grant).collect(),
        suggestions: waiting(&store).await?,
        busy: app.sharing.is_busy(),
        unreachable,
    })
}

async fn waiting(store: &Store) -> Result<u32, AppError> {
    let count = store.read_own(sql::NEW, &[]).await?;
    count.parse().map_err(|_| Code::Damaged.into())
}

fn view(grant: &Grant, stand: Stand, known: &Known) -> SharingGrant {
    let opened = known.openings.iter().rfind(|opening| !opening.stop);
    SharingGrant {
        id: grant.id,
        name: grant.name.clone(),
        role: grant.role.clone(),
        reason: grant.reason.clone(),
        agency: grant.agency.clone(),
        server: grant.server.clone(),
        called: grant.called.clone(),
        choice: grant.choice.clone(),
        made: grant.made,
        last: grant.last,
        behind: matches!(stand, Stand::Shared { .. }) && grant.copy.is_empty(),
        stand,
        opened: opened.map(|opening| moment(opening.time)),
        doubtful: known.doubtful,
    }
}

/// Has a look at once.
pub(crate) async fn now(app: &App, _: Nothing) -> Result<SharingList, AppError> {
    app.sharing.wake();
    list(app, Nothing {}).await
}

/// What was agreed to about a grant, and done, the newest first.
pub(super) async fn consents(store: &Store, grant: Id) -> Result<Vec<Consent>, AppError> {
    let rows = store.read_own(sql::CONSENTS, &[&grant.to_string()]).await?;
    let rows: Vec<StoredFields> = serde_json::from_str(&rows).map_err(|_| Code::Damaged)?;
    let consents = rows.iter();
    let consents = consents.filter_map(|(id, fields)| Consent::from_fields(*id, fields));
    let mut consents: Vec<Consent> = consents.collect();
    consents.sort_by_key(|consent| (std::cmp::Reverse(consent.at), consent.id));
    Ok(consents)
}

/// What happened to one grant.
///
/// # Errors
/// [`Code::NotFound`].
pub(crate) async fn history(app: &App, ById { id }: ById) -> Result<SharingHistory, AppError> {
    let store = app.store().await?;
    let grant = find(&store, id).await?;
    let known = Known::load(&store, id).await?;
    let consents = consents(&store, id).await?;
    let paragraphs = |text: &str| {
        let paragraphs = text.split("\n\n").filter(|text| !text.is_empty());
        paragraphs.map(str::to_owned).collect()
    };
    let consents = consents.iter().map(|consent| SharingConsent {
        id: consent.id,
        at: consent.at,
        what: consent.what,
        text: paragraphs(&consent.text),
    });
    let openings = known.openings.iter().rev().map(|opening| SharingOpening {
        at: moment(opening.time),
        stop: opening.stop,
    });
    Ok(SharingHistory {
        consents: consents.collect(),
        openings: openings.collect(),
        deleted: grant.receipt.as_ref().and(grant.sent_at),
        receipt: grant.receipt,
    })
}
