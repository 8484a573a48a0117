//! The lock's slot: its form for ever, and that nothing but its own secrets opens it.
//!
//! The frozen forms were made a second time without our code: PyPI `argon2-cffi`, `cryptography`, `pynacl`.

use super::*;
use proptest::prelude::*;

fn key() -> KeyBytes {
    KeyBytes::new(std::array::from_fn(|n| n as u8))
}

fn mix() -> KeyBytes {
    KeyBytes::new([9; 32])
}

fn sealed(kind: LockKind, typed: &str, mix: Option<&KeyBytes>) -> LockSlot {
    LockSlot::seal(&key(), kind, typed, mix, Cost::FLOOR, &[7; 40]).expect("long enough")
}

#[test]
fn the_sealed_form_never_changes() {
    let slot = sealed(LockKind::Pin, "271828", Some(&mix()));
    assert_eq!(
        serde_json::to_string(&slot).expect("a slot is JSON"),
        concat!(
            r#"{"version":1,"kind":"pin","mixed":true,"cost":{"memory":19456,"passes":2},"#,
            r#""salt":"BwcHBwcHBwcHBwcHBwcHBw==","nonce":"BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH","#,
            r#""sealed":"cP7jymVyatqqcA24crMtLwSnMgTjg58glhh0Viz/U4IyJgn+UzHK/r4PV9vGJAkh"}"#,
        )
    );
    let alone = sealed(LockKind::Passphrase, "river stones", None);
    assert_eq!(
        serde_json::to_string(&alone).expect("a slot is JSON"),
        concat!(
            r#"{"version":1,"kind":"passphrase","mixed":false,"cost":{"memory":19456,"passes":2},"#,
            r#""salt":"BwcHBwcHBwcHBwcHBwcHBw==","nonce":"BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH","#,
            r#""sealed":"dfZQbysdnm4mLdVAA39H/N+MYvDMlndrbVpDcr80k7JmuqqVzoV7SIVigk0BRY7N"}"#,
        )
    );
    assert_eq!(slot.open("271828", Some(&mix())), Ok(key()));
    assert_eq!(alone.open("river stones", None), Ok(key()));
}

#[test]
fn what_is_too_short_is_refused() {
    let seal =
        |kind, typed| LockSlot::seal(&key(), kind, typed, None, Cost::FLOOR, &[0; 40]).map(drop);
    assert_eq!(seal(LockKind::Pin, "27182"), Err(SlotError::TooShort));
    assert_eq!(seal(LockKind::Pin, "27182a"), Err(SlotError::TooShort));
    assert_eq!(seal(LockKind::Pin, "271828"), Ok(()));
    assert_eq!(
        seal(LockKind::Passphrase, "éàçûîôù"),
        Err(SlotError::TooShort)
    );
}

#[test]
fn nothing_below_the_floor_locks_or_opens() {
    let below = [
        Cost {
            memory: Cost::FLOOR.memory - 1,
            ..Cost::FLOOR
        },
        Cost {
            passes: 1,
            ..Cost::default()
        },
        Cost {
            memory: u32::MAX,
            ..Cost::FLOOR
        },
    ];
    let good = sealed(LockKind::Pin, "271828", Some(&mix()));
    for cost in below {
        assert_eq!(
            LockSlot::seal(&key(), LockKind::Pin, "271828", None, cost, &[0; 40]),
            Err(SlotError::Damaged)
        );
        let changed = LockSlot {
            cost,
            ..good.clone()
        };
        assert_eq!(
            changed.open("271828", Some(&mix())),
            Err(SlotError::Damaged)
        );
    }
}

#[test]
fn nothing_that_the_slot_says_of_itself_may_change() {
    let slot = sealed(LockKind::Pin, "271828", Some(&mix()));
    let others = [
        LockSlot {
            kind: LockKind::Passphrase,
            ..slot.clone()
        },
        LockSlot {
            mixed: false,
            ..slot.clone()
        },
        LockSlot {
            cost: Cost::default(),
            ..slot.clone()
        },
        LockSlot {
            salt: BASE64.encode([8; 16]),
            ..slot.clone()
        },
    ];
    for other in others {
        assert_eq!(
            other.open("271828", Some(&mix())),
            Err(SlotError::WrongSecret)
        );
    }
    assert_eq!(
        LockSlot { version: 2, ..slot }.open("271828", Some(&mix())),
        Err(SlotError::Newer)
    );
}

#[test]
fn accents_are_the_same_however_they_are_typed() {
    let slot = sealed(LockKind::Passphrase, "for\u{ea}t \u{e9}t\u{e9}", None);
    assert_eq!(slot.open("fore\u{302}t e\u{301}te\u{301}", None), Ok(key()));
}

#[test]
fn a_small_phone_is_asked_for_less_and_never_for_less_than_the_floor() {
    let fitting = |took| Cost::fitting(Duration::from_millis(took));
    assert_eq!(fitting(0), Cost::default());
    assert_eq!(fitting(60), Cost::default(), "a laptop");
    let costs: Vec<Cost> = [60, 200, 270, 400, 600, 5000].map(fitting).into();
    let work = |cost: &Cost| cost.memory * cost.passes;
    assert!(costs.is_sorted_by_key(|cost| std::cmp::Reverse(work(cost))));
    assert!(costs.iter().all(|cost| cost.locks()));
    assert_eq!(fitting(5000), Cost::FLOOR);
}

proptest! {
    // Each case stretches four times, at a cost that is meant to be felt.
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn only_its_own_secrets_open_a_slot(
        typed in "[0-9]{6,12}",
        other in ".{0,20}",
        mix in any::<[u8; 32]>(),
        wrong in any::<[u8; 32]>(),
        random in any::<[u8; 32]>(),
    ) {
        let mut bytes = [0; 40];
        bytes[..32].copy_from_slice(&random);
        let (mix, wrong) = (KeyBytes::new(mix), KeyBytes::new(wrong));
        let slot = LockSlot::seal(&key(), LockKind::Pin, &typed, Some(&mix), Cost::FLOOR, &bytes)
            .expect("long enough");
        prop_assert_eq!(slot.open(&typed, Some(&mix)), Ok(key()));
        prop_assert_eq!(slot.open(&typed, None), Err(SlotError::WrongSecret));
        if wrong != mix {
            prop_assert_eq!(slot.open(&typed, Some(&wrong)), Err(SlotError::WrongSecret));
        }
        if other != typed {
            prop_assert_eq!(slot.open(&other, Some(&mix)), Err(SlotError::WrongSecret));
        }
    }
}
