//! The database key, wrapped by the app's lock: a PIN or a passphrase, mixed with a secret of the key
//! store's where there is one.
//!
//! Argon2id (RFC 9106) stretches what the client types; HKDF-SHA256 (RFC 5869) mixes in the key store's
//! 32 bytes, without which a file alone cannot be guessed at, however short the PIN; XChaCha20-Poly1305
//! seals the key under the result. All that the slot says of itself is additional data, so that nobody
//! can make it cheaper, or leave the key store out.

use crate::KeyBytes;
use crate::passphrase::{Cost, SHORTEST, stretch};
use crate::slot::{Sealed, SlotError, mixed};
use base64::prelude::{BASE64_STANDARD as BASE64, Engine};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// The fewest digits a PIN may have.
pub const SHORTEST_PIN: usize = 6;

/// What the client types.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LockKind {
    /// Six digits or more.
    Pin,
    /// Eight characters or more.
    Passphrase,
}

impl Cost {
    /// The least that a lock may cost: the smaller of OWASP's choices for Argon2id that has two passes.
    pub const FLOOR: Self = Self {
        memory: 19 * 1024,
        passes: 2,
    };

    /// What an unlocking may take on the device it is set on.
    const MOST: Duration = Duration::from_secs(1);

    /// The strongest cost that this device bears, by how long the floor took on it: the default on
    /// most, less on a small phone, and never below the floor.
    pub fn fitting(floor_took: Duration) -> Self {
        let steps = [
            Self::default(),
            Self {
                memory: 46 * 1024,
                passes: 3,
            },
            Self {
                memory: 46 * 1024,
                passes: 2,
            },
            Self {
                memory: 32 * 1024,
                passes: 2,
            },
        ];
        // Time goes with the memory that is filled, times the passes over it.
        let work = |cost: &Self| cost.memory * cost.passes;
        let takes = |cost: &Self| floor_took * work(cost) / work(&Self::FLOOR);
        let fits = steps.into_iter().find(|cost| takes(cost) <= Self::MOST);
        fits.unwrap_or(Self::FLOOR)
    }

    /// Whether a lock may cost this little, and a device be asked for this much.
    fn locks(self) -> bool {
        self.memory >= Self::FLOOR.memory && self.passes >= Self::FLOOR.passes && self.is_sane()
    }

    /// Stretches nothing of worth, to be timed.
    ///
    /// # Errors
    /// [`SlotError::Damaged`] where this is no cost that Argon2 takes.
    pub fn spend(self) -> Result<(), SlotError> {
        stretch("nothing of worth", &[0; 16], self).map(drop)
    }
}

/// A wrapped key, as it lies in a file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LockSlot {
    /// The version of this form: 1.
    version: u8,
    kind: LockKind,
    /// Whether the key store's secret is mixed in.
    mixed: bool,
    cost: Cost,
    /// 16 bytes, base64.
    salt: String,
    #[serde(flatten)]
    sealed: Sealed,
}

impl LockSlot {
    /// Wraps `key` with what the client types, and with the key store's secret, if there is a key
    /// store. `random` is 40 fresh random bytes: 16 of salt, 24 of nonce.
    ///
    /// # Errors
    /// [`SlotError::TooShort`], also where a PIN is no digits; [`SlotError::Damaged`] where `cost` is
    /// below [`Cost::FLOOR`] or beyond what a device should be asked for.
    pub fn seal(
        key: &KeyBytes,
        kind: LockKind,
        typed: &str,
        mix: Option<&KeyBytes>,
        cost: Cost,
        random: &[u8; 40],
    ) -> Result<Self, SlotError> {
        if !is_long_enough(kind, typed) {
            return Err(SlotError::TooShort);
        }
        if !cost.locks() {
            return Err(SlotError::Damaged);
        }
        let (salt, nonce) = random.split_at(16);
        let nonce = nonce.try_into().expect("40 bytes are 16 and 24");
        let mut slot = Self {
            version: 1,
            kind,
            mixed: mix.is_some(),
            cost,
            salt: BASE64.encode(salt),
            sealed: Sealed::default(),
        };
        let header = slot.header();
        let wrap = wrap(typed, salt, cost, mix, &header)?;
        slot.sealed = Sealed::seal(key, &wrap, &header, nonce);
        Ok(slot)
    }

    /// What the client types to open it.
    pub fn kind(&self) -> LockKind {
        self.kind
    }

    /// Whether the key store's secret is needed to open it.
    pub fn is_mixed(&self) -> bool {
        self.mixed
    }

    /// The key, for whoever knows what to type and has the key store.
    ///
    /// # Errors
    /// [`SlotError::WrongSecret`], also where `mix` is not as it was; [`SlotError::Newer`] or
    /// [`SlotError::Damaged`].
    pub fn open(&self, typed: &str, mix: Option<&KeyBytes>) -> Result<KeyBytes, SlotError> {
        if self.version != 1 {
            return Err(SlotError::Newer);
        }
        let salt = BASE64.decode(&self.salt).map_err(|_| SlotError::Damaged)?;
        if !self.cost.locks() || salt.len() != 16 {
            return Err(SlotError::Damaged);
        }
        let header = self.header();
        let mix = mix.filter(|_| self.mixed);
        let wrap = wrap(typed, &salt, self.cost, mix, &header)?;
        self.sealed.open(&wrap, &header)
    }

    /// What the slot is, besides the sealed key: all of it must be as it was.
    fn header(&self) -> Vec<u8> {
        let Self {
            version,
            kind,
            mixed,
            cost: Cost { memory, passes },
            salt,
            ..
        } = self;
        let kind = match kind {
            LockKind::Pin => "pin",
            LockKind::Passphrase => "passphrase",
        };
        format!("trellis lock slot v{version} {kind} mixed={mixed} m={memory} t={passes} s={salt}")
            .into_bytes()
    }
}

fn is_long_enough(kind: LockKind, typed: &str) -> bool {
    match kind {
        LockKind::Pin => {
            typed.len() >= SHORTEST_PIN && typed.bytes().all(|digit| digit.is_ascii_digit())
        }
        LockKind::Passphrase => typed.chars().count() >= SHORTEST,
    }
}

/// The key that what was typed and the key store's secret come to. A passphrase is the same however
/// a keyboard spells its accents.
fn wrap(
    typed: &str,
    salt: &[u8],
    cost: Cost,
    mix: Option<&KeyBytes>,
    header: &[u8],
) -> Result<KeyBytes, SlotError> {
    // Room for all of it at once: a string that grows leaves copies behind.
    let mut same = Zeroizing::new(String::with_capacity(typed.len() * 20));
    same.extend(typed.nfkc());
    let stretched = stretch(&same, salt, cost)?;
    Ok(mixed(b"trellis lock v1", &stretched, mix, header))
}

#[cfg(test)]
mod tests;
