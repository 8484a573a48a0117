//! Bringing the past in from another app.
//!
//! A file is first only looked at: what is in it, what is here already, what has to be asked. Then
//! it comes in whole, as one change set, or not at all. An entry's id is made from what it says, so
//! the same file a second time adds nothing (`known`). What the other app asked becomes what the client
//! says (`columns`). The next format is one new file in `formats/`.

mod columns;
mod formats;
#[cfg(any(test, feature = "fuzzing"))]
pub mod fuzzing;
mod known;
mod plan;
pub(crate) mod sql;
mod targets;
#[cfg(test)]
mod tests;

pub use columns::{Becomes, ImportColumn};
pub use formats::{Format, Left, Problem};

use crate::api::Nothing;
use crate::app::App;
use crate::error::{AppError, Code};
use crate::files::{Chosen, Files};
use crate::item::Items;
use chrono::NaiveDate;
use formats::{LARGEST_FILE, Past, Why, default_level};
use known::{Fresh, Known};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt;
use std::io::{self, Read, Seek, SeekFrom};
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
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ImportFile {
    /// The one that the client chose. What it is called does not matter.
    pub from: Chosen,
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
    /// What the other app asked, and what that becomes.
    pub columns: Vec<ImportColumn>,
    /// What stands in it and is not brought in.
    pub left: Vec<Left>,
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
    /// What each of the other app's questions becomes, by its place in [`ImportLook::columns`]. One
    /// that is left out becomes what was proposed.
    #[serde(default)]
    pub columns: BTreeMap<u32, Becomes>,
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
/// [`Code::NotFound`] where nothing was chosen by that name; what the system says where the file
/// cannot be read. One that makes no sense is no error: the result says which row and why.
pub(crate) async fn look(
    app: &App,
    ImportFile { from }: ImportFile,
) -> Result<ImportLook, AppError> {
    // The vault is open; it need not stay so for as long as a large file takes.
    drop(app.store().await?);
    let files = app.ports.files.clone();
    let bytes = tokio::task::spawn_blocking(move || bytes(&*files, &from))
        .await
        .map_err(|_| Code::Trouble)??;
    let read = match bytes {
        Some(bytes) => formats::read(bytes).await,
        None => Err(Problem::of_file(Why::TooBig)),
    };
    let past = match read {
        Ok(past) => past,
        Err(problem) => return Ok(ImportLook::of_problem(problem)),
    };
    let store = app.store().await?;
    let known = Known::load(&store, &past).await?;
    let items = Items::load(&store).await?;
    let mut look = ImportLook::of(&past, &known, &items);
    let tags: HashSet<String> = crate::tag::load(&store)
        .await?
        .folded()
        .map(|(_, label)| label.to_owned())
        .collect();
    let theirs: HashSet<&String> = past
        .entries
        .iter()
        .flat_map(|entry| {
            let beside = entry.said.iter().flat_map(|said| &said.tags);
            entry.tags.iter().chain(beside)
        })
        .collect();
    let theirs: HashSet<String> = theirs.into_iter().map(|tag| fold(tag)).collect();
    look.new_tags = theirs.difference(&tags).count() as u32;
    drop(store);
    let mut imports = app.imports.lock().await;
    // Closing forgets what was looked at, and nothing is kept of a file once it is closed.
    drop(app.store().await?);
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

/// What is in a chosen file; none where it is larger than what is read. Its size is asked before
/// anything is read of it, and not believed.
fn bytes(files: &dyn Files, from: &Chosen) -> Result<Option<Vec<u8>>, AppError> {
    let most = LARGEST_FILE as u64;
    let mut file = files.open(from).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => AppError::new(Code::NotFound),
        _ => error.into(),
    })?;
    // Where a system cannot tell, the reading has the limit.
    let size = file.seek(SeekFrom::End(0)).unwrap_or_default();
    if size > most {
        return Ok(None);
    }
    if size > 0 {
        file.rewind()?;
    }
    let mut bytes = Vec::with_capacity(size as usize + 1);
    file.take(most + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() <= LARGEST_FILE).then_some(bytes))
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
        mut columns,
        mood_item,
    }: ImportRun,
) -> Result<ImportDone, AppError> {
    let store = app.store().await?;
    if levels.values().any(|level| !(1..=5).contains(level)) {
        return Err(Code::NotValid.into());
    }
    let mut imports = app.imports.lock().await;
    let past = imports.looked_at.get(&handle).ok_or(Code::ImportGone)?;
    let known = Known::load(&store, past).await?;
    let settings = crate::settings::load(&store).await?;
    let here = targets::Here {
        items: Items::load(&store).await?,
        tags: crate::tag::load(&store).await?,
        zone: app.ports.clock.zone(),
        day_end: settings.day_end,
        calendar_item: settings.calendar_item,
    };
    let proposed = columns::of(past, &here.items);
    let becomes = (0..)
        .zip(proposed)
        .map(|(place, column)| columns.remove(&place).unwrap_or(column.becomes));
    let choices = plan::Choices {
        becomes: becomes.collect(),
        levels,
        mood_item,
    };
    let plan::Planned {
        edits,
        checkins,
        done,
    } = plan::plan(app, past, &here, &known, choices)?;
    let now = app.ports.clock.now();
    store.edit_and(edits, &checkins, now, false).await?;
    let past = imports.looked_at.remove(&handle);
    // Years are a hundred thousand small pieces. Nobody waits until they are given back.
    drop(tokio::task::spawn_blocking(move || drop((past, checkins))));
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
            columns: Vec::new(),
            left: Vec::new(),
            problem: Some(problem),
        }
    }

    fn of(past: &Past, known: &Known, items: &Items) -> Self {
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
        let fresh = |entry: &&formats::Entry| !matches!(known.fresh(entry), Fresh::Nothing);
        let new = past.entries.iter().filter(fresh).count() as u32;
        Self {
            handle: 0,
            format: Some(past.format),
            new_checkins: new,
            known_checkins: past.entries.len() as u32 - new,
            new_tags: 0,
            first: past.entries.iter().map(|entry| entry.local.date()).min(),
            last: past.entries.iter().map(|entry| entry.local.date()).max(),
            moods,
            columns: columns::of(past, items),
            left: past.left.clone(),
            problem: None,
        }
    }
}
