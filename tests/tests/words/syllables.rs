//! How many syllables a word has, by rule.
//!
//! English: as in Greg Fast's `Lingua::EN::Syllable` (1999), groups of vowels are counted, and then
//! spellings that mislead take one away or add one; some rules stand here that it lacks, such as for
//! the silent *e* of *makes*, *saved* and *something*. French: as it is spoken, with a silent *e* at
//! the end: groups of vowels, and one more where two that meet are two syllables (*cré-er*,
//! *ou-bli-er*). A rule may be out by one in a rare word; the words that the tests hold have the
//! counts of the CMU Pronouncing Dictionary and of Lexique 3 (New, Pallier and others).

use regex::Regex;
use std::collections::HashMap;
use std::sync::{LazyLock, Mutex};

/// English spellings that look like one more syllable than they are.
const FEWER: [&str; 15] = [
    "cial",
    "tia",
    "cius",
    "cious",
    "giu",
    "ion",
    "iou",
    "sia$",
    ".ely$",
    "[aeiouy][^aeiouy]+e(ful|less|thing|body|one|times?|where|how)",
    "[^aeiouytd]ed$",
    "[^aeiouyszxcgl]es$",
    "[aeiou]les$",
    "[^cs]hes$",
    "lian$",
];

/// English spellings that look like one fewer.
const MORE: [&str; 19] = [
    "ia",
    "riet",
    "dien",
    "iu",
    "io",
    "ii",
    "[^aeiouylrw]l$",
    "[aeiou]{3}",
    "^mc",
    "ism$",
    "[^l]lien",
    "^coa[dglx].",
    "[^gq]ua[^auieo]",
    "dnt$",
    "(be|do|go|ee)ing$",
    "[aeiou]ying$",
    "ryi",
    "^(re|cre)a(ct|te|ti)",
    "^(area|idea|video|mayb)s?$",
];

/// French spellings in which two vowels that meet are two syllables.
const APART: [&str; 7] = [
    "é[aoiuèêâô]",
    "ée[^s]",
    "[aeou][ïë]",
    "[bcdfgptv][rl]i[aéeo]",
    "[aeiou]oè",
    "cruel",
    "^pay",
];

/// French words on *-ent* in which it is spoken: those on *-ment*, and these. Every other is a verb's.
const SPOKEN: &str = "^(souvent|argent|vent|cent|dent|lent|agent|talent|parent|content|présent|absent|accident|évident|urgent|récent|client|différent|excellent|prudent|adolescent|.*ment)$";
/// Verbs on *-ment*.
const SILENT: &str = "^(aiment|forment|dorment|ferment|calment|expriment|confirment)$";

static RULES: LazyLock<Rules> = LazyLock::new(|| Rules {
    fewer: compile(&FEWER),
    more: compile(&MORE),
    apart: compile(&APART),
    spoken: compile(&[SPOKEN]),
    silent: compile(&[SILENT]),
});

struct Rules {
    fewer: Vec<Regex>,
    more: Vec<Regex>,
    apart: Vec<Regex>,
    spoken: Vec<Regex>,
    silent: Vec<Regex>,
}

fn compile(patterns: &[&str]) -> Vec<Regex> {
    let compiled = patterns.iter().map(|pattern| Regex::new(pattern));
    compiled.map(|regex| regex.expect("a pattern")).collect()
}

fn fits(rules: &[Regex], word: &str) -> usize {
    rules.iter().filter(|rule| rule.is_match(word)).count()
}

/// What was counted already: the same words come back often.
static KNOWN: LazyLock<Mutex<HashMap<(bool, String), usize>>> = LazyLock::new(Mutex::default);

