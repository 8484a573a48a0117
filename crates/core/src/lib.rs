//! The application without a window.
//!
//! [`App`] holds the vault and the device's ports, and answers the commands of [`api`]. It is told
//! nothing of windows, so the same application runs in the shell, behind the tests' bridge, and in
//! a benchmark.
//!
//! One folder a domain, the same files in each: its use cases (`mod.rs`), all its SQL (`sql.rs`),
//! its tests. What they share is the `store`: opening, migrating, and the one door through which
//! every change goes in.

pub mod api;
mod app;
mod backup;
mod balance;
mod checkin;
mod circle;
mod crisis;
mod decision;
mod deleted;
mod draft;
mod erase;
mod error;
mod export;
pub mod files;
mod goal;
mod health;
mod hope;
mod import;
mod insight;
mod item;
mod lock;
mod lookback;
mod measure;
mod opening;
mod photo;
mod plan;
pub mod ports;
mod record;
mod reminder;
mod settings;
mod sharing;
mod sign;
mod store;
mod strength;
mod sync;
mod tag;
#[cfg(test)]
mod testing;
mod today;
mod visit;
mod words;
mod work;

/// What is fuzzed, by name: readers of other apps' files, and of what a worker proposes.
#[cfg(feature = "fuzzing")]
pub mod fuzzing {
    pub use crate::import::fuzzing::{TARGETS as FILES, Target};
    pub use crate::sharing::fuzzing::TARGETS as PROPOSED;
}

pub use app::App;
pub use error::{AppError, Code};
pub use reminder::{
    Board, By, Held, NotShown, Notice, NoticeAction, QuietHours, Ready, Settled, Standing, Step,
    TrayWords, Wanted,
};
pub use trellis_domain::reminder::About;
