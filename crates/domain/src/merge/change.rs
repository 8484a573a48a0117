//! A change set: one thing the client did, as it is applied here and elsewhere.

use super::{Record, Rule, Stamp};
use crate::Id;
use serde::{Deserialize, Serialize};

/// What a record is. A newer version's kinds are kept by name.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Kind {
    /// A check-in.
    CheckIn,
    /// A check-in item.
    Item,
    /// A tag.
    Tag,
    /// The client's settings: one record.
    Settings,
    /// The plan as a whole: one record.
    Plan,
    /// A section of the plan.
    Section,
    /// A line of the plan.
    Line,
    /// A support: a person, a place or a group.
    Support,
    /// A strength.
    Strength,
    /// A hope note.
    Hope,
    /// A pattern tied to an early sign.
    Sign,
    /// A reminder.
    Reminder,
    /// What the client said to a reminder that came.
    Act,
    /// When nothing comes: one record.
    Quiet,
    /// An answered measure.
    Measure,
    /// A goal.
    Goal,
    /// A step towards a goal.
    Step,
    /// On which level a goal was, one day.
    Rating,
    /// What the client keeps to show for a goal.
    Evidence,
    /// How content the client was in each area of life, one day; and how often that is asked.
    Balance,
    /// The page for a visit.
    Visit,
    /// A decision.
    Decision,
    /// One of the ways to decide.
    Way,
    /// A grant: what is shown to one worker.
    Grant,
    /// What was agreed to, or done, about a grant.
    Consent,
    /// What a worker proposed.
    Suggestion,
    /// A kind that this version does not know.
    Other(String),
}

impl Kind {
    /// The kind's name, on the wire and in the outbox.
    pub fn name(&self) -> &str {
        match self {
            Self::CheckIn => "checkin",
            Self::Item => "item",
            Self::Tag => "tag",
            Self::Settings => "settings",
            Self::Plan => "plan",
            Self::Section => "section",
            Self::Line => "line",
            Self::Support => "support",
            Self::Strength => "strength",
            Self::Hope => "hope",
            Self::Sign => "sign",
            Self::Reminder => "reminder",
            Self::Act => "act",
            Self::Quiet => "quiet",
            Self::Measure => "measure",
            Self::Goal => "goal",
            Self::Step => "step",
            Self::Rating => "rating",
            Self::Evidence => "evidence",
            Self::Balance => "balance",
            Self::Visit => "visit",
            Self::Decision => "decision",
            Self::Way => "way",
            Self::Grant => "grant",
            Self::Consent => "consent",
            Self::Suggestion => "suggestion",
            Self::Other(name) => name,
        }
    }

    /// How concurrent writes of a field are shown: text that the client composed is kept from both
    /// sides; a label, a choice or a number is the latest.
    pub fn rule(&self, field: &str) -> Rule {
        match (self, field) {
            (Self::CheckIn, "note") | (Self::Settings, "matters") => Rule::KeepBoth,
            (Self::Line | Self::Strength | Self::Hope, "text") => Rule::KeepBoth,
            (Self::Support, "helps" | "when") => Rule::KeepBoth,
            (Self::Goal, "text" | "why" | "way") => Rule::KeepBoth,
            (Self::Goal, field) if field.starts_with("gas:") => Rule::KeepBoth,
            (Self::Step | Self::Evidence, "text") | (Self::Rating, "note") => Rule::KeepBoth,
            (Self::Visit, "decision") => Rule::KeepBoth,
            (Self::Visit, field) if field.starts_with("own:") => Rule::KeepBoth,
            (Self::Decision, "text" | "matters" | "who" | "decided") => Rule::KeepBoth,
            (Self::Way, "text" | "good" | "hard") => Rule::KeepBoth,
            (Self::CheckIn, field) if field.starts_with("t:") => Rule::KeepBoth,
            _ => Rule::Latest,
        }
    }
}

impl From<String> for Kind {
    fn from(name: String) -> Self {
        match name.as_str() {
            "checkin" => Self::CheckIn,
            "item" => Self::Item,
            "tag" => Self::Tag,
            "settings" => Self::Settings,
            "plan" => Self::Plan,
            "section" => Self::Section,
            "line" => Self::Line,
            "support" => Self::Support,
            "strength" => Self::Strength,
            "hope" => Self::Hope,
            "sign" => Self::Sign,
            "reminder" => Self::Reminder,
            "act" => Self::Act,
            "quiet" => Self::Quiet,
            "measure" => Self::Measure,
            "goal" => Self::Goal,
            "step" => Self::Step,
            "rating" => Self::Rating,
            "evidence" => Self::Evidence,
            "balance" => Self::Balance,
            "visit" => Self::Visit,
            "decision" => Self::Decision,
            "way" => Self::Way,
            "grant" => Self::Grant,
            "consent" => Self::Consent,
            "suggestion" => Self::Suggestion,
            _ => Self::Other(name),
        }
    }
}

impl From<Kind> for String {
    fn from(kind: Kind) -> Self {
        kind.name().to_owned()
    }
}

/// One thing the client did, whole: all of it is applied, or none.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ChangeSet {
    /// When and where it was done.
    pub stamp: Stamp,
    /// What it wrote.
    pub records: Vec<RecordChange>,
}

/// What a change wrote into one record.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RecordChange {
    /// What the record is.
    pub kind: Kind,
    /// Which one.
    pub id: Id,
    /// The fields written, each with what the writer had seen of it.
    pub delta: Record,
}
