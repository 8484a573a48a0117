//! Any check-ins: their sums are what a plain reckoning gives, and a rest day changes nothing.

use crate::Id;
use crate::checkin::{Answer, CheckInRecord, PartOfDay};
use crate::insight::compare::compare;
use crate::insight::diary::{Asked, Diary, Thing};
use crate::insight::month::{MonthRoll, first_of, month_of};
use crate::insight::series::{ChartPoint, ChartSpan, by_part, by_weekday, points, whole};
use crate::insight::shuffle::Shuffle;
use crate::insight::spell::{Spell, helped, spells};
use crate::sign::{Pattern, SignDay, Test};
use chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeDelta};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn id(n: u8) -> Id {
    Id::from_bytes([n; 16])
}

fn start() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 11, 20).expect("a day")
}

/// The questions: faces in two wordings, yes or no, sleep.
fn asked() -> Vec<Asked> {
    let one = |n: u8, wordings: &[&str], is_time| Asked {
        id: id(n),
        wordings: wordings.iter().map(|&wording| wording.to_owned()).collect(),
        is_time,
    };
    vec![
        one(1, &["a", "b"], false),
        one(2, &["a"], false),
        one(3, &["a"], true),
    ]
}

/// A check-in so many days after the start, at an hour, with some answers.
fn checkin(day: u64, hour: i64, answers: Vec<(u8, &str, Answer)>, tags: Vec<u8>) -> CheckInRecord {
    let day = start() + Days::new(day);
    CheckInRecord {
        at: day.and_time(NaiveTime::MIN).and_utc() + TimeDelta::hours(hour),
        zone: "UTC".to_owned(),
        day,
        rest: false,
        answers: answers
            .into_iter()
            .map(|(item, wording, answer)| (id(item), (wording.to_owned(), answer)))
            .collect(),
        tags: tags.into_iter().map(|tag| id(100 + tag)).collect(),
        strengths: Vec::new(),
        note: String::new(),
        origin: None,
    }
}

