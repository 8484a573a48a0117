//! The vault on disk: one encrypted SQLite file, opened with one key, written through one door.
//!
//! - `card`: how the vault's key is kept.
//! - `folder`: the files of a vault and the lock that keeps it to one window.
//! - `ahead`: what a start needs, asked of the disk before it is needed.
//! - `options`: how SQLCipher is set up, and why.
//! - `migrate`: from an older version's vault to this one's; `index`: its search index, built anew.
//! - `door`: the only way in for a change, made here or elsewhere.
//! - `batch`, `writer`, `step`: what a change writes, the connection that writes it, and how it is one
//!   step.
//! - `readers`: the connections that screens read through.
//! - `kept`: what is read once and kept until it is written.
//! - `taking`: taking in what was kept elsewhere.
//! - `table`: what the door needs to know of each kind of record.
//! - `past`: what was done to the plan.
//! - `wiping`: its memory, once it is given back.
//! - `place`: where a check-in stands in time.
//!
//! What the tables mean belongs to the domains' folders, each with its own SQL.

mod ahead;
mod batch;
pub(crate) mod card;
mod door;
pub(crate) mod folder;
mod index;
mod kept;
mod migrate;
mod options;
mod past;
mod place;
mod readers;
mod step;
mod table;
mod taking;
#[cfg(test)]
mod tests;
mod wiping;
mod writer;

#[cfg(test)]
pub(crate) use batch::{emptied, is_really_gone, whole};
pub(crate) use door::Edit;
pub(crate) use folder::Folder;
pub(crate) use place::{day_at, place_range};
pub(crate) use table::Table;
pub(crate) use taking::TakingIn;
pub(crate) use writer::Writer;

use crate::error::{AppError, Code};
use crate::item::Items;
use crate::plan::Shown;
use crate::tag::Tags;
use kept::Kept;
use readers::Readers;
use sqlx::Connection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use tokio::sync::{MappedMutexGuard, Mutex, MutexGuard, watch};
use trellis_domain::settings::Settings;
use trellis_sealing::KeyBytes;

/// An open vault.
pub(crate) struct Store {
    writer: Mutex<Writer>,
    readers: Readers,
    pub(crate) items: Kept<Items>,
    pub(crate) tags: Kept<Tags>,
    pub(crate) settings: Kept<Settings>,
    pub(crate) plan: Kept<Shown>,
    /// Tells that something was written.
    pub(crate) changes: watch::Sender<()>,
    /// Held for as long as the vault is open: one window at a time.
    _lock: std::fs::File,
}

