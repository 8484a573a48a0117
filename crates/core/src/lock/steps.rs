//! A change of the ways to the key, as ordered steps, each of which may be the last before a power cut.
//!
//! The card decides: what it names opens, whatever else lies about. So a key that a new card needs is
//! kept before that card is written, and a key that the old one needed goes after. A card that is being
//! left, or was just come to, says that there may be something to sweep; the next start then does what
//! was left undone.

use crate::app::App;
use crate::error::AppError;
use crate::ports::{KeyBytes, KeyName};
use crate::store::card::{Card, Slot};

/// One step.
pub(super) enum Step {
    /// Keeps a key in the key store.
    Keep(KeyName, KeyBytes),
    /// Writes the card.
    Write(Card),
    /// Lets go of a key in the key store.
    LetGo(KeyName),
    /// Lets go of the key file.
    LetGoOfFile,
    /// Has the system let go of what it keeps behind a finger or a face.
    LetGoOfBiometry,
}

/// The steps from one card to another, which may need a key in the key store that is not there yet.
pub(super) fn steps(now: &Card, next: &Card, keep: Option<(KeyName, KeyBytes)>) -> Vec<Step> {
    let swept = |card: &Card, sweep| Step::Write(card.swept(sweep));
    let unneeded = |name: &KeyName| now.needs(*name) && !next.needs(*name);
    let goes: Vec<KeyName> = KeyName::ALL.into_iter().filter(unneeded).collect();
    let file = has_file(now) && !has_file(next);
    let biometry = now.biometry().is_some() && next.biometry().is_none();
    if keep.is_none() && goes.is_empty() && !file && !biometry {
        return vec![Step::Write(next.clone())];
    }
    let mut steps = Vec::new();
    if let Some((name, key)) = keep {
        steps.push(swept(now, true));
        steps.push(Step::Keep(name, key));
    }
    steps.push(swept(next, true));
    steps.extend(sweeps(next, goes, file, biometry));
    steps.push(swept(next, false));
    steps
}

/// The steps that an earlier change may have left undone.
fn left_undone(card: &Card) -> Vec<Step> {
    if !card.sweep {
        return Vec::new();
    }
    let unneeded = KeyName::ALL.into_iter().filter(|name| !card.needs(*name));
    let biometry = card.biometry().is_none();
    let mut steps = sweeps(card, unneeded.collect(), !has_file(card), biometry);
    steps.push(Step::Write(card.swept(false)));
    steps
}

fn sweeps(card: &Card, goes: Vec<KeyName>, file: bool, biometry: bool) -> Vec<Step> {
    debug_assert!(goes.iter().all(|name| !card.needs(*name)));
    let mut steps: Vec<Step> = goes.into_iter().map(Step::LetGo).collect();
    if file {
        steps.push(Step::LetGoOfFile);
    }
    if biometry {
        steps.push(Step::LetGoOfBiometry);
    }
    steps
}

fn has_file(card: &Card) -> bool {
    card.slots.iter().any(|slot| matches!(slot, Slot::KeyFile))
}

/// Takes steps in their order, up to the first that does not work.
///
/// # Errors
/// What the key store or the disk says.
pub(super) async fn take(app: &App, steps: Vec<Step>) -> Result<(), AppError> {
    for step in steps {
        match step {
            Step::Keep(name, key) => {
                super::keys::save(app, name, &key).await?;
                // A key that cannot be read back is not kept.
                if super::keys::load(app, name).await?.as_ref() != Some(&key) {
                    return Err(crate::error::Code::NoKeyStore.into());
                }
            }
            Step::Write(card) => app.folder.save_card(&card)?,
            Step::LetGo(name) => super::keys::remove(app, name).await?,
            Step::LetGoOfFile => app.folder.forget_key_file()?,
            Step::LetGoOfBiometry => super::biometry::forget(app).await?,
        }
    }
    Ok(())
}

/// Changes the card. Once the new one is written the change holds; what is left to sweep then is swept
/// at the next start.
///
/// # Errors
/// What the key store or the disk says, up to there.
pub(super) async fn change(
    app: &App,
    now: &Card,
    next: &Card,
    keep: Option<(KeyName, KeyBytes)>,
) -> Result<(), AppError> {
    let mut before = steps(now, next, keep);
    let holds = |step: &Step| matches!(step, Step::Write(card) if same_ways(card, next));
    let after = match before.iter().position(holds) {
        Some(decided) => before.split_off(decided + 1),
        None => Vec::new(),
    };
    take(app, before).await?;
    if let Err(AppError { code, .. }) = take(app, after).await {
        tracing::warn!(event = "lock_unswept", ?code);
    }
    Ok(())
}

fn same_ways(one: &Card, other: &Card) -> bool {
    let ways = |card: &Card| serde_json::to_value(&card.slots).ok();
    ways(one) == ways(other)
}

/// Does what an earlier change left undone. It stops nothing: what cannot go now goes another time.
pub(crate) async fn sweep(app: &App, card: &Card) {
    if let Err(AppError { code, .. }) = take(app, left_undone(card)).await {
        tracing::warn!(event = "lock_unswept", ?code);
    }
}
