//! From what another app's file says to the edits that bring it in.

use super::ImportDone;
use super::formats::{Entry, Past, default_level};
use crate::app::App;
use crate::error::AppError;
use crate::item::{Items, edit as item_edit};
use crate::store::Edit;
use crate::tag::{Tags, edit as tag_edit};
use chrono::{DateTime, Offset, TimeZone, Utc};
use chrono_tz::Tz;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;
use trellis_domain::Id;
use trellis_domain::checkin::{
    Answer, Better, Cadence, CheckInRecord, Item, ItemForm, ItemKind, Origin, TagForm, TagGroup,
};
use trellis_domain::day::{DayEnd, logical_day, to_instant};
use trellis_domain::text::fold;

/// What is here already.
pub(super) struct Here {
    pub(super) items: Arc<Items>,
    pub(super) tags: Arc<Tags>,
    /// The entries that were brought in before.
    pub(super) known: HashSet<Id>,
    pub(super) zone: Tz,
    pub(super) day_end: DayEnd,
    /// The item that colours the calendar, if the client chose one.
    pub(super) calendar_item: Option<Id>,
}

/// What brings the file in.
pub(super) struct Planned {
    /// New items and tags.
    pub(super) edits: Vec<Edit>,
    pub(super) checkins: Vec<(Id, CheckInRecord)>,
    pub(super) done: ImportDone,
}

/// The edits that bring in all entries that are not known yet.
pub(super) fn plan(
    app: &App,
    past: &Past,
    here: &Here,
    levels: &BTreeMap<String, u8>,
    mood_item: ItemForm,
) -> Result<Planned, AppError> {
    let new: Vec<(Id, &Entry)> = past
        .entries
        .iter()
        .map(|entry| (Id::from_bytes(entry.key), entry))
        .filter(|(id, _)| !here.known.contains(id))
        .collect();
    let done = ImportDone {
        added: new.len() as u32,
        known: (past.entries.len() - new.len()) as u32,
    };
    let mut edits = Vec::new();
    if new.is_empty() {
        return Ok(Planned {
            edits,
            checkins: Vec::new(),
            done,
        });
    }
    let mut targets = Targets {
        app,
        here,
        edits: &mut edits,
        tags: HashMap::new(),
        folded: HashMap::new(),
        scales: HashMap::new(),
    };
    let mood = targets.mood(mood_item)?;
    let mut checkins = Vec::with_capacity(new.len());
    for (id, entry) in new {
        let mut answers = BTreeMap::new();
        let level = entry
            .level
            .or_else(|| levels.get(&entry.mood).copied())
            .or_else(|| default_level(&entry.mood));
        if let Some(level) = level {
            answers.insert(
                mood.id,
                (mood.wording.id.clone(), Answer::Number(f64::from(level))),
            );
        }
        for (name, value) in &entry.scales {
            let (item, wording) = targets.scale(name)?;
            answers.insert(item, (wording, Answer::Text(value.clone())));
        }
        let mut tags = entry
            .tags
            .iter()
            .map(|label| targets.tag(label))
            .collect::<Vec<_>>();
        tags.sort_unstable();
        tags.dedup();
        let (at, zone) = moment(entry, here.zone);
        let record = CheckInRecord {
            at,
            zone: zone.name().to_owned(),
            day: logical_day(at, zone, here.day_end),
            rest: false,
            answers,
            tags,
            strengths: Vec::new(),
            note: entry.note.clone(),
            origin: Some(Origin {
                source: past.format.source().to_owned(),
                mood: entry.mood.clone(),
            }),
        };
        checkins.push((id, record));
    }
    Ok(Planned {
        edits,
        checkins,
        done,
    })
}

/// The moment of an entry. A file that knows the offset is believed; otherwise the client is taken
/// to have been in the zone they are in now.
fn moment(entry: &Entry, zone: Tz) -> (DateTime<Utc>, Tz) {
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

/// Where the entries' parts go, made when first needed.
struct Targets<'a> {
    app: &'a App,
    here: &'a Here,
    edits: &'a mut Vec<Edit>,
    /// By label as the other app wrote it, and by folded label.
    tags: HashMap<String, Id>,
    folded: HashMap<String, Id>,
    scales: HashMap<String, (Id, String)>,
}

impl Targets<'_> {
    /// The scale of faces that a mood's level is an answer to.
    fn mood(&mut self, form: ItemForm) -> Result<Item, AppError> {
        if let Some(item) = self.here.items.calendar_item(self.here.calendar_item) {
            return Ok(item.clone());
        }
        let (item, edit) = item_edit(self.app, &self.here.items, ItemForm { id: None, ..form }, 0)?;
        self.edits.push(edit);
        Ok(item)
    }

    /// The item for a scale of the other app: its values are kept as they were written, since the
    /// file does not say how far the scale goes. It is put away, so that it is not asked.
    fn scale(&mut self, name: &str) -> Result<(Id, String), AppError> {
        if let Some(known) = self.scales.get(name) {
            return Ok(known.clone());
        }
        let label: String = name.chars().take(200).collect();
        let twin = self
            .here
            .items
            .in_order()
            .find(|item| item.wording.ask == label && item.wording.kind == ItemKind::ShortText);
        let target = match twin {
            Some(item) => (item.id, item.wording.id.clone()),
            None => {
                let form = ItemForm {
                    id: None,
                    ask: label,
                    kind: ItemKind::ShortText,
                    better: Better::Neither,
                    cadence: Cadence::EveryTime,
                };
                let (item, mut edit) = item_edit(self.app, &self.here.items, form, u32::MAX - 1)?;
                edit.fields
                    .insert("hidden".to_owned(), serde_json::Value::Bool(true));
                self.edits.push(edit);
                (item.id, item.wording.id)
            }
        };
        self.scales.insert(name.to_owned(), target.clone());
        Ok(target)
    }

    /// The tag for an activity of the other app: one that is here already, in whatever group the
    /// client put it, or a new one.
    fn tag(&mut self, label: &str) -> Id {
        if let Some(known) = self.tags.get(label) {
            return *known;
        }
        let id = self.folded_tag(label);
        self.tags.insert(label.to_owned(), id);
        id
    }

    fn folded_tag(&mut self, label: &str) -> Id {
        let folded = fold(label);
        if let Some(known) = self.folded.get(&folded) {
            return *known;
        }
        let id = match self.here.tags.folded().find(|(_, known)| *known == folded) {
            Some((tag, _)) => tag.id,
            None => {
                let form = TagForm {
                    id: None,
                    group: TagGroup::Activity,
                    label: label.to_owned(),
                    hidden: false,
                };
                let (tag, edit) = tag_edit(self.app, form);
                self.edits.push(edit);
                tag.id
            }
        };
        self.folded.insert(folded, id);
        id
    }
}
