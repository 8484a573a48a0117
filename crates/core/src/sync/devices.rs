//! The client's devices: one leaves, one comes back by the recovery words, this one stops.

use super::begin::{device_keys, enter, leave};
use super::client::Failure;
use super::erasing::keep_receipt;
use super::held::draw;
use super::round::{Round, standing};
use super::sabotage::{Guard, is_out};
use super::standing::Standing;
use super::status::{self, status};
use super::view::{SyncDeviceAsk, SyncRecover, SyncStatus, SyncStop, SyncWords};
use crate::api::Nothing;
use crate::app::App;
use crate::error::{AppError, Code};
use trellis_protocol::{Code as Said, Device, Invitation};
use trellis_sealing::{Holder, LogError, Membership, RecoveryWords, ServerKey};
use zeroize::Zeroizing;

/// Removes a device: from here on there are new keys, which it does not get.
///
/// # Errors
/// [`Code::NotFound`] where it is none of the client's, [`Code::NotValid`] where it is this one;
/// [`Code::Unreachable`].
pub(crate) async fn remove(app: &App, asked: SyncDeviceAsk) -> Result<SyncStatus, AppError> {
    let device: Device = asked.device.parse().map_err(|_| Code::NotValid)?;
    {
        let _turn = app.sync.turn.lock().await;
        let mut tries = 3;
        loop {
            match remove_once(app, device).await {
                // Somebody else changed the list meanwhile: once more, on top of that.
                Err(Failure::Said(Said::Moved, _)) if tries > 0 => tries -= 1,
                done => break done.map_err(Failure::error)?,
            }
        }
    }
    app.sync.wake();
    status(app, Nothing {}).await
}

async fn remove_once(app: &App, device: Device) -> Result<(), Failure> {
    let round = Round::begin(app).await?;
    let mut round = round.ok_or(AppError::from(Code::NotFound))?;
    // Everything that it wrote and that is there counts.
    round.run().await?;
    if device == round.standing.device {
        return Err(AppError::from(Code::NotValid).into());
    }
    let held = round.held();
    if !held.membership.devices().any(|card| card.device == device) {
        return Err(AppError::from(Code::NotFound).into());
    }
    let mut known = round.standing.clone();
    let photos_known = known.cursors[1].left() == 0;
    let photos = match photos_known {
        true => known.chain(device, 1).top,
        // Not looked at yet, over this network: they all count.
        false => u64::MAX,
    };
    let last = [known.chain(device, 0).top, photos];
    let by = Holder::Device(&held.keys);
    let grown = held
        .membership
        .make_device_removed(by, device, last, &mut draw(&app.ports));
    let grown = grown.map_err(|_| AppError::from(Code::NotFound))?;
    let has = u32::try_from(held.log.len()).unwrap_or(u32::MAX);
    round.client().append(has, &grown.entries).await?;
    round.grow(grown.entries).await
}

/// The address of a server whose name was typed.
pub(crate) fn address(server: &str) -> Result<String, AppError> {
    // As a typed invitation has it, whatever the code.
    let nothing = "00000-00000-00000-00000-00000";
    let read = Invitation::read_code(server, nothing);
    Ok(read.map_err(|_| Code::NotAnInvitation)?.server)
}

/// Comes back to a vault with the recovery words alone.
///
/// # Errors
/// [`Code::WrongWords`], [`Code::ServerRefused`] where nobody is known there by these words,
/// [`Code::NotYourCopy`] where what the server shows is not the vault that these words vouched for,
/// [`Code::Unreachable`], [`Code::AlreadySynced`].
pub(crate) async fn recover(app: &App, asked: SyncRecover) -> Result<SyncStatus, AppError> {
    let name = status::name(&asked.name)?;
    let server = address(&asked.server)?;
    let words = Zeroizing::new(asked.words);
    let words = RecoveryWords::read(&words).map_err(|_| Code::WrongWords)?;
    {
        let _turn = app.sync.turn.lock().await;
        let done = recover_now(app, &server, &words, name).await;
        done.map_err(Failure::error)?;
    }
    app.sync.wake();
    status(app, Nothing {}).await
}

