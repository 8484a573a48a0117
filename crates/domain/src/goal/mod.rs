//! Goals in the client's own words, and the small steps towards them.
//!
//! - `record`: a goal, and how it is spelled as fields of a record.
//! - `form`: what the client fills in.
//! - `step`: a step, and how well it goes.
//! - `gas`: Goal Attainment Scaling: five levels in own words, and the score that is kept for reports.
//! - `note`: how a goal went, level by level, and what the client keeps to show for it.
//! - `story`: then and now. Nothing in it ever falls because of a gap, a rest or a goal let go.
//!
//! A goal, a step, a rating and a piece of evidence are each a record of their own, so that what two
//! devices write at the same time meets field by field.

mod form;
mod gas;
mod note;
mod record;
mod step;
mod story;

pub use form::{GoalForm, NotAGoal};
pub use gas::{GasReport, Level, NotAScale, RHO, Rated, Scale, report, t_score};
pub use note::{By, Evidence, EvidenceForm, NotEvidence, Rating, latest};
pub use record::{Environment, Goal, Lack, Said, Status};
pub use step::{How, NotAStep, Step, StepForm};
pub use story::{RoleSaid, Story, story};