/// Gets ready to open the vault in `folder`, on a thread that may wait: it can be done before there is
/// a key. What is not done by then, opening does.
pub(crate) fn get_ready(folder: &Folder) {
    ahead::read_ahead(&folder.database());
    wiping::begin();
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
        let file = Connected::to(folder, options::options(&folder.database(), key)).await?;
        Ok(Self::over(file.brought_up(folder).await?, device))
    }

    /// As [`Store::open`], and reads the first screen's data by the step that looks for the version: the
    /// statement's answer begins `{"version":N,`. None of it is given where the vault was older.
    ///
    /// # Errors
    /// As [`Store::open`], and [`Code::Damaged`] where what the statement reads is damaged.
    pub(crate) async fn open_and_read(
        folder: &Folder,
        key: &KeyBytes,
        device: [u8; 8],
        (sql, arguments): (&'static str, [&str; 3]),
    ) -> Result<(Self, Option<String>), AppError> {
        let mut file = Connected::to(folder, options::options(&folder.database(), key)).await?;
        let read = match text(&mut file.connection, sql, &arguments).await {
            Ok(read) => Some(read).filter(|read| migrate::is_newest(read)),
            // The cipher answers nothing more through a connection that met damage.
            Err(error) if Code::of_store(&error) == Code::Damaged => return Err(error.into()),
            // A new vault, and an older one, have not all that the statement reads.
            Err(_) => None,
        };
        if read.is_none() {
            file = file.brought_up(folder).await?;
        }
        Ok((Self::over(file, device), read))
    }

    fn over(file: Connected, device: [u8; 8]) -> Self {
        Self {
            writer: Mutex::new(Writer::new(file.connection, device)),
            readers: Readers::new(file.options.create_if_missing(false)),
            items: Kept::default(),
            tags: Kept::default(),
            settings: Kept::default(),
            plan: Kept::default(),
            changes: watch::Sender::new(()),
            _lock: file.lock,
        }
    }

    /// Reads what one statement gives as one JSON text: a screen's data in one go.
    pub(crate) async fn read(
        &self,
        sql: &'static str,
        arguments: &[&str],
    ) -> Result<String, AppError> {
        Ok(text(&mut *self.reader().await?, sql, arguments).await?)
    }

    /// A connection for reading what is no JSON.
    pub(crate) async fn reader(&self) -> Result<MappedMutexGuard<'_, SqliteConnection>, AppError> {
        Ok(self.readers.get().await?)
    }

    /// A connection of its own, which sees the vault as it is now for as long as it is there.
    pub(crate) async fn snapshot(&self) -> Result<SqliteConnection, AppError> {
        let mut connection = self.readers.another().await?;
        sqlx::query(crate::record::sql::BEGIN)
            .execute(&mut connection)
            .await?;
        Ok(connection)
    }

    /// One more connection that reads, for whoever may spoil it.
    pub(crate) async fn another_reader(&self) -> Result<SqliteConnection, AppError> {
        Ok(self.readers.another().await?)
    }

    /// Another vault in a folder of its own, under the same key: a scratch one, or one that was put
    /// aside.
    pub(crate) async fn beside(&self, folder: &Folder, device: [u8; 8]) -> Result<Self, AppError> {
        folder.make()?;
        let options = self.readers.options(&folder.database());
        let file = Connected::to(folder, options).await?;
        Ok(Self::over(file.brought_up(folder).await?, device))
    }

    /// A connection to a vault that does not open as it should: it reads what can be read, and changes
    /// nothing. The folder's lock is held by whoever asks.
    ///
    /// # Errors
    /// [`Code::Damaged`] where not even its first page can be read.
    pub(crate) async fn only_read(
        folder: &Folder,
        key: &KeyBytes,
    ) -> Result<SqliteConnection, AppError> {
        wiping::begin();
        let options = options::options(&folder.database(), key).read_only(true);
        let (connection, _) = options::open(options).await?;
        Ok(connection)
    }

    /// As [`Store::read`], on the writer's connection: what was just written is there, and at the
    /// start no second connection is needed.
    pub(crate) async fn read_own(
        &self,
        sql: &'static str,
        arguments: &[&str],
    ) -> Result<String, AppError> {
        let mut writer = self.writer.lock().await;
        Ok(text(writer.connection(), sql, arguments).await?)
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

    /// Folds the log into the file and empties it, so that what is really gone is gone from there
    /// as well.
    pub(crate) async fn settle(&self) -> Result<(), AppError> {
        let mut writer = self.writer.lock().await;
        migrate::settle(writer.connection()).await
    }

    pub(crate) async fn writer(&self) -> MutexGuard<'_, Writer> {
        self.writer.lock().await
    }

    /// Closes every connection, which folds the log into the file.
    pub(crate) async fn close(self) {
        self.readers.close().await;
        close(self.writer.into_inner().into_connection()).await;
    }
}

/// A vault's file, held by this window and connected to; of which version it is, is not known.
struct Connected {
    lock: std::fs::File,
    connection: SqliteConnection,
    options: SqliteConnectOptions,
}

impl Connected {
    async fn to(folder: &Folder, options: SqliteConnectOptions) -> Result<Self, AppError> {
        wiping::begin();
        let lock = folder.lock()?;
        let options = if folder.has_database() {
            options
        } else {
            folder.make_database()?;
            options::for_new(options)
        };
        let (connection, options) = options::open(options).await?;
        Ok(Self {
            lock,
            connection,
            options,
        })
    }

    /// Brings it up to this version. Where that is not possible it is closed before that is said, so that
    /// the next try finds nobody in it.
    async fn brought_up(mut self, folder: &Folder) -> Result<Self, AppError> {
        match migrate::migrate(&mut self.connection, folder).await {
            Ok(()) => Ok(self),
            Err(error) => {
                close(self.connection).await;
                Err(error)
            }
        }
    }
}

/// Reads the one text that a statement gives.
async fn text(
    connection: &mut SqliteConnection,
    sql: &'static str,
    arguments: &[&str],
) -> Result<String, sqlx::Error> {
    let mut query = sqlx::query_scalar(sql);
    for argument in arguments {
        query = query.bind(*argument);
    }
    query.fetch_one(connection).await
}

/// Closes a connection; that it could not be closed well is no trouble to anybody.
pub(crate) async fn close(connection: SqliteConnection) {
    if connection.close().await.is_err() {
        tracing::warn!(event = "close", code = ?Code::Trouble);
    }
}
