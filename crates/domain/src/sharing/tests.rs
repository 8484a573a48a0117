//! Nothing outside the choice is in the copy; fewer boxes give less of it; and a grant is never told to be
//! better than it is.

use super::*;
use crate::Id;
use crate::balance::{AreaSaid, BalanceCheck, LifeArea};
use crate::checkin::{
    Answer, Answered as Said, Better, Cadence, CheckIn, Item, ItemKind, Tag, TagGroup, Wording,
};
use crate::day::DayEnd;
use crate::goal::{By, Goal, Rating, Step};
use crate::merge::Fields;
use crate::plan::{Line, Part, Point, PointTo};
use crate::settings::Language;
use crate::strength::Strength;
use crate::visit::VisitPart;
use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn id(kind: u8, n: u8) -> Id {
    let mut bytes = [kind; 16];
    bytes[15] = n;
    Id::from_bytes(bytes)
}

fn day(n: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, 1).expect("a day") + Days::new(n)
}

fn at(n: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(1_780_000_000_000 + n).expect("a moment")
}

fn goal(n: u8) -> SharedGoal {
    let fields = Fields::from_iter([
        ("text".to_owned(), json!(format!("goal-{n}"))),
        ("why".to_owned(), json!(format!("why-{n}"))),
        (format!("p:strength:{}", id(1, n)), json!(true)),
        ("gas:0".to_owned(), json!(format!("level-{n}"))),
    ]);
    let goal = Goal::from_fields(id(2, n), &fields).expect("a goal");
    let step = Fields::from_iter([
        ("goal".to_owned(), json!(goal.id)),
        ("text".to_owned(), json!(format!("step-{n}"))),
    ]);
    let rating = |by: By| Rating {
        id: id(3, n),
        goal: id(2, n),
        by,
        level: 1_i8.try_into().expect("a level"),
        note: format!("rating-{n}"),
        day: day(0),
        at: 0,
    };
    SharedGoal {
        steps: vec![Step::from_fields(id(4, n), &step).expect("a step")],
        ratings: vec![rating(By::Client), rating(By::Worker)],
        people: vec![Point {
            to: PointTo::Support,
            id: id(9, n),
            name: format!("person-{n}"),
        }],
        goal,
    }
}

fn section(n: u8) -> SharedSection {
    let line = |place: u8, text: String, points: Vec<Point>| Line {
        id: id(6, n * 10 + place),
        section: id(5, n),
        text,
        points,
        photo: Some("photo".to_owned()),
        link: None,
        first: false,
        place: place.into(),
    };
    let point = |to, id, name: &str| Point {
        to,
        id,
        name: format!("{name}-{n}"),
    };
    SharedSection {
        id: id(5, n),
        part: if n.is_multiple_of(2) {
            Part::Well
        } else {
            Part::Hard
        },
        title: format!("section-{n}"),
        place: n.into(),
        lines: vec![
            line(0, format!("line-{n}"), Vec::new()),
            line(
                1,
                String::new(),
                vec![
                    point(PointTo::Support, id(9, n), "person"),
                    point(PointTo::Strength, id(1, n), "strength"),
                    point(PointTo::Item, id(7, n), "question"),
                ],
            ),
        ],
    }
}

fn item(n: u8) -> Item {
    Item {
        id: id(7, n),
        wording: Wording {
            id: "w".to_owned(),
            ask: format!("question-{n}"),
            kind: ItemKind::ShortText,
            better: Better::Neither,
        },
        cadence: Cadence::Daily,
        place: n.into(),
        hidden: false,
    }
}

fn checkin(n: u8) -> CheckIn {
    let answers = (0..3).map(|item_n| Said {
        item: id(7, item_n),
        wording: item(item_n).wording,
        value: Answer::Text(format!("answer-{item_n}-of-{n}")),
    });
    CheckIn {
        id: id(8, n),
        at: at(i64::from(n) * 86_400_000),
        zone: "America/Toronto".to_owned(),
        day: day(n.into()),
        time: "09:00".to_owned(),
        rest: false,
        answers: answers.collect(),
        tags: vec![id(10, 0)],
        strengths: vec![id(1, n)],
        note: format!("note-{n}"),
        origin: None,
    }
}

