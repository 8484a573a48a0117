//! The only crate that touches keys.
//!
//! It knows the database's key ([`KeyBytes`]), how to tell it from another without keeping it
//! ([`fingerprint`]), and the slots that wrap it: by a passphrase ([`PassphraseSlot`]) and by
//! recovery words ([`RecoverySlot`]). It seals the files that leave the app in a form that other
//! programs open ([`seal_file`]). Every primitive is a library's; what is ours is how they are put
//! together, and a frozen vector holds each sealed form as it is for ever. Random bytes are
//! arguments, but for the files, whose library draws its own.

mod age_file;
mod key;
mod passphrase;
mod recovery;
mod slot;

pub use age_file::{FileError, FileKey, FileLock, Recipient, SealedFile, open_file, seal_file};
pub use key::{Fingerprint, KeyBytes, fingerprint, pragma};
pub use passphrase::{Cost, PassphraseSlot, SHORTEST};
pub use recovery::{RecoverySlot, RecoveryWords, WORDS, WordList, WordsError};
pub use slot::SlotError;
