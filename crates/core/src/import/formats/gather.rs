//! Rows of one moment, gathered into one entry.
//!
//! Other apps write a row for each answer, and a client who made one check-in should see one. An
//! entry's key is its moment's. Each row has a mark of its own, made of what it says, and it is by
//! the marks that a later export is told from an earlier one: see [`crate::import`]. Marks are stored
//! with what was imported, so **their making never changes**; a test holds one still.

use super::said::{Cell, Column, Columns, Left, LeftWhat, Said, Value, short};
use super::{Entry, Format, MOST_ROWS, Past, Why};
use chrono::{FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The most things left out that are named one by one.
const MOST_NAMES: usize = 200;

/// When something was, as well as the file says it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct When {
    local: NaiveDateTime,
    /// Seconds east of Greenwich.
    offset: Option<i32>,
    utc: bool,
}

impl When {
    /// By the clock on the wall.
    pub(super) fn wall(local: NaiveDateTime) -> Self {
        Self {
            local: to_the_minute(local),
            offset: None,
            utc: false,
        }
    }

    /// Some time that day: noon is no other day's, wherever the client's day ends.
    pub(super) fn day(day: NaiveDate) -> Self {
        Self::wall(day.and_time(NaiveTime::MIN) + chrono::TimeDelta::hours(12))
    }

    /// By the clock on the wall, and how far that was from Greenwich.
    pub(super) fn offset(local: NaiveDateTime, offset: FixedOffset) -> Self {
        Self {
            local: to_the_minute(local),
            offset: Some(offset.local_minus_utc()),
            utc: false,
        }
    }

    /// By the clock of Greenwich alone.
    pub(super) fn utc(at: NaiveDateTime) -> Self {
        Self {
            local: to_the_minute(at),
            offset: None,
            utc: true,
        }
    }
}

fn to_the_minute(at: NaiveDateTime) -> NaiveDateTime {
    at.with_second(0)
        .and_then(|at| at.with_nanosecond(0))
        .unwrap_or(at)
}

/// Takes in a file's rows.
#[derive(Default)]
pub(super) struct Gather {
    pub(super) columns: Columns,
    moments: BTreeMap<When, Vec<Said>>,
    left: BTreeMap<(LeftWhat, String), u32>,
    rows: usize,
}

impl Gather {
    /// Takes in a row. One that says nothing at all is counted as such.
    pub(super) fn say(&mut self, when: When, said: Said) -> Result<(), Why> {
        let blank_words = |cell: &Cell| cell.value == Value::Words && cell.written.is_empty();
        let blank = said.cell.as_ref().is_none_or(blank_words);
        if blank && said.tags.is_empty() && said.note.is_empty() {
            self.leave(LeftWhat::Empty, "", 1);
            return self.count();
        }
        let cell = if blank { None } else { said.cell };
        let said = Said { cell, ..said };
        self.moments.entry(when).or_default().push(said);
        self.count()
    }

    /// Names what is not brought in.
    pub(super) fn leave(&mut self, what: LeftWhat, name: &str, count: usize) {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        if count > 0 {
            let full = self.left.len() >= MOST_NAMES;
            let name = if full { "" } else { short(name) };
            let left = self.left.entry((what, name.to_owned())).or_default();
            *left = left.saturating_add(count);
        }
    }

    fn count(&mut self) -> Result<(), Why> {
        self.rows += 1;
        if self.rows > MOST_ROWS {
            return Err(Why::TooBig);
        }
        Ok(())
    }

    /// The highest number among the answers about mood.
    pub(super) fn most_of_mood(&self) -> f64 {
        let cells = self.moments.values().flatten().flat_map(|said| &said.cell);
        cells
            .filter(|cell| self.columns.list[cell.column as usize].mood)
            .filter_map(|cell| match cell.value {
                Value::Number(number) => Some(number),
                _ => None,
            })
            .fold(0.0, f64::max)
    }

