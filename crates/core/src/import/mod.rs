//! Bringing the past in from another app.
//!
//! A file is first only looked at: what is in it, what is here already, what has to be asked. Then
//! it comes in whole, as one change set, or not at all. An entry's id is made from what it says, so
//! the same file a second time adds nothing. The next format is one new file in `formats/`.

mod formats;
mod plan;
#[cfg(test)]
mod tests;

pub use formats::{Format, Problem};

use crate::api::Nothing;
use crate::app::App;
use crate::checkin::sql as checkin_sql;
use crate::error::{AppError, Code};
use crate::item::Items;
use crate::store::Store;
use base64::prelude::{BASE64_STANDARD, Engine};
use chrono::NaiveDate;
use formats::{Past, default_level};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt;
use trellis_domain::Id;
use trellis_domain::checkin::ItemForm;
use trellis_domain::text::fold;
use ts_rs::TS;

/// Files that were looked at and not yet brought in, in memory alone.
#[derive(Default)]
pub(crate) struct Imports {
    last: u32,
    looked_at: HashMap<u32, Past>,
}

/// A file to look at.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct ImportFile {
    /// Its bytes, in base64. What it is called does not matter.
    pub data: String,
}

/// What is in a file.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ImportLook {
    /// Names the file for [`ImportRun`].
    pub handle: u32,
    /// Its format; none where there is a problem.
    pub format: Option<Format>,
    /// Entries that are not here yet.
    pub new_checkins: u32,
    /// Entries that were brought in before.
    pub known_checkins: u32,
    /// Tags that are not here yet.
    pub new_tags: u32,
    /// The earliest day in it, as `YYYY-MM-DD`.
    #[ts(type = "string | null")]
    pub first: Option<NaiveDate>,
    /// The latest day in it.
    #[ts(type = "string | null")]
    pub last: Option<NaiveDate>,
    /// Its words for moods, the most frequent first.
    pub moods: Vec<MoodWord>,
    /// The names of its scales.
    pub scales: Vec<String>,
    /// Why it cannot be brought in. Then everything else is empty.
    pub problem: Option<Problem>,
}

/// The other app's word for a mood.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MoodWord {
    /// The word.
    pub word: String,
    /// How often it is used.
    pub count: u32,
    /// The level it stands for, 1 to 5; none: the client has to say.
    pub level: Option<u8>,
}

impl fmt::Debug for ImportFile {
    /// Says nothing of what is in it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ImportFile")
    }
}

impl fmt::Debug for MoodWord {
    /// Says nothing of what the client wrote.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MoodWord")
    }
}

impl fmt::Debug for ImportRun {
    /// Says nothing of what the client wrote.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ImportRun")
            .field("handle", &self.handle)
            .finish_non_exhaustive()
    }
}

/// Brings a file in that was looked at.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct ImportRun {
    /// Which one.
    pub handle: u32,
    /// The level, 1 to 5, for each word that has none of its own. A word that is left out is kept as
    /// a word, without a level.
    pub levels: BTreeMap<String, u8>,
    /// The scale of faces to add if the client has none yet.
    pub mood_item: ItemForm,
}

/// What was brought in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct ImportDone {
    /// New check-ins.
    pub added: u32,
    /// Entries that were here already.
    pub known: u32,
}

/// Names a file that was looked at.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct ByHandle {
    /// Which one.
    pub handle: u32,
}

/// Looks at a file. Nothing is changed.
///
/// # Errors
/// [`Code::NotValid`] where the bytes are not base64. A file that cannot be read is no error: the
/// result says which row and why.
pub(crate) async fn look(
    app: &App,
    ImportFile { data }: ImportFile,
) -> Result<ImportLook, AppError> {
    let store = app.store().await?;
    let bytes = BASE64_STANDARD.decode(data).map_err(|_| Code::NotValid)?;
    let read = tokio::task::spawn_blocking(move || formats::read(&bytes))
        .await
        .map_err(|_| Code::Trouble)?;
    let past = match read {
        Ok(past) => past,
        Err(problem) => return Ok(ImportLook::of_problem(problem)),
    };
    let known = known(&store, &past).await?;
    let mut look = ImportLook::of(&past, known.len() as u32);
    let tags: HashSet<String> = crate::tag::load(&store)
        .await?
        .folded()
        .map(|(_, label)| label.to_owned())
        .collect();
    let theirs: HashSet<&String> = past.entries.iter().flat_map(|entry| &entry.tags).collect();
    let theirs: HashSet<String> = theirs.into_iter().map(|tag| fold(tag)).collect();
    look.new_tags = theirs.difference(&tags).count() as u32;
    let mut imports = app.imports.lock().await;
    // One file at a time: looking at another forgets the one before.
    imports.looked_at.clear();
    imports.last += 1;
    look.handle = imports.last;
    let handle = imports.last;
    imports.looked_at.insert(handle, past);
    tracing::info!(
        event = "import_looked_at",
        new = look.new_checkins,
        known = look.known_checkins
    );
    Ok(look)
}

