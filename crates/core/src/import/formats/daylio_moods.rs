//! Daylio's five moods: what it calls them, and where they stand from 1 to 5.
//!
//! The keys of what was imported are made with these words (see `key.rs`), so a language that is
//! added here makes another key of an entry that was imported before.

/// Best first, as Daylio numbers them from 1.
const ENGLISH: [&str; 5] = ["rad", "good", "meh", "bad", "awful"];
const FRENCH: [&str; 5] = ["super", "bien", "mouais", "mauvais", "horrible"];

/// The level, 1 to 5, that Daylio itself means by one of its own words, English or French.
///
/// Any other word is the client's own, and only the client can say what it means.
pub fn default_level(word: &str) -> Option<u8> {
    let word = word.trim().to_lowercase();
    [ENGLISH, FRENCH]
        .iter()
        .find_map(|words| (1u8..).zip(words).find(|(_, known)| **known == word))
        .map(|(number, _)| 6 - number)
}

/// Daylio's word for its predefined mood of that number.
pub(super) fn predefined(number: i64) -> Option<&'static str> {
    let place = usize::try_from(number.checked_sub(1)?).ok()?;
    ENGLISH.get(place).copied()
}

/// The level of one of Daylio's five groups, where 1 is the best.
pub(super) fn level_of_group(group: i64) -> Option<u8> {
    (1..=5)
        .contains(&group)
        .then(|| u8::try_from(6 - group).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn daylios_own_words_are_known_in_both_languages() {
        for (word, level) in [
            ("rad", 5),
            (" Good ", 4),
            ("MEH", 3),
            ("bad", 2),
            ("awful", 1),
            ("super", 5),
            ("Bien", 4),
            ("mouais", 3),
            ("mauvais", 2),
            ("horrible", 1),
        ] {
            assert_eq!(default_level(word), Some(level));
        }
        for word in ["", "so-so", "radical", "good enough"] {
            assert_eq!(default_level(word), None);
        }
    }

    #[test]
    fn daylio_counts_from_the_best() {
        assert_eq!(predefined(1), Some("rad"));
        assert_eq!(predefined(5), Some("awful"));
        assert_eq!(level_of_group(1), Some(5));
        assert_eq!(level_of_group(5), Some(1));
        for outside in [i64::MIN, -1, 0, 6, i64::MAX] {
            assert_eq!(predefined(outside), None);
            assert_eq!(level_of_group(outside), None);
        }
    }
}
