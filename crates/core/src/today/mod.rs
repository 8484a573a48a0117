//! Today: the first screen.

pub(crate) mod sql;
#[cfg(test)]
mod tests;

use crate::api::Nothing;
use crate::app::App;
use crate::checkin::StoredCheckIn;
use crate::deleted::Kept;
use crate::error::{AppError, Code};
use crate::hope::Waiting;
use crate::item::{Items, StoredBody, StoredFields};
use crate::ports::Clock;
use crate::reminder::TodayReminders;
use crate::sign::{Diary, SignCard, cards};
use crate::store::{Store, place_range};
use crate::tag::Tags;
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use trellis_domain::Id;
use trellis_domain::checkin::{CheckIn, CheckInForm, Item, PartOfDay, Tag, is_asked};
use trellis_domain::day::logical_day;
use trellis_domain::gone::Days;
use trellis_domain::merge::Fields;
use trellis_domain::plan::{is_due, review_from_record};
use trellis_domain::settings::{Look, Settings};
use trellis_domain::sign::Pattern;
use ts_rs::TS;

/// The first screen's data.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Today {
    /// The logical day it is, as `YYYY-MM-DD`.
    #[ts(type = "string")]
    pub day: NaiveDate,
    /// The wall-clock time, as `HH:MM`.
    pub time: String,
    /// The part of the day, for the greeting.
    pub part: PartOfDay,
    /// The items that are not put away, in order.
    pub items: Vec<TodayItem>,
    /// Every tag.
    pub tags: Vec<Tag>,
    /// Today's check-ins, earliest first.
    pub checkins: Vec<CheckIn>,
    /// A check-in that was begun and not saved.
    pub draft: Option<CheckInForm>,
    /// The latest day before today with a check-in; none if there is none.
    #[ts(type = "string | null")]
    pub last_day: Option<NaiveDate>,
    /// What the client's own signs have to say.
    pub signs: Vec<SignCard>,
    /// A hope note to offer on a low day; none where the day is not low, or the client said not now.
    pub hope: Option<Id>,
    /// Whether it is time for a look at the plan.
    pub review_due: bool,
    /// The reminders of today; none where there are no reminders at all.
    pub reminders: Option<TodayReminders>,
    /// Whether something is shown to somebody, or was suggested.
    pub sharing: bool,
    /// Whether a check-in may be shown to somebody: then it has room for its mark.
    pub marked: bool,
}

/// An item, and whether it is its turn.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct TodayItem {
    /// The item.
    pub item: Item,
    /// Whether it is asked now.
    pub asked: bool,
}

/// What the first screen needs besides.
pub(crate) struct First {
    pub(crate) settings: Settings,
    pub(crate) look: Look,
    pub(crate) today: Today,
    pub(crate) kept: Kept,
}

/// What the statement gives.
#[derive(Deserialize)]
struct Read<'a> {
    settings: Fields,
    device: Device,
    #[serde(borrow)]
    items: Vec<StoredBody<'a>>,
    #[serde(borrow)]
    tags: Vec<StoredBody<'a>>,
    checkins: Vec<StoredCheckIn>,
    signs: Vec<StoredFields>,
    plan: Fields,
    last: Option<NaiveDate>,
    draft: Option<CheckInForm>,
    // Whether there are such: 0 or 1.
    hope: u8,
    reminders: u8,
    sharing: u8,
    marked: u8,
}

