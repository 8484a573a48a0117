//! What the client shows to a worker: from an invitation to a yes, a copy that keeps up by itself, a stop
//! that holds, and what the worker suggests.
//!
//! The rules are in `trellis_domain::sharing`, the wire in `docs/formats/sharing.md`. A grant's keys are
//! records of the vault, so each of the client's devices can publish, pause and stop. Everything that the
//! client says is written first, and sent when there is a network; what a screen tells is what the server
//! has confirmed, and no better.
//!
//! - `offer`, `source`, `visit`: what could be ticked, and what it looks like.
//! - `look`, `yes`: who invites, and the yes. `text`: the exact words agreed to.
//! - `act`: change, pause, go on, stop.
//! - `round`: one grant and its server brought in step; `hear`: what comes back in it. `engine`: rounds by themselves.
//! - `inbox`: what a worker proposed, and what the client makes of it.
//! - `list`: where everything stands, for screens; `marks`: who can see what.
//! - `receipt`: what was agreed to, as a file. `packet`: a locked page for somebody without an account.
//! - `known`: what this device alone knows.

mod act;
mod client;
mod engine;
#[cfg(any(test, feature = "fuzzing"))]
pub(crate) mod fuzzing;
mod hear;
mod inbox;
mod known;
mod list;
mod look;
mod marks;
mod offer;
pub(crate) mod packet;
mod receipt;
mod round;
mod source;
pub(crate) mod sql;
#[cfg(test)]
mod tests;
mod text;
mod view;
mod visit;
mod yes;

pub(crate) use act::{change, pause, resume, stop};
pub(crate) use engine::Sharing;
pub(crate) use inbox::{answer, suggestions};
pub(crate) use list::{history, list, now};
pub(crate) use look::look;
pub(crate) use marks::marks;
pub(crate) use offer::{offer, preview};
pub(crate) use receipt::receipt;
pub use view::{
    ReceiptAsk, SharingChange, SharingDraft, SharingHistory, SharingInvitation, SharingInvited,
    SharingList, SharingMarks, SharingMarksAsk, SharingOffer, SharingPreview, SharingSuggestion,
    SharingText, SharingTextAsk, SharingYes, SuggestionAnswer,
};
pub(crate) use yes::{share, words};

use crate::app::App;
use crate::error::{AppError, Code};
use crate::item::StoredFields;
use crate::store::{Edit, Store};
use chrono::{DateTime, Utc};
use trellis_domain::Id;
use trellis_domain::merge::{Fields, Kind};
use trellis_domain::settings::Language;
use trellis_domain::sharing::{Consent, Grant, What};

/// The language that the client reads.
async fn language(app: &App, store: &Store) -> Result<Language, AppError> {
    let settings = crate::settings::load(store).await?;
    Ok(settings.language.unwrap_or(app.ports.language))
}

/// Every grant, the newest first.
async fn grants(store: &Store) -> Result<Vec<Grant>, AppError> {
    let rows = store.read_own(sql::GRANTS, &[]).await?;
    let rows: Vec<StoredFields> = serde_json::from_str(&rows).map_err(|_| Code::Damaged)?;
    let grants = rows.iter();
    let grants = grants.filter_map(|(id, fields)| Grant::from_fields(*id, fields));
    let mut grants: Vec<Grant> = grants.collect();
    grants.sort_by_key(|grant| (std::cmp::Reverse(grant.made), grant.id));
    Ok(grants)
}

/// A grant.
async fn find(store: &Store, id: Id) -> Result<Grant, AppError> {
    let all = grants(store).await?.into_iter();
    let mut all = all.filter(|grant| grant.id == id);
    all.next().ok_or(Code::NotFound.into())
}

/// An edit of a grant.
fn edit(id: Id, fields: Fields) -> Edit {
    Edit {
        kind: Kind::Grant,
        id,
        fields,
        new: false,
    }
}

/// A line of the history.
fn noted(app: &App, grant: &Grant, what: What, at: DateTime<Utc>) -> Edit {
    let consent = Consent {
        id: Id::from_random(app.ports.random()),
        grant: grant.id,
        at,
        what,
        text: String::new(),
        hash: String::new(),
        version: text::VERSION,
        lang: grant.lang,
        choice: None,
        until: None,
    };
    Edit {
        kind: Kind::Consent,
        id: consent.id,
        fields: consent.fields(),
        new: true,
    }
}
