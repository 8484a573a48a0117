//! A month with sleeps, reboots and an hour that is missing: every moment that is due is shown or
//! listed, none is lost, and none comes twice.
//!
//! When something is due is worked out here anew, by looking at the clocks of each minute.

use super::wall::Device;
use super::{Value, json};
use crate::ports::Entropy;
use crate::testing::Counting;
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeDelta, Utc, Weekday};
use chrono_tz::Tz;
use std::collections::{BTreeMap, BTreeSet};

/// A reminder, and what its rule means.
struct Known {
    form: Value,
    zone: Tz,
    times: &'static [&'static str],
    is_day: fn(NaiveDate) -> bool,
}

/// Clocks go forward in Toronto on 8 March and in Paris on 29 March.
const START: &str = "2026-03-01T06:00:00Z";
const END: &str = "2026-04-01T06:00:00Z";

fn all() -> Vec<Known> {
    let one = |every: Value, times: &'static [&'static str], zone: Option<&str>, is_day| Known {
        form: json!({
            "id": null, "about": {"type": "own"}, "text": "Tea", "title": "", "shows": "nothing",
            "rule": {"start": "2026-02-02", "every": every, "end": {"type": "never"}, "times": times},
            "zone": zone, "if_not_done": false, "sound": false, "off": false
        }),
        zone: zone.map_or(Tz::America__Toronto, |zone| zone.parse().expect("a zone")),
        times,
        is_day,
    };
    let weekdays = json!({"type": "weeks", "n": 1, "on": ["Mon", "Tue", "Wed", "Thu", "Fri"]});
    let mut once = one(json!({"type": "once"}), &["10:00"], None, |date| {
        date.month() == 3 && date.day() == 13
    });
    once.form["rule"]["start"] = json!("2026-03-13");
    vec![
        one(json!({"type": "days", "n": 1}), &["02:30"], None, |_| true),
        one(
            json!({"type": "days", "n": 1}),
            &["08:00", "13:00", "23:30"],
            None,
            |_| true,
        ),
        one(weekdays, &["09:00"], None, |date| {
            !matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
        }),
        one(
            json!({"type": "weeks", "n": 2, "on": ["Mon"]}),
            &["17:45"],
            None,
            |date| {
                let since = date - NaiveDate::from_ymd_opt(2026, 2, 2).expect("a date");
                since.num_days() % 14 == 0
            },
        ),
        one(
            json!({"type": "month_weekday", "n": 1, "nth": 1, "on": "Tue"}),
            &["11:00"],
            None,
            |date| date.weekday() == Weekday::Tue && date.day() <= 7,
        ),
        one(
            json!({"type": "month_day", "n": 1, "day": 31}),
            &["12:00"],
            None,
            |date| date.succ_opt().is_some_and(|next| next.day() == 1),
        ),
        one(
            json!({"type": "days", "n": 1}),
            &["02:15", "20:00"],
            Some("Europe/Paris"),
            |_| true,
        ),
        once,
    ]
}

/// When each is due: the first minute at which clocks show its time, or where they never do, the time
/// after the gap.
fn due(
    known: &Known,
    start: DateTime<Utc>,
    end: DateTime<Utc>,
) -> BTreeMap<NaiveDateTime, DateTime<Utc>> {
    let mut found = BTreeMap::new();
    let mut minute = start;
    while minute < end {
        let here = minute.with_timezone(&known.zone).naive_local();
        let before = (minute - TimeDelta::minutes(1))
            .with_timezone(&known.zone)
            .naive_local();
        for time in known.times {
            let time = chrono::NaiveTime::parse_from_str(time, "%H:%M").expect("a time");
            let wall = here.date().and_time(time);
            let skipped = before < wall && wall < here;
            if (wall == here || skipped) && (known.is_day)(here.date()) {
                // As much later as the clocks went forward.
                let late = if skipped {
                    wall - before - TimeDelta::minutes(1)
                } else {
                    TimeDelta::zero()
                };
                found.entry(wall).or_insert(minute + late);
            }
        }
        minute += TimeDelta::minutes(1);
    }
    found
}

/// What the client saw in the list of what passed: of each reminder, up to which time it was listed.
type Listed = BTreeMap<String, BTreeSet<String>>;

