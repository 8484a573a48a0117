//! The vault on disk: one encrypted SQLite file, opened with one key, written through one door.
//!
//! - `folder`: the files of a vault and the lock that keeps it to one window.
//! - `options`: how SQLCipher is set up, and why.
//! - `migrate`: from an older version's vault to this one's.
//! - `door`: the only way in for a change, made here or elsewhere.
//! - `kept`: what is read once and kept until it is written.
//! - `table`: what the door needs to know of each kind of record.
//! - `past`: what was done to the plan.
//! - `place`: where a check-in stands in time.
//!
//! What the tables mean belongs to the domains' folders, each with its own SQL.

mod door;
pub(crate) mod folder;
mod kept;
mod migrate;
mod options;
mod past;
mod place;
mod table;
#[cfg(test)]
mod tests;

pub(crate) use door::Edit;
pub(crate) use folder::Folder;
pub(crate) use place::{day_at, place_range};
pub(crate) use table::Table;

use crate::error::{AppError, Code};
use crate::item::Items;
use door::Writer;
use kept::Kept;
use sqlx::ConnectOptions;
use sqlx::sqlite::{SqlitePool, SqlitePoolOptions};
use tokio::sync::{Mutex, MutexGuard};
use trellis_domain::checkin::Tag;
use trellis_domain::settings::Settings;
use trellis_sealing::KeyBytes;

/// An open vault.
pub(crate) struct Store {
    writer: Mutex<Writer>,
    readers: SqlitePool,
    pub(crate) items: Kept<Items>,
    pub(crate) tags: Kept<Vec<Tag>>,
    pub(crate) settings: Kept<Settings>,
    /// Held for as long as the vault is open: one window at a time.
    _lock: std::fs::File,
}

impl Store {
    /// Opens the vault in `folder`, making its database where there is none, and brings an older
    /// one up to this version.
    ///
    /// # Errors
    /// [`Code::Damaged`] where the file is no database under this key (the caller has checked that
    /// it is the right key), [`Code::NewerVault`], [`Code::AlreadyOpen`], [`Code::DiskFull`].
    pub(crate) async fn open(
        folder: &Folder,
        key: &KeyBytes,
        device: [u8; 8],
    ) -> Result<Self, AppError> {
        let lock = folder.lock()?;
        folder.make_database()?;
        let options = options::options(&folder.database(), key);
        let mut connection = options.clone().create_if_missing(true).connect().await?;
        migrate::migrate(&mut connection, folder).await?;
        let writer = Writer::start(connection, device).await?;
        // Readers open when a screen first needs one, not before the first screen.
        let readers = SqlitePoolOptions::new()
            .max_connections(2)
            .min_connections(0)
            .idle_timeout(None)
            .max_lifetime(None)
            .test_before_acquire(false)
            .connect_lazy_with(options.read_only(true));
        Ok(Self {
            writer: Mutex::new(writer),
            readers,
            items: Kept::default(),
            tags: Kept::default(),
            settings: Kept::default(),
            _lock: lock,
        })
    }

    /// Reads what one statement gives as one JSON text: a screen's data in one go.
    pub(crate) async fn read(
        &self,
        sql: &'static str,
        arguments: &[&str],
    ) -> Result<String, AppError> {
        let mut query = sqlx::query_scalar::<_, String>(sql);
        for argument in arguments {
            query = query.bind(*argument);
        }
        Ok(query.fetch_one(&self.readers).await?)
    }

    /// As [`Store::read`], on the writer's connection: what was just written is there, and at the
    /// start no second connection is needed.
    pub(crate) async fn read_own(
        &self,
        sql: &'static str,
        arguments: &[&str],
    ) -> Result<String, AppError> {
        let mut writer = self.writer.lock().await;
        let mut query = sqlx::query_scalar::<_, String>(sql);
        for argument in arguments {
            query = query.bind(*argument);
        }
        Ok(query.fetch_one(writer.connection()).await?)
    }

    /// Writes what belongs to this device alone, and so is no change for others.
    pub(crate) async fn write_local(
        &self,
        sql: &'static str,
        arguments: &[&str],
    ) -> Result<(), AppError> {
        let mut writer = self.writer.lock().await;
        let mut query = sqlx::query(sql);
        for argument in arguments {
            query = query.bind(*argument);
        }
        query.execute(writer.connection()).await?;
        Ok(())
    }

    pub(crate) async fn writer(&self) -> MutexGuard<'_, Writer> {
        self.writer.lock().await
    }

    /// Closes every connection, which folds the log into the file.
    pub(crate) async fn close(self) {
        self.readers.close().await;
        if self.writer.into_inner().close().await.is_err() {
            tracing::warn!(event = "close", code = ?Code::Trouble);
        }
    }
}
