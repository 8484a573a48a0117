//! HabitBull's and Track & Graph's CSV, each form.

use super::*;

const HABITBULL: &[u8] = include_bytes!("../../../../tests/fixtures/import/habitbull.csv");
const TRACK: &[u8] = include_bytes!("../../../../tests/fixtures/import/track_and_graph.csv");
const TRACK_OLD: &[u8] =
    include_bytes!("../../../../tests/fixtures/import/track_and_graph_legacy.csv");

pub(super) const FIXTURES: [&[u8]; 3] = [HABITBULL, TRACK, TRACK_OLD];

#[test]
fn a_habit_is_a_yes_or_a_count() {
    let past = read(HABITBULL).expect("the file is whole");
    assert_eq!(past.format, Format::HabitBull);
    assert_eq!(past.columns[0].about, "Outside: A short one counts");
    assert_eq!(
        values(&past, 0),
        [("Walk", Value::YesNo(true)), ("Water", Value::Number(5.0))]
    );
    assert_eq!(
        values(&past, 1),
        [
            ("Walk", Value::YesNo(false)),
            ("Water", Value::Number(1.0)),
            ("Water", Value::Number(1.0))
        ],
        "two rows that say the same are two"
    );
    let rows: Vec<u64> = past.entries[1].said.iter().map(|said| said.row).collect();
    assert!(rows[1] != rows[2]);
    assert_eq!(past.entries[1].said[0].note, "Too much rain");
}

#[test]
fn values_durations_and_labels() {
    let past = read(TRACK).expect("the file is whole");
    assert_eq!(past.format, Format::TrackAndGraph);
    let first = &past.entries[0];
    assert_eq!(first.local, local(2021, 2, 5, 11, 10));
    assert_eq!(first.offset.map(|offset| offset.local_minus_utc()), Some(0));
    assert_eq!(values(&past, 0), [("Reading", Value::Minutes(70.5))]);
    assert_eq!(first.said[0].note, "ends with a colon:");
    assert_eq!(
        past.entries[1]
            .offset
            .map(|offset| offset.local_minus_utc()),
        Some(3600)
    );
    assert_eq!(written(&past, 1), [("Weather", "Grey (0.0)"), ("Tea", "1")]);

    let old = read(TRACK_OLD).expect("the file is whole");
    assert_eq!(written(&old, 1), [("Weather", "Grey (0.0)"), ("Tea", "1")]);
    let keys = |past: &Past| keys(&past.entries);
    assert_eq!(keys(&old), keys(&past));
}

#[test]
fn a_fault_is_named_with_its_row() {
    let track =
        |row: &str| problem(format!("FeatureName,Timestamp,Value,Label,Note\n{row}\n").as_bytes());
    assert_eq!(track("A,soon,1,,"), Problem::at(2, Why::BadDate));
    assert_eq!(
        track("A,2022-09-14T25:30:41Z,1,,"),
        Problem::at(2, Why::BadTime)
    );
    assert_eq!(
        track("A,2022-09-14T21:30:41Z,1,,,"),
        Problem::at(2, Why::TooManyColumns)
    );
    let bull = |row: &str| {
        problem(
            format!(
                "HabitName,HabitDescription,HabitCategory,CalendarDate,Value,CommentText\n{row}\n"
            )
            .as_bytes(),
        )
    };
    assert_eq!(bull("A,,,16/03/2016,1,"), Problem::at(2, Why::BadDate));
    assert_eq!(bull("A,,,2016-03-16"), Problem::at(2, Why::TooFewColumns));
}
