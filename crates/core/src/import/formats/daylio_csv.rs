//! Daylio's CSV export, every generation of its header, by column names.
//!
//! The oldest writes the day as `year` and a `date` in the phone's language; later ones write an
//! ISO `full_date`. `note_title` and `scales` came later still. Daylio quotes every cell that can
//! hold a comma except the mood, so a comma in the client's own mood word is put back.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::said::{Columns, Said};
use super::sheet::{Row, Sheet};
use super::{Entry, Problem, Why, key, text, time};

const COLUMNS: [&str; 10] = [
    "full_date",
    "year",
    "date",
    "weekday",
    "time",
    "mood",
    "activities",
    "scales",
    "note_title",
    "note",
];

/// As many of the names above as make a file Daylio's: no other app's header has so many.
const ENOUGH: usize = 4;

/// What a file in the other Unicode text form begins with, which some spreadsheets save.
const UTF_16: [&[u8]; 2] = [b"\xff\xfe", b"\xfe\xff"];

/// Where the columns stand that are read.
struct Places {
    day: Day,
    time: usize,
    mood: usize,
    activities: Option<usize>,
    scales: Option<usize>,
    title: Option<usize>,
    note: Option<usize>,
}

enum Day {
    Full(usize),
    YearAndDate(usize, usize),
}

/// Reads every row, or names the first that cannot be read.
pub(super) fn read(bytes: &[u8]) -> Result<(Columns, Vec<Entry>), Problem> {
    if UTF_16.iter().any(|mark| bytes.starts_with(mark)) {
        return Err(Problem::of_file(Why::NotText));
    }
    let sheet = Sheet::open(bytes, &COLUMNS)
        .filter(is_daylio)
        .ok_or(Problem::of_file(Why::NotThisFormat))?;
    let places = places(&sheet).ok_or(Problem::at(1, Why::NoHeader))?;
    let mut scales = Columns::default();
    let entries = sheet
        .rows()
        .map(|row| entry(&sheet, &places, &mut scales, row?))
        .collect::<Result<_, _>>()?;
    Ok((scales, entries))
}

/// By its header; or by the ISO date that a first row would begin with if the header were lost.
fn is_daylio(sheet: &Sheet) -> bool {
    let begins_with_date = || sheet.first_cell().get(..10).and_then(time::iso_date);
    sheet.count(&COLUMNS) >= ENOUGH
        || sheet.column(COLUMNS[0]).is_some()
        || begins_with_date().is_some()
}

fn places(sheet: &Sheet) -> Option<Places> {
    let day = match sheet.column("full_date") {
        Some(full) => Day::Full(full),
        None => Day::YearAndDate(sheet.column("year")?, sheet.column("date")?),
    };
    Some(Places {
        day,
        time: sheet.column("time")?,
        mood: sheet.column("mood")?,
        activities: sheet.column("activities"),
        scales: sheet.column("scales"),
        title: sheet.column("note_title"),
        note: sheet.column("note"),
    })
}

fn entry(
    sheet: &Sheet,
    columns: &Places,
    scales: &mut Columns,
    row: Row,
) -> Result<Entry, Problem> {
    let problem = |why| Problem::at(row.number, why);
    let cells = cells(sheet, columns.mood, &row).ok_or(problem(Why::TooManyColumns))?;
    let cell = |column: usize| cells.get(column).map_or("", AsRef::as_ref);
    let optional = |column: Option<usize>| column.map_or("", cell);

    let day: Option<NaiveDate> = match columns.day {
        Day::Full(full) => time::iso_date(cell(full)),
        Day::YearAndDate(year, date) => time::year_and_date(cell(year), cell(date)),
    };
    let day = day.ok_or(problem(Why::BadDate))?;
    let clock = time::clock(cell(columns.time)).ok_or(problem(Why::BadTime))?;
    let mood = cell(columns.mood).trim();
    if mood.is_empty() {
        return Err(problem(Why::NoMood));
    }
    Ok(Entry {
        local: day.and_time(clock),
        offset: None,
        utc: false,
        mood: mood.to_owned(),
        level: None,
        tags: text::distinct(text::items(optional(columns.activities))),
        said: text::items(optional(columns.scales))
            .map(scale)
            .map(|(name, value)| Said::words(scales, name, value))
            .collect::<Result<_, _>>()
            .map_err(problem)?,
        note: text::note(optional(columns.title), optional(columns.note)),
        key: key::UNKEYED,
    })
}

/// The row's cells, one a column; `None` if there are more and the mood does not explain it.
fn cells<'r>(sheet: &Sheet, mood: usize, row: &'r Row) -> Option<Vec<Cow<'r, str>>> {
    let surplus = row.cells.len().checked_sub(sheet.width())?;
    let mut cells: Vec<Cow<str>> = row.cells.iter().map(Cow::Borrowed).collect();
    if surplus > 0 {
        // Up to the first quoted cell, which follows the mood, a comma more than there are
        // columns can only be the mood's: dates and times have none.
        let quote = row.raw.iter().position(|byte| *byte == b'"')?;
        let delimiters = row.raw[..quote]
            .iter()
            .filter(|byte| **byte == sheet.delimiter())
            .count();
        if delimiters != mood + surplus + 1 {
            return None;
        }
        let word: Vec<Cow<str>> = cells.drain(mood..=mood + surplus).collect();
        let between = char::from(sheet.delimiter()).to_string();
        cells.insert(mood, Cow::Owned(word.join(&between)));
    }
    Some(cells)
}

/// `name:<no-break space>value`; a name can hold a colon of its own.
fn scale(item: &str) -> (&str, &str) {
    let (name, value) = item
        .rsplit_once(":\u{a0}")
        .or_else(|| item.rsplit_once(": "))
        .or_else(|| item.split_once(':'))
        .unwrap_or((item, ""));
    (name.trim(), value.trim())
}
