//! The connections that screens read through while the writer writes.
//!
//! Not sqlx's pool: it sends a ping to the connection's thread after each use and takes a task to
//! put it back, which for a screen's one read is as much work as the read.

use sqlx::ConnectOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use std::path::Path;
use tokio::sync::{MappedMutexGuard, Mutex, MutexGuard};

/// Two of them, each opened when a screen first needs it, and not before the first screen.
pub(super) struct Readers {
    options: SqliteConnectOptions,
    slots: [Mutex<Option<SqliteConnection>>; 2],
}

impl Readers {
    pub(super) fn new(options: SqliteConnectOptions) -> Self {
        Self {
            options: options.read_only(true),
            slots: Default::default(),
        }
    }

    /// A connection that nobody is using, or else the first one's turn.
    pub(super) async fn get(&self) -> Result<MappedMutexGuard<'_, SqliteConnection>, sqlx::Error> {
        let mut slot = match self.slots.iter().find_map(|slot| slot.try_lock().ok()) {
            Some(slot) => slot,
            None => self.slots[0].lock().await,
        };
        if slot.is_none() {
            *slot = Some(self.options.connect().await?);
        }
        Ok(MutexGuard::map(slot, |slot| {
            slot.as_mut().expect("it was just put there")
        }))
    }

    /// One more, for whoever reads for long.
    pub(super) async fn another(&self) -> Result<SqliteConnection, sqlx::Error> {
        self.options.connect().await
    }

    /// How another file is opened under the same key, for writing.
    pub(super) fn options(&self, file: &Path) -> SqliteConnectOptions {
        self.options.clone().read_only(false).filename(file)
    }

    pub(super) async fn close(self) {
        for connection in self.slots.into_iter().filter_map(Mutex::into_inner) {
            super::close(connection).await;
        }
    }
}
