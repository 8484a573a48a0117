//! The lock, and the recovery words: the ways to the vault's key that the client holds.
//!
//! The lock is off until the client turns it on. While it is on, the key store has no more than a
//! secret that is mixed into it, so neither the device's files nor its key store open the vault by
//! themselves. While the app *is locked* the vault is closed, its key is gone from memory, and every
//! command but the few of [`WHILE_LOCKED`] is answered with [`Code::Locked`].
//!
//! - `state`: what this run knows of the lock.
//! - `proof`: from what the client types to the key.
//! - `tries`: the waits after wrong tries.
//! - `steps`: a change of the ways to the key, safe at each step.
//! - `keys`: the key store.
//! - `biometry`: the client's finger or face, beside what is typed.
//! - `words`: the recovery words.
//! - `auto`: locking, by hand and by itself.
//! - `notices`: what comes while the app is locked.

mod auto;
pub(crate) mod biometry;
pub(crate) mod keys;
mod notices;
pub(crate) mod proof;
pub(crate) mod state;
pub(crate) mod steps;
#[cfg(test)]
mod tests;
mod tries;
pub(crate) mod words;

pub use crate::store::card::AutoLock;
pub(crate) use auto::{Stir, now, stir};
pub(crate) use proof::own_words;

use crate::api::Nothing;
use crate::app::App;
use crate::error::{AppError, Code};
use crate::ports::{Biometry, KeyBytes, KeyName, KeyStoreError};
use crate::store::card::{Card, Slot};
use keys::on_a_thread;
use serde::{Deserialize, Serialize};
use trellis_sealing::{Cost, LockKind, LockSlot, Recipient};
use ts_rs::TS;

/// The commands that are answered while the app is locked: the ways in, saving what can be read of a
/// vault that does not open (which asks for the lock as well), locking itself, and *Support now*, which
/// then has nothing of the vault.
pub(crate) const WHILE_LOCKED: [&str; 9] = [
    "start",
    "vault_try_again",
    "vault_unlock",
    "vault_unlock_words",
    "vault_unlock_biometry",
    "vault_save",
    "lock_now",
    "lock_stir",
    "support_now",
];

/// What the client types to open the app.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LockWay {
    /// Six digits or more.
    Pin,
    /// Eight characters or more.
    Passphrase,
}

/// What is known of a lock that is on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct LockOn {
    /// What the client types.
    pub way: LockWay,
    /// When the app locks by itself.
    pub auto_lock: AutoLock,
    /// How many seconds are still to be waited before the next try.
    pub wait: u32,
    /// Whether the client's finger or face opens it as well.
    pub biometry: ByBiometry,
}

/// Whether the client's finger or face opens the lock.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ByBiometry {
    /// It does not.
    No,
    /// It does, when they ask for it.
    Offered,
    /// It does, and is asked for by itself, this once: the app has just begun, and nobody locked it.
    Asked,
}

/// The lock and the recovery words, as their screen shows them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct LockView {
    /// The lock; none: it is off.
    pub lock: Option<LockOn>,
    /// Whether it can be turned off: only where a key store can hold the key instead.
    pub can_be_off: bool,
    /// Whether there are recovery words.
    pub words: bool,
    /// Whether the vault was opened by recovery words: then a new lock asks for nothing else.
    pub by_words: bool,
    /// Whether this device can bind the lock to the client's finger or face.
    pub biometry: Biometry,
}

/// What shows that it is the client who asks: one of them, or neither where there is no lock.
#[derive(Clone, Default, Serialize, Deserialize, TS)]
pub struct Proof {
    /// The PIN or the passphrase.
    pub typed: Option<String>,
    /// The recovery words.
    pub words: Option<String>,
}

/// Turns the lock on, or changes it.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct LockSet {
    /// By whom.
    pub proof: Proof,
    /// What is to be typed from now on.
    pub way: LockWay,
    /// The new PIN or passphrase.
    pub typed: String,
}

impl std::fmt::Debug for Proof {
    /// Says nothing of it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Proof")
    }
}

impl std::fmt::Debug for LockSet {
    /// Says nothing of it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LockSet")
    }
}

impl From<LockKind> for LockWay {
    fn from(kind: LockKind) -> Self {
        match kind {
            LockKind::Pin => Self::Pin,
            LockKind::Passphrase => Self::Passphrase,
        }
    }
}

impl From<LockWay> for LockKind {
    fn from(way: LockWay) -> Self {
        match way {
            LockWay::Pin => Self::Pin,
            LockWay::Passphrase => Self::Passphrase,
        }
    }
}

/// Whom backups are locked for: the half of the recovery words that is no secret. None: there are no
/// words.
///
/// # Errors
/// What the disk says.
pub(crate) fn backup_recipient(app: &App) -> Result<Option<Recipient>, AppError> {
    Ok(app.folder.card()?.and_then(|card| card.recipient))
}

/// The lock and the recovery words as they stand.
///
/// # Errors
/// What the disk says.
pub(crate) async fn get(app: &App, _: Nothing) -> Result<LockView, AppError> {
    app.store().await?;
    view(app, &card(app)?).await
}

