//! XChaCha20-Poly1305, as everything here that is sealed under one key uses it.
//!
//! A nonce is 24 bytes that this key never sees twice. What must be as it was for something to open, and
//! is not secret itself, is its *additional data*.

use crate::{KeyBytes, sabotage};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

/// How much longer a sealed text is than a plain one.
pub(crate) const TAG: usize = 16;

/// The text does not open: another key, another nonce, other additional data, or it was changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Refused;

/// Seals `plain`. Leaves the key on the stack: see [`crate::key::tidily`].
pub(crate) fn seal(key: &KeyBytes, nonce: &[u8; 24], additional: &[u8], plain: &[u8]) -> Vec<u8> {
    cipher(key)
        .encrypt(&XNonce::from(*nonce), payload(additional, plain))
        .expect("what is sealed is far below what the cipher can take")
}

/// What [`seal`] was given. Leaves the key on the stack: see [`crate::key::tidily`].
pub(crate) fn open(
    key: &KeyBytes,
    nonce: &[u8; 24],
    additional: &[u8],
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, Refused> {
    cipher(key)
        .decrypt(&XNonce::from(*nonce), payload(additional, sealed))
        .map(Zeroizing::new)
        .map_err(|_| Refused)
}

fn cipher(key: &KeyBytes) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new_from_slice(key.as_slice()).expect("a key has 32 bytes")
}

fn payload<'a>(additional: &'a [u8], text: &'a [u8]) -> Payload<'a, 'a> {
    let additional = if sabotage::NO_ADDITIONAL_DATA {
        &[]
    } else {
        additional
    };
    Payload {
        msg: text,
        aad: additional,
    }
}
