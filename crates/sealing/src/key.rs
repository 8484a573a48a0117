//! The database key: 32 random bytes.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::ops::{Deref, DerefMut};
use zeroize::{Zeroize, Zeroizing};

/// A key, wiped from memory when it is dropped. It stays where it was made while it is handed on: a key
/// that moves about on the stack leaves itself behind there.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct KeyBytes(Box<Zeroizing<[u8; 32]>>);

impl KeyBytes {
    /// A key of these bytes.
    pub fn new(mut bytes: [u8; 32]) -> Self {
        let key = Self::made(|key| key.copy_from_slice(&bytes));
        bytes.zeroize();
        key
    }

    /// A key that is written in its own place.
    pub fn made(write: impl FnOnce(&mut [u8; 32])) -> Self {
        let mut key = Self::default();
        write(&mut key);
        key
    }
}

impl Deref for KeyBytes {
    type Target = [u8; 32];
    fn deref(&self) -> &[u8; 32] {
        &self.0
    }
}

impl DerefMut for KeyBytes {
    fn deref_mut(&mut self) -> &mut [u8; 32] {
        &mut self.0
    }
}

impl std::fmt::Debug for KeyBytes {
    /// Says nothing of it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KeyBytes")
    }
}

/// Does some work with a key, and writes over what that left on the stack.
pub(crate) fn tidily<T>(work: impl FnOnce() -> T) -> T {
    let done = work();
    sweep();
    done
}

#[inline(never)]
fn sweep() {
    let mut room = [0_u8; 16 * 1024];
    room.zeroize();
    std::hint::black_box(&room);
}

/// Tells a key from another one: 8 bytes of a hash, as hexadecimal digits. It gives nothing away
/// about a random key, and it lets "another key" be told from "a damaged file", which look the same
/// to the cipher.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fingerprint(String);

/// The fingerprint of a key.
pub fn fingerprint(key: &KeyBytes) -> Fingerprint {
    // The hash has a block of the key in hand.
    let digest = tidily(|| {
        Sha256::new_with_prefix(b"trellis database key fingerprint v1")
            .chain_update(key.as_slice())
            .finalize()
    });
    Fingerprint(hex(&digest[..8]).to_string())
}

/// The key as SQLCipher's `key` pragma takes it: raw, so that opening derives nothing.
pub fn pragma(key: &KeyBytes) -> Zeroizing<String> {
    tidily(|| Zeroizing::new(format!("\"x'{}'\"", hex(key.as_slice()).as_str())))
}

fn hex(bytes: &[u8]) -> Zeroizing<String> {
    // Room for all of it at once: a string that grows leaves copies behind.
    let mut text = Zeroizing::new(String::with_capacity(bytes.len() * 2));
    for byte in bytes {
        write!(text, "{byte:02x}").expect("writing to a string cannot fail");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_a_key_never_change() {
        let key = KeyBytes::new(std::array::from_fn(|n| n as u8));
        assert_eq!(
            pragma(&key).as_str(),
            "\"x'000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f'\""
        );
        assert_eq!(
            fingerprint(&key),
            Fingerprint("22c9c08f1c4cb6ee".to_owned())
        );
        assert_ne!(fingerprint(&key), fingerprint(&KeyBytes::new([0; 32])));
    }
}
