//! What one change set writes: rows, words to search by, what goes out.

use super::door::Edit;
use super::past::{self, Turn};
use super::place::{day_at, nowhere, place};
use super::step::{Does, Made, Part};
use super::table::{TABLES, Table};
use crate::checkin::sql::words_of;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Serialize, Serializer};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use trellis_domain::Id;
use trellis_domain::checkin::{CheckInRecord, Said};
use trellis_domain::gone::Gone;
use trellis_domain::insight::month::month_of;
use trellis_domain::merge::{DeviceId, Fields, Hlc, Kind, Record, Row, Rule, Stamp};

/// The field by which a record names a photograph.
const PHOTO: &str = "photo";

/// Where check-ins stand among the tables.
const CHECKINS: usize = Table::position(&Kind::CheckIn);

/// A record on its way to its table.
struct Stored {
    id: Id,
    row: Row,
    /// In a table of several kinds.
    kind: Option<String>,
    /// Of check-ins.
    standing: Option<Standing>,
}

/// Where a check-in stands, and what a search finds it by.
struct Standing {
    place: i64,
    before: Before,
    /// The moment it is about; none once deleted.
    when: Option<(NaiveDate, DateTime<Utc>)>,
    words: String,
}

/// Where a check-in stood before, and what a search found it by.
#[derive(Clone, Default)]
pub(super) struct Before {
    place: Option<i64>,
    words: String,
}

/// A line of the outbox: clock, kind, id, and the names of its fields; none: all of them, the
/// record being new.
#[derive(Serialize)]
struct Outgoing(u64, Kind, Id, Option<Vec<String>>);

/// All that one transaction writes.
pub(super) struct Batch {
    pub(super) stamp: Stamp,
    rows: [Vec<Stored>; TABLES.len()],
    outgoing: Vec<Outgoing>,
    /// The photographs that an edit names.
    photos: Vec<String>,
    /// What was done, each with its clock and when, in milliseconds since 1970.
    turns: Vec<(Hlc, i64, Turn)>,
    /// Records that really go, and with them what was done to them.
    forgotten: Vec<Id>,
    /// When it was done, in milliseconds since 1970.
    pub(super) at: i64,
    /// With a check-in its draft has done its duty.
    pub(super) forget_draft: bool,
    /// How far other devices are known by it.
    pub(super) peers: BTreeMap<DeviceId, Hlc>,
}

/// What is known of the records of a change, with their places.
pub(super) type Known = HashMap<(Kind, Id), (Record, Option<i64>)>;

impl Batch {
    /// Adds an edit, unless it changes nothing.
    pub(super) fn edit(&mut self, edit: Edit, known: &mut Known) {
        let Edit {
            kind,
            id,
            fields,
            new,
        } = edit;
        let hlc = self.stamp.hlc.bits();
        if new {
            if fields.values().any(|value| !value.is_null()) {
                self.outgoing.push(Outgoing(hlc, kind.clone(), id, None));
                self.name_photo(fields.get(PHOTO));
                self.turn(Turn::of(&kind, id, &Fields::new(), &fields));
                self.push(kind, id, Row::fresh(&fields, self.stamp), Before::default());
            }
            return;
        }
        let key = (kind, id);
        let is_known = known.contains_key(&key);
        let (record, was) = known.entry(key.clone()).or_default();
        let delta = record.edit(self.stamp, whole(record, fields));
        if delta.registers.is_empty() {
            return;
        }
        let before = Before::of(&key.0, record, *was);
        self.join(&key.0, id, record, &delta);
        let named = delta.registers.get(PHOTO).into_iter();
        for value in named.flat_map(|register| register.siblings.values()) {
            self.name_photo(Some(value));
        }
        let kind = key.0;
        let row = Row::of(record, |field| kind.rule(field));
        let names = is_known.then(|| delta.registers.into_keys().collect());
        self.outgoing.push(Outgoing(hlc, kind.clone(), id, names));
        self.push(kind, id, row, before);
    }

    pub(super) fn new(stamp: Stamp, at: i64, forget_draft: bool) -> Self {
        Self {
            stamp,
            rows: Default::default(),
            outgoing: Vec::new(),
            photos: Vec::new(),
            turns: Vec::new(),
            forgotten: Vec::new(),
            at,
            forget_draft,
            peers: BTreeMap::new(),
        }
    }

