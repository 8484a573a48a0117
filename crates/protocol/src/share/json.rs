//! The small answers about a grant, as JSON.

use super::{Opened, Opening};
use crate::id::{Hash, Worker};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde::{Deserialize, Serialize};

/// What an invitation leads to: who it is from, as the server says it, and in the worker's own words
/// why. Nothing of it is believed before it was held against the invitation.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Look {
    /// The worker.
    pub worker: Worker,
    /// Their name.
    pub name: String,
    /// What they do.
    pub role: String,
    /// Checks what they sign.
    pub signing_key: Hash,
    /// Keys are wrapped for them with this.
    pub hpke_key: Hash,
    /// Why they ask; empty where the agency made the invitation.
    pub reason: String,
    /// When that was written: milliseconds since 1970.
    pub made: u64,
    /// The worker's signature of it, base64; empty where there is no reason.
    pub signature: String,
    /// When the invitation ends: seconds since 1970.
    pub expires: u64,
}

/// How a grant stands on the server.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stands {
    /// The worker is given what is shared.
    Active,
    /// Not for now.
    Paused,
    /// The worker noted that the client asked to stop: what was shared is gone from the server.
    AskedToStop,
    /// An older copy of the server was put back: nothing is given until a device has spoken.
    Waiting,
    /// The server lost the key of what was shared: it must be published anew.
    Lost,
}

/// Whether a worker is there.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// They are.
    Here,
    /// They left, or may no longer.
    Gone,
}

/// The end of the log of openings, signed by the server.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OpeningsHead {
    /// How many rows there are.
    pub n: u64,
    /// The newest row's hash; [`Hash::NONE`] where there is none.
    pub hash: Hash,
    /// The server's signature, base64.
    pub signature: String,
}

impl OpeningsHead {
    /// A head, signed by `sign`.
    pub fn make(
        grant: crate::Grant,
        n: u64,
        hash: Hash,
        sign: impl FnOnce(&[u8]) -> [u8; 64],
    ) -> Self {
        let signature = sign(&Opening::head_to_sign(grant, n, hash));
        Self {
            n,
            hash,
            signature: BASE64_STANDARD.encode(signature),
        }
    }

    /// The signature; none where it is none.
    pub fn signed(&self) -> Option<[u8; 64]> {
        let bytes = BASE64_STANDARD.decode(&self.signature).ok()?;
        bytes.try_into().ok()
    }
}

/// Where a grant stands on the server, as one of the client's devices hears it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct GrantStanding {
    /// The newest statement's number.
    pub statement: u32,
    /// Its hash.
    pub hash: Hash,
    /// How it stands.
    pub state: Stands,
    /// The newest epoch.
    pub epoch: u32,
    /// The newest manifest's number; 0 where there is none.
    pub manifest: u64,
    /// When it ends by itself: milliseconds since 1970.
    pub until: u64,
    /// The number of the newest suggestion; 0 where there was none.
    pub inbox: u64,
    /// The end of the log of openings.
    pub openings: OpeningsHead,
    /// Whether the worker is there.
    pub worker: Presence,
    /// The worker's keys today; zeros where there are none.
    pub keys: Hash,
    /// See `docs/formats/sync.md`.
    pub incarnation: u32,
    /// The server's time: milliseconds since 1970.
    pub time: u64,
}

/// A row of the log of openings.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OpeningRow {
    /// 1, 2, 3 …
    pub n: u64,
    /// When: milliseconds since 1970.
    pub time: u64,
    /// Who.
    pub worker: Worker,
    /// 1 opened, 2 noted that the client asked to stop.
    pub what: u8,
    /// The hash of the row before.
    pub previous: Hash,
}

impl From<Opening> for OpeningRow {
    fn from(row: Opening) -> Self {
        Self {
            n: row.n,
            time: row.time,
            worker: row.worker,
            what: row.what as u8,
            previous: row.previous,
        }
    }
}

impl OpeningRow {
    /// The row, where it is one.
    pub fn opening(&self) -> Option<Opening> {
        Some(Opening {
            n: self.n,
            time: self.time,
            worker: self.worker,
            what: Opened::of(self.what).ok()?,
            previous: self.previous,
        })
    }
}

/// Rows of the log of openings, and its end.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Openings {
    /// The rows, in order.
    pub rows: Vec<OpeningRow>,
    /// The end of the whole log.
    pub head: OpeningsHead,
}

/// Which suggestions a device has taken in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakenIn {
    /// Up to this number.
    pub until: u64,
}
