//! A page for somebody without an account: sealed so that any browser can open it by itself, with a phrase
//! that is told by voice and nothing else. The form is what WebCrypto has everywhere: PBKDF2-HMAC-SHA256
//! and AES-256-GCM.
//!
//! The phrase is six words of a list of 2,048: 66 random bits, slowed down a million times. It is read in
//! any case, with or without accents, with any spaces between. The end date is bound to what is sealed; a
//! date cannot keep anybody from reading, and the page says so.

use crate::{WordList, recovery};
use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use sha2::Sha256;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use zeroize::Zeroizing;

/// How often the phrase is hashed.
pub const ROUNDS: u32 = 1_000_000;
/// How many words a phrase has.
pub const PACKET_WORDS: usize = 6;

/// A sealed page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SealedPacket {
    /// What the phrase is hashed with.
    pub salt: [u8; 16],
    /// The nonce of the cipher.
    pub nonce: [u8; 12],
    /// The page, and the cipher's tag at its end.
    pub sealed: Vec<u8>,
}

/// A phrase to be told by voice, from 9 fresh random bytes.
pub fn packet_phrase(list: WordList, random: [u8; 9]) -> [&'static str; PACKET_WORDS] {
    let words = recovery::all_words(list);
    let mut wide = [0; 16];
    wide[7..].copy_from_slice(&random);
    let mut bits = u128::from_be_bytes(wide);
    [(); PACKET_WORDS].map(|()| {
        let word = words[(bits & 0x7ff) as usize];
        bits >>= 11;
        word
    })
}

/// A phrase as it is hashed: small letters, no accents, one space between words.
fn plain(phrase: &str) -> Zeroizing<String> {
    let letters = phrase.nfkd().filter(|letter| !is_combining_mark(*letter));
    let letters: Zeroizing<String> = Zeroizing::new(letters.flat_map(char::to_lowercase).collect());
    Zeroizing::new(letters.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn additional(until: &str) -> Vec<u8> {
    [b"trellis packet v1".as_slice(), until.as_bytes()].concat()
}

fn cipher(phrase: &str, salt: &[u8; 16]) -> Aes256Gcm {
    let mut key = Zeroizing::new([0; 32]);
    let phrase = plain(phrase);
    pbkdf2::pbkdf2_hmac::<Sha256>(phrase.as_bytes(), salt, ROUNDS, key.as_mut_slice());
    Aes256Gcm::new_from_slice(key.as_slice()).expect("a key has 32 bytes")
}

/// Seals a page under a phrase. `until` is its end date as the page says it; `salt` and `nonce` are fresh
/// random bytes. It takes about a second.
pub fn seal_packet(
    phrase: &str,
    until: &str,
    text: &[u8],
    salt: [u8; 16],
    nonce: [u8; 12],
) -> SealedPacket {
    let payload = Payload {
        msg: text,
        aad: &additional(until),
    };
    let sealed = cipher(phrase, &salt).encrypt(&Nonce::from(nonce), payload);
    SealedPacket {
        salt,
        nonce,
        sealed: sealed.expect("a page is far below what the cipher can take"),
    }
}

/// What a page says; none where the phrase or the end date is another, or it was changed.
pub fn open_packet(phrase: &str, until: &str, packet: &SealedPacket) -> Option<Zeroizing<Vec<u8>>> {
    let payload = Payload {
        msg: &packet.sealed,
        aad: &additional(until),
    };
    let opened = cipher(phrase, &packet.salt).decrypt(&Nonce::from(packet.nonce), payload);
    opened.ok().map(Zeroizing::new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_opens_with_its_phrase_as_people_type_it_and_with_no_other() {
        let phrase = packet_phrase(WordList::French, [0xa7; 9]).join(" ");
        assert_eq!(phrase.split(' ').count(), PACKET_WORDS);
        let packet = seal_packet(&phrase, "2026-12-01", b"My signs", [1; 16], [2; 12]);
        let typed = format!("  {}\n", plain(&phrase).to_uppercase().replace(' ', "   "));
        let opened = open_packet(&typed, "2026-12-01", &packet);
        assert_eq!(
            opened.as_deref().map(Vec::as_slice),
            Some(b"My signs".as_slice())
        );
        assert!(
            open_packet(&phrase, "2027-12-01", &packet).is_none(),
            "another end"
        );
    }

    #[test]
    fn the_words_are_all_those_of_the_list() {
        let first = packet_phrase(WordList::English, [0; 9]);
        let last = packet_phrase(WordList::English, [0xff; 9]);
        assert_eq!((first[0], last[0]), ("abandon", "zoo"));
    }
}
