//! The only crate that touches keys.
//!
//! It knows the database's key ([`KeyBytes`]), how to tell it from another without keeping it
//! ([`fingerprint`]), and the slots that wrap it: by the app's lock ([`LockSlot`]), by a
//! passphrase as earlier versions wrapped it ([`PassphraseSlot`]), and by recovery words
//! ([`RecoverySlot`]). It seals the few words that may be read while the app is locked
//! ([`SealedNote`]), and the files that leave the app in a form that other
//! programs open ([`seal_file`]). Every primitive is a library's; what is ours is how they are put
//! together, and a frozen vector holds each sealed form as it is for ever. Random bytes are
//! arguments, but for the files, whose library draws its own.

mod age_file;
mod cipher;
mod key;
mod lock;
mod note;
mod passphrase;
mod recovery;
mod slot;

pub use age_file::{
    FileError, FileKey, FileLock, OpenedFile, Recipient, SealedFile, Witness, open_file, seal_file,
};
pub use key::{Fingerprint, KeyBytes, fingerprint, pragma};
pub use lock::{LockKind, LockSlot, SHORTEST_PIN};
pub use note::SealedNote;
pub use passphrase::{Cost, PassphraseSlot, SHORTEST};
pub use recovery::{RecoverySlot, RecoveryWords, WORDS, WordList, WordsError};
pub use slot::SlotError;