/// Three of each, every text with a name of its own.
fn records() -> Records {
    let three = |n: u8| 0..n;
    Records {
        strengths: three(3)
            .map(|n| Strength {
                id: id(1, n),
                text: format!("strength-{n}"),
                prompt: None,
                place: n.into(),
            })
            .collect(),
        goals: three(3).map(goal).collect(),
        sections: three(3).map(section).collect(),
        items: three(3).map(item).collect(),
        tags: vec![Tag {
            id: id(10, 0),
            group: TagGroup::Place,
            label: "tag-0".to_owned(),
            hidden: false,
        }],
        checkins: three(3).map(checkin).collect(),
        measures: three(3)
            .map(|n| SharedMeasure {
                id: id(11, n),
                pack: format!("pack{n}"),
                name: format!("measure-{n}"),
                version: 1,
                day: day(n.into()),
                total: Some(7),
                of: Some(27),
                band: Some(format!("band-{n}")),
                answers: vec![Some(91), None],
            })
            .collect(),
        balance: three(3)
            .map(|n| BalanceCheck {
                id: id(12, n),
                day: day(n.into()),
                areas: vec![AreaSaid {
                    area: LifeArea::Spiritual,
                    level: Some(3),
                    more: true,
                }],
            })
            .collect(),
        visit: Some(SharedVisit {
            parts: vec![VisitLines {
                part: VisitPart::Want,
                lines: vec!["visit-0".to_owned()],
            }],
            decision: "decision-0".to_owned(),
            of: vec![id(13, 0)],
        }),
    }
}

fn some(kind: u8) -> impl Strategy<Value = BTreeSet<Id>> {
    prop::collection::btree_set((0..3_u8).prop_map(move |n| id(kind, n)), 0..4)
}

prop_compose! {
    fn choice()(
        strengths in some(1), goals in some(2), sections in some(5), items in some(7),
        flags in any::<[bool; 5]>(),
        measures in prop::collection::btree_map(0..3_u8, any::<bool>(), 0..3),
        since in prop::option::of(0..4_u64),
    ) -> Choice {
        let [tags, notes, balance, visit, people] = flags;
        let measures = measures.into_iter().map(|(n, answers)| ChosenMeasure { pack: format!("pack{n}"), answers });
        Choice {
            strengths, goals, sections, items, tags, notes, balance, visit, people,
            measures: measures.collect(),
            since: since.map(day),
        }
    }
}

/// Every text that may be in a copy by a choice.
fn permitted(choice: &Choice) -> BTreeSet<String> {
    let mut texts = BTreeSet::new();
    let is_day = |n: u8| choice.is_since(day(n.into()));
    for n in 0..3_u8 {
        let of = |names: &[&str]| -> Vec<String> {
            names.iter().map(|name| format!("{name}-{n}")).collect()
        };
        if choice.strengths.contains(&id(1, n)) {
            texts.extend(of(&["strength"]));
        }
        if choice.goals.contains(&id(2, n)) {
            texts.extend(of(&["goal", "why", "level", "step"]));
            texts.extend(choice.people.then(|| format!("person-{n}")));
        }
        if choice.sections.contains(&id(5, n)) {
            texts.extend(of(&["section", "line"]));
            texts.extend(choice.people.then(|| format!("person-{n}")));
        }
        if choice.items.contains(&id(7, n)) {
            texts.extend(of(&["question"]));
            let days = (0..3).filter(|of| is_day(*of));
            texts.extend(days.map(|of| format!("answer-{n}-of-{of}")));
        }
        texts.extend((choice.notes && is_day(n)).then(|| format!("note-{n}")));
        if choice.measure(&format!("pack{n}")).is_some() && is_day(n) {
            texts.extend(of(&["measure", "band"]));
        }
    }
    texts.extend((choice.tags && (0..3).any(is_day)).then(|| "tag-0".to_owned()));
    if choice.visit {
        texts.extend(["visit-0".to_owned(), "decision-0".to_owned()]);
    }
    texts
}

/// Every text of the records that is in a copy.
fn found(projection: &Projection) -> BTreeSet<String> {
    fn walk(value: &Value, texts: &mut BTreeSet<String>) {
        match value {
            Value::String(text) => texts.extend(text.split(", ").map(str::to_owned)),
            Value::Array(all) => all.iter().for_each(|one| walk(one, texts)),
            Value::Object(all) => all.values().for_each(|one| walk(one, texts)),
            _ => {}
        }
    }
    let mut texts = BTreeSet::new();
    for item in &projection.items {
        walk(&serde_json::from_str(&item.json).expect("JSON"), &mut texts);
    }
    let is_canary = |text: &String| text.contains('-') && text.contains(char::is_alphabetic);
    texts.retain(is_canary);
    texts
}

