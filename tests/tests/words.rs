//! Every text can be read by someone who finds reading hard, in either language.
//!
//! That both languages have the same texts, and that no word judges, is held by the pages' own
//! tests (`ui/shared/i18n/words.test.ts`). Here each file, and each message of ten words or more, is
//! measured:
//!
//! - English: the Flesch-Kincaid grade, at most 6.
//! - French: the ease of Kandel and Moles (1958), Flesch's formula fitted to French, from 0 to 100
//!   and beyond: at least 80, "easy", for a file; at least 65 for one message, which being short
//!   swings more; and no sentence of more than 20 words.
//!
//! Syllables are counted by rule, so a single word may be out by one; limits for whole messages
//! allow for that.

use fluent_syntax::ast::{Entry, Expression, Pattern, PatternElement};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const LONG: usize = 10;

/// The sentences of a text, each as its words.
fn sentences(text: &str) -> Vec<Vec<String>> {
    let ends = |c: char| matches!(c, '.' | '!' | '?' | ':' | '…' | '\n');
    // A full stop inside a number ends nothing.
    let marked: String = text
        .split_inclusive(char::is_whitespace)
        .map(|word| {
            if word.trim_end().ends_with(ends) {
                format!("{word}\n")
            } else {
                word.to_owned()
            }
        })
        .collect();
    let word = |word: &str| {
        word.chars()
            .filter(|c| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-'))
            .collect::<String>()
    };
    let words = |sentence: &str| {
        sentence
            .split_whitespace()
            .map(word)
            .filter(|word| word.chars().any(char::is_alphanumeric))
            .collect::<Vec<_>>()
    };
    marked
        .split('\n')
        .map(words)
        .filter(|words| !words.is_empty())
        .collect()
}

/// How many groups of vowels stand in a word.
fn vowel_groups(word: &str, vowels: &str) -> usize {
    let is: Vec<bool> = word.chars().map(|c| vowels.contains(c)).collect();
    is.iter()
        .enumerate()
        .filter(|(n, vowel)| **vowel && (*n == 0 || !is[n - 1]))
        .count()
}

fn english_syllables(word: &str) -> usize {
    let word: String = word
        .to_lowercase()
        .chars()
        .filter(char::is_ascii_alphabetic)
        .collect();
    let silent = word.ends_with('e') && !word.ends_with("le")
        || word.ends_with("ed") && !word.ends_with("ted") && !word.ends_with("ded");
    let groups = vowel_groups(&word, "aeiouy");
    (groups - usize::from(silent && groups > 1)).max(1)
}

fn french_syllables(word: &str) -> usize {
    const VOWELS: &str = "aeiouyàâéèêëîïôöùûüœæ";
    let word = word.to_lowercase();
    let groups = vowel_groups(&word, VOWELS);
    let silent = ["e", "es", "ent"].iter().any(|end| {
        word.strip_suffix(end)
            .is_some_and(|stem| !stem.ends_with(|c| VOWELS.contains(c)))
    });
    (groups - usize::from(silent && groups > 1)).max(1)
}

/// How long sentences and words are in some texts.
struct Measure {
    words: f64,
    sentences: f64,
    syllables: f64,
    longest: usize,
}

impl Measure {
    fn english(texts: &[String]) -> Self {
        Self::of(texts, |word| vec![word.to_owned()], english_syllables)
    }
    /// An article that lost its vowel is a word: « l’eau » has two.
    fn french(texts: &[String]) -> Self {
        Self::of(
            texts,
            |word| {
                word.split(['\'', '’', '-'])
                    .filter(|part| !part.is_empty())
                    .map(str::to_owned)
                    .collect()
            },
            french_syllables,
        )
    }
    fn of(
        texts: &[String],
        split: impl Fn(&str) -> Vec<String>,
        syllables: fn(&str) -> usize,
    ) -> Self {
        let sentences: Vec<Vec<String>> = texts.iter().flat_map(|text| sentences(text)).collect();
        let words: Vec<String> = sentences
            .iter()
            .flatten()
            .flat_map(|word| split(word))
            .collect();
        Self {
            words: words.len() as f64,
            sentences: sentences.len() as f64,
            syllables: words.iter().map(|word| syllables(word)).sum::<usize>() as f64,
            longest: sentences.iter().map(Vec::len).max().unwrap_or_default(),
        }
    }
    fn flesch_kincaid_grade(&self) -> f64 {
        0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59
    }
    fn kandel_moles_ease(&self) -> f64 {
        207.0 - 1.015 * self.words / self.sentences - 73.6 * self.syllables / self.words
    }
}

/// What is too hard in English texts: all of them together, and each long one.
fn hard_english(texts: &[String]) -> Vec<String> {
    let grade = |texts: &[String]| Measure::english(texts).flesch_kincaid_grade();
    judge(texts, |texts, _| {
        (grade(texts) > 6.0).then(|| format!("grade {:.1}", grade(texts)))
    })
}

/// The same in French.
fn hard_french(texts: &[String]) -> Vec<String> {
    judge(texts, |texts, least| {
        let measure = Measure::french(texts);
        let ease = measure.kandel_moles_ease();
        (ease < least || measure.longest > 20)
            .then(|| format!("ease {ease:.0}, {} words in a sentence", measure.longest))
    })
}

fn judge(texts: &[String], verdict: impl Fn(&[String], f64) -> Option<String>) -> Vec<String> {
    let long = |text: &&String| sentences(text).iter().map(Vec::len).sum::<usize>() >= LONG;
    let each = texts.iter().filter(long).filter_map(|text| {
        Some(format!(
            "{}: {text}",
            verdict(std::slice::from_ref(text), 65.0)?
        ))
    });
    let all = verdict(texts, 80.0).map(|why| format!("{why}: all together"));
    each.chain(all).collect()
}

/// A pattern as the client may see it: once for each variant, with a name in place of what is filled in.
fn spoken(pattern: &Pattern<String>) -> Vec<String> {
    let mut texts = vec![String::new()];
    for element in &pattern.elements {
        let parts = match element {
            PatternElement::TextElement { value } => vec![value.clone()],
            PatternElement::Placeable {
                expression: Expression::Select { variants, .. },
            } => variants
                .iter()
                .flat_map(|variant| spoken(&variant.value))
                .collect(),
            PatternElement::Placeable { .. } => vec!["Ana".to_owned()],
        };
        texts = texts
            .iter()
            .flat_map(|start| parts.iter().map(move |part| format!("{start}{part}")))
            .collect();
    }
    texts
}

/// The texts of a language, by file.
fn texts(language: &str) -> BTreeMap<String, Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../i18n")
        .join(language);
    let files = fs::read_dir(folder).expect("the folder is there");
    files
        .map(|file| {
            let path = file.expect("a file").path();
            let parsed = fluent_syntax::parser::parse(fs::read_to_string(&path).expect("a text"))
                .expect("Fluent");
            let patterns = parsed.body.iter().filter_map(|entry| match entry {
                Entry::Message(message) => message.value.as_ref(),
                _ => None,
            });
            (
                path.file_name()
                    .expect("a name")
                    .to_string_lossy()
                    .into_owned(),
                patterns.flat_map(spoken).collect(),
            )
        })
        .collect()
}

