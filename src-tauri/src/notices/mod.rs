//! Notices: what the core wants shown, shown by this system at its time.
//!
//! The core says the whole of what it wants; `keeper` makes the system's board be exactly that each
//! time something changed, something is due, or the client answered. Nothing is decided here.
//!
//! - `keeper`: the loop.
//! - `board`: what shows notices on this system, one file each.
//! - `wait`: waiting for a moment, through sleep and wake and whatever is done to the clock.

pub mod board;
mod keeper;
#[cfg(desktop)]
mod wait;

pub use keeper::{Keeping, begin};

use chrono::{DateTime, Utc};
use trellis_core::NoticeAction;

/// What the client did with a notice.
#[derive(Debug)]
pub struct Answer {
    /// The key of the notice.
    pub key: String,
    /// What they did.
    pub action: NoticeAction,
    /// When.
    pub at: DateTime<Utc>,
    /// Its number, where the system keeps it until it is taken in.
    pub kept: Option<i64>,
}

/// What a board tells.
#[derive(Debug)]
pub enum Told {
    /// The client did something with a notice.
    #[cfg_attr(
        not(target_os = "linux"),
        expect(
            dead_code,
            reason = "phones keep it until they are asked, others have no buttons"
        )
    )]
    Answered(Answer),
    /// It has to be settled again: somebody came or went who shows notices, a screen was locked, or the
    /// system showed one by itself.
    #[cfg_attr(
        not(any(target_os = "linux", mobile)),
        expect(dead_code, reason = "these systems do not tell")
    )]
    Changed,
}

#[cfg(target_os = "linux")]
impl Answer {
    /// One that is given now.
    pub fn now(key: String, action: NoticeAction) -> Self {
        use trellis_core::ports::Clock;
        Self {
            key,
            action,
            at: crate::adapters::clock::SystemClock.now(),
            kept: None,
        }
    }
}
