//! What is known of a worker's keys, and how they are kept at the server: sealed, once for each way of
//! opening them.

use crate::bytes::{Malformed, Reader};
use crate::id::Hash;

/// What names a worker's two public keys together.
pub fn worker_keys(hpke: &[u8; 32], signing: &[u8; 32]) -> Hash {
    Hash::of(&[b"trellis worker keys v1", hpke, signing])
}

/// A way of opening a worker's keys.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
pub enum Way {
    /// What a passkey gives for this purpose (the PRF extension of WebAuthn).
    Passkey = 1,
    /// A code of 25 characters.
    Code = 2,
}

impl Way {
    /// The way of this number.
    ///
    /// # Errors
    /// [`Malformed`].
    pub fn of(number: u8) -> Result<Self, Malformed> {
        match number {
            1 => Ok(Self::Passkey),
            2 => Ok(Self::Code),
            _ => Err(Malformed),
        }
    }
}

/// A worker's two secret keys as they are kept: sealed for one way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct WrappedKeys {
    /// What opens them.
    pub way: Way,
    /// Fresh random bytes.
    pub nonce: [u8; 24],
    /// The one that signs (32), then the other (32), sealed.
    pub sealed: [u8; 80],
}

impl WrappedKeys {
    /// Its length.
    pub const LENGTH: usize = 1 + 1 + 24 + 80;
    const VERSION: u8 = 1;

    /// As they are kept.
    pub fn bytes(&self) -> [u8; Self::LENGTH] {
        let mut bytes = [0; Self::LENGTH];
        bytes[..2].copy_from_slice(&[Self::VERSION, self.way as u8]);
        bytes[2..26].copy_from_slice(&self.nonce);
        bytes[26..].copy_from_slice(&self.sealed);
        bytes
    }

    /// Reads what [`Self::bytes`] gave.
    ///
    /// # Errors
    /// [`Malformed`].
    pub fn read(bytes: &[u8]) -> Result<Self, Malformed> {
        let mut from = Reader::new(bytes);
        if from.u8()? != Self::VERSION {
            return Err(Malformed);
        }
        let wrapped = Self {
            way: Way::of(from.u8()?)?,
            nonce: from.array()?,
            sealed: from.array()?,
        };
        from.end()?;
        Ok(wrapped)
    }
}
