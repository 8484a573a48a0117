//! A key wrapped by another key: what every slot has in it.

use crate::key::tidily;
use crate::{KeyBytes, cipher};
use base64::prelude::{BASE64_STANDARD as BASE64, Engine};
use hkdf::Hkdf;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use zeroize::Zeroizing;

/// Why a slot cannot be made or opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum SlotError {
    /// The secret is shorter than this kind of slot takes.
    #[error("the secret is too short")]
    TooShort,
    /// Another secret made this slot, or the slot was changed.
    #[error("the secret does not open this slot")]
    WrongSecret,
    /// The slot is of a version that this app does not know.
    #[error("the slot is of a newer version")]
    Newer,
    /// The slot is not well formed.
    #[error("the slot is damaged")]
    Damaged,
}

/// A key, sealed under another by XChaCha20-Poly1305.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Sealed {
    /// 24 bytes, base64.
    nonce: String,
    /// 48 bytes, base64.
    sealed: String,
}

impl Sealed {
    /// Seals `key` under `wrap`. `header` is what must be as it was for it to open.
    pub(crate) fn seal(key: &KeyBytes, wrap: &KeyBytes, header: &[u8], nonce: &[u8; 24]) -> Self {
        let sealed = tidily(|| cipher::seal(wrap, nonce, header, key.as_slice()));
        Self {
            nonce: BASE64.encode(nonce),
            sealed: BASE64.encode(sealed),
        }
    }

    /// The key.
    ///
    /// # Errors
    /// [`SlotError::WrongSecret`] or [`SlotError::Damaged`].
    pub(crate) fn open(&self, wrap: &KeyBytes, header: &[u8]) -> Result<KeyBytes, SlotError> {
        let bytes = |text: &str| BASE64.decode(text).map_err(|_| SlotError::Damaged);
        let (nonce, sealed) = (bytes(&self.nonce)?, bytes(&self.sealed)?);
        let nonce = nonce.try_into().map_err(|_| SlotError::Damaged)?;
        if sealed.len() != 32 + cipher::TAG {
            return Err(SlotError::Damaged);
        }
        let key = tidily(|| cipher::open(wrap, &nonce, header, &sealed));
        let key = key.map_err(|_| SlotError::WrongSecret)?;
        Ok(KeyBytes::made(|bytes| bytes.copy_from_slice(&key)))
    }
}

/// The key that 32 secret bytes and the key store's secret, where there is one, come to: HKDF-SHA256
/// (RFC 5869) over both, under a purpose, for one slot.
pub(crate) fn mixed(
    purpose: &[u8],
    secret: &[u8; 32],
    mix: Option<&KeyBytes>,
    header: &[u8],
) -> KeyBytes {
    let mut both = Zeroizing::new([0; 64]);
    both[..32].copy_from_slice(secret);
    let length = match mix {
        Some(mix) => {
            both[32..].copy_from_slice(mix.as_slice());
            64
        }
        None => 32,
    };
    let mut wrap = KeyBytes::new([0; 32]);
    Hkdf::<Sha256>::new(Some(purpose), &both[..length])
        .expand(header, wrap.as_mut_slice())
        .expect("32 bytes are fewer than HKDF can give");
    wrap
}
