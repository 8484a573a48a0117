//! The merge laws, as properties over histories of several devices.

use super::*;
use proptest::prelude::*;
use serde_json::{Value, json};

const FIELDS: [&str; 4] = ["note", "rest", "a:1", "from a newer version"];

/// One device's edit in a made-up history.
#[derive(Clone, Debug)]
enum Step {
    /// A device writes a field.
    Write {
        device: usize,
        field: usize,
        value: u8,
        clock: i64,
    },
    /// A device hears all that another knows.
    Hear { device: usize, from: usize },
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let write = (0..3usize, 0..FIELDS.len(), 0..6u8, -10i64..10).prop_map(
        |(device, field, value, clock)| Step::Write {
            device,
            field,
            value,
            clock,
        },
    );
    let hear = (0..3usize, 0..3usize).prop_map(|(device, from)| Step::Hear { device, from });
    prop::collection::vec(prop_oneof![3 => write, 1 => hear], 0..24)
}

fn value(field: usize, n: u8) -> Value {
    match (FIELDS[field], n) {
        (_, 0) => Value::Null,
        ("note", n) => json!(format!("line {n}")),
        ("rest", n) => json!(n % 2 == 0),
        (_, n) => json!(n),
    }
}

fn device(n: usize) -> DeviceId {
    DeviceId::from_random((n as u64 + 1).to_be_bytes())
}

/// Plays a history and gives each write as the delta that was sent, and each device's state.
fn play(steps: &[Step]) -> (Vec<Record>, [Record; 3]) {
    let mut states: [Record; 3] = Default::default();
    let mut clocks = [Hlc::default(); 3];
    let mut deltas = Vec::new();
    for step in steps {
        match *step {
            Step::Write {
                device: n,
                field,
                value: v,
                clock,
            } => {
                clocks[n] = clocks[n].tick(clock);
                let stamp = Stamp {
                    hlc: clocks[n],
                    device: device(n),
                };
                let delta = states[n].edit(stamp, [(FIELDS[field].to_owned(), value(field, v))]);
                states[n].join(&delta);
                deltas.push(delta);
            }
            Step::Hear { device: n, from } => {
                let heard = states[from].clone();
                states[n].join(&heard);
                clocks[n] = clocks[n].max(clocks[from]);
            }
        }
    }
    (deltas, states)
}

fn joined<'a>(records: impl IntoIterator<Item = &'a Record>) -> Record {
    let mut all = Record::default();
    for record in records {
        all.join(record);
    }
    all
}

fn rule(field: &str) -> Rule {
    Kind::CheckIn.rule(field)
}

proptest! {
    #[test]
    fn joining_is_commutative_associative_and_idempotent(steps in steps()) {
        let (_, [a, b, c]) = play(&steps);
        prop_assert_eq!(joined([&a, &b]), joined([&b, &a]), "commutative");
        prop_assert_eq!(joined([&joined([&a, &b]), &c]), joined([&a, &joined([&b, &c])]), "associative");
        prop_assert_eq!(joined([&a, &a]), a, "idempotent");
    }

    /// Changes may arrive in any order, several times, and be stored in between.
    #[test]
    fn any_order_of_arrival_gives_byte_equal_rows(steps in steps(), order in prop::collection::vec(any::<prop::sample::Index>(), 0..60)) {
        let (deltas, states) = play(&steps);
        let whole = joined(&states);
        let mut arrived = Record::default();
        if !deltas.is_empty() {
            for index in &order {
                arrived.join(&deltas[index.index(deltas.len())]);
                arrived = Row::of(&arrived, rule).record().expect("a stored record reads back");
            }
        }
        for delta in deltas.iter().rev() {
            arrived.join(delta);
        }
        prop_assert_eq!(Row::of(&arrived, rule), Row::of(&whole, rule));
    }

    #[test]
    fn a_stored_record_reads_back_as_it_was(steps in steps()) {
        for state in play(&steps).1 {
            prop_assert_eq!(Row::of(&state, rule).record(), Ok(state));
        }
    }

    /// What was just made is stored without a detour, as if it had made it.
    #[test]
    fn a_fresh_row_is_the_row_of_its_record(values in prop::collection::vec(0..6u8, FIELDS.len()), clock in 0..1_000i64) {
        let fields: Fields = values.iter().enumerate().map(|(n, v)| (FIELDS[n].to_owned(), value(n, *v))).collect();
        let stamp = Stamp { hlc: Hlc::default().tick(clock), device: device(0) };
        let record = Record::default().edit(stamp, fields.clone());
        prop_assert_eq!(Row::fresh(&fields, stamp), Row::of(&record, rule));
    }

    /// Somebody who has seen a write replaces it, whatever the wall clocks say.
    #[test]
    fn causality_comes_before_clocks(steps in steps(), field in 0..FIELDS.len(), clock in -1_000i64..0) {
        let (_, states) = play(&steps);
        let mut all = joined(&states);
        let seen = all.registers.values().flat_map(|register| register.seen.values()).max().copied().unwrap_or_default();
        let stamp = Stamp { hlc: seen.tick(clock), device: device(0) };
        let delta = all.edit(stamp, [(FIELDS[field].to_owned(), json!("the last word"))]);
        all.join(&delta);
        for state in &states {
            all.join(state);
        }
        prop_assert_eq!(&all.fields(rule)[FIELDS[field]], &json!("the last word"));
    }

    /// A local clock never runs backwards, even when the wall clock does.
    #[test]
    fn the_clock_only_moves_forward(walls in prop::collection::vec(any::<i64>(), 1..20)) {
        let mut clock = Hlc::default();
        for wall in walls {
            let next = clock.tick(wall);
            prop_assert!(next > clock);
            prop_assert_eq!(next.to_string().parse(), Ok(next));
            clock = next;
        }
    }
}

