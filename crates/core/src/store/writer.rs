//! The writing connection: this device's name and clock, records as they are, and batches as they are
//! written.

use super::batch::{Batch, Known, made};
use super::step::{self, Does, Made, Part};
use super::table::{TABLES, Table};
use crate::error::{AppError, Code};
use crate::insight::sql::KEEP;
use chrono::{DateTime, Utc};
use serde::Deserialize;
use sqlx::sqlite::SqliteConnection;
use std::collections::BTreeSet;
use trellis_domain::Id;
use trellis_domain::checkin::CheckInRecord;
use trellis_domain::merge::{DeviceId, Hlc, Kind, Record, Row, Stamp};

/// How many check-ins go into one step. Of more, the next lot is spelled out while the one before
/// is being written.
const LOT: usize = 1_000;

/// The writing connection.
pub(crate) struct Writer {
    connection: SqliteConnection,
    /// What the device is named if it has no name yet.
    random: [u8; 8],
    /// Once it wrote; the first screen does not wait for what only a write needs.
    ready: Option<Ready>,
    /// Months whose sums are known not to be kept: a change in them has none to forget.
    forgotten: BTreeSet<i32>,
}

/// What a write needs besides.
struct Ready {
    device: DeviceId,
    clock: Hlc,
}

/// A record as its table gives it.
#[derive(Deserialize)]
struct Loaded {
    id: Id,
    body: String,
    clock: String,
    /// In a table of several kinds.
    kind: Option<String>,
    /// Of check-ins.
    place: Option<i64>,
}

/// This device's name, if it has one yet, and the latest clock that is known: `[name, clock]`.
const SELF: &str = "select json_array((select value from device where name = 'id'),
    max(coalesce((select hlc from outbox order by seq desc limit 1), 0), coalesce((select max(hlc) from peer), 0)))";

const NAME: &str = "insert into device (name, value) values ('id', ?1)";

const RENAME: &str = "update device set value = ?1 where name = 'id'";

/// Every statement of the door, for the test that prepares them.
#[cfg(test)]
pub(crate) fn statements() -> Vec<&'static str> {
    let mut all = step::statements();
    all.extend([SELF, NAME, RENAME]);
    all.extend(TABLES.iter().map(|table| table.load));
    all
}

impl Writer {
    /// Takes over a connection to a database of this version. `random` names the device if it has
    /// no name yet.
    pub(super) fn new(connection: SqliteConnection, random: [u8; 8]) -> Self {
        Self {
            connection,
            random,
            ready: None,
            forgotten: BTreeSet::new(),
        }
    }

    pub(crate) fn connection(&mut self) -> &mut SqliteConnection {
        &mut self.connection
    }

    /// As [`super::Store::read`], on this connection.
    pub(crate) async fn read(
        &mut self,
        sql: &'static str,
        arguments: &[&str],
    ) -> Result<String, AppError> {
        Ok(super::text(&mut self.connection, sql, arguments).await?)
    }

    /// Keeps the sums of months, whose check-ins were read through this connection while it was held.
    pub(crate) async fn keep_months(&mut self, months: &[(i32, String)]) -> Result<(), AppError> {
        for (month, _) in months {
            self.forgotten.remove(month);
        }
        let keep = sqlx::query(KEEP).bind(serde_json::to_string(months)?);
        keep.execute(&mut self.connection).await?;
        Ok(())
    }

    pub(super) fn into_connection(self) -> SqliteConnection {
        self.connection
    }

    /// The stamp of what is done at this device now.
    pub(super) async fn stamp(&mut self, now: DateTime<Utc>) -> Result<Stamp, AppError> {
        let Ready { device, clock } = self.ready().await?;
        Ok(Stamp {
            hlc: clock.tick(now.timestamp_millis()),
            device: *device,
        })
    }

    /// Takes note of a record's clocks: what is done here from now on comes after them.
    pub(super) fn has_seen(&mut self, record: &Record) {
        let seen = record.registers.values().flat_map(|register| {
            let siblings = register.siblings.keys().map(|stamp| stamp.hlc);
            siblings.chain(register.seen.values().copied())
        });
        let latest = seen.max();
        self.has_heard(latest);
    }

    /// What is done here from now on comes after this moment.
    pub(super) fn has_heard(&mut self, latest: Option<Hlc>) {
        if let (Some(ready), Some(latest)) = (&mut self.ready, latest) {
            ready.clock = ready.clock.max(latest);
        }
    }

    /// The name of this device, by which its writes are known.
    pub(crate) async fn device(&mut self) -> Result<DeviceId, AppError> {
        Ok(self.ready().await?.device)
    }

    /// The latest moment that is known here.
    pub(crate) async fn clock(&mut self) -> Result<Hlc, AppError> {
        Ok(self.ready().await?.clock)
    }

    /// Gives this device another name: what it writes from now on is written by somebody else.
    pub(crate) async fn rename(&mut self, name: DeviceId) -> Result<(), AppError> {
        self.ready().await?;
        let rename = sqlx::query(RENAME).bind(name.to_string());
        rename.execute(&mut self.connection).await?;
        self.ready().await?.device = name;
        Ok(())
    }

    /// After something was undone, it is not known any more which months' sums are kept.
    pub(super) fn forget_forgotten(&mut self) {
        self.forgotten.clear();
    }

