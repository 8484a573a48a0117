//! The score against published and hand-computed values, its guards, and its laws.

use super::*;
use crate::Id;
use crate::goal::GoalForm;
use chrono::NaiveDate;
use proptest::prelude::*;

fn level(level: i8) -> Level {
    Level::try_from(level).expect("a level")
}

fn t(levels: &[i8], weights: &[u8]) -> Option<f64> {
    let one = |(n, of): (usize, &i8)| Rated {
        weight: weights.get(n).copied().unwrap_or(1),
        level: level(*of),
    };
    let rated: Vec<Rated> = levels.iter().enumerate().map(one).collect();
    t_score(&rated, RHO)
}

/// The published values, and those computed from the formula by hand.
#[test]
fn the_score_is_the_published_one() {
    let table: [(&[i8], &[u8], f64); 18] = [
        (&[0, 0, 0], &[], 50.0),
        (&[1, -1], &[], 50.0),
        (&[2, 2, 2], &[], 77.386_13),
        (&[0, 1, 1], &[], 59.128_71),
        (&[1, 2, 2], &[], 72.821_77),
        (&[1, 1, 1], &[], 63.693_06),
        (&[-1, -1, -1], &[], 36.306_94),
        (&[-2, -2, -2], &[], 22.613_87),
        (&[-2], &[], 30.0),
        (&[-1], &[], 40.0),
        (&[0], &[], 50.0),
        (&[1], &[], 60.0),
        (&[2], &[], 70.0),
        (&[0, -1], &[], 43.798_26),
        (&[1, 0, -1], &[9, 4, 2], 55.954_482),
        (&[-2, 0, -1, 2, 0, 1], &[3, 5, 1, 4, 2, 6], 55.0),
        // A goal with a weight of 0 is as if it were not there.
        (&[2, 1], &[0, 1], 60.0),
        // One weight for all is as good as none.
        (&[0, 1, 1], &[7, 7, 7], 59.128_71),
    ];
    for (levels, weights, published) in table {
        let score = t(levels, weights).expect("a score");
        assert!(
            (score - published).abs() < 1e-5,
            "{levels:?} {weights:?}: {score} is not {published}"
        );
    }
}

/// How much one more point adds, for one to six goals of the same weight.
#[test]
fn a_step_is_as_large_as_published() {
    for (goals, published) in [
        (1, 10.0),
        (2, 6.2017),
        (3, 4.5644),
        (4, 3.6274),
        (5, 3.0151),
        (6, 2.5820),
    ] {
        let mut levels = vec![0; goals];
        levels[0] = 1;
        let step = t(&levels, &[]).expect("a score") - 50.0;
        assert!((step - published).abs() < 5e-5, "{goals} goals: {step}");
    }
}

#[test]
fn where_there_is_nothing_to_score_there_is_no_score() {
    assert_eq!(t(&[], &[]), None);
    assert_eq!(t(&[2], &[0]), None);
    assert_eq!(t(&[2, -1, 0], &[0, 0, 0]), None);
}

fn goal(n: u8, scale: Option<Scale>) -> Goal {
    let made = NaiveDate::from_ymd_opt(2026, 6, 1).expect("a day");
    let mut fields = GoalForm::of("x").fields(None, made);
    fields.extend(Scale::fields(scale.as_ref()));
    Goal::kept(Id::from_bytes([n; 16]), &fields)
}

fn scale(base: Option<i8>, weight: u8) -> Scale {
    Scale {
        levels: ["a", "", "c", "", "e"].map(str::to_owned),
        base: base.map(level),
        weight,
    }
}

fn rating(n: u8, day: u32, of: i8, by: By) -> Rating {
    Rating {
        id: Id::from_bytes([100 + n; 16]),
        goal: Id::from_bytes([n; 16]),
        by,
        level: level(of),
        note: String::new(),
        day: NaiveDate::from_ymd_opt(2026, 6, day).expect("a day"),
        at: 0,
    }
}

