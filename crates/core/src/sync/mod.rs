//! The client's devices in step, through a server that can read nothing.
//!
//! The wire is in `docs/formats/sync.md`, its code in `trellis-protocol`, its keys in `trellis-sealing`.
//! Nothing is asked of a network before the client said yes ([`begin`], [`pair`], [`devices`]).
//!
//! Pure:
//! - `cbor`, `names`, `payload`: what one sealed body says.
//! - `cursor`: which of the server's pages are still to be fetched.
//! - `chains`: whether the pages that came agree.
//! - `plan`: what to do next.
//! - `outgoing`, `incoming`: from what changed here to payloads, and from payloads to what changed there.
//!
//! In the vault:
//! - `standing`, `sql`: where it stands.
//! - `held`: who belongs, and this device's keys.
//! - `pages`: from the outbox into sealed pages. `taking`: from sealed pages into the records.
//! - `photos`, `erasing`: photographs, and what is to be taken away.
//!
//! Over the network:
//! - `transport`, `http`: the port, and HTTPS behind it. `client`: the server's routes.
//! - `round`, `again`: one round, step by step, and what makes it look back. `engine`: rounds by themselves.
//!
//! `sabotage`: guards that tests take out. What screens ask: `view` (the types), `status`, `begin`, `devices`, `pair`.

mod again;
pub(crate) mod begin;
mod cbor;
mod chains;
mod client;
mod cursor;
pub(crate) mod devices;
mod engine;
mod erasing;
mod held;
pub(crate) mod http;
mod incoming;
mod names;
mod outgoing;
mod pages;
pub(crate) mod pair;
mod payload;
mod photos;
mod plan;
mod round;
mod sabotage;
pub(crate) mod sql;
mod standing;
pub(crate) mod status;
mod taking;
#[cfg(test)]
mod tests;
pub(crate) mod transport;
pub mod view;

pub(crate) use client::{Client, Failure};
pub(crate) use engine::Syncing;
pub(crate) use held::hex;
