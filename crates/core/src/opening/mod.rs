//! Opening the vault: finding its key, and saying plainly what is the matter where that does not work.
//!
//! The rules: never a new key where there is a vault already, and a vault that does not open is
//! never repaired by deleting it.

mod key;
#[cfg(test)]
mod tests;

use crate::api::Nothing;
use crate::app::App;
use crate::draft::Half;
use crate::error::{AppError, Code};
use crate::lock::{LockOn, biometry, proof, steps};
use crate::ports::Language;
use crate::store::card::Card;
use crate::store::{Folder, Store, get_ready};
use crate::today::{Asked, Today, first};
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
    /// The lock; none: it is off, or not known.
    pub lock: Option<LockOn>,
    /// Whether the vault's recovery words would open it.
    pub words: bool,
    /// What the client speaks, while the vault is closed; none: not known.
    pub language: Option<Language>,
    /// Once unlocked: a form that was being filled in when the app was locked.
    pub half: Option<Half>,
}

/// Where the app stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// The vault is open.
    Ready,
    /// This device has no key store, and there is no vault yet: the client chooses how to keep the key.
    Choose,
    /// The lock is on: the vault wants its PIN or its passphrase.
    Locked,
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

/// Opens a locked vault.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct Unlock {
    /// The PIN or the passphrase.
    pub typed: String,
}

/// Opens a vault by its recovery words.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct UnlockWords {
    /// All twelve, as they were written.
    pub words: String,
}

impl std::fmt::Debug for Make {
    /// Says nothing of the passphrase.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Make")
    }
}

impl std::fmt::Debug for Unlock {
    /// Says nothing of what was typed.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Unlock")
    }
}

impl std::fmt::Debug for UnlockWords {
    /// Says nothing of the words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("UnlockWords")
    }
}

/// Opens the vault where it can: the first thing a screen asks for, and *Try again* after a failure.
/// A vault that is open already stays open.
pub(crate) async fn start(app: &App, _: Nothing) -> Result<Start, AppError> {
    let _one_at_a_time = app.opening.lock().await;
    if app.store().await.is_ok() {
        let card = app.folder.card()?;
        return Ok(Start {
            lock: card
                .as_ref()
                .map(|card| app.lock.on(app, card))
                .transpose()?
                .flatten(),
            words: card.is_some_and(|card| card.recovery().is_some()),
            ..ready(app, Asked::now(app.ports.clock.as_ref()), None).await?
        });
    }
    if let Err(error) = crate::erase::go_on(app).await {
        return failed(app, error, None);
    }
    // While the key is looked for. Nobody waits for it.
    let folder = app.folder.clone();
    drop(tokio::task::spawn_blocking(move || get_ready(&folder)));
    match key::find(app).await {
        Found::Key(key, card) => open(app, &key, card, false).await,
        Found::Choose => Ok(standing(app, Phase::Choose)),
        Found::Locked(card) => {
            app.lock.begin_locked();
            steps::sweep(app, &card).await;
            standing_locked(app, &card)
        }
        Found::Not(error, card) => failed(app, error, card.as_ref()),
    }
}

/// Makes a vault whose key is kept as the client chose.
///
/// # Errors
/// [`Code::ShortPassphrase`]; [`Code::NotValid`] where there is a vault, or a key store, already.
pub(crate) async fn make(app: &App, Make { with }: Make) -> Result<Start, AppError> {
    let _one_at_a_time = app.opening.lock().await;
    match key::make(app, with).await {
        Ok((key, card)) => open(app, &key, Some(card), false).await,
        Err(error)
            if matches!(
                error.code,
                Code::ShortPassphrase | Code::NotValid | Code::DiskFull
            ) =>
        {
            Err(error)
        }
        Err(error) => failed(app, error, None),
    }
}

/// Opens a locked vault with what the client types.
///
/// # Errors
/// [`Code::WrongPin`] or [`Code::WrongPassphrase`]; [`Code::TooSoon`]; [`Code::NotValid`] where there
/// is no lock; what the key store and the disk say.
pub(crate) async fn unlock(app: &App, Unlock { typed }: Unlock) -> Result<Start, AppError> {
    let _one_at_a_time = app.opening.lock().await;
    if app.store().await.is_ok() {
        return Err(Code::NotValid.into());
    }
    let card = app.folder.card()?.ok_or(Code::NotValid)?;
    match proof::by_typed(app, &card, typed).await {
        Ok(key) => open(app, &key, Some(card), false).await,
        Err(error) if error.code == Code::WrongKey => failed(app, error, Some(&card)),
        Err(error) => Err(error),
    }
}

