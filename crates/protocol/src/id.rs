//! Names of vaults, devices and hashed things.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;

/// A name of so many bytes, written as hexadecimal digits.
macro_rules! name {
    ($(#[$doc:meta])* $name:ident, $bytes:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub [u8; $bytes]);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl FromStr for $name {
            type Err = crate::Malformed;
            fn from_str(text: &str) -> Result<Self, crate::Malformed> {
                let mut bytes = [0; $bytes];
                unhex(text, &mut bytes)?;
                Ok(Self(bytes))
            }
        }

        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                String::deserialize(from)?.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

name! {
    /// A vault: the hash of its first key entry, so that its name vouches for its keys.
    Vault, 32
}
name! {
    /// One of a client's devices; zeros stand for the recovery key.
    Device, 8
}
name! {
    /// SHA-256 of something.
    Hash, 32
}
name! {
    /// One of an agency's workers.
    Worker, 8
}
name! {
    /// A grant: what a client shows to one worker. The hash of its first statement.
    Grant, 32
}
name! {
    /// Where an item of a grant lies: random bytes.
    Slot, 16
}

impl Device {
    /// What stands where the recovery key signs or is wrapped for.
    pub const RECOVERY: Self = Self([0; 8]);
}

impl Hash {
    /// What stands before the first page or entry.
    pub const NONE: Self = Self([0; 32]);

    /// The hash of these parts, one after the other.
    pub fn of(parts: &[&[u8]]) -> Self {
        let mut hash = Sha256::new();
        for part in parts {
            hash.update(part);
        }
        Self(hash.finalize().into())
    }
}

fn unhex(text: &str, bytes: &mut [u8]) -> Result<(), crate::Malformed> {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Ok(byte - b'0'),
        b'a'..=b'f' => Ok(byte - b'a' + 10),
        _ => Err(crate::Malformed),
    };
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if pairs.len() != bytes.len() || !rest.is_empty() {
        return Err(crate::Malformed);
    }
    for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
        *byte = digit(*high)? << 4 | digit(*low)?;
    }
    Ok(())
}
