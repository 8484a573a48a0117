//! A payload carries a change exactly, in the same bytes each time, and its frozen forms never change.

use crate::sync::cbor::{Reader, put_value};
use crate::sync::payload::{self, Heard, Parts, Payload, Piece};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use trellis_domain::Id;
use trellis_domain::merge::{DeviceId, Hlc, Kind, Record, RecordChange, Register, Stamp};

pub(crate) fn device(n: u64) -> DeviceId {
    DeviceId::from_random(n.to_be_bytes())
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-300i64..300).prop_map(Value::from),
        any::<f64>()
            .prop_filter("JSON has no others", |float| float.is_finite())
            .prop_map(Value::from),
        any::<f32>()
            .prop_filter("JSON has no others", |float| float.is_finite())
            .prop_map(|float| Value::from(f64::from(float))),
        (-2048i32..2048, -30i32..8).prop_map(|(n, e)| Value::from(f64::from(n) * 2_f64.powi(e))),
        ".{0,30}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(".{0,30}", inner, 0..4)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

fn stamp() -> impl Strategy<Value = Stamp> {
    (prop_oneof![0..3u64, 0..=i64::MAX as u64], 0..3u64).prop_map(|(hlc, n)| Stamp {
        hlc: Hlc::from_bits(hlc),
        device: device(n),
    })
}

/// Any register at all, and more often one as histories leave it.
fn register() -> impl Strategy<Value = Register> {
    let any = (
        prop::collection::btree_map(stamp(), value(), 0..3),
        prop::collection::btree_map(
            (0..4u64).prop_map(device),
            (0..=i64::MAX as u64).prop_map(Hlc::from_bits),
            0..3,
        ),
    );
    prop_oneof![
        any.prop_map(|(siblings, seen)| Register { siblings, seen }),
        (value(), stamp(), prop::option::of((value(), stamp()))).prop_map(
            |(value, stamp, before)| {
                let before = before.map(|(value, stamp)| Register::write(value, stamp, None));
                Register::write(value, stamp, before.as_ref())
            }
        ),
    ]
}

fn a_change() -> impl Strategy<Value = RecordChange> {
    let kind = prop_oneof![
        Just("checkin".to_owned()),
        Just("line".to_owned()),
        "[a-z é]{0,30}"
    ];
    let registers = prop::collection::btree_map(".{0,30}", register(), 0..6);
    (kind, any::<[u8; 16]>(), registers).prop_map(|(kind, id, registers)| RecordChange {
        kind: Kind::from(kind),
        id: Id::from_bytes(id),
        delta: Record { registers },
    })
}

/// The same, read and written by somebody else's CBOR: shortest heads and floats, keys in order.
fn written_by_another(bytes: &[u8]) -> Vec<u8> {
    let read: ciborium::Value = ciborium::from_reader(bytes).expect("it is CBOR");
    assert_sorted(&read);
    let mut out = Vec::new();
    ciborium::into_writer(&read, &mut out).expect("writing to a list");
    out
}

