//! By itself: once a week into a folder that the client chose, the last three kept.
//!
//! Only files that were made here, by the names that are kept, are ever let go of.

use super::drill::{self, Drilled};
use super::kept::{Kept, Trouble, change};
use super::{Backups, Lock, Place, recipient, shown, write};
use crate::app::App;
use crate::error::{AppError, Code};
use crate::files::Chosen;
use crate::store::Store;
use crate::work::Work;
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use std::io;
use std::sync::Arc;
use ts_rs::TS;

/// How many are kept in the folder.
const KEPT: usize = 3;

/// Says where backups go by themselves.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct BackupFolder {
    /// The folder; none: they no longer do. What is there stays.
    pub folder: Option<Chosen>,
}

/// Chooses the folder, or none.
///
/// # Errors
/// [`Code::NotValid`] where there are no words to lock them for, or the device has no folders.
pub(crate) async fn choose_folder(
    app: &App,
    BackupFolder { folder }: BackupFolder,
) -> Result<Backups, AppError> {
    let store = app.store().await?;
    let folder = match folder {
        None => None,
        Some(_) if recipient(app)?.is_none() => return Err(Code::NotValid.into()),
        Some(chosen) => {
            let name = app.ports.files.folder(&chosen);
            Some(name.map_err(|error| match error.kind() {
                io::ErrorKind::Unsupported => AppError::from(Code::NotValid),
                _ => error.into(),
            })?)
        }
    };
    let kept = change(&store, |kept| {
        if folder != kept.folder {
            kept.names.clear();
            kept.weekly = None;
        }
        kept.folder = folder;
        kept.trouble = None;
    })
    .await?;
    shown(app, kept).await
}

/// Makes the weekly backup where it is time for it. What went wrong is kept, to be told once.
pub(crate) async fn tend(app: &App) -> Result<Option<Trouble>, AppError> {
    let store = app.store().await?;
    let kept = Kept::read(&store).await?;
    let now = app.ports.clock.now();
    // A clock that was put back is no reason to wait for longer.
    let is_due = kept
        .weekly
        .is_none_or(|last| (now - last).abs() >= TimeDelta::days(7));
    if kept.folder.is_none() || !is_due {
        return Ok(kept.trouble);
    }
    let (Some(recipient), Some(work)) = (recipient(app)?, app.works.try_begin()) else {
        return Ok(kept.trouble);
    };
    let trouble = match make(app, &store, Lock::Words(recipient), &work).await {
        Ok(Drilled { problem: None, .. }) => None,
        Ok(_) => Some(Trouble::NotProven),
        Err(error) => match error.code {
            Code::DiskFull => Some(Trouble::Full),
            Code::NotFound => Some(Trouble::FolderGone),
            Code::Stopped => return Ok(kept.trouble),
            _ => Some(Trouble::Other),
        },
    };
    change(&store, |kept| {
        kept.trouble = trouble;
        // Tried again tomorrow, not at every start.
        if trouble.is_some() {
            kept.weekly = Some(now - TimeDelta::days(6));
        }
    })
    .await?;
    Ok(trouble)
}

/// Makes a backup in the folder, and lets go of the oldest.
pub(super) async fn make(
    app: &App,
    store: &Arc<Store>,
    lock: Lock,
    work: &Work,
) -> Result<Drilled, AppError> {
    let kept = Kept::read(store).await?;
    let folder = kept.folder.ok_or(Code::NotValid)?;
    let files = app.ports.files.clone();
    let there = files
        .names_in(&folder)
        .map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => AppError::from(Code::NotFound),
            _ => error.into(),
        })?;
    let now = app.ports.clock.now().with_timezone(&app.ports.clock.zone());
    // Names nothing that is there.
    let name = (1..)
        .map(|n| match n {
            1 => format!("trellis-backup-{}.age", now.format("%Y-%m-%d")),
            n => format!("trellis-backup-{}-{n}.age", now.format("%Y-%m-%d")),
        })
        .find(|name| !there.contains(name))
        .ok_or(Code::Trouble)?;
    let place = Place::In(folder.clone(), name.clone());
    let key = write(app, store, place.clone(), lock, work).await?;
    let now = app.ports.clock.now();
    change(store, |kept| {
        (kept.made, kept.weekly) = (Some(now), Some(now));
        kept.names.push(name);
    })
    .await?;
    let drilled = drill::after(app, store, place, key, work).await?;
    // Only one that was proven pushes out an older one.
    if drilled.problem.is_none() {
        let mut kept = Kept::read(store).await?;
        while kept.names.len() > KEPT {
            let oldest = kept.names.remove(0);
            match files.remove_in(&folder, &oldest) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    tracing::warn!(event = "old_backup", kind = %error.kind());
                }
                _ => {}
            }
        }
        kept.write(store).await?;
    }
    Ok(drilled)
}

/// Where the newest backup in the folder is.
pub(super) async fn newest(store: &Store) -> Result<Option<Place>, AppError> {
    let mut kept = Kept::read(store).await?;
    let newest = kept.names.pop();
    Ok(kept
        .folder
        .zip(newest)
        .map(|(folder, name)| Place::In(folder, name)))
}

/// The names of the backups that were made in the folder and are still there.
pub(crate) async fn names_in_folder(app: &App) -> Result<Vec<String>, AppError> {
    let kept = Kept::read(&*app.store().await?).await?;
    let Some(folder) = kept.folder else {
        return Ok(Vec::new());
    };
    let there = app.ports.files.names_in(&folder).unwrap_or_default();
    let still = kept.names.into_iter().filter(|name| there.contains(name));
    Ok(still.collect())
}

/// Lets go of every backup in the folder that was made here. Gives whether all went.
pub(crate) async fn remove_all(app: &App) -> Result<bool, AppError> {
    let names = names_in_folder(app).await?;
    let store = app.store().await?;
    let Some(folder) = Kept::read(&store).await?.folder else {
        return Ok(true);
    };
    let gone = |name: &String| app.ports.files.remove_in(&folder, name).is_ok();
    let left: Vec<String> = names.into_iter().filter(|name| !gone(name)).collect();
    let all = left.is_empty();
    change(&store, |kept| kept.names = left).await?;
    Ok(all)
}
