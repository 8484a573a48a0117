//! Reminders come when independent calendars say so: 10,000 rules beside python-dateutil, and the
//! exported file beside icalendar and recurring-ical-events.
//!
//! Differences by intent: none. A rule for the 29th to 31st comes on the last day of a shorter month,
//! and its text says exactly that to any calendar.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, TimeZone, Utc, Weekday};
use chrono_tz::Tz;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use trellis_core::App;
use trellis_core::files::ChosenPaths;
use trellis_core::ports::Ports;
use trellis_domain::Id;
use trellis_domain::day::DayEnd;
use trellis_domain::reminder::{
    About, ActId, End, Every, Quiet, Reminder, Rule, Said, Shows, Time, World, coming,
};
use trellis_tests::oracle::ask;
use trellis_tests::ports::ports;
use trellis_tests::random::Random;

const ZONES: [Tz; 5] = [
    Tz::America__Toronto,
    Tz::America__St_Johns,
    Tz::Europe__Paris,
    Tz::Australia__Lord_Howe,
    Tz::UTC,
];
const CASES: usize = 10_000;
const NEXT: usize = 50;

fn day(n: u64) -> Weekday {
    Weekday::try_from(n as u8).expect("0 to 6")
}

/// The dates around which clocks change in a zone, from 2024 to 2027.
fn edges(zone: Tz) -> Vec<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(2024, 1, 1).expect("a date");
    let offset = |date: NaiveDate| {
        let noon = date.and_hms_opt(12, 0, 0).expect("noon");
        chrono::Offset::fix(&zone.offset_from_utc_datetime(&noon)).local_minus_utc()
    };
    (0..4 * 365)
        .map(|n| first + Days::new(n))
        .filter(|date| offset(*date) != offset(*date + Days::new(1)))
        .collect()
}

/// A rule, a zone and a moment to ask from; every second one near a change of the clocks.
fn case(random: &mut Random, zone: Tz, edges: &[NaiveDate]) -> (Rule, Tz, DateTime<Utc>) {
    let near = !edges.is_empty() && random.below(2) == 0;
    let start = if near {
        let edge = edges[random.below(edges.len() as u64) as usize];
        edge - Days::new(3) + Days::new(random.below(6))
    } else {
        NaiveDate::from_ymd_opt(2024, 1, 1).expect("a date") + Days::new(random.below(1_200))
    };
    let every = match random.below(8) {
        0 => Every::Once,
        1 | 2 => Every::Days {
            n: 1 + random.below(9) as u16,
        },
        3 | 4 => {
            let days: BTreeSet<u64> = (0..=random.below(4)).map(|_| random.below(7)).collect();
            Every::Weeks {
                n: 1 + random.below(3) as u16,
                on: days.into_iter().map(day).collect(),
            }
        }
        5 | 6 => Every::MonthDay {
            n: 1 + random.below(3) as u16,
            day: 1 + random.below(31) as u8,
        },
        _ => Every::MonthWeekday {
            n: 1 + random.below(3) as u16,
            nth: [-1, 1, 2, 3, 4][random.below(5) as usize],
            on: day(random.below(7)),
        },
    };
    let end = match random.below(4) {
        _ if every == Every::Once => End::Never,
        0 => End::Until {
            date: start + Days::new(random.below(500)),
        },
        1 => End::Times {
            n: 1 + random.below(60) as u16,
        },
        _ => End::Never,
    };
    let times: BTreeSet<Time> = (0..=random.below(3))
        .filter_map(|_| {
            // Around midnight to four, where clocks change, in steps that meet the edges.
            if near {
                Time::new(random.below(5) as u32, 15 * random.below(4) as u32)
            } else {
                Time::new(random.below(24) as u32, random.below(60) as u32)
            }
        })
        .collect();
    let from = start.and_hms_opt(0, 0, 0).expect("midnight").and_utc()
        + TimeDelta::minutes(random.below(150 * 24 * 60) as i64 - 3 * 24 * 60);
    let from = if near {
        from.min(start.and_hms_opt(0, 0, 0).expect("midnight").and_utc() + TimeDelta::days(4))
    } else {
        from
    };
    (
        Rule {
            start,
            every,
            end,
            times: times.into_iter().collect(),
        },
        zone,
        from,
    )
}

fn reminder(rule: Rule) -> Reminder {
    Reminder {
        id: Id::from_bytes([1; 16]),
        about: About::Own,
        text: String::new(),
        title: String::new(),
        shows: Shows::Nothing,
        rule,
        zone: None,
        if_not_done: false,
        sound: false,
        off: false,
        since: DateTime::default(),
    }
}

