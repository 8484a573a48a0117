//! The client's devices in step, through a server that can read nothing.
//!
//! The wire is in `docs/formats/sync.md`, its code in `trellis-protocol`, its keys in `trellis-sealing`.
//!
//! - `cbor`, `payload`: what one sealed body says.
//! - `cursor`: which of the server's pages are still to be fetched.
//! - `chains`: whether the pages that came agree.
//! - `plan`: what to do next.
//! - `outgoing`, `incoming`: from what changed here to payloads, and from payloads to what changed there.
//! - `standing`, `sql`: where it stands, kept in the vault.
//! - `view`: what screens ask and are told.

mod cbor;
mod chains;
mod cursor;
mod incoming;
mod outgoing;
mod payload;
mod plan;
pub(crate) mod sql;
mod standing;
#[cfg(test)]
mod tests;
mod view;
