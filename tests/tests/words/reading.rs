//! Every text can be read by someone who finds reading hard.
//!
//! - English: the Flesch-Kincaid grade (Kincaid and others, 1975), at most 6.
//! - French: the ease of Kandel and Moles (1958), Flesch's formula fitted to French, on the same scale
//!   as his: 80 and more is "easy", what a child of eleven reads. At least 80 for a file, 65 for one
//!   message, which being short swings more; and no sentence of more than 20 words.
//!
//! What workers read in their portal (`portal*.ftl`) has a limit of its own: they read for their work,
//! and some of its things have long names. Grade 8 in English; in French 75 for a file, 55 for one
//! message, 24 words in a sentence. What a client reads too, such as what is shown, is not in it.
//!
//! Both are made for whole texts. So each message of ten words or more is measured by itself, the
//! shorter ones together with their neighbours, and each file as a whole. In a short text a single
//! word can be the hard thing: none has five syllables or more, but for a few.

use super::sources::{Message, Texts};
use super::syllables;
use std::collections::BTreeMap;

/// A message of so many words is measured by itself.
const LONG: usize = 10;
/// Shorter ones are measured together, so many words at a time.
const TOGETHER: usize = 40;
/// Fewer words are no text: Flesch's own formula asked for a hundred.
const ENOUGH: usize = 25;

/// Long words that stay, and why.
const LONG_WORDS: [(&str, &str); 1] = [("aboriginal", "what a people is called")];

/// How hard texts may be.
struct Limit {
    /// The highest grade in English.
    grade: f64,
    /// The least ease in French: of one message, and of a file.
    message: f64,
    file: f64,
    /// The most words in a French sentence.
    sentence: usize,
    /// Long words that these readers know, and why they stay.
    known: &'static [(&'static str, &'static str)],
}

const CLIENTS: Limit = Limit {
    grade: 6.0,
    message: 65.0,
    file: 80.0,
    sentence: 20,
    known: &LONG_WORDS,
};

const WORKERS: Limit = Limit {
    grade: 8.0,
    message: 55.0,
    file: 75.0,
    sentence: 24,
    known: &[
        ("authenticator", "what such an app is called"),
        ("authentification", "what such an app is called"),
    ],
};

impl Limit {
    fn of(file: &str) -> &'static Self {
        if file.starts_with("portal") {
            &WORKERS
        } else {
            &CLIENTS
        }
    }

    fn knows(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        self.known.iter().any(|(known, _)| *known == word)
    }
}

/// The sentences of a text, each as its words.
pub fn sentences(text: &str) -> Vec<Vec<String>> {
    let ends = |word: &str| {
        let bare = word.trim_end_matches(['»', '”', '"', '’', ')', '\u{a0}', '\u{202f}']);
        bare.ends_with(['.', '!', '?', ':', '…'])
    };
    let word = |word: &str| {
        word.chars()
            .filter(|c| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-'))
            .collect::<String>()
    };
    let mut found = vec![Vec::new()];
    for line in text.lines() {
        // A space that does not break belongs to its neighbours.
        for part in line.split(|c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}')) {
            let inner = part.split(['\u{a0}', '\u{202f}']).map(word);
            let inner = inner.filter(|word| word.chars().any(char::is_alphanumeric));
            found.last_mut().expect("there is one").extend(inner);
            // A full stop inside a number ends nothing.
            if ends(part) {
                found.push(Vec::new());
            }
        }
        found.push(Vec::new());
    }
    found.retain(|words| !words.is_empty());
    found
}

/// How long sentences and words are in some texts.
struct Measure {
    words: f64,
    sentences: f64,
    syllables: f64,
    longest: usize,
}

impl Measure {
    fn of(language: &str, texts: &[&str]) -> Self {
        let sentences: Vec<Vec<String>> = texts.iter().flat_map(|text| sentences(text)).collect();
        let words: Vec<String> = sentences
            .iter()
            .flatten()
            .flat_map(|word| parts(language, word))
            .collect();
        Self {
            words: words.len() as f64,
            sentences: sentences.len() as f64,
            syllables: words
                .iter()
                .map(|word| count(language, word))
                .sum::<usize>() as f64,
            longest: sentences.iter().map(Vec::len).max().unwrap_or_default(),
        }
    }

    fn flesch_kincaid_grade(&self) -> f64 {
        0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59
    }

    fn kandel_moles_ease(&self) -> f64 {
        207.0 - 1.015 * self.words / self.sentences - 73.6 * self.syllables / self.words
    }

    /// Why it is too hard; `least` is the least ease in French.
    fn too_hard(&self, language: &str, limit: &Limit, least: f64) -> Option<String> {
        if language == "en" {
            let grade = self.flesch_kincaid_grade();
            return (grade > limit.grade).then(|| format!("grade {grade:.1}"));
        }
        let ease = self.kandel_moles_ease();
        (ease < least || self.longest > limit.sentence)
            .then(|| format!("ease {ease:.0}, up to {} words in a sentence", self.longest))
    }
}

