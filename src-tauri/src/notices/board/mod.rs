//! What shows notices on this system.
//!
//! Each gives the same `SystemBoard`: `new`, `held` (what it holds as the app begins), `keep` (what it
//! holds now), `changed` (after [`super::Told::Changed`]), `leave` (the app ends), and the core's `Board`.

#[cfg(all(desktop, target_os = "linux"))]
mod freedesktop;
#[cfg(mobile)]
mod phone;
#[cfg(all(desktop, not(target_os = "linux")))]
mod plain;

#[cfg(all(desktop, target_os = "linux"))]
pub use freedesktop::{SystemBoard, allowed};
#[cfg(mobile)]
pub use phone::{SystemBoard, allowed};
#[cfg(all(desktop, not(target_os = "linux")))]
pub use plain::{SystemBoard, allowed};