async fn recover_now(
    app: &App,
    server: &str,
    words: &RecoveryWords,
    name: String,
) -> Result<(), Failure> {
    let store = app.store().await?;
    if standing(&store).await?.is_some() {
        return Err(AppError::from(Code::AlreadySynced).into());
    }
    let client = app.sync.client(app, server);
    let hello = client.hello().await?;
    let recovery = words.derive_keys();
    let mut log = client.recovery(recovery.card().locator).await?;
    let vault = log.first().ok_or(Failure::Nonsense)?.vault();
    // The vault's name comes from the server, and it is the words that vouch for it: in the first entry,
    // or where they took the place of others.
    let not_yours = AppError::from(Code::NotYourCopy);
    let membership = Membership::read(vault, &log).map_err(|error| match error {
        LogError::Newer => Failure::Said(Said::Version, None),
        _ => not_yours.into(),
    })?;
    if *membership.recovery() != recovery.card() {
        return Err(not_yours.into());
    }
    let keys = device_keys(app, &store).await?;
    let by = Holder::Recovery(&recovery);
    let grown = membership.make_device_added(by, &keys.card(), &mut draw(&app.ports));
    let grown = grown.map_err(|_| Failure::Nonsense)?;
    let client = client.by(vault, &keys);
    let has = u32::try_from(log.len()).unwrap_or(u32::MAX);
    client.append(has, &grown.entries).await?;
    log.extend(grown.entries);
    let key = ServerKey::pinned(hello.key.0);
    let standing = Standing::first(server, &hello, key, vault, keys.device(), name);
    Ok(enter(app, &store, &standing, &keys, &log).await?)
}

/// Other recovery words lead back from now on; those before no longer do.
///
/// # Errors
/// [`Code::WrongWords`] where they are not those of the vault here, [`Code::NotFound`] where there is no copy, [`Code::Unreachable`].
pub(crate) async fn set_words(app: &App, asked: SyncWords) -> Result<SyncStatus, AppError> {
    let words = crate::lock::own_words(app, asked.words)?;
    {
        let _turn = app.sync.turn.lock().await;
        set_words_now(app, &words).await.map_err(Failure::error)?;
    }
    app.sync.wake();
    status(app, Nothing {}).await
}

async fn set_words_now(app: &App, words: &RecoveryWords) -> Result<(), Failure> {
    let round = Round::begin(app).await?;
    let mut round = round.ok_or(AppError::from(Code::NotFound))?;
    round.run().await?;
    let held = round.held();
    let recovery = words.derive_keys();
    if *held.membership.recovery() == recovery.card() {
        return Ok(());
    }
    let by = Holder::Device(&held.keys);
    let grown = held
        .membership
        .make_new_recovery(by, &recovery, &mut draw(&app.ports));
    let grown = grown.map_err(|_| Failure::Nonsense)?;
    let has = u32::try_from(held.log.len()).unwrap_or(u32::MAX);
    round.client().append(has, &grown.entries).await?;
    round.grow(grown.entries).await
}

/// Stops keeping a copy on the server.
///
/// # Errors
/// [`Code::NotFound`] where there is no sync; [`Code::Unreachable`] where the copy was to be erased and
/// nobody confirmed it: then nothing has changed.
pub(crate) async fn stop(app: &App, asked: SyncStop) -> Result<SyncStatus, AppError> {
    {
        let _turn = app.sync.turn.lock().await;
        let store = app.store().await?;
        let standing = standing(&store).await?.ok_or(Code::NotFound)?;
        if asked.erase {
            erase(app, &standing).await.map_err(Failure::error)?;
        }
        leave(app, &store).await?;
    }
    app.tell_changed();
    status(app, Nothing {}).await
}

async fn erase(app: &App, standing: &Standing) -> Result<(), Failure> {
    let store = app.store().await?;
    let held = super::held::Held::load(&store, standing).await?;
    drop(store);
    let client = app.sync.client(app, &standing.server);
    let client = client.by(standing.vault, &held.keys);
    let receipt = match client.erase_all().await {
        Ok(receipt) => receipt,
        // It is not there any more: another device did it.
        Err(Failure::Said(Said::Gone, _)) => return Ok(()),
        Err(failure) => return Err(failure),
    };
    let key = ServerKey::pinned(standing.key.0);
    let checked = key.check(&receipt, standing.vault);
    if checked.is_err() && !is_out(Guard::Receipt) {
        return Err(Failure::Nonsense);
    }
    let store = app.store().await?;
    let mut writer = store.writer().await;
    keep_receipt(writer.connection(), &receipt).await
}