/// A word as it is counted: in French an article that lost its vowel is one, « l’eau » has two.
fn parts(language: &str, word: &str) -> Vec<String> {
    if language == "en" {
        return vec![word.to_owned()];
    }
    let parts = word.split(['\'', '’', '-']).filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

fn count(language: &str, word: &str) -> usize {
    if language == "en" {
        word.split('-')
            .map(|part| syllables::count(true, part))
            .sum()
    } else {
        syllables::count(false, word)
    }
}

/// What is too hard.
pub fn wrong(texts: &Texts) -> Vec<String> {
    let mut wrong = Vec::new();
    for (language, messages) in texts.both() {
        let mut files: BTreeMap<&str, Vec<&Message>> = BTreeMap::new();
        for message in messages.iter().filter(|message| !message.is_name) {
            files.entry(&message.file).or_default().push(message);
        }
        for (file, messages) in files {
            let hard = hard(language, Limit::of(file), &messages);
            wrong.extend(
                hard.into_iter()
                    .map(|why| format!("{language}/{file}: {why}")),
            );
        }
    }
    wrong
}

fn hard(language: &str, limit: &Limit, messages: &[&Message]) -> Vec<String> {
    let mut wrong = Vec::new();
    let words = |text: &str| sentences(text).iter().map(Vec::len).sum::<usize>();
    let (mut together, mut from): (Vec<&str>, &str) = (Vec::new(), "");
    let judge = |texts: &[&str], what: &str, least: f64, wrong: &mut Vec<String>| {
        if let Some(why) = Measure::of(language, texts).too_hard(language, limit, least) {
            wrong.push(format!("{what}: {why}"));
        }
    };
    for message in messages {
        let key = &message.key;
        for text in &message.said {
            if words(text) >= LONG {
                judge(&[text], key, limit.message, &mut wrong);
                continue;
            }
            if together.is_empty() {
                from = key;
            }
            together.push(text);
            if together.iter().map(|text| words(text)).sum::<usize>() >= TOGETHER {
                judge(
                    &together,
                    &format!("{from} to {key}"),
                    limit.message,
                    &mut wrong,
                );
                together.clear();
            }
            let flat = sentences(text).concat();
            let long = flat.iter().flat_map(|word| parts(language, word));
            for word in long.filter(|word| count(language, word) >= 5 && !limit.knows(word)) {
                wrong.push(format!("{key}: {word} is a long word for a short text"));
            }
        }
    }
    if together.iter().map(|text| words(text)).sum::<usize>() >= ENOUGH {
        judge(
            &together,
            &format!("{from} and on"),
            limit.message,
            &mut wrong,
        );
    }
    let whole: Vec<&str> = messages
        .iter()
        .flat_map(|message| &message.said)
        .map(String::as_str)
        .collect();
    let size: usize = whole.iter().map(|text| words(text)).sum();
    if size >= ENOUGH {
        judge(
            &whole,
            "all together",
            if size < 2 * TOGETHER {
                limit.message
            } else {
                limit.file
            },
            &mut wrong,
        );
    }
    wrong
}

#[test]
fn sentences_and_words_are_those_that_a_reader_sees() {
    assert_eq!(
        sentences("It is 7.5 now. Go on: rest.\nNow"),
        [
            vec!["It", "is", "75", "now"],
            vec!["Go", "on"],
            vec!["rest"],
            vec!["Now"]
        ]
    );
    let french = sentences("Dites «\u{a0}oui\u{a0}». Est-ce l’heure\u{a0}? Oui\u{a0}: parlez.");
    assert_eq!(french.len(), 4);
    assert_eq!(french[0], ["Dites", "oui"]);
    assert_eq!(parts("fr", "l’heure"), ["l", "heure"]);
}

/// Examples whose figures are published (in the encyclopaedia's article on these tests), and one
/// counted by hand.
#[test]
fn the_measures_are_the_published_ones() {
    let of = |text: &str| Measure::of("en", &[text]);
    let platypus =
        of("The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.");
    assert_eq!((platypus.words, platypus.syllables), (13.0, 24.0));
    assert!((platypus.flesch_kincaid_grade() - 11.3).abs() < 0.05);
    let passage = of(
        "This sentence, taken as a reading passage unto itself, is being used to prove a point.",
    );
    let ease = 206.835 - 1.015 * passage.words - 84.6 * passage.syllables / passage.words;
    assert!(
        (ease - 69.0).abs() < 0.05,
        "Flesch's own ease, in one sentence"
    );
    let cat = of("The cat sat on the mat.");
    assert_eq!((cat.words, cat.sentences, cat.syllables), (6.0, 1.0, 6.0));
    let chat = Measure::of("fr", &["Le chat dort sur la petite table."]);
    assert_eq!(
        (chat.words, chat.sentences, chat.syllables),
        (7.0, 1.0, 8.0)
    );
    assert!((chat.kandel_moles_ease() - (207.0 - 1.015 * 7.0 - 73.6 * 8.0 / 7.0)).abs() < 1e-9);
}
