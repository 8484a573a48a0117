//! When a hope note is offered, and which one: the whole rule, in one place.
//!
//! A day is **low** when the client's own latest answer of that day says so:
//! - on the scale that colours their calendar, one of the two faces at its low end;
//! - on any other scale of theirs that has a better end, the fifth farthest from it: one face of
//!   five, or three marks of 0 to 10.
//!
//! The low end is the one away from what the client called better. The calendar's scale has a low
//! end even where they called neither better: its first faces. A question that was skipped, a rest
//! day, yes or no, a number and words never make a day low.
//!
//! Which note: they take turns, one a day, so that the same day always offers the same one.

use crate::Id;
use crate::checkin::{Answer, Better, CheckIn, ItemKind, Wording};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// Whether a day is low: `checkins` are that day's, earliest first, and `calendar` is the scale that
/// colours the calendar.
pub fn is_low(checkins: &[CheckIn], calendar: Option<Id>) -> bool {
    let answers = checkins.iter().flat_map(|checkin| &checkin.answers);
    let latest: BTreeMap<Id, (&Wording, &Answer)> = answers
        .map(|answered| (answered.item, (&answered.wording, &answered.value)))
        .collect();
    latest
        .iter()
        .any(|(item, (wording, answer))| is_low_answer(wording, answer, Some(*item) == calendar))
}

fn is_low_answer(wording: &Wording, answer: &Answer, colours: bool) -> bool {
    let Answer::Number(mark) = answer else {
        return false;
    };
    let (first, last, marks) = match (&wording.kind, colours) {
        (ItemKind::Faces { .. }, true) => (1.0, 5.0, 2.0),
        (ItemKind::Faces { .. }, false) => (1.0, 5.0, 1.0),
        (ItemKind::ZeroToTen { .. }, _) => (0.0, 10.0, 3.0),
        _ => return false,
    };
    match wording.better {
        Better::High => *mark < first + marks,
        Better::Low => *mark > last - marks,
        Better::Neither => colours && *mark < first + marks,
    }
}

/// Whose turn it is on a day, of `count` notes in the order in which they were made; none where there
/// are none.
pub fn turn(day: NaiveDate, count: usize) -> Option<usize> {
    let days = usize::try_from(day.num_days_from_ce()).unwrap_or_default();
    days.checked_rem(count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checkin::Answered;
    use chrono::DateTime;
    use proptest::prelude::*;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn checkin(answers: &[(u8, ItemKind, Better, Answer)]) -> CheckIn {
        let answered = |(item, kind, better, value): &(u8, ItemKind, Better, Answer)| Answered {
            item: id(*item),
            wording: Wording {
                id: "a".to_owned(),
                ask: "x".to_owned(),
                kind: kind.clone(),
                better: *better,
            },
            value: value.clone(),
        };
        CheckIn {
            id: id(99),
            at: DateTime::default(),
            zone: "UTC".to_owned(),
            day: NaiveDate::default(),
            time: "10:00".to_owned(),
            rest: false,
            answers: answers.iter().map(answered).collect(),
            tags: Vec::new(),
            strengths: Vec::new(),
            note: String::new(),
            origin: None,
        }
    }

    fn faces() -> ItemKind {
        ItemKind::Faces {
            words: Default::default(),
        }
    }

    fn ten() -> ItemKind {
        ItemKind::ZeroToTen {
            low: String::new(),
            high: String::new(),
        }
    }

    #[test]
    fn the_table_of_low_answers() {
        use Better::{High, Low, Neither};
        for (kind, better, calendar, low) in [
            (faces(), High, true, &[1, 2][..]),
            (faces(), Neither, true, &[1, 2]),
            (faces(), Low, true, &[4, 5]),
            (faces(), High, false, &[1]),
            (faces(), Low, false, &[5]),
            (faces(), Neither, false, &[]),
            (ten(), High, false, &[0, 1, 2]),
            (ten(), Low, false, &[8, 9, 10]),
            (ten(), Neither, false, &[]),
        ] {
            let marks = if kind == faces() { 1..=5 } else { 0..=10 };
            for mark in marks {
                let one = checkin(&[(1, kind.clone(), better, Answer::Number(f64::from(mark)))]);
                let is = is_low(&[one], calendar.then_some(id(1)));
                assert_eq!(
                    is,
                    low.contains(&mark),
                    "{kind:?} {better:?} {calendar} {mark}"
                );
            }
        }
    }

    #[test]
    fn the_latest_answer_of_each_question_counts() {
        let mood = |level: f64| checkin(&[(1, faces(), Better::High, Answer::Number(level))]);
        let pain = checkin(&[(2, ten(), Better::Low, Answer::Number(9.0))]);
        let calendar = Some(id(1));
        assert!(is_low(&[mood(5.0), mood(1.0)], calendar));
        assert!(!is_low(&[mood(1.0), mood(3.0)], calendar), "it got better");
        assert!(
            is_low(&[mood(1.0), pain.clone()], calendar),
            "not asked again"
        );
        assert!(
            is_low(&[pain, mood(5.0)], calendar),
            "one of them is enough"
        );
    }

    #[test]
    fn what_is_no_scale_never_makes_a_day_low() {
        let number = ItemKind::Number {
            unit: String::new(),
        };
        let mut rest = checkin(&[]);
        rest.rest = true;
        rest.note = "a hard one".to_owned();
        let other = checkin(&[
            (1, ItemKind::YesNo, Better::High, Answer::YesNo(false)),
            (2, number, Better::High, Answer::Number(0.0)),
            (3, ItemKind::Duration, Better::High, Answer::Number(0.0)),
            (
                4,
                ItemKind::ShortText,
                Better::High,
                Answer::Text("low".to_owned()),
            ),
        ]);
        for calendar in [None, Some(id(1)), Some(id(2))] {
            assert!(!is_low(&[rest.clone(), other.clone()], calendar));
            assert!(!is_low(&[], calendar));
        }
    }

    proptest! {
        /// Each note has its turn once in as many days as there are notes.
        #[test]
        fn notes_take_turns(start in 0i32..3_000_000, count in 1usize..40) {
            let day = |n| NaiveDate::from_num_days_from_ce_opt(start + n).expect("in range");
            let mut turns: Vec<usize> = (0..count as i32).filter_map(|n| turn(day(n), count)).collect();
            prop_assert_eq!(turn(day(0), count), Some(turns[0]));
            turns.sort_unstable();
            prop_assert_eq!(turns, (0..count).collect::<Vec<_>>());
        }
    }

    #[test]
    fn nothing_is_offered_where_there_is_nothing() {
        assert_eq!(turn(NaiveDate::default(), 0), None);
    }
}