fn keys(projection: &Projection) -> BTreeSet<&str> {
    let items = projection.items.iter();
    items.map(|item| item.key.as_str()).collect()
}

/// The records of which something is in a copy, as its text alone tells.
fn told(projection: &Projection) -> BTreeSet<Id> {
    let all: String = projection
        .items
        .iter()
        .map(|item| item.json.as_str())
        .collect();
    let texts = found(projection);
    let keys = keys(projection);
    let named = [1, 2, 4, 5, 7, 11].map(|kind| (0..3).map(move |n| id(kind, n)));
    let lines = (0..3).flat_map(|n| [id(6, n * 10), id(6, n * 10 + 1)]);
    let mut told: BTreeSet<Id> = named.into_iter().flatten().chain(lines).collect();
    told.retain(|id| all.contains(&format!("\"id\":\"{id}\"")));
    for n in 0..3_u8 {
        // Each check-in has a day of its own.
        let noted = keys.contains(format!("day:{}", day(n.into())).as_str());
        told.extend(noted.then(|| id(8, n)));
        told.extend(texts.contains(&format!("person-{n}")).then(|| id(9, n)));
    }
    told.extend(texts.contains("tag-0").then(|| id(10, 0)));
    told.extend(texts.contains("visit-0").then(|| id(13, 0)));
    told
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    /// A record is marked as seen exactly where the copy has something of it.
    #[test]
    fn what_is_marked_is_what_is_in_the_copy(choice in choice()) {
        let copy = project(&records(), &choice);
        prop_assert_eq!(copy.holds(), told(&copy));
        let noted: BTreeSet<String> = copy.days.iter().map(|day| format!("day:{day}")).collect();
        let days = keys(&copy).into_iter().filter(|key| key.starts_with("day:"));
        prop_assert_eq!(noted, days.map(str::to_owned).collect());
    }

    /// Every record has words of its own, and those alone are found that were ticked; all of those are.
    #[test]
    fn exactly_what_was_ticked_is_in_the_copy(choice in choice()) {
        let copy = project(&records(), &choice);
        prop_assert_eq!(found(&copy), permitted(&choice));
        let all = copy.items.iter().map(|item| item.json.as_str()).collect::<String>();
        let with_answers = |n: u8| {
            let chosen = choice.measure(&format!("pack{n}"));
            chosen.is_some_and(|chosen| chosen.answers) && choice.is_since(day(n.into()))
        };
        prop_assert_eq!(all.contains("91"), (0..3).any(with_answers));
        let balance = choice.balance && (0..3).any(|n| choice.is_since(day(n)));
        prop_assert_eq!(all.contains("spiritual"), balance);
        prop_assert!(!all.contains("photo") && !all.contains("rating-"));
        prop_assert_eq!(&project(&records(), &choice), &copy);
        prop_assert_eq!(keys(&copy).len(), copy.items.len());
        if choice.is_empty() {
            prop_assert!(copy.items.is_empty());
        }
    }

    /// What is ticked less gives no item and no text that was not there before.
    #[test]
    fn a_narrower_choice_is_a_smaller_copy(wide in choice(), narrow in choice()) {
        let within = narrow.is_within(&wide);
        prop_assert_eq!(wide.narrows(&narrow), !within);
        if within {
            let (less, more) = (project(&records(), &narrow), project(&records(), &wide));
            prop_assert!(found(&less).is_subset(&found(&more)));
            prop_assert!(keys(&less).is_subset(&keys(&more)));
        }
        let both = Choice {
            strengths: &narrow.strengths & &wide.strengths,
            goals: &narrow.goals & &wide.goals,
            sections: &narrow.sections & &wide.sections,
            items: &narrow.items & &wide.items,
            tags: narrow.tags && wide.tags,
            notes: narrow.notes && wide.notes,
            measures: Vec::new(),
            balance: narrow.balance && wide.balance,
            visit: narrow.visit && wide.visit,
            people: narrow.people && wide.people,
            since: narrow.since.max(wide.since),
        };
        prop_assert!(both.is_within(&wide) && both.is_within(&narrow));
        prop_assert!(found(&project(&records(), &both)).is_subset(&found(&project(&records(), &wide))));
    }

    /// It ends with the last day, and never after the wire's 93 days.
    #[test]
    fn no_period_is_longer_than_three_months(days in 0..400_u64, ahead in 0..200_u64, zone in 0..3_usize) {
        let zone = [chrono_tz::America::Toronto, chrono_tz::Pacific::Kiritimati, chrono_tz::UTC][zone];
        let now = at(0) + TimeDelta::days(days.cast_signed());
        let today = crate::day::logical_day(now, zone, DayEnd::default());
        let visit = Period::Visit { day: today + Days::new(ahead) };
        for period in [visit, Period::Month, Period::Quarter] {
            match period.end(now, today, zone, DayEnd::default()) {
                Ok(end) => {
                    prop_assert!(end > now && end <= now + TimeDelta::days(93));
                    let last = period.last(today).expect("there is an end");
                    prop_assert!(last >= today);
                }
                Err(NotAPeriod) => prop_assert!(period == visit && ahead > LONGEST_DAYS),
            }
        }
        let gone = Period::Visit { day: today - Days::new(1) };
        prop_assert_eq!(gone.last(today), Err(NotAPeriod));
    }
}

