//! The only crate that touches keys.
//!
//! It knows the database's key ([`KeyBytes`]), how to tell it from another without keeping it
//! ([`fingerprint`]), and the slots that wrap it: by the app's lock ([`LockSlot`]), by a
//! passphrase as earlier versions wrapped it ([`PassphraseSlot`]), by what the system keeps behind a
//! finger or a face ([`BiometrySlot`]), and by recovery words ([`RecoverySlot`]). It seals the few words that may be read while the app is locked
//! ([`SealedNote`]), and the files that leave the app in a form that other
//! programs open ([`seal_file`]).
//!
//! For a sealed copy on a server it has a device's keys ([`DeviceKeys`]), who belongs to a vault
//! ([`Membership`]), the keys of its epochs ([`EpochKeys`]), the pages of changes that a device writes
//! ([`seal_page`], [`SignedPage`], [`PlacedPage`]), and what is signed and pinned of the server
//! ([`sign_request`], [`ServerKey`]). For what is shown to a worker it has a grant's own keys
//! ([`OwnGrant`]), who was pinned ([`PinnedWorker`]), and the worker's side of it ([`WorkerKeys`],
//! [`CheckedShare`]). The schemes are in this crate's `README.md`.
//!
//! Every primitive is a library's; what is ours is how they are put
//! together, and a frozen vector holds each sealed form as it is for ever. Random bytes are
//! arguments, but for the files, whose library draws its own.

mod age_file;
mod biometry;
mod cipher;
mod device;
mod epoch;
#[cfg(any(test, feature = "fuzzing"))]
pub mod fuzzing;
mod grant;
mod key;
mod lock;
mod membership;
mod note;
mod packet;
mod padding;
mod page;
mod pair;
mod pairing;
mod passphrase;
mod receipt;
mod recovery;
mod request;
mod sabotage;
mod slot;
mod words;
mod wrap;

pub use age_file::{
    FileError, FileKey, FileLock, OpenedFile, Recipient, SealedFile, Witness, open_file, seal_file,
};
pub use biometry::BiometrySlot;
pub use device::{Card, DeviceKeys, Holder, RecoveryCard, RecoveryKeys};
pub use epoch::{EpochKey, EpochKeys};
pub use grant::{
    CheckedHead, CheckedShare, Expected, MadeShare, MadeStatement, Newest, OpenedShare,
    OpenedSuggestion, OpeningsEnd, OpeningsError, OwnGrant, Piece, PinError, PinnedWorker,
    ShareError, ShareProblem, SixWords, Slots, SuggestionError, WaySecret, WorkerCode, WorkerKeys,
    prf_input,
};
pub use key::{Fingerprint, KeyBytes, fingerprint, pragma};
pub use lock::{LockKind, LockSlot, SHORTEST_PIN};
pub use membership::{Draw, Grown, LogError, Membership, Pin, make_vault};
pub use note::SealedNote;
pub use packet::{PACKET_WORDS, ROUNDS, SealedPacket, open_packet, packet_phrase, seal_packet};
pub use padding::Payload;
pub use page::{
    Below, BodyError, LARGEST_PAYLOAD, PageError, Place, PlacedPage, SealError, SealedPage,
    SignedPage, Tip, seal_page, sealed_length,
};
pub use pair::PublicKeys;
pub use pairing::{
    Answer, Hello, Message, NewDevice, NewDeviceComparing, OldDevice, OldDeviceComparing,
    PairingCode, PairingError, PairingSecret, Scanned, ThreeWords, VaultPlace,
};
pub use passphrase::{Cost, PassphraseSlot, SHORTEST};
pub use receipt::{ReceiptError, ServerError, ServerKey};
pub use recovery::{RecoverySlot, RecoveryWords, WORDS, WordList, WordsError};
pub use request::{RequestSignature, sign_request};
pub use slot::SlotError;

#[cfg(test)]
mod flips;
#[cfg(test)]
mod published;
#[cfg(test)]
mod vectors;
