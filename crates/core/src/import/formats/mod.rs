//! What other apps' files say, read and nothing more.
//!
//! Pure functions on bytes: no file, no clock, no store. [`read`] finds the format by content,
//! never by name, and gives either everything the file says or one [`Problem`] with its row;
//! there is no half-read file. Mapping to the client's own items happens elsewhere.
//!
//! Daylio writes an entry at a time, and an entry's words tell it from every other. The other apps
//! write a row for each answer: their readers hand rows to [`gather::Gather`], which puts those of one
//! moment into one entry.
//!
//! The next format is one new file here with a `read` of its own, a [`Format`], and a line in
//! [`READERS`].

mod archive;
mod bearable;
mod capped;
mod daylio_backup;
mod daylio_csv;
mod daylio_moods;
mod emoods;
mod gather;
mod habitbull;
mod key;
mod loop_csv;
mod loop_database;
mod nomie;
mod nomie_note;
mod said;
mod sheet;
mod text;
mod time;
mod track_and_graph;

#[cfg(test)]
mod tests;

use std::fmt;

use said::Columns;

use chrono::{FixedOffset, NaiveDateTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use daylio_moods::default_level;
pub use said::{Cell, Column, Left, Said, Value};

/// The largest file that is looked at, in bytes.
pub const LARGEST_FILE: usize = 64 * 1024 * 1024;

/// The largest content of an archive that is unpacked, in bytes.
const LARGEST_UNPACKED: u64 = 256 * 1024 * 1024;

/// The most rows that are read: more than anybody writes in a lifetime.
const MOST_ROWS: usize = 1_000_000;

/// The most questions that one file may ask.
const MOST_COLUMNS: usize = 1_000;

/// A reader answers [`Why::NotThisFormat`] for what is another reader's.
type Reader = fn(&[u8]) -> Result<Past, Problem>;

const READERS: [Reader; 9] = [
    |bytes| Ok(daylio(Format::DaylioBackup, daylio_backup::read(bytes)?)),
    emoods::read,
    loop_csv::read,
    nomie::read,
    |bytes| Ok(daylio(Format::DaylioCsv, daylio_csv::read(bytes)?)),
    bearable::read,
    track_and_graph::read,
    habitbull::read,
    nomie::read_csv,
];

/// What a file of another app says, before any of it is mapped.
#[derive(Clone, PartialEq)]
pub struct Past {
    /// Which kind of file it was.
    pub format: Format,
    /// What it asked, in the file's order.
    pub columns: Vec<Column>,
    /// Everything it says, oldest first by the clock on the wall.
    pub entries: Vec<Entry>,
    /// What stands in it and is not brought in, by name.
    pub left: Vec<Left>,
}

/// A kind of file that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ImportFormat")]
pub enum Format {
    /// Daylio's "CSV" export, comma, semicolon or tab, any of its header generations.
    DaylioCsv,
    /// Daylio's own backup, a `.daylio` file.
    DaylioBackup,
    /// Bearable's CSV export, both forms.
    Bearable,
    /// eMoods' `.emoods` file.
    Emoods,
    /// Loop Habit Tracker's CSV export, a ZIP archive.
    LoopCsv,
    /// Loop Habit Tracker's own backup, a database.
    LoopDatabase,
    /// Track & Graph's CSV export, both forms.
    TrackAndGraph,
    /// Nomie's backup, JSON.
    NomieBackup,
    /// Nomie's CSV export of what was noted.
    NomieCsv,
    /// HabitBull's CSV export.
    HabitBull,
}

impl Format {
    /// The app that the file came from, the same for all of that app's formats.
    pub fn source(self) -> &'static str {
        match self {
            Self::DaylioCsv | Self::DaylioBackup => "daylio",
            Self::Bearable => "bearable",
            Self::Emoods => "emoods",
            Self::LoopCsv | Self::LoopDatabase => "loop",
            Self::TrackAndGraph => "track_and_graph",
            Self::NomieBackup | Self::NomieCsv => "nomie",
            Self::HabitBull => "habitbull",
        }
    }
}

