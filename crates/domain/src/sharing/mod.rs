//! What a client shows to a worker: what was chosen, the copy made of it, until when, and where a grant
//! stands.
//!
//! - [`Choice`]: what was ticked. Everything is off at first.
//! - [`project`]: the copy: exactly what was ticked, as the JSON that is sealed. Its form is in
//!   `docs/formats/sharing.md`.
//! - [`Period`]: until when; never longer than three months.
//! - [`Grant`], [`Consent`]: how a grant and what was agreed to are kept. [`Stand`]: where a grant stands.
//! - [`Suggestion`]: what a worker proposes, and what it becomes once the client accepts.

mod card;
mod choice;
mod grant;
mod lot;
mod period;
mod project;
mod shown;
mod stand;
mod suggestion;
#[cfg(test)]
mod tests;

pub use card::Card;
pub use choice::{Choice, ChosenMeasure};
pub use grant::{Asked, Consent, Grant, Wants, What};
pub use period::{LONGEST_DAYS, NotAPeriod, Period};
pub use project::{MOST_BYTES, MOST_ITEMS, Projected, Projection, project};
pub use shown::{Records, SharedGoal, SharedMeasure, SharedSection, SharedVisit, VisitLines};
pub use stand::{Stand, stands};
pub use suggestion::{Answered, Kept, NotASuggestion, Suggestion};
