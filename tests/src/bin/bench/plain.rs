//! The plain side: rusqlite on a database without a key.
//!
//! Same tables, same rows, prepared statements, one transaction where the app has one, the same
//! promise that what is saved is on disk, the same memory for pages. What is read is parsed and put
//! together as one JSON text, since that is what a page takes from either; the plain side's is the
//! plainest, what it read and as it is stored. What the app does beyond that for the client's safety
//! (the cipher, overwriting what is deleted) is its own cost.

use super::Outcome;
use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, Params, params};
use serde_json::Value;
use std::hint::black_box;
use std::path::Path;
use trellis_domain::checkin::{Answer, CheckInRecord};
use trellis_domain::merge::Fields;

/// All that is written for one check-in.
pub(super) struct Line {
    place: i64,
    id: Vec<u8>,
    body: String,
    clock: String,
    words: String,
    hlc: i64,
    fields: String,
}

/// Opens a plain database as the app opens its own.
pub(super) fn open(file: &Path) -> Outcome<Connection> {
    let connection = Connection::open(file)?;
    tune(&connection)?;
    Ok(connection)
}

/// Settles what the app settles, but for the key.
pub(super) fn tune(connection: &Connection) -> Outcome {
    Ok(connection.execute_batch(
        "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma temp_store = memory;
        pragma trusted_schema = off; pragma cache_size = -16000;",
    )?)
}

/// Makes an empty one with the vault's tables.
pub(super) fn make(file: &Path) -> Outcome<Connection> {
    let connection = open(file)?;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/core/migrations");
    let mut migrations = std::fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<std::io::Result<Vec<_>>>()?;
    migrations.sort();
    for migration in migrations {
        connection.execute_batch(&std::fs::read_to_string(migration)?)?;
    }
    Ok(connection)
}

/// What the vault wrote for its check-ins after the line `seq` of its outbox, in its order.
pub(super) fn lines(vault: &Connection, seq: i64) -> Outcome<Vec<Line>> {
    let mut statement = vault.prepare(
        "select place, checkin.id, body, clock, hlc, fields from outbox join checkin on checkin.id = outbox.id
        where kind = 'checkin' and seq > ?1 order by seq",
    )?;
    let lines = statement.query_map([seq], |row| {
        let body: String = row.get(2)?;
        let words = serde_json::from_str(&body)
            .ok()
            .and_then(|fields| words(&fields))
            .unwrap_or_default();
        Ok(Line {
            place: row.get(0)?,
            id: row.get(1)?,
            body,
            clock: row.get(3)?,
            words,
            hlc: row.get(4)?,
            fields: row.get(5)?,
        })
    })?;
    Ok(lines.collect::<Result<_, _>>()?)
}

/// What a search finds a check-in by. The index keeps no text, so it is told anew.
fn words(fields: &Fields) -> Option<String> {
    let record = CheckInRecord::from_fields(fields)?;
    let texts = record
        .answers
        .into_values()
        .filter_map(|(_, answer)| match answer {
            Answer::Text(text) => Some(text),
            _ => None,
        });
    let parts = std::iter::once(record.note).chain(texts);
    let parts = parts.flat_map(|text| trellis_domain::text::words(&text));
    let parts = parts.chain(record.tags.iter().map(ToString::to_string));
    Some(parts.collect::<Vec<_>>().join(" "))
}

/// Writes one check-in, in a transaction of its own.
pub(super) fn save(connection: &mut Connection, line: &Line) -> Outcome {
    let transaction =
        connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    write(&transaction, line)?;
    transaction
        .prepare_cached("delete from draft")?
        .execute([])?;
    Ok(transaction.commit()?)
}

/// Writes all of them, in one transaction.
pub(super) fn fill(connection: &Connection, lines: &[Line]) -> Outcome {
    connection.execute_batch("begin immediate")?;
    for line in lines {
        write(connection, line)?;
    }
    Ok(connection.execute_batch("commit")?)
}

