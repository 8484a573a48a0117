//! A section of the plan.

use super::Line;
use crate::Id;
use crate::quiet::quiet;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which part of the plan a section is in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// My plan: staying well.
    Well,
    /// For hard days: the client's own way through.
    Hard,
}

/// A section that Trellis brings along. The client may rename, move, hide and fill it as any other.
///
/// Headings and prompts are ours, in `i18n/<lang>/plan.ftl` by these names. The order here is the order
/// to begin with. The second part has the shape of the field's published six steps (signs, what I
/// do myself, people and places, people to ask, professionals, safer surroundings) and a seventh,
/// reasons to go on; the words are our own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Starter {
    /// What I am like when I am well.
    WellMe,
    /// What is important to me.
    Important,
    /// Every day I…
    EveryDay,
    /// What helps me.
    Helps,
    /// Triggers, and what I do.
    Triggers,
    /// Early signs, and what I do.
    EarlySigns,
    /// When things are hard.
    WhenHard,
    /// In a crisis.
    Crisis,
    /// After a crisis.
    AfterCrisis,
    /// Hard days: my signs.
    HardSigns,
    /// Hard days: what I can do by myself.
    BySelf,
    /// Hard days: people and places that take my mind off it.
    TakeMyMind,
    /// Hard days: people I can ask.
    Ask,
    /// Hard days: professionals and lines.
    Professionals,
    /// Hard days: making my surroundings safer.
    Safer,
    /// Hard days: reasons to go on.
    Reasons,
}

impl Starter {
    /// All of them, in the order to begin with.
    pub const ALL: [Self; 16] = [
        Self::WellMe,
        Self::Important,
        Self::EveryDay,
        Self::Helps,
        Self::Triggers,
        Self::EarlySigns,
        Self::WhenHard,
        Self::Crisis,
        Self::AfterCrisis,
        Self::HardSigns,
        Self::BySelf,
        Self::TakeMyMind,
        Self::Ask,
        Self::Professionals,
        Self::Safer,
        Self::Reasons,
    ];

    /// The part it is in.
    pub fn part(self) -> Part {
        if self < Self::HardSigns {
            Part::Well
        } else {
            Part::Hard
        }
    }

    /// Its section's id: the same on every device, so that two devices which both begin with it
    /// write into one record.
    pub const fn id(self) -> Id {
        let mut bytes = *b"starter section ";
        bytes[15] = self as u8;
        Id::from_bytes(bytes)
    }

    /// The starter with this id.
    pub fn of(id: Id) -> Option<Self> {
        Self::ALL.into_iter().find(|starter| starter.id() == id)
    }
}

/// A section with its lines.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Section {
    /// Its name in the vault.
    pub id: Id,
    /// The part it is in.
    pub part: Part,
    /// Where it is one that Trellis brought along: which.
    pub starter: Option<Starter>,
    /// The client's own heading; none where it is still ours.
    pub title: Option<String>,
    /// Where it stands among the sections of its part.
    pub place: u32,
    /// Put away by the client.
    pub hidden: bool,
    /// Its lines, in order.
    pub lines: Vec<Line>,
}

/// What the client fills in to add a section or to rename one.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SectionForm {
    /// The section to change; none for a new one.
    pub id: Option<Id>,
    /// The part a new one is to be in. One that is there already stays where it is.
    pub part: Part,
    /// The heading: 1 to 120 characters once its blank ends are cut. None gives a starter its own
    /// heading back.
    pub title: Option<String>,
}

impl SectionForm {
    /// The longest heading, in characters.
    pub const LONGEST: usize = 120;
}

quiet!(Section, SectionForm);

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_starter_has_an_id_of_its_own_that_leads_back() {
        let ids: BTreeSet<Id> = Starter::ALL.iter().map(|starter| starter.id()).collect();
        assert_eq!(ids.len(), Starter::ALL.len());
        for starter in Starter::ALL {
            assert_eq!(Starter::of(starter.id()), Some(starter));
        }
        assert!(
            Starter::ALL.is_sorted(),
            "in the order in which they are declared"
        );
    }

    #[test]
    fn an_id_once_given_stays() {
        assert_eq!(
            Starter::Helps.id().to_string(),
            "737461727465722073656374696f6e03",
            "it is written into vaults"
        );
    }
}
