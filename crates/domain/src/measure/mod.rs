//! Measures: published questionnaires, as data packs, and what comes of answering one.
//!
//! The texts belong to those who made them and are shown as they were published; a pack says under
//! what licence. One without clear leave to be used in an app is refused here, whatever it holds.
//!
//! - [`pack`]: a questionnaire, with its licence.
//! - [`score`]: what answers come to, by the measure's own rule.
//! - [`record`]: an answered measure, and how it is spelled as fields of a record.
//! - [`often`]: how often a client wants to be asked.

mod often;
mod pack;
mod record;
mod score;
#[cfg(test)]
mod tests;

pub use often::Often;
pub use pack::{
    Band, ElectronicUse, Licence, MoreIs, Pack, PackItem, PackOption, PackTexts, Refused, Scoring,
    pack_id,
};
pub use record::Answered;
pub use score::{Answers, Outcome, Unknown};
