//! Who can see what, in one answer for a whole screen, for the small marks everywhere; and from whom what
//! came that was once suggested.
//!
//! What is marked is what the copy holds: it is asked of the projection itself, never reckoned beside it.
//! That is kept until something changes, and a screen that has the answer already is told just that.

use super::offer::copy;
use super::view::{SharingMark, SharingMarks, SharingMarksAsk, SharingOrigin};
use super::{grants, sql};
use crate::app::App;
use crate::error::{AppError, Code};
use crate::store::Store;
use crate::sync::hex;
use chrono::{DateTime, NaiveDate};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use tokio::sync::watch;
use trellis_domain::Id;
use trellis_domain::measure::pack_id;
use trellis_domain::sharing::{Grant, Stand, stands};

/// What was found out since the vault last changed.
pub(super) struct Found {
    changes: watch::Receiver<()>,
    held: BTreeMap<Id, Held>,
    from: Vec<SharingOrigin>,
}

/// What the copy of one grant holds.
#[derive(Clone, Default)]
struct Held {
    records: BTreeSet<Id>,
    days: BTreeSet<NaiveDate>,
    measures: BTreeSet<Id>,
    balance: bool,
    visit: bool,
}

/// Whether the worker may be able to read it. What may still be read counts as seen, until the server
/// says that it is not; and what is on its way there counts already.
fn is_seen(stand: Stand) -> bool {
    !matches!(
        stand,
        Stand::Ended { .. } | Stand::Paused { .. } | Stand::Asked { .. }
    )
}

/// What workers can see now, or will once the yes has arrived; nothing, where it is what the screen
/// knows already.
pub(crate) async fn marks(
    app: &App,
    asked: SharingMarksAsk,
) -> Result<Option<SharingMarks>, AppError> {
    let store = app.store().await?;
    let now = app.ports.clock.now();
    let mut found = match app.sharing.found() {
        Some(found) => found,
        None => Found {
            // Before anything is read: what changes meanwhile is seen next time.
            changes: app.changes(),
            held: BTreeMap::new(),
            from: origins(&store).await?,
        },
    };
    let mut seen = Vec::new();
    for grant in grants(&store).await? {
        if !is_seen(stands(&grant, now)) {
            continue;
        }
        let held = match found.held.get(&grant.id) {
            Some(held) => held.clone(),
            None => holds(app, &store, &grant).await?,
        };
        found.held.insert(grant.id, held.clone());
        seen.push(SharingMark {
            name: grant.name,
            records: held.records.into_iter().collect(),
            days: held.days.into_iter().collect(),
            measures: held.measures.into_iter().collect(),
            balance: held.balance,
            visit: held.visit,
        });
    }
    let from = found.from.clone();
    app.sharing.set_found(found);
    let print = Sha256::digest(serde_json::to_string(&(&seen, &from))?);
    let print = hex(&print);
    let is_known = asked.print.as_ref() == Some(&print);
    Ok((!is_known).then_some(SharingMarks { print, seen, from }))
}

/// What the copy holds: as it is to be, and where it was changed and the server does not know yet, as it
/// still is there, whichever device made it.
async fn holds(app: &App, store: &Store, grant: &Grant) -> Result<Held, AppError> {
    let mut choices = vec![grant.choice.clone()];
    choices.extend(grant.given.clone().filter(|given| *given != grant.choice));
    let mut held = Held::default();
    for choice in choices {
        let aim = (grant.lang, grant.last);
        let (_, projection) = copy(app, store, &choice, &grant.called, aim).await?;
        held.records.extend(projection.holds());
        held.days.extend(projection.days);
        let measures = choice.measures.iter();
        held.measures
            .extend(measures.map(|chosen| pack_id(&chosen.pack)));
        held.balance |= choice.balance;
        held.visit |= choice.visit;
    }
    Ok(held)
}

async fn origins(store: &Store) -> Result<Vec<SharingOrigin>, AppError> {
    let from = store.read_own(sql::ORIGINS, &[]).await?;
    let from: Vec<(Id, String, i64)> = serde_json::from_str(&from).map_err(|_| Code::Damaged)?;
    let from = from.into_iter().filter_map(|(id, name, at)| {
        let at = DateTime::from_timestamp_millis(at)?;
        Some(SharingOrigin { id, name, at })
    });
    Ok(from.collect())
}

impl Found {
    /// Whether nothing changed since.
    pub(super) fn holds_still(&self) -> bool {
        matches!(self.changes.has_changed(), Ok(false))
    }
}
