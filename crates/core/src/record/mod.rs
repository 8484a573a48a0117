//! The record: everything the client has, as documented JSON that outlives the app.
//!
//! `docs/formats/record.md` says what the file looks like, and `docs/formats/record.schema.json` says
//! it to programs. It is written and read piece by piece, so its length costs no memory. Besides what
//! the client sees it holds what merging needs, so that reading it in again, here or elsewhere, any
//! number of times, comes to the same.
//!
//! Photographs are either beside it, as files named by what they hold, or at its end, one a line. What is only of one
//! device is left out: its name, its look, what it has shown and what waits to go out, what is being
//! written and not saved, and whatever is made anew from the rest.
//!
//! - `hash`: one name for all that a record says, whatever the order.
//! - `pages`: a vault's lines, in order.
//! - `write`, `read`: to JSON and from it.
//! - `taking`: into a vault, through the door.

mod hash;
mod pages;
mod read;
pub(crate) mod sql;
mod taking;
#[cfg(test)]
pub(crate) mod tests;
mod write;

pub(crate) use hash::{Counts, Digest, StateHash};
pub(crate) use read::{End, Lot, NoRecord, Photo, read};
#[cfg(test)]
pub(crate) use taking::Taken;
pub(crate) use taking::{take_in, take_in_all, take_in_past};
pub(crate) use write::{Choice, Photographs, Written, look_over, photo, photos, write};

use crate::error::{AppError, Code};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use trellis_domain::Id;
use trellis_domain::merge::{Hlc, Kind};

/// What the file calls itself.
pub(crate) const FORMAT: &str = "trellis-record";

/// The newest version of the form: with photographs inside. Every one up to it is read.
pub(crate) const VERSION: u32 = 2;

/// The version that is written where photographs are beside it.
const BESIDE: u32 = 1;

/// What must be in a file; so that what is missing is told.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Whole {
    /// How many lines of each kind there are.
    pub(crate) counts: Counts,
    /// How many photographs.
    pub(crate) photos: u64,
    /// The one name for all that the lines say.
    pub(crate) state: Digest,
}

/// The last member of a file with photographs inside.
#[derive(Serialize, Deserialize)]
struct WholeLine {
    /// When it was made, as on top.
    made: String,
    #[serde(flatten)]
    whole: Whole,
}

/// A record as the file has it, on one line.
#[derive(Serialize, Deserialize)]
struct Line<'a> {
    kind: Kind,
    id: Id,
    /// What the client sees.
    #[serde(borrow)]
    fields: &'a RawValue,
    /// What merging needs besides.
    #[serde(borrow)]
    clock: &'a RawValue,
}

/// What was done to a part of the plan, as the file has it, on one line.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PastLine {
    pub(crate) hlc: Hlc,
    /// Milliseconds since 1970.
    pub(crate) at: i64,
    pub(crate) kind: String,
    pub(crate) id: Id,
    pub(crate) before: serde_json::Map<String, serde_json::Value>,
    pub(crate) after: serde_json::Map<String, serde_json::Value>,
}

/// Runs work that reads a vault and a file at once, on a thread where it may block.
pub(crate) async fn on_a_thread<T, W>(
    work: impl FnOnce() -> W + Send + 'static,
) -> Result<T, AppError>
where
    T: Send + 'static,
    W: Future<Output = T>,
{
    let runtime = tokio::runtime::Handle::current();
    tokio::task::spawn_blocking(move || runtime.block_on(work()))
        .await
        .map_err(|_| Code::Trouble.into())
}
