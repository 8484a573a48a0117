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

use trellis_core::NoticeAction;

/// What a board tells.
#[derive(Debug)]
pub enum Told {
    /// The client did something with the notice of this key.
    Answered(String, NoticeAction),
    /// It has to be settled again: somebody came or went who shows notices, or a screen was locked.
    #[cfg_attr(
        not(target_os = "linux"),
        expect(dead_code, reason = "only Linux tells")
    )]
    Changed,
}
