//! The engine, on the real packs: against what was published, for every answer there can be.

use super::*;
use crate::merge::Fields;
use crate::settings::Language;
use chrono::{DateTime, NaiveDate};
use proptest::prelude::*;
use serde_json::{Value, json};

const PHQ9: &str = include_str!("../../../../data/measures/phq9-1.json");
const GAD7: &str = include_str!("../../../../data/measures/gad7-1.json");
const QPR15: &str = include_str!("../../../../data/measures/qpr15-1.json");
const WHO5: &str = include_str!("../../../../data/measures/who5-1.json");

fn pack(text: &str) -> Pack {
    serde_json::from_str(text).expect("a pack")
}

/// The bands as they were published, written down once more and apart from the packs.
fn published(pack: &str, total: u32) -> Option<&'static str> {
    Some(match (pack, total) {
        // Kroenke, Spitzer and Williams 2001.
        ("phq9", 0..=4) => "minimal",
        ("phq9", 5..=9) => "mild",
        ("phq9", 10..=14) => "moderate",
        ("phq9", 15..=19) => "moderately_severe",
        ("phq9", 20..=27) => "severe",
        // Spitzer, Kroenke, Williams and Löwe 2006.
        ("gad7", 0..=4) => "minimal",
        ("gad7", 5..=9) => "mild",
        ("gad7", 10..=14) => "moderate",
        ("gad7", 15..=21) => "severe",
        // A closer look at 50 or less: a raw sum of 12 or less.
        ("who5", 0..=50) => "low",
        ("who5", 51..=100) => "high",
        _ => return None,
    })
}

/// Answers as a list: what was answered to each question in turn; none where it was left open.
fn answers(pack: &Pack, given: &[Option<u8>]) -> Answers {
    let items = pack.items.iter().zip(given);
    items
        .filter_map(|(item, value)| Some((item.id.clone(), (*value)?)))
        .collect()
}

/// Counts answers again, in another way: with fractions, and the published bands.
fn expected(pack: &Pack, given: &[Option<u8>]) -> Option<(u32, bool, Option<&'static str>)> {
    let values: Vec<f64> = given
        .iter()
        .flatten()
        .map(|value| f64::from(*value))
        .collect();
    let (all, open) = (given.len() as f64, given.len() - values.len());
    let most_open = match pack.id.as_str() {
        "phq9" | "gad7" => 2,
        _ => 0,
    };
    if open > most_open {
        return None;
    }
    let times = if pack.id == "who5" { 4 } else { 1 };
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    // Floats hold every such sum exactly enough for halves: they are eighths and ninths at most.
    let total = ((mean * all * 1e9).round() / 1e9 + 1e-12).round() as u32 * times;
    Some((total, open > 0, published(&pack.id, total)))
}

fn agree(pack: &Pack, given: &[Option<u8>]) {
    let counted = pack.outcome(&answers(pack, given)).map(|outcome| {
        (
            outcome.total,
            outcome.filled,
            outcome.band.map(|band| band.id.as_str()),
        )
    });
    assert_eq!(counted, expected(pack, given), "{} {given:?}", pack.id);
}

/// Goes through every combination of `choices` on `places`.
fn every(places: usize, choices: &[Option<u8>], mut look: impl FnMut(&[Option<u8>])) {
    let mut at = vec![0; places];
    let mut given = vec![choices[0]; places];
    loop {
        look(&given);
        let Some(place) = at.iter().rposition(|n| n + 1 < choices.len()) else {
            return;
        };
        at[place] += 1;
        at[place + 1..].fill(0);
        for (value, n) in given.iter_mut().zip(&at) {
            *value = choices[*n];
        }
    }
}

fn some(values: std::ops::RangeInclusive<u8>) -> Vec<Option<u8>> {
    values.map(Some).collect()
}

#[test]
fn every_way_to_answer_the_gad7_counts_as_published_open_questions_too() {
    let pack = pack(GAD7);
    let mut ways = 0;
    let choices: Vec<Option<u8>> = std::iter::once(None).chain(some(0..=3)).collect();
    every(7, &choices, |given| {
        ways += 1;
        agree(&pack, given);
    });
    assert_eq!(ways, 5_usize.pow(7));
}

#[test]
fn every_way_to_answer_the_who5_counts_as_published_open_questions_too() {
    let pack = pack(WHO5);
    let mut ways = 0;
    let choices: Vec<Option<u8>> = std::iter::once(None).chain(some(0..=5)).collect();
    every(5, &choices, |given| {
        ways += 1;
        agree(&pack, given);
    });
    assert_eq!(ways, 7_usize.pow(5));
}

