//! Nomie's JSON backup and its CSV export of what was noted. What was tracked stands in the notes, and
//! an event's end is the time that counts.

use super::capped::Capped;
use super::gather::{Gather, When};
use super::said::{Column, LeftWhat, Said};
use super::sheet::Sheet;
use super::{Format, MOST_COLUMNS, Past, Problem, Why, nomie_note, text, time};
use chrono::{FixedOffset, TimeDelta};
use serde::Deserialize;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

const CSV_COLUMNS: [&str; 9] = [
    "epoch", "start", "end", "offset", "note", "lat", "lng", "location", "score",
];

/// What is read of the backup, and how many of everything else there are.
#[derive(Default)]
struct Backup {
    events: Option<Capped<Event>>,
    trackers: BTreeMap<String, Tracker>,
    is_nomie: bool,
    others: BTreeMap<String, usize>,
}

#[derive(Deserialize)]
struct Event {
    #[serde(default)]
    note: Option<String>,
    end: Option<serde_json::Number>,
    /// Minutes west of Greenwich.
    #[serde(default)]
    offset: Option<serde_json::Number>,
    #[serde(default)]
    lat: Amount,
    #[serde(default)]
    lng: Amount,
    #[serde(default)]
    location: Amount,
    #[serde(default)]
    score: Amount,
}

#[derive(Deserialize)]
struct Tracker {
    label: Option<String>,
    uom: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
    min: Option<serde_json::Value>,
    max: Option<serde_json::Value>,
}

/// How much of anything there is, without keeping it: nothing, blank and 0 are 0.
#[derive(Default)]
struct Amount(usize);

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = usize;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("anything")
            }
            fn visit_bool<E>(self, value: bool) -> Result<usize, E> {
                Ok(usize::from(value))
            }
            fn visit_i64<E>(self, value: i64) -> Result<usize, E> {
                Ok(usize::from(value != 0))
            }
            fn visit_u64<E>(self, value: u64) -> Result<usize, E> {
                Ok(usize::from(value != 0))
            }
            fn visit_f64<E>(self, value: f64) -> Result<usize, E> {
                Ok(usize::from(value != 0.0))
            }
            fn visit_str<E>(self, value: &str) -> Result<usize, E> {
                Ok(usize::from(!value.trim().is_empty()))
            }
            fn visit_unit<E>(self) -> Result<usize, E> {
                Ok(0)
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<usize, A::Error> {
                let mut count = 0;
                while seq.next_element::<IgnoredAny>()?.is_some() {
                    count += 1;
                }
                Ok(count)
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<usize, A::Error> {
                let mut count = 0;
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {
                    count += 1;
                }
                Ok(count)
            }
        }
        deserializer.deserialize_any(Any).map(Self)
    }
}

impl<'de> Deserialize<'de> for Backup {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Parts;
        impl<'de> Visitor<'de> for Parts {
            type Value = Backup;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a backup")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Backup, A::Error> {
                let mut backup = Backup::default();
                while let Some(name) = map.next_key::<String>()? {
                    match name.as_str() {
                        "events" => backup.events = map.next_value()?,
                        "trackers" => {
                            backup.is_nomie = true;
                            backup.trackers = map.next_value::<Option<_>>()?.unwrap_or_default();
                        }
                        "nomie" => {
                            backup.is_nomie = true;
                            map.next_value::<IgnoredAny>()?;
                        }
                        _ => {
                            if backup.others.len() >= MOST_COLUMNS {
                                return Err(A::Error::custom("too many"));
                            }
                            let Amount(amount) = map.next_value()?;
                            *backup.others.entry(name).or_default() += amount;
                        }
                    }
                }
                Ok(backup)
            }
        }
        deserializer.deserialize_map(Parts)
    }
}

/// Reads every event of a backup, or names the first that cannot be read.
pub(super) fn read(bytes: &[u8]) -> Result<Past, Problem> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.trim_ascii_start().first() != Some(&b'{') {
        return Err(Problem::of_file(Why::NotThisFormat));
    }
    let backup: Backup =
        serde_json::from_slice(bytes).map_err(|_| Problem::of_file(Why::NotWhole))?;
    let Some(events) = backup.events.filter(|_| backup.is_nomie) else {
        return Err(Problem::of_file(Why::NotThisFormat));
    };
    let mut gather = Gather::default();
    let mut used = BTreeSet::new();
    for (number, event) in (1..).zip(&events.0) {
        take(event, &backup.trackers, &mut used, &mut gather)
            .map_err(|why| Problem::at(number, why))?;
    }
    for (name, amount) in &backup.others {
        gather.leave(LeftWhat::Part, name, *amount);
    }
    let unused = backup.trackers.len() - used.len();
    gather.leave(LeftWhat::Part, "trackers", unused);
    Ok(gather.past(Format::NomieBackup))
}

fn take(
    event: &Event,
    trackers: &BTreeMap<String, Tracker>,
    used: &mut BTreeSet<String>,
    gather: &mut Gather,
) -> Result<(), Why> {
    let whole = |number: &serde_json::Number| number.as_f64().map(|number| number as i64);
    let end = event.end.as_ref().and_then(whole).ok_or(Why::BadTime)?;
    let offset = event.offset.as_ref().and_then(whole);
    let when = when(end, offset).ok_or(Why::BadDate)?;
    let place = event.lat.0 + event.lng.0 + event.location.0;
    gather.leave(LeftWhat::Places, "", usize::from(place > 0));
    gather.leave(LeftWhat::Reckoned, "", usize::from(event.score.0 > 0));
    let note = event.note.as_deref().unwrap_or("");
    note_said(when, note, trackers, used, gather)
}

