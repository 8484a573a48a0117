//! Taking in what was kept elsewhere: many records, in one transaction, through the door.
//!
//! They are joined into the records as they are here. What changed by it goes out to other devices as
//! whole records, since nobody knows what these have seen. What was done to them comes with them, and
//! is not made anew.

use super::Store;
use super::batch::{Batch, Before, Known, emptied, has_words, is_really_gone};
use super::past;
use super::writer::Writer;
use crate::error::AppError;
use crate::record::sql;
use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};
use tokio::sync::MutexGuard;
use trellis_domain::Id;
use trellis_domain::merge::{DeviceId, Hlc, Kind, Record, RecordChange, Row};

/// A transaction in which records are taken in. It must be brought to an end.
pub(crate) struct TakingIn<'a> {
    store: &'a Store,
    writer: MutexGuard<'a, Writer>,
    now: DateTime<Utc>,
    /// There is nothing here to join with.
    empty: bool,
    past: bool,
}

impl Store {
    /// Begins to take records in. `afresh`: in place of everything that is here.
    pub(crate) async fn begin_taking_in(
        &self,
        afresh: bool,
        now: DateTime<Utc>,
    ) -> Result<TakingIn<'_>, AppError> {
        let mut writer = self.writer().await;
        // Names the device, if it has no name yet: not to be undone.
        writer.stamp(now).await?;
        sqlx::query(sql::BEGIN_WRITING)
            .execute(writer.connection())
            .await?;
        let mut taking = TakingIn {
            store: self,
            writer,
            now,
            empty: afresh,
            past: false,
        };
        if afresh && let Err(error) = taking.make_empty().await {
            taking.undo().await;
            return Err(error);
        }
        Ok(taking)
    }
}

