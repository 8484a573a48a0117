//! A plan that answers: the client ties a pattern in their check-ins to one of their own early
//! signs, and Today then quotes the client's own sentence.
//!
//! Pure rules over what the client ticked and typed: no model, no diagnosis, no score. The same
//! data gives the same card, and the card says why it is there.
//!
//! - [`pattern`]: what to look for, and whether it holds.
//! - [`record`]: a sign's choices, and how they are spelled as fields of a record.

mod pattern;
mod record;

pub use pattern::{Because, Pattern, SignDay, Test, began, holds};
pub use record::{Sign, SignForm};