fn write(connection: &Connection, line: &Line) -> Outcome {
    let Line {
        place,
        id,
        body,
        clock,
        words,
        hlc,
        fields,
    } = line;
    connection
        .prepare_cached("insert into checkin (place, id, body, clock) values (?, ?, ?, ?)")?
        .execute(params![place, id, body, clock])?;
    connection
        .prepare_cached("insert into words (rowid, word) values (?, ?)")?
        .execute(params![place, words])?;
    connection
        .prepare_cached("insert into outbox (hlc, kind, id, fields) values (?, 'checkin', ?, ?)")?
        .execute(params![hlc, id, fields])?;
    Ok(())
}

/// Copies what is not a check-in from the vault into the plain database `file`.
pub(super) fn copy_the_rest(vault: &Connection, file: &Path) -> Outcome {
    vault.execute(
        "attach ?1 as plain key ''",
        [file.to_str().ok_or("a path in UTF-8")?],
    )?;
    for table in ["item", "tag", "settings", "device", "peer", "draft"] {
        vault.execute_batch(&format!(
            "insert into plain.{table} select * from main.{table}"
        ))?;
    }
    vault.execute_batch(
        "insert into plain.outbox (hlc, kind, id, fields) select hlc, kind, id, fields from main.outbox where kind <> 'checkin';
        detach plain",
    )?;
    Ok(())
}

/// Copies check-ins as they stand.
pub(super) fn copy_check_ins(vault: &Connection, file: &Path) -> Outcome {
    vault.execute(
        "attach ?1 as plain key ''",
        [file.to_str().ok_or("a path in UTF-8")?],
    )?;
    vault.execute_batch(
        "insert into plain.checkin select * from main.checkin where place > 0 order by place; detach plain",
    )?;
    Ok(())
}

/// One question from the day `from` to the day `to`: each day's mean, lowest and highest answer.
pub(super) fn chart(
    connection: &Connection,
    item: &str,
    from: NaiveDate,
    to: NaiveDate,
) -> Outcome {
    let days = "select json_array(day, avg(value), min(value), max(value)) from (
            select body ->> '$.when[2]' as day, body -> ('$.\"a:' || ?1 || '\"') ->> 1 as value
            from checkin where place >= ?2 and place < ?3)
        where value is not null group by day order by day";
    answer(&[
        ("settings", texts(connection, SETTINGS, [])?),
        ("items", texts(connection, ITEMS, [])?),
        (
            "days",
            texts(
                connection,
                days,
                params![item, start_of(from), start_of(to) + A_DAY],
            )?,
        ),
    ])
}

/// Every question by every tag, from the day `from` to the day `to`: on how many days, their sum and
/// the sum of their squares, with the tag and over all days.
pub(super) fn days_with(connection: &Connection, from: NaiveDate, to: NaiveDate) -> Outcome {
    let pairs = "with
        field as materialized (select place >> 43 as day, key, json_each.value as value
            from checkin, json_each(body) where place >= ?1 and place < ?2 and substr(key, 1, 2) in ('a:', 'g:')),
        daily as materialized (select day, key as item, avg(value ->> 1) as mean
            from field where substr(key, 1, 2) = 'a:' group by day, key),
        ticked as materialized (select distinct key as tag, day from field where substr(key, 1, 2) = 'g:'),
        whole as materialized (select item, count(*) as days, sum(mean) as sum, sum(mean * mean) as squares
            from daily group by item)
        select json_array(substr(daily.item, 3), substr(tag, 3), count(*), sum(mean), sum(mean * mean),
            whole.days, whole.sum, whole.squares)
        from ticked join daily using (day) join whole using (item) group by daily.item, tag";
    answer(&[
        ("settings", texts(connection, SETTINGS, [])?),
        ("items", texts(connection, ITEMS, [])?),
        ("tags", texts(connection, TAGS, [])?),
        (
            "pairs",
            texts(connection, pairs, [start_of(from), start_of(to) + A_DAY])?,
        ),
    ])
}

