//! The only crate that touches keys.
//!
//! Today it knows one key, the database's, and two things about it: how a passphrase wraps it
//! ([`PassphraseSlot`]) and how to tell it from another without keeping it ([`fingerprint`]). Every
//! primitive is a library's; what is ours is how they are put together, and a frozen vector holds
//! each sealed form as it is for ever. Random bytes are arguments.

mod key;
mod passphrase;

pub use key::{Fingerprint, KeyBytes, fingerprint, pragma};
pub use passphrase::{Cost, PassphraseSlot, SHORTEST, SlotError};
