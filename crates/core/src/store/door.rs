//! The one door: the only way in for a change, made here or elsewhere.
//!
//! A change set is joined into the records it touches and written, together with its outgoing
//! copy, in one transaction. Nothing else writes a record.

use super::Store;
use super::place::place;
use super::table::{TABLES, Table};
use crate::checkin::sql::words_of;
use crate::error::{AppError, Code};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use sqlx::Connection;
use sqlx::sqlite::SqliteConnection;
use std::collections::HashMap;
use std::sync::LazyLock;
use trellis_domain::Id;
use trellis_domain::checkin::CheckInRecord;
use trellis_domain::merge::{
    ChangeSet, DeviceId, Fields, Hlc, Kind, Record, RecordChange, Row, Stamp,
};

/// What somebody at this device wants a record to say. Fields that are not named stay; `null`
/// empties one.
pub(crate) struct Edit {
    pub(crate) kind: Kind,
    pub(crate) id: Id,
    pub(crate) fields: Fields,
    /// Made just now: there is nothing to load.
    pub(crate) new: bool,
}

/// The writing connection, with this device's name and clock.
pub(crate) struct Writer {
    connection: SqliteConnection,
    device: DeviceId,
    clock: Hlc,
}

/// A record's row on its way from or to its table.
#[derive(Serialize, Deserialize)]
struct Stored {
    id: Id,
    body: String,
    clock: String,
    /// Of records of unknown kinds.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    kind: Option<String>,
    /// Of check-ins: where it stands.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    place: Option<i64>,
    /// Of check-ins: where it stood before.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    was: Option<i64>,
    /// Of check-ins: what a search finds it by.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    words: Option<String>,
}

/// A line of the outbox.
#[derive(Serialize)]
struct Outgoing<'a> {
    hlc: u64,
    kind: &'a str,
    id: Id,
    /// None: all fields, the record being new.
    fields: Option<Vec<&'a String>>,
}

const OUTBOX: &str = "insert into outbox (hlc, kind, id, fields)
    select value ->> 'hlc', value ->> 'kind', unhex(value ->> 'id'), value -> 'fields' from json_each(?);";

const PEER: &str = "insert into peer (device, hlc)
    select value ->> 'device', value ->> 'hlc' from json_each(?) where true
    on conflict (device) do update set hlc = max(hlc, excluded.hlc);";

const DRAFT: &str = "delete from draft where ?;";

/// One transaction in one step: each step costs a hop to the connection's thread. The driver binds
/// the parameters of a batch one after the other, so they are not numbered.
static WRITE: LazyLock<String> = LazyLock::new(|| {
    let saves: String = TABLES.iter().map(|table| table.save).collect();
    format!("begin immediate; {saves} {OUTBOX} {PEER} {DRAFT} commit;")
});

const DEVICE: &str = "insert into device (name, value) values ('id', ?1) on conflict do nothing;
    select value from device where name = 'id'";

const CLOCK: &str = "select max(coalesce((select hlc from outbox order by seq desc limit 1), 0), coalesce((select max(hlc) from peer), 0))";

/// Every statement of this file, for the test that prepares them.
#[cfg(test)]
pub(crate) fn statements() -> Vec<&'static str> {
    let mut all = vec![OUTBOX, PEER, DRAFT, DEVICE, CLOCK, WRITE.as_str()];
    all.extend(TABLES.iter().flat_map(|table| [table.load, table.save]));
    all
}

impl Writer {
    /// Takes over a connection to a database of this version. `random` names the device if it has
    /// no name yet.
    pub(super) async fn start(
        mut connection: SqliteConnection,
        random: [u8; 8],
    ) -> Result<Self, AppError> {
        let name: String = sqlx::query_scalar(DEVICE)
            .bind(DeviceId::from_random(random).to_string())
            .fetch_one(&mut connection)
            .await?;
        let device = name.parse().map_err(|_| Code::Damaged)?;
        let clock: i64 = sqlx::query_scalar(CLOCK).fetch_one(&mut connection).await?;
        Ok(Self {
            connection,
            device,
            clock: Hlc::from_bits(clock.cast_unsigned()),
        })
    }

    pub(super) fn connection(&mut self) -> &mut SqliteConnection {
        &mut self.connection
    }

    pub(super) async fn close(self) -> Result<(), sqlx::Error> {
        self.connection.close().await
    }

