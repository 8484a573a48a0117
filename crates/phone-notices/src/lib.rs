//! Notices that a phone shows by itself, also while the app is away: a Tauri plugin with a Kotlin and a
//! Swift half (`android`, `ios`).
//!
//! The system is handed concrete moments and holds at most [`MOST`] of them. What it keeps of one is
//! [`Pending`], which has no field for a word of the client's, and this crate knows no other: it uses
//! neither the core nor the domain. What it promises:
//!
//! - What is held comes through a reboot, an update of the app, a clock that is set and a change of the
//!   time zone, without the app. What follows the client moves to the same wall-clock time in a new zone.
//! - What could not be shown for longer than [`Pending::late`] is not shown late: it stays among what is
//!   held, until the app lets go of it.
//! - What the client does with a notice is kept until the app has taken it in ([`Answer`]).
//!
//! It may be asked from Rust alone; the page has no permission to.

mod form;
#[cfg(mobile)]
mod plugin;

pub use form::{Action, Allowed, Answer, Change, Pending, Quiet, Says, Shown, Standing, State};
#[cfg(mobile)]
pub use plugin::{Failed, PhoneNotices, PhoneNoticesExt, init};

/// How many iOS keeps pending at most; as many are held on Android.
pub const MOST: usize = 64;
