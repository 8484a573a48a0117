//! The one door: the only way in for a change, made here or elsewhere.
//!
//! A change set is joined into the records it touches and written, together with its outgoing
//! copy, in one transaction. Nothing else writes a record.

use super::Store;
use super::past::{self, Turn};
use super::place::place;
use super::table::{TABLES, Table};
use crate::checkin::sql::{FORGET_WORDS, WORDS, words_of};
use crate::error::{AppError, Code};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize, Serializer};
use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Connection};
use std::collections::HashMap;
use trellis_domain::Id;
use trellis_domain::checkin::{CheckInRecord, Said};
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

/// A record on its way to its table.
struct Stored {
    id: Id,
    row: Row,
    /// In a table of several kinds.
    kind: Option<String>,
    /// Of check-ins.
    standing: Option<Standing>,
}

/// Where a check-in stands, and what a search finds it by.
struct Standing {
    place: i64,
    before: Before,
    /// The moment it is about; none once deleted.
    when: Option<(NaiveDate, DateTime<Utc>)>,
    words: String,
}

/// Where a check-in stood before, and what a search found it by.
#[derive(Clone, Default)]
struct Before {
    place: Option<i64>,
    words: String,
}

/// A line of the outbox: clock, kind, id, and the names of its fields; none: all of them, the
/// record being new.
#[derive(Serialize)]
struct Outgoing(u64, Kind, Id, Option<Vec<String>>);

/// All that one transaction writes.
struct Batch {
    stamp: Stamp,
    rows: [Vec<Stored>; TABLES.len()],
    outgoing: Vec<Outgoing>,
    turns: Vec<Turn>,
    /// When it was done, in milliseconds since 1970.
    at: i64,
    /// With a check-in its draft has done its duty.
    forget_draft: bool,
}

/// What is known of the records of a change, with their places.
type Known = HashMap<(Kind, Id), (Record, Option<i64>)>;

const OUTBOX: &str = "insert into outbox (hlc, kind, id, fields)
    select value ->> 0, value ->> 1, unhex(value ->> 2), value -> 3 from json_each(?);";

const PEER: &str = "insert into peer (device, hlc)
    select value ->> 0, value ->> 1 from json_each(?) where true
    on conflict (device) do update set hlc = max(hlc, excluded.hlc);";

const DRAFT: &str = "delete from draft;";

/// This device's name, if it has one yet, and the latest clock that is known: `[name, clock]`.
const SELF: &str = "select json_array((select value from device where name = 'id'),
    max(coalesce((select hlc from outbox order by seq desc limit 1), 0), coalesce((select max(hlc) from peer), 0)))";

const NAME: &str = "insert into device (name, value) values ('id', ?1)";

