//! What clients share with workers: kept sealed, given to the one worker while the client's newest word
//! says so, and taken away for good when it ends.
//!
//! - `stand`: where a grant stands, and whether anything of it may be given now: asked in this one place.
//! - `publish`: what a device brings, taken whole or not at all; `end`: taking away, and the receipt.
//! - `give`: what a worker gets and leaves; `invite`: invitations; `shred`: the keys that no backup has.
//! - `sweep`: what the server does by itself.
//!
//! The wire is in `docs/formats/sharing.md`.

pub mod end;
pub mod give;
pub mod invite;
pub mod publish;
pub mod shred;
pub mod sql;
pub mod stand;
pub mod sweep;

pub use end::{end, erase};
pub use give::{Person, asked_to_stop, given, people, suggest};
pub use invite::{Reason, Waiting, invitations, invite, look, set_keys, withdraw, worker_gone};
pub use publish::{begin, publish};
pub use stand::Share;
pub use sweep::{after_restore, sweep};
