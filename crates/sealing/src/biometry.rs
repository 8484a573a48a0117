//! The database key, wrapped by a secret that the system gives back only once it has recognised the
//! client's finger or face, mixed with a secret of the key store's where there is one.
//!
//! The secret is 32 random bytes, so nothing is stretched: HKDF-SHA256 (RFC 5869) mixes both, and
//! XChaCha20-Poly1305 seals the key under the result. Who has the file and the one secret lacks the other.

use crate::KeyBytes;
use crate::slot::{Sealed, SlotError, mixed};
use serde::{Deserialize, Serialize};

/// A wrapped key, as it lies in a file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct BiometrySlot {
    /// The version of this form: 1.
    version: u8,
    /// Whether the key store's secret is mixed in.
    mixed: bool,
    #[serde(flatten)]
    sealed: Sealed,
}

impl BiometrySlot {
    /// Wraps `key` with the secret that the system keeps, and with the key store's, if there is a key
    /// store. `random` is 24 fresh random bytes.
    pub fn seal(
        key: &KeyBytes,
        secret: &KeyBytes,
        mix: Option<&KeyBytes>,
        random: &[u8; 24],
    ) -> Self {
        let header = header(mix.is_some());
        let wrap = mixed(PURPOSE, secret, mix, header);
        Self {
            version: 1,
            mixed: mix.is_some(),
            sealed: Sealed::seal(key, &wrap, header, random),
        }
    }

    /// Whether the key store's secret is needed to open it.
    pub fn is_mixed(&self) -> bool {
        self.mixed
    }

    /// The key, for whoever was given the secret and has the key store.
    ///
    /// # Errors
    /// [`SlotError::WrongSecret`], also where `mix` is not as it was; [`SlotError::Newer`] or
    /// [`SlotError::Damaged`].
    pub fn open(&self, secret: &KeyBytes, mix: Option<&KeyBytes>) -> Result<KeyBytes, SlotError> {
        if self.version != 1 {
            return Err(SlotError::Newer);
        }
        let header = header(self.mixed);
        let mix = mix.filter(|_| self.mixed);
        self.sealed
            .open(&mixed(PURPOSE, secret, mix, header), header)
    }
}

const PURPOSE: &[u8] = b"trellis biometry v1";

/// What the slot is, besides the sealed key: all of it must be as it was.
fn header(mixed: bool) -> &'static [u8] {
    if mixed {
        b"trellis biometry slot v1 mixed=true"
    } else {
        b"trellis biometry slot v1 mixed=false"
    }
}

#[cfg(test)]
mod tests;
