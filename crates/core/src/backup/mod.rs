//! Backups: a locked file that outlives the device, proven as soon as it is made, and a way back.
//!
//! A backup is one `age` file, locked for the client's recovery words or with a passphrase. In it is one
//! zip with the record (see [`crate::record`]), the photographs, a manifest with the hash of each, and
//! a README for a person who has only the file. Nothing is ever uploaded.
//!
//! - `make`, `open`: to a file, and from it into a scratch vault.
//! - `drill`: a backup is believed once all of it came back.
//! - `weekly`: into a folder that the client chose, by itself.
//! - `restore`: a backup joins what is here, or takes its place.
//! - `kept`: what this device keeps about it.

mod drill;
mod kept;
mod make;
mod manifest;
mod open;
mod restore;
pub(crate) mod sql;
#[cfg(test)]
mod tests;
mod weekly;

pub use drill::{BackupDrill, Drilled};
pub use kept::Trouble;
pub use restore::{BackupFile, BackupLook, BackupRestore, BackupSettle};
pub use weekly::BackupFolder;

pub(crate) use drill::drill;
use kept::Shown;
pub(crate) use kept::{Kept, change};
pub(crate) use restore::{Looked, forget, forget_before, look, restore, settle, tend_before};
pub(crate) use weekly::{choose_folder, names_in_folder, remove_all, tend};

use crate::api::Nothing;
use crate::app::App;
use crate::error::{AppError, Code};
use crate::files::Chosen;
use crate::record::on_a_thread;
use crate::store::Store;
use crate::work::Work;
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use open::Key;
pub(crate) use open::Scratch;
use serde::{Deserialize, Serialize};
use trellis_domain::day::{DayEnd, logical_day};
use trellis_sealing::{FileLock, Recipient, Witness, seal_file};
use ts_rs::TS;
use zeroize::Zeroizing;

/// The shortest passphrase of a backup, in characters: a file can be guessed at for ever.
const SHORTEST: usize = 12;

/// Asks for a backup.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct BackupMake {
    /// Where it goes; none: into the folder that they go to by themselves.
    pub to: Option<Chosen>,
    /// Locks it; none: it is locked for the recovery words.
    pub passphrase: Option<String>,
}

impl std::fmt::Debug for BackupMake {
    /// Says nothing of the passphrase.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("BackupMake")
    }
}

/// How it stands with backups.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Backups {
    /// Whether there are recovery words to lock them for.
    pub has_words: bool,
    /// What to call the folder that they go to by themselves; none: they do not.
    pub folder: Option<String>,
    /// The names of those in it, the newest first.
    pub names: Vec<String>,
    /// The day on which the last one was made, as `YYYY-MM-DD`.
    #[ts(type = "string | null")]
    pub made: Option<NaiveDate>,
    /// What was proven last.
    pub proven: Option<Proven>,
    /// What went wrong by itself.
    pub trouble: Option<Trouble>,
    /// The day on which a backup took the place of what was here, which can still be brought back.
    #[ts(type = "string | null")]
    pub before: Option<NaiveDate>,
    /// The day after which that goes by itself.
    #[ts(type = "string | null")]
    pub before_goes: Option<NaiveDate>,
    /// A part of the vault cannot be read.
    pub damaged: bool,
}

/// What a drill has shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Proven {
    /// The day, as `YYYY-MM-DD`.
    #[ts(type = "string")]
    pub day: NaiveDate,
    /// How many records came back.
    pub records: u32,
    /// How many photographs.
    pub photos: u32,
    /// Whether the client's own words or passphrase opened the file. Otherwise the file was found
    /// whole, and opened by what had just made it.
    pub by_client: bool,
}

impl Proven {
    fn of(shown: &Shown, days: &Days) -> Self {
        Self {
            day: days.day(shown.at),
            records: shown.records,
            photos: shown.photos,
            by_client: shown.by_client,
        }
    }
}

/// On which day something was.
struct Days(Tz, DayEnd);

impl Days {
    async fn of(app: &App, store: &Store) -> Result<Self, AppError> {
        let day_end = crate::settings::load(store).await?.day_end;
        Ok(Self(app.ports.clock.zone(), day_end))
    }

    fn day(&self, at: DateTime<Utc>) -> NaiveDate {
        logical_day(at, self.0, self.1)
    }
}

/// How it stands with backups.
pub(crate) async fn state(app: &App, _: Nothing) -> Result<Backups, AppError> {
    let store = app.store().await?;
    let kept = Kept::read(&store).await?;
    // Told once they have been looked at.
    if kept.trouble.is_some() {
        change(&store, |kept| kept.trouble = None).await?;
    }
    shown(app, kept).await
}

