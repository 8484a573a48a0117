//! Sharing by choice: what a client shows to a worker, what comes back, and what is asked about it.
//! The wire is written down in `docs/formats/sharing.md`.

mod invitation;
mod item;
mod json;
mod manifest;
mod message;
mod opening;
mod statement;
mod suggestion;
mod worker;
mod wrap;

pub use invitation::{Named, ShareInvitation, reason_to_sign};
pub use item::Item;
pub use json::{
    GrantStanding, Look, OpeningRow, Openings, OpeningsHead, Presence, Stands, TakenIn,
};
pub use manifest::{Manifest, root};
pub use message::{GivenShare, PublishedShare};
pub use opening::{Opened, Opening};
pub use statement::{State, Statement};
pub use suggestion::{Suggestion, read_inbox, write_inbox};
pub use worker::{Way, WrappedKeys, worker_keys};
pub use wrap::GrantWrap;

/// How many items a projection has at most.
pub const MOST_ITEMS: usize = 5_000;
/// How many bytes a sealed item has at most, its nonce counted.
pub const LARGEST_ITEM: usize = 64 * 1024;
/// How many bytes a projection has at most: its card and its items, as they are sealed.
pub const LARGEST_PROJECTION: usize = 8 * 1024 * 1024;
/// How many bytes a share message has at most, and a request that brings one.
pub const LARGEST_SHARE: usize = 9 * 1024 * 1024;
/// How many bytes a suggestion has at most.
pub const LARGEST_SUGGESTION: usize = 8 * 1024;
/// How many suggestions a worker may make in a day for one grant.
pub const MOST_SUGGESTIONS: usize = 3;
/// How many bytes a worker's reason has at most; it is at most 500 characters.
pub const LONGEST_REASON: usize = 500;
/// How long a grant may last after its statement was made, in milliseconds: 93 days.
pub const LONGEST: u64 = 93 * 24 * 60 * 60 * 1_000;

#[cfg(test)]
mod tests;