#[test]
fn what_is_too_much_is_the_newest_days_and_says_so() {
    let mut records = records();
    records.checkins = (0..6_000_u64)
        .map(|n| CheckIn {
            id: Id::from_random(u128::from(n).to_be_bytes()),
            day: day(0) - Days::new(n),
            at: at(0) - TimeDelta::days(n.cast_signed()),
            note: "é".repeat(2_000),
            ..checkin(0)
        })
        .collect();
    let choice = Choice {
        notes: true,
        ..Choice::default()
    };
    let copy = project(&records, &choice);
    let since = copy.since.expect("it says since when");
    let bytes: usize = copy.items.iter().map(|item| item.json.len()).sum();
    assert!(bytes <= MOST_BYTES && copy.items.len() <= MOST_ITEMS);
    assert!(bytes > MOST_BYTES / 2, "as much as there is room for");
    assert_eq!(keys(&copy).first(), Some(&format!("day:{since}").as_str()));
    let shown = records.checkins.iter().filter(|one| one.day >= since);
    let shown: BTreeSet<Id> = shown.map(|one| one.id).collect();
    assert_eq!(copy.holds(), shown, "what was left out is not marked");
}

#[test]
fn no_item_is_larger_than_can_be_sealed() {
    let mut records = records();
    records.checkins = (0..5_i64)
        .map(|n| CheckIn {
            id: id(8, n.unsigned_abs() as u8),
            at: at(n),
            note: "\"😀".repeat(25_000),
            ..checkin(0)
        })
        .collect();
    records.sections[0].lines = (0..200_u8)
        .map(|n| Line {
            id: id(6, n),
            text: "é".repeat(2_000),
            ..section(0).lines[0].clone()
        })
        .collect();
    let choice = Choice {
        sections: [id(5, 0)].into(),
        notes: true,
        ..Choice::default()
    };
    let copy = project(&records, &choice);
    let longest = copy.items.iter().map(|item| item.json.len()).max();
    assert!(longest < Some(62 * 1024), "{longest:?}");
    let days = copy
        .items
        .iter()
        .filter(|item| item.key.starts_with("day:"));
    assert_eq!(days.count(), 5, "each check-in is there");
    let all: String = copy.items.iter().map(|item| item.json.as_str()).collect();
    assert_eq!(
        all.matches("\"text\":\"é").count(),
        200,
        "every line is there"
    );
}

fn grant() -> Grant {
    let fields = Fields::from_iter([
        ("server".to_owned(), json!("https://care.example.org")),
        ("grant".to_owned(), json!("ab")),
        ("made".to_owned(), json!(at(0).timestamp_millis())),
        ("until".to_owned(), json!(at(1_000_000).timestamp_millis())),
        ("last".to_owned(), json!(day(30))),
        ("lang".to_owned(), json!("fr")),
    ]);
    Grant::from_fields(id(13, 0), &fields).expect("a grant")
}

