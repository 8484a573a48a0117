//! What the phone's own half of notices is held against: tables of what the domain says of wall-clock times
//! and of quiet hours. Its tests in Kotlin read them (`scripts/check-kotlin.sh`).
//!
//! `TRELLIS_TABLES=write` writes them anew. All of their moments have passed, so no law on clocks can change
//! them any more.

use chrono::{DateTime, NaiveDate, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use trellis_domain::reminder::{QuietHours, instant_of};

/// Clocks that go forward and back by an hour, by half of one, by two, at midnight, the other way around, or
/// not at all.
const ZONES: [Tz; 20] = [
    Tz::America__Toronto,
    Tz::America__St_Johns,
    Tz::America__Vancouver,
    Tz::America__Havana,
    Tz::America__Nuuk,
    Tz::America__Santiago,
    Tz::Africa__Cairo,
    Tz::Africa__Casablanca,
    Tz::Antarctica__Troll,
    Tz::Asia__Beirut,
    Tz::Asia__Kathmandu,
    Tz::Asia__Kolkata,
    Tz::Atlantic__Azores,
    Tz::Australia__Adelaide,
    Tz::Australia__Lord_Howe,
    Tz::Europe__Dublin,
    Tz::Europe__Paris,
    Tz::Pacific__Auckland,
    Tz::Pacific__Chatham,
    Tz::Pacific__Kiritimati,
];

const HOURS: [(&str, &str); 7] = [
    ("22:00", "07:00"),
    ("00:00", "07:15"),
    ("22:30", "00:00"),
    ("12:00", "13:00"),
    ("23:59", "00:01"),
    ("09:00", "09:00"),
    ("07:00", "06:59"),
];

fn year() -> impl Iterator<Item = DateTime<Utc>> {
    let start = NaiveDate::from_ymd_opt(2025, 1, 1).expect("a date");
    let start = start.and_hms_opt(0, 0, 0).expect("a time").and_utc();
    (0..365 * 24).map(move |hour| start + TimeDelta::hours(hour))
}

/// Each half hour around a clock change, and around the beginning of the year.
fn walls() -> String {
    let mut table = String::new();
    for zone in ZONES {
        let offset = |at: &DateTime<Utc>| zone.offset_from_utc_datetime(&at.naive_utc()).fix();
        let changes = year().filter(|at| offset(at) != offset(&(*at - TimeDelta::hours(1))));
        for change in changes.chain(year().take(1)) {
            let here = (change - TimeDelta::hours(1))
                .with_timezone(&zone)
                .naive_local();
            for step in -5..10 {
                let wall = here + TimeDelta::minutes(30 * step);
                let at = instant_of(wall, zone).timestamp_millis();
                let wall = wall.and_utc().timestamp_millis();
                writeln!(table, "{zone}\t{wall}\t{at}").expect("a text grows");
            }
        }
    }
    table
}

/// Each half hour and the minutes around it.
fn quiet() -> String {
    let mut table = String::new();
    let day = NaiveDate::from_ymd_opt(2025, 6, 1).expect("a date");
    for (from, to) in HOURS {
        let hours = serde_json::json!({"from": from, "to": to});
        let hours: QuietHours = serde_json::from_value(hours).expect("hours");
        let minute = |time: &str| {
            let (hour, minute) = time.split_once(':').expect("HH:MM");
            hour.parse::<u32>().expect("an hour") * 60 + minute.parse::<u32>().expect("a minute")
        };
        for minutes in (0..48).flat_map(|half| [30 * half - 1, 30 * half, 30 * half + 1]) {
            let wall = day.and_hms_opt(0, 0, 0).expect("a time") + TimeDelta::minutes(minutes);
            let after = hours.after(wall).and_utc().timestamp_millis();
            let wall = wall.and_utc().timestamp_millis();
            let (from, to) = (minute(from), minute(to));
            writeln!(table, "{from}\t{to}\t{wall}\t{after}").expect("a text grows");
        }
    }
    table
}

#[test]
fn the_phone_is_held_against_what_the_domain_says() {
    let folder = "../crates/phone-notices/android/src/test/resources";
    let folder: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    for (name, table) in [("walls.tsv", walls()), ("quiet.tsv", quiet())] {
        let file = folder.join(name);
        if std::env::var("TRELLIS_TABLES").is_ok_and(|word| word == "write") {
            fs::write(&file, &table).expect("it can be written");
        }
        assert!(table.lines().count() > 500, "{name} says much");
        let kept = fs::read_to_string(&file).expect("it is there");
        assert!(kept == table, "{name} is stale: TRELLIS_TABLES=write");
    }
}
