//! The comparison beside a plain reckoning of the same thing, and at its edges.

use super::people::{PERSON, Person};
use crate::insight::compare::{Among, Compared, Factor, LEAST, Sheet, compare};
use crate::insight::ranks::{likeness, ranks, variety, worth};
use crate::insight::shuffle::Shuffle;

fn sheet(values: &[f64], with: &[usize]) -> Sheet {
    Sheet {
        items: vec![values.iter().copied().map(Some).collect()],
        factors: vec![Factor {
            with: with.to_vec(),
            among: Among::From(0),
            made_of: None,
        }],
    }
}

fn only(compared: Vec<Compared>) -> Compared {
    assert_eq!(compared.len(), 1);
    compared.into_iter().next().expect("there is one")
}

#[test]
fn both_sides_are_counted_as_a_child_would() {
    let values = [1.0, 2.0, 3.0, 4.0, 5.0, 1.0, 2.0, 3.0, 4.0, 5.0, 5.0];
    let found = only(compare(&sheet(&values, &[0, 1, 2, 3, 4, 10]), 1));
    assert_eq!((found.with.days, found.without.days), (6, 5));
    assert!(
        (found.with.mean - 20.0 / 6.0).abs() < 1e-12 && (found.without.mean - 3.0).abs() < 1e-12
    );
    assert!(found.low < 0.0 && found.high > 0.0 && !found.clear);
}

#[test]
fn fewer_than_five_days_on_a_side_say_nothing() {
    let values: Vec<f64> = (0..40).map(|day| f64::from(day % 4 + day / 30)).collect();
    for with in 0..=40 {
        let some: Vec<usize> = (0..with).collect();
        let found = compare(&sheet(&values, &some), 1);
        assert_eq!(
            found.is_empty(),
            with < LEAST || 40 - with < LEAST,
            "{with} of 40"
        );
    }
    assert!(compare(&Sheet::default(), 1).is_empty());
    assert!(
        compare(&sheet(&[3.0; 40], &[1, 3, 5, 7, 9]), 1).is_empty(),
        "nothing differs"
    );
}

/// One "no" in a hundred is no ground for anything about five days.
#[test]
fn a_rare_answer_needs_more_days() {
    let mut values = vec![1.0; 100];
    values[..5].fill(0.0);
    assert!(compare(&sheet(&values, &[0, 1, 2, 3, 4]), 1).is_empty());
}

#[test]
fn what_could_not_be_plainer_is_seen_and_the_same_every_time() {
    let mut chance = Shuffle::new(2);
    let some: Vec<usize> = (0..60).filter(|_| chance.below(3) == 0).collect();
    let lifted = |day: usize| (1 + day % 3 + 2 * usize::from(some.contains(&day))) as f64;
    let values: Vec<f64> = (0..60).map(lifted).collect();
    let found = only(compare(&sheet(&values, &some), 1));
    assert!(found.clear && found.low > 0.0 && found.low <= 2.0 && found.high >= 2.0);
    let person = Person {
        lift: 1.0,
        ..PERSON
    };
    assert!(compare(&person.sheet(5), 9) == compare(&person.sheet(5), 9));
}

/// The order of the questions and of what they are compared by changes nothing that is counted, and
/// more of them than there are lanes are all compared.
#[test]
fn every_question_is_compared_however_many_there_are() {
    let person = Person {
        items: 35,
        ..PERSON
    };
    let sheet = person.sheet(3);
    let compared = compare(&sheet, 1);
    for pair in &compared {
        let (values, factor) = (&sheet.items[pair.item], &sheet.factors[pair.factor]);
        let Among::From(first) = factor.among else {
            unreachable!("made so")
        };
        let mean = |wanted: bool| {
            let rows = (first..values.len()).filter(|row| factor.with.contains(row) == wanted);
            let told: Vec<f64> = rows.filter_map(|row| values[row]).collect();
            (told.len(), told.iter().sum::<f64>() / told.len() as f64)
        };
        for (side, (days, mean)) in [(pair.with, mean(true)), (pair.without, mean(false))] {
            assert!(side.days == days && (side.mean - mean).abs() < 1e-9);
        }
    }
    let asked: std::collections::BTreeSet<usize> = compared.iter().map(|pair| pair.item).collect();
    assert!(asked.len() > 30);
}

#[test]
fn equal_answers_share_a_rank() {
    let values = [Some(2.0), None, Some(1.0), Some(2.0), Some(7.0)];
    let found = ranks(&values).expect("they differ");
    assert!(found[1].is_none() && found[0] == found[3] && found[0] == Some(0.0));
    assert!(found[2] < found[0] && found[0] < found[4]);
    let squares: f64 = found.iter().flatten().map(|rank| rank * rank).sum();
    assert!((squares / 4.0 - 1.0).abs() < 1e-12);
    assert!(ranks(&[Some(1.0), None, Some(1.0)]).is_none());
    assert!((variety(&values) - 0.5).abs() < 1e-12);
}

#[test]
fn days_in_runs_are_worth_less_and_no_day_is_worth_more() {
    let mut chance = Shuffle::new(4);
    let loose: Vec<f64> = (0..400).map(|_| chance.below(3) as f64 - 1.0).collect();
    let runs: Vec<f64> = (0..400).map(|day| f64::from(day / 20 % 2) - 0.5).collect();
    let (loose, runs) = (likeness(&loose), likeness(&runs));
    assert!(worth(&runs, &runs, 400) < 0.3);
    assert!(worth(&loose, &runs, 400) > 0.7);
    let against: Vec<f64> = runs.iter().map(|one| -one.abs()).collect();
    let with: Vec<f64> = runs.iter().map(|one| one.abs()).collect();
    assert!((worth(&with, &against, 400) - 1.0).abs() < 1e-12);
}
