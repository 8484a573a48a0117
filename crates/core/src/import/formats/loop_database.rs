//! Loop Habit Tracker's own backup: an SQLite database of some version.
//!
//! It is read from a private copy in memory, for reading alone; nothing of it touches the disk. It
//! may be anybody's file, so it is not trusted: only plain tables are read, and nothing that a schema
//! can make SQLite run (views, triggers, virtual tables, generated columns) is ever asked.

use super::gather::Gather;
use super::loop_csv::{Day, describe};
use super::said::LeftWhat;
use super::{Format, MOST_ROWS, Past, Problem, Why, time};
use crate::import::sql;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteOwnedBuf, SqliteRow};
use sqlx::{Column, ConnectOptions, Connection, Row};
use std::collections::HashMap;

const MARK: &[u8] = b"SQLite format 3\0";

/// Where the header says how the file is written and read: 1, or 2 with a log beside it, which a copy
/// in memory cannot have.
const WAYS: std::ops::Range<usize> = 18..20;

const HABITS: &str = "Habits";
const DAYS: &str = "Repetitions";

/// What Loop keeps besides: reckoned from the days, or the system's own.
const RECKONED: [&str; 3] = ["Checkmarks", "Score", "Streak"];
const SYSTEM: [&str; 3] = ["android_metadata", "Events", "sqlite_sequence"];

/// Whether the bytes begin like a database.
pub(super) fn is_database(bytes: &[u8]) -> bool {
    bytes.starts_with(MARK)
}

/// Reads every day of every habit.
pub(super) async fn read(mut bytes: Vec<u8>) -> Result<Past, Problem> {
    if let Some(ways) = bytes.get_mut(WAYS) {
        ways.fill(1);
    }
    let connection = open(&bytes).await;
    drop(bytes);
    let mut connection = connection.map_err(|_| Problem::of_file(Why::NotWhole))?;
    let past = read_tables(&mut connection).await;
    if connection.close().await.is_err() {
        tracing::warn!(event = "import_close");
    }
    past
}

async fn open(bytes: &[u8]) -> Result<SqliteConnection, sqlx::Error> {
    let mut connection = SqliteConnectOptions::new()
        .in_memory(true)
        .pragma("trusted_schema", "OFF")
        .pragma("cell_size_check", "ON")
        .pragma("temp_store", "MEMORY")
        .pragma("query_only", "ON")
        .disable_statement_logging()
        .connect()
        .await?;
    let copy = SqliteOwnedBuf::try_from(bytes)?;
    connection.deserialize(None, copy, true).await?;
    Ok(connection)
}

/// What the database's answer means where it has none.
fn not_whole(_: sqlx::Error) -> Problem {
    Problem::of_file(Why::NotWhole)
}

async fn read_tables(connection: &mut SqliteConnection) -> Result<Past, Problem> {
    let mut gather = Gather::default();
    let parts = sqlx::query(sql::LOOP_PARTS)
        .fetch_all(&mut *connection)
        .await
        .map_err(not_whole)?;
    let mut plain = 0;
    for part in &parts {
        let (name, is_plain) = (text(part, "name"), integer(part, "plain") == Some(1));
        match &*name {
            HABITS | DAYS if is_plain => plain += 1,
            // A view or the like that is called as a table is.
            HABITS | DAYS => return Err(Problem::of_file(Why::NotWhole)),
            _ if RECKONED.contains(&&*name) => gather.leave(LeftWhat::Reckoned, "", 1),
            _ if SYSTEM.contains(&&*name) => {}
            _ => gather.leave(LeftWhat::Part, &name, 1),
        }
    }
    if plain < 2 {
        return Err(Problem::of_file(Why::NotThisFormat));
    }
    let habits = habits(connection, &mut gather).await?;
    let mut after = i64::MIN;
    let mut row_number = 0;
    loop {
        let rows = sqlx::query(sql::LOOP_DAYS)
            .bind(after)
            .fetch_all(&mut *connection)
            .await
            .map_err(not_whole)?;
        if rows.is_empty() {
            return Ok(gather.past(Format::LoopDatabase));
        }
        for row in &rows {
            row_number += 1;
            let place = integer(row, sql::LOOP_PLACE).filter(|place| *place > after);
            after = place.ok_or(Problem::of_file(Why::NotWhole))?;
            if row_number as usize > MOST_ROWS {
                return Err(Problem::of_file(Why::TooBig));
            }
            day(row, &habits, &mut gather).map_err(|why| Problem::at(row_number, why))?;
        }
    }
}

struct Habit {
    column: u32,
    measured: bool,
}

async fn habits(
    connection: &mut SqliteConnection,
    gather: &mut Gather,
) -> Result<HashMap<i64, Habit>, Problem> {
    let rows = sqlx::query(sql::LOOP_HABITS)
        .fetch_all(connection)
        .await
        .map_err(not_whole)?;
    let mut habits = HashMap::new();
    for row in &rows {
        let id = integer(row, "id").ok_or(Problem::of_file(Why::NotWhole))?;
        let name = text(row, "name");
        let column = gather
            .columns
            .place(name.trim())
            .map_err(Problem::of_file)?;
        let (question, description) = (text(row, "question"), text(row, "description"));
        let about = [question.trim(), description.trim()];
        describe(gather, column, &about, text(row, "unit").trim());
        let measured = integer(row, "type") == Some(1);
        habits.insert(id, Habit { column, measured });
    }
    Ok(habits)
}

fn day(row: &SqliteRow, habits: &HashMap<i64, Habit>, gather: &mut Gather) -> Result<(), Why> {
    let day = integer(row, "timestamp")
        .and_then(time::from_milliseconds)
        .ok_or(Why::BadDate)?
        .date();
    let Some(habit) = integer(row, "habit").and_then(|id| habits.get(&id)) else {
        // A day of a habit that is gone.
        gather.leave(LeftWhat::Part, DAYS, 1);
        return Ok(());
    };
    // The oldest versions keep a day only where it is done.
    let value = integer(row, "value").unwrap_or(2);
    let written = match value {
        0 if !habit.measured => "NO".to_owned(),
        2 if !habit.measured => "YES_MANUAL".to_owned(),
        _ => value.to_string(),
    };
    let notes = text(row, "notes");
    Day::of_number(value, habit.measured)
        .ok_or(Why::BadValue)?
        .say(gather, habit.column, day, &written, &notes)
}

/// A whole number; none where there is no such column or something else in it.
fn integer(row: &SqliteRow, column: &str) -> Option<i64> {
    let value = row.try_get::<Option<i64>, _>(place(row, column)?);
    value.ok().flatten()
}

/// Words; blank where there is no such column or something else in it.
fn text(row: &SqliteRow, column: &str) -> String {
    let words = place(row, column).map(|place| row.try_get::<Option<String>, _>(place));
    words.and_then(Result::ok).flatten().unwrap_or_default()
}

/// Where a column stands. Versions differ in capitals.
fn place(row: &SqliteRow, column: &str) -> Option<usize> {
    row.columns()
        .iter()
        .position(|known| known.name().eq_ignore_ascii_case(column))
}
