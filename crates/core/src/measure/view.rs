//! A measure as screens show it. The published texts come in the language that is asked or was
//! answered, our own words around them in the client's.

use super::draft::Draft;
use crate::error::{AppError, Code};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use trellis_domain::Id;
use trellis_domain::crisis::Texts;
use trellis_domain::measure::{Answered, Answers, Often, Pack};
use trellis_domain::settings::Language;
use ts_rs::TS;

/// The measures there are.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Measures {
    /// Those that can be answered.
    pub offered: Vec<MeasureBrief>,
    /// Those that are built and not offered.
    pub off: Vec<MeasureOff>,
}

/// A measure in the list.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct MeasureBrief {
    /// Its name, as of a record: the same on every device.
    pub id: Id,
    /// What it is called.
    pub name: String,
    /// What it is for.
    pub about: String,
    /// Who made it.
    pub made_by: String,
    /// How long it takes, in minutes.
    pub minutes: u8,
    /// How many questions it has.
    pub questions: u32,
    /// The language it is asked in: the client's, where its text is known in that.
    pub language: Language,
    /// The latest logical day on which it was answered.
    #[ts(type = "string | null")]
    pub last: Option<NaiveDate>,
    /// How many answers were given and not finished.
    pub begun: u32,
}

/// A measure that is not offered.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct MeasureOff {
    /// What it is called.
    pub name: String,
    /// Why not.
    pub why: String,
}

/// A measure, before it is answered.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct MeasureView {
    /// What its list says.
    pub brief: MeasureBrief,
    /// What its number means.
    pub means: String,
    /// Where it was published.
    pub cite: String,
    /// The notice that is to be shown with it.
    pub notice: String,
    /// Its licence, in its own words.
    pub licence: String,
    /// Who is to be named.
    pub attribution: String,
    /// The page where the licence stands.
    pub source: String,
    /// How often the client wants to be asked.
    pub often: Often,
}

/// A measure to be answered.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct MeasureSheet {
    /// The measure.
    pub id: Id,
    /// What it is called.
    pub name: String,
    /// The language of its texts.
    pub language: Language,
    /// What stands above every question.
    pub lead: String,
    /// Its questions.
    pub questions: Vec<MeasureQuestion>,
    /// The answers there are, in order.
    pub options: Vec<MeasureOption>,
    /// What was answered before, by the question's name.
    pub answers: Answers,
}

/// A question.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct MeasureQuestion {
    /// Names it.
    pub id: String,
    /// Its published words.
    pub text: String,
    /// An answer of this value or more opens the client's own support at once.
    pub opens_support: Option<u8>,
}

/// One of the answers there are.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct MeasureOption {
    /// What it counts.
    pub value: u8,
    /// Its published words.
    pub text: String,
}

/// What was answered, so far or in the end.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct MeasureAnswers {
    /// The measure.
    pub id: Id,
    /// What was answered, by the question's name. A question that is not there is left open.
    pub answers: Answers,
}

/// One time that a measure was answered.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct Taken {
    /// Its name in the vault.
    pub id: Id,
    /// The logical day.
    #[ts(type = "string")]
    pub day: NaiveDate,
    /// How many questions were answered.
    pub answered: u32,
    /// Of how many; none where a newer app asked them.
    pub questions: Option<u32>,
    /// What it came to; none where more was left open than the measure allows.
    pub came_to: Option<CameTo>,
}

/// What answers came to.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct CameTo {
    /// The number.
    pub total: u32,
    /// The highest number there is.
    pub of: u32,
    /// Whether the mean of the answers stands for questions left open.
    pub filled: bool,
    /// Its band in plain words; none where the measure has none.
    pub words: Option<String>,
    /// What those who made it call the band.
    pub label: Option<String>,
    /// Whether it may help to talk with somebody.
    pub talk: bool,
}

/// One time that a measure was answered, whole.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct TakenView {
    /// What it came to.
    pub taken: Taken,
    /// The time before; none where it was the first.
    pub before: Option<Taken>,
    /// The measure.
    pub measure: Id,
    /// What it is called.
    pub name: String,
    /// What its number means.
    pub means: String,
    /// The language of the text that was answered.
    pub language: Language,
    /// What stood above the questions.
    pub lead: String,
    /// The notice that is to be shown with it.
    pub notice: String,
    /// Every question with its answer.
    pub answers: Vec<TakenAnswer>,
    /// Whether one of the answers opened the client's own support.
    pub opened_support: bool,
}

