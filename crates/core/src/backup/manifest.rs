//! What a backup says of itself: `manifest.json`, its last member.

use crate::record::{Counts, Digest};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What the file calls itself.
pub(super) const FORMAT: &str = "trellis-backup";

/// The version of the form that is written. Every one up to it is read.
pub(super) const VERSION: u32 = 1;

/// The names of the members.
pub(super) const README: &str = "README.txt";
pub(super) const RECORD: &str = "record.json";
pub(super) const MANIFEST: &str = "manifest.json";
pub(super) const PHOTOS: &str = "photos/";

/// What is in a backup.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Manifest {
    pub(super) format: String,
    pub(super) version: u32,
    /// When it was made.
    pub(super) made: DateTime<Utc>,
    /// How many lines of each kind `record.json` has.
    pub(super) counts: Counts,
    /// How many photographs there are.
    pub(super) photos: u64,
    /// The one name for all that the record says.
    pub(super) state: Digest,
    /// Every other member.
    pub(super) members: Vec<Member>,
}

/// A member of the zip.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Member {
    pub(super) name: String,
    pub(super) size: u64,
    pub(super) sha256: Digest,
}
