//! Sharing with a worker: a copy of exactly what the client chose, sealed under the grant's own keys. It
//! is a world of its own: a worker never holds a key of the vault.
//!
//! - `own`: the client's side, which makes statements and publications; `slots`: what lies where.
//! - `worker`: a worker's keys, and how they are kept; `open`: what a worker may get at, told by types.
//! - `pin`: who an invitation is from; `suggestion`, `opening`: what comes back.
//! - `epoch`: the keys of one epoch of one grant.

mod epoch;
mod open;
mod opening;
mod own;
mod pin;
mod slots;
mod suggestion;
#[cfg(test)]
pub(crate) mod tests;
mod worker;

pub use open::{CheckedHead, CheckedShare, Expected, Newest, OpenedShare, ShareProblem};
pub use opening::{OpeningsEnd, OpeningsError};
pub use own::{MadeShare, MadeStatement, OwnGrant, ShareError};
pub use pin::{PinError, PinnedWorker, SixWords};
pub use slots::{Piece, Slots};
pub use suggestion::{OpenedSuggestion, SuggestionError};
pub use worker::{WaySecret, WorkerCode, WorkerKeys, prf_input};
