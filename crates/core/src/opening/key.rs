//! Finding the vault's key, or making the first one.

use super::MakeWith;
use crate::app::App;
use crate::error::{AppError, Code};
use crate::ports::KeyStoreError;
use crate::store::folder::{Card, Slot};
use trellis_sealing::{Cost, KeyBytes, PassphraseSlot, SlotError, fingerprint};

/// What was found.
pub(super) enum Found {
    /// The key.
    Key(KeyBytes),
    /// Nothing, and no key store to keep a new key in: the client chooses.
    Choose,
    /// A passphrase is wanted.
    Passphrase,
}

/// Finds the key of the vault in the app's folder. Where there is no vault yet, makes a key and
/// keeps it in the key store.
pub(super) async fn find(app: &App) -> Result<Found, AppError> {
    app.folder.make()?;
    let Some(card) = app.folder.card()? else {
        return find_without_card(app).await;
    };
    let key = match card.slot {
        Slot::Passphrase { .. } => return Ok(Found::Passphrase),
        Slot::KeyFile => app.folder.key_file()?,
        Slot::KeyStore => load(app).await.map_err(|error| match error {
            KeyStoreError::Locked => Code::KeyStoreLocked,
            KeyStoreError::Absent | KeyStoreError::Trouble => Code::NoKeyStore,
        })?,
    };
    let key = key
        .filter(|key| fingerprint(key) == card.fingerprint)
        .ok_or(Code::WrongKey)?;
    Ok(Found::Key(key))
}

/// No card: a first start, or one that was cut short, or a card that got lost.
async fn find_without_card(app: &App) -> Result<Found, AppError> {
    let has_database = app.folder.has_database();
    match load(app).await {
        Ok(Some(key)) => Ok(Found::Key(key)),
        Ok(None) if has_database => Err(Code::WrongKey.into()),
        Err(KeyStoreError::Locked) => Err(Code::KeyStoreLocked.into()),
        Err(_) if has_database => Err(Code::NoKeyStore.into()),
        Err(_) => Ok(Found::Choose),
        Ok(None) => {
            let key = KeyBytes::new(app.ports.random());
            // A key that cannot be read back is not kept.
            if save(app, &key).await.is_ok()
                && load(app)
                    .await
                    .is_ok_and(|kept| kept.as_ref() == Some(&key))
            {
                Ok(Found::Key(key))
            } else {
                Ok(Found::Choose)
            }
        }
    }
}

/// Makes a key and keeps it as the client chose.
pub(super) async fn make(app: &App, with: MakeWith) -> Result<KeyBytes, AppError> {
    if !matches!(find(app).await?, Found::Choose) {
        return Err(Code::NotValid.into());
    }
    let key = KeyBytes::new(app.ports.random());
    let slot = match with {
        MakeWith::KeyFile => {
            app.folder.save_key_file(&key)?;
            Slot::KeyFile
        }
        MakeWith::Passphrase { passphrase } => {
            let (key, random) = (key.clone(), app.ports.random());
            let slot = on_a_thread(move || {
                PassphraseSlot::seal(&key, &passphrase, Cost::default(), &random)
            })
            .await?;
            Slot::Passphrase {
                slot: slot.map_err(code)?,
            }
        }
    };
    app.folder.save_card(&Card {
        version: 1,
        fingerprint: fingerprint(&key),
        slot,
    })?;
    Ok(key)
}

/// The key that a passphrase opens.
pub(super) async fn unwrap(app: &App, passphrase: String) -> Result<KeyBytes, AppError> {
    let Some(Card {
        slot: Slot::Passphrase { slot },
        fingerprint: known,
        ..
    }) = app.folder.card()?
    else {
        return Err(Code::NotValid.into());
    };
    let key = on_a_thread(move || slot.open(&passphrase))
        .await?
        .map_err(code)?;
    if fingerprint(&key) == known {
        Ok(key)
    } else {
        Err(Code::WrongKey.into())
    }
}

/// Once the vault is open, writes the card if there is none.
pub(super) async fn remember(app: &App, key: &KeyBytes) -> Result<(), AppError> {
    if app.folder.card()?.is_none() {
        app.folder.save_card(&Card {
            version: 1,
            fingerprint: fingerprint(key),
            slot: Slot::KeyStore,
        })?;
    }
    Ok(())
}

/// What a failed opening means. To the cipher a wrong key and a damaged first page look the same;
/// the card knows whether the key was right. Without a card it is more likely the wrong key.
pub(super) fn judge(app: &App, error: AppError) -> AppError {
    let unsure = error.code == Code::Damaged && !matches!(app.folder.card(), Ok(Some(_)));
    if unsure { Code::WrongKey.into() } else { error }
}

fn code(error: SlotError) -> Code {
    match error {
        SlotError::TooShort => Code::ShortPassphrase,
        SlotError::WrongSecret => Code::WrongPassphrase,
        SlotError::Newer => Code::NewerVault,
        SlotError::Damaged => Code::Damaged,
    }
}

async fn load(app: &App) -> Result<Option<KeyBytes>, KeyStoreError> {
    let keys = app.ports.keys.clone();
    on_a_thread(move || keys.load())
        .await
        .map_err(|_| KeyStoreError::Trouble)?
}

async fn save(app: &App, key: &KeyBytes) -> Result<(), KeyStoreError> {
    let (keys, key) = (app.ports.keys.clone(), key.clone());
    on_a_thread(move || keys.save(&key))
        .await
        .map_err(|_| KeyStoreError::Trouble)?
}

/// Runs what may block, or work long, where nothing else waits for it.
async fn on_a_thread<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, AppError> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|_| Code::Trouble.into())
}