/// Brings a file in, in one transaction: whole, or not at all.
///
/// # Errors
/// [`Code::ImportGone`] where it has not been looked at, or was forgotten; [`Code::NotValid`] where
/// a level is not between 1 and 5; [`Code::DiskFull`]. The file can then be brought in again.
pub(crate) async fn run(
    app: &App,
    ImportRun {
        handle,
        levels,
        mood_item,
    }: ImportRun,
) -> Result<ImportDone, AppError> {
    let store = app.store().await?;
    if levels.values().any(|level| !(1..=5).contains(level)) {
        return Err(Code::NotValid.into());
    }
    let mut imports = app.imports.lock().await;
    let past = imports.looked_at.get(&handle).ok_or(Code::ImportGone)?;
    let known = known(&store, past).await?;
    let settings = crate::settings::load(&store).await?;
    let here = plan::Here {
        items: Items::load(&store).await?,
        tags: crate::tag::load(&store).await?,
        known,
        zone: app.ports.clock.zone(),
        day_end: settings.day_end,
        calendar_item: settings.calendar_item,
    };
    let plan::Planned {
        edits,
        checkins,
        done,
    } = plan::plan(app, past, &here, &levels, mood_item)?;
    let now = app.ports.clock.now();
    store.edit_and(edits, &checkins, now, false).await?;
    imports.looked_at.remove(&handle);
    tracing::info!(
        event = "import_done",
        added = done.added,
        known = done.known
    );
    Ok(done)
}

/// Forgets a file that was looked at.
pub(crate) async fn forget(app: &App, ByHandle { handle }: ByHandle) -> Result<Nothing, AppError> {
    app.imports.lock().await.looked_at.remove(&handle);
    Ok(Nothing {})
}

/// Which of the file's entries were brought in before, deleted since or not.
async fn known(store: &Store, past: &Past) -> Result<HashSet<Id>, AppError> {
    let ids: Vec<Id> = past
        .entries
        .iter()
        .map(|entry| Id::from_bytes(entry.key))
        .collect();
    let known = store
        .read_own(checkin_sql::KNOWN, &[&serde_json::to_string(&ids)?])
        .await?;
    Ok(serde_json::from_str(&known).map_err(|_| Code::Damaged)?)
}

impl ImportLook {
    fn of_problem(problem: Problem) -> Self {
        tracing::info!(event = "import_problem", why = ?problem.why);
        Self {
            handle: 0,
            format: None,
            new_checkins: 0,
            known_checkins: 0,
            new_tags: 0,
            first: None,
            last: None,
            moods: Vec::new(),
            scales: Vec::new(),
            problem: Some(problem),
        }
    }

    fn of(past: &Past, known: u32) -> Self {
        let mut moods: BTreeMap<&str, MoodWord> = BTreeMap::new();
        for entry in &past.entries {
            let word = moods.entry(&entry.mood).or_insert_with(|| MoodWord {
                word: entry.mood.clone(),
                count: 0,
                level: entry.level.or_else(|| default_level(&entry.mood)),
            });
            word.count += 1;
        }
        let mut moods: Vec<MoodWord> = moods
            .into_values()
            .filter(|mood| !mood.word.is_empty())
            .collect();
        moods.sort_by_key(|mood| std::cmp::Reverse(mood.count));
        let scales: BTreeSet<&String> = past
            .entries
            .iter()
            .flat_map(|entry| &entry.scales)
            .map(|(name, _)| name)
            .collect();
        Self {
            handle: 0,
            format: Some(past.format),
            new_checkins: (past.entries.len() as u32).saturating_sub(known),
            known_checkins: known,
            new_tags: 0,
            first: past.entries.iter().map(|entry| entry.local.date()).min(),
            last: past.entries.iter().map(|entry| entry.local.date()).max(),
            moods,
            scales: scales.into_iter().cloned().collect(),
            problem: None,
        }
    }
}