/// Every statement of this file, for the test that prepares them.
#[cfg(test)]
pub(crate) fn statements() -> Vec<&'static str> {
    let mut all = vec![
        OUTBOX,
        PEER,
        DRAFT,
        SELF,
        NAME,
        FORGET_WORDS,
        WORDS,
        past::KEEP,
    ];
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
        let known: String = sqlx::query_scalar(SELF).fetch_one(&mut connection).await?;
        let (name, clock): (Option<DeviceId>, u64) =
            serde_json::from_str(&known).map_err(|_| Code::Damaged)?;
        let device = match name {
            Some(name) => name,
            None => {
                let name = DeviceId::from_random(random);
                sqlx::query(NAME)
                    .bind(name.to_string())
                    .execute(&mut connection)
                    .await?;
                name
            }
        };
        Ok(Self {
            connection,
            device,
            clock: Hlc::from_bits(clock),
        })
    }

    pub(super) fn connection(&mut self) -> &mut SqliteConnection {
        &mut self.connection
    }

    pub(super) async fn close(self) -> Result<(), sqlx::Error> {
        self.connection.close().await
    }

    /// The records of a change as they are now, by kind and id, with their places.
    async fn load(&mut self, wanted: impl Iterator<Item = (&Kind, Id)>) -> Result<Known, AppError> {
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

    /// Writes a batch, whole or not at all, in one step: each step costs a hop to the connection's
    /// thread.
    async fn write(&mut self, batch: &mut Batch, peer: Option<DeviceId>) -> Result<(), AppError> {
        let mut attempt = 0;
        loop {
            // Only statements of ours, each one whole. The driver binds the parameters of a batch
            // one after the other.
            let parts = batch.parts(peer)?;
            let middle: String = parts.iter().map(|(sql, _)| *sql).collect();
            let draft = if batch.forget_draft { DRAFT } else { "" };
            let sql = AssertSqlSafe(format!("begin immediate; {middle} {draft} commit;"));
            let query = parts
                .into_iter()
                .fold(sqlx::query(sql), |query, (_, rows)| query.bind(rows));
            let Err(error) = query.execute(&mut self.connection).await else {
                self.clock = self.clock.max(batch.stamp.hlc);
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
            for row in &mut batch.rows[0] {
                row.find_place(attempt);
            }
        }
    }
}

impl Batch {
    /// Adds an edit, unless it changes nothing.
    fn edit(&mut self, edit: Edit, known: &mut Known) {
        let Edit {
            kind,
            id,
            fields,
            new,
        } = edit;
        let hlc = self.stamp.hlc.bits();
        if new {
            if fields.values().any(|value| !value.is_null()) {
                self.outgoing.push(Outgoing(hlc, kind.clone(), id, None));
                self.turns
                    .extend(Turn::of(&kind, id, &Fields::new(), &fields));
                self.push(kind, id, Row::fresh(&fields, self.stamp), Before::default());
            }
            return;
        }
        let key = (kind, id);
        let is_known = known.contains_key(&key);
        let (record, was) = known.entry(key.clone()).or_default();
        let delta = record.edit(self.stamp, fields);
        if delta.registers.is_empty() {
            return;
        }
        let before = Before::of(&key.0, record, *was);
        self.join(&key.0, id, record, &delta);
        let kind = key.0;
        let row = Row::of(record, |field| kind.rule(field));
        let names = is_known.then(|| delta.registers.into_keys().collect());
        self.outgoing.push(Outgoing(hlc, kind.clone(), id, names));
        self.push(kind, id, row, before);
    }

    fn new(stamp: Stamp, at: i64, forget_draft: bool) -> Self {
        Self {
            stamp,
            rows: Default::default(),
            outgoing: Vec::new(),
            turns: Vec::new(),
            at,
            forget_draft,
        }
    }

    /// Joins a change into a record, and keeps what it did where that can be looked at later.
    fn join(&mut self, kind: &Kind, id: Id, record: &mut Record, delta: &Record) {
        if !past::is_kept(kind) {
            return record.join(delta);
        }
        let before = record.fields(|field| kind.rule(field));
        record.join(delta);
        let after = record.fields(|field| kind.rule(field));
        self.turns.extend(Turn::of(kind, id, &before, &after));
    }

    fn is_empty(&self) -> bool {
        self.rows.iter().all(Vec::is_empty)
    }

    fn push(&mut self, kind: Kind, id: Id, row: Row, before: Before) {
        let rows = &mut self.rows[Table::position(&kind)];
        let key = (Table::names_kind(&kind).then(|| kind.name().to_owned()), id);
        // Written twice in one change: what was before the first is what was before.
        match rows
            .iter_mut()
            .find(|row| (&row.kind, row.id) == (&key.0, key.1))
        {
            Some(twice) => {
                let before = twice
                    .standing
                    .take()
                    .map_or(before, |standing| standing.before);
                *twice = Stored::of(kind, id, row, before);
            }
            None => rows.push(Stored::of(kind, id, row, before)),
        }
    }

    /// The statements that are needed, each with its JSON list of rows.
    fn parts(&self, peer: Option<DeviceId>) -> Result<Vec<(&'static str, String)>, AppError> {
        let mut parts = Vec::new();
        let standing = || self.rows[0].iter().filter_map(|row| row.standing.as_ref());
        let before: Vec<(i64, &str)> = standing()
            .map(|standing| &standing.before)
            .filter(|before| !before.words.is_empty())
            .filter_map(|before| Some((before.place?, before.words.as_str())))
            .collect();
        if !before.is_empty() {
            parts.push((FORGET_WORDS, serde_json::to_string(&before)?));
        }
        for (table, rows) in TABLES.iter().zip(&self.rows) {
            if !rows.is_empty() {
                parts.push((table.save, serde_json::to_string(rows)?));
            }
        }
        let words: Vec<(i64, &str)> = standing()
            .filter(|standing| !standing.words.is_empty())
            .map(|standing| (standing.place, standing.words.as_str()))
            .collect();
        if !words.is_empty() {
            parts.push((WORDS, serde_json::to_string(&words)?));
        }
        if !self.outgoing.is_empty() {
            parts.push((OUTBOX, serde_json::to_string(&self.outgoing)?));
        }
        if !self.turns.is_empty() {
            let lines = past::lines(&self.turns, self.stamp.hlc, self.at);
            parts.push((past::KEEP, serde_json::to_string(&lines)?));
        }
        if let Some(device) = peer {
            parts.push((
                PEER,
                serde_json::to_string(&[(device, self.stamp.hlc.bits())])?,
            ));
        }
        Ok(parts)
    }
}

impl Before {
    fn of(kind: &Kind, record: &Record, place: Option<i64>) -> Self {
        if *kind != Kind::CheckIn || place.is_none() {
            return Self::default();
        }
        let said = CheckInRecord::from_fields(&record.fields(|field| kind.rule(field)));
        let words = said.as_ref().map(words_of).unwrap_or_default();
        Self { place, words }
    }
}

impl Standing {
    fn of(said: Option<&CheckInRecord>, before: Before) -> Self {
        Self {
            place: 0,
            before,
            when: said.map(|checkin| (checkin.day, checkin.at)),
            words: said.map(words_of).unwrap_or_default(),
        }
    }
}

impl Stored {
    /// A check-in that was just made.
    fn fresh(id: Id, record: &CheckInRecord, stamp: Stamp) -> Self {
        let mut stored = Self {
            id,
            row: Row::of_body(record.body(), stamp),
            kind: None,
            standing: Some(Standing::of(Some(record), Before::default())),
        };
        stored.find_place(0);
        stored
    }

    fn of(kind: Kind, id: Id, row: Row, before: Before) -> Self {
        let standing = (kind == Kind::CheckIn).then(|| {
            let said = serde_json::from_str::<Said>(&row.body).ok();
            Standing::of(said.and_then(|Said(checkin)| checkin).as_ref(), before)
        });
        let kind = Table::names_kind(&kind).then(|| kind.name().to_owned());
        let mut stored = Self {
            id,
            row,
            kind,
            standing,
        };
        stored.find_place(0);
        stored
    }

    /// Gives a check-in its place; one that says no day, or was deleted, stands outside of all days.
    fn find_place(&mut self, attempt: u64) {
        let Some(standing) = &mut self.standing else {
            return;
        };
        standing.place = match (standing.when, standing.before.place) {
            (Some((day, at)), _) => place(day, at, &self.id, attempt),
            // Taken, where what stood at this very place before was deleted as well.
            (None, Some(was)) => -was.abs() - attempt.cast_signed(),
            (None, None) => -place(
                NaiveDate::default(),
                DateTime::<Utc>::default(),
                &self.id,
                attempt,
            ),
        };
    }
}

impl Serialize for Stored {
    /// `[id, body, clock, place or kind]`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Row { body, clock } = &self.row;
        let place = self.standing.as_ref().map(|standing| standing.place);
        match place {
            Some(place) => (self.id, body, clock, place).serialize(serializer),
            None => (self.id, body, clock, &self.kind).serialize(serializer),
        }
    }
}

