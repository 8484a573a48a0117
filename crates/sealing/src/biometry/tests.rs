//! The slot behind a finger or a face: its form for ever, and that nothing but its own secrets opens it.
//!
//! The frozen forms were made a second time without our code: PyPI `cryptography`, `pynacl`.

use super::*;
use proptest::prelude::*;

fn key() -> KeyBytes {
    KeyBytes::new(std::array::from_fn(|n| n as u8))
}

#[test]
fn the_sealed_form_never_changes() {
    let (secret, mix) = (KeyBytes::new([5; 32]), KeyBytes::new([9; 32]));
    let both = BiometrySlot::seal(&key(), &secret, Some(&mix), &[7; 24]);
    assert_eq!(
        serde_json::to_string(&both).expect("a slot is JSON"),
        concat!(
            r#"{"version":1,"mixed":true,"nonce":"BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH","#,
            r#""sealed":"HPWN6zoNjY392uM0SMkRUxNY9fbLzXH/zju6S8pcu+xNbhp+fGXN0H1HkLBCjmuc"}"#,
        )
    );
    let alone = BiometrySlot::seal(&key(), &secret, None, &[7; 24]);
    assert_eq!(
        serde_json::to_string(&alone).expect("a slot is JSON"),
        concat!(
            r#"{"version":1,"mixed":false,"nonce":"BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH","#,
            r#""sealed":"snnlapHcvbNsEavIOxBtOhyp7SVgvDLEsuZLdCnWEPdIYxbCEVaZPOCL+1x+95BF"}"#,
        )
    );
    assert_eq!(both.open(&secret, Some(&mix)), Ok(key()));
    assert_eq!(alone.open(&secret, None), Ok(key()));
}

#[test]
fn another_version_and_damage_say_so() {
    let secret = KeyBytes::new([5; 32]);
    let slot = BiometrySlot::seal(&key(), &secret, None, &[7; 24]);
    let newer = BiometrySlot {
        version: 2,
        ..slot.clone()
    };
    assert_eq!(newer.open(&secret, None), Err(SlotError::Newer));
    let text = serde_json::to_string(&slot).expect("a slot is JSON");
    let cut: BiometrySlot = serde_json::from_str(&text.replace("snnl", "")).expect("a slot");
    assert_eq!(cut.open(&secret, None), Err(SlotError::Damaged));
    // Nobody leaves the key store out, or in.
    let other = BiometrySlot {
        mixed: true,
        ..slot
    };
    let mix = KeyBytes::new([9; 32]);
    for mix in [None, Some(&mix)] {
        assert_eq!(other.open(&secret, mix), Err(SlotError::WrongSecret));
    }
}

proptest! {
    #[test]
    fn only_both_secrets_open_it(
        secret in any::<[u8; 32]>(),
        mix in any::<[u8; 32]>(),
        byte in 0..32_usize,
        bit in 0..8_u8,
    ) {
        let secret = KeyBytes::new(secret);
        let mix = KeyBytes::new(mix);
        let slot = BiometrySlot::seal(&key(), &secret, Some(&mix), &[1; 24]);
        let flipped = |of: &KeyBytes| {
            let mut other = of.clone();
            other[byte] ^= 1 << bit;
            other
        };
        prop_assert_eq!(slot.open(&secret, Some(&mix)), Ok(key()));
        prop_assert_eq!(slot.open(&flipped(&secret), Some(&mix)), Err(SlotError::WrongSecret));
        prop_assert_eq!(slot.open(&secret, Some(&flipped(&mix))), Err(SlotError::WrongSecret));
        prop_assert_eq!(slot.open(&secret, None), Err(SlotError::WrongSecret));
        prop_assert_eq!(slot.open(&mix, Some(&secret)).is_ok(), *secret == *mix);
    }
}
