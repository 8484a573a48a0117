//! The log of openings: each time the server gave a projection out, and each time a worker noted that
//! the client asked to stop. Rows are chained, so that none can be left out unseen.

use crate::bytes::Malformed;
use crate::id::{Grant, Hash, Worker};

/// What a row is about.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(u8)]
pub enum Opened {
    /// The worker was given what is shared.
    Opened = 1,
    /// The worker noted that the client asked to stop.
    AskedToStop = 2,
}

impl Opened {
    /// What has this number.
    ///
    /// # Errors
    /// [`Malformed`].
    pub fn of(number: u8) -> Result<Self, Malformed> {
        match number {
            1 => Ok(Self::Opened),
            2 => Ok(Self::AskedToStop),
            _ => Err(Malformed),
        }
    }
}

/// A row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Opening {
    /// 1, 2, 3 …
    pub n: u64,
    /// The server's time: milliseconds since 1970.
    pub time: u64,
    /// Who.
    pub worker: Worker,
    /// What.
    pub what: Opened,
    /// The hash of the row before; [`Hash::NONE`] before the first.
    pub previous: Hash,
}

impl Opening {
    /// Its hash, in the log of this grant.
    pub fn hash(&self, grant: Grant) -> Hash {
        Hash::of(&[
            b"trellis opening v1",
            &grant.0,
            &self.n.to_be_bytes(),
            &self.time.to_be_bytes(),
            &self.worker.0,
            &[self.what as u8],
            &self.previous.0,
        ])
    }

    /// What the server signs: that the log ends here.
    pub fn head_to_sign(grant: Grant, n: u64, hash: Hash) -> Vec<u8> {
        [
            b"trellis openings v1".as_slice(),
            &grant.0,
            &n.to_be_bytes(),
            &hash.0,
        ]
        .concat()
    }
}