    /// What the whole file says.
    pub(super) fn past(self, format: Format) -> Past {
        let Self {
            mut columns,
            moments,
            left,
            ..
        } = self;
        for column in &mut columns.list {
            column.about = short(&column.about).to_owned();
            column.unit = short(&column.unit).to_owned();
        }
        let entries = moments
            .into_iter()
            .map(|(when, said)| Entry {
                local: when.local,
                offset: when.offset.and_then(FixedOffset::east_opt),
                utc: when.utc,
                mood: String::new(),
                level: None,
                tags: Vec::new(),
                said: marked(said, &columns.list),
                note: String::new(),
                key: key(format.source(), when),
            })
            .collect();
        let left = left
            .into_iter()
            .map(|((what, name), count)| Left { what, name, count });
        Past {
            format,
            columns: columns.list,
            entries,
            left: left.collect(),
        }
    }
}

/// The rows of a moment, in the file's order, each with its mark. Two that say the same have two, and
/// whatever else they differ in says which has which.
fn marked(mut said: Vec<Said>, columns: &[Column]) -> Vec<Said> {
    let mut order: Vec<([u8; 32], usize)> = said
        .iter()
        .enumerate()
        .map(|(place, said)| (says(said, columns), place))
        .collect();
    order.sort_by(|(a_says, a), (b_says, b)| {
        (a_says, whole(&said[*a])).cmp(&(b_says, whole(&said[*b])))
    });
    let (mut before, mut nth) = (None, 0);
    for (says, place) in order {
        nth = if before == Some(says) { nth + 1 } else { 0 };
        before = Some(says);
        said[place].row = mark(says, nth);
    }
    said
}

fn whole(said: &Said) -> impl Ord + '_ {
    let written = said.cell.as_ref().map(|cell| cell.written.as_str());
    (written, &said.note, &said.tags)
}

fn mark(says: [u8; 32], nth: u32) -> u64 {
    let full = Sha256::new()
        .chain_update(says)
        .chain_update(nth.to_le_bytes())
        .finalize();
    let mut bytes = [0; 8];
    // Six bytes: only the rows of one moment have to be told apart.
    bytes[..6].copy_from_slice(&full[..6]);
    u64::from_le_bytes(bytes)
}

/// A digest of what a row says, in a form that all formats of an app agree on.
fn says(said: &Said, columns: &[Column]) -> [u8; 32] {
    let mut tags = said.tags.clone();
    tags.sort_unstable();
    tags.dedup();
    let mut hash = Sha256::new();
    let mut field = |content: &str| {
        hash.update((content.len() as u64).to_le_bytes());
        hash.update(content.as_bytes());
    };
    field("trellis row 1");
    if let Some(Cell {
        column,
        value,
        written,
    }) = &said.cell
    {
        field(&columns[*column as usize].name);
        match value {
            Value::YesNo(true) => field("yes"),
            Value::YesNo(false) => field("no"),
            Value::Number(number) => field(&number.to_string()),
            Value::Minutes(minutes) => field(&format!("{minutes} min")),
            Value::Words => field(&squeezed(written)),
        }
    }
    field(&squeezed(&said.note));
    for tag in &tags {
        field(tag);
    }
    hash.finalize().into()
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn key(source: &str, when: When) -> [u8; 16] {
    let moment = when.local.format("%Y-%m-%dT%H:%M");
    let offset = when
        .offset
        .map_or(String::new(), |offset| offset.to_string());
    let full = Sha256::digest(format!("trellis moment 1 {source} {moment} {offset}"));
    let mut key = super::key::UNKEYED;
    key.copy_from_slice(&full[..16]);
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_and_a_key_never_change() {
        let mut gather = Gather::default();
        let day = NaiveDate::from_ymd_opt(2024, 2, 29).expect("a day");
        let said = Said::words(&mut gather.columns, "Tea", "2").expect("room");
        gather
            .say(When::day(day), said.noted("green, hot"))
            .expect("room");
        let past = gather.past(Format::HabitBull);
        let entry = &past.entries[0];
        assert_eq!(
            (entry.key, entry.said[0].row),
            (KEY, MARK),
            "what was brought in would come in a second time"
        );
    }

    const KEY: [u8; 16] = [
        232, 195, 237, 224, 119, 171, 1, 140, 76, 98, 185, 95, 228, 239, 14, 80,
    ];
    const MARK: u64 = 128_362_511_962_175;
}