/// How many syllables a word has: in English, or in French, where the article that lost its vowel is
/// a word of its own.
pub fn count(is_english: bool, word: &str) -> usize {
    let key = (is_english, word.to_lowercase());
    if let Some(count) = KNOWN.lock().expect("no test panics here").get(&key) {
        return *count;
    }
    let count = if is_english {
        english(&key.1)
    } else {
        french(&key.1)
    };
    KNOWN
        .lock()
        .expect("no test panics here")
        .insert(key, count);
    count
}

fn english(word: &str) -> usize {
    let letters = word
        .to_lowercase()
        .chars()
        .filter(char::is_ascii_alphabetic)
        .collect::<String>();
    if letters.len() < 2 {
        return 1;
    }
    let spoken = letters.strip_suffix('e').unwrap_or(&letters);
    let vowels = spoken
        .chars()
        .map(|c| "aeiouy".contains(c))
        .collect::<Vec<_>>();
    let count = groups(&vowels) + fits(&RULES.more, spoken);
    count.saturating_sub(fits(&RULES.fewer, spoken)).max(1)
}

fn french(word: &str) -> usize {
    const VOWELS: &str = "aeiouyàâäéèêëîïôöùûüœæ";
    let word = word
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphabetic())
        .collect::<String>();
    // A u that is written for the sake of a consonant, and a y that is one, are no vowels.
    let plain = word
        .replace("qu", "q")
        .replace("gue", "ge")
        .replace("gui", "gi");
    let letters: Vec<char> = plain.chars().collect();
    let is = |n: usize| letters.get(n).is_some_and(|c| VOWELS.contains(*c));
    let vowels: Vec<bool> = (0..letters.len())
        .map(|n| is(n) && (letters[n] != 'y' || !is(n + 1)))
        .collect();
    let count = groups(&vowels) + fits(&RULES.apart, &plain);
    let after_consonant = |end: &str| {
        let stem = plain.strip_suffix(end).and_then(|stem| stem.chars().last());
        stem.is_some_and(|c| !VOWELS.contains(c))
    };
    let is_spoken = fits(&RULES.spoken, &word) > 0 && fits(&RULES.silent, &word) == 0;
    let is_silent =
        after_consonant("ent") && !is_spoken || after_consonant("e") || after_consonant("es");
    (count - usize::from(is_silent && count > 1)).max(1)
}

/// How many groups of vowels there are.
fn groups(vowels: &[bool]) -> usize {
    let starts = vowels.iter().enumerate();
    starts
        .filter(|(n, vowel)| **vowel && (*n == 0 || !vowels[n - 1]))
        .count()
}

#[cfg(test)]
mod tests {
    #[test]
    fn english_words_have_the_syllables_of_the_cmu_dictionary() {
        for (count, words) in [
            (
                1,
                "the cat sat made makes saved named times notes friend through strengths each where called looked you",
            ),
            (
                2,
                "table people quiet being doing going places changes reasons wanted ended answer notice started hopeful trying little saying circle simple maybe",
            ),
            (
                3,
                "together animal remember somebody tomorrow easily medical area idea video period diary created",
            ),
            (
                4,
                "information community emergency available particular American",
            ),
            (
                5,
                "communication imagination opportunity university organization",
            ),
            (6, "responsibility"),
        ] {
            for word in words.split(' ') {
                assert_eq!(super::english(word), count, "{word}");
            }
        }
    }

    #[test]
    fn french_words_have_the_syllables_of_lexique() {
        for (count, words) in [
            (
                1,
                "le chat dort vie jour table deux yeux pied temps vent aide parle quelque aiment peuvent doivent moi vrai oui que",
            ),
            (
                2,
                "maison petite famille idée moment souvent comment argent créer parents voyez matin journée fatigue travail",
            ),
            (
                3,
                "animal réunion oublier essayer attention immédiat téléphone important numéro",
            ),
            (4, "réalité médicament"),
            (5, "université"),
            (9, "anticonstitutionnellement"),
        ] {
            for word in words.split(' ') {
                assert_eq!(super::french(word), count, "{word}");
            }
        }
    }
}
