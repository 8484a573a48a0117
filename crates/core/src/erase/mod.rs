//! Erasing: a span of time, or everything. One thing is deleted where it stands.
//!
//! Everything means everything: the key first, since nothing can be read without it, then each file,
//! overwritten and removed. What was begun is brought to its end at the next start, whatever came
//! between.

pub(crate) mod sql;
#[cfg(test)]
mod tests;

use crate::api::Nothing;
use crate::app::App;
use crate::backup::{names_in_folder, remove_all};
use crate::error::{AppError, Code};
use crate::ports::{KeyName, KeyStoreError};
use crate::store::{Folder, Store};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use trellis_domain::Id;
use trellis_domain::merge::Kind;
use ts_rs::TS;

/// Stands in the vault's folder for as long as erasing everything goes on.
const MARK: &str = "erasing";

/// A span of time: both days belong to it.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct EraseSpan {
    /// The first day, as `YYYY-MM-DD`.
    #[ts(type = "string")]
    pub from: NaiveDate,
    /// The last day.
    #[ts(type = "string")]
    pub to: NaiveDate,
}

/// What there is in a span of time.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct EraseCount {
    /// Check-ins.
    pub checkins: u32,
    /// Everything else that says a day in it: answered questionnaires, ratings, what was said to
    /// reminders, and the like.
    pub others: u32,
}

/// Erases everything.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct EraseAll {
    /// The client has said yes twice.
    pub sure: bool,
    /// With the backups that were made by themselves.
    pub backups: bool,
}

/// What is kept outside the vault, and is not erased with it unless that is asked for.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct EraseOutside {
    /// The names of the backups that were made by themselves and are still there.
    pub backups: Vec<String>,
}

/// What there is in a span of time.
///
/// # Errors
/// [`Code::NotValid`] where it ends before it begins.
pub(crate) async fn count(app: &App, span: EraseSpan) -> Result<EraseCount, AppError> {
    let all = of_days(&*app.store().await?, span).await?;
    let checkins = all
        .iter()
        .filter(|(kind, _)| *kind == Kind::CheckIn)
        .count() as u32;
    Ok(EraseCount {
        checkins,
        others: all.len() as u32 - checkins,
    })
}

/// Lets everything of a span of time really go.
///
/// # Errors
/// [`Code::NotValid`] where it ends before it begins.
pub(crate) async fn span(app: &App, span: EraseSpan) -> Result<Nothing, AppError> {
    let store = app.store().await?;
    let all = of_days(&store, span).await?;
    let count = all.len();
    crate::deleted::go(app, &store, all).await?;
    let (from, to) = (span.from.to_string(), span.to.to_string());
    store.write_local(sql::FORGET_DRAFT, &[&from, &to]).await?;
    // Copies of what was here hold it as well.
    for version in app.folder.safety_copies() {
        app.folder.forget_safety_copy(version)?;
    }
    crate::backup::forget_before(app, &store).await?;
    store.settle().await?;
    tracing::info!(event = "erased_days", count);
    Ok(Nothing {})
}

async fn of_days(
    store: &Store,
    EraseSpan { from, to }: EraseSpan,
) -> Result<Vec<(Kind, Id)>, AppError> {
    if to < from {
        return Err(Code::NotValid.into());
    }
    let (from, to) = (from.to_string(), to.to_string());
    let all = store.read_own(sql::OF_DAYS, &[&from, &to]).await?;
    serde_json::from_str(&all).map_err(|_| Code::Damaged.into())
}

/// What is kept outside the vault.
pub(crate) async fn outside(app: &App, _: Nothing) -> Result<EraseOutside, AppError> {
    Ok(EraseOutside {
        backups: names_in_folder(app).await?,
    })
}

/// Erases everything. The next start is a first one.
///
/// # Errors
/// [`Code::NotValid`] unless it is sure; [`Code::KeyStoreLocked`] where the key cannot be taken out of
/// the key store now, and then nothing was erased.
pub(crate) async fn all(
    app: &App,
    EraseAll { sure, backups }: EraseAll,
) -> Result<Nothing, AppError> {
    if !sure {
        return Err(Code::NotValid.into());
    }
    let _one_at_a_time = app.opening.lock().await;
    if backups {
        remove_all(app).await?;
    }
    // A locked key store says so before anything is gone.
    forget_keys(app).await?;
    File::create(app.folder.inside(MARK))?.sync_all()?;
    app.close().await;
    finish(app).await?;
    tracing::info!(event = "erased_all");
    Ok(Nothing {})
}

/// Brings to its end what was begun.
pub(crate) async fn go_on(app: &App) -> Result<(), AppError> {
    if app.folder.inside(MARK).exists() {
        finish(app).await?;
    }
    Ok(())
}

async fn finish(app: &App) -> Result<(), AppError> {
    forget_keys(app).await?;
    let folder = app.folder.clone();
    tokio::task::spawn_blocking(move || wipe(&folder))
        .await
        .map_err(|_| Code::Trouble)??;
    Ok(())
}

async fn forget_keys(app: &App) -> Result<(), AppError> {
    // First, since without it everything else still opens.
    crate::lock::biometry::forget(app).await?;
    let keys = app.ports.keys.clone();
    let remove = move || {
        KeyName::ALL
            .into_iter()
            .try_for_each(|name| keys.remove(name))
    };
    let gone = tokio::task::spawn_blocking(remove)
        .await
        .map_err(|_| Code::Trouble)?;
    match gone {
        // Where there is no key store there is no key in it.
        Ok(()) | Err(KeyStoreError::Absent) => Ok(()),
        Err(KeyStoreError::Locked) => Err(Code::KeyStoreLocked.into()),
        Err(KeyStoreError::Trouble) => Err(Code::Trouble.into()),
    }
}

/// Overwrites and removes everything in a vault's folder, what says where the key is first and the mark
/// last.
fn wipe(folder: &Folder) -> io::Result<()> {
    let place = folder.inside("");
    for name in ["vault.key", "vault.json"] {
        match wipe_file(&place.join(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    wipe_inside(&place, true)?;
    fs::remove_file(place.join(MARK))
}

fn wipe_inside(folder: &Path, is_top: bool) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (path, kind) = (entry.path(), entry.file_type()?);
        if kind.is_dir() {
            // What the web view has open there it may hold on to; none of it is the client's.
            let is_web = is_top && entry.file_name() == "webview";
            match wipe_inside(&path, false).and_then(|()| fs::remove_dir(&path)) {
                Err(error) if !is_web && error.kind() != io::ErrorKind::NotFound => {
                    return Err(error);
                }
                _ => {}
            }
        } else if kind.is_file() && !(is_top && entry.file_name() == MARK) {
            match wipe_file(&path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        } else if kind.is_symlink() {
            fs::remove_file(&path)?;
        }
        // What is left is a socket that a second start knocks at.
    }
    Ok(())
}

/// Overwrites a file, on the disk, and removes it. A flash disk may keep older blocks: what makes these
/// unreadable is that the key is gone.
fn wipe_file(path: &Path) -> io::Result<()> {
    let length = fs::metadata(path)?.len();
    let mut file = OpenOptions::new().write(true).open(path)?;
    let nothing = [0; 64 * 1024];
    let mut left = length;
    while left > 0 {
        let some = left.min(nothing.len() as u64);
        file.write_all(&nothing[..some as usize])?;
        left -= some;
    }
    file.sync_all()?;
    file.set_len(0)?;
    drop(file);
    fs::remove_file(path)
}
