//! What Trellis means by its words: pure types and rules.
//!
//! Nothing here reads a file, a clock, a random number or the network. What a rule needs to know
//! is an argument, so every rule can be tested as the plain function it is.
//!
//! - [`id`]: the name of a record, the same on every device.
//! - [`day`]: the one meaning of "day".
//! - [`checkin`]: check-in items, answers, tags, and a check-in itself.
//! - [`plan`]: the wellness plan: sections, lines, what changed.
//! - [`support`]: a person, a place or a group of the client's circle.
//! - [`goal`]: goals, steps, levels, and what came of them.
//! - [`balance`]: how content the client is in each area of life.
//! - [`visit`]: the page for a visit.
//! - [`decision`]: a choice thought through.
//! - [`strength`], [`hope`]: what the client has, and what they left for a low day.
//! - [`measure`]: published questionnaires, and what answering one comes to.
//! - [`sign`]: a pattern in the check-ins, tied to one of the client's own early signs.
//! - [`insight`]: what the check-ins say over time, and what stands out from chance.
//! - [`sharing`]: what is shown to a worker, and what a worker proposes.
//! - [`gone`]: what was deleted, and when it really goes.
//! - [`crisis`]: crisis lines, as dated data.
//! - [`settings`]: what the client chose about the app.
//! - [`merge`]: how two devices' edits become one state.
//! - [`text`]: folding accents, for search.

pub mod balance;
pub mod checkin;
pub mod crisis;
pub mod day;
pub mod decision;
pub mod goal;
pub mod gone;
pub mod hope;
pub mod id;
pub mod insight;
pub mod measure;
pub mod merge;
pub mod plan;
mod quiet;
pub mod reminder;
pub mod settings;
pub mod sharing;
pub mod sign;
pub mod strength;
pub mod support;
pub mod text;
pub mod visit;

pub use id::Id;