/// Opens a locked vault once the system has recognised the client's finger or face. Whoever types
/// meanwhile need not wait for that, and no try is counted.
///
/// # Errors
/// [`Code::Stopped`] where the question was put away; [`Code::NotRecognised`]; [`Code::NoBiometry`];
/// [`Code::BiometryChanged`], and then it is this vault's way in no more; [`Code::NotValid`] where it is
/// none, or the vault is open; what the key store and the disk say.
pub(crate) async fn unlock_by_biometry(app: &App, _: Nothing) -> Result<Start, AppError> {
    let secret = biometry::ask(app).await;
    let _one_at_a_time = app.opening.lock().await;
    if app.store().await.is_ok() {
        return Err(Code::NotValid.into());
    }
    let card = app.folder.card()?.ok_or(Code::NotValid)?;
    match biometry::key(app, &card, secret).await {
        Ok(key) => open(app, &key, Some(card), false).await,
        Err(error) if error.code == Code::WrongKey => failed(app, error, Some(&card)),
        Err(error) => Err(error),
    }
}

/// Opens a vault by its recovery words, whatever became of its lock or its key store.
///
/// # Errors
/// [`Code::WrongWords`]; [`Code::NotValid`] where the vault has no words, or is open.
pub(crate) async fn unlock_by_words(
    app: &App,
    UnlockWords { words }: UnlockWords,
) -> Result<Start, AppError> {
    let _one_at_a_time = app.opening.lock().await;
    if app.store().await.is_ok() {
        return Err(Code::NotValid.into());
    }
    let card = app.folder.card()?.ok_or(Code::NotValid)?;
    let key = proof::by_words(&card, words)?;
    key::put_back(app, &card, &key).await;
    open(app, &key, Some(card), true).await
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

async fn open(
    app: &App,
    key: &KeyBytes,
    card: Option<Card>,
    by_words: bool,
) -> Result<Start, AppError> {
    let asked = Asked::now(app.ports.clock.as_ref());
    let (device, first) = (app.ports.random(), asked.statement());
    let (store, read) = match Store::open_and_read(&app.folder, key, device, first).await {
        Ok(opened) => opened,
        Err(error) => return failed(app, key::judge(card.as_ref(), error), card.as_ref()),
    };
    let card = match card {
        Some(card) => card,
        None => key::remember(app, key)?,
    };
    let came = app.lock.open(app, &card, by_words.then(|| key.clone()));
    app.open(store).await;
    app.note_what_came(came).await;
    steps::sweep(app, &card).await;
    let lock = app.lock.on(app, &card)?;
    let words = card.recovery().is_some();
    let start = ready(app, asked, read).await?;
    let language = start.settings.as_ref().map(|settings| settings.language);
    if let Some(language) = language.filter(|language| *language != card.language) {
        crate::settings::note_language(app, app.folder.card()?, language);
    }
    // Where there is no lock the page never forgot it.
    let half = if lock.is_some() && start.phase == Phase::Ready {
        crate::draft::take_half(app).await?
    } else {
        None
    };
    Ok(Start {
        lock,
        words,
        half,
        ..start
    })
}

/// An open vault can still turn out to be damaged when its first page is read. `read`: see [`first`].
async fn ready(app: &App, asked: Asked, read: Option<String>) -> Result<Start, AppError> {
    let store = app.store().await?;
    match first(&store, app.ports.clock.as_ref(), asked, read).await {
        Ok(first) => {
            crate::deleted::day_began(app, &store, first.today.day, first.kept).await;
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
            failed(app, error, app.folder.card().ok().flatten().as_ref())
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
        lock: None,
        words: false,
        language: None,
        half: None,
    }
}

/// Where a locked app stands.
pub(crate) fn standing_locked(app: &App, card: &Card) -> Result<Start, AppError> {
    Ok(Start {
        lock: app.lock.on(app, card)?,
        words: card.recovery().is_some(),
        language: card.language,
        ..standing(app, Phase::Locked)
    })
}

fn failed(app: &App, error: AppError, card: Option<&Card>) -> Result<Start, AppError> {
    tracing::warn!(event = "not_opened", code = ?error.code);
    Ok(Start {
        failure: Some(error.code),
        lock: card
            .map(|card| app.lock.on(app, card))
            .transpose()?
            .flatten(),
        words: card.is_some_and(|card| card.recovery().is_some()),
        language: card.and_then(|card| card.language),
        ..standing(app, Phase::Failed)
    })
}
