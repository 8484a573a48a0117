//! What the client lets be seen while the app is locked: of their own first lines and people, those they
//! ticked, and nothing else.
//!
//! It lies in a small file of its own, sealed with a key from the key store that opens nothing else, so
//! whoever can open the app sees it, locked or not; the screen shows the client exactly that before they
//! choose. What was ticked is written anew whenever the app is locked, so that it says what the vault
//! says.

use super::first;
use crate::api::Nothing;
use crate::app::App;
use crate::error::{AppError, Code};
use crate::lock::keys;
use crate::plan::Whole;
use crate::ports::{KeyBytes, KeyName};
use crate::store::Store;
use serde::{Deserialize, Serialize};
use trellis_domain::Id;
use trellis_domain::plan::Line;
use trellis_domain::support::Support;
use trellis_sealing::SealedNote;
use ts_rs::TS;

/// What can be seen while the app is locked, and what could be.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Seen {
    /// The client's own lines that *Support now* shows.
    pub lines: Vec<Line>,
    /// The people that it shows.
    pub people: Vec<Support>,
    /// Which of these are seen while the app is locked.
    pub ticked: Vec<Id>,
    /// Whether a key store can hold the key to it: without one there is nothing to choose.
    pub can: bool,
}

/// Chooses what is seen while the app is locked.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SeenForm {
    /// The lines and people that are.
    pub ticked: Vec<Id>,
}

/// What lies in the file.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Note {
    pub(super) lines: Vec<Line>,
    pub(super) people: Vec<Support>,
    /// For which place the crisis lines are.
    pub(super) region: Option<String>,
}

impl Note {
    fn ids(&self) -> Vec<Id> {
        let lines = self.lines.iter().map(|line| line.id);
        lines
            .chain(self.people.iter().map(|support| support.id))
            .collect()
    }
}

/// What can be seen while the app is locked, and what could be.
///
/// # Errors
/// [`Code::NotOpen`]; what the disk says.
pub(crate) async fn get(app: &App, _: Nothing) -> Result<Seen, AppError> {
    let store = app.store().await?;
    let could = could(app, &store).await?;
    let ticked = match app.folder.seen()? {
        Some(_) => read(app).await.map(|note| note.ids()).unwrap_or_default(),
        None => Vec::new(),
    };
    Ok(Seen {
        lines: could.lines,
        people: could.people,
        ticked,
        can: keys::load(app, KeyName::Card).await.is_ok(),
    })
}

/// Chooses what is seen while the app is locked. Nothing ticked: there is no file.
///
/// # Errors
/// [`Code::NotValid`] where there is no lock; [`Code::NoKeyStore`] or [`Code::KeyStoreLocked`]; what the
/// disk says.
pub(crate) async fn save(app: &App, SeenForm { ticked }: SeenForm) -> Result<Seen, AppError> {
    let store = app.store().await?;
    let card = app.folder.card()?.ok_or(Code::NotFound)?;
    if card.lock().is_none() {
        return Err(Code::NotValid.into());
    }
    if ticked.is_empty() {
        forget(app)?;
    } else {
        let key = match keys::load(app, KeyName::Card).await? {
            Some(key) => key,
            None => {
                let key = app.ports.key();
                keys::save(app, KeyName::Card, &key).await?;
                key
            }
        };
        write(app, &store, &key, &ticked).await?;
    }
    get(app, Nothing {}).await
}

/// Writes what was ticked as it stands in the vault now.
///
/// # Errors
/// What the key store and the disk say.
pub(crate) async fn refresh(app: &App) -> Result<(), AppError> {
    if app.folder.seen()?.is_none() {
        return Ok(());
    }
    let store = app.store().await?;
    let key = keys::load(app, KeyName::Card)
        .await?
        .ok_or(Code::WrongKey)?;
    let ticked = read(app).await?.ids();
    write(app, &store, &key, &ticked).await
}

/// Nothing is seen any more.
///
/// # Errors
/// What the disk says.
pub(crate) fn forget(app: &App) -> Result<(), AppError> {
    app.folder.forget_seen()
}

/// What is seen while the app is locked.
pub(super) async fn read(app: &App) -> Result<Note, AppError> {
    let Some(file) = app.folder.seen()? else {
        return Ok(Note::default());
    };
    let sealed: SealedNote = serde_json::from_slice(&file).map_err(|_| Code::Damaged)?;
    let key = keys::load(app, KeyName::Card)
        .await?
        .ok_or(Code::WrongKey)?;
    let words = sealed.open(&key).map_err(|_| Code::Damaged)?;
    Ok(serde_json::from_slice(&words).map_err(|_| Code::Damaged)?)
}

async fn write(app: &App, store: &Store, key: &KeyBytes, ticked: &[Id]) -> Result<(), AppError> {
    let mut note = could(app, store).await?;
    note.lines.retain(|line| ticked.contains(&line.id));
    note.people.retain(|support| ticked.contains(&support.id));
    for line in &mut note.lines {
        plain_line(line);
    }
    note.people = note.people.into_iter().map(plain_person).collect();
    let words = zeroize::Zeroizing::new(serde_json::to_vec(&note)?);
    let sealed = SealedNote::seal(&words, key, &app.ports.random());
    app.folder.save_seen(&serde_json::to_vec(&sealed)?)
}

/// A line's words alone: what it points to and shows stays in the vault.
fn plain_line(line: &mut Line) {
    line.points.clear();
    line.photo = None;
    line.link = None;
}

/// A name, a number and an address for e-mail, and nothing else that is said of somebody.
fn plain_person(mut support: Support) -> Support {
    let said = &mut support.said;
    for word in [
        &mut said.tie,
        &mut said.helps,
        &mut said.when,
        &mut said.address,
    ] {
        word.clear();
    }
    said.meets = None;
    support
}

/// All that could be seen: what *Support now* shows while the app is open.
async fn could(app: &App, store: &Store) -> Result<Note, AppError> {
    let sections = Whole::load(store).await?.sections;
    let circle = crate::circle::list(app, Nothing {}).await?;
    Ok(Note {
        lines: first::lines(&sections),
        people: first::people(&sections, circle),
        region: crate::settings::load(store).await?.region.clone(),
    })
}
