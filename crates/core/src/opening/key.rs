//! Finding the vault's key, or making the first one.

use super::MakeWith;
use crate::app::App;
use crate::error::{AppError, Code};
use crate::lock::{LockWay, keys, proof, wrap};
use crate::ports::{KeyBytes, KeyName, KeyStoreError};
use crate::store::card::{Card, Slot};

/// What was found.
pub(super) enum Found {
    /// The key, and the card that says it is.
    Key(KeyBytes, Option<Card>),
    /// Nothing, and no key store to keep a new key in: the client chooses.
    Choose,
    /// The lock is on: what the client types is wanted.
    Locked(Card),
    /// The key is not to be had.
    Not(AppError, Option<Card>),
}

/// Finds the key of the vault in the app's folder. Where there is no vault yet, makes a key and
/// keeps it in the key store.
pub(super) async fn find(app: &App) -> Found {
    let card = match app.folder.make().and_then(|()| app.folder.card()) {
        Ok(card) => card,
        Err(error) => return Found::Not(error, None),
    };
    let Some(card) = card else {
        return match find_without_card(app).await {
            Ok(found) => found,
            Err(error) => Found::Not(error, None),
        };
    };
    if card.lock().is_some() {
        return Found::Locked(card);
    }
    match proof::without(app, &card).await {
        Ok(key) => Found::Key(key, Some(card)),
        Err(error) => Found::Not(error, Some(card)),
    }
}

/// No card: a first start, or one that was cut short, or a card that got lost.
async fn find_without_card(app: &App) -> Result<Found, AppError> {
    let has_database = app.folder.has_database();
    match keys::load(app, KeyName::Vault).await {
        Ok(Some(key)) => Ok(Found::Key(key, None)),
        Ok(None) if has_database => Err(Code::WrongKey.into()),
        Err(KeyStoreError::Locked) => Err(Code::KeyStoreLocked.into()),
        Err(_) if has_database => Err(Code::NoKeyStore.into()),
        Err(_) => Ok(Found::Choose),
        Ok(None) => {
            let key = app.ports.key();
            // A key that cannot be read back is not kept.
            if keys::save(app, KeyName::Vault, &key).await.is_ok()
                && keys::load(app, KeyName::Vault)
                    .await
                    .is_ok_and(|kept| kept.as_ref() == Some(&key))
            {
                Ok(Found::Key(key, None))
            } else {
                Ok(Found::Choose)
            }
        }
    }
}

/// Makes a key and keeps it as the client chose.
pub(super) async fn make(app: &App, with: MakeWith) -> Result<(KeyBytes, Card), AppError> {
    match find(app).await {
        Found::Choose => {}
        Found::Not(error, _) => return Err(error),
        Found::Key(..) | Found::Locked(_) => return Err(Code::NotValid.into()),
    }
    let key = app.ports.key();
    let slot = match with {
        MakeWith::KeyFile => {
            app.folder.save_key_file(&key)?;
            Slot::KeyFile
        }
        MakeWith::Passphrase { passphrase } => {
            let passphrase = zeroize::Zeroizing::new(passphrase);
            let slot = wrap(app, &key, LockWay::Passphrase, &passphrase, None).await?;
            Slot::Lock { slot }
        }
    };
    let card = Card::new(&key, slot);
    app.folder.save_card(&card)?;
    Ok((key, card))
}

/// Once the vault is open, writes the card if there is none.
pub(super) fn remember(app: &App, key: &KeyBytes) -> Result<Card, AppError> {
    let card = Card::new(key, Slot::KeyStore);
    app.folder.save_card(&card)?;
    Ok(card)
}

/// Once the vault was opened by recovery words, puts the key back where it belongs, if that is the key
/// store and it can be reached: then the next start needs no words.
pub(super) async fn put_back(app: &App, card: &Card, key: &KeyBytes) {
    if card.needs(KeyName::Vault) && keys::save(app, KeyName::Vault, key).await.is_err() {
        tracing::warn!(event = "key_not_put_back");
    }
}

/// What a failed opening means. To the cipher a wrong key and a damaged first page look the same;
/// the card knows whether the key was right. Without a card it is more likely the wrong key.
pub(super) fn judge(card: Option<&Card>, error: AppError) -> AppError {
    let unsure = error.code == Code::Damaged && card.is_none();
    if unsure { Code::WrongKey.into() } else { error }
}
