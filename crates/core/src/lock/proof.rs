//! From what the client types to the key.

use super::keys::{self, on_a_thread};
use super::{LockWay, Proof};
use crate::app::App;
use crate::error::{AppError, Code};
use crate::ports::{KeyBytes, KeyName};
use crate::store::card::{Card, Slot};
use trellis_sealing::{LockKind, RecoverySlot, RecoveryWords, SlotError};
use zeroize::Zeroizing;

/// The key, for whoever shows that they may change the lock: by what they type, by the recovery words,
/// or by having come in with these. Where there is no lock, whoever is in may.
pub(crate) async fn key(app: &App, card: &Card, proof: Proof) -> Result<KeyBytes, AppError> {
    if let Some(words) = proof.words {
        return by_words(card, words);
    }
    if let Some(key) = app.lock.by_words() {
        return card.known(Some(key));
    }
    match (card.lock(), proof.typed) {
        (Some(_), Some(typed)) => by_typed(app, card, typed).await,
        (Some(kind), None) => Err(told(SlotError::WrongSecret, kind.into())),
        (None, _) => without(app, card).await,
    }
}

/// The key that the lock opens.
///
/// # Errors
/// [`Code::WrongPin`] or [`Code::WrongPassphrase`]; [`Code::TooSoon`]; [`Code::NotValid`] where there
/// is no lock; [`Code::WrongKey`] where the key store has lost its part; what the key store says.
pub(crate) async fn by_typed(app: &App, card: &Card, typed: String) -> Result<KeyBytes, AppError> {
    let typed = Zeroizing::new(typed);
    let Some(slot) = card.slots.iter().find(|slot| is_lock(slot)).cloned() else {
        return Err(Code::NotValid.into());
    };
    let way = card.lock().unwrap_or(LockKind::Passphrase).into();
    let mix = if card.needs(KeyName::Lock) {
        let mix = keys::load(app, KeyName::Lock).await?;
        Some(mix.ok_or(Code::WrongKey)?)
    } else {
        None
    };
    app.lock.waiting().count(app)?;
    let opened = on_a_thread(move || match &slot {
        Slot::Lock { slot } => slot.open(&typed, mix.as_ref()),
        Slot::Passphrase { slot } => slot.open(&typed),
        _ => Err(SlotError::Damaged),
    });
    let key = opened.await?.map_err(|error| told(error, way))?;
    let key = card.known(Some(key))?;
    app.lock.waiting().forgive(app)?;
    Ok(key)
}

/// The key that the recovery words open. They cannot be guessed, so no try at them is counted.
///
/// # Errors
/// [`Code::WrongWords`]; [`Code::NotValid`] where the vault has no words.
pub(crate) fn by_words(card: &Card, words: String) -> Result<KeyBytes, AppError> {
    let words = Zeroizing::new(words);
    let slot = card.recovery().ok_or(Code::NotValid)?;
    let words = RecoveryWords::read(&words).map_err(|_| Code::WrongWords)?;
    opened(card, slot, &words)
}

/// The client's recovery words, if they are those of the vault here: any twelve that belong together could
/// be a slip of the pen, and what they are then good for would be found out when it is too late.
///
/// # Errors
/// [`Code::WrongWords`], also where the vault has no words yet; what the disk says.
pub(crate) fn own_words(app: &App, words: String) -> Result<RecoveryWords, AppError> {
    let words = Zeroizing::new(words);
    let words = RecoveryWords::read(&words).map_err(|_| Code::WrongWords)?;
    let card = super::card(app)?;
    opened(&card, card.recovery().ok_or(Code::WrongWords)?, &words)?;
    Ok(words)
}

fn opened(card: &Card, slot: &RecoverySlot, words: &RecoveryWords) -> Result<KeyBytes, AppError> {
    let key = slot.open(words).map_err(|error| match error {
        SlotError::Newer => Code::NewerVault,
        SlotError::Damaged => Code::Damaged,
        SlotError::TooShort | SlotError::WrongSecret => Code::WrongWords,
    })?;
    card.known(Some(key))
}

/// The key of a vault that has no lock.
pub(crate) async fn without(app: &App, card: &Card) -> Result<KeyBytes, AppError> {
    let in_file = card.slots.iter().any(|slot| matches!(slot, Slot::KeyFile));
    let key = if in_file {
        app.folder.key_file()?
    } else {
        keys::load(app, KeyName::Vault).await?
    };
    card.known(key)
}

fn is_lock(slot: &Slot) -> bool {
    matches!(slot, Slot::Lock { .. } | Slot::Passphrase { .. })
}

/// What a slot's trouble means for who typed.
pub(super) fn told(error: SlotError, way: LockWay) -> AppError {
    let code = match (error, way) {
        (SlotError::TooShort, LockWay::Pin) => Code::ShortPin,
        (SlotError::TooShort, LockWay::Passphrase) => Code::ShortPassphrase,
        (SlotError::WrongSecret, LockWay::Pin) => Code::WrongPin,
        (SlotError::WrongSecret, LockWay::Passphrase) => Code::WrongPassphrase,
        (SlotError::Newer, _) => Code::NewerVault,
        (SlotError::Damaged, _) => Code::Damaged,
    };
    code.into()
}
