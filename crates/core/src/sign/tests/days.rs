//! A pattern across the odd hours: the day's end at 03:00, the clock changes, and other zones. Each
//! check-in is filed by the real `logical_day`.

use super::Plan;
use chrono::NaiveDate;
use chrono_tz::Tz;
use serde_json::json;

/// Short nights at these moments, and the days on which they make two running at the last moment.
struct Case {
    what: &'static str,
    /// Each with the zone that the device is in.
    checkins: &'static [(&'static str, Tz)],
    expected: Option<[&'static str; 2]>,
}

const TORONTO: Tz = chrono_tz::America::Toronto;
const VANCOUVER: Tz = chrono_tz::America::Vancouver;
const TOKYO: Tz = chrono_tz::Asia::Tokyo;
const ST_JOHNS: Tz = chrono_tz::America::St_Johns;

const CASES: &[Case] = &[
    Case {
        what: "02:59 and 03:01 of one night are two days",
        checkins: &[
            ("2026-06-10T06:59:00Z", TORONTO),
            ("2026-06-10T07:01:00Z", TORONTO),
        ],
        expected: Some(["2026-06-09", "2026-06-10"]),
    },
    Case {
        what: "01:30 and 02:59 of one night are one day",
        checkins: &[
            ("2026-06-10T05:30:00Z", TORONTO),
            ("2026-06-10T06:59:00Z", TORONTO),
        ],
        expected: None,
    },
    Case {
        what: "noon, and 01:30 the night after next, which is still tomorrow",
        checkins: &[
            ("2026-06-09T16:00:00Z", TORONTO),
            ("2026-06-11T05:30:00Z", TORONTO),
        ],
        expected: Some(["2026-06-09", "2026-06-10"]),
    },
    Case {
        what: "spring: 01:30 is Saturday, and 03:01, half an hour later, is Sunday",
        checkins: &[
            ("2026-03-08T06:30:00Z", TORONTO),
            ("2026-03-08T07:01:00Z", TORONTO),
        ],
        expected: Some(["2026-03-07", "2026-03-08"]),
    },
    Case {
        what: "spring: the short Sunday is a day like any other",
        checkins: &[
            ("2026-03-08T07:01:00Z", TORONTO),
            ("2026-03-09T06:59:00Z", TORONTO),
        ],
        expected: None,
    },
    Case {
        what: "spring: Sunday and Monday at 03:01",
        checkins: &[
            ("2026-03-08T07:01:00Z", TORONTO),
            ("2026-03-09T07:01:00Z", TORONTO),
        ],
        expected: Some(["2026-03-08", "2026-03-09"]),
    },
    Case {
        what: "autumn: both 01:30s are Saturday",
        checkins: &[
            ("2026-11-01T05:30:00Z", TORONTO),
            ("2026-11-01T06:30:00Z", TORONTO),
        ],
        expected: None,
    },
    Case {
        what: "autumn: 02:59 is Saturday, 03:01 is Sunday",
        checkins: &[
            ("2026-11-01T07:59:00Z", TORONTO),
            ("2026-11-01T08:01:00Z", TORONTO),
        ],
        expected: Some(["2026-10-31", "2026-11-01"]),
    },
    Case {
        what: "autumn, half an hour off: 02:59 and 03:01 in St. John's",
        checkins: &[
            ("2026-11-01T06:29:00Z", ST_JOHNS),
            ("2026-11-01T06:31:00Z", ST_JOHNS),
        ],
        expected: Some(["2026-10-31", "2026-11-01"]),
    },
    Case {
        what: "flying west: the evening in Toronto and the next morning in Vancouver",
        checkins: &[
            ("2026-06-10T02:00:00Z", TORONTO),
            ("2026-06-10T17:00:00Z", VANCOUVER),
        ],
        expected: Some(["2026-06-09", "2026-06-10"]),
    },
    Case {
        what: "flying west: three hours later is still the same day",
        checkins: &[
            ("2026-06-10T06:59:00Z", TORONTO),
            ("2026-06-10T09:59:00Z", VANCOUVER),
        ],
        expected: None,
    },
    Case {
        what: "flying east over the date line: the next morning is two dates on, and a gap stays a gap",
        checkins: &[
            ("2026-06-09T14:00:00Z", VANCOUVER),
            ("2026-06-10T22:00:00Z", TOKYO),
        ],
        expected: None,
    },
    Case {
        what: "flying east: the same morning in Tokyo is the next day",
        checkins: &[
            ("2026-06-09T14:00:00Z", VANCOUVER),
            ("2026-06-10T03:00:00Z", TOKYO),
        ],
        expected: Some(["2026-06-09", "2026-06-10"]),
    },
];

#[tokio::test]
async fn days_running_are_logical_days() {
    for case in CASES {
        let plan = Plan::made().await;
        plan.save(plan.short_nights(2)).await;
        for (at, zone) in case.checkins {
            plan.bench.clock.0.lock().expect("not poisoned").1 = *zone;
            plan.slept(at, 240).await;
        }
        let (last, _) = case.checkins[case.checkins.len() - 1];
        let cards = plan.cards_at(last).await;
        let because = cards.first().map(|card| {
            let days = card["because"].as_array().expect("a list").iter();
            days.map(|one| one["day"].as_str().expect("a day").to_owned())
                .collect::<Vec<_>>()
        });
        let expected = case.expected.map(|days| days.map(str::to_owned).to_vec());
        assert_eq!(because, expected, "{}", case.what);
    }
}

#[tokio::test]
async fn the_client_moves_the_end_of_the_day() {
    let plan = Plan::made().await;
    plan.save(plan.short_nights(2)).await;
    let mut settings = plan.bench.ok("start", json!({})).await["settings"].clone();
    settings["day_end"] = json!(0);
    plan.bench.ok("settings_save", settings).await;
    plan.slept("2026-06-10T03:59:00Z", 240).await;
    plan.slept("2026-06-10T04:01:00Z", 240).await;
    assert_eq!(
        plan.cards_at("2026-06-10T04:01:00Z").await.len(),
        1,
        "23:59 and 00:01"
    );
}

#[tokio::test]
async fn the_longest_pattern_is_seen_whole() {
    let plan = Plan::made().await;
    plan.save(plan.short_nights(14)).await;
    for (day_end, zone) in [
        (180, TORONTO),
        (720, chrono_tz::Pacific::Kiritimati),
        (0, chrono_tz::Pacific::Pago_Pago),
    ] {
        plan.bench.clock.0.lock().expect("not poisoned").1 = zone;
        let mut settings = plan.bench.ok("start", json!({})).await["settings"].clone();
        settings["day_end"] = json!(day_end);
        plan.bench.ok("settings_save", settings).await;
        for day in 1..=14 {
            plan.slept(&format!("2026-06-{day:02}T23:30:00Z"), 240)
                .await;
        }
        let cards = plan.cards_at("2026-06-14T23:30:00Z").await;
        let because = cards[0]["because"].as_array().expect("a list").clone();
        assert_eq!(because.len(), 14, "{zone}");
        let day = |n: usize| -> NaiveDate {
            serde_json::from_value(because[n]["day"].clone()).expect("a day")
        };
        assert_eq!((day(13) - day(0)).num_days(), 13);
        // The morning after, before today is answered, all fourteen are still there.
        assert_eq!(
            plan.cards_at("2026-06-15T22:00:00Z").await.len(),
            1,
            "{zone}"
        );
    }
}
