//! Loop Habit Tracker: the archive of sheets, and the database of each known version.

use super::*;
use sqlx::{ConnectOptions, Connection, Executor};

const HABITS: &str = "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,Target Type,Target Value,Archived?\n\
    001,\"Walk, outside\",YES_NO,Did you walk?,A short one,1,1,#FF8F00,,,,false\n\
    002,Water,NUMERICAL,How much?,,1,1,#FF8F00,glasses,AT_LEAST,8.0,true\n";
const WALKS: &str = "Date,Value,Notes\n2021-02-04,YES_MANUAL,\n2021-02-03,NO,Sick\n2021-02-02,YES_AUTO,\"Forgot, really\"\n2021-02-01,SKIP,\n2021-01-31,UNKNOWN,\n";
const WATERS: &str = "Date,Value,Notes\n2021-02-04,7500,\n2021-02-03,0,\n2021-02-02,UNKNOWN,\n";

pub(super) fn sheets() -> Vec<u8> {
    archive(&[
        ("Habits.csv", HABITS.as_bytes()),
        ("Checkmarks.csv", b"Date,Walk, outside,Water,\n"),
        ("Scores.csv", b"Date,Walk, outside,Water,\n"),
        ("001 Walk outside/Checkmarks.csv", WALKS.as_bytes()),
        ("001 Walk outside/Scores.csv", b"Date,Score\n"),
        ("002 Water/Checkmarks.csv", WATERS.as_bytes()),
        ("thanks.txt", b"?"),
    ])
}

/// A database with this schema and content.
pub(super) async fn database(sql: &'static str) -> Vec<u8> {
    let mut connection = sqlx::sqlite::SqliteConnectOptions::new()
        .in_memory(true)
        .foreign_keys(false)
        .connect()
        .await
        .expect("memory");
    connection.execute(sql).await.expect("our own statements");
    let bytes = connection.serialize(None).await.expect("our own database");
    let bytes = bytes.to_vec();
    connection.close().await.expect("our own connection");
    bytes
}

async fn read_database(sql: &'static str) -> Result<Past, Problem> {
    super::super::read(database(sql).await).await
}

pub(super) const V25: &str = "
    create table Habits (id integer primary key autoincrement, archived integer, color integer,
        description text, freq_den integer, freq_num integer, highlight integer, name text,
        position integer, reminder_hour integer, reminder_min integer, reminder_days integer not null
        default 127, type integer not null default 0, target_type integer not null default 0,
        target_value real not null default 0, unit text not null default '', question text, uuid text);
    create table Repetitions (id integer primary key autoincrement, habit integer not null references
        Habits(id), timestamp integer not null, value integer not null, notes text);
    create unique index idx_repetitions_habit_timestamp on Repetitions(habit, timestamp);
    create table android_metadata (locale text);
    insert into Habits (id, name, description, question, type, unit) values
        (5, 'Walk, outside', 'A short one', 'Did you walk?', 0, ''), (9, 'Water', '', 'How much?', 1, 'glasses');
    insert into Repetitions (habit, timestamp, value, notes) values
        (5, 1612396800000, 2, null), (5, 1612310400000, 0, 'Sick'), (5, 1612224000000, 1, 'Forgot, really'),
        (5, 1612137600000, 3, null), (5, 1612051200000, -1, null),
        (9, 1612396800000, 7500, ''), (9, 1612310400000, 0, ''), (9, 1612224000000, -1, ''), (77, 1612224000000, 2, '');";

const V12: &str = "
    create table Habits (Id integer primary key autoincrement, archived integer, color integer,
        description text, freq_den integer, freq_num integer, highlight integer, name text, position integer);
    create table Repetitions (id integer primary key autoincrement, habit integer references Habits(Id), timestamp integer);
    create table Checkmarks (id integer primary key autoincrement, habit integer, timestamp integer, value integer);
    create table Streak (id integer primary key autoincrement, habit integer);
    insert into Habits (Id, name, description) values (1, 'Walk', 'Did you walk?');
    insert into Repetitions (habit, timestamp) values (1, 1612396800000), (1, 1612310400000);";

#[test]
fn a_skipped_or_unknown_day_is_no_no() {
    let past = read(&sheets()).expect("the file is whole");
    assert_eq!(past.format, Format::LoopCsv);
    let names: Vec<_> = past
        .columns
        .iter()
        .map(|column| {
            (
                column.name.as_str(),
                column.unit.as_str(),
                column.about.as_str(),
            )
        })
        .collect();
    assert_eq!(
        names,
        [
            ("Walk, outside", "", "Did you walk? · A short one"),
            ("Water", "glasses", "How much?")
        ]
    );
    let all: Vec<_> = (0..past.entries.len())
        .map(|place| values(&past, place))
        .collect();
    assert_eq!(
        all,
        [
            vec![],
            vec![
                ("Walk, outside", Value::YesNo(false)),
                ("Water", Value::Number(0.0))
            ],
            vec![
                ("Walk, outside", Value::YesNo(true)),
                ("Water", Value::Number(7.5))
            ],
        ]
    );
    assert_eq!(
        past.entries[0].said[0].note,
        "Walk, outside: Forgot, really"
    );
    assert_eq!(past.entries[1].said[0].note, "Sick");
    assert_eq!(
        left(&past),
        [
            (LeftWhat::Skipped, "", 1),
            (LeftWhat::Unknown, "", 2),
            (LeftWhat::Automatic, "", 1),
            (LeftWhat::Reckoned, "", 2),
            (LeftWhat::File, "thanks.txt", 1),
        ]
    );
}

