//! What the screens say, read from the same files that they read it from.

use std::path::Path;

/// The English text of a one-line message, by its key.
pub fn word(key: &str) -> String {
    word_in("en", key)
}

/// The text of a one-line message in a language, by its key.
pub fn word_in(language: &str, key: &str) -> String {
    let i18n = Path::new(env!("CARGO_MANIFEST_DIR")).join("../i18n");
    std::fs::read_dir(i18n.join(language))
        .expect("the words are there")
        .filter_map(|file| std::fs::read_to_string(file.ok()?.path()).ok())
        .find_map(|words| {
            words
                .lines()
                .filter_map(|line| line.split_once(" = "))
                .find(|(name, _)| *name == key)
                .map(|(_, text)| text.to_owned())
        })
        .ok_or_else(|| format!("no {language} words for {key}"))
        .expect("every key that a story names is there")
}
