//! Nomie's backup and its CSV.

use super::*;

pub(super) const BACKUP: &[u8] = include_bytes!("../../../../tests/fixtures/import/nomie.json");
pub(super) const CSV: &[u8] = include_bytes!("../../../../tests/fixtures/import/nomie.csv");

#[test]
fn what_was_tracked_stands_in_the_notes() {
    let past = read(BACKUP).expect("the file is whole");
    assert_eq!(past.format, Format::NomieBackup);
    assert_eq!(past.entries.len(), 3);
    // 240 minutes west: summer in Toronto.
    assert_eq!(past.entries[0].local, local(2021, 7, 1, 8, 30));
    assert_eq!(
        past.entries[0]
            .offset
            .map(|offset| offset.local_minus_utc()),
        Some(-4 * 3600)
    );
    assert_eq!(
        values(&past, 0),
        [
            ("Sleep", Value::Number(7.5)),
            ("Mood", Value::Number(4.0)),
            ("water", Value::Number(1.0))
        ]
    );
    let first = past.entries[0].said.last().expect("tags");
    assert_eq!(
        (first.tags.as_slice(), first.note.as_str()),
        (&["ann".to_owned(), "home".to_owned()][..], "")
    );
    let mood = &past.columns[1];
    assert!(mood.mood && mood.scale == Some((1.0, 5.0)));
    assert_eq!(past.columns[0].unit, "hours");
    assert_eq!(values(&past, 1), [("run", Value::Minutes(70.0))]);
    assert_eq!(
        past.entries[1].said[1].note,
        "A long one: #run(01:10:00), then soup"
    );
    assert!(
        past.entries[2].utc,
        "without an offset, only Greenwich is known"
    );
    assert_eq!(
        left(&past),
        [
            (LeftWhat::Places, "", 1),
            (LeftWhat::Reckoned, "", 1),
            (LeftWhat::Empty, "", 1),
            (LeftWhat::Part, "boards", 2),
            (LeftWhat::Part, "goals", 1),
            (LeftWhat::Part, "people", 1),
            (LeftWhat::Part, "trackers", 1),
        ]
    );
}

#[test]
fn the_csv_says_the_same_of_one_moment() {
    let past = read(CSV).expect("the file is whole");
    assert_eq!(past.format, Format::NomieCsv);
    assert_eq!(past.entries[0].local, local(2021, 7, 1, 8, 30));
    assert_eq!(written(&past, 0), [("sleep", "7.5"), ("mood", "4")]);
    assert_eq!(left(&past), [(LeftWhat::Places, "", 1)]);
}

#[test]
fn a_fault_is_named() {
    let event = |event: &str| {
        problem(
            format!(
                r##"{{"trackers":{{}},"events":[{{"end":1625142600000,"note":"#a"}},{event}]}}"##
            )
            .as_bytes(),
        )
    };
    assert_eq!(event(r#"{"note":"x"}"#), Problem::at(2, Why::BadTime));
    assert_eq!(
        event(r#"{"end":99999999999999999,"note":"x"}"#),
        Problem::at(2, Why::BadDate)
    );
    for broken in [
        &BACKUP[..BACKUP.len() / 2],
        b"{",
        b"{\"events\":{}}",
        b"{\"events\":[3]}",
    ] {
        assert_eq!(problem(broken), Problem::of_file(Why::NotWhole));
    }
    let deep = ["{\"nomie\":1,\"events\":", &"[".repeat(1_000_000)].concat();
    assert_eq!(problem(deep.as_bytes()), Problem::of_file(Why::NotWhole));
    let deep = ["{\"boards\":", &"{\"a\":".repeat(1_000_000)].concat();
    assert_eq!(problem(deep.as_bytes()), Problem::of_file(Why::NotWhole));
}
