//! What the client asks for: what, since when, in which form, for whom.

use crate::files::Chosen;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A part of the record.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportPart {
    /// Strengths and hope notes.
    Strengths,
    /// Goals with steps, levels, ratings, and what is kept to show.
    Goals,
    /// The wellness plan, both parts.
    Plan,
    /// People, places and groups.
    Circle,
    /// Check-ins.
    Checkins,
    /// Life balance.
    Balance,
    /// Answered questionnaires.
    Measures,
    /// Decisions, and pages for visits.
    Decisions,
    /// Reminders.
    Reminders,
}

/// The form of the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// A page to read and to print: one HTML file that stands on nothing else.
    Page,
    /// Tables: a zip of CSV files and photographs.
    Tables,
    /// A calendar: iCalendar.
    Calendar,
    /// For a health record: a FHIR R4 bundle.
    Fhir,
    /// Everything as it is kept, for programs and for Trellis again: JSON.
    Json,
}

/// Who can open the file.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ExportLock {
    /// Whoever has it.
    Open,
    /// Whoever has it and knows a passphrase: an `age` file.
    Passphrase {
        /// The passphrase: at least 8 characters.
        passphrase: String,
    },
    /// One person: an `age` file.
    Recipient {
        /// What they gave: `age1…`.
        recipient: String,
    },
}

/// Asks for a file.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ExportAsk {
    /// Where it goes.
    pub to: Chosen,
    /// The form.
    pub format: ExportFormat,
    /// What is in it. A part that the form has no place for is left out.
    pub parts: Vec<ExportPart>,
    /// From which logical day on, as `YYYY-MM-DD`; none: from the beginning. What has no day comes as
    /// it is now.
    #[ts(type = "string | null")]
    pub since: Option<NaiveDate>,
    /// In a calendar: with the client's own words; otherwise every event says nothing of what it is.
    pub words: bool,
    /// Who can open it.
    pub lock: ExportLock,
}

impl std::fmt::Debug for ExportLock {
    /// Says nothing of the passphrase.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Open => "Open",
            Self::Passphrase { .. } => "Passphrase",
            Self::Recipient { .. } => "Recipient",
        })
    }
}