async fn look(device: &Device, listed: &mut Listed, clear: bool) {
    let passed = device.bench.ok("reminder_passed", json!({})).await;
    for one in passed.as_array().expect("a list") {
        let of = one["reminder"].as_str().expect("an id").to_owned();
        let wall = one["wall"].as_str().expect("a time").to_owned();
        listed.entry(of).or_default().insert(wall);
    }
    if clear {
        device.bench.ok("reminder_clear", json!({})).await;
    }
}

async fn a_month(seed: u8, by_itself: bool) {
    let (start, end): (DateTime<Utc>, DateTime<Utc>) = (
        START.parse().expect("a moment"),
        END.parse().expect("a moment"),
    );
    let random = Counting::default();
    random.fill(&mut vec![0; usize::from(seed)]);
    let dice = |sides: u32| {
        let mut bytes = [0; 4];
        random.fill(&mut bytes);
        u32::from_le_bytes(bytes) % sides
    };
    let mut device = Device::new(by_itself, start).await;
    let quiet = json!({"hours": {"from": "23:00", "to": "07:00"}, "days": [], "rest": null});
    device.bench.ok("quiet_save", quiet).await;
    let mut ids = Vec::new();
    for known in all() {
        let saved = device.bench.ok("reminder_save", known.form.clone()).await;
        let id = saved["reminder"]["id"].as_str().expect("an id").to_owned();
        ids.push((id, known));
    }
    let mut listed = Listed::new();
    let mut awake: Vec<(DateTime<Utc>, DateTime<Utc>)> = Vec::new();
    while device.now() < end {
        let from = device.now();
        let minutes = 10 + i64::from(dice(900));
        device.awake_until(from + TimeDelta::minutes(minutes)).await;
        awake.push((from, device.now()));
        look(&device, &mut listed, dice(3) == 0).await;
        // Mostly a night, now and then some days on end.
        let asleep = if dice(6) == 0 {
            1_000 + dice(5_000)
        } else {
            dice(700)
        };
        device.set(device.now() + TimeDelta::minutes(i64::from(asleep)));
        if dice(2) == 0 {
            device.restart().await;
        }
        device.settle().await;
        look(&device, &mut listed, false).await;
    }

    let shown: BTreeMap<&str, DateTime<Utc>> = device
        .wall
        .shown
        .iter()
        .map(|(key, at)| (key.as_str(), *at))
        .collect();
    assert_eq!(
        shown.len(),
        device.wall.shown.len(),
        "seed {seed}: none twice"
    );
    let mut checked = 0;
    for (id, known) in &ids {
        for (wall, at) in due(known, start, end - TimeDelta::days(1)) {
            checked += 1;
            let wall = wall.format("%Y-%m-%dT%H:%M").to_string();
            let key = format!("{id}@{wall}");
            let here = at.with_timezone(&Tz::America__Toronto).naive_local();
            let quiet = |time: chrono::NaiveTime| {
                time >= chrono::NaiveTime::from_hms_opt(23, 0, 0).expect("a time")
                    || time < chrono::NaiveTime::from_hms_opt(7, 0, 0).expect("a time")
            };
            let was_shown = shown.get(key.as_str());
            // One of the same reminder that came later stands in the list for those before it.
            let was_listed = listed
                .get(id)
                .is_some_and(|walls| walls.range(wall.clone()..).next().is_some());
            assert!(
                was_shown.is_some() || was_listed,
                "seed {seed}: {key} is lost"
            );
            let was_awake = awake.iter().any(|(from, to)| *from < at && at < *to);
            if (was_awake || by_itself) && !quiet(here.time()) {
                assert_eq!(was_shown, Some(&at), "seed {seed}: {key} comes at its time");
            }
            if let Some(shown) = was_shown {
                let time = shown.with_timezone(&Tz::America__Toronto).time();
                assert!(!quiet(time), "seed {seed}: {key} came in quiet hours");
            }
        }
    }
    assert!(checked > 200, "the month was full");
}

#[tokio::test]
async fn nothing_is_lost_in_a_month_on_a_laptop() {
    for seed in 0..6 {
        a_month(seed, false).await;
    }
}

#[tokio::test]
async fn nothing_is_lost_in_a_month_on_a_phone() {
    for seed in 6..9 {
        a_month(seed, true).await;
    }
}