fn assert_sorted(value: &ciborium::Value) {
    match value {
        ciborium::Value::Array(items) => items.iter().for_each(assert_sorted),
        ciborium::Value::Map(fields) => {
            let keys: Vec<Vec<u8>> = fields
                .iter()
                .map(|(key, value)| {
                    assert_sorted(value);
                    let mut out = Vec::new();
                    ciborium::into_writer(key, &mut out).expect("writing to a list");
                    out
                })
                .collect();
            assert!(
                keys.is_sorted_by(|a, b| a < b),
                "keys in the order of their bytes"
            );
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_change_comes_back_as_it_went(change in a_change(), author in 0..3u64) {
        let bytes = payload::change(&change.kind, change.id, &change.delta, device(author));
        let read = payload::read(&bytes, device(author));
        prop_assert!(read == Ok(Payload::Change(change.clone())), "what comes back");
        prop_assert_eq!(payload::change(&change.kind, change.id, &change.delta, device(author)), bytes.clone());
        prop_assert_eq!(written_by_another(&bytes), bytes);
    }

    #[test]
    fn a_value_comes_back_as_it_went(value in value()) {
        let mut bytes = Vec::new();
        put_value(&mut bytes, &value);
        prop_assert_eq!(Reader::new(&bytes).value(), Ok(value));
        prop_assert_eq!(written_by_another(&bytes), bytes);
    }

    /// Bytes from a broken or a lying device are refused, or are a payload; nothing worse.
    #[test]
    fn any_bytes_are_read_or_refused(change in a_change(), flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4), cut in any::<prop::sample::Index>()) {
        let mut bytes = payload::change(&change.kind, change.id, &change.delta, device(1));
        for (at, byte) in flips {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        drop(payload::read(&bytes, device(1)));
        drop(payload::read(&bytes[..cut.index(bytes.len())], device(1)));
    }

    #[test]
    fn parts_come_together_again(bytes in prop::collection::vec(any::<u8>(), 1..600), most in 25..200usize) {
        let mut parts = Parts::default();
        let mut whole = None;
        for part in payload::parts(&bytes, most) {
            prop_assert!(part.len() <= most);
            prop_assert!(whole.is_none());
            let Ok(Payload::Part { of, n, bytes }) = payload::read(&part, device(1)) else {
                return Err(TestCaseError::fail("a part is a part"));
            };
            whole = parts.add(of, n, &bytes).expect("in order");
        }
        prop_assert_eq!(whole, Some(bytes));
    }
}

#[test]
fn a_deep_or_a_boastful_payload_is_refused() {
    let deep = [vec![0x81; 100_000], vec![0xf6]].concat();
    assert!(Reader::new(&deep).value().is_err());
    for claim in [
        &[0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff][..],
        &[0x5a, 0x7f, 0xff, 0xff, 0xff],
        &[0xbb, 0, 0, 0, 1, 0, 0, 0, 0],
    ] {
        assert!(Reader::new(claim).value().is_err());
    }
}

#[test]
fn what_a_newer_version_says_is_told_apart() {
    let newer = [0x82, 0x18, 0x63, 0x01];
    assert_eq!(payload::read(&newer, device(1)), Ok(Payload::Newer));
    // A known thing with more to it is newer, too.
    let longer = [0x84, 0x03, 0x01, 0x60, 0x00];
    assert_eq!(payload::read(&longer, device(1)), Ok(Payload::Newer));
}

/// What is frozen: what it says, in words, and its bytes.
fn frozen() -> Vec<(&'static str, Payload, Vec<u8>)> {
    let author = device(0x0102_0304_0506_0708);
    let stamp = |hlc, device| Stamp {
        hlc: Hlc::from_bits(hlc),
        device,
    };
    let now = stamp(0x0190_0000_0000_0000, author);
    let usual = |value: Value| Register::write(value, now, None);
    let id = Id::from_bytes(std::array::from_fn(|n| n as u8));
    let made = Record {
        registers: BTreeMap::from([
            ("note".to_owned(), usual(json!("À la rivière."))),
            ("rest".to_owned(), usual(json!(false))),
            ("a:01".to_owned(), usual(json!(["scale", 3]))),
            (
                "when".to_owned(),
                usual(json!([
                    1_780_000_000_000_i64,
                    "America/Toronto",
                    "2026-05-28"
                ])),
            ),
            (
                "from a newer version".to_owned(),
                usual(json!({"long": 1.5, "y": -2})),
            ),
        ]),
    };
    let later = stamp(0x0190_0000_0001_0000, author);
    let other = stamp(0x0190_0000_0000_8000, device(9));
    let note = Register::write(json!("Both."), later, made.registers.get("note"));
    let mut siblings = note.clone();
    siblings.join(&Register::write(
        json!("Read."),
        other,
        made.registers.get("note"),
    ));
    let edited = Record {
        registers: BTreeMap::from([
            ("note".to_owned(), note),
            ("rest".to_owned(), usual(Value::Null)),
            ("text".to_owned(), siblings),
        ]),
    };
    let theirs = Record {
        registers: BTreeMap::from([(
            "note".to_owned(),
            Register::write(json!("Theirs."), other, None),
        )]),
    };
    let change = |what, kind: &str, delta: Record| {
        let kind = Kind::from(kind.to_owned());
        let bytes = payload::change(&kind, id, &delta, author);
        (
            what,
            Payload::Change(RecordChange { kind, id, delta }),
            bytes,
        )
    };
    let photo = Piece {
        blob: [7; 32],
        media: "image/jpeg".to_owned(),
        size: 70_000,
        n: 1,
        bytes: vec![1, 2, 3],
    };
    let heard = Heard {
        at: 1_780_000_000_000,
        name: "Léa’s phone".to_owned(),
    };
    let part = payload::parts(&[5; 30], 40).remove(1);
    let part_read = payload::read(&part, author).expect("a part");
    vec![
        change("a record made just now", "checkin", made),
        change("fields written later, and by two at once", "line", edited),
        change("a record that another device wrote", "a newer kind", theirs),
        change("nothing", "tag", Record::default()),
        (
            "a piece of a photograph",
            Payload::Piece(photo.clone()),
            payload::piece(&photo),
        ),
        (
            "heard",
            Payload::Heard(heard.clone()),
            payload::heard(&heard),
        ),
        ("the last part of two", part_read, part),
    ]
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// `TRELLIS_FREEZE=1` writes the file anew: only ever for a form that no device has sent yet.
#[test]
fn frozen_payloads_never_change() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/src/sync/vectors/payload.json");
    let author = device(0x0102_0304_0506_0708);
    let now: Vec<Value> = frozen()
        .into_iter()
        .map(|(what, payload, bytes)| {
            assert_eq!(payload::read(&bytes, author), Ok(payload), "{what}");
            assert_eq!(written_by_another(&bytes), bytes, "{what}");
            json!({"what": what, "bytes": hex(&bytes)})
        })
        .collect();
    let now = json!({"author": hex(&author.bytes()), "payloads": now});
    if std::env::var_os("TRELLIS_FREEZE").is_some() {
        let text = serde_json::to_string_pretty(&now).expect("JSON");
        std::fs::write(file, text + "\n").expect("written");
    }
    let kept = std::fs::read_to_string(file).expect("the vectors are there");
    assert_eq!(serde_json::from_str::<Value>(&kept).expect("JSON"), now);
}
