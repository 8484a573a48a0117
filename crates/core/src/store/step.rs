//! Several writes in one step to the database's thread.
//!
//! sqlx wakes the task that waits for a batch once for each of its statements, which costs more than
//! most of them do. So each kind of write is a trigger on a view of this connection alone, and one
//! statement, a line of the view for each part, writes all parts in order: one step, and one
//! transaction, whole or not at all.

use super::past;
use super::table::TABLES;
use crate::checkin::sql::{FORGET_WORDS, WORDS};
use serde::Serialize;
use sqlx::AssertSqlSafe;
use sqlx::sqlite::SqliteConnection;

const OUTBOX: &str = "insert into outbox (hlc, kind, id, fields)
    select value ->> 0, value ->> 1, unhex(value ->> 2), value -> 3 from json_each(?);";

const PEER: &str = "insert into peer (device, hlc)
    select value ->> 0, value ->> 1 from json_each(?) where true
    on conflict (device) do update set hlc = max(hlc, excluded.hlc);";

const DRAFT: &str = "delete from draft;";

/// What a part does.
#[derive(Clone, Copy)]
pub(super) enum Does {
    /// Takes words out of the search index.
    ForgetWords,
    /// Writes the rows of one of [`TABLES`].
    Save(usize),
    /// Puts words into the search index.
    KeepWords,
    /// Writes what goes out to other devices.
    HandOn,
    /// Keeps what was done.
    KeepPast,
    /// Forgets what was done to records that really go.
    ForgetPast,
    /// Notes how far another device is known.
    KnowPeer,
    /// Forgets the draft.
    ForgetDraft,
}

/// One of the writes of a step: what it does, and its rows as a JSON list.
pub(super) struct Part(Does, String);

impl Part {
    pub(super) fn of(does: Does, rows: &impl Serialize) -> Result<Self, sqlx::Error> {
        let rows =
            serde_json::to_string(rows).map_err(|error| sqlx::Error::Encode(error.into()))?;
        Ok(Self(does, rows))
    }
}

impl Does {
    /// Everything that can be done.
    fn all() -> impl Iterator<Item = Self> {
        let saves = (0..TABLES.len()).map(Self::Save);
        saves.chain([
            Self::ForgetWords,
            Self::KeepWords,
            Self::HandOn,
            Self::KeepPast,
            Self::ForgetPast,
            Self::KnowPeer,
            Self::ForgetDraft,
        ])
    }

    fn number(self) -> i64 {
        match self {
            Self::ForgetWords => 0,
            Self::KeepWords => 1,
            Self::HandOn => 2,
            Self::KeepPast => 3,
            Self::KnowPeer => 4,
            Self::ForgetDraft => 5,
            Self::ForgetPast => 6,
            Self::Save(table) => 7 + table as i64,
        }
    }

    /// Its statement, in which `?` stands for the rows.
    fn sql(self) -> &'static str {
        match self {
            Self::ForgetWords => FORGET_WORDS,
            Self::Save(table) => TABLES[table].save,
            Self::KeepWords => WORDS,
            Self::HandOn => OUTBOX,
            Self::KeepPast => past::KEEP,
            Self::ForgetPast => past::FORGET,
            Self::KnowPeer => PEER,
            Self::ForgetDraft => DRAFT,
        }
    }
}

/// Every statement of this file, for the test that prepares them.
#[cfg(test)]
pub(super) fn statements() -> Vec<&'static str> {
    Does::all().map(Does::sql).collect()
}

/// Makes the view and its triggers. They are not in the file and go with the connection.
pub(super) async fn prepare(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    let triggers = Does::all().map(|does| {
        let (number, sql) = (does.number(), does.sql().replace('?', "new.rows"));
        format!(
            "create temp trigger door_{number} instead of insert on door when new.does = {number} begin {sql} end;"
        )
    });
    let view = "create temp view door as select null as does, null as rows;".to_owned();
    let sql: String = std::iter::once(view).chain(triggers).collect();
    // Only statements of ours.
    sqlx::raw_sql(AssertSqlSafe(sql))
        .execute(connection)
        .await?;
    Ok(())
}

/// Writes all parts, in order, or none of them.
pub(super) async fn write(
    connection: &mut SqliteConnection,
    parts: Vec<Part>,
) -> Result<(), sqlx::Error> {
    if parts.is_empty() {
        return Ok(());
    }
    let lines = vec!["(?, ?)"; parts.len()].join(", ");
    let sql = format!("insert into door (does, rows) values {lines}");
    // Only as long as there are parts, and nothing in it but question marks.
    let query = sqlx::query(AssertSqlSafe(sql));
    let query = parts.into_iter().fold(query, |query, Part(does, rows)| {
        query.bind(does.number()).bind(rows)
    });
    query.execute(connection).await?;
    Ok(())
}