/// What the app's first screen is made of.
pub(super) fn today(connection: &Connection, around: NaiveDate) -> Outcome {
    let (from, to) = (start_of(around) - 9 * A_DAY, start_of(around) + 2 * A_DAY);
    answer(&[
        ("settings", texts(connection, SETTINGS, [])?),
        ("items", texts(connection, ITEMS, [])?),
        (
            "look",
            texts(
                connection,
                "select value from device where name = 'look'",
                [],
            )?,
        ),
        ("tags", texts(connection, TAGS, [])?),
        ("checkins", texts(connection, BETWEEN, [from, to])?),
        (
            "last",
            texts(
                connection,
                "select body from checkin where place > 0 and place < ?1 order by place desc limit 1",
                [from],
            )?,
        ),
        ("draft", texts(connection, "select body from draft", [])?),
    ])
}

/// What a month's page is made of, from `first` up to, and without, `end`: of each check-in its day,
/// whether it was a rest day or has a note, and its answers that can be a face.
pub(super) fn month(connection: &Connection, first: NaiveDate, end: NaiveDate) -> Outcome {
    let days = texts(connection, BETWEEN, [start_of(first), start_of(end)])?;
    let days = days.into_iter().map(|checkin| {
        let Value::Object(fields) = checkin else {
            return Value::Null;
        };
        let shown = |name: &str| matches!(name, "when" | "rest") || name.starts_with("a:");
        let note = fields.contains_key("note");
        let shown = fields.into_iter().filter(|(name, _)| shown(name));
        Value::Array(vec![Value::Object(shown.collect()), Value::Bool(note)])
    });
    answer(&[
        ("settings", texts(connection, SETTINGS, [])?),
        ("items", texts(connection, ITEMS, [])?),
        (
            "first",
            texts(
                connection,
                "select body from checkin where place > 0 order by place limit 1",
                [],
            )?,
        ),
        ("days", days.collect()),
    ])
}

/// What a day's page is made of.
pub(super) fn day(connection: &Connection, day: NaiveDate) -> Outcome {
    answer(&[
        ("settings", texts(connection, SETTINGS, [])?),
        ("items", texts(connection, ITEMS, [])?),
        ("tags", texts(connection, TAGS, [])?),
        (
            "checkins",
            texts(connection, BETWEEN, [start_of(day), start_of(day) + A_DAY])?,
        ),
    ])
}

/// What a search's page is made of.
pub(super) fn search(connection: &Connection, matching: &str) -> Outcome {
    let hits = "select checkin.body from words join checkin on checkin.place = words.rowid where words match ?1 order by words.rowid desc limit 31";
    answer(&[
        ("settings", texts(connection, SETTINGS, [])?),
        ("items", texts(connection, ITEMS, [])?),
        ("tags", texts(connection, TAGS, [])?),
        ("hits", texts(connection, hits, [matching])?),
    ])
}

const SETTINGS: &str = "select body from settings";
const ITEMS: &str = "select body from item";
const TAGS: &str = "select body from tag";
const BETWEEN: &str = "select body from checkin where place >= ?1 and place < ?2 order by place";

/// Reads a statement's rows, each of them one JSON text.
fn texts(connection: &Connection, sql: &str, parameters: impl Params) -> Outcome<Vec<Value>> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(parameters)?;
    let mut values = Vec::new();
    while let Some(row) = rows.next()? {
        values.push(serde_json::from_str(row.get_ref(0)?.as_str()?)?);
    }
    Ok(values)
}

/// What the page gets.
fn answer(answer: &[(&str, Vec<Value>)]) -> Outcome {
    black_box(serde_json::to_string(answer)?);
    Ok(())
}

/// A day's share of the numbers that say where a check-in stands.
const A_DAY: i64 = 1 << 43;

fn start_of(day: NaiveDate) -> i64 {
    i64::from(day.num_days_from_ce()) * A_DAY
}