async fn shown(app: &App, kept: Kept) -> Result<Backups, AppError> {
    let has_words = recipient(app)?.is_some();
    let days = Days::of(app, &*app.store().await?).await?;
    let before_goes = restore::before_goes(&kept).map(|at| days.day(at));
    let last = |folder: String| {
        let name = folder.rsplit(['/', '\\']).find(|part| !part.is_empty());
        name.map_or_else(|| folder.clone(), str::to_owned)
    };
    Ok(Backups {
        has_words,
        folder: kept.folder.map(last),
        names: kept.names.into_iter().rev().collect(),
        made: kept.made.map(|at| days.day(at)),
        proven: kept.proven.map(|shown| Proven::of(&shown, &days)),
        trouble: kept.trouble,
        before: kept.before.map(|at| days.day(at)),
        before_goes,
        damaged: kept.damaged,
    })
}

/// Whom backups are locked for: the recovery words' recipient; none where there are no words.
fn recipient(app: &App) -> Result<Option<Recipient>, AppError> {
    #[cfg(test)]
    if let Some(recipient) = tests::recipient() {
        return Ok(Some(recipient));
    }
    crate::lock::backup_recipient(app)
}

/// How a file that is being made is locked, and what opens it for the drill after.
enum Lock {
    Words(Recipient),
    Passphrase(Zeroizing<String>),
}

/// Makes a backup where the client says, and proves it.
///
/// # Errors
/// [`Code::ShortPassphrase`]; [`Code::NotValid`] where there are no words to lock it for, or no folder
/// to put it into; [`Code::DiskFull`]; [`Code::Stopped`]. Then nothing is there.
pub(crate) async fn make(app: &App, ask: BackupMake) -> Result<Drilled, AppError> {
    let store = app.store().await?;
    let lock = lock_of(app, ask.passphrase).await?;
    let work = app.works.begin().await;
    match ask.to {
        Some(to) => {
            let key = write(app, &store, Place::Chosen(to.clone()), lock, &work).await?;
            let at = app.ports.clock.now();
            change(&store, |kept| kept.made = Some(at)).await?;
            drill::after(app, &store, Place::Chosen(to), key, &work).await
        }
        None => weekly::make(app, &store, lock, &work).await,
    }
}

/// Writes what could be saved of a damaged vault, which stands in a scratch vault, where the client says.
///
/// # Errors
/// As [`make`].
pub(crate) async fn make_of(
    app: &App,
    scratch: &Scratch,
    ask: BackupMake,
    work: &Work,
) -> Result<(), AppError> {
    let lock = lock_of(app, ask.passphrase).await?;
    let to = ask.to.ok_or(Code::NotValid)?;
    write(app, scratch.store(), Place::Chosen(to), lock, work).await?;
    Ok(())
}

async fn lock_of(app: &App, passphrase: Option<String>) -> Result<Lock, AppError> {
    match passphrase.map(Zeroizing::new) {
        Some(passphrase) if passphrase.chars().count() < SHORTEST => {
            Err(Code::ShortPassphrase.into())
        }
        Some(passphrase) => Ok(Lock::Passphrase(passphrase)),
        None => Ok(Lock::Words(recipient(app)?.ok_or(Code::NotValid)?)),
    }
}

/// Where a backup is.
#[derive(Clone)]
enum Place {
    Chosen(Chosen),
    In(String, String),
}

/// Writes a backup. Gives what opens it.
async fn write(
    app: &App,
    store: &Store,
    place: Place,
    lock: Lock,
    work: &Work,
) -> Result<Key, AppError> {
    let made = app.ports.clock.now();
    let files = app.ports.files.clone();
    let mut reader = store.snapshot().await?;
    let work = work.clone();
    // It reads the vault and writes the file by turns.
    on_a_thread(move || async move {
        let mut file = match &place {
            Place::Chosen(chosen) => files.create(chosen),
            Place::In(folder, name) => files.create_in(folder, name),
        }?;
        let witness = Witness::make();
        let by = match &lock {
            Lock::Words(recipient) => FileLock::ForAnd(recipient, &witness),
            Lock::Passphrase(passphrase) => FileLock::Passphrase(passphrase),
        };
        let mut sealed = seal_file(by, &mut file).map_err(|_| Code::Trouble)?;
        make::write(&mut reader, made, &work, &mut sealed).await?;
        sealed.finish()?;
        file.keep()?;
        tracing::info!(event = "backup_made");
        Ok(match lock {
            Lock::Words(_) => Key::Witness(witness),
            Lock::Passphrase(passphrase) => Key::Passphrase(passphrase),
        })
    })
    .await?
}
