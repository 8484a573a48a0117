//! The recovery words: made, shown once, said back, and then kept as a slot of the card.
//!
//! They open the vault, whatever became of the lock and the key store, and every backup that was made
//! since. Nothing is changed before three of them were said back, so words that were never written down
//! lock nobody out of older backups.

use super::{LockView, Proof, card, proof, view};
use crate::api::Nothing;
use crate::app::App;
use crate::error::{AppError, Code};
use crate::ports::KeyBytes;
use serde::{Deserialize, Serialize};
use trellis_domain::settings::Language;
use trellis_sealing::{RecoverySlot, RecoveryWords, WORDS, WordList};
use ts_rs::TS;
use zeroize::Zeroizing;

/// Asks for new recovery words.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct WordsAsk {
    /// By whom.
    pub proof: Proof,
    /// Words of which language.
    pub language: Language,
}

/// New recovery words, shown this once.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct WordsShown {
    /// The words.
    pub words: Vec<String>,
    /// The same as the stock `age` program reads it, to open a backup without Trellis.
    pub identity: String,
    /// Which three are to be said back, from 0.
    pub asked: [u8; 3],
}

/// New words that were shown and not said back yet.
pub(crate) struct Pending {
    words: RecoveryWords,
    asked: [usize; 3],
    /// The vault's key, which the words are to open.
    key: KeyBytes,
}

/// Says three of the new words back, in the order in which they were asked.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct WordsSaid {
    /// The three.
    pub said: [String; 3],
}

impl std::fmt::Debug for WordsShown {
    /// Says nothing of them.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("WordsShown")
    }
}

impl std::fmt::Debug for WordsSaid {
    /// Says nothing of them.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("WordsSaid")
    }
}

/// Makes new words and shows them. Those there are stay good until three of the new ones were said
/// back.
///
/// # Errors
/// As [`super::set`].
pub(crate) async fn make(
    app: &App,
    WordsAsk { proof, language }: WordsAsk,
) -> Result<WordsShown, AppError> {
    let _one_at_a_time = app.opening.lock().await;
    app.store().await?;
    let key = proof::key(app, &card(app)?, proof).await?;
    let list = match language {
        Language::En => WordList::English,
        Language::Fr => WordList::French,
    };
    let words = RecoveryWords::make(list, app.ports.random());
    let asked = three(app.ports.random());
    let shown = WordsShown {
        words: words.words().map(str::to_owned).into(),
        identity: words.identity().to_string(),
        asked: asked.map(|place| u8::try_from(place).unwrap_or_default()),
    };
    app.lock.set_pending(Some(Pending { words, asked, key }));
    Ok(shown)
}

/// Keeps the new words, once three of them were said back.
///
/// # Errors
/// [`Code::WrongWords`] where they were others, and may be tried again; [`Code::NotFound`] where no
/// words were shown; what the key store and the disk say.
pub(crate) async fn keep(app: &App, WordsSaid { said }: WordsSaid) -> Result<LockView, AppError> {
    let said = said.map(Zeroizing::new);
    let _one_at_a_time = app.opening.lock().await;
    app.store().await?;
    let now = card(app)?;
    let random = app.ports.random();
    let next = app.lock.with_pending(|Pending { words, asked, key }| {
        let mut all = said.iter().zip(asked);
        if !all.all(|(said, place)| words.says(*place, said)) {
            return Err(Code::WrongWords);
        }
        let slot = RecoverySlot::seal(key, words, &random);
        Ok(now.with_words(slot, words.recipient()))
    });
    let next = next.ok_or(Code::NotFound)??;
    app.folder.save_card(&next)?;
    app.lock.set_pending(None);
    tracing::info!(event = "words_kept");
    view(app, &next).await
}

/// Lets go of new words that were shown and not said back: those from before stay good.
pub(crate) async fn forget(app: &App, _: Nothing) -> Result<Nothing, AppError> {
    app.lock.set_pending(None);
    Ok(Nothing {})
}

/// Three different places, in their order.
fn three(random: [u8; 16]) -> [usize; 3] {
    let mut left: Vec<usize> = (0..WORDS).collect();
    let mut taken = [0; 3];
    for (place, byte) in taken.iter_mut().zip(random.chunks(4)) {
        let number = u32::from_be_bytes(byte.try_into().unwrap_or_default());
        *place = left.swap_remove(number as usize % left.len());
    }
    taken.sort_unstable();
    taken
}
