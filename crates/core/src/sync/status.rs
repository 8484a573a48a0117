//! Where everything stands, as a screen shows it.

use super::held::Held;
use super::round::{counts, photos_to_send, standing};
use super::standing::Standing;
use super::transport::Reach;
use super::view::{
    SyncAlarm, SyncDevice, SyncName, SyncPhase, SyncPhotos, SyncReceipt, SyncStatus, SyncWaiting,
};
use super::{sql, taking};
use crate::api::Nothing;
use crate::app::App;
use crate::error::{AppError, Code};
use crate::store::Store;
use chrono::{DateTime, Utc};
use trellis_protocol::{SignedReceipt, Taken};

/// How long a device's name may be.
const NAME: usize = 60;

fn moment(millis: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(millis).unwrap_or_default()
}

fn small(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// A device's name as it is kept.
///
/// # Errors
/// [`Code::NotValid`] where there is none, [`Code::TooLong`].
pub(crate) fn name(name: &str) -> Result<String, AppError> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Code::NotValid.into());
    }
    if name.chars().count() > NAME {
        return Err(Code::TooLong.into());
    }
    Ok(name.to_owned())
}

/// Where sync stands.
pub(crate) async fn status(app: &App, _: Nothing) -> Result<SyncStatus, AppError> {
    let store = app.store().await?;
    let receipts = receipts(&store).await?;
    let Some(standing) = standing(&store).await? else {
        return Ok(SyncStatus {
            receipts,
            ..SyncStatus::default()
        });
    };
    let counts = counts(&store).await?;
    let photos = counts.2 + photos_to_send(&store).await?;
    let held = Held::load(&store, &standing).await.ok();
    let free = app.ports.network.reach() == Reach::Free || standing.photos_on_metered;
    let waiting = SyncWaiting {
        changes: small(counts.0 + counts.1),
        photos: small(photos),
        missing: small(
            standing.missing(0) + standing.cursors[0].left() + standing.cursors[0].refused() as u64,
        ),
        newer: small(counts.4),
        unreadable: small(counts.5),
        for_network: !free && photos + standing.cursors[1].left() > 0,
    };
    let alarms = standing.alarms.iter().map(|alarm| SyncAlarm {
        kind: alarm.kind,
        device: alarm.device.map(|device| device.to_string()),
        at: moment(alarm.at),
    });
    Ok(SyncStatus {
        phase: if standing.gone {
            SyncPhase::Gone
        } else {
            SyncPhase::On
        },
        server: Some(standing.server.clone()),
        agency: Some(standing.agency.clone()),
        contact: Some(standing.contact.clone()),
        devices: devices(&standing, held.as_ref()),
        at: standing.at.map(moment),
        busy: app.sync.is_busy(),
        progress: app.sync.how_far(),
        waiting,
        trouble: standing.trouble,
        next: standing.next.map(moment),
        alarms: alarms.collect(),
        photos_on_metered: standing.photos_on_metered,
        words: held
            .as_ref()
            .is_some_and(|held| held.membership.recovery().leads_back()),
        receipts,
    })
}

/// The client's devices, this one first.
fn devices(standing: &Standing, held: Option<&Held>) -> Vec<SyncDevice> {
    let cards = held.into_iter().flat_map(|held| held.membership.devices());
    let mut all: Vec<SyncDevice> = cards
        .map(|card| {
            let this = card.device == standing.device;
            let known = standing.devices.iter();
            let known = known.clone().find(|known| known.device == card.device);
            let heard = known.map(|known| moment(i64::try_from(known.at).unwrap_or_default()));
            let name = match this {
                true => standing.name.clone(),
                false => known.map(|known| known.name.clone()).unwrap_or_default(),
            };
            SyncDevice {
                device: card.device.to_string(),
                name,
                this,
                heard: heard.or(standing.at.filter(|_| this).map(moment)),
            }
        })
        .collect();
    all.sort_by_key(|device| !device.this);
    all
}

async fn receipts(store: &Store) -> Result<Vec<SyncReceipt>, AppError> {
    let kept = store.read_own(sql::RECEIPTS, &[]).await?;
    let kept: Vec<String> = serde_json::from_str(&kept).map_err(|_| Code::Damaged)?;
    let read = kept.into_iter().filter_map(|text| {
        let receipt: SignedReceipt = serde_json::from_str(&text).ok()?;
        let said = receipt.unchecked()?;
        Some(SyncReceipt {
            at: moment(i64::try_from(said.time).ok()?),
            whole: said.taken == Taken::Vault,
            bytes: small(said.bytes),
            text,
        })
    });
    Ok(read.collect())
}

/// Begins a round at once.
pub(crate) async fn now(app: &App, _: Nothing) -> Result<SyncStatus, AppError> {
    change(app, |standing| {
        standing.next = None;
        standing.tried = 0;
    })
    .await?;
    app.sync.wake();
    status(app, Nothing {}).await
}

/// Names this device.
pub(crate) async fn rename(app: &App, SyncName { name }: SyncName) -> Result<SyncStatus, AppError> {
    let name = self::name(&name)?;
    change(app, |standing| standing.name = name).await?;
    app.sync.wake();
    status(app, Nothing {}).await
}

/// Chooses about photographs.
pub(crate) async fn set_photos(app: &App, choice: SyncPhotos) -> Result<SyncStatus, AppError> {
    change(app, |standing| {
        standing.photos_on_metered = choice.on_metered
    })
    .await?;
    app.sync.wake();
    status(app, Nothing {}).await
}

/// The client has read the alarms. A server that shows less than before counts as restored from then on.
pub(crate) async fn alarms_seen(app: &App, _: Nothing) -> Result<SyncStatus, AppError> {
    change(app, |standing| {
        standing.alarms.clear();
        standing.accepted = true;
    })
    .await?;
    app.sync.wake();
    status(app, Nothing {}).await
}

/// Changes where sync stands, once no round goes on.
///
/// # Errors
/// [`Code::NotFound`] where there is no sync.
pub(crate) async fn change(app: &App, change: impl FnOnce(&mut Standing)) -> Result<(), AppError> {
    let _turn = app.sync.turn.lock().await;
    let store = app.store().await?;
    let mut standing = standing(&store).await?.ok_or(Code::NotFound)?;
    change(&mut standing);
    let mut writer = store.writer().await;
    taking::keep(writer.connection(), &standing)
        .await
        .map_err(super::client::Failure::error)
}
