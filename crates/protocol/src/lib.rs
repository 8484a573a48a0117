//! What the app and the agency's server agree on: the wire, and nothing else.
//!
//! The wire is written down in `docs/formats/sync.md` and `docs/formats/sharing.md`; the code here reads and writes it, and knows
//! no key. It can say what is to be signed and hashed, never whether a signature holds: that is
//! `trellis-sealing`'s to say for the app, and the server's for itself. Reading takes anything, and
//! answers [`Malformed`] where it is not the form; it never panics and never reserves more room than
//! the bytes that lie before it.

mod batch;
mod body_name;
mod bytes;
mod code;
mod crockford;
mod entry;
mod hello;
mod id;
mod invitation;
mod page;
mod receipt;
mod request;
pub mod route;
mod share;

pub use batch::{Placed, Standing, read_batch, write_placed};
pub use body_name::BodyName;
pub use bytes::Malformed;
pub use code::{Code, Problem};
pub use crockford::{BadCode, read_code, write_code};
pub use entry::{Content, Entry, Vouching, Wrap, read_entries, write_entries};
pub use hello::{FRAMES, Hello, Limits};
pub use id::{Device, Grant, Hash, Slot, Vault, Worker};
pub use invitation::{Invitation, typed_token};
pub use page::{Body, Head, Page, PageHash, Seen, Stream, read_pages, write_page};
pub use receipt::{GrantReceipt, Receipt, SignedReceipt, Taken};
pub use request::{Signed, SignedByGrant, SignedInput, digest};
pub use share::{
    GivenShare, GrantStanding, GrantWrap, Item, LARGEST_ITEM, LARGEST_PROJECTION, LARGEST_SHARE,
    LARGEST_SUGGESTION, LONGEST, LONGEST_REASON, Look, MOST_ITEMS, MOST_SUGGESTIONS, Manifest,
    Named, Opened, Opening, OpeningRow, Openings, OpeningsHead, Presence, PublishedShare,
    ShareInvitation, Stands, State, Statement, Suggestion, TakenIn, Way, WrappedKeys, read_inbox,
    reason_to_sign, root, worker_keys, write_inbox,
};

/// The version of this wire.
pub const VERSION: u8 = 1;
/// XChaCha20-Poly1305, Ed25519, SHA-256, and HPKE with X25519 for keys.
pub const SUITE: u8 = 1;
/// How many bodies a page has at most.
pub const MOST_BODIES: usize = 1_000;
/// How many bytes a sealed body has at most.
pub const LARGEST_BODY: usize = 128 * 1024;
/// How many bytes a page has at most, as it is on the wire, its length not counted.
pub const LARGEST_PAGE: usize = 1024 * 1024;
