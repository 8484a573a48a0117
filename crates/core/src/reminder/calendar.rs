//! The reminders as an iCalendar file (RFC 5545), for any other calendar.
//!
//! Each time of a reminder is an event of its own, since a rule repeats one time. A reminder that
//! follows the client has a floating time, one by the clocks of a place has that place's zone.

use super::world::Known;
use crate::api::Nothing;
use crate::app::App;
use crate::error::AppError;
use crate::files::{self, Chosen};
use crate::store::Store;
use crate::words::Words;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use icalendar::{Alarm, Calendar, CalendarDateTime, Component, Event, EventLike, Property};
use serde::{Deserialize, Serialize};
use trellis_domain::reminder::{End, Reminder, Rule, instant_of};
use ts_rs::TS;

/// Asks for the file.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CalendarFile {
    /// Where it goes.
    pub to: Chosen,
    /// With the client's own words; otherwise every event is "A moment for you".
    pub words: bool,
}

/// A reminder, and the client's words for what it is about: none for a check-in without text.
pub(crate) struct Named {
    pub(crate) reminder: Reminder,
    pub(crate) name: String,
}

/// Writes the reminders that are on as an iCalendar file.
///
/// # Errors
/// As [`files::write`].
pub(crate) async fn calendar(
    app: &App,
    CalendarFile { to, words: own }: CalendarFile,
) -> Result<Nothing, AppError> {
    let store = app.store().await?;
    let settings = crate::settings::load(&store).await?;
    let words = Words::of(settings.language.unwrap_or(app.ports.language));
    let mut calendar = empty();
    let now = app.ports.clock.now();
    add(&mut calendar, &named(app, &store).await?, own, now, words);
    files::write(app, to, move |file| {
        file.write_all(calendar.to_string().as_bytes())
    })
    .await?;
    Ok(Nothing {})
}

/// The reminders whose thing is there, on or off.
pub(crate) async fn named(app: &App, store: &Store) -> Result<Vec<Named>, AppError> {
    let known = Known::read(store, app.ports.clock.as_ref()).await?;
    let named = known.reminders.iter().filter_map(|reminder| {
        let name = known.name(reminder)?.to_owned();
        let reminder = reminder.clone();
        Some(Named { reminder, name })
    });
    Ok(named.collect())
}

/// A calendar with nothing in it.
pub(crate) fn empty() -> Calendar {
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", "-//Trellis//Trellis//EN"));
    calendar
}

/// Adds the reminders that are on, with the client's `own` words or without.
pub(crate) fn add(
    calendar: &mut Calendar,
    reminders: &[Named],
    own: bool,
    now: DateTime<Utc>,
    words: &Words,
) {
    for Named { reminder, name } in reminders.iter().filter(|one| !one.reminder.off) {
        let summary = match (own, name.as_str()) {
            (false, _) => words.get("notice-secret"),
            (true, "") => words.get("notice-checkin"),
            (true, name) => plain(name),
        };
        for (n, event) in events(reminder).into_iter().enumerate() {
            let mut event = event;
            event
                .uid(&format!("{}-{n}@trellis", reminder.id))
                .timestamp(now)
                .summary(&summary)
                .alarm(Alarm::display(&summary, TimeDelta::zero()));
            calendar.push(event);
        }
    }
}

/// A text without the control characters that a calendar cannot hold (RFC 5545, section 3.1).
pub(crate) fn plain(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let odd = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\t');
    text.chars().filter(|letter| !odd(*letter)).collect()
}

/// A reminder's events: one for each of its times. None where it never comes.
fn events(reminder: &Reminder) -> Vec<Event> {
    let rule = &reminder.rule;
    let Some(first) = rule.dates(NaiveDate::MIN).next() else {
        return Vec::new();
    };
    let zone: Option<Tz> = reminder.zone.as_deref().and_then(|zone| zone.parse().ok());
    let event = |time: &trellis_domain::reminder::Time| {
        let start = first.and_time(time.naive());
        let mut event = Event::new();
        event.starts(match zone {
            Some(zone) => CalendarDateTime::WithTimezone {
                date_time: start,
                tzid: zone.name().to_owned(),
            },
            None => CalendarDateTime::Floating(start),
        });
        if let Some(rrule) = repeat(rule, zone) {
            event.append_property(Property::new("RRULE", rrule).done());
        }
        event.done()
    };
    rule.times.iter().map(event).collect()
}

/// The rule's text. Where the start has a zone, the end is to be in UTC (RFC 5545, section 3.3.10).
fn repeat(rule: &Rule, zone: Option<Tz>) -> Option<String> {
    let text = rule.rrule()?;
    let (End::Until { date }, Some(zone)) = (rule.end, zone) else {
        return Some(text);
    };
    let (pattern, _) = text.split_once(";UNTIL=")?;
    let end = instant_of(date.and_hms_opt(23, 59, 59)?, zone);
    Some(format!("{pattern};UNTIL={}", end.format("%Y%m%dT%H%M%SZ")))
}
