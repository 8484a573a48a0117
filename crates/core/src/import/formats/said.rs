//! What a row of another app's file says: an answer to one of its questions, and the note and tags
//! that stand beside it.

use super::{MOST_COLUMNS, Why};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fmt;
use ts_rs::TS;

/// A question that the other app asked.
#[derive(Clone, PartialEq, Default)]
pub struct Column {
    /// What it is called there.
    pub name: String,
    /// What its numbers count, where the file says so.
    pub unit: String,
    /// What else the file says of it, such as the question in full.
    pub about: String,
    /// From where to where its numbers go, where that is known.
    pub scale: Option<(f64, f64)>,
    /// Whether it is about mood.
    pub mood: bool,
}

/// What one row says.
#[derive(Clone, PartialEq, Default)]
pub struct Said {
    /// The answer, if there is one.
    pub cell: Option<Cell>,
    /// Tags that stand beside it.
    pub tags: Vec<String>,
    /// A note that stands beside it.
    pub note: String,
    /// Tells this row from every other of its moment, in any export.
    pub row: u64,
}

/// An answer.
#[derive(Clone, PartialEq)]
pub struct Cell {
    /// To which of the file's questions.
    pub column: u32,
    /// What it means.
    pub value: Value,
    /// As it stands in the file.
    pub written: String,
}

/// What an answer means.
#[derive(Clone, PartialEq)]
pub enum Value {
    /// Yes or no.
    YesNo(bool),
    /// A number.
    Number(f64),
    /// A length of time, in minutes.
    Minutes(f64),
    /// Words, as they stand in the file.
    Words,
}

/// What stands in a file and is not brought in.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "ImportLeft")]
pub struct Left {
    /// What it is.
    pub what: LeftWhat,
    /// What the file calls it, where only the file has a name for it.
    pub name: String,
    /// How often it stands there.
    pub count: u32,
}

/// A kind of thing that is not brought in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ImportLeftWhat")]
pub enum LeftWhat {
    /// Where the client was: dropped on purpose.
    Places,
    /// Days that the client skipped in the other app: neither yes nor no.
    Skipped,
    /// Days of which the other app knows nothing.
    Unknown,
    /// Days that the other app counted as done by itself.
    Automatic,
    /// What the other app reckoned from the rest.
    Reckoned,
    /// Rows in which nothing stands.
    Empty,
    /// A file in the archive that is not read.
    File,
    /// A part of the file that is not read.
    Part,
}

/// The questions of a file, as they come up.
#[derive(Default)]
pub(super) struct Columns {
    pub(super) list: Vec<Column>,
    by_name: HashMap<String, u32>,
}

impl Columns {
    /// The place of the question of that name, which is made where there is none.
    pub(super) fn place(&mut self, name: &str) -> Result<u32, Why> {
        if let Some(place) = self.by_name.get(name) {
            return Ok(*place);
        }
        if self.list.len() >= MOST_COLUMNS {
            return Err(Why::TooBig);
        }
        let place = self.list.len() as u32;
        self.by_name.insert(name.to_owned(), place);
        self.list.push(Column {
            name: short(name).to_owned(),
            ..Column::default()
        });
        Ok(place)
    }

    /// A question's name.
    pub(super) fn name(&self, place: u32) -> &str {
        self.list
            .get(place as usize)
            .map_or("", |column| &column.name)
    }

    /// A question, to say more of it.
    pub(super) fn at(&mut self, place: u32) -> &mut Column {
        &mut self.list[place as usize]
    }
}

impl Said {
    /// An answer as it stands in the file: a number where it plainly is one.
    pub(super) fn words(columns: &mut Columns, name: &str, written: &str) -> Result<Self, Why> {
        let value = number(written).map_or(Value::Words, Value::Number);
        Ok(Self::answer(columns.place(name)?, value, written))
    }

    /// An answer whose meaning is known.
    pub(super) fn answer(column: u32, value: Value, written: &str) -> Self {
        Self {
            cell: Some(Cell {
                column,
                value,
                written: written.to_owned(),
            }),
            ..Self::default()
        }
    }

    /// With a note beside it.
    pub(super) fn noted(self, note: &str) -> Self {
        Self {
            note: note.trim().to_owned(),
            ..self
        }
    }

    /// With tags beside it.
    pub(super) fn tagged(self, tags: Vec<String>) -> Self {
        Self { tags, ..self }
    }
}

/// As much of a name as a question can have.
pub(super) fn short(text: &str) -> &str {
    text.char_indices()
        .nth(200)
        .map_or(text, |(end, _)| &text[..end])
}

/// A number in plain digits: no exponent, no word.
pub(super) fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let plain = digits.len() <= 18
        && digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.');
    plain
        .then(|| text.parse::<f64>().ok())
        .flatten()
        .filter(|number| number.is_finite() && number.abs() <= 1e12)
}

impl fmt::Debug for Said {
    /// Says nothing of what the client wrote.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Said")
    }
}

impl fmt::Debug for Value {
    /// Says what it is, and not how much.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::YesNo(_) => "YesNo",
            Self::Number(_) => "Number",
            Self::Minutes(_) => "Minutes",
            Self::Words => "Words",
        })
    }
}

impl fmt::Debug for Column {
    /// Says nothing of what the client wrote.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Column")
    }
}

impl fmt::Debug for Left {
    /// Says nothing of what the client wrote.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Left")
            .field("what", &self.what)
            .field("count", &self.count)
            .finish_non_exhaustive()
    }
}