impl Store {
    /// Makes edits of this device, as one change set at `now`. Edits that change nothing are left
    /// out.
    pub(crate) async fn edit(&self, edits: Vec<Edit>, now: DateTime<Utc>) -> Result<(), AppError> {
        self.edit_and(edits, &[], now, false).await
    }

    /// As [`Store::edit`]; the same change makes check-ins, and in the same transaction the draft
    /// goes if `forget_draft`.
    pub(crate) async fn edit_and(
        &self,
        edits: Vec<Edit>,
        checkins: &[(Id, CheckInRecord)],
        now: DateTime<Utc>,
        forget_draft: bool,
    ) -> Result<(), AppError> {
        let mut writer = self.writer().await;
        let known = edits.iter().filter(|edit| !edit.new);
        let mut known = writer.load(known.map(|edit| (&edit.kind, edit.id))).await?;
        let stamp = Stamp {
            hlc: writer.clock.tick(now.timestamp_millis()),
            device: writer.device,
        };
        let mut batch = Batch::new(stamp, now.timestamp_millis(), forget_draft);
        for edit in edits {
            batch.edit(edit, &mut known);
        }
        for (id, record) in checkins {
            let hlc = stamp.hlc.bits();
            batch.outgoing.push(Outgoing(hlc, Kind::CheckIn, *id, None));
            batch.rows[0].push(Stored::fresh(*id, record, stamp));
        }
        if batch.is_empty() && !forget_draft {
            return Ok(());
        }
        writer.write(&mut batch, None).await?;
        self.forget_kept(&batch);
        Ok(())
    }

    /// Takes in a change set of another device.
    pub(crate) async fn receive(&self, change: &ChangeSet) -> Result<(), AppError> {
        let mut writer = self.writer().await;
        let wanted = change
            .records
            .iter()
            .map(|record| (&record.kind, record.id));
        let mut known = writer.load(wanted).await?;
        let mut batch = Batch::new(change.stamp, change.stamp.hlc.millis(), false);
        for RecordChange { kind, id, delta } in &change.records {
            let (record, was) = known.entry((kind.clone(), *id)).or_default();
            let before = Before::of(kind, record, *was);
            batch.join(kind, *id, record, delta);
            let row = Row::of(record, |field| kind.rule(field));
            batch.push(kind.clone(), *id, row, before);
        }
        writer.write(&mut batch, Some(change.stamp.device)).await?;
        self.forget_kept(&batch);
        Ok(())
    }

    /// What a batch wrote is read again when it is next needed. The writer is still held.
    fn forget_kept(&self, batch: &Batch) {
        let wrote = |kind: Kind| !batch.rows[Table::position(&kind)].is_empty();
        if wrote(Kind::Item) {
            self.items.forget();
        }
        if wrote(Kind::Tag) {
            self.tags.forget();
        }
        if wrote(Kind::Settings) {
            self.settings.forget();
        }
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
