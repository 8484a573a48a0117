//! eMoods' `.emoods` file: an archive whose member `entry.csv` has a row for each day.
//!
//! Severity is written 1 to 4, none to severe, and 0 where nothing was noted; it is read as 0 to 3.
//! No sleep and no weight is written 0.0.

use super::archive::Archive;
use super::gather::{Gather, When};
use super::said::{LeftWhat, Said, Value, number};
use super::sheet::{Row, Sheet, is_column};
use super::{Format, Past, Problem, Why, text, time};

const MEMBER: &str = "entry.csv";
const DATE: &str = "DATE (YYYY-MM-DD)";

const SEVERITIES: [&str; 5] = [
    "IRRITABILITY",
    "ANXIETY",
    "DEPRESSED",
    "ELEVATED",
    "PSYCHOTIC SYMPTOMS",
];

const OTHERS: [&str; 5] = ["SLEEP", "NOTE", "THERAPY", "MENSTRUAL CYCLE", "WEIGHT"];

/// Reads every day, or names the first that cannot be read.
pub(super) fn read(bytes: &[u8]) -> Result<Past, Problem> {
    let mut archive = Archive::open(bytes).map_err(Problem::of_file)?;
    let is_entries = |name: &str| name.rsplit('/').next() == Some(MEMBER);
    let place = archive
        .place(is_entries)
        .ok_or(Problem::of_file(Why::NotThisFormat))?;
    let mut gather = Gather::default();
    for (at, name) in archive.names().iter().enumerate() {
        if at != place && !name.ends_with('/') {
            gather.leave(LeftWhat::File, name, 1);
        }
    }
    let content = archive.unpack(place).map_err(Problem::of_file)?;
    let sheet = Sheet::open(&content, &SEVERITIES).ok_or(Problem::of_file(Why::NotText))?;
    let date = sheet.column(DATE).or_else(|| sheet.column("DATE"));
    let date = date
        .filter(|_| sheet.count(&SEVERITIES) > 0)
        .ok_or(Problem::at(1, Why::NoHeader))?;
    let columns: Vec<(usize, String)> = sheet
        .names()
        .filter(|(at, name)| *at != date && !is_column("ID", name))
        .map(|(at, name)| (at, name.to_owned()))
        .collect();
    for row in sheet.rows() {
        let row = row?;
        day(date, &columns, &row, &mut gather).map_err(|why| Problem::at(row.number, why))?;
    }
    Ok(gather.past(Format::Emoods))
}

fn day(
    date: usize,
    columns: &[(usize, String)],
    row: &Row,
    gather: &mut Gather,
) -> Result<(), Why> {
    if row.cells.len() > row.width {
        return Err(Why::TooManyColumns);
    }
    let when = When::day(time::iso_date(row.cells.get(date).unwrap_or("")).ok_or(Why::BadDate)?);
    for (at, name) in columns {
        let written = row.cells.get(*at).unwrap_or("").trim();
        if written.is_empty() {
            continue;
        }
        if let Some(said) = said(name, written, gather)? {
            gather.say(when, said)?;
        }
    }
    Ok(())
}

/// What a cell says; nothing where nothing was noted.
fn said(name: &str, written: &str, gather: &mut Gather) -> Result<Option<Said>, Why> {
    let value = number(written);
    let is = |known: &&&str| is_column(known, name);
    if SEVERITIES.iter().any(|known| is(&known)) {
        let severity = value
            .filter(|severity| severity.fract() == 0.0 && (0.0..=4.0).contains(severity))
            .ok_or(Why::BadValue)?;
        if severity == 0.0 {
            return Ok(None);
        }
        let column = gather.columns.place(&sentence(name))?;
        gather.columns.at(column).scale = Some((0.0, 3.0));
        return Ok(Some(Said::answer(
            column,
            Value::Number(severity - 1.0),
            written,
        )));
    }
    let column = |gather: &mut Gather| gather.columns.place(&sentence(name));
    Ok(match OTHERS.iter().find(is) {
        Some(&"NOTE") => Some(Said::default().noted(&text::plain(written))),
        Some(&"SLEEP" | &"WEIGHT") if value == Some(0.0) => None,
        Some(&"SLEEP") => {
            let value = value.map_or(Value::Words, |hours| Value::Minutes(hours * 60.0));
            Some(Said::answer(column(gather)?, value, written))
        }
        Some(&"THERAPY" | &"MENSTRUAL CYCLE") => {
            let value =
                yes_or_no(written).map_or(value.map_or(Value::Words, Value::Number), Value::YesNo);
            Some(Said::answer(column(gather)?, value, written))
        }
        _ => {
            let value = value.map_or(Value::Words, Value::Number);
            Some(Said::answer(column(gather)?, value, written))
        }
    })
}

fn yes_or_no(written: &str) -> Option<bool> {
    match written.to_lowercase().as_str() {
        "1" | "true" | "yes" => Some(true),
        "0" | "false" | "no" => Some(false),
        _ => None,
    }
}

/// `PSYCHOTIC SYMPTOMS` as one would write it.
fn sentence(name: &str) -> String {
    let lower = name.trim().to_lowercase();
    let mut letters = lower.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => lower,
    }
}
