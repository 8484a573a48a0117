//! What the server says of itself.

use crate::id::Hash;
use serde::{Deserialize, Serialize};

/// The media type of pages and keys.
pub const FRAMES: &str = "application/vnd.trellis.frames";

/// What the server says of itself to anybody.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Hello {
    /// The agency's name.
    pub agency: String,
    /// How to reach somebody there who knows about the server.
    pub contact: String,
    /// Checks the server's receipts: an Ed25519 key.
    pub key: Hash,
    /// The versions of the wire that it knows.
    pub versions: Vec<u8>,
    /// See `docs/formats/sync.md`.
    pub incarnation: u32,
    /// How much it takes.
    pub limits: Limits,
}

/// How much a server takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Limits {
    /// Bytes of all pages of a vault.
    pub vault: u64,
    /// Bytes of one request.
    pub request: u64,
}