    /// The records of a change as they are now, by kind and id, with their places.
    async fn load(
        &mut self,
        wanted: impl Iterator<Item = (&Kind, Id)>,
    ) -> Result<HashMap<(Kind, Id), (Record, Option<i64>)>, AppError> {
        let mut by_table: [Vec<Id>; TABLES.len()] = Default::default();
        for (kind, id) in wanted {
            by_table[Table::position(kind)].push(id);
        }
        let mut found = HashMap::new();
        for (n, ids) in by_table
            .iter()
            .enumerate()
            .filter(|(_, ids)| !ids.is_empty())
        {
            let rows: String = sqlx::query_scalar(TABLES[n].load)
                .bind(serde_json::to_string(ids)?)
                .fetch_one(&mut self.connection)
                .await?;
            let rows: Vec<Stored> = serde_json::from_str(&rows).map_err(|_| Code::Damaged)?;
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

    /// Writes `change`, joined into what `known` has of its records.
    async fn write(
        &mut self,
        change: &ChangeSet,
        mut known: HashMap<(Kind, Id), (Record, Option<i64>)>,
        made: Made,
    ) -> Result<(), AppError> {
        let here = matches!(made, Made::Here { .. });
        let mut rows: [Vec<Stored>; TABLES.len()] = Default::default();
        let mut outgoing = Vec::new();
        for RecordChange { kind, id, delta } in &change.records {
            let before = known.remove(&(kind.clone(), *id));
            if here {
                let fields = before.is_some().then(|| delta.registers.keys().collect());
                outgoing.push(Outgoing {
                    hlc: change.stamp.hlc.bits(),
                    kind: kind.name(),
                    id: *id,
                    fields,
                });
            }
            let (mut record, was) = before.unwrap_or_default();
            record.join(delta);
            rows[Table::position(kind)].push(Stored::of(kind, *id, &record, was));
        }
        let peers = if here {
            "[]".to_owned()
        } else {
            serde_json::json!([{"device": change.stamp.device, "hlc": change.stamp.hlc.bits()}])
                .to_string()
        };
        let outgoing = serde_json::to_string(&outgoing)?;
        let mut attempt = 0;
        loop {
            let mut query = sqlx::query(WRITE.as_str());
            for (table, rows) in TABLES.iter().zip(&rows) {
                let rows = serde_json::to_string(rows)?;
                for _ in 0..table.rows {
                    query = query.bind(rows.clone());
                }
            }
            query = query
                .bind(&outgoing)
                .bind(&peers)
                .bind(matches!(made, Made::Here { forget_draft: true }));
            let Err(error) = query.execute(&mut self.connection).await else {
                self.clock = self.clock.max(change.stamp.hlc);
                return Ok(());
            };
            // A statement in the middle was refused: put everything back. Where the whole batch
            // never began, or the connection rolled back by itself, there is nothing to undo.
            drop(sqlx::query("rollback").execute(&mut self.connection).await);
            attempt += 1;
            let taken = error
                .as_database_error()
                .is_some_and(|error| error.is_unique_violation());
            if !taken || attempt > 16 {
                return Err(error.into());
            }
            rows[0].iter_mut().for_each(|row| row.find_place(attempt));
        }
    }
}

/// Where a change was made.
#[derive(Clone, Copy)]
enum Made {
    /// Here, so others have yet to hear of it. With a check-in its draft has done its duty.
    Here { forget_draft: bool },
    /// On another device.
    Elsewhere,
}

impl Stored {
    fn of(kind: &Kind, id: Id, record: &Record, was: Option<i64>) -> Self {
        let Row { body, clock } = Row::of(record, |field| kind.rule(field));
        let name = matches!(kind, Kind::Other(_)).then(|| kind.name().to_owned());
        let mut stored = Self {
            id,
            body,
            clock,
            kind: name,
            place: None,
            was,
            words: None,
        };
        if *kind == Kind::CheckIn {
            let fields = record.fields(|field| kind.rule(field));
            stored.words = CheckInRecord::from_fields(&fields).map(|checkin| words_of(&checkin));
            stored.find_place(0);
        }
        stored
    }

    /// Gives a check-in its place; one that says no day, or was deleted, stands outside of all days.
    fn find_place(&mut self, attempt: u64) {
        let fields: Fields = serde_json::from_str(&self.body).unwrap_or_default();
        self.place = Some(match CheckInRecord::from_fields(&fields) {
            Some(checkin) => place(checkin.day, checkin.at, &self.id, attempt),
            // Taken, where what stood at this very place before was deleted as well.
            None => match self.was {
                Some(was) => -was.abs() - attempt.cast_signed(),
                None => -place(
                    NaiveDate::default(),
                    DateTime::<Utc>::default(),
                    &self.id,
                    attempt,
                ),
            },
        });
    }
}

impl Store {
    /// Makes edits of this device, as one change set at `now`. Edits that change nothing are left
    /// out.
    pub(crate) async fn edit(&self, edits: Vec<Edit>, now: DateTime<Utc>) -> Result<(), AppError> {
        self.edit_and(edits, now, false).await
    }

    /// As [`Store::edit`]; in the same transaction the draft goes if `forget_draft`.
    pub(crate) async fn edit_and(
        &self,
        edits: Vec<Edit>,
        now: DateTime<Utc>,
        forget_draft: bool,
    ) -> Result<(), AppError> {
        let mut writer = self.writer().await;
        let known = writer
            .load(
                edits
                    .iter()
                    .filter(|edit| !edit.new)
                    .map(|edit| (&edit.kind, edit.id)),
            )
            .await?;
        let stamp = Stamp {
            hlc: writer.clock.tick(now.timestamp_millis()),
            device: writer.device,
        };
        let nothing = Record::default();
        let records = edits
            .into_iter()
            .map(
                |Edit {
                     kind, id, fields, ..
                 }| {
                    let before = known
                        .get(&(kind.clone(), id))
                        .map_or(&nothing, |(record, _)| record);
                    let delta = before.edit(stamp, fields);
                    RecordChange { kind, id, delta }
                },
            )
            .filter(|change| !change.delta.registers.is_empty())
            .collect();
        let change = ChangeSet { stamp, records };
        if change.records.is_empty() && !forget_draft {
            return Ok(());
        }
        writer
            .write(&change, known, Made::Here { forget_draft })
            .await
    }

    /// Takes in a change set of another device.
    pub(crate) async fn receive(&self, change: &ChangeSet) -> Result<(), AppError> {
        let mut writer = self.writer().await;
        let known = writer
            .load(
                change
                    .records
                    .iter()
                    .map(|record| (&record.kind, record.id)),
            )
            .await?;
        writer.write(change, known, Made::Elsewhere).await
    }

    /// What the client sees of a record; none if it is not there.
    pub(crate) async fn fields(&self, kind: Kind, id: Id) -> Result<Option<Fields>, AppError> {
        let mut writer = self.writer().await;
        let mut known = writer.load(std::iter::once((&kind, id))).await?;
        Ok(known
            .remove(&(kind.clone(), id))
            .map(|(record, _)| record.fields(|field| kind.rule(field))))
    }
}