/// A moment in milliseconds, and how many minutes west of Greenwich the client was.
fn when(milliseconds: i64, west: Option<i64>) -> Option<When> {
    let at = time::from_milliseconds(milliseconds)?;
    let offset = west
        .and_then(|minutes| i32::try_from(minutes).ok())
        .filter(|minutes| minutes.unsigned_abs() <= 15 * 60)
        .and_then(|minutes| FixedOffset::west_opt(minutes * 60));
    Some(match offset {
        Some(offset) => {
            let east = TimeDelta::seconds(i64::from(offset.local_minus_utc()));
            When::offset(at + east, offset)
        }
        None => When::utc(at),
    })
}

/// Takes in what a note says.
fn note_said(
    when: When,
    note: &str,
    trackers: &BTreeMap<String, Tracker>,
    used: &mut BTreeSet<String>,
    gather: &mut Gather,
) -> Result<(), Why> {
    let parts = nomie_note::parts(note);
    for (tag, written) in &parts.tracked {
        let tracker = trackers.get(*tag);
        if tracker.is_some() {
            used.insert((*tag).to_owned());
        }
        let label = tracker.and_then(|tracker| tracker.label.as_deref());
        let name = label.map(str::trim).filter(|label| !label.is_empty());
        let column = gather.columns.place(name.unwrap_or(tag))?;
        describe(gather.columns.at(column), tag, tracker);
        let value = nomie_note::value(written);
        let written = if written.is_empty() { "1" } else { written };
        gather.say(when, Said::answer(column, value, written))?;
    }
    let words = if parts.words { note.trim() } else { "" };
    if parts.tags.is_empty() && words.is_empty() && !parts.tracked.is_empty() {
        return Ok(());
    }
    let tags = text::distinct(parts.tags.into_iter());
    gather.say(when, Said::default().noted(words).tagged(tags))
}

/// What the backup says of what was tracked, besides its name.
fn describe(column: &mut Column, tag: &str, tracker: Option<&Tracker>) {
    column.mood |= ["mood", "humeur"].contains(&tag.to_lowercase().as_str());
    let Some(tracker) = tracker else { return };
    if column.name != tag && column.about.is_empty() {
        column.about = format!("#{tag}");
    }
    if let Some(unit) = tracker.uom.as_deref().filter(|unit| *unit != "num") {
        unit.clone_into(&mut column.unit);
    }
    let number = |value: &Option<serde_json::Value>| match value {
        Some(serde_json::Value::Number(number)) => number.as_f64(),
        Some(serde_json::Value::String(text)) => super::said::number(text),
        _ => None,
    };
    if tracker.kind.as_deref() == Some("range")
        && let (Some(least), Some(most)) = (number(&tracker.min), number(&tracker.max))
        && least < most
    {
        column.scale = Some((least, most));
    }
}

/// Reads every row of the CSV export, or names the first that cannot be read.
pub(super) fn read_csv(bytes: &[u8]) -> Result<Past, Problem> {
    let sheet = Sheet::open(bytes, &CSV_COLUMNS)
        .filter(|sheet| sheet.column("epoch").is_some() && sheet.column("note").is_some())
        .ok_or(Problem::of_file(Why::NotThisFormat))?;
    let place = |name| sheet.column(name);
    let places = CSV_COLUMNS.map(place);
    let [epoch, _, end, offset, note, lat, lng, location, score] = places;
    let strange: Vec<(usize, &str)> = sheet
        .names()
        .filter(|(at, _)| !places.contains(&Some(*at)))
        .collect();
    let (trackers, mut used) = (BTreeMap::new(), BTreeSet::new());
    let mut gather = Gather::default();
    for row in sheet.rows() {
        let row = row?;
        let problem = |why| Problem::at(row.number, why);
        if row.cells.len() > row.width {
            return Err(problem(Why::TooManyColumns));
        }
        let cell =
            |place: Option<usize>| place.and_then(|at| row.cells.get(at)).unwrap_or("").trim();
        let whole = |place| cell(place).parse::<i64>().ok();
        let end = whole(end)
            .or_else(|| whole(epoch))
            // Seconds, where it is far too few for milliseconds.
            .map(|at| if at.abs() < 100_000_000_000 { at * 1000 } else { at })
            .ok_or(problem(Why::BadTime))?;
        let when = when(end, whole(offset)).ok_or(problem(Why::BadDate))?;
        let said = |place| !matches!(cell(place), "" | "0" | "null" | "undefined");
        let somewhere = said(lat) || said(lng) || said(location);
        gather.leave(LeftWhat::Places, "", usize::from(somewhere));
        gather.leave(LeftWhat::Reckoned, "", usize::from(said(score)));
        note_said(when, cell(note), &trackers, &mut used, &mut gather).map_err(problem)?;
        for (at, name) in &strange {
            let filled = usize::from(!cell(Some(*at)).is_empty());
            gather.leave(LeftWhat::Part, name, filled);
        }
    }
    Ok(gather.past(Format::NomieCsv))
}
