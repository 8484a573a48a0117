//! What the screens ask and are told of sharing.

use crate::files::Chosen;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use trellis_domain::Id;
use trellis_domain::plan::Part;
use trellis_domain::sharing::{Answered, Choice, Period, Stand, Suggestion, What};
use ts_rs::TS;

/// An invitation: its link, or what is typed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SharingInvitation {
    /// The link, or the 25 characters.
    pub text: String,
    /// With characters: the server's name.
    pub server: Option<String>,
}

/// Who invites, as far as their server says and the invitation vouches for.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SharingInvited {
    /// The server's address.
    pub server: String,
    /// What the agency calls itself.
    pub agency: String,
    /// The worker's name.
    pub name: String,
    /// What they do.
    pub role: String,
    /// Why, in their words.
    pub reason: String,
    /// Whether the invitation was typed: then the six words are what vouches most.
    pub typed: bool,
    /// The six words to compare by voice.
    pub words: Vec<String>,
    /// Until when the invitation is good.
    #[ts(type = "string | null")]
    pub expires: Option<DateTime<Utc>>,
}

/// What could be ticked. Nothing is, at first.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct SharingOffer {
    /// What the client is called.
    pub name: String,
    /// The logical day it is today, as `YYYY-MM-DD`.
    #[ts(type = "string")]
    pub today: NaiveDate,
    /// Strengths.
    pub strengths: Vec<SharingThing>,
    /// Goals.
    pub goals: Vec<SharingThing>,
    /// Sections of the plan that have lines.
    pub sections: Vec<SharingThing>,
    /// Check-in items.
    pub items: Vec<SharingThing>,
    /// Kinds of measures that were answered.
    pub measures: Vec<SharingMeasure>,
    /// Whether there are tags.
    pub tags: bool,
    /// Whether life balance was looked at.
    pub balance: bool,
    /// Whether something stands on the page for a visit.
    pub visit: bool,
    /// Whether there is somebody in the circle.
    pub people: bool,
}

/// Something that can be ticked.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SharingThing {
    /// Its name in the vault.
    pub id: Id,
    /// The client's words for it.
    pub text: String,
    /// Of a section: which part it is in.
    pub part: Option<Part>,
}

/// A kind of measure that can be ticked.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct SharingMeasure {
    /// Its short name.
    pub pack: String,
    /// What it is called.
    pub name: String,
}

/// What the client has in mind, before yes or for a change.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SharingDraft {
    /// The grant that is to be changed; none: a new one.
    pub id: Option<Id>,
    /// What the client wants to be called there. May be empty.
    pub called: String,
    /// What is ticked.
    pub choice: Choice,
    /// Until when; none where it is a change.
    pub period: Option<Period>,
}

/// What it would look like, byte for byte as it will be sealed.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct SharingPreview {
    /// The card's JSON.
    pub card: String,
    /// Each item's JSON.
    pub items: Vec<String>,
}

/// Asks for the exact words that would be agreed to.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct SharingTextAsk {
    /// The invitation that was looked at; none where it is a change.
    pub invitation: Option<SharingInvitation>,
    /// What the client has in mind.
    pub draft: SharingDraft,
}

/// The exact words that are agreed to.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct SharingText {
    /// In paragraphs.
    pub paragraphs: Vec<String>,
}

/// The client says yes.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct SharingYes {
    /// The invitation.
    pub invitation: SharingInvitation,
    /// What to.
    pub draft: SharingDraft,
}

/// Everything that is shared, and what waits.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct SharingList {
    /// The grants: those that go on first, the newest first.
    pub grants: Vec<SharingGrant>,
    /// How many suggestions wait for a first look.
    pub suggestions: u32,
    /// Whether something goes over the network now.
    pub busy: bool,
    /// Whether the server was not reached lately, and it is tried again.
    pub unreachable: bool,
}

/// One grant.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct SharingGrant {
    /// Its record.
    pub id: Id,
    /// The worker's name.
    pub name: String,
    /// What they do.
    pub role: String,
    /// Why, in their words.
    pub reason: String,
    /// What the agency calls itself.
    pub agency: String,
    /// The server's address.
    pub server: String,
    /// What the client is called there.
    pub called: String,
    /// What is ticked.
    pub choice: Choice,
    /// When the client said yes.
    #[ts(type = "string")]
    pub made: DateTime<Utc>,
    /// The last day on which it is shown, as `YYYY-MM-DD`.
    #[ts(type = "string")]
    pub last: NaiveDate,
    /// Where it stands.
    pub stand: Stand,
    /// Whether the worker sees less than what is here now: a change is on its way.
    pub behind: bool,
    /// When the worker last opened it.
    #[ts(type = "string | null")]
    pub opened: Option<DateTime<Utc>>,
    /// Whether the record of openings does not hold together: the server changed or hides some.
    pub doubtful: bool,
}