#[test]
fn every_way_to_answer_the_whole_phq9_counts_as_published() {
    let pack = pack(PHQ9);
    let mut totals = [0_u32; 28];
    every(9, &some(0..=3), |given| {
        let sum: u32 = given.iter().flatten().map(|value| u32::from(*value)).sum();
        totals[sum as usize] += 1;
        if totals[sum as usize] % 64 == 1 {
            agree(&pack, given);
        }
        let total = pack.outcome(&answers(&pack, given)).expect("whole").total;
        assert_eq!(total, sum);
    });
    assert_eq!(totals.iter().sum::<u32>(), 4_u32.pow(9));
    assert!(totals.iter().all(|ways| *ways > 0), "every total was seen");
}

#[test]
fn each_band_begins_and_ends_where_it_was_published() {
    for (text, highest) in [(PHQ9, 27), (GAD7, 21), (WHO5, 100)] {
        let pack = pack(text);
        assert_eq!(pack.highest(), highest);
        for total in 0..=highest {
            let band = pack
                .bands
                .iter()
                .find(|band| (band.from..=band.to).contains(&total))
                .expect("no total is without a band");
            assert_eq!(
                Some(band.id.as_str()),
                published(&pack.id, total),
                "{total}"
            );
        }
    }
    let qpr = pack(QPR15);
    assert_eq!((qpr.highest(), qpr.bands.len()), (60, 0));
}

proptest! {
    #[test]
    fn the_phq9_with_open_questions_counts_by_its_rule(
        given in prop::collection::vec(prop::option::weighted(0.8, 0..=3_u8), 9)
    ) {
        agree(&pack(PHQ9), &given);
    }

    #[test]
    fn the_qpr15_is_a_plain_sum_where_all_is_answered(
        given in prop::collection::vec(prop::option::weighted(0.97, 0..=4_u8), 15)
    ) {
        agree(&pack(QPR15), &given);
    }

    /// A higher answer never lowers the number, and a question that is answered by the mean of the
    /// others changes nothing but the rounding.
    #[test]
    fn a_higher_answer_is_never_a_lower_number(
        given in prop::collection::vec(0..=2_u8, 9), at in 0..9_usize
    ) {
        let pack = pack(PHQ9);
        let whole: Vec<Option<u8>> = given.iter().copied().map(Some).collect();
        let mut higher = whole.clone();
        higher[at] = Some(given[at] + 1);
        let total = |given: &[Option<u8>]| pack.outcome(&answers(&pack, given)).map(|it| it.total);
        prop_assert!(total(&higher) > total(&whole));
    }

    #[test]
    fn an_answered_measure_comes_back_from_its_fields(
        given in prop::collection::vec(prop::option::of(0..=3_u8), 9), at in 0..4_000_000_000_000_i64
    ) {
        let answered = Answered {
            pack: "phq9".to_owned(),
            version: 1,
            language: Language::Fr,
            day: NaiveDate::from_ymd_opt(2026, 11, 25).expect("a day"),
            at: DateTime::from_timestamp_millis(at).expect("in range"),
            answers: answers(&pack(PHQ9), &given),
        };
        let mut fields = answered.fields();
        prop_assert!(Answered::from_fields(&fields).as_ref() == Some(&answered));
        fields.insert("later".to_owned(), json!("what a newer app says"));
        prop_assert!(Answered::from_fields(&fields).as_ref() == Some(&answered));
        fields.insert("gone".to_owned(), json!(1));
        prop_assert!(Answered::from_fields(&fields).is_none());
    }
}

#[test]
fn one_or_two_open_questions_are_filled_by_the_mean_of_the_others_halves_up() {
    let pack = pack(PHQ9);
    let total = |given: [Option<u8>; 9]| pack.outcome(&answers(&pack, &given)).map(|it| it.total);
    let (o, x) = (None, Some(1));
    // 4 × 9 / 8 = 4.5, and 7 × 9 / 7 = 9.
    let half = [o, x, x, x, x, Some(0), Some(0), Some(0), Some(0)];
    assert_eq!(total(half), Some(5));
    assert_eq!(total([o, o, x, x, x, x, x, x, x]), Some(9));
    assert_eq!(
        total([o, o, o, x, x, x, x, x, x]),
        None,
        "three are too many"
    );
    assert_eq!(total([o; 9]), None);
}

#[test]
fn only_clear_leave_to_use_it_in_an_app_is_leave() {
    for text in [PHQ9, GAD7, QPR15] {
        assert_eq!(pack(text).check(), Ok(()));
    }
    assert_eq!(pack(WHO5).check(), Err(Refused::NoLeave));
    let mut phq = pack(PHQ9);
    for unclear in [ElectronicUse::Unclear, ElectronicUse::Refused] {
        phq.licence.electronic_use = unclear;
        assert_eq!(phq.check(), Err(Refused::NoLeave));
    }
    let mut said: Value = serde_json::from_str(PHQ9).expect("JSON");
    for other in [json!("yes"), json!(true), Value::Null] {
        said["licence"]["electronic_use"] = other;
        assert!(serde_json::from_value::<Pack>(said.clone()).is_err());
    }
    let licence = said["licence"].as_object_mut().expect("a licence");
    licence.remove("electronic_use");
    assert!(
        serde_json::from_value::<Pack>(said).is_err(),
        "what is not said is not leave"
    );
}

