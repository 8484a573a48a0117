//! What this device keeps about backups: where they go by themselves, and what was made and proven.

use super::sql;
use crate::error::{AppError, Code};
use crate::record::Counts;
use crate::store::Store;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What this device keeps.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Kept {
    /// The folder that backups go to by themselves, by its name for good.
    pub(crate) folder: Option<String>,
    /// The names of those in it, the oldest first.
    pub(crate) names: Vec<String>,
    /// When the last one was made, wherever it went.
    pub(crate) made: Option<DateTime<Utc>>,
    /// When one was last made by itself.
    pub(crate) weekly: Option<DateTime<Utc>>,
    /// What was proven last.
    pub(crate) proven: Option<Shown>,
    /// What went wrong by itself, to be told once.
    pub(crate) trouble: Option<Trouble>,
    /// When the vault was last looked through from end to end.
    pub(crate) looked: Option<DateTime<Utc>>,
    /// A part of the vault could not be read then.
    pub(crate) damaged: bool,
    /// When the client was last told that the disk is nearly full.
    pub(crate) told_full: Option<DateTime<Utc>>,
    /// When a backup took the place of what was here; what was here is kept beside the vault.
    pub(crate) before: Option<DateTime<Utc>>,
    /// When the client was told that this goes soon.
    pub(crate) told_before: Option<DateTime<Utc>>,
}

/// What a drill has shown.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Shown {
    /// When.
    pub(crate) at: DateTime<Utc>,
    /// How many records came back.
    pub(crate) records: u32,
    /// How many photographs.
    pub(crate) photos: u32,
    /// Whether the client's own words or passphrase opened the file.
    pub(crate) by_client: bool,
}

/// What can go wrong where a backup is made by itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Trouble {
    /// The folder is not there.
    FolderGone,
    /// The disk is full.
    Full,
    /// It was made, and is not whole.
    NotProven,
    /// Something else.
    Other,
}

/// How many lines are records.
pub(crate) fn records(counts: &Counts) -> u32 {
    let records = counts.iter().filter(|(kind, _)| *kind != "past");
    records.map(|(_, count)| *count).sum::<u64>() as u32
}

impl Kept {
    pub(crate) async fn read(store: &Store) -> Result<Self, AppError> {
        let kept = store.read_own(sql::KEPT, &[]).await?;
        serde_json::from_str(&kept).map_err(|_| Code::Damaged.into())
    }

    pub(crate) async fn write(&self, store: &Store) -> Result<(), AppError> {
        let kept = serde_json::to_string(self)?;
        store.write_local(sql::KEEP, &[&kept]).await
    }
}

/// Changes what is kept.
pub(crate) async fn change(
    store: &Store,
    change: impl FnOnce(&mut Kept),
) -> Result<Kept, AppError> {
    let mut kept = Kept::read(store).await?;
    change(&mut kept);
    kept.write(store).await?;
    Ok(kept)
}