/// A question that was asked.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct TakenAnswer {
    /// Its published words.
    pub question: String,
    /// The published words of the answer; none: it was left open.
    pub answer: Option<String>,
}

/// Says how often a measure is to come.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct MeasureOften {
    /// The measure.
    pub id: Id,
    /// How often.
    pub often: Often,
}

/// Gives each type a `Debug` that says nothing of what the client answered.
macro_rules! quiet {
    ($($name:ident),+) => {
        $(impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(stringify!($name))
            }
        })+
    };
}
quiet!(
    MeasureSheet,
    MeasureAnswers,
    Taken,
    CameTo,
    TakenView,
    TakenAnswer
);

/// Our own words in the client's language.
pub(super) fn said(texts: &Texts, language: Language) -> String {
    let text = texts.get(&language).or_else(|| texts.values().next());
    text.cloned().unwrap_or_default()
}

fn count(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}

/// A pack in the list. `language` is the client's.
pub(super) fn brief(
    pack: &Pack,
    language: Language,
    last: Option<NaiveDate>,
    draft: Option<&Draft>,
) -> MeasureBrief {
    MeasureBrief {
        id: pack.key(),
        name: pack.name.clone(),
        about: said(&pack.about, language),
        made_by: pack.made_by.clone(),
        minutes: pack.minutes,
        questions: count(pack.items.len()),
        language: pack.language(language).unwrap_or(language),
        last,
        begun: draft.map_or(0, |draft| count(draft.answers.len())),
    }
}

/// A pack to be answered.
pub(super) fn sheet(pack: &Pack, draft: Draft) -> Result<MeasureSheet, AppError> {
    let texts = pack.texts.get(&draft.language).ok_or(Code::Trouble)?;
    let questions = pack.items.iter().map(|item| MeasureQuestion {
        id: item.id.clone(),
        text: texts.items.get(&item.id).cloned().unwrap_or_default(),
        opens_support: item.opens_support,
    });
    let options = pack.options.iter().zip(&texts.options);
    Ok(MeasureSheet {
        id: pack.key(),
        name: pack.name.clone(),
        language: draft.language,
        lead: texts.lead.clone(),
        questions: questions.collect(),
        options: options
            .map(|(option, text)| MeasureOption {
                value: option.value,
                text: text.clone(),
            })
            .collect(),
        answers: draft.answers,
    })
}

/// One time that a measure was answered. `pack` is the version that was; none where a newer app
/// knows it.
pub(super) fn taken(id: Id, answered: &Answered, pack: Option<&Pack>, language: Language) -> Taken {
    let came_to = pack.and_then(|pack| {
        let outcome = pack.outcome(&answered.answers)?;
        let labels = pack.texts.get(&answered.language).map(|texts| &texts.bands);
        Some(CameTo {
            total: outcome.total,
            of: pack.highest(),
            filled: outcome.filled,
            words: outcome.band.map(|band| said(&band.words, language)),
            label: outcome.band.and_then(|band| labels?.get(&band.id).cloned()),
            talk: outcome.band.is_some_and(|band| band.talk),
        })
    });
    Taken {
        id,
        day: answered.day,
        answered: count(answered.answers.len()),
        questions: pack.map(|pack| count(pack.items.len())),
        came_to,
    }
}

/// One time that a measure was answered, whole.
pub(super) fn whole(
    (id, answered): (Id, &Answered),
    before: Option<Taken>,
    pack: &Pack,
    language: Language,
) -> TakenView {
    let texts = pack.texts.get(&answered.language);
    let words: BTreeMap<u8, &String> = pack
        .options
        .iter()
        .map(|option| option.value)
        .zip(texts.into_iter().flat_map(|texts| &texts.options))
        .collect();
    let answer = |item: &str| answered.answers.get(item).copied();
    let answers = pack.items.iter().map(|item| TakenAnswer {
        question: texts
            .and_then(|texts| texts.items.get(&item.id).cloned())
            .unwrap_or_default(),
        answer: answer(&item.id).and_then(|value| words.get(&value).map(|text| (*text).clone())),
    });
    let opened = |item: &str| answer(item).is_some_and(|value| pack.opens_support(item, value));
    TakenView {
        taken: taken(id, answered, Some(pack), language),
        before,
        measure: pack.key(),
        name: pack.name.clone(),
        means: said(&pack.means, language),
        language: answered.language,
        lead: texts.map(|texts| texts.lead.clone()).unwrap_or_default(),
        notice: texts.map(|texts| texts.notice.clone()).unwrap_or_default(),
        answers: answers.collect(),
        opened_support: pack.items.iter().any(|item| opened(&item.id)),
    }
}
