//! What Trellis means by its words: pure types and rules.
//!
//! Nothing here reads a file, a clock, a random number or the network. What a rule needs to know
//! is an argument, so every rule can be tested as the plain function it is.
//!
//! - [`id`]: the name of a record, the same on every device.
//! - [`day`]: the one meaning of "day".
//! - [`checkin`]: check-in items, answers, tags, and a check-in itself.
//! - [`settings`]: what the client chose about the app.
//! - [`merge`]: how two devices' edits become one state.
//! - [`text`]: folding accents, for search.

pub mod checkin;
pub mod day;
pub mod id;
pub mod merge;
pub mod settings;
pub mod text;

pub use id::Id;