/// One thing the client noted in the other app.
#[derive(Clone, PartialEq)]
pub struct Entry {
    /// The clock on the wall where it was written, to the minute.
    pub local: NaiveDateTime,
    /// How far that clock was from UTC, where the file says so.
    pub offset: Option<FixedOffset>,
    /// Whether `local` is the clock of Greenwich, and where the client was is not said.
    pub utc: bool,
    /// The other app's own word for the mood, trimmed; blank where it has none.
    pub mood: String,
    /// 1 to 5, where the file itself says it.
    pub level: Option<u8>,
    /// Trimmed, none blank, none twice, in the file's order.
    pub tags: Vec<String>,
    /// Answers, and notes and tags that belong to them.
    pub said: Vec<Said>,
    /// Title, blank line, body: whichever of them there is, as plain text.
    pub note: String,
    /// Tells this entry from every other. The same entry in a later export, or in another format
    /// of the same app where both say the same, has the same key; two equal entries in one file
    /// have two keys, whatever the order of rows. Of an entry that was gathered from rows: tells
    /// its moment from every other; the rows tell themselves.
    pub key: [u8; 16],
}

/// Why a file cannot be used. It holds nothing of what the file says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "ImportProblem")]
pub struct Problem {
    /// The row as a spreadsheet numbers it: the header is row 1, a note of many lines is one row,
    /// an empty row counts too. In a backup: which of its entries, from 1, in the file's order.
    pub row: Option<u32>,
    /// What is the matter there.
    pub why: Why,
}

impl Problem {
    pub(super) fn of_file(why: Why) -> Self {
        Self { row: None, why }
    }

    fn at(row: u32, why: Why) -> Self {
        Self {
            row: Some(row),
            why,
        }
    }
}

/// What can be the matter with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ImportWhy")]
pub enum Why {
    /// It is no file of an app we know.
    NotThisFormat,
    /// It looks like one, but its first row does not name the columns that are needed.
    NoHeader,
    /// A row's date cannot be read, or there is no such day.
    BadDate,
    /// A row's time cannot be read, or there is no such time.
    BadTime,
    /// A row ends before its last column: the file may have been cut.
    TooFewColumns,
    /// A row has more columns than the first row names.
    TooManyColumns,
    /// A row says no mood.
    NoMood,
    /// It is not UTF-8 text.
    NotText,
    /// The archive cannot be opened: the file may have been cut.
    NotZip,
    /// The archive opens, but there is no whole backup inside.
    NotBackup,
    /// It is larger than what we read, or unpacks to more.
    TooBig,
    /// A value is none that the app writes there.
    BadValue,
    /// It begins like a file of an app we know, and breaks off or makes no sense further on.
    NotWhole,
}

/// Reads a file of another app.
pub async fn read(bytes: Vec<u8>) -> Result<Past, Problem> {
    if bytes.len() > LARGEST_FILE {
        return Err(Problem::of_file(Why::TooBig));
    }
    if loop_database::is_database(&bytes) {
        return loop_database::read(bytes).await;
    }
    tokio::task::spawn_blocking(move || read_file(&bytes))
        .await
        .map_err(|_| Problem::of_file(Why::NotWhole))?
}

/// As [`read`], for every format that is no database.
pub fn read_file(bytes: &[u8]) -> Result<Past, Problem> {
    if bytes.len() > LARGEST_FILE {
        return Err(Problem::of_file(Why::TooBig));
    }
    for reader in READERS {
        match reader(bytes) {
            Err(Problem {
                why: Why::NotThisFormat,
                ..
            }) => {}
            other => return other,
        }
    }
    let why = if archive::is_archive(bytes) {
        archive::why_unknown(bytes)
    } else {
        Why::NotThisFormat
    };
    Err(Problem::of_file(why))
}

/// What a Daylio file says.
fn daylio(format: Format, (columns, entries): (Columns, Vec<Entry>)) -> Past {
    Past {
        format,
        entries: key::settle(entries, format.source(), &columns),
        columns: columns.list,
        left: Vec::new(),
    }
}

/// Says what kind and how many; the client's words stay out of logs.
impl fmt::Debug for Past {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Past")
            .field("format", &self.format)
            .field("columns", &self.columns.len())
            .field("entries", &self.entries.len())
            .finish()
    }
}

/// Says how much there is; the client's words stay out of logs.
impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entry")
            .field("tags", &self.tags.len())
            .field("said", &self.said.len())
            .field("note", &!self.note.is_empty())
            .finish_non_exhaustive()
    }
}
