//! What the client's own check-ins say over time, told honestly: what was so, on how many days, and
//! what stands out from chance. Never why.
//!
//! Pure arithmetic over what the client ticked and typed. A day without an answer, a rest day and a
//! skipped question are gaps: they are never filled in, and adding one changes no figure.
//!
//! - [`month`]: a month's check-ins added up day by day, to be kept.
//! - [`diary`]: the days read back from there, and what they are compared by.
//! - [`series`]: one question over a week, a month, a year; by weekday; by time of day.
//! - [`compare`]: "on days with".
//! - [`spell`]: early signs that came, and what helped.

pub mod compare;
pub mod diary;
pub mod month;
mod ranks;
pub mod series;
mod shuffle;
pub mod spell;
#[cfg(test)]
mod tests;
