//! The daily check-in: what the client chose to be asked, and what they answered.
//!
//! A check-in is made of answers to [`Item`]s, [`Tag`]s, and a note. Every part can be left out.
//! An item's wording may change at any time; an answer points to the wording that was on the
//! screen, so that history keeps the question that was really answered.

mod answer;
mod cadence;
mod form;
mod glimpse;
mod item;
mod record;
mod said;
mod tag;

pub use answer::{Answer, NotAnAnswer};
pub use cadence::{Cadence, PartOfDay, is_asked};
pub use form::{Answered, CheckIn, CheckInForm, Origin, When};
pub use glimpse::Glimpse;
pub use item::{Better, Choice, Item, ItemForm, ItemKind, NotAnItem, Wording};
pub use record::{CheckInRecord, item_fields, item_from_body, tag_fields, tag_from_body};
pub use said::Said;
pub use tag::{Tag, TagForm, TagGroup};
