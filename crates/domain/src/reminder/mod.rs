//! Reminders: when they come, and when they stay quiet.
//!
//! Pure: rules, a zone, now and what was said of earlier ones go in; the next moments and the list of
//! what has passed come out. The application decides by it what the device is to hold ready, and the
//! shell makes the device hold exactly that.
//!
//! - [`rule`]: on which dates and at what times, as RFC 5545 writes it.
//! - [`wall`]: from a wall-clock time to a moment, on the two odd nights of a year too.
//! - [`reminder`]: a reminder, and how it is spelled as fields of a record.
//! - [`quiet`]: quiet hours, quiet days, and resting.
//! - [`act`]: what the client said to one that came.
//! - [`engine`]: what comes next, what has passed, and what a day holds.

mod act;
mod engine;
mod quiet;
#[allow(
    clippy::module_inception,
    reason = "the module's own type has its name"
)]
mod reminder;
mod rule;
#[cfg(test)]
mod tests;
mod wall;

pub use act::{Act, ActId, Said, act_id, unsaid};
pub use engine::{Coming, Passed, World, coming, lets, of_day, passed};
pub use quiet::{Quiet, QuietDay, QuietHours};
pub use reminder::{About, Reminder, ReminderForm, Shows};
pub use rule::{BadRule, End, Every, Rule, Time};
pub use wall::instant_of;
