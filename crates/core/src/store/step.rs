//! Several writes in one step to the database's thread.
//!
//! sqlx wakes the task that waits for a batch once for each of its statements, which costs more than
//! most of them do. So each kind of write is a trigger on a view of this connection alone, and one
//! statement, a line of the view for each part, writes all parts in order: one step, and one
//! transaction, whole or not at all.
//!
//! A check-in that is made just now is what a client waits for most, and what another app's years
//! bring by the thousand. It has a view of its own, whose columns are its columns, so that nothing is
//! packed into JSON and unpacked again.

use super::past;
use super::table::TABLES;
use crate::checkin::sql::{FORGET_WORDS, WORDS};
use crate::insight::sql::FORGET as FORGET_MONTHS;
use serde::Serialize;
use sqlx::AssertSqlSafe;
use sqlx::sqlite::SqliteConnection;
use trellis_domain::Id;

const OUTBOX: &str = "insert into outbox (hlc, kind, id, fields)
    select value ->> 0, value ->> 1, unhex(value ->> 2), value -> 3 from json_each(?);";

const PEER: &str = "insert into peer (device, hlc)
    select value ->> 0, value ->> 1 from json_each(?) where true
    on conflict (device) do update set hlc = max(hlc, excluded.hlc);";

/// Whoever names a photograph sends it, whoever else sent it once: they may let go of it meanwhile.
const NAME_PHOTOS: &str = "insert into sync_photo (blob, mine)
    select id, 2 from blob where id in (select unhex(value) from json_each(?))
    on conflict (blob) do update set mine = 2;";

const DRAFT: &str = "delete from draft;";

/// What a line of the view `made` does: everything that goes with a new check-in.
const MADE: [&str; 4] = [
    "insert into checkin (place, id, body, clock) values (new.place, new.id, new.body, new.clock);",
    "insert into words (rowid, word) select new.place, new.words where new.words <> '';",
    "insert into outbox (hlc, kind, id, fields) values (new.hlc, 'checkin', new.id, 'null');",
    "delete from draft where new.forget_draft;",
];

const MAKE: &str = "insert into made (place, id, body, clock, words, hlc, forget_draft) values ";

/// A check-in's line in it.
const LINE: &str = "(?, ?, ?, ?, ?, ?, ?)";

const KEEP_WORDS: &str = "insert into words (rowid, word) values ";

/// A check-in's line in it.
const WORDS_LINE: &str = "(?, ?)";

/// How many check-ins' words go into one step: SQLite takes 32,766 question marks.
const WORDS_LOT: usize = 16_000;

/// A check-in that was not there before.
pub(super) struct Made {
    /// Its place in time.
    pub(super) place: i64,
    /// Its name.
    pub(super) id: Id,
    /// What the client sees of it, in JSON.
    pub(super) body: String,
    /// What merging needs besides, in JSON.
    pub(super) clock: String,
    /// What a search finds it by; empty: nothing.
    pub(super) words: String,
    /// The change's clock.
    pub(super) hlc: u64,
    /// Whether the draft goes with it.
    pub(super) forget_draft: bool,
}

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
    /// Has the photographs sent that are named.
    NamePhotos,
    /// Keeps what was done.
    KeepPast,
    /// Forgets what was done to records that really go.
    ForgetPast,
    /// Notes how far another device is known.
    KnowPeer,
    /// Forgets the sums of months in which a check-in is written.
    ForgetMonths,
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
            Self::NamePhotos,
            Self::KeepPast,
            Self::ForgetPast,
            Self::KnowPeer,
            Self::ForgetMonths,
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
            Self::ForgetMonths => 7,
            Self::NamePhotos => 8,
            Self::Save(table) => 9 + table as i64,
        }
    }

    /// Its statement, in which `?` stands for the rows.
    fn sql(self) -> &'static str {
        match self {
            Self::ForgetWords => FORGET_WORDS,
            Self::Save(table) => TABLES[table].save,
            Self::KeepWords => WORDS,
            Self::HandOn => OUTBOX,
            Self::NamePhotos => NAME_PHOTOS,
            Self::KeepPast => past::KEEP,
            Self::ForgetPast => past::FORGET,
            Self::KnowPeer => PEER,
            Self::ForgetMonths => FORGET_MONTHS,
            Self::ForgetDraft => DRAFT,
        }
    }
}

/// Every statement of this file, for the test that prepares them. Those of [`MADE`] mean something
/// only in their trigger, which every test of a check-in makes.
#[cfg(test)]
pub(super) fn statements() -> Vec<&'static str> {
    Does::all().map(Does::sql).collect()
}

/// Makes the views and their triggers. They are not in the file and go with the connection.
pub(super) async fn prepare(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    let triggers = Does::all().map(|does| {
        let (number, sql) = (does.number(), does.sql().replace('?', "new.rows"));
        format!(
            "create temp trigger door_{number} instead of insert on door when new.does = {number} begin {sql} end;"
        )
    });
    let views = "create temp view door as select null as does, null as rows;
        create temp view made as select null as place, null as id, null as body, null as clock,
            null as words, null as hlc, null as forget_draft;";
    let made = format!(
        "create temp trigger made_now instead of insert on made begin {} end;",
        MADE.concat()
    );
    let sql: String = [views.to_owned(), made]
        .into_iter()
        .chain(triggers)
        .collect();
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

/// Makes check-ins, with everything that goes with them, or nothing.
pub(super) async fn make(
    connection: &mut SqliteConnection,
    made: Vec<Made>,
) -> Result<(), sqlx::Error> {
    let lines = vec![LINE; made.len()].join(", ");
    // As above. Lots of the same length share a statement.
    let query = sqlx::query(AssertSqlSafe(format!("{MAKE}{lines}")));
    let query = made.into_iter().fold(query, |query, made| {
        query
            .bind(made.place)
            .bind(made.id.bytes().to_vec())
            .bind(made.body)
            .bind(made.clock)
            .bind(made.words)
            .bind(made.hlc.cast_signed())
            .bind(made.forget_draft)
    });
    query.execute(connection).await?;
    Ok(())
}

/// Puts the words of many check-ins into the search index, each with its place.
///
/// The index packs what it was given at the end of each step, and what is packed once is read and
/// written faster and takes less room: so as many in a step as there can be. As JSON they would be
/// taken apart twice.
pub(super) async fn keep_words(
    connection: &mut SqliteConnection,
    words: &mut Vec<(i64, String)>,
) -> Result<(), sqlx::Error> {
    while !words.is_empty() {
        let lot = words.drain(..words.len().min(WORDS_LOT));
        let lines = vec![WORDS_LINE; lot.len()].join(", ");
        // As above. Seldom the same, so not kept prepared.
        let query = sqlx::query(AssertSqlSafe(format!("{KEEP_WORDS}{lines}"))).persistent(false);
        let query = lot.fold(query, |query, (place, words)| query.bind(place).bind(words));
        query.execute(&mut *connection).await?;
    }
    Ok(())
}