/// A statement and what it is given.
type Statement<'a> = (&'static str, [&'a str; 3]);

/// What is of this device alone.
#[derive(Deserialize)]
struct Device {
    look: Option<Look>,
    hope_not_now: Option<NaiveDate>,
    days: Option<Days>,
    #[serde(default)]
    safety_copies: BTreeMap<i64, NaiveDate>,
}

/// Today.
pub(crate) async fn today(app: &App, _: Nothing) -> Result<Today, AppError> {
    let store = app.store().await?;
    let clock = app.ports.clock.as_ref();
    let First { today, kept, .. } = first(&store, clock, Asked::now(clock), None).await?;
    crate::deleted::day_began(app, &store, today.day, kept).await;
    Ok(today)
}

/// The statement that reads Today, and the moment that it is read for.
pub(crate) struct Asked {
    now: DateTime<Utc>,
    zone: Tz,
    /// The first day of those that signs look back on.
    far: NaiveDate,
    places: [String; 3],
}

impl Asked {
    /// For now.
    pub(crate) fn now(clock: &dyn Clock) -> Self {
        let (now, zone) = (clock.now(), clock.zone());
        // The settings, read by the same statement, say when the day ends. So read a day more on both
        // sides, and the seven days before today that a weekly item looks back on.
        let around = now.date_naive();
        let (from, to) = place_range(around - chrono::Days::new(9), around + chrono::Days::new(1));
        // Signs look back further, if there are any.
        let far = around - chrono::Days::new(u64::from(Pattern::MOST_DAYS) + 2);
        let (far_from, _) = place_range(far, around);
        let places = [from, to, far_from].map(|place| place.to_string());
        Self {
            now,
            zone,
            far,
            places,
        }
    }

    /// The statement, and what it is given.
    pub(crate) fn statement(&self) -> Statement<'_> {
        let arguments = self.places.each_ref().map(String::as_str);
        (sql::TODAY, arguments)
    }
}

/// Everything for the first screen, in one read; `read` is what [`Asked::statement`] gave, where it was
/// run already.
pub(crate) async fn first(
    store: &Store,
    clock: &dyn Clock,
    asked: Asked,
    read: Option<String>,
) -> Result<First, AppError> {
    let read = match read {
        Some(read) => read,
        None => {
            let (sql, arguments) = asked.statement();
            store.read_own(sql, &arguments).await?
        }
    };
    let read: Read<'_> = serde_json::from_str(&read).map_err(|_| Code::Damaged)?;
    let Asked { now, zone, far, .. } = asked;

    let settings = crate::settings::from_fields(read.settings);
    let day = logical_day(now, zone, settings.day_end);
    let local = now.with_timezone(&zone).time();
    let part = PartOfDay::of(local);
    let items = Items::from_rows(read.items);

    let mut last_answered: BTreeMap<Id, NaiveDate> = BTreeMap::new();
    let mut last_day = read.last;
    let mut checkins = Vec::new();
    let signs = crate::sign::from_rows(read.signs);
    let mut diary = Diary::default();
    for stored in read.checkins {
        let Some(record) = stored.record() else {
            continue;
        };
        if record.day <= day {
            last_answered.extend(record.answers.keys().map(|item| (*item, record.day)));
        }
        if !signs.is_empty() {
            diary.add(record, &items);
        }
        if record.day < day {
            last_day = last_day.max(Some(record.day));
        } else if record.day == day {
            checkins.extend(stored.view(&items));
        }
    }
    let calendar = items
        .calendar_item(settings.calendar_item)
        .map(|item| item.id);
    let waiting = Waiting {
        any: read.hope != 0,
        not_now: read.device.hope_not_now,
    };
    let hope = crate::hope::offer(store, waiting, day, &checkins, calendar).await?;
    let reminders = if read.reminders != 0 {
        Some(crate::reminder::today(store, clock).await?)
    } else {
        None
    };
    let shown = items.in_order().filter(|item| !item.hidden);
    let today = Today {
        day,
        time: local.format("%H:%M").to_string(),
        part,
        items: shown
            .map(|item| TodayItem {
                item: item.clone(),
                asked: is_asked(
                    item.cadence,
                    last_answered.get(&item.id).copied(),
                    day,
                    part,
                ),
            })
            .collect(),
        tags: Tags::from_rows(read.tags).into_list(),
        checkins,
        draft: read.draft,
        last_day,
        signs: cards(store, signs, diary, far, day).await?,
        hope,
        review_due: is_due(review_from_record(&read.plan), day),
        reminders,
        sharing: read.sharing != 0,
        marked: read.marked != 0,
    };
    Ok(First {
        settings,
        look: read.device.look.unwrap_or_default(),
        today,
        kept: Kept {
            days: read.device.days,
            copies: read.device.safety_copies,
        },
    })
}
