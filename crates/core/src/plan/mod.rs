//! The wellness plan.
//!
//! - `read`: the plan as it is kept, in one read.
//! - `edit`: what the client does to sections and lines.
//! - `changes`: what was done, newest first; `undo`: undoing it.

mod changes;
mod edit;
mod read;
pub(crate) mod sql;
#[cfg(test)]
mod tests;
mod undo;

pub(crate) use changes::changes;
pub(crate) use edit::{
    delete_line, delete_section, hide_section, order_lines, order_sections, review, save_line,
    save_section,
};
pub(crate) use edit::{end, in_order};
pub use read::Sections;
pub(crate) use read::{Shown, Whole};
pub(crate) use undo::undo;

use crate::api::Nothing;
use crate::app::App;
use crate::error::AppError;
use crate::store::Store;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use trellis_domain::Id;
use trellis_domain::day::logical_day;
use trellis_domain::plan::{LineForm, Part, Review, Section, Starter, What, is_due};
use ts_rs::TS;

/// The whole plan.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Plan {
    /// The sections of both parts, each part in its order, hidden ones too, each with its lines.
    #[ts(as = "Vec<Section>")]
    pub sections: Sections,
    /// The lines that have a reminder which is on.
    pub reminded: Vec<Id>,
    /// A line that was begun and not saved.
    pub draft: Option<LineForm>,
    /// When it is looked at again.
    pub review: Review,
    /// Whether that is now.
    pub review_due: bool,
    /// The logical day it is today, as `YYYY-MM-DD`.
    #[ts(type = "string")]
    pub today: NaiveDate,
}

/// Sections in an order.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SectionOrder {
    /// The part.
    pub part: Part,
    /// Ids of that part's sections: the first comes first. Those that are not named follow as they
    /// were.
    pub ids: Vec<Id>,
}

/// Puts a section away, or brings it back.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct SectionHide {
    /// Which one.
    pub id: Id,
    /// Away or back.
    pub hidden: bool,
}

/// Lines in an order.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct LineOrder {
    /// The section.
    pub section: Id,
    /// Ids of its lines: the first comes first. Those that are not named follow as they were.
    pub ids: Vec<Id>,
}

/// Asks what changed.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct PlanSince {
    /// From this logical day on, as `YYYY-MM-DD`; none: all of it.
    #[ts(type = "string | null")]
    pub since: Option<NaiveDate>,
    /// [`PlanChanges::more`] of the page before; none for the first page.
    pub before: Option<u32>,
}

/// A page of what changed, newest first.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PlanChanges {
    /// The changes, at most 50.
    pub changes: Vec<PlanChange>,
    /// Asks for the next page; none where this was the last.
    pub more: Option<u32>,
}

/// One thing that was done to the plan. Several lines that were put in order at once are one change.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct PlanChange {
    /// Names it for `plan_undo`.
    pub seq: u32,
    /// The logical day, as `YYYY-MM-DD`.
    #[ts(type = "string")]
    pub day: NaiveDate,
    /// The wall-clock time, as `HH:MM`.
    pub time: String,
    /// What was done.
    pub what: What,
    /// Whether it was done to a section itself; otherwise to one of its lines.
    pub to_section: bool,
    /// How many lines or sections it was done to.
    pub count: u32,
    /// The section's starter, for its heading where it has no other.
    pub starter: Option<Starter>,
    /// The section's own heading as it is now.
    pub title: Option<String>,
    /// The words before: of the line, or the section's heading; of a line without words, what it
    /// points to. None where there were none, where it was not about words, and where it was done to
    /// several.
    pub before: Option<String>,
    /// The words after; where it was not about words, those of now. None where there are none, where
    /// they were taken away, and where it was done to several.
    pub after: Option<String>,
    /// Whether undoing it would change anything. Nothing is lost by that: what was written since then
    /// is in the list as well.
    pub can_undo: bool,
}

/// Names a change.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct BySeq {
    /// [`PlanChange::seq`].
    pub seq: u32,
}

/// When the plan is to be looked at again.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct ReviewForm {
    /// The day, as `YYYY-MM-DD`; none: no day.
    #[ts(type = "string | null")]
    pub next: Option<NaiveDate>,
    /// Whether the client has just looked at it.
    pub looked: bool,
}

impl std::fmt::Debug for PlanChange {
    /// Says nothing of what the client wrote.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PlanChange")
    }
}

/// The plan.
pub(crate) async fn plan(app: &App, _: Nothing) -> Result<Plan, AppError> {
    shown(app, &*app.store().await?).await
}

/// The plan as a screen shows it.
async fn shown(app: &App, store: &Store) -> Result<Plan, AppError> {
    let day_end = crate::settings::load(store).await?.day_end;
    let shown = Whole::kept(store).await?;
    let today = logical_day(app.ports.clock.now(), app.ports.clock.zone(), day_end);
    let review = shown.whole.review;
    Ok(Plan {
        sections: Sections(shown),
        reminded: crate::reminder::reminded(store).await?,
        draft: crate::draft::line(store).await?,
        review,
        review_due: is_due(review, today),
        today,
    })
}
