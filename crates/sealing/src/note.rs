//! A few words, sealed under a key of the key store's: what may be read while the app is locked.
//!
//! XChaCha20-Poly1305 over the words, padded to the next kibibyte so that their length says little.

use crate::key::tidily;
use crate::slot::SlotError;
use crate::{KeyBytes, cipher};
use base64::prelude::{BASE64_STANDARD as BASE64, Engine};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

const HEADER: &[u8] = b"trellis note v1";
const BUCKET: usize = 1024;

/// A sealed note, as it lies in a file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SealedNote {
    /// The version of this form: 1.
    version: u8,
    /// 24 bytes, base64.
    nonce: String,
    /// The words, their length before them, and zeros after; base64.
    sealed: String,
}

impl SealedNote {
    /// Seals `words` under `key`. `nonce` is 24 fresh random bytes.
    pub fn seal(words: &[u8], key: &KeyBytes, nonce: &[u8; 24]) -> Self {
        let size = (4 + words.len()).next_multiple_of(BUCKET);
        let mut padded = Zeroizing::new(vec![0; size]);
        let length = u32::try_from(words.len()).expect("a note is far below 4 GiB");
        padded[..4].copy_from_slice(&length.to_be_bytes());
        padded[4..4 + words.len()].copy_from_slice(words);
        let sealed = tidily(|| cipher::seal(key, nonce, HEADER, &padded));
        Self {
            version: 1,
            nonce: BASE64.encode(nonce),
            sealed: BASE64.encode(sealed),
        }
    }

    /// The words.
    ///
    /// # Errors
    /// [`SlotError::WrongSecret`], [`SlotError::Newer`] or [`SlotError::Damaged`].
    pub fn open(&self, key: &KeyBytes) -> Result<Zeroizing<Vec<u8>>, SlotError> {
        if self.version != 1 {
            return Err(SlotError::Newer);
        }
        let bytes = |text: &str| BASE64.decode(text).map_err(|_| SlotError::Damaged);
        let (nonce, sealed) = (bytes(&self.nonce)?, bytes(&self.sealed)?);
        let nonce = nonce.try_into().map_err(|_| SlotError::Damaged)?;
        let padded = tidily(|| cipher::open(key, &nonce, HEADER, &sealed));
        let padded = padded.map_err(|_| SlotError::WrongSecret)?;
        let (length, rest) = padded.split_first_chunk().ok_or(SlotError::Damaged)?;
        let length = u32::from_be_bytes(*length) as usize;
        let words = rest.get(..length).ok_or(SlotError::Damaged)?;
        Ok(Zeroizing::new(words.to_vec()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_sealed_form_never_changes() {
        let key = KeyBytes::new(std::array::from_fn(|n| n as u8));
        let frozen = include_str!("note/note-1.json").trim();
        let note: SealedNote = serde_json::from_str(frozen).expect("a note is JSON");
        assert_eq!(note.open(&key).expect("it opens").as_slice(), b"call Sam");
        assert_eq!(SealedNote::seal(b"call Sam", &key, &[7; 24]), note);
        assert_eq!(
            serde_json::to_string(&note).expect("a note is JSON"),
            frozen
        );
        let newer = SealedNote { version: 2, ..note };
        assert_eq!(newer.open(&key), Err(SlotError::Newer));
    }

    #[test]
    fn a_length_says_little() {
        let key = KeyBytes::new([1; 32]);
        let size = |words: &[u8]| SealedNote::seal(words, &key, &[7; 24]).sealed.len();
        assert_eq!(size(b""), size(&[b'a'; 1020]));
        assert!(size(&[b'a'; 1021]) > size(b""));
    }

    proptest! {
        #[test]
        fn only_its_own_key_opens_a_note(words in any::<Vec<u8>>(), key in any::<[u8; 32]>(), other in any::<[u8; 32]>()) {
            let note = SealedNote::seal(&words, &KeyBytes::new(key), &[7; 24]);
            prop_assert_eq!(note.open(&KeyBytes::new(key)), Ok(Zeroizing::new(words)));
            if other != key {
                prop_assert_eq!(note.open(&KeyBytes::new(other)), Err(SlotError::WrongSecret));
            }
        }
    }
}
