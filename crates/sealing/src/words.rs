//! Words to compare: 256 of each of BIP39's lists, chosen to be calm, to be told apart by ear, and to be
//! typed without accents. Which they are never changes: both devices must know the same.

use crate::WordList;

const ENGLISH: &str = include_str!("words/english.txt");
const FRENCH: &str = include_str!("words/french.txt");

/// The words that so many bytes name.
pub(crate) fn named<const N: usize>(list: WordList, bytes: [u8; N]) -> [&'static str; N] {
    let words = match list {
        WordList::English => ENGLISH,
        WordList::French => FRENCH,
    };
    bytes.map(|byte| {
        let word = words.lines().nth(usize::from(byte));
        word.expect("each list has 256 words")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use bip39::Language;
    use std::collections::BTreeSet;

    #[test]
    fn each_list_has_256_words_of_bip39s() {
        for (words, language) in [(ENGLISH, Language::English), (FRENCH, Language::French)] {
            let all: BTreeSet<_> = words.lines().collect();
            assert_eq!((all.len(), words.lines().count()), (256, 256));
            for word in all {
                assert!(language.word_list().contains(&word), "{word}");
                assert!(
                    word.chars().all(|letter| letter.is_ascii_lowercase()),
                    "{word}"
                );
            }
        }
        assert_eq!(
            named(WordList::English, [0, 0, 255])[0],
            ENGLISH.lines().next().expect("one")
        );
    }
}