#[test]
fn english_is_plain() {
    let files = texts("en");
    assert!(files.len() > 5);
    for (file, texts) in files {
        assert_eq!(hard_english(&texts), Vec::<String>::new(), "{file}");
    }
}

#[test]
fn french_is_plain() {
    let files = texts("fr");
    assert!(files.len() > 5);
    for (file, texts) in files {
        assert_eq!(hard_french(&texts), Vec::<String>::new(), "{file}");
    }
}

#[test]
fn a_hard_text_would_be_found() {
    let clerk = "Authentication credentials were unsuccessfully validated; consequently, functionality remains temporarily unavailable.";
    assert_eq!(
        hard_english(&[clerk.to_owned()]).len(),
        2,
        "as a message, and in its file"
    );
    let commis = "L’authentification de vos informations confidentielles a malheureusement occasionné une indisponibilité temporaire des fonctionnalités.";
    assert_eq!(hard_french(&[commis.to_owned()]).len(), 2);
    let endless = "Vous pouvez le faire ou ne pas le faire et si vous ne le faites pas ce soir vous le ferez une autre fois et c’est bien.";
    assert_eq!(
        hard_french(&[endless.to_owned()]).len(),
        2,
        "easy words, and too many of them"
    );
}

#[test]
fn the_measures_are_the_published_ones() {
    // Six words of seven syllables in one sentence, and the same by hand.
    let cat = Measure::english(&["The cat sat on the table.".to_owned()]);
    assert_eq!((cat.words, cat.sentences, cat.syllables), (6.0, 1.0, 7.0));
    assert!((cat.flesch_kincaid_grade() - (0.39 * 6.0 + 11.8 * 7.0 / 6.0 - 15.59)).abs() < 1e-9);
    let chat = Measure::french(&["Le chat dort sur la petite table.".to_owned()]);
    assert_eq!(
        (chat.words, chat.sentences, chat.syllables),
        (7.0, 1.0, 8.0)
    );
    assert_eq!(
        sentences("It is 7.5 now. Go on: rest."),
        [
            vec!["It", "is", "75", "now"],
            vec!["Go", "on"],
            vec!["rest"]
        ]
    );
}
