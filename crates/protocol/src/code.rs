//! What can go wrong with what was asked of the server, in one word each.

use serde::{Deserialize, Serialize};

/// Why the server did not do what was asked. It never says more than this.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// What was sent is not the form that was agreed on.
    Malformed,
    /// It is of a version or suite that the server does not know.
    Version,
    /// The signature does not hold, or was used before.
    Unauthorised,
    /// The signature is from another time; the server's time is in the answer.
    Clock,
    /// There is no such vault, or no longer, or this device does not belong to it any more. One answer
    /// for all, so that nobody can find out what there is.
    Gone,
    /// Somebody appended key entries meanwhile.
    Moved,
    /// A page does not follow the last one of its chain.
    OutOfOrder,
    /// It is larger than is taken.
    TooLarge,
    /// The vault has all the room that the agency gives.
    Quota,
    /// Too much was asked in too short a time.
    SlowDown,
    /// The invitation is not known, was used, or is too old.
    Token,
    /// The server cannot just now.
    Busy,
    /// The server is at fault.
    Broken,
}

/// An error as it is on the wire.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Problem {
    /// What it is.
    pub code: Code,
    /// Whether asking again, later, may help.
    pub retry: bool,
}

impl Code {
    /// The HTTP status that goes with it.
    pub fn status(self) -> u16 {
        match self {
            Self::Malformed | Self::Version => 400,
            Self::Unauthorised | Self::Clock => 401,
            Self::Token => 403,
            Self::Gone => 404,
            Self::Moved | Self::OutOfOrder => 409,
            Self::TooLarge => 413,
            Self::SlowDown => 429,
            Self::Broken => 500,
            Self::Busy => 503,
            Self::Quota => 507,
        }
    }

    /// The error as it is on the wire.
    pub fn problem(self) -> Problem {
        let retry = matches!(
            self,
            Self::Clock | Self::Moved | Self::SlowDown | Self::Busy | Self::Broken
        );
        Problem { code: self, retry }
    }
}
