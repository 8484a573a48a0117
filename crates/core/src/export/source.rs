//! What is too much to hold at once: check-ins page by page, photographs piece by piece, as they were
//! when the work began.

use super::sql;
use crate::checkin::StoredCheckIn;
use crate::error::{AppError, Code};
use crate::item::Items;
use crate::store::{Store, place_range};
use crate::work::Work;
use chrono::NaiveDate;
use sqlx::sqlite::SqliteConnection;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::runtime::Handle;
use trellis_domain::checkin::CheckIn;
use zeroize::Zeroizing;

/// How many check-ins are read at once.
const PAGE: usize = 400;

/// Reads from a thread that may block, by a connection of its own.
pub(super) struct Source {
    reader: Mutex<SqliteConnection>,
    runtime: Handle,
    work: Work,
    items: Arc<Items>,
    /// Check-ins stand after this place.
    after: i64,
    /// Whether check-ins are wanted at all.
    wanted: bool,
}

/// An error of ours on its way through a writer.
fn within(error: impl Into<AppError>) -> io::Error {
    io::Error::other(error.into())
}

impl Source {
    /// Begins the work. `since` is the first logical day that matters.
    pub(super) async fn new(
        store: &Store,
        since: Option<NaiveDate>,
        wanted: bool,
        work: Work,
    ) -> Result<Self, AppError> {
        let after = since.map_or(0, |day| place_range(day, day).0 - 1);
        let items = Items::load(store).await?;
        let mut reader = store.snapshot().await?;
        let count: String = sqlx::query_scalar(sql::COUNT)
            .bind(after.to_string())
            .fetch_one(&mut reader)
            .await?;
        if wanted {
            work.expect(count.parse().unwrap_or(0));
        }
        Ok(Self {
            reader: Mutex::new(reader),
            runtime: Handle::current(),
            work,
            items,
            after,
            wanted,
        })
    }

    fn reader(&self) -> MutexGuard<'_, SqliteConnection> {
        self.reader.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Hands over each check-in that is wanted, the earliest first.
    pub(super) fn checkins(
        &self,
        mut each: impl FnMut(&CheckIn) -> io::Result<()>,
    ) -> io::Result<()> {
        if !self.wanted {
            return Ok(());
        }
        let mut after = self.after;
        loop {
            let read = sqlx::query_scalar(sql::AFTER)
                .bind(after.to_string())
                .bind(PAGE.to_string());
            let mut reader = self.reader();
            let read: Result<String, sqlx::Error> =
                self.runtime.block_on(read.fetch_one(&mut *reader));
            drop(reader);
            let read = Zeroizing::new(read.map_err(within)?);
            let rows: Vec<(i64, StoredCheckIn)> =
                serde_json::from_str(&read).map_err(|_| within(Code::Damaged))?;
            let (count, last) = (rows.len(), rows.last().map(|row| row.0));
            for (_, stored) in rows {
                if let Some(checkin) = stored.view(&self.items) {
                    each(&checkin)?;
                }
            }
            self.work.went_on(count).map_err(within)?;
            match last {
                Some(last) if count == PAGE => after = last,
                _ => return Ok(()),
            }
        }
    }

    /// Writes a photograph; nothing where it is not there.
    pub(super) fn photo(&self, name: &str, out: &mut dyn Write) -> io::Result<()> {
        for n in 0_u32.. {
            self.work.went_on(0).map_err(within)?;
            let piece = sqlx::query_as(sql::PIECE).bind(name).bind(n);
            let mut reader = self.reader();
            let piece: Result<Option<(Vec<u8>, bool)>, sqlx::Error> =
                self.runtime.block_on(piece.fetch_optional(&mut *reader));
            drop(reader);
            match piece.map_err(within)? {
                Some((bytes, more)) => {
                    out.write_all(&Zeroizing::new(bytes))?;
                    if !more {
                        break;
                    }
                }
                None if n == 0 => break,
                None => return Err(within(Code::Damaged)),
            }
        }
        Ok(())
    }
}