/// What happened to one grant, the newest first.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct SharingHistory {
    /// What was agreed to, and done.
    pub consents: Vec<SharingConsent>,
    /// When the worker opened it.
    pub openings: Vec<SharingOpening>,
    /// What the server signed when it deleted everything, as it signed it.
    pub receipt: Option<String>,
    /// When the server deleted it, by its clock.
    #[ts(type = "string | null")]
    pub deleted: Option<DateTime<Utc>>,
}

/// What was agreed to, or done, once.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct SharingConsent {
    /// Its record.
    pub id: Id,
    /// When.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    /// What happened.
    pub what: What,
    /// The exact words agreed to, in paragraphs; none where there were none.
    pub text: Vec<String>,
}

/// The worker opened it, once.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct SharingOpening {
    /// When, by the server's clock.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    /// Whether the worker noted that the client asked to stop; otherwise they opened it.
    pub stop: bool,
}

/// Changes what is shown.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct SharingChange {
    /// The grant.
    pub id: Id,
    /// What the client wants to be called there.
    pub called: String,
    /// What is ticked.
    pub choice: Choice,
}

/// Something that a worker proposed.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct SharingSuggestion {
    /// Its record.
    pub id: Id,
    /// From whom.
    pub from: String,
    /// When they wrote it.
    #[ts(type = "string")]
    pub made: DateTime<Utc>,
    /// What it says.
    pub says: Suggestion,
    /// What it is about, in the client's words: the goal, or the section; none: nothing, or it is gone.
    pub about: Option<String>,
    /// What the client made of it.
    pub answer: Option<Answered>,
}

/// What the client makes of a suggestion.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct SuggestionAnswer {
    /// The suggestion.
    pub id: Id,
    /// What.
    pub answer: Answered,
    /// The client's own wording of it, where they accept it with changes.
    pub edited: Option<Suggestion>,
}

/// Asks who can see what.
#[derive(Clone, Default, Serialize, Deserialize, TS)]
pub struct SharingMarksAsk {
    /// What the answer that the screen has was called; none: it has none.
    #[serde(default)]
    pub print: Option<String>,
}

/// Who can see what, and from whom what came.
#[derive(Clone, Default, Serialize, Deserialize, TS)]
pub struct SharingMarks {
    /// What tells one answer from another.
    pub print: String,
    /// By grants that go on.
    pub seen: Vec<SharingMark>,
    /// What was once suggested.
    pub from: Vec<SharingOrigin>,
}

/// What one worker can see.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct SharingMark {
    /// Their name.
    pub name: String,
    /// The records that something is shown of.
    pub records: Vec<Id>,
    /// The logical days of which a check-in is shown, as `YYYY-MM-DD`.
    #[ts(type = "string[]")]
    pub days: Vec<NaiveDate>,
    /// The kinds of measures that are shown, by the names that their screens have.
    pub measures: Vec<Id>,
    /// Whether life balance is shown.
    pub balance: bool,
    /// Whether the page for a visit is shown.
    pub visit: bool,
}

/// From whom a record came.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SharingOrigin {
    /// The record.
    pub id: Id,
    /// From whom.
    pub name: String,
    /// When they suggested it.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
}

/// The form of a receipt.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReceiptForm {
    /// For programs: ISO/IEC TS 27560, with the fields of Kantara's consent receipt.
    Json,
    /// For a health record: FHIR R4 Consent.
    Fhir,
}

/// Asks for a receipt as a file.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ReceiptAsk {
    /// The grant.
    pub id: Id,
    /// Where it goes.
    pub to: Chosen,
    /// The form.
    pub form: ReceiptForm,
}

macro_rules! quiet {
    ($($name:ident),+ $(,)?) => {
        $(impl std::fmt::Debug for $name {
            /// Says nothing of what the client or a worker wrote.
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(stringify!($name))
            }
        })+
    };
}
quiet!(
    SharingInvitation,
    SharingInvited,
    SharingOffer,
    SharingThing,
    SharingDraft,
    SharingPreview,
    SharingText,
    SharingTextAsk,
    SharingYes,
    SharingList,
    SharingGrant,
    SharingHistory,
    SharingConsent,
    SharingChange,
    SharingSuggestion,
    SuggestionAnswer,
    SharingMarksAsk,
    SharingMarks,
    SharingMark,
    SharingOrigin,
);
