//! What is so of every pattern and every diary.

use super::*;
use proptest::prelude::*;

fn any_answer() -> impl Strategy<Value = (Id, Answer)> {
    prop_oneof![
        (0u8..=10).prop_map(|n| (SLEEP, Answer::Number(f64::from(n)))),
        any::<bool>().prop_map(|yes| (WALKED, Answer::YesNo(yes))),
        "[ab]".prop_map(|key| (HAPPENED, Answer::Text(key))),
        Just((
            HAPPENED,
            Answer::Several(vec!["a".to_owned(), "b".to_owned()])
        )),
    ]
}

fn any_day() -> impl Strategy<Value = SignDay> {
    let answers = proptest::collection::vec(any_answer(), 0..5);
    (answers, proptest::bool::weighted(0.1), any::<bool>()).prop_map(|(all, rest, tag)| {
        let mut day = SignDay {
            rest,
            ..SignDay::default()
        };
        for (item, answer) in all {
            day.answers.entry(item).or_default().push(answer);
        }
        day.tags.extend(tag.then_some(TAG));
        day
    })
}

fn any_test() -> impl Strategy<Value = Test> {
    let than = (0u8..=10).prop_map(f64::from);
    prop_oneof![
        than.clone()
            .prop_map(|than| Test::Below { item: SLEEP, than }),
        than.prop_map(|than| Test::Above { item: SLEEP, than }),
        any::<bool>().prop_map(|yes| Test::Said { item: WALKED, yes }),
        "[abc]".prop_map(|choice| Test::Chose {
            item: HAPPENED,
            choice
        }),
        Just(Test::Tagged { tag: TAG }),
    ]
}

fn any_pattern() -> impl Strategy<Value = Pattern> {
    (any_test(), 1u8..=4).prop_map(|(test, days)| Pattern { test, days })
}

/// Eight days, any of which may lack; today is the last, or the one after.
fn any_diary() -> impl Strategy<Value = (Vec<(NaiveDate, SignDay)>, NaiveDate)> {
    let days = proptest::collection::vec(proptest::option::weighted(0.9, any_day()), 8);
    (days, 7u64..=8).prop_map(|(days, today)| {
        let days = (0u64..).zip(days);
        let days = days.filter_map(|(n, said)| Some((day(n), said?))).collect();
        (days, day(today))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    /// The same data gives the same card, in whatever order the days come.
    #[test]
    fn the_order_of_days_does_not_matter((days, today) in any_diary(), pattern in any_pattern()) {
        let forth: Diary = days.iter().cloned().collect();
        let back: Diary = days.into_iter().rev().collect();
        prop_assert!(holds(&pattern, &forth, today) == holds(&pattern, &back, today));
    }

    /// Why a card is there: as many days running as were asked for, ending today or yesterday, on each
    /// of which the client said what was looked for, and none of them a rest day.
    #[test]
    fn a_card_says_why((days, today) in any_diary(), pattern in any_pattern()) {
        let diary: Diary = days.into_iter().collect();
        let Some(because) = holds(&pattern, &diary, today) else { return Ok(()) };
        prop_assert_eq!(because.len(), usize::from(pattern.days));
        let last = because[because.len() - 1].day;
        prop_assert!(last == today || Some(last) == today.pred_opt());
        for pair in because.windows(2) {
            prop_assert_eq!(pair[0].day.succ_opt(), Some(pair[1].day));
        }
        for one in &because {
            let said = &diary[&one.day];
            prop_assert!(!said.rest);
            prop_assert!(pattern.test.on(said) == Some(one.answer.clone()));
            let given = said.answers.values().flatten();
            prop_assert!(one.answer.as_ref().is_none_or(|answer| given.clone().any(|one| one == answer)));
        }
    }

    /// A question that is skipped never brings a card: not on a day before today, and today only
    /// the one that was there in the morning, before there was anything to skip.
    #[test]
    fn a_skipped_question_brings_no_card((days, today) in any_diary(), pattern in any_pattern(), which in 0u64..=8, item in 0usize..3) {
        let before: Diary = days.into_iter().collect();
        let mut after = before.clone();
        if let Some(day) = after.get_mut(&day(which)) {
            day.answers.remove(&ITEMS[item]);
        }
        let mut morning = before.clone();
        morning.remove(&today);
        if holds(&pattern, &after, today).is_some() {
            let was = if day(which) == today { &morning } else { &before };
            prop_assert!(holds(&pattern, was, today).is_some() || holds(&pattern, &before, today).is_some());
        }
    }

    /// A rest day never brings a card, and takes away each that it stands in.
    #[test]
    fn a_rest_day_brings_no_card((days, today) in any_diary(), pattern in any_pattern(), which in 0u64..=8) {
        let before: Diary = days.into_iter().collect();
        let mut after = before.clone();
        after.entry(day(which)).or_default().rest = true;
        let (was, is) = (holds(&pattern, &before, today), holds(&pattern, &after, today));
        prop_assert!(is.is_none() || is == was);
        if let Some(because) = was {
            prop_assert!(is.is_none() || because.iter().all(|one| one.day != day(which)));
        }
    }

    /// A whole day without check-ins never brings a card either, as long as it lies before today.
    #[test]
    fn a_day_away_brings_no_card((days, today) in any_diary(), pattern in any_pattern(), which in 0u64..7) {
        let before: Diary = days.into_iter().collect();
        let mut after = before.clone();
        after.remove(&day(which));
        let (was, is) = (holds(&pattern, &before, today), holds(&pattern, &after, today));
        prop_assert!(is.is_none() || is == was);
    }

    /// What was before the run, and what lies ahead of today, changes nothing.
    #[test]
    fn only_the_run_counts((days, today) in any_diary(), pattern in any_pattern(), other in any_day(), ahead in any_day()) {
        let before: Diary = days.into_iter().collect();
        let mut after = before.clone();
        after.insert(today.succ_opt().expect("a tomorrow"), ahead);
        let was = holds(&pattern, &before, today);
        if let Some(because) = &was {
            let earlier = because[0].day.pred_opt().expect("a day before");
            after.insert(earlier, other);
        }
        prop_assert!(holds(&pattern, &after, today) == was);
    }

    /// A run is found whole: a pattern of `n` days holds exactly where the run has `n` or more.
    #[test]
    fn a_run_is_as_long_as_what_holds((days, today) in any_diary(), test in any_test()) {
        let diary: Diary = days.into_iter().collect();
        let lengths = (1u8..=9).filter(|days| {
            holds(&Pattern { test: test.clone(), days: *days }, &diary, today).is_some()
        });
        let longest = lengths.max();
        let first = longest.and_then(|days| holds(&Pattern { test: test.clone(), days }, &diary, today));
        prop_assert_eq!(began(&test, &diary, today), first.map(|because| because[0].day));
    }
}