#[test]
fn a_report_leaves_out_what_was_not_rated_and_says_so() {
    let goals = [
        goal(1, Some(scale(Some(-1), 1))),
        goal(2, Some(scale(Some(-2), 1))),
        goal(3, Some(scale(None, 1))),
        goal(4, None),
    ];
    let none = report(&goals, &[], By::Client);
    assert_eq!((none.now, none.base), (None, None));
    assert_eq!((none.rated, none.unrated), (0, 3));

    let ratings = [
        rating(1, 2, -2, By::Client),
        rating(1, 9, 1, By::Client),
        rating(2, 3, 0, By::Client),
        rating(1, 20, -2, By::Worker),
        rating(4, 3, 2, By::Client),
    ];
    let two = report(&goals, &ratings, By::Client);
    assert_eq!((two.rated, two.unrated), (2, 1));
    assert!(
        (two.now.expect("a score") - 56.201_737).abs() < 1e-5,
        "{two:?}"
    );
    assert!(
        (two.base.expect("a score") - 31.394_789).abs() < 1e-5,
        "{two:?}"
    );

    // The worker's series is another one, and neither looks at the other.
    let theirs = report(&goals, &ratings, By::Worker);
    assert_eq!((theirs.now, theirs.rated), (Some(30.0), 1));

    // A baseline that is not there for all is not there.
    let third = [ratings.as_slice(), &[rating(3, 4, 0, By::Client)]].concat();
    let all = report(&goals, &third, By::Client);
    assert_eq!((all.rated, all.base), (3, None));
}

#[test]
fn a_scale_reads_back_and_can_be_taken_away() {
    let mut fields = Scale::fields(Some(&scale(Some(-1), 9)));
    assert!(Scale::from_fields(&fields) == Some(scale(Some(-1), 9)));
    fields.extend(Scale::fields(None));
    assert!(Scale::from_fields(&fields).is_none());
    assert!(fields.values().all(Value::is_null), "nothing is left of it");

    let words = |levels: [&str; 5], weight| {
        let levels = levels.map(str::to_owned);
        Scale {
            levels,
            base: None,
            weight,
        }
        .tidy()
        .map(|_| ())
    };
    assert_eq!(words([" "; 5], 1), Err(NotAScale::NoWords));
    assert_eq!(words(["", "", "x", "", ""], 100), Ok(()));
    assert_eq!(words(["x"; 5], 101), Err(NotAScale::Odd));
    assert_eq!(words([&"x".repeat(301); 5], 1), Err(NotAScale::TooLong));
    assert!(serde_json::from_value::<Level>(json!(3)).is_err());
}

proptest! {
    /// No goal ever scores outside of what one goal alone could by much, a better level never lowers
    /// the score, and a sheet of opposite levels mirrors it around 50.
    #[test]
    fn the_score_keeps_its_laws(rated in prop::collection::vec((1u8..=100, -2i8..=2), 1..8), n in 0usize..8) {
        let score = |rated: &[(u8, i8)]| {
            let rated: Vec<Rated> = rated.iter().map(|(weight, of)| Rated { weight: *weight, level: level(*of) }).collect();
            t_score(&rated, RHO).expect("a score")
        };
        let now = score(&rated);
        let mirrored: Vec<(u8, i8)> = rated.iter().map(|(weight, of)| (*weight, -of)).collect();
        prop_assert!((now + score(&mirrored) - 100.0).abs() < 1e-9);
        let mut better = rated.clone();
        let n = n % better.len();
        better[n].1 = (better[n].1 + 1).min(2);
        prop_assert!(score(&better) >= now);
        let mut turned = rated.clone();
        turned.reverse();
        prop_assert!((score(&turned) - now).abs() < 1e-9);
        // Σw ≤ √(Σw² (1 − ρ) + ρ (Σw)²) · √(1/ρ), so no score leaves 50 ± 20/√ρ.
        prop_assert!((now - 50.0).abs() <= 20.0 / RHO.sqrt() + 1e-9);
    }
}
