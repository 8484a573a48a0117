//! What a word is, and when two of them are the same to a search: "café" is found by "cafe".

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Small letters without accents, whichever script has them, however they are spelled.
///
/// What a search looks for and what it looks in are folded by this same function, so that they always
/// agree. A letter that is written as one with its accent is the same as one that is followed by it
/// (Unicode's canonical equivalence, <https://unicode.org/reports/tr15/>).
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    let seen = text.chars().filter(|letter| !is_unseen(*letter));
    if text.chars().all(|letter| letter < FIRST_ACCENT) {
        for letter in seen {
            decompose_canonical(letter, |part| fold_part(part, &mut folded));
        }
        return folded;
    }
    // From there on one letter's parts may stand in any order, and have to be put together again.
    for part in seen.nfd() {
        fold_part(part, &mut folded);
    }
    folded.nfc().collect()
}

/// The accents of Latin, Greek and Cyrillic letters begin with this one. Other scripts' marks are vowels,
/// or part of the letter.
const FIRST_ACCENT: char = '\u{300}';
const LAST_ACCENT: char = '\u{36f}';

/// What says how letters are joined, broken or drawn, and is no letter: a soft hyphen, joiners, and the
/// choice between two drawings of one sign.
fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}'
    )
}

/// Folds a letter without its accent, or an accent.
fn fold_part(part: char, folded: &mut String) {
    for letter in part.to_lowercase() {
        match letter {
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ß' => folded.push_str("ss"),
            'þ' => folded.push_str("th"),
            'ø' => folded.push('o'),
            'đ' | 'ð' => folded.push('d'),
            'ħ' => folded.push('h'),
            'ı' => folded.push('i'),
            'ł' | 'ŀ' => folded.push('l'),
            'ŧ' => folded.push('t'),
            // How a Greek word's last letter is drawn.
            'ς' => folded.push('σ'),
            FIRST_ACCENT..=LAST_ACCENT => {}
            _ => folded.push(letter),
        }
    }
}

/// The words of a text that is folded: runs of letters, digits, and the marks that belong to them, as
/// vowels do in Hindi, Punjabi or Tamil.
pub fn words_of(folded: &str) -> impl Iterator<Item = &str> {
    folded
        .split(|letter: char| !letter.is_alphanumeric() && !is_combining_mark(letter))
        // A mark alone is what is left of a sign.
        .filter(|word| word.chars().any(char::is_alphanumeric))
}

/// The words of a text, folded.
pub fn words(text: &str) -> Vec<String> {
    words_of(&fold(text)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn french_is_found_without_its_accents() {
        assert_eq!(fold("Été à Noël, cœur"), "ete a noel, coeur");
        assert_eq!(
            fold("cafe\u{301}"),
            "cafe",
            "a combining accent folds as well"
        );
        assert_eq!(words("  l'été, c'est…"), ["l", "ete", "c", "est"]);
    }

    #[test]
    fn its_neighbours_are_too() {
        let pairs = [
            ("Łódź, Århus, Đakovo", "lodz, arhus, dakovo"),
            ("STRASSE Straße", "strasse strasse"),
            ("İzmir ılık", "izmir ilik"),
            ("tiếng Việt", "tieng viet"),
            ("Ελλάδα", "ελλαδα"),
            ("ΟΔΟΣ οδός", "οδοσ οδοσ"),
            ("ёлка", "елка"),
            ("trans\u{ad}port", "transport"),
        ];
        for (text, folded) in pairs {
            assert_eq!(fold(text), folded);
        }
    }

    #[test]
    fn a_script_with_marks_keeps_its_words_whole() {
        for word in [
            "हिन्दी",
            "ਪੰਜਾਬੀ",
            "தமிழ்",
            "বাংলা",
            "ภาษาไทย",
            "עִבְרִית",
            "ᐃᓄᒃᑎᑐᑦ",
        ] {
            assert_eq!(words(&format!("({word})!")), [fold(word)], "{word}");
        }
        // Two letters for one that can be spelled as both, and a joiner that nobody sees.
        assert_eq!(words("क\u{93c}लम"), words("\u{958}लम"));
        assert_eq!(words("می\u{200c}خواهم"), words("میخواهم"));
    }

    #[test]
    fn what_is_no_letter_is_no_word() {
        assert_eq!(
            words("❤\u{fe0f} 👨\u{200d}👩\u{200d}👧 — « … » \u{301}"),
            [""; 0]
        );
        assert_eq!(words("1\u{fe0f}\u{20e3}st_time"), ["1\u{20e3}st", "time"]);
    }

    proptest! {
        #[test]
        fn folded_is_folded(text in any::<String>()) {
            let folded = fold(&text);
            prop_assert_eq!(fold(&folded), folded);
        }

        #[test]
        fn composed_or_not_makes_no_difference(text in any::<String>()) {
            let apart: String = text.nfd().collect();
            prop_assert_eq!(words(&apart), words(&text));
        }

        #[test]
        fn words_are_the_words_of_themselves(text in any::<String>()) {
            for word in words(&text) {
                prop_assert_eq!(words(&word), [word]);
            }
        }
    }
}