/// Any check-in, as plain values that a failing test can print.
#[derive(Clone, Debug)]
struct Any {
    day: u64,
    hour: i64,
    face: Option<(&'static str, u8)>,
    yes: Option<bool>,
    sleep: Option<u32>,
    tags: Vec<u8>,
    words: bool,
}

impl Any {
    fn made(&self) -> CheckInRecord {
        let mut answers = Vec::new();
        let face = self
            .face
            .map(|(wording, face)| (1, wording, Answer::Number(f64::from(face))));
        answers.extend(face);
        answers.extend(self.yes.map(|yes| (2, "a", Answer::YesNo(yes))));
        let sleep = self
            .sleep
            .map(|sleep| (3, "a", Answer::Number(f64::from(sleep))));
        answers.extend(sleep);
        if self.words {
            answers.push((4, "a", Answer::Text("by the river".to_owned())));
        }
        checkin(self.day, self.hour, answers, self.tags.clone())
    }
}

fn any() -> impl Strategy<Value = Any> {
    let wording = prop_oneof![Just("a"), Just("b"), Just("of another kind")];
    let face = proptest::option::of((wording, 1..=5u8));
    let yes = proptest::option::of(proptest::bool::ANY);
    let sleep = proptest::option::of(0..1440u32);
    let tags = proptest::collection::vec(0..3u8, 0..4);
    let all = (
        0..70u64,
        3..27i64,
        face,
        yes,
        sleep,
        tags,
        proptest::bool::ANY,
    );
    all.prop_map(|(day, hour, face, yes, sleep, tags, words)| Any {
        day,
        hour,
        face,
        yes,
        sleep,
        tags,
        words,
    })
}

/// As the store keeps them: in the order of their days, month by month, through JSON and back.
fn roll(checkins: &[CheckInRecord]) -> Vec<(i32, MonthRoll)> {
    let mut months: BTreeMap<i32, Vec<&CheckInRecord>> = BTreeMap::new();
    for checkin in checkins {
        months
            .entry(month_of(checkin.day))
            .or_default()
            .push(checkin);
    }
    let kept = |(month, checkins): (i32, Vec<&CheckInRecord>)| {
        let roll = MonthRoll::of(checkins);
        let json = serde_json::to_string(&roll).expect("JSON");
        assert!(!json.contains("river"), "no words are kept twice");
        let read: MonthRoll = serde_json::from_str(&json).expect("and back");
        assert!(read == roll);
        (month, read)
    };
    months.into_iter().map(kept).collect()
}

fn end() -> NaiveDate {
    start() + Days::new(69)
}

fn diary(checkins: &[CheckInRecord]) -> Diary {
    Diary::of(&roll(checkins), &asked(), start(), end())
}

/// What every screen shows of some check-ins.
fn everything(checkins: &[CheckInRecord]) -> String {
    let diary = diary(checkins);
    let mut all = Vec::new();
    for item in 0..3 {
        for span in [ChartSpan::Week, ChartSpan::Month, ChartSpan::Year] {
            all.push(serde_json::to_value(points(&diary, item, span, end())));
        }
        all.push(serde_json::to_value(whole(&diary, item)));
        all.push(serde_json::to_value(by_weekday(&diary, item)));
        all.push(serde_json::to_value(by_part(&diary, item)));
    }
    let (sheet, things) = diary.sheet(&asked(), &BTreeMap::new());
    let all: Vec<_> = all.into_iter().map(|one| one.expect("JSON")).collect();
    let compared = compare(&sheet, 1);
    let compared = compared.iter().map(|pair| {
        let sides = [pair.with, pair.without].map(|side| (side.days, side.mean.to_bits()));
        (
            pair.item,
            pair.factor,
            sides,
            pair.low.to_bits(),
            pair.clear,
        )
    });
    let things = serde_json::to_string(&things).expect("JSON");
    format!("{all:?} {:?} {things}", compared.collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn each_point_is_what_a_plain_reckoning_gives(all in proptest::collection::vec(any(), 0..60)) {
        let checkins: Vec<CheckInRecord> = all.iter().map(Any::made).collect();
        let diary = diary(&checkins);
        let faces = |from: NaiveDate, to: NaiveDate| {
            let mut days: BTreeMap<NaiveDate, Vec<f64>> = BTreeMap::new();
            for checkin in &checkins {
                if let Some((wording, Answer::Number(face))) = checkin.answers.get(&id(1))
                    && wording.len() == 1 && (from..=to).contains(&checkin.day) {
                    days.entry(checkin.day).or_default().push(*face);
                }
            }
            days
        };
        for (span, count) in [(ChartSpan::Week, 7), (ChartSpan::Month, 30), (ChartSpan::Year, 52)] {
            let points: Vec<ChartPoint> = points(&diary, 0, span, end());
            prop_assert_eq!(points.len(), count);
            prop_assert_eq!(points[count - 1].to, end());
            for point in points {
                let days = faces(point.from, point.to);
                let means: Vec<f64> = days.values().map(|all| all.iter().sum::<f64>() / all.len() as f64).collect();
                prop_assert_eq!(point.told.is_none(), means.is_empty(), "a gap is a gap");
                let Some(told) = point.told else { continue };
                let all: Vec<f64> = days.values().flatten().copied().collect();
                prop_assert_eq!(told.days as usize, means.len());
                prop_assert!((told.mean - means.iter().sum::<f64>() / means.len() as f64).abs() < 1e-9);
                prop_assert_eq!(told.low, all.iter().copied().fold(f64::INFINITY, f64::min));
                prop_assert_eq!(told.high, all.iter().copied().fold(f64::NEG_INFINITY, f64::max));
            }
        }
        for kind in by_weekday(&diary, 0) {
            let days = faces(start(), end());
            let days = days.keys().filter(|day| day.weekday().number_from_monday() == u32::from(kind.number));
            prop_assert_eq!(kind.days as usize, days.count());
            prop_assert_eq!(kind.usual.is_some(), kind.days >= 5);
        }
        for kind in by_part(&diary, 0) {
            let of = |checkin: &&CheckInRecord| {
                let told = checkin.answers.get(&id(1)).is_some_and(|(wording, _)| wording.len() == 1);
                told && PartOfDay::of(checkin.at.time()) as u8 == kind.number
            };
            let days: BTreeSet<NaiveDate> = checkins.iter().filter(of).map(|checkin| checkin.day).collect();
            prop_assert_eq!(kind.days as usize, days.len());
        }
    }

    #[test]
    fn rest_days_and_skipped_questions_change_no_figure(
        all in proptest::collection::vec(any(), 0..120),
        rests in proptest::collection::vec((0..70u64, 3..27i64, proptest::bool::ANY), 1..20),
    ) {
        let checkins: Vec<CheckInRecord> = all.iter().map(Any::made).collect();
        let before = everything(&checkins);
        let mut more = checkins;
        for (day, hour, rest) in rests {
            more.push(CheckInRecord { rest, ..checkin(day, hour, vec![], vec![]) });
        }
        prop_assert_eq!(before, everything(&more));
    }

    #[test]
    fn months_and_their_numbers_go_both_ways(days in 0..3_000_000u64) {
        let day = NaiveDate::from_ymd_opt(1, 1, 1).expect("a day") + Days::new(days % 1_000_000);
        prop_assert_eq!(first_of(month_of(day)), day.with_day(1));
    }
}

#[test]
fn days_are_compared_by_what_the_client_ticks() {
    // The tag is first there on the tenth day; sleep is short on some days.
    let mut chance = Shuffle::new(1);
    let days = (0..60u64).map(|day| {
        let short = chance.below(2) == 0;
        let face = Answer::Number(if short { 2.0 } else { 4.0 });
        let sleep = Answer::Number(if short { 360.0 } else { 480.0 });
        let tags = if day >= 10 && day % 3 == 0 {
            vec![1]
        } else {
            vec![]
        };
        checkin(day, 9, vec![(1, "a", face), (3, "a", sleep)], tags)
    });
    let diary = diary(&days.collect::<Vec<_>>());
    let done = BTreeMap::from([(
        id(50),
        (20..30).map(|day| start() + Days::new(day)).collect(),
    )]);
    let (sheet, things) = diary.sheet(&asked(), &done);
    let at = |wanted: &Thing| {
        things
            .iter()
            .position(|thing| thing == wanted)
            .expect("there")
    };
    let compared = compare(&sheet, 1);
    let pair = |item: usize, thing: &Thing| {
        let factor = at(thing);
        compared
            .iter()
            .find(|pair| (pair.item, pair.factor) == (item, factor))
    };
    let tag = pair(0, &Thing::Tag { id: id(101) }).expect("compared");
    assert_eq!(
        (tag.with.days, tag.without.days),
        (16, 32),
        "from the first day with it"
    );
    let long = Thing::AtLeast {
        id: id(3),
        minutes: 480.0,
    };
    let sleep = pair(0, &long).expect("compared");
    assert!(sleep.clear && (sleep.with.mean, sleep.without.mean) == (4.0, 2.0));
    assert!(pair(2, &long).is_none(), "sleep says nothing beside itself");
    let reminder = pair(0, &Thing::Done { id: id(50) }).expect("compared");
    assert_eq!((reminder.with.days, reminder.without.days), (10, 30));
    assert!(things.contains(&Thing::Weekday { number: 7 }));
    assert!(
        !compared.iter().any(|pair| pair.item == 1),
        "what was never answered is not there"
    );
}

#[test]
fn a_sign_that_came_says_what_was_ticked_then() {
    let low = |face: f64, tags: &[u8]| SignDay {
        rest: false,
        answers: BTreeMap::from([(id(1), vec![Answer::Number(face)])]),
        tags: tags.iter().map(|tag| id(100 + tag)).collect(),
    };
    let day = |n: u64| start() + Days::new(n);
    let mut days: BTreeMap<NaiveDate, SignDay> = [
        (0, low(1.0, &[])),
        (1, low(2.0, &[1])), // a spell
        (4, low(4.0, &[2])), // three days after it
        (5, low(5.0, &[1])),
        (10, low(1.0, &[])), // one day alone
        (12, low(1.0, &[])),
        (13, low(1.0, &[2, 3])),
        (14, low(1.0, &[2])), // another
    ]
    .into_iter()
    .map(|(n, said)| (day(n), said))
    .collect();
    let pattern = Pattern {
        test: Test::Below {
            item: id(1),
            than: 3.0,
        },
        days: 2,
    };
    let came = spells(&pattern, &days);
    let spell = |first, last| Spell {
        first: day(first),
        last: day(last),
    };
    assert!(came == [spell(0, 1), spell(12, 14)]);
    let helps = BTreeSet::from([id(101), id(102)]);
    assert_eq!(helped(&came, &days, &helps), [(id(102), 2), (id(101), 1)]);
    // A rest day between ends a spell and makes none.
    days.insert(
        day(13),
        SignDay {
            rest: true,
            ..low(1.0, &[])
        },
    );
    assert!(spells(&pattern, &days) == [spell(0, 1)]);
}
