//! The client's finger or face: a way in beside what is typed, where the system binds a secret to them.
//!
//! The system has a random secret that it gives back only once it has recognised them; that secret and
//! the key store's open a slot of their own, which wraps the same key. What is typed stays the way in:
//! there is no such slot without a lock, it goes with the lock, and whatever becomes of the finger costs
//! no try and no wait. While the system asks, nothing of ours waits for it, and no key is held.

use super::keys::on_a_thread;
use super::{LockView, LockWay, Proof, card, keys, proof, steps, view};
use crate::api::Nothing;
use crate::app::App;
use crate::error::{AppError, Code};
use crate::ports::{Biometry, KeyBytes, KeyName, Question, Recognises, Unrecognised};
use crate::store::card::Card;
use crate::words::Words;
use std::sync::Arc;
use trellis_sealing::{BiometrySlot, SlotError};

impl From<Unrecognised> for AppError {
    fn from(error: Unrecognised) -> Self {
        match error {
            Unrecognised::Absent => Code::NoBiometry,
            Unrecognised::PutAway => Code::Stopped,
            Unrecognised::Unknown => Code::NotRecognised,
            Unrecognised::Changed => Code::BiometryChanged,
            Unrecognised::Trouble => Code::Trouble,
        }
        .into()
    }
}

/// Asks the system, on a thread that may wait.
async fn with<T: Send + 'static>(
    app: &App,
    work: impl FnOnce(Arc<dyn Recognises>) -> Result<T, Unrecognised> + Send + 'static,
) -> Result<T, AppError> {
    let recognises = app.ports.recognises.clone();
    Ok(on_a_thread(move || work(recognises)).await??)
}

/// Whether this device can bind the lock to a finger or a face.
pub(super) async fn state(app: &App) -> Biometry {
    let state = with(app, |recognises| Ok(recognises.state())).await;
    state.unwrap_or_default()
}

/// Has the system let go of the secret.
///
/// # Errors
/// [`Code::Trouble`] where it does not.
pub(crate) async fn forget(app: &App) -> Result<(), AppError> {
    with(app, |recognises| recognises.forget()).await
}

/// The secret, for whoever the system recognises.
///
/// # Errors
/// What the system says; [`Code::NotValid`] where it is no way in here.
pub(crate) async fn ask(app: &App) -> Result<KeyBytes, AppError> {
    let card = app.folder.card()?.ok_or(Code::NotValid)?;
    card.biometry().ok_or(Code::NotValid)?;
    app.lock.asked();
    let question = question(app, &card);
    with(app, move |recognises| recognises.give_back(&question)).await
}

/// The key that the secret opens. Where the system has none for us any more, or another one, this way in
/// is taken off the card: it would only ask in vain.
///
/// # Errors
/// What came of asking; [`Code::BiometryChanged`]; [`Code::NotValid`] where it is no way in;
/// [`Code::WrongKey`] where the key store has lost its part; what the key store and the disk say.
pub(crate) async fn key(
    app: &App,
    card: &Card,
    secret: Result<KeyBytes, AppError>,
) -> Result<KeyBytes, AppError> {
    let slot = card.biometry().ok_or(Code::NotValid)?;
    let opened = match secret {
        Ok(secret) => slot
            .open(&secret, mix(app, card).await?.as_ref())
            .map_err(told),
        Err(error) => Err(error),
    };
    let opened = opened.and_then(|key| card.known(Some(key)));
    match opened {
        Ok(key) => {
            app.lock.forgive(app)?;
            Ok(key)
        }
        Err(error) => {
            if error.code == Code::BiometryChanged {
                steps::change(app, card, &card.with_biometry(None), None).await?;
                tracing::info!(event = "biometry_changed");
            }
            Err(error)
        }
    }
}

fn told(error: SlotError) -> AppError {
    match error {
        SlotError::WrongSecret | SlotError::TooShort => Code::BiometryChanged,
        SlotError::Newer => Code::NewerVault,
        SlotError::Damaged => Code::Damaged,
    }
    .into()
}

/// Lets the client's finger or face open the lock as well.
///
/// # Errors
/// [`Code::NotValid`] where there is no lock; [`Code::NoBiometry`]; as [`super::set`] where the client
/// did not show who they are; as [`ask`] where they put the system's question away, and then nothing has
/// changed; [`Code::Locked`] where the app was locked meanwhile.
pub(crate) async fn on(app: &App, proof: Proof) -> Result<LockView, AppError> {
    let secret = app.ports.key();
    let (slot, question) = begin(app, proof, &secret).await?;
    let kept = with(app, move |recognises| recognises.keep(&secret, &question)).await;
    let _one_at_a_time = app.opening.lock().await;
    let finished = match kept {
        Ok(()) => finish(app, slot).await,
        Err(error) => Err(error),
    };
    if finished.is_err() {
        // Whatever the system has now belongs to no way in.
        steps::sweep(app, &card(app)?.swept(true)).await;
    }
    finished
}

/// Takes off the card what was there, and wraps the key under a new secret: then the key is let go of
/// before the system asks.
async fn begin(
    app: &App,
    proof: Proof,
    secret: &KeyBytes,
) -> Result<(BiometrySlot, Question), AppError> {
    let _one_at_a_time = app.opening.lock().await;
    app.store().await?;
    let now = card(app)?;
    if now.lock().is_none() {
        return Err(Code::NotValid.into());
    }
    if state(app).await != Biometry::There {
        return Err(Code::NoBiometry.into());
    }
    let key = proof::key(app, &now, proof).await?;
    let slot = BiometrySlot::seal(
        &key,
        secret,
        mix(app, &now).await?.as_ref(),
        &app.ports.random(),
    );
    // From here on there may be something to sweep.
    app.folder.save_card(&now.with_biometry(None).swept(true))?;
    Ok((slot, question(app, &now)))
}

async fn finish(app: &App, slot: BiometrySlot) -> Result<LockView, AppError> {
    app.store().await?;
    let now = card(app)?;
    if now.lock().is_none() {
        return Err(Code::NotValid.into());
    }
    let next = now.with_biometry(Some(slot)).swept(false);
    app.folder.save_card(&next)?;
    app.lock.changed(app, &next, false)?;
    tracing::info!(event = "biometry_on");
    view(app, &next).await
}

/// The client's finger or face opens nothing any more. What is typed does, so nobody is asked who they are.
///
/// # Errors
/// What the disk says.
pub(crate) async fn off(app: &App, _: Nothing) -> Result<LockView, AppError> {
    let _one_at_a_time = app.opening.lock().await;
    app.store().await?;
    let now = card(app)?;
    let next = now.with_biometry(None);
    steps::change(app, &now, &next, None).await?;
    tracing::info!(event = "biometry_off");
    view(app, &next).await
}

/// The key store's part, where the lock has one.
async fn mix(app: &App, card: &Card) -> Result<Option<KeyBytes>, AppError> {
    if !card.needs(KeyName::Lock) {
        return Ok(None);
    }
    let mix = keys::load(app, KeyName::Lock).await?;
    Ok(Some(mix.ok_or(Code::WrongKey)?))
}

/// What the system says while it asks, in the client's language.
fn question(app: &App, card: &Card) -> Question {
    let words = Words::of(card.language.unwrap_or(app.ports.language));
    let instead = match card.lock().map(LockWay::from) {
        Some(LockWay::Pin) => "prompt-instead-pin",
        _ => "prompt-instead-passphrase",
    };
    Question {
        title: words.get("prompt-title"),
        text: words.get("prompt-text"),
        instead: words.get(instead),
    }
}