    /// Joins a change into a record, and keeps what it did where that can be looked at later.
    pub(super) fn join(&mut self, kind: &Kind, id: Id, record: &mut Record, delta: &Record) {
        if !past::is_kept(kind) {
            return record.join(delta);
        }
        let before = record.fields(|field| kind.rule(field));
        record.join(delta);
        if is_really_gone(record) {
            self.forgotten.push(id);
        }
        let after = record.fields(|field| kind.rule(field));
        self.turn(Turn::of(kind, id, &before, &after));
    }

    fn name_photo(&mut self, value: Option<&Value>) {
        let name = value.and_then(Value::as_str);
        self.photos.extend(name.map(str::to_owned));
    }

    fn turn(&mut self, turn: Option<Turn>) {
        let (hlc, at) = (self.stamp.hlc, self.at);
        self.turns.extend(turn.map(|turn| (hlc, at, turn)));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.iter().all(Vec::is_empty)
    }

    pub(super) fn push(&mut self, kind: Kind, id: Id, row: Row, before: Before) {
        let rows = &mut self.rows[Table::position(&kind)];
        let key = (Table::names_kind(&kind).then(|| kind.name().to_owned()), id);
        // Written twice in one change: what was before the first is what was before.
        match rows
            .iter_mut()
            .find(|row| (&row.kind, row.id) == (&key.0, key.1))
        {
            Some(twice) => {
                let before = twice
                    .standing
                    .take()
                    .map_or(before, |standing| standing.before);
                *twice = Stored::of(kind, id, row, before);
            }
            None => rows.push(Stored::of(kind, id, row, before)),
        }
    }

    /// Adds a record that comes from elsewhere, and is in it only once. It goes out whole.
    pub(super) fn take_in(&mut self, kind: Kind, id: Id, row: Row, before: Before) {
        self.hand_on(&kind, id);
        self.store(kind, id, row, before);
    }

    /// Adds a record that is in it only once.
    pub(super) fn store(&mut self, kind: Kind, id: Id, row: Row, before: Before) {
        self.rows[Table::position(&kind)].push(Stored::of(kind, id, row, before));
    }

    /// Lets a record go out whole.
    pub(super) fn hand_on(&mut self, kind: &Kind, id: Id) {
        let hlc = self.stamp.hlc.bits();
        self.outgoing.push(Outgoing(hlc, kind.clone(), id, None));
    }

    /// Whether it writes records of this kind's table.
    pub(super) fn wrote(&self, kind: &Kind) -> bool {
        !self.rows[Table::position(kind)].is_empty()
    }

    /// Looks for other places: one of them was taken.
    pub(super) fn find_places(&mut self, attempt: u64) {
        for row in &mut self.rows[CHECKINS] {
            row.find_place(attempt);
        }
    }

    /// The months in which it writes check-ins, makes these, or takes some away.
    pub(super) fn months(&self, checkins: &[(Id, CheckInRecord)]) -> BTreeSet<i32> {
        let standing = self.rows[CHECKINS]
            .iter()
            .filter_map(|row| row.standing.as_ref());
        let places = standing.flat_map(|at| [Some(at.place), at.before.place]);
        let days = places.flatten().filter(|place| *place > 0);
        let days = days.filter_map(day_at);
        let made = checkins.iter().map(|(_, checkin)| checkin.day);
        days.chain(made).map(month_of).collect()
    }

    /// What is to be written, in order.
    pub(super) fn parts(&self) -> Result<Vec<Part>, sqlx::Error> {
        let mut parts = Vec::new();
        let standing = || {
            self.rows[CHECKINS]
                .iter()
                .filter_map(|row| row.standing.as_ref())
        };
        let before: Vec<(i64, &str)> = standing()
            .map(|standing| &standing.before)
            .filter(|before| !before.words.is_empty())
            .filter_map(|before| Some((before.place?, before.words.as_str())))
            .collect();
        if !before.is_empty() {
            parts.push(Part::of(Does::ForgetWords, &before)?);
        }
        for (n, rows) in self.rows.iter().enumerate() {
            if !rows.is_empty() {
                parts.push(Part::of(Does::Save(n), rows)?);
            }
        }
        let words: Vec<(i64, &str)> = standing()
            .filter(|standing| !standing.words.is_empty())
            .map(|standing| (standing.place, standing.words.as_str()))
            .collect();
        if !words.is_empty() {
            parts.push(Part::of(Does::KeepWords, &words)?);
        }
        if !self.outgoing.is_empty() {
            parts.push(Part::of(Does::HandOn, &self.outgoing)?);
        }
        if !self.photos.is_empty() {
            parts.push(Part::of(Does::NamePhotos, &self.photos)?);
        }
        if !self.turns.is_empty() {
            let lines = past::lines(&self.turns);
            parts.push(Part::of(Does::KeepPast, &lines)?);
        }
        if !self.forgotten.is_empty() {
            parts.push(Part::of(Does::ForgetPast, &self.forgotten)?);
        }
        if !self.peers.is_empty() {
            let lines = self.peers.iter();
            let lines: Vec<_> = lines.map(|(device, hlc)| (device, hlc.bits())).collect();
            parts.push(Part::of(Does::KnowPeer, &lines)?);
        }
        if self.forget_draft {
            parts.push(Part::of(Does::ForgetDraft, &())?);
        }
        Ok(parts)
    }
}

