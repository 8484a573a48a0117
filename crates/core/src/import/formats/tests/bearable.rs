//! Bearable's CSV, both forms.

use super::*;

const OLD: &[u8] = include_bytes!("../../../../tests/fixtures/import/bearable_2021.csv");
const NEW: &[u8] = include_bytes!("../../../../tests/fixtures/import/bearable_now.csv");

pub(super) const FIXTURES: [&[u8]; 2] = [OLD, NEW];

#[test]
fn rows_of_one_moment_are_one_entry() {
    let past = read(OLD).expect("the file is whole");
    assert_eq!(past.format, Format::Bearable);
    let days: Vec<NaiveDateTime> = past.entries.iter().map(|entry| entry.local).collect();
    assert_eq!(
        days,
        [
            local(2021, 9, 21, 3, 0),
            local(2021, 9, 21, 12, 0),
            local(2021, 9, 21, 19, 0),
            local(2021, 9, 22, 12, 0),
            local(2021, 9, 22, 23, 21)
        ]
    );
    assert_eq!(written(&past, 0), [("Mood", "6")]);
    assert_eq!(past.entries[0].said[0].tags, ["Meh", "Anxious"]);
    assert_eq!(past.entries[0].said[0].note, "Up early");
    let mood = &past.columns[0];
    assert!(mood.mood && mood.scale == Some((1.0, 10.0)));
    assert_eq!(
        written(&past, 2),
        [("Headache", "2 (Moderate)"), ("Tea", "50")]
    );
    let tea = past.columns.iter().find(|column| column.name == "Tea");
    assert_eq!(tea.map(|tea| tea.unit.as_str()), Some("mg"));
    let day = &past.entries[3];
    assert!(values(&past, 3).contains(&("Sleep", Value::Minutes(585.0))));
    assert!(values(&past, 3).contains(&("Sleep quality", Value::Number(4.0))));
    assert!(written(&past, 3).contains(&("Bowel Movements", "None")));
    assert!(
        day.said
            .iter()
            .any(|said| said.tags == ["Slept like a rock", "Dreams"])
    );
    assert_eq!(
        written(&past, 4),
        [
            ("Gratitudes", "The rain"),
            ("Gratitudes", "Soup, hot"),
            ("Weather", "Sunny")
        ],
        "a category that nobody knows is kept under its name"
    );
    assert_eq!(past.left, []);
}

#[test]
fn the_newer_form_says_the_same() {
    let (old, new) = (read(OLD).expect("whole"), read(NEW).expect("whole"));
    assert!(old == new);
    let pairs = old.entries.iter().zip(&new.entries);
    assert!(pairs.into_iter().all(|(a, b)| a.key == b.key));
}

#[test]
fn a_scale_that_stays_low_is_taken_to_be_of_five() {
    let text = "date,weekday,time of day,category,rating/amount,detail,notes\n\
        \"1st May 2022\",\"Sunday\",\"am\",\"Mood\",\"4\",\"\",\"\"\n";
    let past = read(text.as_bytes()).expect("whole");
    assert_eq!(past.columns[0].scale, Some((1.0, 5.0)));
}

#[test]
fn a_column_and_an_empty_row_are_named() {
    let text = "date,weekday,time of day,category,rating/amount,detail,notes,weather\n\
        1st May 2022,Sunday,am,Mood,4,,,sunny\n\
        1st May 2022,Sunday,am,Factors,,,,\n";
    let past = read(text.as_bytes()).expect("whole");
    assert_eq!(
        left(&past),
        [(LeftWhat::Empty, "", 1), (LeftWhat::Part, "weather", 1)]
    );
}

#[test]
fn a_fault_is_named_with_its_row() {
    let row = |row: &str| {
        let header = "date,weekday,time of day,category,rating/amount,detail,notes";
        problem(format!("{header}\n1st May 2022,x,am,Mood,4,,\n{row}\n").as_bytes())
    };
    assert_eq!(
        row("31st June 2022,x,am,Mood,4,,"),
        Problem::at(3, Why::BadDate)
    );
    assert_eq!(
        row("1st June 2022,x,sometime,Mood,4,,"),
        Problem::at(3, Why::BadTime)
    );
    assert_eq!(
        row("1st June 2022,x,am"),
        Problem::at(3, Why::TooFewColumns)
    );
    assert_eq!(
        row("1st June 2022,x,am,Mood,4,,,,"),
        Problem::at(3, Why::TooManyColumns)
    );
    let header = b"date,weekday,time of day,category,rating/amount\n";
    assert_eq!(problem(header), Problem::at(1, Why::NoHeader));
}
