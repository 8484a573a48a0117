//! What shows notices on this system.
//!
//! Each gives the same `SystemBoard`: `new`, `answers` (what was answered while nobody listened) and `heard`
//! (one of them was taken in), `changed` (after [`super::Told::Changed`]), `leave` (the app ends), and the
//! core's `Board`.

#[cfg(all(desktop, target_os = "linux"))]
mod freedesktop;
#[cfg(mobile)]
mod phone;
#[cfg(all(desktop, not(target_os = "linux")))]
mod plain;

#[cfg(all(desktop, target_os = "linux"))]
pub use freedesktop::{SystemBoard, allowed};
#[cfg(mobile)]
pub use phone::{SystemBoard, ask_exact, state};
#[cfg(all(desktop, not(target_os = "linux")))]
pub use plain::{SystemBoard, allowed};