/// Check-ins that were not there before, as they are made.
pub(super) fn made(checkins: &[(Id, CheckInRecord)], batch: &Batch, attempt: u64) -> Vec<Made> {
    let clock = Row::fresh_clock(batch.stamp);
    let made = checkins.iter().map(|(id, record)| Made {
        place: place(record.day, record.at, id, attempt),
        id: *id,
        body: record.body(),
        clock: clock.clone(),
        words: words_of(record),
        hlc: batch.stamp.hlc.bits(),
        forget_draft: batch.forget_draft,
    });
    made.collect()
}

/// What an edit writes. One that lets the record really go empties every field there ever was, so
/// that no word stays behind, not of a write that another one has hidden either.
pub(crate) fn whole(record: &Record, fields: Fields) -> Fields {
    if !Gone::is_really(fields.get("gone")) {
        return fields;
    }
    let empty = record.registers.keys();
    let empty = empty.map(|name| (name.clone(), Value::Null));
    empty.chain(fields).collect()
}

/// Whether a record is really gone.
pub(crate) fn is_really_gone(record: &Record) -> bool {
    let gone = record.registers.get("gone");
    Gone::is_really(gone.map(|gone| gone.value(Rule::Latest)).as_ref())
}

/// Whether words are left in a record that is really gone.
pub(super) fn has_words(record: &Record) -> bool {
    let others = record.registers.iter().filter(|(name, _)| *name != "gone");
    let mut values = others.flat_map(|(_, register)| register.siblings.values());
    is_really_gone(record) && values.any(|value| !value.is_null())
}

/// Empties a record that is really gone, where words are left in it.
pub(crate) fn emptied(record: &mut Record, stamp: Stamp) {
    if has_words(record) {
        let gone = Fields::from_iter([("gone".to_owned(), Value::Bool(true))]);
        let delta = record.edit(stamp, whole(record, gone));
        record.join(&delta);
    }
}

impl Before {
    pub(super) fn of(kind: &Kind, record: &Record, place: Option<i64>) -> Self {
        if *kind != Kind::CheckIn || place.is_none() {
            return Self::default();
        }
        let said = CheckInRecord::from_fields(&record.fields(|field| kind.rule(field)));
        let words = said.as_ref().map(words_of).unwrap_or_default();
        Self { place, words }
    }
}

impl Standing {
    fn of(said: Option<&CheckInRecord>, before: Before) -> Self {
        Self {
            place: 0,
            before,
            when: said.map(|checkin| (checkin.day, checkin.at)),
            words: said.map(words_of).unwrap_or_default(),
        }
    }
}

impl Stored {
    fn of(kind: Kind, id: Id, row: Row, before: Before) -> Self {
        let standing = (kind == Kind::CheckIn).then(|| {
            let said = serde_json::from_str::<Said>(&row.body).ok();
            Standing::of(said.and_then(|Said(checkin)| checkin).as_ref(), before)
        });
        let kind = Table::names_kind(&kind).then(|| kind.name().to_owned());
        let mut stored = Self {
            id,
            row,
            kind,
            standing,
        };
        stored.find_place(0);
        stored
    }

    /// Gives a check-in its place; one that says no day, or was deleted, stands outside of all days.
    fn find_place(&mut self, attempt: u64) {
        let Some(standing) = &mut self.standing else {
            return;
        };
        standing.place = match (standing.when, standing.before.place) {
            (Some((day, at)), _) => place(day, at, &self.id, attempt),
            // Taken, where what stood at this very place before was deleted as well.
            (None, Some(was)) => -was.abs() - attempt.cast_signed(),
            (None, None) => nowhere(&self.id, attempt),
        };
    }
}

impl Serialize for Stored {
    /// `[id, body, clock, place or kind]`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Row { body, clock } = &self.row;
        let place = self.standing.as_ref().map(|standing| standing.place);
        match place {
            Some(place) => (self.id, body, clock, place).serialize(serializer),
            None => (self.id, body, clock, &self.kind).serialize(serializer),
        }
    }
}
