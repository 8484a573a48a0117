//! A key wrapped by another key: what every slot has in it.

use crate::KeyBytes;
use crate::key::tidily;
use base64::prelude::{BASE64_STANDARD as BASE64, Engine};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
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
        let payload = Payload {
            msg: key.as_slice(),
            aad: header,
        };
        let sealed = XChaCha20Poly1305::new(wrap.as_slice().into())
            .encrypt(XNonce::from_slice(nonce), payload)
            .expect("32 bytes are fewer than the cipher can take");
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
        if nonce.len() != 24 || sealed.len() != 48 {
            return Err(SlotError::Damaged);
        }
        let payload = Payload {
            msg: sealed.as_slice(),
            aad: header,
        };
        let key = tidily(|| {
            XChaCha20Poly1305::new(wrap.as_slice().into())
                .decrypt(XNonce::from_slice(&nonce), payload)
                .map(Zeroizing::new)
                .map_err(|_| SlotError::WrongSecret)
        })?;
        Ok(KeyBytes::made(|bytes| bytes.copy_from_slice(&key)))
    }
}
