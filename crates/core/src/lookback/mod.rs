//! Looking back: a month, a day, and a search.

mod search;
pub(crate) mod sql;
#[cfg(test)]
mod tests;

pub(crate) use search::search;
pub use search::{Found, Search};

use crate::app::App;
use crate::checkin::{StoredCheckIn, sql as checkin_sql};
use crate::error::{AppError, Code};
use crate::item::Items;
use crate::store::place_range;
use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashSet};
use trellis_domain::Id;
use trellis_domain::checkin::{Answer, CheckIn, Glimpse, Tag};
use trellis_domain::day::logical_day;
use ts_rs::TS;

/// Asks for a month.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct ByMonth {
    /// The year: 1 to 2800.
    pub year: i32,
    /// The month: 1 to 12.
    pub month: u32,
}

/// A month of the calendar.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Month {
    /// The year.
    pub year: i32,
    /// The month: 1 to 12.
    pub month: u32,
    /// The logical day it is today, as `YYYY-MM-DD`.
    #[ts(type = "string")]
    pub today: NaiveDate,
    /// The day of the earliest check-in there is.
    #[ts(type = "string | null")]
    pub first: Option<NaiveDate>,
    /// The days with something on them, in order. The others are gaps, and stay gaps.
    pub days: Vec<MonthDay>,
}

/// A day of the calendar with something on it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct MonthDay {
    /// The day, as `YYYY-MM-DD`.
    #[ts(type = "string")]
    pub day: NaiveDate,
    /// How many check-ins.
    pub count: u32,
    /// The day's latest answer to the calendar's item, 1 to 5.
    pub level: Option<u8>,
    /// The client's word for that level, as it was when they answered.
    pub word: Option<String>,
    /// A rest day.
    pub rest: bool,
    /// Whether there is a note.
    pub note: bool,
}

/// Asks for a day.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct ByDay {
    /// The day, as `YYYY-MM-DD`.
    #[ts(type = "string")]
    pub day: NaiveDate,
}

/// One day's page.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Day {
    /// The day, as `YYYY-MM-DD`.
    #[ts(type = "string")]
    pub day: NaiveDate,
    /// The logical day it is today.
    #[ts(type = "string")]
    pub today: NaiveDate,
    /// The day's check-ins, earliest first.
    pub checkins: Vec<CheckIn>,
    /// The tags of these check-ins, for their labels.
    pub tags: Vec<Tag>,
}

/// What the month's statement gives.
#[derive(Deserialize)]
struct Read {
    first: Option<NaiveDate>,
    checkins: Vec<(Id, Glimpse)>,
}

/// A month of the calendar.
///
/// # Errors
/// [`Code::NotValid`] where there is no such month.
pub(crate) async fn month(app: &App, ByMonth { year, month }: ByMonth) -> Result<Month, AppError> {
    let store = app.store().await?;
    let start = NaiveDate::from_ymd_opt(year, month, 1)
        .filter(|_| (1..=2800).contains(&year))
        .ok_or(Code::NotValid)?;
    let end = (start + Months::new(1)).pred_opt().ok_or(Code::NotValid)?;
    let settings = crate::settings::load(&store).await?;
    let items = Items::load(&store).await?;
    let (from, to) = place_range(start, end);
    let read = store
        .read(sql::MONTH, &[&from.to_string(), &to.to_string()])
        .await?;
    let read: Read = serde_json::from_str(&read).map_err(|_| Code::Damaged)?;
    let calendar_item = items
        .calendar_item(settings.calendar_item)
        .map(|item| item.id);

    let mut days: BTreeMap<NaiveDate, MonthDay> = BTreeMap::new();
    for (_, glimpse) in read.checkins {
        let Some(day) = glimpse.day else {
            continue;
        };
        let shown = days.entry(day).or_insert_with(|| MonthDay {
            day,
            count: 0,
            level: None,
            word: None,
            rest: false,
            note: false,
        });
        shown.count += 1;
        shown.rest |= glimpse.rest;
        shown.note |= glimpse.note;
        for (item, wording, answer) in &glimpse.answers {
            if let (true, Answer::Number(level)) = (Some(*item) == calendar_item, answer) {
                let level = level.clamp(1.0, 5.0) as u8;
                shown.level = Some(level);
                shown.word = items.face(item, wording, level);
            }
        }
    }
    Ok(Month {
        year,
        month,
        today: logical_day(
            app.ports.clock.now(),
            app.ports.clock.zone(),
            settings.day_end,
        ),
        first: read.first,
        days: days.into_values().collect(),
    })
}

/// One day's page.
pub(crate) async fn day(app: &App, ByDay { day }: ByDay) -> Result<Day, AppError> {
    let store = app.store().await?;
    let settings = crate::settings::load(&store).await?;
    let items = Items::load(&store).await?;
    let (from, to) = place_range(day, day);
    let checkins = store
        .read(checkin_sql::BETWEEN, &[&from.to_string(), &to.to_string()])
        .await?;
    let checkins: Vec<StoredCheckIn> =
        serde_json::from_str(&checkins).map_err(|_| Code::Damaged)?;
    let checkins: Vec<CheckIn> = checkins
        .into_iter()
        .filter_map(|stored| stored.view(&items))
        .collect();
    let tags = crate::tag::load(&store).await?;
    let on_them: HashSet<&Id> = checkins.iter().flat_map(|checkin| &checkin.tags).collect();
    let tags = tags.iter().filter(|tag| on_them.contains(&tag.id));
    let tags = tags.cloned().collect();
    Ok(Day {
        day,
        today: logical_day(
            app.ports.clock.now(),
            app.ports.clock.zone(),
            settings.day_end,
        ),
        checkins,
        tags,
    })
}
