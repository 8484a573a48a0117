//! What comes when: by rule, across odd nights, zones, quiet and answers.

use super::*;
use crate::Id;
use crate::day::DayEnd;
use chrono::{
    DateTime, Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta, Timelike, Utc, Weekday,
};
use chrono_tz::Tz;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn time(text: &str) -> Time {
    serde_json::from_value(text.into()).expect("a time")
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("a moment")
}

fn wall(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").expect("a wall-clock time")
}

fn rule(start: &str, every: Every, times: &[&str]) -> Rule {
    let times = times.iter().map(|text| time(text)).collect();
    Rule {
        start: date(start),
        every,
        end: End::Never,
        times,
    }
}

fn reminder(rule: Rule) -> Reminder {
    Reminder {
        id: Id::from_bytes([7; 16]),
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

/// A world in which nothing was said and nothing is quiet.
struct Plain {
    quiet: Quiet,
    acts: BTreeMap<ActId, Said>,
    shown: BTreeSet<ActId>,
    done: BTreeSet<NaiveDate>,
}

impl Plain {
    fn new() -> Self {
        Self {
            quiet: Quiet::default(),
            acts: BTreeMap::new(),
            shown: BTreeSet::new(),
            done: BTreeSet::new(),
        }
    }

    fn next(&self, reminders: &[Reminder], now: DateTime<Utc>, zone: Tz, n: usize) -> Vec<Coming> {
        self.with(now, zone, |world| coming(reminders, world, n))
    }

    fn with<T>(&self, now: DateTime<Utc>, zone: Tz, ask: impl FnOnce(&World<'_>) -> T) -> T {
        let done = |_: &Reminder, day: NaiveDate| self.done.contains(&day);
        ask(&World {
            now,
            zone,
            day_end: DayEnd::default(),
            quiet: &self.quiet,
            acts: &self.acts,
            shown: &self.shown,
            done: &done,
        })
    }
}

#[test]
fn a_pattern_gives_the_dates_its_words_say() {
    let first = |every: Every, n| -> Vec<String> {
        let rule = rule("2026-01-31", every, &["09:00"]);
        rule.dates(date("2026-01-01"))
            .take(n)
            .map(|date| date.to_string())
            .collect()
    };
    let weeks = Every::Weeks {
        n: 2,
        on: vec![Weekday::Mon, Weekday::Sat],
    };
    for (every, dates) in [
        (Every::Once, vec!["2026-01-31"]),
        (
            Every::Days { n: 1 },
            vec!["2026-01-31", "2026-02-01", "2026-02-02"],
        ),
        // The week that the start is in counts, from its Monday on.
        (
            weeks,
            vec!["2026-01-31", "2026-02-09", "2026-02-14", "2026-02-23"],
        ),
        (
            Every::MonthDay { n: 1, day: 31 },
            vec!["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"],
        ),
        (
            Every::MonthDay { n: 1, day: 30 },
            vec!["2026-02-28", "2026-03-30"],
        ),
        (
            Every::MonthDay { n: 3, day: 1 },
            vec!["2026-04-01", "2026-07-01"],
        ),
        (
            Every::MonthWeekday {
                n: 1,
                nth: 1,
                on: Weekday::Tue,
            },
            vec!["2026-02-03", "2026-03-03"],
        ),
        (
            Every::MonthWeekday {
                n: 1,
                nth: -1,
                on: Weekday::Sun,
            },
            vec!["2026-02-22", "2026-03-29"],
        ),
    ] {
        assert_eq!(first(every, dates.len()), dates);
    }
}

#[test]
fn a_time_in_the_spring_gap_comes_once_after_it_and_a_double_one_in_autumn_once() {
    let zone = Tz::America__Toronto;
    let nights = reminder(rule(
        "2026-03-07",
        Every::Days { n: 1 },
        &["01:30", "02:30"],
    ));
    let plain = Plain::new();
    let next = |from: &str, n| -> Vec<DateTime<Utc>> {
        plain
            .next(std::slice::from_ref(&nights), at(from), zone, n)
            .iter()
            .map(|one| one.at)
            .collect()
    };
    // 8 March 2026: 02:00 becomes 03:00. 02:30 by the offset before is 03:30.
    assert_eq!(
        next("2026-03-08T05:00:00Z", 4),
        [
            at("2026-03-08T06:30:00Z"),
            at("2026-03-08T07:30:00Z"),
            at("2026-03-09T05:30:00Z"),
            at("2026-03-09T06:30:00Z")
        ]
    );
    // 1 November 2026: 02:00 becomes 01:00 again. 01:30 is the first of the two.
    assert_eq!(
        next("2026-11-01T04:00:00Z", 3),
        [
            at("2026-11-01T05:30:00Z"),
            at("2026-11-01T07:30:00Z"),
            at("2026-11-02T06:30:00Z")
        ]
    );
}

#[test]
fn behind_the_gap_what_was_meant_for_later_comes_first() {
    let night = reminder(rule(
        "2026-03-07",
        Every::Days { n: 1 },
        &["02:45", "03:15"],
    ));
    let next = |n| {
        Plain::new().next(
            std::slice::from_ref(&night),
            at("2026-03-08T05:00:00Z"),
            Tz::America__Toronto,
            n,
        )
    };
    let walls: Vec<_> = next(2).iter().map(|one| one.wall).collect();
    assert_eq!(walls, [wall("2026-03-08T03:15"), wall("2026-03-08T02:45")]);
    assert_eq!(next(1)[0].wall, walls[0]);
}

#[test]
fn it_follows_the_client_and_comes_once_all_the_same() {
    let nine = reminder(rule("2026-06-01", Every::Days { n: 1 }, &["09:00"]));
    let mut plain = Plain::new();
    let toronto = plain.next(
        std::slice::from_ref(&nine),
        at("2026-06-01T12:00:00Z"),
        Tz::America__Toronto,
        1,
    );
    assert_eq!(toronto[0].at, at("2026-06-01T13:00:00Z"));
    plain.shown.insert((nine.id, toronto[0].wall));
    // Two hours later in Vancouver it is not yet nine: it does not come again.
    let vancouver = plain.next(
        std::slice::from_ref(&nine),
        at("2026-06-01T15:00:00Z"),
        Tz::America__Vancouver,
        1,
    );
    assert_eq!(vancouver[0].at, at("2026-06-02T16:00:00Z"));
    // By the clocks of one place, wherever the client is.
    let fixed = Reminder {
        zone: Some("America/Toronto".to_owned()),
        ..nine
    };
    let next = Plain::new().next(&[fixed], at("2026-06-01T12:00:00Z"), Tz::Asia__Tokyo, 1);
    assert_eq!(next[0].at, at("2026-06-01T13:00:00Z"));
}

#[test]
fn quiet_hours_hold_it_back_and_quiet_days_let_it_go() {
    let zone = Tz::Europe__Paris;
    let late = reminder(rule(
        "2026-06-01",
        Every::Days { n: 1 },
        &["12:00", "23:00"],
    ));
    let mut plain = Plain::new();
    plain.quiet.hours = Some(QuietHours {
        from: time("22:00"),
        to: time("07:00"),
    });
    let shown = |plain: &Plain, n| -> Vec<String> {
        let next = plain.next(
            std::slice::from_ref(&late),
            at("2026-06-01T00:00:00Z"),
            zone,
            n,
        );
        next.iter()
            .map(|one| {
                one.at
                    .with_timezone(&zone)
                    .format("%m-%dT%H:%M")
                    .to_string()
            })
            .collect()
    };
    assert_eq!(
        shown(&plain, 3),
        ["06-01T12:00", "06-02T07:00", "06-02T12:00"]
    );
    // Tuesday 2 June is quiet: nothing of it comes, and nothing moves into it.
    plain.quiet.days = vec![QuietDay::Weekday { day: Weekday::Tue }];
    assert_eq!(
        shown(&plain, 3),
        ["06-01T12:00", "06-03T12:00", "06-04T07:00"]
    );
    plain.quiet.rest = Some(date("2026-06-10"));
    assert_eq!(shown(&plain, 1), ["06-11T12:00"]);
}

/// Only from two to three is it not quiet, and on this night clocks skip that hour.
#[test]
fn where_clocks_skip_the_end_of_quiet_hours_it_comes_when_they_next_end() {
    let once = Rule {
        end: End::Times { n: 1 },
        ..rule("2025-03-29", Every::Days { n: 1 }, &["12:00"])
    };
    let mut plain = Plain::new();
    plain.quiet.hours = Some(QuietHours {
        from: time("03:00"),
        to: time("02:00"),
    });
    let paris = Tz::Europe__Paris;
    let next = plain.next(&[reminder(once)], at("2025-03-29T00:00:00Z"), paris, 5);
    let moments: Vec<_> = next.iter().map(|one| one.at).collect();
    assert_eq!(
        moments,
        [at("2025-03-31T00:00:00Z")],
        "two o'clock, a day later"
    );
}

#[test]
fn where_every_day_is_quiet_nothing_comes_and_nothing_hangs() {
    let daily = reminder(rule("2026-06-01", Every::Days { n: 1 }, &["09:00"]));
    let mut plain = Plain::new();
    plain.quiet.days = (0u8..7)
        .map(|day| QuietDay::Weekday {
            day: Weekday::try_from(day).expect("0 to 6"),
        })
        .collect();
    let now = at("2026-06-01T00:00:00Z");
    assert_eq!(
        plain.next(std::slice::from_ref(&daily), now, Tz::UTC, 64),
        []
    );
    // A clock at the end of all dates.
    let late = DateTime::<Utc>::MAX_UTC;
    assert_eq!(Plain::new().next(&[daily], late, Tz::UTC, 1), []);
}

#[test]
fn an_answer_settles_it_and_later_brings_it_back() {
    let zone = Tz::America__Toronto;
    let nine = reminder(rule("2026-06-01", Every::Days { n: 1 }, &["09:00"]));
    let one = (nine.id, wall("2026-06-01T09:00"));
    let mut plain = Plain::new();
    let all = std::slice::from_ref(&nine);
    let passed_at = |plain: &Plain, now: &str| {
        plain.with(at(now), zone, |world| {
            passed(all, world, at(now) - TimeDelta::days(1))
        })
    };
    assert_eq!(passed_at(&plain, "2026-06-01T12:59:59Z"), []);
    assert_eq!(passed_at(&plain, "2026-06-01T13:00:00Z").len(), 1);
    plain.shown.insert(one);
    assert_eq!(
        passed_at(&plain, "2026-06-01T14:00:00Z").len(),
        1,
        "shown, and not answered"
    );

    let until = at("2026-06-01T20:00:00Z");
    plain.acts.insert(one, Said::Later { until });
    assert_eq!(passed_at(&plain, "2026-06-01T14:00:00Z"), []);
    assert_eq!(
        plain.next(all, at("2026-06-01T14:00:00Z"), zone, 1)[0].at,
        until
    );
    assert_eq!(passed_at(&plain, "2026-06-01T20:00:00Z").len(), 1);
    for said in [Said::Done, Said::NotToday, Said::Cleared] {
        plain.acts.insert(one, said);
        assert_eq!(passed_at(&plain, "2026-06-01T21:00:00Z"), []);
        assert_eq!(
            plain.next(all, at("2026-06-01T12:00:00Z"), zone, 1)[0].at,
            at("2026-06-02T13:00:00Z")
        );
    }
}

#[test]
fn only_if_not_done_asks_about_the_day_on_which_it_comes() {
    let zone = Tz::America__Toronto;
    let evening = Reminder {
        if_not_done: true,
        ..reminder(rule("2026-06-01", Every::Days { n: 1 }, &["20:00"]))
    };
    let mut plain = Plain::new();
    plain.done.insert(date("2026-06-01"));
    let next = plain.next(&[evening], at("2026-06-01T18:00:00Z"), zone, 1);
    assert_eq!(next[0].wall, wall("2026-06-02T20:00"));
}

#[test]
fn what_would_have_come_before_it_was_set_has_not_passed() {
    let mut nine = reminder(rule(
        "2026-06-01",
        Every::Days { n: 1 },
        &["09:00", "11:00"],
    ));
    nine.since = at("2026-06-01T14:00:00Z");
    let passed = Plain::new().with(at("2026-06-01T16:00:00Z"), Tz::America__Toronto, |world| {
        passed(&[nine], world, at("2026-05-31T16:00:00Z"))
    });
    assert_eq!(passed.len(), 1);
    assert_eq!(passed[0].wall, wall("2026-06-01T11:00"));
}

#[test]
fn a_rule_that_says_more_than_plain_words_is_refused() {
    let read = |text: &str| Rule::read(date("2026-06-01"), Some(text), vec![time("09:00")]);
    assert!(read("FREQ=DAILY").is_ok());
    for other in [
        "",
        "FREQ=HOURLY",
        "FREQ=YEARLY",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;BYHOUR=9",
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=MONTHLY",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=MONTHLY;BYDAY=5MO",
        "FREQ=MONTHLY;BYDAY=é",
        "FREQ=DAILY;COUNT=3;UNTIL=20270101T235959",
        "FREQ=DAILY;COUNT=x",
        "FREQ=DAILY;UNTIL=2027",
        "FREQ=DAILY;FREQ=DAILY",
        "DAILY",
        "FREQ=DAILY;X=1",
    ] {
        assert_eq!(read(other), Err(BadRule), "{other}");
    }
}

fn every() -> impl Strategy<Value = Every> {
    let weekday = (0u8..7).prop_map(|day| Weekday::try_from(day).expect("0 to 6"));
    let days = proptest::collection::btree_set(0u8..7, 1..=7).prop_map(|days| {
        days.into_iter()
            .map(|day| Weekday::try_from(day).expect("0 to 6"))
            .collect()
    });
    prop_oneof![
        Just(Every::Once),
        (1u16..=40).prop_map(|n| Every::Days { n }),
        (1u16..=5, days).prop_map(|(n, on)| Every::Weeks { n, on }),
        (1u16..=12, 1u8..=31).prop_map(|(n, day)| Every::MonthDay { n, day }),
        (1u16..=12, prop_oneof![Just(-1i8), 1i8..=4], weekday)
            .prop_map(|(n, nth, on)| Every::MonthWeekday { n, nth, on }),
    ]
}

fn rules() -> impl Strategy<Value = Rule> {
    let start = (0u64..4_000).prop_map(|days| date("2020-01-01") + Days::new(days));
    let end = prop_oneof![
        Just(None),
        (0u64..2_000).prop_map(|days| Some(Err(days))),
        (1u16..=60).prop_map(|n| Some(Ok(n))),
    ];
    let times = proptest::collection::btree_set((0u32..24, 0u32..60), 1..=3);
    (start, every(), end, times).prop_map(|(start, every, end, times)| Rule {
        start,
        end: match (&every, end) {
            (Every::Once, _) | (_, None) => End::Never,
            (_, Some(Err(days))) => End::Until {
                date: start + Days::new(days),
            },
            (_, Some(Ok(n))) => End::Times { n },
        },
        every,
        times: times
            .into_iter()
            .map(|(hour, minute)| Time::new(hour, minute).expect("a time"))
            .collect(),
    })
}

proptest! {
    #[test]
    fn a_rule_reads_back_from_its_text(rule in rules()) {
        prop_assert!(rule.is_valid());
        let read = Rule::read(rule.start, rule.rrule().as_deref(), rule.times.clone());
        prop_assert_eq!(read, Ok(rule));
    }

    #[test]
    fn entered_anywhere_a_rule_gives_the_same_dates(rule in rules(), days in 0u64..3_000) {
        let from = rule.start + Days::new(days);
        let whole: Vec<_> = rule.dates(NaiveDate::MIN).take_while(|date| *date < from + Days::new(800)).collect();
        prop_assert!(whole.is_sorted() && whole.windows(2).all(|two| two[0] != two[1]));
        let entered: Vec<_> = rule.dates(from).take_while(|date| *date < from + Days::new(800)).collect();
        let expected: Vec<_> = whole.into_iter().filter(|date| *date >= from).collect();
        prop_assert_eq!(entered, expected);
    }

    #[test]
    fn nothing_comes_in_quiet_hours_or_twice_and_all_that_comes_is_in_order(
        rules in proptest::collection::vec(rules(), 1..6),
        hours in ((0u32..24, 0u32..60), (0u32..24, 0u32..60)),
        zone in prop_oneof![
            Just(Tz::America__Toronto), Just(Tz::America__St_Johns), Just(Tz::Europe__Paris),
            Just(Tz::Australia__Lord_Howe), Just(Tz::Pacific__Apia), Just(Tz::UTC),
        ],
        now in 1_577_836_800i64..1_900_000_000,
    ) {
        let reminders: Vec<Reminder> = rules.into_iter().zip(1u8..).map(|(rule, n)| Reminder {
            id: Id::from_bytes([n; 16]),
            ..reminder(rule)
        }).collect();
        let mut plain = Plain::new();
        let clock = |(hour, minute)| Time::new(hour, minute).expect("a time");
        let hours = QuietHours { from: clock(hours.0), to: clock(hours.1) };
        plain.quiet.hours = Some(hours);
        let now = DateTime::from_timestamp(now, 0).expect("in range");
        let next = plain.next(&reminders, now, zone, 64);
        prop_assert!(next.is_sorted());
        let distinct: BTreeSet<_> = next.iter().map(|one| (one.reminder, one.wall)).collect();
        prop_assert_eq!(distinct.len(), next.len());
        for one in &next {
            prop_assert!(one.at > now);
            let here = one.at.with_timezone(&zone).naive_local();
            prop_assert!(!hours.has(here.time()), "{here} is quiet");
        }
        // Asked for fewer, it gives the first of the same.
        prop_assert_eq!(plain.next(&reminders, now, zone, 5), next.iter().copied().take(5).collect::<Vec<_>>());
    }

    #[test]
    fn every_due_one_is_shown_or_passes_and_none_is_lost(
        rule in rules(),
        steps in proptest::collection::vec(1i64..200_000, 1..40),
    ) {
        // Somebody opens the app at odd times: what comes in between is what was said to come.
        let zone = Tz::America__St_Johns;
        let one = [reminder(rule)];
        let plain = Plain::new();
        let mut now = at("2024-02-20T00:00:00Z");
        for step in steps {
            let then = now + TimeDelta::seconds(step);
            let said: Vec<_> = plain.next(&one, now, zone, 500).into_iter().filter(|one| one.at <= then).collect();
            let passed = plain.with(then, zone, |world| passed(&one, world, now));
            prop_assert_eq!(said, passed);
            now = then;
        }
    }

    #[test]
    fn a_wall_clock_time_is_shown_by_clocks_or_lies_in_a_gap(minutes in 0i64..20_000_000, zone in 0usize..4) {
        let zone = [Tz::America__Toronto, Tz::America__St_Johns, Tz::Australia__Lord_Howe, Tz::Pacific__Apia][zone];
        let wall = date("2000-01-01").and_time(Default::default()) + TimeDelta::minutes(minutes);
        let shown = instant_of(wall, zone).with_timezone(&zone).naive_local();
        prop_assert!(shown >= wall && shown - wall <= TimeDelta::days(1));
        prop_assert!(shown == wall || zone.to_string().contains("Apia") || (shown - wall).num_minutes() <= 60);
    }

    #[test]
    fn an_answer_has_one_id_of_its_own(a in any::<[u8; 16]>(), days in 0u64..40_000, hour in 0u32..24, minute in 0u32..60) {
        let id = Id::from_bytes(a);
        let wall = (date("1970-01-01") + Days::new(days)).and_hms_opt(hour, minute, 0).expect("a time");
        prop_assert_ne!(act_id((id, wall)), id);
        prop_assert_ne!(act_id((id, wall)), act_id((id, wall + TimeDelta::minutes(1))));
        let act = Act { of: (id, wall), said: Said::Done };
        prop_assert_eq!(Act::from_fields(&act.fields()), Some(act));
        prop_assert_eq!((wall.year() >= 1970, wall.second()), (true, 0));
    }
}

#[test]
fn a_reminder_reads_back_from_its_fields() {
    let form = ReminderForm {
        id: None,
        about: About::Line {
            id: Id::from_bytes([3; 16]),
        },
        text: "Blue pill".to_owned(),
        title: "The plants".to_owned(),
        shows: Shows::Title,
        rule: rule(
            "2026-06-01",
            Every::Weeks {
                n: 2,
                on: vec![Weekday::Mon, Weekday::Fri],
            },
            &["08:00", "20:15"],
        ),
        zone: Some("Europe/Paris".to_owned()),
        if_not_done: true,
        sound: false,
        off: false,
    };
    let mut fields = form.fields(Some(at("2026-06-01T10:00:00Z")));
    fields.retain(|_, value| !value.is_null());
    assert_eq!(fields["rrule"], "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR");
    let read = Reminder::from_fields(Id::from_bytes([1; 16]), &fields).expect("a reminder");
    assert!(read.rule == form.rule && read.about == form.about && read.shows == form.shows);
    assert_eq!(
        (read.text.as_str(), read.title.as_str()),
        ("Blue pill", "The plants")
    );
    assert!(read.if_not_done && !read.sound && !read.off);
    assert_eq!(read.since, at("2026-06-01T10:00:00Z"));
}

#[test]
fn a_day_holds_what_comes_what_came_and_what_was_done() {
    let daily = reminder(rule(
        "2026-06-01",
        Every::Days { n: 1 },
        &["01:00", "09:00", "12:00", "20:00"],
    ));
    let zone = chrono_tz::America::Toronto;
    let now = at("2026-06-02T17:00:00Z");
    let of = |plain: &Plain, day: &str| -> Vec<(String, Option<Said>)> {
        let all = plain.with(now, zone, |world| {
            of_day(std::slice::from_ref(&daily), world, date(day))
        });
        let told = |(one, said): (Coming, _)| (one.wall.format("%d %H:%M").to_string(), said);
        all.into_iter().map(told).collect()
    };
    let mut plain = Plain::new();
    let none = |wall: &str| (wall.to_owned(), None);
    assert_eq!(
        of(&plain, "2026-06-02"),
        ["02 09:00", "02 12:00", "02 20:00", "03 01:00"].map(none),
        "a day goes on past midnight"
    );
    let one = |text: &str| (daily.id, wall(text));
    let until = at("2026-06-02T23:00:00Z");
    plain.acts.extend([
        (one("2026-06-02T09:00"), Said::Done),
        (one("2026-06-02T12:00"), Said::NotToday),
        (one("2026-06-01T20:00"), Said::Later { until }),
    ]);
    assert_eq!(
        of(&plain, "2026-06-02"),
        [
            ("02 09:00".to_owned(), Some(Said::Done)),
            ("01 20:00".to_owned(), Some(Said::Later { until })),
            none("02 20:00"),
            none("03 01:00"),
        ],
        "what was asked for later stands where it comes"
    );
    plain.quiet.days = vec![QuietDay::Weekday { day: Weekday::Tue }];
    assert_eq!(
        of(&plain, "2026-06-02"),
        [("02 09:00".to_owned(), Some(Said::Done)), none("03 01:00"),],
        "a quiet day holds no more than what was done"
    );
}

#[test]
fn an_answer_that_was_taken_back_is_none() {
    let of = (Id::from_bytes([7; 16]), wall("2026-06-02T09:00"));
    let said = Said::Done;
    let mut fields = Act { of, said }.fields();
    assert_eq!(Act::from_fields(&fields), Some(Act { of, said }));
    fields.extend(unsaid(of));
    fields.retain(|_, value| !value.is_null());
    assert_eq!(Act::from_fields(&fields), None);
}
