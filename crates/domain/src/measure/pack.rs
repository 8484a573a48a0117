//! A pack: one published questionnaire, with what its makers allow.
//!
//! Packs are data, in `data/measures/*.json` of the project, each with a schema. A version of a pack
//! never changes once people may have answered it: what they answered is kept as that version's name.

use crate::Id;
use crate::crisis::Texts;
use crate::settings::Language;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A published questionnaire.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// The schema's version: 1.
    pub schema: u32,
    /// Its short name, such as `phq9`: 2 to 8 small letters and digits.
    pub id: String,
    /// The version of its texts and its scoring.
    pub version: u32,
    /// What it is called everywhere, such as "PHQ-9".
    pub name: String,
    /// What it is for, in our own words.
    pub about: Texts,
    /// What its number means, in our own words.
    pub means: Texts,
    /// How long it takes, in minutes.
    pub minutes: u8,
    /// Who made it.
    pub made_by: String,
    /// Where it was published.
    pub cite: String,
    /// Its questions, in order.
    pub items: Vec<PackItem>,
    /// What can be answered, in the order in which it was published.
    pub options: Vec<PackOption>,
    /// How answers are counted.
    pub scoring: Scoring,
    /// Its published bands, from the lowest on; may be none.
    pub bands: Vec<Band>,
    /// The published texts in each language in which they are known word for word.
    pub texts: BTreeMap<Language, PackTexts>,
    /// What its makers allow.
    pub licence: Licence,
    /// What a person still has to look at before the pack is beyond doubt.
    pub human_checks: Vec<String>,
}

/// A question.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackItem {
    /// Names it in the pack: answers are kept by it.
    pub id: String,
    /// An answer of this value or more opens the client's own support at once; none: none does.
    #[serde(default)]
    pub opens_support: Option<u8>,
}

/// One of the answers there are.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackOption {
    /// What it counts.
    pub value: u8,
}

/// How answers are counted.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scoring {
    /// The sum of the answers is taken so many times.
    pub times: u32,
    /// How many questions may be left open. The mean of the others then stands for each of them, and
    /// the sum is rounded, halves up.
    pub most_open: usize,
    /// What a higher number means.
    pub more_is: MoreIs,
    /// Where the rule was read.
    pub source: String,
}

/// What a higher number means.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MoreIs {
    /// More of what is hard.
    Harder,
    /// More of what is good.
    Better,
}

/// A band of numbers.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// Names it in the pack.
    pub id: String,
    /// Its lowest number.
    pub from: u32,
    /// Its highest number.
    pub to: u32,
    /// What it means, in our own plain words. Never a diagnosis.
    pub words: Texts,
    /// Whether it may help to talk with somebody.
    #[serde(default)]
    pub talk: bool,
}

/// The published texts in one language.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackTexts {
    /// What stands above the questions.
    pub lead: String,
    /// The questions by their names in the pack.
    pub items: BTreeMap<String, String>,
    /// The answers, in the order of the pack's options.
    pub options: Vec<String>,
    /// What its makers call each band; none where they give it no name.
    pub bands: BTreeMap<String, String>,
    /// The notice that is to be shown with it.
    pub notice: String,
    /// Where these words were read.
    pub source: String,
    /// The day on which they were.
    pub checked: chrono::NaiveDate,
}

/// What its makers allow.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Licence {
    /// The licence's own words, or its name.
    pub text: String,
    /// Who is to be named.
    pub attribution: String,
    /// Whether the texts may be changed. They are shown as they are all the same.
    pub may_modify: bool,
    /// Whether it may be used in an app.
    pub electronic_use: ElectronicUse,
    /// Where that was read.
    pub source: String,
    /// Why it is not offered, in our own words: where its use is not clear.
    #[serde(default)]
    pub why_not: Option<Texts>,
}

/// Whether a measure may be used in an app.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ElectronicUse {
    /// Yes, in words that leave no doubt.
    Allowed,
    /// Somebody has to ask, or to read the owner's terms.
    Unclear,
    /// No.
    Refused,
}

/// Why a pack is not offered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refused {
    /// There is no clear leave to use it in an app.
    NoLeave,
    /// Its parts do not fit together: a question without a text, bands with a hole.
    NotWhole,
}

/// The name of a pack as a record's: its own letters, so the same on every device.
pub fn pack_id(name: &str) -> Id {
    let mut bytes = [0; 16];
    for (byte, letter) in bytes.iter_mut().zip(name.bytes()) {
        *byte = letter;
    }
    Id::from_bytes(bytes)
}

impl Pack {
    /// Its name as a record's.
    pub fn key(&self) -> Id {
        pack_id(&self.id)
    }

    /// Whether it may be offered to anybody.
    ///
    /// # Errors
    /// Why not: see [`Refused`].
    pub fn check(&self) -> Result<(), Refused> {
        if !self.is_whole() {
            return Err(Refused::NotWhole);
        }
        match self.licence.electronic_use {
            ElectronicUse::Allowed => Ok(()),
            ElectronicUse::Unclear | ElectronicUse::Refused => Err(Refused::NoLeave),
        }
    }

    /// The language to ask in: the client's, or else one in which the texts are known.
    pub fn language(&self, wanted: Language) -> Option<Language> {
        let known = |language: &Language| self.texts.contains_key(language);
        Some(wanted)
            .filter(known)
            .or_else(|| self.texts.keys().next().copied())
    }

    /// Whether this answer to this question opens the client's own support.
    pub fn opens_support(&self, item: &str, value: u8) -> bool {
        let item = self.items.iter().find(|one| one.id == item);
        item.and_then(|item| item.opens_support)
            .is_some_and(|from| value >= from)
    }

    /// The highest number there can be.
    pub fn highest(&self) -> u32 {
        let most = self.options.iter().map(|option| u32::from(option.value));
        let items = u32::try_from(self.items.len()).unwrap_or(u32::MAX);
        most.max()
            .unwrap_or_default()
            .saturating_mul(items)
            .saturating_mul(self.scoring.times)
    }

    /// Whether every question and answer has its words in each language, and the bands, where there
    /// are any, hold every number once.
    fn is_whole(&self) -> bool {
        let named = !self.texts.is_empty() && !self.items.is_empty() && self.options.len() > 1;
        let in_words = self.texts.values().all(|texts| {
            texts.options.len() == self.options.len()
                && texts.items.len() == self.items.len()
                && self
                    .items
                    .iter()
                    .all(|item| texts.items.contains_key(&item.id))
                && texts
                    .bands
                    .keys()
                    .all(|name| self.bands.iter().any(|band| band.id == *name))
        });
        let mut next = Some(0);
        let bands = self.bands.iter().all(|band| {
            let follows = next == Some(band.from) && band.from <= band.to;
            next = band.to.checked_add(1);
            follows
        });
        let ends = self
            .bands
            .last()
            .is_none_or(|last| last.to == self.highest());
        named && in_words && bands && ends && self.scoring.most_open < self.items.len()
    }
}