#[test]
fn a_grant_reads_back_and_its_end_stands_above_all() {
    let mut grant = grant();
    grant.choice.notes = true;
    grant.typed = true;
    let mut fields = grant.fields();
    assert!(Grant::from_fields(grant.id, &fields) == Some(grant.clone()));
    assert!(grant.lang == Language::Fr && grant.is_shown(at(1)));
    fields.extend(Grant::paused_fields(Some(at(5))));
    let read = |fields: &Fields| {
        let mut fields = fields.clone();
        fields.retain(|_, value| !value.is_null());
        Grant::from_fields(id(13, 0), &fields).expect("a grant")
    };
    assert_eq!(read(&fields).wants(), Wants::Paused);
    fields.extend(Grant::ended_fields(at(6), What::Stopped));
    // Another device went on with it, and had not heard of the stop.
    fields.extend(Grant::paused_fields(None));
    assert_eq!(read(&fields).wants(), Wants::Ended);
    fields.extend(Grant::over_fields(Some("{}"), at(9)));
    let over = read(&fields);
    assert!(over.secret.is_empty() && over.receipt.as_deref() == Some("{}"));
}

proptest! {
    /// Whatever was done and heard: what is not confirmed is never told as if it were.
    #[test]
    fn nothing_is_told_better_than_it_is(
        paused in any::<bool>(), ended in any::<bool>(), tried in any::<bool>(),
        sent in prop::option::of(prop::sample::select(vec![Wants::Active, Wants::Paused, Wants::Ended])),
        late in any::<bool>(),
    ) {
        let mut grant = grant();
        grant.paused = paused.then(|| at(1));
        grant.ended = ended.then(|| at(2));
        grant.why = ended.then_some(What::Stopped);
        grant.tried = tried || sent.is_some();
        grant.sent = sent;
        let now = if late { grant.until } else { at(3) };
        let may_be_read = grant.tried && !late && !matches!(sent, Some(Wants::Paused | Wants::Ended));
        match stands(&grant, now) {
            Stand::Shared { .. } => prop_assert!(sent == Some(Wants::Active) && !paused && !ended && !late),
            Stand::Paused { .. } | Stand::Ended { confirmed: Some(_), .. } => prop_assert!(!may_be_read),
            Stand::Ended { confirmed: None, .. } => prop_assert!(late),
            Stand::Sending => prop_assert!(sent.is_none() && !ended && !paused),
            Stand::Pausing => prop_assert!(paused && !ended && sent != Some(Wants::Paused)),
            Stand::Stopping => prop_assert!(ended && sent != Some(Wants::Ended)),
            Stand::Resuming => prop_assert!(!paused && !ended && sent.is_some()),
            Stand::Asked { .. } => prop_assert!(false, "nothing was asked"),
        }
    }
}

#[test]
fn a_suggestion_is_read_or_refused() {
    let read = |text: &str| Suggestion::read(text.as_bytes());
    let step = format!(
        r#"{{"form":1,"kind":"step","goal":"{}","text":" Call "}}"#,
        id(2, 1)
    );
    let goal = id(2, 1);
    let text = "Call".to_owned();
    assert!(read(&step) == Ok(Suggestion::Step { goal, text }));
    assert!(matches!(
        read(r#"{"form":1,"kind":"note","text":"Well done"}"#),
        Ok(Suggestion::Note { .. })
    ));
    let meeting = r#"{"form":1,"kind":"meeting","text":"","day":"2026-12-03","time":"14:00"}"#;
    assert!(matches!(
        read(meeting),
        Ok(Suggestion::Meeting { day: Some(_), .. })
    ));
    for odd in [
        "",
        "[]",
        r#"{"kind":"note","text":" "}"#,
        r#"{"kind":"order","text":"Do"}"#,
        r#"{"kind":"rating","goal":"x","level":1}"#,
        r#"{"kind":"rating","goal":"00000000000000000000000000000000","level":7}"#,
    ] {
        assert_eq!(read(odd).err(), Some(NotASuggestion), "{odd}");
    }
    let long = json!({ "kind": "note", "text": "é".repeat(2_001) }).to_string();
    assert_eq!(read(&long).err(), Some(NotASuggestion));
    let kept = Kept {
        id: id(14, 0),
        grant: id(13, 0),
        from: "Sam".to_owned(),
        made: at(0),
        says: read(&step).expect("a step"),
        answer: None,
        became: None,
    };
    let mut fields = kept.fields(at(1));
    assert!(Kept::from_fields(kept.id, &fields) == Some(kept));
    fields.extend(Kept::answer_fields(Answered::Accepted, Some(id(4, 9))));
    let answered = Kept::from_fields(id(14, 0), &fields).expect("kept");
    assert_eq!(
        (answered.answer, answered.became),
        (Some(Answered::Accepted), Some(id(4, 9)))
    );
}
