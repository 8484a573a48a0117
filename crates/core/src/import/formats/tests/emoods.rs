//! eMoods' `.emoods` file.

use super::*;

const ENTRIES: &str = "ID,DATE (YYYY-MM-DD),IRRITABILITY,ANXIETY,DEPRESSED,ELEVATED,SLEEP,PSYCHOTIC SYMPTOMS,NOTE,THERAPY,MENSTRUAL CYCLE,WEIGHT\n\
    7,2023-04-02,1,3,4,0,7.5,1,\"Rain, all day\",1,0,61.5\n\
    3,2023-04-01,0,0,0,0,0.0,0,Only words,0,0,0.0\n";

pub(super) fn file() -> Vec<u8> {
    archive(&[
        ("entry.csv", ENTRIES.as_bytes()),
        ("medication.csv", b"ID,NAME\n"),
    ])
}

#[test]
fn severities_and_what_was_not_noted() {
    let past = read(&file()).expect("the file is whole");
    assert_eq!(past.format, Format::Emoods);
    assert_eq!(past.entries.len(), 2, "rows are put in order");
    assert_eq!(past.entries[0].local, local(2023, 4, 1, 12, 0));
    assert_eq!(
        values(&past, 0),
        [
            ("Therapy", Value::YesNo(false)),
            ("Menstrual cycle", Value::YesNo(false))
        ]
    );
    let said = |text: &str| past.entries[0].said.iter().any(|said| said.note == text);
    assert!(said("Only words"));
    assert_eq!(
        values(&past, 1),
        [
            ("Irritability", Value::Number(0.0)),
            ("Anxiety", Value::Number(2.0)),
            ("Depressed", Value::Number(3.0)),
            ("Sleep", Value::Minutes(450.0)),
            ("Psychotic symptoms", Value::Number(0.0)),
            ("Therapy", Value::YesNo(true)),
            ("Menstrual cycle", Value::YesNo(false)),
            ("Weight", Value::Number(61.5)),
        ]
    );
    assert_eq!(written(&past, 1)[1], ("Anxiety", "3"));
    assert_eq!(left(&past), [(LeftWhat::File, "medication.csv", 1)]);
}

#[test]
fn a_fault_is_named_with_its_row() {
    let with = |from: &str, to: &str| {
        problem(&archive(&[(
            "entry.csv",
            ENTRIES.replace(from, to).as_bytes(),
        )]))
    };
    assert_eq!(
        with("2023-04-01", "2023-04-31"),
        Problem::at(3, Why::BadDate)
    );
    assert_eq!(with("02,1,3,4", "02,1,9,4"), Problem::at(2, Why::BadValue));
    assert_eq!(
        with("DATE (YYYY-MM-DD)", "DAY"),
        Problem::at(1, Why::NoHeader)
    );
}
