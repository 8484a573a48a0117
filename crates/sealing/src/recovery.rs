//! Recovery words: twelve words that lead back to everything, whoever has lost what.
//!
//! They are BIP39 words (<https://github.com/bitcoin/bips/blob/master/bip-0039.mediawiki>), from the
//! English or the French list: 128 random bits and 4 bits that tell a slip of the pen. What is made
//! of them comes from those 128 bits by HKDF-SHA256 (RFC 5869), under a purpose of its own each, so
//! the same bits said in the other language are the same words to us. BIP39's own seed is not used:
//! its slow hash protects a chosen sentence, and these words are never chosen.

use crate::KeyBytes;
use crate::device::RecoveryKeys;
use crate::slot::{Sealed, SlotError};
use bip39::{Language, Mnemonic};
use hkdf::Hkdf;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use zeroize::{Zeroize, Zeroizing};

/// How many words there are.
pub const WORDS: usize = 12;

/// The list that words are taken from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WordList {
    /// BIP39's English list.
    English,
    /// BIP39's French list.
    French,
}

/// Twelve words, wiped from memory when they are dropped.
pub struct RecoveryWords {
    list: WordList,
    bits: Zeroizing<[u8; 16]>,
}

/// Why twelve words are not recovery words.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum WordsError {
    /// There are more or fewer than [`WORDS`].
    #[error("there are {0} words")]
    Count(usize),
    /// The word at this place, from 1, is in neither list, or the words are of two lists.
    #[error("word {0} is not in the list")]
    Unknown(usize),
    /// All are words of the list, and they do not belong together: one is another, or two are swapped.
    #[error("the words do not belong together")]
    Mixed,
}

impl RecoveryWords {
    /// The words that 16 fresh random bytes say.
    pub fn make(list: WordList, random: [u8; 16]) -> Self {
        let bits = Zeroizing::new(random);
        Self { list, bits }
    }

    /// Reads what somebody wrote: in either language, in any case, with accents or without, with any
    /// spaces, commas or numbers between.
    ///
    /// # Errors
    /// See [`WordsError`].
    pub fn read(text: &str) -> Result<Self, WordsError> {
        let apart = |letter: char| !letter.is_alphabetic() && !is_combining(letter);
        let words: Vec<Zeroizing<String>> = text
            .split(apart)
            .filter(|word| !word.is_empty())
            .map(plain)
            .collect();
        if words.len() != WORDS {
            return Err(WordsError::Count(words.len()));
        }
        let lists = [WordList::English, WordList::French];
        let [english, french] = lists.map(|list| read_in(list, &words));
        match (english, french) {
            (Ok(read), _) | (_, Ok(read)) => Ok(read),
            (Err(WordsError::Unknown(one)), Err(WordsError::Unknown(other))) => {
                // The list that knew the words for longer is the one they were taken from.
                Err(WordsError::Unknown(one.max(other)))
            }
            _ => Err(WordsError::Mixed),
        }
    }

    /// The words, to be shown once.
    pub fn words(&self) -> [&'static str; WORDS] {
        let words = Mnemonic::from_entropy_in(language(self.list), self.bits.as_slice())
            .expect("16 bytes are a length that BIP39 has words for");
        let mut all = [""; WORDS];
        for (place, word) in all.iter_mut().zip(words.words()) {
            *place = word;
        }
        all
    }

    /// Whether somebody wrote the word at a place, from 0: in any case, with accents or without.
    pub fn says(&self, place: usize, written: &str) -> bool {
        let words = self.words();
        let word = words.get(place).map(|word| plain(word));
        word.is_some_and(|word| *word == *plain(written.trim()))
    }

    /// The keys that these words hold in a vault that is kept on a server, and what they find it by.
    pub fn derive_keys(&self) -> RecoveryKeys {
        RecoveryKeys::new(
            &self.derive("sync signing key"),
            &self.derive("sync hpke key"),
            *self.derive("sync locator"),
        )
    }

    /// 32 bytes for one purpose.
    pub(crate) fn derive(&self, purpose: &str) -> KeyBytes {
        let mut key = KeyBytes::new([0; 32]);
        Hkdf::<Sha256>::new(Some(b"trellis recovery words v1"), self.bits.as_slice())
            .expand(purpose.as_bytes(), key.as_mut_slice())
            .expect("32 bytes are fewer than HKDF can give");
        key
    }
}

impl std::fmt::Debug for RecoveryWords {
    /// Says nothing of them.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryWords")
    }
}

/// The database key, wrapped by recovery words, as it lies in a file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RecoverySlot {
    /// The version of this form: 1.
    version: u8,
    #[serde(flatten)]
    sealed: Sealed,
}

impl RecoverySlot {
    const HEADER: &[u8] = b"trellis recovery slot v1";
    const PURPOSE: &str = "database key";

    /// Wraps `key`. `random` is 24 fresh random bytes.
    pub fn seal(key: &KeyBytes, words: &RecoveryWords, random: &[u8; 24]) -> Self {
        let wrap = words.derive(Self::PURPOSE);
        Self {
            version: 1,
            sealed: Sealed::seal(key, &wrap, Self::HEADER, random),
        }
    }

    /// The key, for whoever has the words.
    ///
    /// # Errors
    /// [`SlotError::WrongSecret`], [`SlotError::Newer`] or [`SlotError::Damaged`].
    pub fn open(&self, words: &RecoveryWords) -> Result<KeyBytes, SlotError> {
        if self.version != 1 {
            return Err(SlotError::Newer);
        }
        self.sealed.open(&words.derive(Self::PURPOSE), Self::HEADER)
    }
}

/// All 2,048 words of a list, in order.
pub(crate) fn all_words(list: WordList) -> &'static [&'static str; 2048] {
    language(list).word_list()
}

fn language(list: WordList) -> Language {
    match list {
        WordList::English => Language::English,
        WordList::French => Language::French,
    }
}

/// A word without its accents and its case. No two words of a list differ in these alone.
fn plain(word: &str) -> Zeroizing<String> {
    use unicode_normalization::UnicodeNormalization;
    let letters = word.nfkd().filter(|letter| !is_combining(*letter));
    Zeroizing::new(letters.flat_map(char::to_lowercase).collect())
}

fn is_combining(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

/// Reads words, already plain, as words of one list.
fn read_in(list: WordList, words: &[Zeroizing<String>]) -> Result<RecoveryWords, WordsError> {
    // Room for all of it at once: a string that grows leaves copies behind.
    let mut proper = Zeroizing::new(String::with_capacity(WORDS * 20));
    for (place, word) in words.iter().enumerate() {
        let all = language(list).word_list();
        let known = all.iter().find(|known| *plain(known) == **word);
        proper.push_str(known.ok_or(WordsError::Unknown(place + 1))?);
        proper.push(' ');
    }
    let mnemonic =
        Mnemonic::parse_in(language(list), proper.trim_end()).map_err(|_| WordsError::Mixed)?;
    let (mut bytes, length) = mnemonic.to_entropy_array();
    let mut bits = Zeroizing::new([0; 16]);
    bits.copy_from_slice(&bytes[..length]);
    bytes.zeroize();
    Ok(RecoveryWords { list, bits })
}

#[cfg(test)]
mod tests;
