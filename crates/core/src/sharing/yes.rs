//! The yes: written into the vault, then sent.

use super::act::{agreed, words_of};
use super::list::list;
use super::look::{Looked, look_at};
use super::offer::aimed;
use super::view::{SharingInvitation, SharingList, SharingText, SharingTextAsk, SharingYes};
use super::{find, round};
use crate::api::Nothing;
use crate::app::App;
use crate::error::{AppError, Code};
use crate::goal::today;
use crate::store::{Edit, Store};
use crate::sync::hex;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use chrono::{DateTime, Utc};
use tokio::sync::MutexGuard;
use trellis_domain::Id;
use trellis_domain::merge::Kind;
use trellis_domain::sharing::{Grant, What};
use trellis_protocol::worker_keys;
use trellis_sealing::OwnGrant;

/// Whoever was looked at last, if it is by this invitation; otherwise they are looked at now.
async fn looked<'a>(
    app: &'a App,
    asked: &SharingInvitation,
) -> Result<MutexGuard<'a, Option<Looked>>, AppError> {
    let mut looked = app.sharing.looked.lock().await;
    if looked.as_ref().is_none_or(|looked| looked.asked != *asked) {
        *looked = Some(look_at(app, asked.clone()).await?);
    }
    Ok(looked)
}

/// The exact words that would be agreed to.
///
/// # Errors
/// [`Code::NotValid`] where the period is none; [`Code::TooLong`]; [`Code::NotFound`]; as
/// [`look`](super::look()).
pub(crate) async fn words(app: &App, ask: SharingTextAsk) -> Result<SharingText, AppError> {
    let store = app.store().await?;
    let (called, last, lang) = aimed(app, &store, &ask.draft).await?;
    let choice = &ask.draft.choice;
    let grant = match (ask.draft.id, &ask.invitation) {
        (Some(id), _) => Grant {
            called,
            ..find(&store, id).await?
        },
        (None, Some(asked)) => {
            let looked = looked(app, asked).await?;
            let looked = looked.as_ref().ok_or(Code::Trouble)?;
            let now = app.ports.clock.now();
            let mut grant = begun(looked, now, now);
            (grant.called, grant.last, grant.lang) = (called, last, lang);
            grant
        }
        (None, None) => return Err(Code::NotValid.into()),
    };
    let paragraphs = words_of(app, &store, &grant, choice).await?;
    Ok(SharingText { paragraphs })
}

/// A grant of which nothing is known yet but to whom.
fn begun(looked: &Looked, made: DateTime<Utc>, until: DateTime<Utc>) -> Grant {
    let keys = looked.pinned.keys();
    Grant {
        id: Id::from_bytes([0; 16]),
        server: looked.invitation.server.clone(),
        agency: looked.hello.agency.clone(),
        key: hex(looked.pinned.server().bytes()),
        grant: String::new(),
        secret: String::new(),
        token: hex(&looked.invitation.token),
        worker: hex(&looked.pinned.worker().0),
        keys: hex(&worker_keys(&keys.hpke, &keys.signing).0),
        signing: hex(&keys.signing),
        hpke: hex(&keys.hpke),
        name: looked.look.name.clone(),
        role: looked.look.role.clone(),
        reason: looked.reason().to_owned(),
        typed: looked.is_typed(),
        made,
        until,
        last: made.date_naive(),
        called: String::new(),
        lang: trellis_domain::settings::Language::En,
        choice: Default::default(),
        chose: made,
        paused: None,
        ended: None,
        why: None,
        asked: None,
        tried: false,
        sent: None,
        sent_at: None,
        copy: String::new(),
        given: None,
        receipt: None,
    }
}

/// Says yes. What is written first is sent at once where there is a network, and else when there is one.
///
/// # Errors
/// [`Code::NotValid`] where nothing is ticked or the period is none; [`Code::TooLong`]; as
/// [`look`](super::look()).
pub(crate) async fn share(app: &App, yes: SharingYes) -> Result<SharingList, AppError> {
    let store = app.store().await?;
    let period = yes.draft.period.ok_or(Code::NotValid)?;
    if yes.draft.choice.is_empty() || yes.draft.id.is_some() {
        return Err(Code::NotValid.into());
    }
    let (called, last, lang) = aimed(app, &store, &yes.draft).await?;
    let grant = {
        let looked = looked(app, &yes.invitation).await?;
        let looked = looked.as_ref().ok_or(Code::Trouble)?;
        let now = app.ports.clock.now();
        let day_end = crate::settings::load(&store).await?.day_end;
        let today = today(app, &store).await?;
        let until = period.end(now, today, app.ports.clock.zone(), day_end);
        let until = until.map_err(|_| Code::NotValid)?;
        let own = OwnGrant::begin(
            &looked.pinned,
            millis(now),
            millis(until),
            &mut |bytes: &mut [u8]| app.ports.entropy.fill(bytes),
        );
        let own = own.map_err(|_| Code::NotValid)?;
        let mut grant = begun(looked, now, until);
        let name = own.grant().0;
        let mut id = [0; 16];
        id.copy_from_slice(&name[..16]);
        grant.id = Id::from_bytes(id);
        grant.grant = hex(&name);
        grant.secret = BASE64_STANDARD.encode(own.stored());
        (grant.called, grant.last, grant.lang) = (called, last, lang);
        grant.choice = yes.draft.choice;
        grant
    };
    write(app, &store, &grant).await?;
    *app.sharing.looked.lock().await = None;
    tracing::info!(event = "sharing_begun");
    round::once(app, grant.id).await;
    list(app, Nothing {}).await
}

async fn write(app: &App, store: &Store, grant: &Grant) -> Result<(), AppError> {
    let consent = agreed(app, store, grant, What::Given, grant.made).await?;
    let record = Edit {
        kind: Kind::Grant,
        id: grant.id,
        fields: grant.fields(),
        new: true,
    };
    store.edit(vec![record, consent], grant.made).await
}

/// A moment as the wire has it.
pub(super) fn millis(at: DateTime<Utc>) -> u64 {
    u64::try_from(at.timestamp_millis()).unwrap_or_default()
}
