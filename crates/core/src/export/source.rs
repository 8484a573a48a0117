//! What is too much to hold at once: check-ins page by page, photographs piece by piece.

use super::sql;
use super::work::Work;
use crate::checkin::StoredCheckIn;
use crate::error::{AppError, Code};
use crate::item::Items;
use crate::store::{Store, place_range};
use chrono::NaiveDate;
use std::io::{self, Write};
use std::sync::{Arc, Weak};
use tokio::runtime::Handle;
use trellis_domain::checkin::CheckIn;
use zeroize::Zeroizing;

/// How many check-ins are read at once.
const PAGE: usize = 400;

/// Reads from a thread that may block. It does not keep the vault open.
pub(super) struct Source {
    store: Weak<Store>,
    runtime: Handle,
    pub(super) work: Arc<Work>,
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
        store: &Arc<Store>,
        since: Option<NaiveDate>,
        wanted: bool,
        work: Arc<Work>,
    ) -> Result<Self, AppError> {
        let after = since.map_or(0, |day| place_range(day, day).0 - 1);
        let count = store.read(sql::COUNT, &[&after.to_string()]).await?;
        work.begin(if wanted {
            count.parse().unwrap_or(0)
        } else {
            0
        });
        Ok(Self {
            store: Arc::downgrade(store),
            runtime: Handle::current(),
            work,
            items: Items::load(store).await?,
            after,
            wanted,
        })
    }

    fn store(&self) -> io::Result<Arc<Store>> {
        self.store.upgrade().ok_or_else(|| within(Code::NotOpen))
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
            let read = {
                let store = self.store()?;
                let (from, page) = (after.to_string(), PAGE.to_string());
                let read = self
                    .runtime
                    .block_on(store.read(sql::AFTER, &[&from, &page]));
                Zeroizing::new(read.map_err(within)?)
            };
            let rows: Vec<(i64, StoredCheckIn)> =
                serde_json::from_str(&read).map_err(|_| within(Code::Damaged))?;
            let (count, last) = (rows.len(), rows.last().map(|row| row.0));
            for (_, stored) in rows {
                if let Some(checkin) = stored.view(&self.items) {
                    each(&checkin)?;
                }
            }
            self.work.step(u32::try_from(count).unwrap_or(0))?;
            match last {
                Some(last) if count == PAGE => after = last,
                _ => return Ok(()),
            }
        }
    }

    /// Writes a photograph; false, and nothing, where it is not there.
    pub(super) fn photo(&self, name: &str, out: &mut dyn Write) -> io::Result<bool> {
        for n in 0_u32.. {
            self.work.step(0)?;
            let store = self.store()?;
            let piece = self.runtime.block_on(async {
                let mut reader = store.reader().await?;
                let piece = sqlx::query_as(sql::PIECE).bind(name).bind(n);
                Ok::<Option<(Vec<u8>, bool)>, AppError>(piece.fetch_optional(&mut *reader).await?)
            });
            let Some((bytes, more)) = piece.map_err(within)? else {
                return if n == 0 {
                    Ok(false)
                } else {
                    Err(within(Code::Damaged))
                };
            };
            out.write_all(&Zeroizing::new(bytes))?;
            if !more {
                break;
            }
        }
        Ok(true)
    }
}