/// The engine's answer: moments in milliseconds since 1970.
fn ours(reminder: &Reminder, zone: Tz, now: DateTime<Utc>, n: usize) -> Vec<i64> {
    let (quiet, acts, shown) = (
        Quiet::default(),
        BTreeMap::<ActId, Said>::new(),
        BTreeSet::new(),
    );
    let world = World {
        now,
        zone,
        day_end: DayEnd::default(),
        quiet: &quiet,
        acts: &acts,
        shown: &shown,
        done: &|_, _| false,
    };
    let next = coming(std::slice::from_ref(reminder), &world, n);
    next.iter().map(|one| one.at.timestamp_millis()).collect()
}

#[test]
fn ten_thousand_rules_come_when_another_implementation_says() {
    let (mut random, seed) = Random::seeded();
    let edges = ZONES.map(edges);
    let cases: Vec<_> = (0..CASES)
        .map(|n| case(&mut random, ZONES[n % 5], &edges[n % 5]))
        .collect();
    let question: Vec<Value> = cases
        .iter()
        .map(|(rule, zone, from)| {
            assert!(rule.is_valid());
            json!({
                "start": rule.start, "rrule": rule.rrule(), "times": rule.times, "zone": zone.name(),
                "from": from.timestamp_millis(), "n": NEXT,
            })
        })
        .collect();
    let theirs = ask("next_instants", &question.clone().into());
    let theirs = theirs.as_array().expect("a list");
    let mut moments = 0;
    for ((rule, zone, from), (theirs, asked)) in cases.into_iter().zip(theirs.iter().zip(question))
    {
        let ours = ours(&reminder(rule), zone, from, NEXT);
        moments += ours.len();
        assert_eq!(&json!(ours), theirs, "TRELLIS_SEED={seed}: {asked}");
    }
    assert!(
        moments > CASES * 10,
        "{moments}: the cases really ask something"
    );
}

/// Moments well inside of a stretch of days, so that where it begins and ends does not matter.
fn inside(moments: impl IntoIterator<Item = i64>, first: NaiveDate, days: u64) -> Vec<i64> {
    let midnight = |date: NaiveDate| {
        date.and_time(Default::default())
            .and_utc()
            .timestamp_millis()
    };
    let within = midnight(first + Days::new(2))..midnight(first + Days::new(days - 2));
    let mut moments: Vec<i64> = moments
        .into_iter()
        .filter(|at| within.contains(at))
        .collect();
    moments.sort_unstable();
    moments
}

#[tokio::test]
async fn another_calendar_reads_the_same_times_from_the_file() {
    let (mut random, seed) = Random::seeded();
    let here = Tz::America__Toronto;
    let folder = tempfile::TempDir::new().expect("a folder");
    let keys = folder.path().join("keys");
    let files = Arc::<ChosenPaths>::default();
    let ports = Ports {
        files: files.clone(),
        ..ports(here, Some(&keys))
    };
    let app = App::new(folder.path().join("vault"), ports);
    app.call("start", json!({})).await.expect("it opens");
    let edges = ZONES.map(edges);
    let mut kept = Vec::new();
    for n in 0..200 {
        let (rule, zone, _) = case(&mut random, ZONES[n % 5], &edges[n % 5]);
        // Every second one follows the client.
        let zone = (n % 2 == 0).then(|| zone.name());
        let form = json!({
            "id": null, "about": { "type": "own" }, "text": "Tea; with, \\ milk\nand bread", "title": "",
            "shows": "nothing", "rule": rule, "zone": zone, "if_not_done": false, "sound": false, "off": false,
        });
        let saved = app.call("reminder_save", form).await.expect("it is kept");
        let reminder: Reminder =
            serde_json::from_value(saved["reminder"].clone()).expect("a reminder");
        kept.push(reminder);
    }
    let path = folder.path().join("trellis.ics");
    let to = files.choose(path.clone());
    app.call("reminder_calendar", json!({ "to": to, "words": true }))
        .await
        .expect("a file");
    let file = std::fs::read_to_string(path).expect("it is there");
    let mut compared = 0;
    for first in ["2024-02-25", "2025-10-20", "2026-03-01", "2026-10-20"] {
        let first: NaiveDate = first.parse().expect("a date");
        let days = 40;
        let question = json!({ "file": file, "zone": here.name(), "from": first, "days": days });
        let theirs = ask("calendar_instants", &question);
        let theirs: Vec<i64> = serde_json::from_value(theirs).expect("moments");
        let from = first.and_time(Default::default()).and_utc();
        let all = kept.iter().flat_map(|one| ours(one, here, from, 500));
        let ours = inside(all, first, days);
        compared += ours.len();
        assert_eq!(inside(theirs, first, days), ours, "TRELLIS_SEED={seed}");
    }
    assert!(
        compared > 1_000,
        "{compared}: the file really holds something"
    );
    app.close().await;
}
