//! What was deleted and can be brought back, as it stands in the vault.

use super::{Deleted, DeletedKind, sql};
use crate::error::{AppError, Code};
use crate::plan::Whole;
use crate::store::Store;
use chrono::{DateTime, NaiveDate};
use trellis_domain::Id;
use trellis_domain::checkin::{Answer, CheckInRecord};
use trellis_domain::gone::Gone;
use trellis_domain::merge::{Fields, Kind, field};
use trellis_domain::plan::line_from_record;
use trellis_domain::reminder::About;

/// The most of a record's words that tell it from others, in characters.
const SHOWN: usize = 200;

/// A deleted record.
pub(super) struct Waiting {
    pub(super) kind: Kind,
    pub(super) id: Id,
    /// When it was deleted, in milliseconds since 1970.
    pub(super) at: i64,
    /// What it said, and will say again.
    fields: Fields,
}

/// Everything that was deleted and can be brought back. A section into which somebody wrote a line
/// meanwhile is there, and so is not here.
pub(super) async fn all(store: &Store, plan: &Whole) -> Result<Vec<Waiting>, AppError> {
    let rows = store.read_own(sql::WAITING, &[]).await?;
    let rows: Vec<(Kind, Id, Fields)> = serde_json::from_str(&rows).map_err(|_| Code::Damaged)?;
    let waiting = rows.into_iter().filter_map(|(kind, id, mut fields)| {
        let Gone::At(at) = Gone::of(&fields) else {
            return None;
        };
        fields.remove("gone");
        let is_there = kind == Kind::Section && plan.section(id).is_ok();
        (!is_there).then_some(Waiting {
            kind,
            id,
            at,
            fields,
        })
    });
    Ok(waiting.collect())
}

impl Waiting {
    /// Whether it is this record.
    pub(super) fn is(&self, kind: &Kind, id: Id) -> bool {
        self.kind == *kind && self.id == id
    }

    /// Whether it went with this one, and comes back with it: a line with its section, a step with its
    /// goal.
    pub(super) fn went_with(&self, whole: &Self) -> bool {
        self.at == whole.at && self.whole() == Some((whole.kind.clone(), whole.id))
    }

    /// What it is a part of.
    pub(super) fn whole(&self) -> Option<(Kind, Id)> {
        let (kind, name) = match self.kind {
            Kind::Line => (Kind::Section, "section"),
            Kind::Way => (Kind::Decision, "decision"),
            Kind::Step | Kind::Rating | Kind::Evidence => (Kind::Goal, "goal"),
            _ => return None,
        };
        Some((kind, field(&self.fields, name)?))
    }

    /// The section of a line.
    pub(super) fn section(&self) -> Option<Id> {
        field(&self.fields, "section").filter(|_| self.kind == Kind::Line)
    }

    /// As a screen shows it; none where that has no name for its kind.
    pub(super) fn shown(
        &self,
        all: &[Self],
        plan: &Whole,
        day: impl Fn(i64) -> NaiveDate,
        left: impl Fn(NaiveDate) -> u8,
    ) -> Option<Deleted> {
        let kind = DeletedKind::of(&self.kind)?;
        let day = day(self.at);
        let about = match kind {
            DeletedKind::Checkin => {
                CheckInRecord::from_fields(&self.fields).map(|record| record.day)
            }
            DeletedKind::Measure | DeletedKind::Balance | DeletedKind::Rating => {
                field(&self.fields, "day")
            }
            _ => None,
        };
        let lines = all.iter().filter(|other| other.went_with(self)).count();
        Some(Deleted {
            kind,
            id: self.id,
            words: self.words(all, plan).chars().take(SHOWN).collect(),
            about,
            day,
            days_left: left(day),
            lines: u32::try_from(lines).unwrap_or(u32::MAX),
        })
    }

    /// What tells it from others.
    fn words(&self, all: &[Self], plan: &Whole) -> String {
        let text = |name: &str| field::<String>(&self.fields, name).unwrap_or_default();
        match self.kind {
            Kind::CheckIn => CheckInRecord::from_fields(&self.fields)
                .map(first_words)
                .unwrap_or_default(),
            Kind::Section => text("title"),
            Kind::Support => text("name"),
            Kind::Measure => crate::measure::name_in(&self.fields),
            Kind::Rating => text("note"),
            Kind::Line => line_from_record(self.id, &self.fields)
                .map(|line| plan.words(line))
                .unwrap_or_default(),
            // A sign is told by the line that it quotes, which may be deleted as well.
            Kind::Sign => field::<Id>(&self.fields, "line")
                .map_or_else(String::new, |line| words_of(line, all, plan)),
            // A reminder by its own words, or else by the line that it points to.
            Kind::Reminder => match (text("text"), field::<About>(&self.fields, "about")) {
                (text, Some(About::Line { id })) if text.is_empty() => words_of(id, all, plan),
                (text, _) => text,
            },
            _ => text("text"),
        }
    }
}

/// The words of a line, which may be deleted as well.
fn words_of(line: Id, all: &[Waiting], plan: &Whole) -> String {
    let deleted = || all.iter().find(|other| other.is(&Kind::Line, line));
    match plan.line(line) {
        Ok(line) => plan.words(line.clone()),
        Err(_) => deleted().map_or_else(String::new, |line| line.words(all, plan)),
    }
}

/// The note of a check-in, or its first answer in words.
fn first_words(record: CheckInRecord) -> String {
    if !record.note.is_empty() {
        return record.note;
    }
    let answers = record.answers.into_values();
    let texts = answers.filter_map(|(_, answer)| match answer {
        Answer::Text(text) => Some(text),
        _ => None,
    });
    texts.into_iter().next().unwrap_or_default()
}

/// A moment, from milliseconds since 1970.
pub(super) fn moment(at: i64) -> DateTime<chrono::Utc> {
    DateTime::from_timestamp_millis(at).unwrap_or_default()
}
