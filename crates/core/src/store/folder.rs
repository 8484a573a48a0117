//! The files of a vault.
//!
//! | file | what it is |
//! |---|---|
//! | `vault.db`, `-wal`, `-shm` | the database, encrypted |
//! | `vault.json` | how its key is kept, and what language the door speaks; no secret in it |
//! | `vault.key` | the key itself, only if the client chose a key file |
//! | `lock.tries` | how often the lock was tried in vain |
//! | `seen.json` | what may be seen while the app is locked, sealed; only if the client chose it |
//! | `vault.lock` | held while a window has the vault open |
//! | `vault.before-N.db` | the safety copy made before an upgrade from version N, encrypted |
//! | `scratch/` | a backup that is being looked at, as a vault of its own under the same key |
//! | `before-restore/` | what was here before a backup took its place, likewise; gone after 30 days |
//! | `set-aside-N/` | a vault that could not be opened and was put aside, whole |

use super::card::Card;
use crate::error::{AppError, Code};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use trellis_sealing::KeyBytes;

/// A vault's folder.
#[derive(Clone)]
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(path: PathBuf) -> Self {
        Self(path)
    }

    /// A folder in it.
    pub(crate) fn inside(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.0.join("vault.db")
    }

    /// Whether there is a database already. Then no new key is ever made.
    pub(crate) fn has_database(&self) -> bool {
        fs::metadata(self.database()).is_ok_and(|file| file.len() > 0)
    }

    /// Makes the folder, for its owner's eyes only.
    pub(crate) fn make(&self) -> Result<(), AppError> {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&self.0).map_err(AppError::from)
    }

    /// Makes the database's file, empty, for its owner's eyes only, where there is none. SQLite gives
    /// the files beside it the same rights.
    pub(super) fn make_database(&self) -> Result<(), AppError> {
        for_owner()
            .open(self.database())
            .map(drop)
            .map_err(AppError::from)
    }

    /// Takes the lock that keeps the vault to one window. It is let go when the file is dropped,
    /// or its process ends in whatever way.
    pub(crate) fn lock(&self) -> Result<File, AppError> {
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(self.0.join("vault.lock"))?;
        file.try_lock().map_err(|_| Code::AlreadyOpen)?;
        Ok(file)
    }

    /// The card; none where there is none.
    pub(crate) fn card(&self) -> Result<Option<Card>, AppError> {
        self.read("vault.json")?
            .as_deref()
            .map(Card::read)
            .transpose()
    }

    pub(crate) fn save_card(&self, card: &Card) -> Result<(), AppError> {
        self.write("vault.json", &serde_json::to_vec(card)?)
    }

    /// What is in a small file; none where there is none.
    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, AppError> {
        match fs::read(self.0.join(name)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Lets go of a small file, if it is there.
    fn remove(&self, name: &str) -> Result<(), AppError> {
        match fs::remove_file(self.0.join(name)) {
            Ok(()) => Ok(sync(&self.0)?),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// What may be seen while the app is locked, sealed; none where the client chose nothing.
    pub(crate) fn seen(&self) -> Result<Option<Vec<u8>>, AppError> {
        self.read("seen.json")
    }

    pub(crate) fn save_seen(&self, sealed: &[u8]) -> Result<(), AppError> {
        self.write("seen.json", sealed)
    }

    pub(crate) fn forget_seen(&self) -> Result<(), AppError> {
        self.remove("seen.json")
    }

    /// The count of tries at the lock; none where there is none.
    pub(crate) fn tries(&self) -> Result<Option<Vec<u8>>, AppError> {
        self.read("lock.tries")
    }

    /// Keeps the count of tries in the place of the last: written over, not anew, so that a full disk
    /// keeps nobody out. It must always be equally long.
    pub(crate) fn save_tries(&self, count: &[u8]) -> Result<(), AppError> {
        let write = || {
            let mut out = for_owner()
                .truncate(false)
                .open(self.0.join("lock.tries"))?;
            out.write_all(count)?;
            out.sync_all()
        };
        Ok(write()?)
    }

    pub(crate) fn forget_key_file(&self) -> Result<(), AppError> {
        self.remove("vault.key")
    }

    /// The key in the key file; none where there is no such file.
    pub(crate) fn key_file(&self) -> Result<Option<KeyBytes>, AppError> {
        match fs::read(self.0.join("vault.key")).map(zeroize::Zeroizing::new) {
            Ok(bytes) => {
                let mut key = KeyBytes::default();
                if bytes.len() != key.len() {
                    return Err(Code::WrongKey.into());
                }
                key.copy_from_slice(&bytes);
                Ok(Some(key))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    pub(crate) fn save_key_file(&self, key: &KeyBytes) -> Result<(), AppError> {
        self.write("vault.key", key.as_slice())
    }

    /// Writes a small file whole or not at all, for its owner's eyes only.
    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), AppError> {
        let (new, file) = (self.0.join(format!("{name}.new")), self.0.join(name));
        let write = || {
            let mut out = for_owner().truncate(true).open(&new)?;
            out.write_all(bytes)?;
            out.sync_all()?;
            fs::rename(&new, &file)?;
            sync(&self.0)
        };
        Ok(write()?)
    }

    fn safety_copy(&self, version: i64) -> PathBuf {
        self.0.join(format!("vault.before-{version}.db"))
    }

    /// Copies the database, which must have no log beside it, before an upgrade from `version`.
    pub(super) fn make_safety_copy(&self, version: i64) -> Result<(), AppError> {
        let copy = || {
            let (new, safe) = (self.0.join("safety-copy.new"), self.safety_copy(version));
            fs::copy(self.database(), &new)?;
            File::open(&new)?.sync_all()?;
            fs::rename(&new, &safe)?;
            sync(&self.0)
        };
        Ok(copy()?)
    }

    /// The versions of which there are safety copies.
    pub(crate) fn safety_copies(&self) -> Vec<i64> {
        let versions = 1..super::migrate::newest();
        versions
            .filter(|version| self.safety_copy(*version).exists())
            .collect()
    }

    /// Lets go of a safety copy.
    pub(crate) fn forget_safety_copy(&self, version: i64) -> Result<(), AppError> {
        fs::remove_file(self.safety_copy(version))
            .and_then(|()| sync(&self.0))
            .map_err(AppError::from)
    }

    /// The newest safety copy.
    pub(crate) fn newest_safety_copy(&self) -> Option<PathBuf> {
        let newest = self.safety_copies().pop()?;
        Some(self.safety_copy(newest))
    }

    /// Puts the newest safety copy in the database's place. The file that was there is kept aside.
    pub(crate) fn use_safety_copy(&self) -> Result<(), AppError> {
        let copy = self.newest_safety_copy().ok_or(Code::NotFound)?;
        let new = self.0.join("safety-copy.new");
        fs::copy(copy, &new)?;
        self.move_aside(&["vault.db", "vault.db-wal", "vault.db-shm"])?;
        fs::rename(new, self.database())
            .and_then(|()| sync(&self.0))
            .map_err(AppError::from)
    }

    /// Moves the whole vault into a folder of its own, so that a new one can begin. Nothing is
    /// deleted.
    pub(crate) fn set_aside(&self) -> Result<(), AppError> {
        self.move_aside(&[
            "vault.db",
            "vault.db-wal",
            "vault.db-shm",
            "vault.json",
            "vault.key",
            "lock.tries",
            "seen.json",
        ])
    }

    fn move_aside(&self, names: &[&str]) -> Result<(), AppError> {
        let moved = || {
            let aside = (1..)
                .map(|n| self.0.join(format!("set-aside-{n}")))
                .find(|path| !path.exists())
                .unwrap_or_else(|| self.0.join("set-aside"));
            fs::create_dir(&aside)?;
            for name in names {
                match fs::rename(self.0.join(name), aside.join(name)) {
                    Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                    _ => {}
                }
            }
            sync(&self.0)
        };
        moved().map_err(AppError::from)
    }
}

/// Opens a file for writing, making it for its owner's eyes only.
fn for_owner() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.create(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Makes a rename last through a power cut. Systems that cannot do this for a folder do it by
/// themselves.
fn sync(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()
    } else {
        Ok(())
    }
}
