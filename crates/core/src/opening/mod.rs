//! Opening the vault: finding its key, and saying plainly what is the matter where that does not work.
//!
//! The rules: never a new key where there is a vault already, and a vault that does not open is
//! never repaired by deleting it.

mod key;
#[cfg(test)]
mod tests;

use crate::api::Nothing;
use crate::app::App;
use crate::error::{AppError, Code};
use crate::store::{Folder, Store};
use crate::today::{Today, first};
use key::Found;
use serde::{Deserialize, Serialize};
use trellis_domain::settings::{Look, Settings};
use trellis_sealing::KeyBytes;
use ts_rs::TS;

/// Where the app stands, and the first screen's data once the vault is open.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Start {
    /// Where the app stands.
    pub phase: Phase,
    /// What is the matter, in phase `failed`.
    pub failure: Option<Code>,
    /// The client's settings, once open.
    pub settings: Option<Settings>,
    /// How the app looks on this device, once open.
    pub look: Option<Look>,
    /// The first screen, once open.
    pub today: Option<Today>,
    /// Whether there is a safety copy to go back to.
    pub safety_copy: bool,
}

/// Where the app stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// The vault is open.
    Ready,
    /// This device has no key store, and there is no vault yet: the client chooses how to keep the key.
    Choose,
    /// The vault wants its passphrase.
    Passphrase,
    /// The vault cannot be opened.
    Failed,
}

/// How to keep the key where there is no key store.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct Make {
    /// How.
    pub with: MakeWith,
}

/// How to keep the key where there is no key store.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum MakeWith {
    /// Wrapped by a passphrase of at least 8 characters.
    Passphrase {
        /// The passphrase.
        passphrase: String,
    },
    /// In a file beside the vault: whoever has the device's files can read the vault.
    KeyFile,
}

/// Opens a vault with its passphrase.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct Unlock {
    /// The passphrase.
    pub passphrase: String,
}

impl std::fmt::Debug for Make {
    /// Says nothing of the passphrase.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Make")
    }
}

impl std::fmt::Debug for Unlock {
    /// Says nothing of the passphrase.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Unlock")
    }
}

/// Opens the vault where it can: the first thing a screen asks for, and *Try again* after a failure.
/// A vault that is open already stays open.
pub(crate) async fn start(app: &App, _: Nothing) -> Result<Start, AppError> {
    let _one_at_a_time = app.opening.lock().await;
    if app.store().await.is_ok() {
        return ready(app).await;
    }
    let found = match key::find(app).await {
        Ok(found) => found,
        Err(error) => return failed(app, error),
    };
    match found {
        Found::Key(key) => open(app, &key).await,
        Found::Choose => Ok(standing(app, Phase::Choose)),
        Found::Passphrase => Ok(standing(app, Phase::Passphrase)),
    }
}

/// Makes a vault whose key is kept as the client chose.
///
/// # Errors
/// [`Code::ShortPassphrase`]; [`Code::NotValid`] where there is a vault, or a key store, already.
pub(crate) async fn make(app: &App, Make { with }: Make) -> Result<Start, AppError> {
    let _one_at_a_time = app.opening.lock().await;
    match key::make(app, with).await {
        Ok(key) => open(app, &key).await,
        Err(error)
            if matches!(
                error.code,
                Code::ShortPassphrase | Code::NotValid | Code::DiskFull
            ) =>
        {
            Err(error)
        }
        Err(error) => failed(app, error),
    }
}

/// Opens the vault with its passphrase.
///
/// # Errors
/// [`Code::WrongPassphrase`]; [`Code::NotValid`] where the vault has none.
pub(crate) async fn unlock(app: &App, Unlock { passphrase }: Unlock) -> Result<Start, AppError> {
    let _one_at_a_time = app.opening.lock().await;
    match key::unwrap(app, passphrase).await {
        Ok(key) => open(app, &key).await,
        Err(error) if matches!(error.code, Code::WrongPassphrase | Code::NotValid) => Err(error),
        Err(error) => failed(app, error),
    }
}

/// Goes back to the newest safety copy. The damaged file is kept aside.
///
/// # Errors
/// [`Code::NotValid`] where the vault is open; [`Code::NotFound`] where there is no copy.
pub(crate) async fn use_safety_copy(app: &App, nothing: Nothing) -> Result<Start, AppError> {
    closed(app).await?.use_safety_copy()?;
    start(app, nothing).await
}

/// Puts a vault that cannot be opened aside, whole, and begins a new one.
///
/// # Errors
/// [`Code::NotValid`] where the vault is open.
pub(crate) async fn set_aside(app: &App, nothing: Nothing) -> Result<Start, AppError> {
    closed(app).await?.set_aside()?;
    start(app, nothing).await
}

async fn closed(app: &App) -> Result<&Folder, AppError> {
    if app.store().await.is_ok() {
        Err(Code::NotValid.into())
    } else {
        Ok(&app.folder)
    }
}

async fn open(app: &App, key: &KeyBytes) -> Result<Start, AppError> {
    match Store::open(&app.folder, key, app.ports.random()).await {
        Ok(store) => {
            app.open(store).await;
            key::remember(app, key).await?;
            ready(app).await
        }
        Err(error) => failed(app, key::judge(app, error)),
    }
}

/// An open vault can still turn out to be damaged when its first page is read.
async fn ready(app: &App) -> Result<Start, AppError> {
    let store = app.store().await?;
    match first(&store, app.ports.clock.as_ref()).await {
        Ok(first) => {
            crate::deleted::day_began(app, &store, first.today.day).await;
            tracing::info!(event = "ready");
            Ok(Start {
                settings: Some(first.settings),
                look: Some(first.look),
                today: Some(first.today),
                ..standing(app, Phase::Ready)
            })
        }
        Err(error) if error.code == Code::Damaged => {
            drop(store);
            app.close().await;
            failed(app, error)
        }
        Err(error) => Err(error),
    }
}

fn standing(app: &App, phase: Phase) -> Start {
    Start {
        phase,
        failure: None,
        settings: None,
        look: None,
        today: None,
        safety_copy: app.folder.newest_safety_copy().is_some(),
    }
}

fn failed(app: &App, error: AppError) -> Result<Start, AppError> {
    tracing::warn!(event = "not_opened", code = ?error.code);
    Ok(Start {
        failure: Some(error.code),
        ..standing(app, Phase::Failed)
    })
}
