//! Insights: what the client's own check-ins say over time.
//!
//! - `kept`: months added up and kept, so that a year is a dozen rows.
//! - this file: one question over time, by weekday and by time of day.
//! - `with`: "on days with".
//! - `signs`: early signs that came, and what helped.

mod kept;
mod signs;
pub(crate) mod sql;
#[cfg(test)]
mod tests;
mod with;

pub use signs::SignCame;
pub(crate) use signs::signs;
pub use with::DaysWith;
pub(crate) use with::days_with;

use crate::app::App;
use crate::error::{AppError, Code};
use crate::item::Items;
use crate::store::Store;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::mem::discriminant;
use trellis_domain::Id;
use trellis_domain::checkin::{Item, ItemKind};
use trellis_domain::day::logical_day;
use trellis_domain::insight::diary::{Asked, Diary};
use trellis_domain::insight::series::{
    ChartLevel, ChartPoint, ChartSpan, DayKind, by_part, by_weekday, points, whole,
};
use ts_rs::TS;

/// Asks for a chart.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct ChartAsk {
    /// The question; none: the one that colours the calendar, or else the first that has a scale.
    pub item: Option<Id>,
    /// How much of the past.
    pub span: ChartSpan,
    /// The last day, as `YYYY-MM-DD`; none: today.
    #[ts(type = "string | null")]
    pub last: Option<NaiveDate>,
}

/// One question over time.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Chart {
    /// The questions that can be drawn, in the client's order.
    pub items: Vec<Item>,
    /// The one that is; none: no question has a scale.
    pub item: Option<Id>,
    /// The chart's first day, as `YYYY-MM-DD`.
    #[ts(type = "string")]
    pub first: NaiveDate,
    /// Its last day.
    #[ts(type = "string")]
    pub last: NaiveDate,
    /// The logical day it is today.
    #[ts(type = "string")]
    pub today: NaiveDate,
    /// The day of the earliest check-in there is.
    #[ts(type = "string | null")]
    pub earliest: Option<NaiveDate>,
    /// Its points, earliest first. One without a value is a gap, and stays a gap.
    pub points: Vec<ChartPoint>,
    /// All of its days together; none where there is no answer.
    pub whole: Option<ChartLevel>,
}

/// Names a question.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct ByItem {
    /// Which one.
    pub item: Id,
}

/// What is usual for one question, over the last 52 weeks.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct UsualDays {
    /// By day of the week, from Monday on.
    pub weekdays: Vec<DayKind>,
    /// By time of day: morning, afternoon, evening, night.
    pub parts: Vec<DayKind>,
}

/// One question over a week, a month or a year.
///
/// # Errors
/// [`Code::NotFound`] where there is no such question with a scale; [`Code::NotValid`] where the last
/// day lies ahead.
pub(crate) async fn chart(
    app: &App,
    ChartAsk { item, span, last }: ChartAsk,
) -> Result<Chart, AppError> {
    let store = app.store().await?;
    let items = Items::load(&store).await?;
    let settings = crate::settings::load(&store).await?;
    let today = today(app, &store).await?;
    let last = last.unwrap_or(today);
    if last > today {
        return Err(Code::NotValid.into());
    }
    let drawn = drawn(&items);
    let chosen = match item {
        Some(id) => Some(
            drawn
                .iter()
                .find(|item| item.id == id)
                .ok_or(Code::NotFound)?,
        ),
        None => items
            .calendar_item(settings.calendar_item)
            .and_then(|item| drawn.iter().find(|drawn| drawn.id == item.id))
            .or_else(|| drawn.first()),
    };
    let first = span.first(last);
    let kept = kept::months(&store, first, last).await?;
    let asked: Vec<Asked> = chosen.map(|item| asked(&items, item)).into_iter().collect();
    let diary = Diary::of(&kept.months, &asked, first, last);
    Ok(Chart {
        item: chosen.map(|item| item.id),
        first,
        last,
        today,
        earliest: kept.earliest,
        points: points(&diary, 0, span, last),
        whole: whole(&diary, 0),
        items: drawn.into_iter().cloned().collect(),
    })
}

/// One question by weekday and by time of day.
///
/// # Errors
/// [`Code::NotFound`] where there is no such question with a scale.
pub(crate) async fn usual(app: &App, ByItem { item }: ByItem) -> Result<UsualDays, AppError> {
    let store = app.store().await?;
    let items = Items::load(&store).await?;
    let item = drawn(&items).into_iter().find(|drawn| drawn.id == item);
    let asked = asked(&items, item.ok_or(Code::NotFound)?);
    let (first, last) = year(app, &store).await?;
    let kept = kept::months(&store, first, last).await?;
    let diary = Diary::of(&kept.months, &[asked], first, last);
    Ok(UsualDays {
        weekdays: by_weekday(&diary, 0),
        parts: by_part(&diary, 0),
    })
}

/// The questions whose answers have an order, but for those put away, as the client ordered them.
fn drawn(items: &Items) -> Vec<&Item> {
    let has_scale = |item: &&Item| {
        !item.hidden
            && match item.wording.kind {
                ItemKind::Faces { .. }
                | ItemKind::ZeroToTen { .. }
                | ItemKind::YesNo
                | ItemKind::Number { .. }
                | ItemKind::Duration => true,
                ItemKind::ChooseOne { .. }
                | ItemKind::ChooseSeveral { .. }
                | ItemKind::ShortText => false,
            }
    };
    items.in_order().filter(has_scale).collect()
}

/// A question with the wordings that were of the kind it has now.
fn asked(items: &Items, item: &Item) -> Asked {
    let kind = discriminant(&item.wording.kind);
    let same = items
        .wordings(&item.id)
        .filter(|wording| discriminant(&wording.kind) == kind);
    Asked {
        id: item.id,
        wordings: same.map(|wording| wording.id.clone()).collect(),
        is_time: item.wording.kind == ItemKind::Duration,
    }
}

async fn today(app: &App, store: &Store) -> Result<NaiveDate, AppError> {
    let day_end = crate::settings::load(store).await?.day_end;
    let clock = &app.ports.clock;
    Ok(logical_day(clock.now(), clock.zone(), day_end))
}

/// The last 52 weeks, today the last day of them.
async fn year(app: &App, store: &Store) -> Result<(NaiveDate, NaiveDate), AppError> {
    let today = today(app, store).await?;
    Ok((ChartSpan::Year.first(today), today))
}
