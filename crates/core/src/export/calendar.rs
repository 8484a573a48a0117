//! A calendar (RFC 5545): reminders, what comes round in the circle, days to look again, and visits
//! that were.

use super::record::Record;
use super::source::Source;
use crate::reminder::calendar::{add, empty, plain};
use chrono::{Days, NaiveDate, NaiveTime, Weekday};
use icalendar::{Calendar, CalendarDateTime, Component, Event, EventLike, Property};
use std::io::{self, Write};
use trellis_domain::support::{Meets, Support};

pub(super) fn write(record: &Record, _: &Source, out: &mut dyn Write) -> io::Result<()> {
    let mut calendar = empty();
    let (own, say) = (record.own, &record.say);
    add(
        &mut calendar,
        &record.reminders,
        own,
        record.now,
        say.words(),
    );
    for support in &record.circle {
        if let Some(event) = support
            .said
            .meets
            .as_ref()
            .and_then(|meets| comes(record, support, meets))
        {
            calendar.push(event);
        }
    }
    let mut days = Vec::new();
    if let Some(day) = record.review.next {
        days.push(("plan".to_owned(), day, say.get("record-look-plan")));
    }
    for one in &record.goals {
        if let Some(day) = one.goal.review.next {
            let text = say.with(
                "record-look-goal",
                [("goal", one.goal.text.as_str().into())],
            );
            days.push((format!("goal-{}", one.goal.id), day, text));
        }
    }
    for one in &record.decisions {
        if let Some(day) = one.decision.review.next {
            let text = one.decision.text.as_str().into();
            let text = say.with("record-look-decision", [("decision", text)]);
            days.push((format!("decision-{}", one.decision.id), day, text));
        }
    }
    for (n, visit) in &record.visits {
        if let Some(day) = visit.done {
            days.push((format!("visit-{n}"), day, say.get("record-visit")));
        }
    }
    for (name, day, text) in days {
        push_day(&mut calendar, record, &name, day, &text);
    }
    out.write_all(calendar.to_string().as_bytes())
}

fn summary(record: &Record, text: &str) -> String {
    if record.own {
        plain(text)
    } else {
        record.say.get("notice-secret")
    }
}

fn push_day(calendar: &mut Calendar, record: &Record, name: &str, day: NaiveDate, text: &str) {
    let mut event = Event::new();
    event
        .uid(&format!("{name}@trellis"))
        .timestamp(record.now)
        .summary(&summary(record, text))
        .all_day(day);
    calendar.push(event.done());
}

/// What comes round again, from today on.
fn comes(record: &Record, support: &Support, meets: &Meets) -> Option<Event> {
    let is_on = |day: &NaiveDate| meets.days.contains(&chrono::Datelike::weekday(day));
    let first = record.today.iter_days().take(7).find(is_on)?;
    let mut event = Event::new();
    event
        .uid(&format!("circle-{}@trellis", support.id))
        .timestamp(record.now)
        .summary(&summary(record, &support.said.name));
    match NaiveTime::parse_from_str(&meets.time, "%H:%M") {
        Ok(time) => {
            event.starts(CalendarDateTime::Floating(first.and_time(time)));
        }
        Err(_) => {
            event.append_property(
                Property::new("DTSTART", first.format("%Y%m%d").to_string())
                    .add_parameter("VALUE", "DATE")
                    .done(),
            );
            let next = first.checked_add_days(Days::new(1)).unwrap_or(first);
            event.append_property(
                Property::new("DTEND", next.format("%Y%m%d").to_string())
                    .add_parameter("VALUE", "DATE")
                    .done(),
            );
        }
    }
    if record.own && !support.said.address.is_empty() {
        event.location(&plain(&support.said.address));
    }
    let days = meets.days.iter().map(|day| match day {
        Weekday::Mon => "MO",
        Weekday::Tue => "TU",
        Weekday::Wed => "WE",
        Weekday::Thu => "TH",
        Weekday::Fri => "FR",
        Weekday::Sat => "SA",
        Weekday::Sun => "SU",
    });
    let days = days.collect::<Vec<_>>().join(",");
    let rule = format!("FREQ=WEEKLY;INTERVAL={};WKST=MO;BYDAY={days}", meets.every);
    event.append_property(Property::new("RRULE", rule).done());
    Some(event.done())
}
