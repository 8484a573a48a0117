//! From what another app's file says to the edits that bring it in.

use super::ImportDone;
use super::columns::{Becomes, answer, is_as_written};
use super::formats::{Entry, Past, Said, default_level};
use super::known::{Fresh, Known, kept, part};
use super::targets::{Here, Target, Targets};
use crate::app::App;
use crate::error::{AppError, Code};
use crate::store::Edit;
use chrono::{DateTime, Offset, TimeZone, Utc};
use chrono_tz::Tz;
use std::collections::BTreeMap;
use trellis_domain::Id;
use trellis_domain::checkin::{Answer, CheckInRecord, ItemForm, ItemKind, Origin};
use trellis_domain::day::logical_day;
use trellis_domain::day::to_instant;

/// The longest word that becomes a tag, in characters; a longer one goes into the note.
const LONGEST_TAG: usize = 60;

/// What brings the file in.
pub(super) struct Planned {
    /// New items and tags.
    pub(super) edits: Vec<Edit>,
    pub(super) checkins: Vec<(Id, CheckInRecord)>,
    pub(super) done: ImportDone,
}

/// What the client said of the file.
pub(super) struct Choices {
    pub(super) levels: BTreeMap<String, u8>,
    pub(super) mood_item: ItemForm,
    /// What each of the file's questions becomes.
    pub(super) becomes: Vec<Becomes>,
}

/// The edits that bring in everything that is not known yet.
pub(super) fn plan(
    app: &App,
    past: &Past,
    here: &Here,
    known: &Known,
    choices: Choices,
) -> Result<Planned, AppError> {
    let mut plan = Plan {
        past,
        here,
        levels: &choices.levels,
        columns: vec![None; past.columns.len()],
        becomes: &choices.becomes,
        targets: Targets::new(app, here, choices.mood_item),
        checkins: Vec::with_capacity(past.entries.len()),
    };
    let mut untouched = 0;
    for entry in &past.entries {
        match known.fresh(entry) {
            Fresh::Nothing => untouched += 1,
            Fresh::Whole(id) => plan.whole(id, entry)?,
            Fresh::Rows(rows, from) => plan.rows(entry, &rows, from)?,
        }
    }
    let done = ImportDone {
        added: plan.checkins.len() as u32,
        known: untouched,
    };
    Ok(Planned {
        edits: plan.targets.edits,
        checkins: plan.checkins,
        done,
    })
}

struct Plan<'a> {
    past: &'a Past,
    here: &'a Here,
    levels: &'a BTreeMap<String, u8>,
    /// Where each of the file's questions goes, once it is known; none inside: it is left out.
    columns: Vec<Option<Option<Target>>>,
    becomes: &'a [Becomes],
    targets: Targets<'a>,
    checkins: Vec<(Id, CheckInRecord)>,
}

/// A check-in as its rows come together.
#[derive(Default)]
struct Part<'p> {
    answers: BTreeMap<Id, (String, Answer)>,
    tags: Vec<Id>,
    /// Each with the name of the question that it stands beside.
    notes: Vec<(&'p str, String)>,
    /// What stood in the file, where it took another form.
    written: Vec<String>,
    rows: Vec<&'p Said>,
}

impl<'a> Plan<'a> {
    /// Brings in an entry that is told by its key.
    fn whole(&mut self, id: Id, entry: &'a Entry) -> Result<(), AppError> {
        let rows: Vec<&Said> = entry.said.iter().collect();
        let mut part = self.parts(&rows)?.into_iter().next().unwrap_or_default();
        let level = entry
            .level
            .or_else(|| self.levels.get(&entry.mood).copied())
            .or_else(|| default_level(&entry.mood));
        // The scale of faces is there, even if no word of this file has a face.
        let mood = self.targets.mood()?;
        if let Some(level) = level {
            let answer = Answer::Number(f64::from(level));
            part.answers.insert(mood.item, (mood.wording, answer));
        }
        for tag in &entry.tags {
            part.tags.push(self.targets.tag(tag));
        }
        part.rows.clear();
        let written = std::mem::take(&mut part.written);
        let mut record = self.record(entry, part);
        record.note.clone_from(&entry.note);
        if let Some(origin) = &mut record.origin {
            let words = Some(entry.mood.clone()).into_iter().chain(written);
            origin.mood = words.collect::<Vec<_>>().join(" · ");
        }
        self.checkins.push((id, record));
        Ok(())
    }