fn write(before: &Record, device: usize, clock: i64, field: &str, value: Value) -> Record {
    let stamp = Stamp {
        hlc: Hlc::default().tick(clock),
        device: self::device(device),
    };
    before.edit(stamp, [(field.to_owned(), value)])
}

#[test]
fn two_concurrent_notes_keep_both_and_the_next_edit_settles_it() {
    let start = write(&Record::default(), 0, 1, "note", json!("Slept badly."));
    let phone = write(
        &start,
        0,
        2,
        "note",
        json!("Slept badly. Walked to the river."),
    );
    let laptop = write(&start, 1, 3, "note", json!("Slept badly. Called a friend."));
    let mut both = joined([&start, &laptop, &phone]);
    assert_eq!(
        both.fields(rule)["note"],
        json!("Slept badly. Walked to the river.\n\nSlept badly. Called a friend.")
    );
    let settled = write(
        &both,
        1,
        4,
        "note",
        json!("Slept badly. River, then a call."),
    );
    both.join(&settled);
    both.join(&phone);
    assert_eq!(
        both.fields(rule)["note"],
        json!("Slept badly. River, then a call.")
    );
}

#[test]
fn concurrent_choices_take_the_later_clock_and_then_the_device() {
    let early = write(&Record::default(), 1, 5, "rest", json!(true));
    let late = write(&Record::default(), 0, 6, "rest", json!(false));
    assert_eq!(
        joined([&late, &early]).fields(rule)["rest"],
        json!(false),
        "the later clock"
    );
    let tie = write(&Record::default(), 1, 6, "rest", json!(true));
    assert_eq!(
        joined([&tie, &late]).fields(rule)["rest"],
        json!(true),
        "the greater device at the same moment"
    );
}

#[test]
fn a_note_erased_here_and_rewritten_there_stays() {
    let start = write(&Record::default(), 0, 1, "note", json!("a"));
    let erased = write(&start, 0, 3, "note", Value::Null);
    let written = write(&start, 1, 2, "note", json!("b"));
    assert_eq!(
        joined([&start, &erased, &written]).fields(rule)["note"],
        json!("b")
    );
}

#[test]
fn an_untouched_save_is_no_change() {
    let start = write(&Record::default(), 0, 1, "note", json!("a"));
    assert_eq!(write(&start, 0, 2, "note", json!("a")), Record::default());
    assert_eq!(write(&start, 0, 2, "rest", Value::Null), Record::default());
}

#[test]
fn kinds_and_change_sets_of_a_newer_version_survive_the_trip() {
    let change = ChangeSet {
        stamp: Stamp {
            hlc: Hlc::default().tick(7),
            device: device(0),
        },
        records: vec![RecordChange {
            kind: Kind::from("photograph".to_owned()),
            id: crate::Id::from_bytes([7; 16]),
            delta: write(&Record::default(), 0, 7, "size", json!({"wide": 3})),
        }],
    };
    let wire = serde_json::to_string(&change).expect("a change set is JSON");
    assert_eq!(
        serde_json::from_str::<ChangeSet>(&wire).expect("and back"),
        change
    );
}

#[test]
fn damaged_rows_are_told_from_records() {
    for (body, clock) in [
        ("{", "{}"),
        ("{}", r#"{"s":3}"#),
        (r#"{"note":"x"}"#, "{}"),
        (
            "{}",
            r#"{"f":{"note":"0000000000010000-0000000000000001"}}"#,
        ),
    ] {
        let row = Row {
            body: body.to_owned(),
            clock: clock.to_owned(),
        };
        assert_eq!(row.record(), Err(BadRow), "{body} {clock}");
    }
}