/// Turns the lock on, or changes it. The database is not touched: its key is wrapped anew.
///
/// # Errors
/// [`Code::ShortPin`] or [`Code::ShortPassphrase`]; [`Code::WrongPin`], [`Code::WrongPassphrase`] or
/// [`Code::WrongWords`] where the client did not show who they are; [`Code::TooSoon`]; what the key
/// store and the disk say.
pub(crate) async fn set(
    app: &App,
    LockSet { proof, way, typed }: LockSet,
) -> Result<LockView, AppError> {
    let typed = zeroize::Zeroizing::new(typed);
    let _one_at_a_time = app.opening.lock().await;
    app.store().await?;
    let now = card(app)?;
    if !long_enough(way, &typed) {
        return Err(short(way));
    }
    let key = proof::key(app, &now, proof).await?;
    let (mix, fresh) = mix(app, &now).await?;
    let slot = wrap(app, &key, way, &typed, mix.clone()).await?;
    // A finger opens the new lock like the old one, unless it needs what the key store has lost.
    let finger = now.biometry().filter(|_| !fresh).cloned();
    let next = now.with(Slot::Lock { slot }).with_biometry(finger);
    let keep = mix.filter(|_| fresh).map(|mix| (KeyName::Lock, mix));
    steps::change(app, &now, &next, keep).await?;
    app.lock.changed(app, &next, true)?;
    tracing::info!(event = "lock_set");
    view(app, &next).await
}

/// Turns the lock off: the key goes back to the key store.
///
/// # Errors
/// As [`set`]; [`Code::NoKeyStore`] where no key store can hold the key.
pub(crate) async fn off(app: &App, proof: Proof) -> Result<LockView, AppError> {
    let _one_at_a_time = app.opening.lock().await;
    app.store().await?;
    let now = card(app)?;
    if now.lock().is_none() {
        return Err(Code::NotValid.into());
    }
    let key = proof::key(app, &now, proof).await?;
    let next = now.with(Slot::KeyStore);
    crate::crisis::seen::forget(app)?;
    steps::change(app, &now, &next, Some((KeyName::Vault, key))).await?;
    app.lock.changed(app, &next, true)?;
    tracing::info!(event = "lock_off");
    view(app, &next).await
}

/// Says when the app locks by itself.
///
/// # Errors
/// What the disk says.
pub(crate) async fn auto_lock(app: &App, auto_lock: AutoLock) -> Result<LockView, AppError> {
    let _one_at_a_time = app.opening.lock().await;
    app.store().await?;
    let mut next = card(app)?;
    next.auto_lock = auto_lock;
    app.folder.save_card(&next)?;
    app.lock.changed(app, &next, false)?;
    view(app, &next).await
}

/// Wraps the key for a client who chose a passphrase or a PIN.
pub(crate) async fn wrap(
    app: &App,
    key: &KeyBytes,
    way: LockWay,
    typed: &str,
    mix: Option<KeyBytes>,
) -> Result<LockSlot, AppError> {
    if !long_enough(way, typed) {
        return Err(short(way));
    }
    let (key, typed, random) = (
        key.clone(),
        zeroize::Zeroizing::new(typed.to_owned()),
        app.ports.random(),
    );
    let clock = app.ports.clock.clone();
    let slot = on_a_thread(move || {
        let began = clock.steady();
        Cost::FLOOR.spend()?;
        let cost = Cost::fitting(clock.steady().saturating_sub(began));
        LockSlot::seal(&key, way.into(), &typed, mix.as_ref(), cost, &random)
    });
    slot.await?.map_err(|error| proof::told(error, way))
}

fn long_enough(way: LockWay, typed: &str) -> bool {
    match way {
        LockWay::Pin => {
            typed.len() >= trellis_sealing::SHORTEST_PIN
                && typed.bytes().all(|digit| digit.is_ascii_digit())
        }
        LockWay::Passphrase => typed.chars().count() >= trellis_sealing::SHORTEST,
    }
}

fn short(way: LockWay) -> AppError {
    match way {
        LockWay::Pin => Code::ShortPin.into(),
        LockWay::Passphrase => Code::ShortPassphrase.into(),
    }
}

/// The secret to mix into a lock, and whether it is a new one. None where there is no key store, which
/// is known only of a vault whose key is not in one.
async fn mix(app: &App, now: &Card) -> Result<(Option<KeyBytes>, bool), AppError> {
    let in_store = now.needs(KeyName::Vault) || now.needs(KeyName::Lock);
    match keys::load(app, KeyName::Lock).await {
        Ok(Some(mix)) => Ok((Some(mix), false)),
        Ok(None) => Ok((Some(app.ports.key()), true)),
        Err(KeyStoreError::Absent) if !in_store => Ok((None, false)),
        Err(error) => Err(error.into()),
    }
}

fn card(app: &App) -> Result<Card, AppError> {
    app.folder.card()?.ok_or_else(|| Code::NotFound.into())
}

async fn view(app: &App, card: &Card) -> Result<LockView, AppError> {
    let lock = app.lock.on(app, card)?;
    let can_be_off = lock.is_none() || keys::load(app, KeyName::Vault).await.is_ok();
    Ok(LockView {
        lock,
        can_be_off,
        words: card.recovery().is_some(),
        by_words: app.lock.by_words().is_some(),
        biometry: biometry::state(app).await,
    })
}
