//! The gate over every word of ours that a client can read, in `i18n`, `data/crisis` and
//! `data/measures`.
//!
//! - `sources`: the texts and the code that names them, as they stand in the files.
//! - `keys`: both languages say the same things, and exactly what the code asks for.
//! - `reading`: every text can be read by someone who finds reading hard (`syllables` counts for it).
//! - `banned`: no word judges, and none belongs to a clinic or a machine.
//! - `planted`: the gate finds each of these where somebody puts it in, in either language.

mod banned;
mod keys;
mod planted;
mod reading;
mod sources;
mod syllables;

use sources::{Sources, Texts};

/// All that is wrong with the words, one line each.
fn wrong(sources: &Sources) -> Vec<String> {
    let (texts, mut wrong) = Texts::read(sources);
    wrong.extend(keys::wrong(&texts, &sources.asked));
    wrong.extend(reading::wrong(&texts));
    wrong.extend(banned::wrong(&texts));
    wrong
}

#[test]
fn every_word_passes_the_gate() {
    let sources = Sources::of_the_project();
    let (texts, _) = Texts::read(&sources);
    assert!(
        texts.en.len() > 300 && texts.fr.len() > 300,
        "the gate looks at everything"
    );
    assert!(
        texts
            .en
            .iter()
            .any(|message| message.file == "crisis/ca.json")
    );
    assert!(
        texts
            .fr
            .iter()
            .any(|message| message.file == "measures/phq9-1.json")
    );
    let wrong = wrong(&sources);
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