    async fn ready(&mut self) -> Result<&mut Ready, AppError> {
        let ready = match self.ready.take() {
            Some(ready) => ready,
            None => self.get_ready().await?,
        };
        Ok(self.ready.insert(ready))
    }

    async fn get_ready(&mut self) -> Result<Ready, AppError> {
        let connection = &mut self.connection;
        step::prepare(connection).await?;
        let known: String = sqlx::query_scalar(SELF).fetch_one(&mut *connection).await?;
        let (name, clock): (Option<DeviceId>, u64) =
            serde_json::from_str(&known).map_err(|_| Code::Damaged)?;
        let device = match name {
            Some(name) => name,
            None => {
                let name = DeviceId::from_random(self.random);
                let insert = sqlx::query(NAME).bind(name.to_string());
                insert.execute(connection).await?;
                name
            }
        };
        let clock = Hlc::from_bits(clock);
        Ok(Ready { device, clock })
    }

    /// The records of a change as they are now, by kind and id, with their places.
    pub(super) async fn load(
        &mut self,
        wanted: impl Iterator<Item = (&Kind, Id)>,
    ) -> Result<Known, AppError> {
        let mut by_table: [Vec<Id>; TABLES.len()] = Default::default();
        for (kind, id) in wanted {
            by_table[Table::position(kind)].push(id);
        }
        let mut found = Known::new();
        for (n, ids) in by_table
            .iter()
            .enumerate()
            .filter(|(_, ids)| !ids.is_empty())
        {
            let rows = sqlx::query_scalar(TABLES[n].load).bind(serde_json::to_string(ids)?);
            let rows: String = rows.fetch_one(&mut self.connection).await?;
            let rows: Vec<Loaded> = serde_json::from_str(&rows).map_err(|_| Code::Damaged)?;
            for row in rows {
                let kind = match n {
                    0 => Kind::CheckIn,
                    1 => Kind::Item,
                    2 => Kind::Tag,
                    3 => Kind::Settings,
                    _ => Kind::from(row.kind.unwrap_or_default()),
                };
                let record = Row {
                    body: row.body,
                    clock: row.clock,
                }
                .record()
                .map_err(|_| Code::Damaged)?;
                found.insert((kind, row.id), (record, row.place));
            }
        }
        Ok(found)
    }

    /// Writes a batch, and makes these check-ins in the same change, whole or not at all.
    pub(super) async fn write(
        &mut self,
        batch: &mut Batch,
        checkins: &[(Id, CheckInRecord)],
    ) -> Result<(), AppError> {
        self.ready().await?;
        let mut months = batch.months(checkins);
        months.retain(|month| !self.forgotten.contains(month));
        let mut attempt = 0;
        loop {
            let Err(error) = self.try_write(batch, checkins, &months, attempt).await else {
                self.forgotten.append(&mut months);
                let known = self.ready().await?;
                known.clock = known.clock.max(batch.stamp.hlc);
                return Ok(());
            };
            attempt += 1;
            let taken = error
                .as_database_error()
                .is_some_and(|error| error.is_unique_violation());
            if !taken || attempt > 16 {
                return Err(error.into());
            }
            batch.find_places(attempt);
        }
    }

    async fn try_write(
        &mut self,
        batch: &Batch,
        checkins: &[(Id, CheckInRecord)],
        months: &BTreeSet<i32>,
        attempt: u64,
    ) -> Result<(), sqlx::Error> {
        // The first one in a month that is kept forgets it, and so is more than itself.
        let alone = batch.is_empty() && months.is_empty();
        if alone && (1..=LOT).contains(&checkins.len()) {
            let made = made(checkins, batch, attempt);
            return step::make(&mut self.connection, made).await;
        }
        let mut parts = batch.parts()?;
        if !months.is_empty() {
            parts.push(Part::of(Does::ForgetMonths, months)?);
        }
        if checkins.is_empty() {
            return step::write(&mut self.connection, parts).await;
        }
        let lots = checkins.chunks(LOT).map(|lot| made(lot, batch, attempt));
        let written = self.write_lots(parts, lots).await;
        if written.is_err() {
            // Where the connection rolled back by itself there is nothing to undo.
            drop(sqlx::query("rollback").execute(&mut self.connection).await);
        }
        written
    }

    async fn write_lots(
        &mut self,
        parts: Vec<Part>,
        mut lots: impl Iterator<Item = Vec<Made>>,
    ) -> Result<(), sqlx::Error> {
        let connection = &mut self.connection;
        sqlx::query("begin immediate")
            .execute(&mut *connection)
            .await?;
        step::write(connection, parts).await?;
        let mut words: Vec<(i64, String)> = Vec::new();
        let mut lot = lots.next();
        while let Some(mut made) = lot {
            // They all go into the index at the end.
            let found_by = made.iter_mut().filter(|made| !made.words.is_empty());
            words.extend(found_by.map(|made| (made.place, std::mem::take(&mut made.words))));
            // The first hands its lot to the connection's thread, and waits; meanwhile the second
            // spells out the next one.
            let making = step::make(connection, made);
            let (written, next) = tokio::join!(making, async { lots.next() });
            written?;
            lot = next;
        }
        step::keep_words(connection, &mut words).await?;
        sqlx::query("commit").execute(connection).await?;
        Ok(())
    }
}