    /// Brings in rows of one moment, as check-ins from that number on.
    fn rows(&mut self, entry: &'a Entry, rows: &[&'a Said], from: u32) -> Result<(), AppError> {
        for (number, part_of) in (from..).zip(self.parts(rows)?) {
            let record = self.record(entry, part_of);
            self.checkins.push((part(entry, number), record));
        }
        Ok(())
    }

    /// Puts rows together, so that no question has two answers in one check-in. Words to one question
    /// stand below each other.
    fn parts(&mut self, rows: &[&'a Said]) -> Result<Vec<Part<'a>>, AppError> {
        let mut parts: Vec<Part<'a>> = Vec::new();
        for said in rows {
            let mut name = "";
            let mut place = 0;
            if let Some(cell) = &said.cell {
                let Some(target) = self.target(cell.column)? else {
                    continue;
                };
                name = &self.past.columns[cell.column as usize].name;
                match answer(cell, &target.kind, target.scale) {
                    Some(answer) => {
                        let open = parts.iter_mut().position(|part| {
                            part.answers
                                .get_mut(&target.item)
                                .is_none_or(|(_, before)| has_room(before, &answer))
                        });
                        place = open.unwrap_or(parts.len());
                        if place == parts.len() {
                            parts.push(Part::default());
                        }
                        let part = &mut parts[place];
                        if !is_as_written(&answer, cell) {
                            part.written.push(format!("{name}: {}", cell.written));
                        }
                        put(&mut part.answers, target, answer);
                    }
                    // Longer than an answer in words can be.
                    None if target.kind == ItemKind::ShortText => {
                        first(&mut parts).notes.push((name, cell.written.clone()));
                    }
                    None => return Err(Code::NotValid.into()),
                }
            } else {
                first(&mut parts);
            }
            let part = &mut parts[place];
            for tag in &said.tags {
                if tag.chars().count() > LONGEST_TAG {
                    part.notes.push((name, tag.clone()));
                } else {
                    part.tags.push(self.targets.tag(tag));
                }
            }
            if !said.note.is_empty() {
                part.notes.push((name, said.note.clone()));
            }
            part.rows.push(said);
        }
        Ok(parts)
    }

    /// Where a question goes; none: it is left out.
    fn target(&mut self, column: u32) -> Result<Option<Target>, AppError> {
        let place = column as usize;
        if let Some(known) = &self.columns[place] {
            return Ok(known.clone());
        }
        let name = &self.past.columns[place].name;
        let target = match &self.becomes[place] {
            Becomes::LeftOut => None,
            Becomes::Mood { scale } => Some(self.targets.mood()?.with_scale(Some(*scale))),
            Becomes::Item { id, scale } => Some(self.targets.item(*id)?.with_scale(*scale)),
            Becomes::New { kind, unit } => Some(self.targets.new_item(name, *kind, unit)?),
        };
        self.columns[place] = Some(target.clone());
        Ok(target)
    }

    fn record(&self, entry: &Entry, part: Part) -> CheckInRecord {
        let Part {
            answers,
            mut tags,
            notes,
            written,
            rows,
        } = part;
        tags.sort_unstable();
        tags.dedup();
        let alone = answers.len() < 2;
        let lines: Vec<String> = notes
            .into_iter()
            .map(|(name, note)| match name {
                "" => note,
                _ if alone => note,
                name => format!("{name}: {note}"),
            })
            .collect();
        let (at, zone) = moment(entry, self.here.zone);
        CheckInRecord {
            at,
            zone: zone.name().to_owned(),
            day: logical_day(at, zone, self.here.day_end),
            rest: false,
            answers,
            tags,
            strengths: Vec::new(),
            note: lines.join("\n"),
            origin: Some(Origin {
                source: self.past.format.source().to_owned(),
                mood: written.join(" · "),
                rows: kept(rows.into_iter()),
            }),
        }
    }
}

/// The first check-in of a moment.
fn first<'l, 'p>(parts: &'l mut Vec<Part<'p>>) -> &'l mut Part<'p> {
    if parts.is_empty() {
        parts.push(Part::default());
    }
    &mut parts[0]
}

/// Whether words can stand below the words that are there.
fn has_room(before: &Answer, more: &Answer) -> bool {
    match (before, more) {
        (Answer::Text(before), Answer::Text(more)) => {
            before.chars().count() + more.chars().count() < Answer::LONGEST
        }
        _ => false,
    }
}

fn put(answers: &mut BTreeMap<Id, (String, Answer)>, target: Target, answer: Answer) {
    let before = answers.remove(&target.item);
    let answer = match (before, answer) {
        (Some((_, Answer::Text(before))), Answer::Text(more)) => {
            Answer::Text(format!("{before}\n{more}"))
        }
        (_, answer) => answer,
    };
    answers.insert(target.item, (target.wording, answer));
}

/// The moment of an entry. A file that knows the offset is believed; otherwise the client is taken
/// to have been in the zone they are in now.
fn moment(entry: &Entry, zone: Tz) -> (DateTime<Utc>, Tz) {
    if entry.utc {
        return (entry.local.and_utc(), zone);
    }
    let Some(offset) = entry.offset else {
        return (to_instant(entry.local, zone), zone);
    };
    let at = (entry.local - offset).and_utc();
    if zone.offset_from_utc_datetime(&at.naive_utc()).fix() == offset {
        return (at, zone);
    }
    // Another zone, whose name the file does not say. One that keeps only this offset, if there is
    // one (its name counts the other way round, after POSIX); else the first that had it then.
    let has_it = |zone: &Tz| zone.offset_from_utc_datetime(&at.naive_utc()).fix() == offset;
    let hours = offset.local_minus_utc() / 3600;
    let name = format!(
        "Etc/GMT{}{}",
        if hours > 0 { "-" } else { "+" },
        hours.abs()
    );
    let elsewhere = name
        .parse::<Tz>()
        .ok()
        .filter(has_it)
        .or_else(|| chrono_tz::TZ_VARIANTS.iter().copied().find(has_it));
    (at, elsewhere.unwrap_or(zone))
}