#[test]
fn a_pack_that_is_not_whole_is_refused() {
    let not_whole = |spoil: &dyn Fn(&mut Pack)| {
        let mut pack = pack(PHQ9);
        spoil(&mut pack);
        assert_eq!(pack.check(), Err(Refused::NotWhole));
    };
    not_whole(&|pack| pack.items.truncate(8));
    not_whole(&|pack| pack.options.truncate(3));
    not_whole(&|pack| pack.texts.clear());
    not_whole(&|pack| pack.bands[1].from = 6);
    not_whole(&|pack| pack.bands[0].to = 5);
    not_whole(&|pack| pack.bands[4].to = 26);
    not_whole(&|pack| pack.bands[0].id = "none".to_owned());
    not_whole(&|pack| pack.scoring.most_open = 9);
}

#[test]
fn the_ninth_question_above_nothing_opens_support_and_no_other_does() {
    let phq = pack(PHQ9);
    for item in &phq.items {
        for value in 0..=3 {
            let opens = item.id == "9" && value > 0;
            assert_eq!(
                phq.opens_support(&item.id, value),
                opens,
                "{} {value}",
                item.id
            );
        }
    }
    for text in [GAD7, QPR15, WHO5] {
        let pack = pack(text);
        assert!(
            pack.items
                .iter()
                .all(|item| !pack.opens_support(&item.id, 5))
        );
    }
}

#[test]
fn an_answer_that_the_pack_does_not_know_is_refused() {
    let gad = pack(GAD7);
    let one = |item: &str, value: u8| Answers::from([(item.to_owned(), value)]);
    assert_eq!(gad.know(&Answers::new()), Ok(()));
    assert_eq!(gad.know(&one("7", 3)), Ok(()));
    assert_eq!(gad.know(&one("8", 0)), Err(Unknown));
    assert_eq!(gad.know(&one("1", 4)), Err(Unknown));
}

#[test]
fn it_is_asked_in_the_clients_language_where_that_is_known() {
    let asked = |text, wanted| pack(text).language(wanted);
    assert_eq!(asked(PHQ9, Language::Fr), Some(Language::Fr));
    assert_eq!(asked(QPR15, Language::Fr), Some(Language::En));
    assert_eq!(asked(QPR15, Language::En), Some(Language::En));
}

#[test]
fn a_pack_has_a_name_of_its_own_as_a_record() {
    let names = [PHQ9, GAD7, QPR15, WHO5].map(|text| pack(text).key());
    assert_eq!(names[0], pack_id("phq9"));
    assert_eq!(names[0].to_string(), "70687139000000000000000000000000");
    let mut different = names.to_vec();
    different.sort();
    different.dedup();
    assert_eq!(different.len(), 4);
}

#[test]
fn how_often_is_read_back_from_the_reminders_rule() {
    let today = NaiveDate::from_ymd_opt(2027, 1, 31).expect("a day");
    for often in [Often::TwoWeeks, Often::Month, Often::ThreeMonths] {
        let rule = often.rule(today).expect("a rule");
        assert!(rule.is_valid() && rule.start > today);
        assert_eq!(Often::of(&rule), often);
        let read =
            crate::reminder::Rule::read(rule.start, rule.rrule().as_deref(), rule.times.clone());
        assert_eq!(
            read.map(|rule| Often::of(&rule)),
            Ok(often),
            "as it is kept"
        );
    }
    let month = Often::Month.rule(today).expect("a rule");
    let dates: Vec<String> = month
        .dates(today)
        .take(3)
        .map(|day| day.to_string())
        .collect();
    assert_eq!(dates, ["2027-02-28", "2027-03-31", "2027-04-30"]);
    assert_eq!(Often::Never.rule(today), None);
    let mut other = month;
    other.every = crate::reminder::Every::Days { n: 3 };
    assert_eq!(Often::of(&other), Often::Other);
}

#[test]
fn what_was_answered_is_not_in_a_debug() {
    let fields = Fields::from_iter([
        ("pack".to_owned(), json!("phq9")),
        ("version".to_owned(), json!(1)),
        ("lang".to_owned(), json!("en")),
        ("day".to_owned(), json!("2026-11-25")),
        ("at".to_owned(), json!(1)),
        ("a:9".to_owned(), json!(3)),
    ]);
    let answered = Answered::from_fields(&fields).expect("an answered measure");
    assert_eq!(answered.answers["9"], 3);
    assert_eq!(format!("{answered:?}"), "Answered");
}