#[tokio::test]
async fn the_database_says_the_same_as_the_sheets() {
    let (sheets, database) = (
        read(&sheets()).expect("the file is whole"),
        read_database(V25).await.expect("the file is whole"),
    );
    assert_eq!(database.format, Format::LoopDatabase);
    let marks = |past: &Past| {
        let mark = |entry: &Entry| {
            let mut rows: Vec<u64> = entry.said.iter().map(|said| said.row).collect();
            rows.sort_unstable();
            (entry.key, rows)
        };
        past.entries.iter().map(mark).collect::<Vec<_>>()
    };
    assert_eq!(marks(&database), marks(&sheets));
    assert!(left(&database).contains(&(LeftWhat::Part, "Repetitions", 1)));
}

#[tokio::test]
async fn the_oldest_database_keeps_what_is_done() {
    let past = read_database(V12).await.expect("the file is whole");
    assert_eq!(past.entries.len(), 2);
    assert_eq!(values(&past, 0), [("Walk", Value::YesNo(true))]);
    assert_eq!(left(&past), [(LeftWhat::Reckoned, "", 2)]);
}

#[tokio::test]
async fn a_database_that_keeps_a_log_beside_it_is_read() {
    let mut bytes = database(V25).await;
    bytes[18..20].fill(2);
    assert!(super::super::read(bytes).await.is_ok());
}

#[tokio::test]
async fn a_hostile_schema_runs_nothing() {
    let not_whole = Problem::of_file(Why::NotWhole);
    for hostile in [
        "create table Habits (id integer, name text); create view Repetitions as
            with recursive n (i) as (select 1 union all select i + 1 from n) select i as habit from n;",
        "create table Habits (id integer, name text, evil as (hex(zeroblob(id * 400000000))));
            create table Repetitions (habit integer, timestamp integer);
            insert into Habits (id) values (1);",
        "create virtual table Habits using fts5 (id, name); create table Repetitions (habit integer);",
        "create table Habits (id integer, name text);
            create table Repetitions (habit integer, timestamp integer primary key) without rowid;
            insert into Repetitions values (1, 1612396800000);",
    ] {
        assert_eq!(read_database(hostile).await.err(), Some(not_whole));
    }
    let other = "create table diary (id integer, words text);";
    let unknown = Problem::of_file(Why::NotThisFormat);
    assert_eq!(read_database(other).await.err(), Some(unknown));
}

#[tokio::test]
async fn a_cut_or_damaged_database_is_refused_or_read() {
    let whole = database(V25).await;
    for cut in (0..whole.len()).step_by(797) {
        let part = super::super::read(whole[..cut.max(16)].to_vec()).await;
        assert!(part.is_err() || cut + 4096 > whole.len());
    }
    for place in (16..whole.len()).step_by(211) {
        let mut bytes = whole.clone();
        bytes[place] ^= 0x55;
        drop(super::super::read(bytes).await);
    }
}

#[test]
fn a_fault_is_named_with_its_row() {
    let with = |from: &str, to: &str| {
        let walks = WALKS.replace(from, to);
        problem(&archive(&[
            ("Habits.csv", HABITS.as_bytes()),
            ("001 Walk outside/Checkmarks.csv", walks.as_bytes()),
        ]))
    };
    assert_eq!(
        with("2021-02-03", "2021-02-30"),
        Problem::at(3, Why::BadDate)
    );
    assert_eq!(with("NO", "PERHAPS"), Problem::at(3, Why::BadValue));
    assert_eq!(with("Date,", "Day,"), Problem::at(1, Why::NoHeader));
}

/// The files that the phone's story brings in are those that are read here.
#[tokio::test]
async fn the_kept_files_say_the_same() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import");
    let making = std::env::var_os("TRELLIS_FIXTURES").is_some();
    for (name, bytes) in [
        ("loop.zip", sheets()),
        ("emoods.emoods", emoods::file()),
        ("loop_v12.db", database(V12).await),
        ("loop_v25.db", database(V25).await),
    ] {
        let path = folder.join(name);
        if making {
            std::fs::write(&path, &bytes).expect("the checkout can be written to");
        }
        let kept = std::fs::read(&path).expect("it is kept");
        let (kept, made) = (
            super::super::read(kept).await,
            super::super::read(bytes).await,
        );
        assert!(kept.is_ok() && kept == made, "{name}");
    }
}
