//! The database key, wrapped by a passphrase.
//!
//! Argon2id (RFC 9106) stretches the passphrase; XChaCha20-Poly1305 seals the key under the result,
//! with the slot's own parameters as additional data, so that nobody can make them cheaper.

use crate::KeyBytes;
use crate::slot::{Sealed, SlotError};
use argon2::{Algorithm, Argon2, Params, Version};
use base64::prelude::{BASE64_STANDARD as BASE64, Engine};
use serde::{Deserialize, Serialize};

/// The fewest characters a passphrase may have.
pub const SHORTEST: usize = 8;

/// What one guess costs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Cost {
    /// Memory, in KiB.
    pub memory: u32,
    /// Passes over that memory.
    pub passes: u32,
}

impl Default for Cost {
    /// 64 MiB and three passes: the second recommended choice of RFC 9106 §4.
    fn default() -> Self {
        Self {
            memory: 64 * 1024,
            passes: 3,
        }
    }
}

impl Cost {
    /// What a slot may ask of the device that opens it: a damaged file must not ask for all of it.
    pub(crate) fn is_sane(self) -> bool {
        (8..=1024 * 1024).contains(&self.memory) && (1..=16).contains(&self.passes)
    }
}

/// A wrapped key, as it lies in a file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PassphraseSlot {
    /// The version of this form: 1.
    version: u8,
    cost: Cost,
    /// 16 bytes, base64.
    salt: String,
    #[serde(flatten)]
    sealed: Sealed,
}

impl PassphraseSlot {
    /// Wraps `key` with `passphrase`. `random` is 40 fresh random bytes: 16 of salt, 24 of nonce.
    ///
    /// # Errors
    /// [`SlotError::TooShort`]; [`SlotError::Damaged`] where `cost` is no cost that Argon2 takes.
    pub fn seal(
        key: &KeyBytes,
        passphrase: &str,
        cost: Cost,
        random: &[u8; 40],
    ) -> Result<Self, SlotError> {
        if passphrase.chars().count() < SHORTEST {
            return Err(SlotError::TooShort);
        }
        let (salt, nonce) = random.split_at(16);
        let nonce = nonce.try_into().expect("40 bytes are 16 and 24");
        let salt_text = BASE64.encode(salt);
        let wrap = stretch(passphrase, salt, cost)?;
        Ok(Self {
            version: 1,
            cost,
            sealed: Sealed::seal(key, &wrap, &header(1, cost, &salt_text), nonce),
            salt: salt_text,
        })
    }

    /// The key, for whoever knows the passphrase.
    ///
    /// # Errors
    /// [`SlotError::WrongSecret`], [`SlotError::Newer`] or [`SlotError::Damaged`].
    pub fn open(&self, passphrase: &str) -> Result<KeyBytes, SlotError> {
        if self.version != 1 {
            return Err(SlotError::Newer);
        }
        let salt = BASE64.decode(&self.salt).map_err(|_| SlotError::Damaged)?;
        if !self.cost.is_sane() || salt.len() != 16 {
            return Err(SlotError::Damaged);
        }
        let wrap = stretch(passphrase, &salt, self.cost)?;
        self.sealed
            .open(&wrap, &header(self.version, self.cost, &self.salt))
    }
}

/// What a slot is, besides the sealed key: all of it must be as it was.
fn header(version: u8, Cost { memory, passes }: Cost, salt: &str) -> Vec<u8> {
    format!("trellis passphrase slot v{version} m={memory} t={passes} s={salt}").into_bytes()
}

/// The key that a passphrase comes to.
pub(crate) fn stretch(passphrase: &str, salt: &[u8], cost: Cost) -> Result<KeyBytes, SlotError> {
    let params =
        Params::new(cost.memory, cost.passes, 1, Some(32)).map_err(|_| SlotError::Damaged)?;
    let mut stretched = KeyBytes::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), salt, stretched.as_mut_slice())
        .map_err(|_| SlotError::Damaged)?;
    Ok(stretched)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const CHEAP: Cost = Cost {
        memory: 8,
        passes: 1,
    };

    fn key() -> KeyBytes {
        KeyBytes::new(std::array::from_fn(|n| n as u8))
    }

    #[test]
    fn the_sealed_form_never_changes() {
        let slot =
            PassphraseSlot::seal(&key(), "river stones", CHEAP, &[7; 40]).expect("long enough");
        let json = serde_json::to_string(&slot).expect("a slot is JSON");
        assert_eq!(
            json,
            concat!(
                r#"{"version":1,"cost":{"memory":8,"passes":1},"salt":"BwcHBwcHBwcHBwcHBwcHBw==","#,
                r#""nonce":"BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH","#,
                r#""sealed":"oNg/2WCSxGy/deI1qZQyLS76I5yUaJg6b6YJ6IsJzKkVfT/F925e3oRKags6CESA"}"#,
            )
        );
        assert_eq!(*slot.open("river stones").expect("it opens"), *key());
    }

    #[test]
    fn a_short_passphrase_is_refused() {
        assert_eq!(
            PassphraseSlot::seal(&key(), "éàçûîôù", CHEAP, &[0; 40]),
            Err(SlotError::TooShort),
            "seven characters"
        );
    }

    #[test]
    fn nobody_makes_a_slot_cheaper_or_asks_for_all_memory() {
        let slot = PassphraseSlot::seal(
            &key(),
            "river stones",
            Cost {
                memory: 16,
                passes: 1,
            },
            &[7; 40],
        )
        .expect("sealed");
        let cheaper = PassphraseSlot {
            cost: CHEAP,
            ..slot.clone()
        };
        assert_eq!(cheaper.open("river stones"), Err(SlotError::WrongSecret));
        let greedy = PassphraseSlot {
            cost: Cost {
                memory: u32::MAX,
                passes: 1,
            },
            ..slot.clone()
        };
        assert_eq!(greedy.open("river stones"), Err(SlotError::Damaged));
        assert_eq!(
            PassphraseSlot { version: 2, ..slot }.open("river stones"),
            Err(SlotError::Newer)
        );
    }

    proptest! {
        #[test]
        fn only_its_own_passphrase_opens_a_slot(passphrase in ".{8,40}", other in ".{0,40}", random in any::<[u8; 32]>()) {
            let mut bytes = [0; 40];
            bytes[..32].copy_from_slice(&random);
            let slot = PassphraseSlot::seal(&key(), &passphrase, CHEAP, &bytes).expect("long enough");
            prop_assert_eq!(slot.open(&passphrase), Ok(key()));
            if other != passphrase {
                prop_assert_eq!(slot.open(&other), Err(SlotError::WrongSecret));
            }
        }
    }
}
