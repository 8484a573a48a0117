//! How often people see a claim: where there is nothing, and where there is something.

use super::people::{PERSON, Person};
use crate::insight::compare::{Compared, compare};

/// Of `people`, how many see something that stands out, by `what`.
fn see(people: u64, person: Person, what: impl Fn(&Compared) -> bool) -> u64 {
    let sees = |seed: &u64| {
        let compared = compare(&person.sheet(*seed * 7919 + 1), 1);
        compared.iter().any(|pair| pair.clear && what(pair))
    };
    (1..=people).filter(sees).count() as u64
}

/// Those whose first tag stands out for the first question, with the right sign.
fn see_the_lift(people: u64, person: Person) -> u64 {
    see(people, person, |pair| {
        (pair.item, pair.factor) == (0, 0) && pair.low > 0.0
    })
}

#[test]
fn of_a_thousand_whose_days_say_nothing_at_most_one_in_twenty_sees_a_claim() {
    let saw = see(1_000, PERSON, |_| true);
    assert!(saw <= 50, "{saw} of 1,000");
    assert!(saw > 0, "nobody ever would: then the rule is deaf");
}

#[test]
fn nor_where_days_come_in_runs_or_are_few_or_many() {
    for (days, runs) in [
        (30, 0.0),
        (30, 0.7),
        (120, 0.4),
        (120, 0.7),
        (365, 0.4),
        (365, 0.7),
    ] {
        let saw = see(
            200,
            Person {
                days,
                runs,
                ..PERSON
            },
            |_| true,
        );
        // 5 in 100, and three times the spread of a count of 200.
        assert!(
            saw <= 19,
            "{saw} of 200 with {days} days, {runs} of the day before"
        );
    }
}

/// The rates that the documentation states. With 12 questions and 30 tags, one of them on 3 days of
/// ten, five of six questions answered.
#[test]
fn what_is_there_is_seen_as_often_as_stated() {
    for (days, lift, stated) in [
        (90, 1.5, 80),
        (180, 1.0, 75),
        (180, 1.5, 99),
        (365, 0.75, 85),
        (365, 1.0, 98),
    ] {
        let saw = see_the_lift(
            100,
            Person {
                days,
                lift,
                ..PERSON
            },
        );
        assert!(
            saw >= stated,
            "{saw} of 100 with {days} days and a lift of {lift}"
        );
    }
    // A drop is seen as well as a lift is.
    let drop = Person {
        days: 365,
        lift: -1.0,
        ..PERSON
    };
    let saw = see(100, drop, |pair| {
        (pair.item, pair.factor) == (0, 0) && pair.high < 0.0
    });
    assert!(saw >= 95, "{saw} of 100");
}

/// Where one thing is so, hardly anybody sees another that is not.
#[test]
fn a_true_claim_brings_no_false_ones() {
    let person = Person {
        lift: 1.5,
        together: 0.0,
        ..PERSON
    };
    let false_ones = see(200, person, |pair| (pair.item, pair.factor) != (0, 0));
    assert!(false_ones <= 19, "{false_ones} of 200");
}
