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
mod checkin;
mod draft;
mod error;
mod import;
mod item;
mod lookback;
mod opening;
pub mod ports;
mod settings;
mod store;
mod tag;
#[cfg(test)]
mod testing;
mod today;

pub use app::App;
pub use error::{AppError, Code};