impl TakingIn<'_> {
    async fn make_empty(&mut self) -> Result<(), AppError> {
        sqlx::raw_sql(sql::EMPTY)
            .execute(self.writer.connection())
            .await?;
        Ok(())
    }

    /// Takes in some records, each at most once. Gives how many were not there before, and how many
    /// say something else than before.
    pub(crate) async fn records(
        &mut self,
        lot: Vec<(Kind, Id, Record)>,
    ) -> Result<(u64, u64), AppError> {
        for (_, _, record) in &lot {
            self.writer.has_seen(record);
        }
        let mut known = if self.empty {
            Known::new()
        } else {
            let wanted = lot.iter().map(|(kind, id, _)| (kind, *id));
            self.writer.load(wanted).await?
        };
        let stamp = self.writer.stamp(self.now).await?;
        let mut batch = Batch::new(stamp, self.now.timestamp_millis(), false);
        let (mut new, mut changed) = (0, 0);
        let lot: BTreeMap<_, _> = lot
            .into_iter()
            .map(|(kind, id, record)| ((kind, id), record))
            .collect();
        for ((kind, id), theirs) in lot {
            let mine = known.remove(&(kind.clone(), id));
            let is_new = mine.is_none();
            let (mine, place) = mine.unwrap_or_default();
            let mut joined = mine.clone();
            joined.join(&theirs);
            // What is really gone stays so.
            emptied(&mut joined, stamp);
            if joined == mine {
                continue;
            }
            if is_new {
                new += 1
            } else {
                changed += 1
            }
            let before = Before::of(&kind, &mine, place);
            let row = Row::of(&joined, |field| kind.rule(field));
            batch.take_in(kind, id, row, before);
        }
        if !batch.is_empty() {
            self.writer.write(&mut batch, &[]).await?;
        }
        Ok((new, changed))
    }

    /// Joins changes of other devices, each with the stamp of its writer's latest write in it. What was
    /// done to the plan by them is kept, as if it had been done here. Gives the records that are really
    /// gone since.
    ///
    /// Nothing of it goes out again, but for what has to: a record that is really gone and knows more
    /// than those who let it go, so that nobody needs what was said of it before.
    pub(crate) async fn changes(
        &mut self,
        lot: Vec<RecordChange>,
    ) -> Result<Vec<(Kind, Id)>, AppError> {
        let mut peers: BTreeMap<DeviceId, Hlc> = BTreeMap::new();
        let mut joined: HashMap<(Kind, Id), Record> = HashMap::with_capacity(lot.len());
        for RecordChange { kind, id, delta } in lot {
            for register in delta.registers.values() {
                let stamps = register.siblings.keys();
                let stamps = stamps.map(|stamp| (&stamp.device, &stamp.hlc));
                for (device, hlc) in stamps.chain(&register.seen) {
                    let known = peers.entry(*device).or_default();
                    *known = (*known).max(*hlc);
                }
            }
            match joined.entry((kind, id)) {
                Entry::Occupied(mut before) => before.get_mut().join(&delta),
                Entry::Vacant(empty) => drop(empty.insert(delta)),
            }
        }
        self.writer.has_heard(peers.values().copied().max());
        let wanted = joined.keys().map(|(kind, id)| (kind, *id));
        let mut known = self.writer.load(wanted).await?;
        let stamp = self.writer.stamp(self.now).await?;
        let mut batch = Batch::new(stamp, 0, false);
        let mut gone = Vec::new();
        for ((kind, id), theirs) in joined {
            let mine = known.remove(&(kind.clone(), id));
            let is_new = mine.is_none() && !past::is_kept(&kind);
            let (mine, place) = mine.unwrap_or_default();
            let before = Before::of(&kind, &mine, place);
            // Whether somebody who let it go knows all that is known of it here.
            let mut knows_all = true;
            let mut record = if is_new {
                theirs
            } else {
                let mut record = mine.clone();
                let latest = theirs.registers.values();
                let latest = latest.flat_map(|register| register.siblings.keys()).max();
                batch.stamp = latest.copied().unwrap_or(stamp);
                batch.at = batch.stamp.hlc.millis();
                batch.join(&kind, id, &mut record, &theirs);
                batch.stamp = stamp;
                if record == mine {
                    continue;
                }
                knows_all = record == theirs;
                record
            };
            if is_really_gone(&record) {
                let has_words = has_words(&record);
                emptied(&mut record, stamp);
                gone.push((kind.clone(), id));
                if has_words || !knows_all {
                    batch.hand_on(&kind, id);
                }
            }
            let row = Row::of(&record, |field| kind.rule(field));
            batch.store(kind, id, row, before);
        }
        batch.peers = peers;
        self.writer.write(&mut batch, &[]).await?;
        Ok(gone)
    }

    /// The records of these names as they stand.
    pub(crate) async fn load(
        &mut self,
        wanted: impl Iterator<Item = (&Kind, Id)>,
    ) -> Result<HashMap<(Kind, Id), Record>, AppError> {
        let known = self.writer.load(wanted).await?;
        let records = known.into_iter().map(|(name, (record, _))| (name, record));
        Ok(records.collect())
    }

    /// Takes in what was done to some of them, by the statement that takes it.
    pub(crate) async fn past(&mut self, sql: &'static str, lines: &str) -> Result<(), AppError> {
        let kept = sqlx::query(sql)
            .bind(lines)
            .execute(self.writer.connection())
            .await?;
        self.past |= kept.rows_affected() > 0;
        Ok(())
    }

    /// Whether something that was done came in.
    pub(crate) fn has_past(&self) -> bool {
        self.past
    }

    pub(crate) fn connection(&mut self) -> &mut SqliteConnection {
        self.writer.connection()
    }

    /// Keeps everything that was taken in.
    pub(crate) async fn keep(mut self) -> Result<(), AppError> {
        let kept = sqlx::query(sql::COMMIT)
            .execute(self.writer.connection())
            .await;
        if let Err(error) = kept {
            self.undo().await;
            return Err(error.into());
        }
        self.store.forget_all_kept();
        Ok(())
    }

    /// Keeps what was done, where none of it is anything that a screen shows.
    pub(crate) async fn keep_quietly(mut self) -> Result<(), AppError> {
        let kept = sqlx::query(sql::COMMIT)
            .execute(self.writer.connection())
            .await;
        if let Err(error) = kept {
            self.undo().await;
            return Err(error.into());
        }
        Ok(())
    }

    /// This device's clock.
    pub(crate) async fn clock(&mut self) -> Result<Hlc, AppError> {
        self.writer.clock().await
    }

    /// Leaves everything as it was.
    pub(crate) async fn undo(mut self) {
        // Where the connection rolled back by itself there is nothing to undo.
        drop(
            sqlx::query(sql::ROLLBACK)
                .execute(self.writer.connection())
                .await,
        );
        self.writer.forget_forgotten();
    }
}
