//! What other apps' files say, read and nothing more.
//!
//! Pure functions on bytes: no file, no clock, no store. [`read`] finds the format by content,
//! never by name, and gives either everything the file says or one [`Problem`] with its row;
//! there is no half-read file. Mapping to the client's own items happens elsewhere.
//!
//! The next format is one new file here with a `read` of its own, a [`Format`], and a line in
//! [`READERS`].

mod daylio_backup;
mod daylio_csv;
mod daylio_moods;
mod key;
mod sheet;
mod text;
mod time;

#[cfg(test)]
mod tests;

use std::fmt;

use chrono::{FixedOffset, NaiveDateTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use daylio_moods::default_level;

/// The largest file that is looked at, in bytes.
pub const LARGEST_FILE: usize = 64 * 1024 * 1024;

/// The largest content of an archive that is unpacked, in bytes.
const LARGEST_UNPACKED: u64 = 256 * 1024 * 1024;

/// A reader answers [`Why::NotThisFormat`] for what is another reader's.
type Reader = fn(&[u8]) -> Result<Vec<Entry>, Problem>;

const READERS: [(Format, Reader); 2] = [
    (Format::DaylioBackup, daylio_backup::read),
    (Format::DaylioCsv, daylio_csv::read),
];

/// What a file of another app says, before any of it is mapped.
#[derive(Clone, PartialEq, Eq)]
pub struct Past {
    /// Which kind of file it was.
    pub format: Format,
    /// Everything it says, oldest first by the clock on the wall.
    pub entries: Vec<Entry>,
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
}

impl Format {
    /// The app that the file came from, the same for all of that app's formats.
    pub fn source(self) -> &'static str {
        match self {
            Self::DaylioCsv | Self::DaylioBackup => "daylio",
        }
    }
}

/// One thing the client noted in the other app.
#[derive(Clone, PartialEq, Eq)]
pub struct Entry {
    /// The clock on the wall where it was written, to the minute.
    pub local: NaiveDateTime,
    /// How far that clock was from UTC, where the file says so.
    pub offset: Option<FixedOffset>,
    /// The other app's own word, trimmed, never blank.
    pub mood: String,
    /// 1 to 5, where the file itself says it.
    pub level: Option<u8>,
    /// Trimmed, none blank, none twice, in the file's order.
    pub tags: Vec<String>,
    /// Name and value, as written.
    pub scales: Vec<(String, String)>,
    /// Title, blank line, body: whichever of them there is, as plain text.
    pub note: String,
    /// Tells this entry from every other. The same entry in a later export, or in another format
    /// of the same app where both say the same, has the same key; two equal entries in one file
    /// have two keys, whatever the order of rows.
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
    fn of_file(why: Why) -> Self {
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
    /// It is larger than what we read.
    TooBig,
}

/// Reads a file of another app.
pub fn read(bytes: &[u8]) -> Result<Past, Problem> {
    if bytes.len() > LARGEST_FILE {
        return Err(Problem::of_file(Why::TooBig));
    }
    for (format, reader) in READERS {
        match reader(bytes) {
            Err(Problem {
                why: Why::NotThisFormat,
                ..
            }) => {}
            Err(problem) => return Err(problem),
            Ok(entries) => {
                let entries = key::settle(entries, format.source());
                return Ok(Past { format, entries });
            }
        }
    }
    Err(Problem::of_file(Why::NotThisFormat))
}

/// Says what kind and how many; the client's words stay out of logs.
impl fmt::Debug for Past {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Past")
            .field("format", &self.format)
            .field("entries", &self.entries.len())
            .finish()
    }
}

/// Says how much there is; the client's words stay out of logs.
impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entry")
            .field("tags", &self.tags.len())
            .field("scales", &self.scales.len())
            .field("note", &!self.note.is_empty())
            .finish_non_exhaustive()
    }
}
