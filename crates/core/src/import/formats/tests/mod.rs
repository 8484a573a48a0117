//! The readers, on files of every shape: our own fixtures, the field samples, and damage.

mod backup;
mod bearable;
mod csv;
mod emoods;
mod habits;
mod loops;
mod nomie;
mod properties;
mod samples;

use std::io::{Cursor, Write};

use base64::Engine;
use chrono::{NaiveDate, NaiveDateTime};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::said::LeftWhat;
use super::*;

/// An archive with these members.
pub(super) fn archive(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .expect("a member can be begun");
        writer.write_all(content).expect("memory can be written to");
    }
    writer
        .finish()
        .expect("an archive can be ended")
        .into_inner()
}

/// A `.daylio` file that holds this JSON, with a photograph beside it.
fn daylio(json: &str) -> Vec<u8> {
    let packed = base64::engine::general_purpose::STANDARD.encode(json);
    archive(&[
        ("assets/photos/2023/1/0123abcd", b"not looked at"),
        ("backup.daylio", packed.as_bytes()),
    ])
}

fn local(year: i32, month: u32, day: u32, hour: u32, minute: u32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(year, month, day)
        .and_then(|date| date.and_hms_opt(hour, minute, 0))
        .expect("the tests name real times")
}

/// Reads a file that is no database.
fn read(bytes: &[u8]) -> Result<Past, Problem> {
    read_file(bytes)
}

/// What a good file says.
fn entries(bytes: &[u8]) -> Vec<Entry> {
    read(bytes).expect("the file is whole").entries
}

/// The answers of an entry, as they stand in the file, by the name of the question.
fn written(past: &Past, entry: usize) -> Vec<(&str, &str)> {
    let cells = past.entries[entry].said.iter().flat_map(|said| &said.cell);
    let name = |cell: &Cell| past.columns[cell.column as usize].name.as_str();
    cells
        .map(|cell| (name(cell), cell.written.as_str()))
        .collect()
}

/// What an entry's answers mean, by the name of the question.
fn values(past: &Past, entry: usize) -> Vec<(&str, Value)> {
    let cells = past.entries[entry].said.iter().flat_map(|said| &said.cell);
    let name = |cell: &Cell| past.columns[cell.column as usize].name.as_str();
    cells.map(|cell| (name(cell), cell.value.clone())).collect()
}

/// What is named as not brought in, in short.
fn left(past: &Past) -> Vec<(LeftWhat, &str, u32)> {
    let short = |left: &'_ Left| (left.what, left.count);
    let names = past.left.iter().map(|left| left.name.as_str());
    past.left
        .iter()
        .map(short)
        .zip(names)
        .map(|((what, count), name)| (what, name, count))
        .collect()
}

/// What is the matter with another.
fn problem(bytes: &[u8]) -> Problem {
    read(bytes).expect_err("the file has a fault")
}

fn keys(entries: &[Entry]) -> Vec<[u8; 16]> {
    entries.iter().map(|entry| entry.key).collect()
}

#[test]
fn what_is_no_file_of_an_app_we_know() {
    for bytes in [
        &b""[..],
        b"\n\n",
        b"\xef\xbb\xbf",
        b"Dear diary, today was good",
        b"date,weekday,mood of the day\n22nd Sep 2020,Tuesday,5\n",
        b"{\"version\":15}",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"\xff\xd8\xff\xe0\0\x10JFIF",
    ] {
        assert_eq!(problem(bytes), Problem::of_file(Why::NotThisFormat));
    }
    let huge = vec![b' '; LARGEST_FILE + 1];
    assert_eq!(problem(&huge), Problem::of_file(Why::TooBig));
}

#[test]
fn the_boundary_writes_its_names_in_snake_case() {
    let problem = Problem::at(7, Why::TooFewColumns);
    assert_eq!(
        serde_json::to_string(&problem).expect("it can be written"),
        r#"{"row":7,"why":"too_few_columns"}"#
    );
    assert_eq!(
        serde_json::to_string(&[Format::DaylioCsv, Format::DaylioBackup]).expect("so can this"),
        r#"["daylio_csv","daylio_backup"]"#
    );
}

#[test]
fn debug_prints_none_of_the_clients_words() {
    let text = "full_date,date,weekday,time,mood,activities,scales,note_title,note\n\
                2026-03-07,x,x,13:48,CANARYmood,CANARYtag,CANARYscale: CANARYvalue,CANARYtitle,CANARYnote\n";
    let past = read(text.as_bytes()).expect("the file is whole");
    let printed = format!("{past:?} {:?}", past.entries);
    assert!(!printed.to_lowercase().contains("canary"), "{printed}");
    assert!(printed.contains("entries: 1"));
}
