use super::*;

mod laws;

const SLEEP: Id = Id::from_bytes([1; 16]);
const WALKED: Id = Id::from_bytes([2; 16]);
const HAPPENED: Id = Id::from_bytes([3; 16]);
const TAG: Id = Id::from_bytes([4; 16]);
const ITEMS: [Id; 3] = [SLEEP, WALKED, HAPPENED];

type Diary = BTreeMap<NaiveDate, SignDay>;

fn day(n: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 1).expect("a day") + chrono::Days::new(n)
}

fn slept(minutes: &[f64]) -> SignDay {
    let answers = minutes.iter().map(|n| Answer::Number(*n)).collect();
    SignDay {
        answers: [(SLEEP, answers)].into(),
        ..SignDay::default()
    }
}

fn short_nights(days: u8) -> Pattern {
    Pattern {
        test: Test::Below {
            item: SLEEP,
            than: 300.0,
        },
        days,
    }
}

fn because(pattern: &Pattern, diary: &Diary, today: u64) -> Option<Vec<u64>> {
    let days = holds(pattern, diary, day(today))?;
    Some(
        days.iter()
            .map(|one| (one.day - day(0)).num_days().cast_unsigned())
            .collect(),
    )
}

#[test]
fn two_short_nights_running() {
    let diary = |nights: &[(u64, &[f64])]| -> Diary {
        nights
            .iter()
            .map(|(n, all)| (day(*n), slept(all)))
            .collect()
    };
    let two = short_nights(2);
    for (what, nights, today, expected) in [
        (
            "today and yesterday",
            diary(&[(4, &[240.0]), (5, &[290.0])]),
            5,
            Some(vec![4, 5]),
        ),
        (
            "until yesterday, today not answered yet",
            diary(&[(4, &[240.0]), (5, &[290.0])]),
            6,
            Some(vec![4, 5]),
        ),
        (
            "a day later it is over",
            diary(&[(4, &[240.0]), (5, &[290.0])]),
            7,
            None,
        ),
        (
            "today's night was long",
            diary(&[(4, &[240.0]), (5, &[290.0]), (6, &[480.0])]),
            6,
            None,
        ),
        (
            "exactly five hours is not under five hours",
            diary(&[(4, &[240.0]), (5, &[300.0])]),
            5,
            None,
        ),
        ("one alone", diary(&[(5, &[240.0])]), 5, None),
        (
            "with a gap",
            diary(&[(3, &[240.0]), (5, &[240.0])]),
            5,
            None,
        ),
        (
            "the day's latest answer counts",
            diary(&[(4, &[480.0, 240.0]), (5, &[240.0])]),
            5,
            Some(vec![4, 5]),
        ),
        (
            "and not an earlier one",
            diary(&[(4, &[240.0, 480.0]), (5, &[240.0])]),
            5,
            None,
        ),
        (
            "of a longer run, the last days",
            diary(&[(2, &[1.0]), (3, &[1.0]), (4, &[1.0]), (5, &[1.0])]),
            5,
            Some(vec![4, 5]),
        ),
        (
            "what lies ahead does not count",
            diary(&[(5, &[240.0]), (6, &[240.0])]),
            5,
            None,
        ),
    ] {
        assert_eq!(because(&two, &nights, today), expected, "{what}");
    }
}

#[test]
fn a_rest_day_today_says_more_than_a_day_that_is_not_answered_yet() {
    let mut diary: Diary = [(day(4), slept(&[240.0])), (day(5), slept(&[240.0]))].into();
    assert_eq!(because(&short_nights(2), &diary, 6), Some(vec![4, 5]));
    let rest = SignDay {
        rest: true,
        ..SignDay::default()
    };
    diary.insert(day(6), rest);
    assert_eq!(because(&short_nights(2), &diary, 6), None);
}

#[test]
fn each_test_asks_what_it_says() {
    let with = |item: Id, answers: Vec<Answer>| SignDay {
        answers: [(item, answers)].into(),
        ..SignDay::default()
    };
    let text = |text: &str| Answer::Text(text.to_owned());
    let several = |all: &[&str]| Answer::Several(all.iter().map(|one| (*one).to_owned()).collect());
    let above = Test::Above {
        item: SLEEP,
        than: 7.0,
    };
    let no = Test::Said {
        item: WALKED,
        yes: false,
    };
    let chose = Test::Chose {
        item: HAPPENED,
        choice: "b".to_owned(),
    };
    let tagged = Test::Tagged { tag: TAG };
    let tag = SignDay {
        tags: [TAG].into(),
        ..SignDay::default()
    };
    for (test, on, so) in [
        (&above, with(SLEEP, vec![Answer::Number(8.0)]), true),
        (&above, with(SLEEP, vec![Answer::Number(7.0)]), false),
        (&above, with(SLEEP, vec![Answer::YesNo(true)]), false),
        (&above, with(WALKED, vec![Answer::Number(8.0)]), false),
        (&no, with(WALKED, vec![Answer::YesNo(false)]), true),
        (
            &no,
            with(WALKED, vec![Answer::YesNo(false), Answer::YesNo(true)]),
            false,
        ),
        (&no, SignDay::default(), false),
        (&chose, with(HAPPENED, vec![text("b")]), true),
        (&chose, with(HAPPENED, vec![text("a")]), false),
        (
            &chose,
            with(HAPPENED, vec![several(&["a", "b"]), several(&["c"])]),
            true,
        ),
        (&chose, with(HAPPENED, vec![several(&[])]), false),
        (&tagged, tag.clone(), true),
        (&tagged, SignDay::default(), false),
        (
            &tagged,
            SignDay {
                rest: true,
                ..tag.clone()
            },
            false,
        ),
    ] {
        let pattern = Pattern {
            test: test.clone(),
            days: 1,
        };
        let held = holds(&pattern, &[(day(9), on)].into(), day(9));
        assert_eq!(held.is_some(), so);
    }
    // A check-in without the tag ends what the tag began; a day without any check-in says nothing yet.
    let pattern = Pattern {
        test: tagged,
        days: 1,
    };
    let mut diary: Diary = [(day(8), tag)].into();
    assert!(holds(&pattern, &diary, day(9)).is_some());
    diary.insert(day(9), SignDay::default());
    assert!(holds(&pattern, &diary, day(9)).is_none());
}

#[test]
fn the_calendar_has_no_seams() {
    // 8 March and 1 November 2026: the clocks change in Canada. The end of a month, and of a year.
    for last in [
        "2026-03-08",
        "2026-11-01",
        "2026-03-01",
        "2027-01-01",
        "2028-03-01",
    ] {
        let last: NaiveDate = last.parse().expect("a day");
        let days = std::iter::successors(Some(last), NaiveDate::pred_opt).take(3);
        let diary: Diary = days.map(|day| (day, slept(&[200.0]))).collect();
        assert_eq!(
            holds(&short_nights(3), &diary, last).map(|all| all.len()),
            Some(3)
        );
        assert!(holds(&short_nights(4), &diary, last).is_none());
    }
}
