//! Daylio's own backup: an archive whose member `backup.daylio` is JSON in base64.
//!
//! This is the file that carries the level of each mood and the offset of each clock. Only that
//! one member is unpacked, into memory and up to a limit; photographs beside it are left alone.

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use chrono::{FixedOffset, NaiveDate, NaiveDateTime, NaiveTime};
use serde::Deserialize;
use std::collections::HashMap;

use super::archive::Archive;
use super::capped::Capped;
use super::said::Columns;
use super::{Entry, Problem, Why, daylio_moods, key, text, time};

const MEMBER: &str = "backup.daylio";

/// With or without padding at the end.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// What is read of the JSON; everything else in it is passed over.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Backup {
    day_entries: Capped<DayEntry>,
    #[serde(default)]
    custom_moods: Capped<Mood>,
    #[serde(default)]
    tags: Capped<Tag>,
}

#[derive(Deserialize)]
struct DayEntry {
    year: Option<i64>,
    /// January is 0.
    month: Option<i64>,
    day: Option<i64>,
    hour: Option<i64>,
    minute: Option<i64>,
    /// In milliseconds east of UTC.
    #[serde(rename = "timeZoneOffset")]
    offset: Option<i64>,
    mood: Option<i64>,
    note_title: Option<String>,
    note: Option<String>,
    #[serde(default)]
    tags: Vec<i64>,
}

#[derive(Deserialize)]
struct Mood {
    id: i64,
    custom_name: Option<String>,
    predefined_name_id: Option<i64>,
    mood_group_id: Option<i64>,
}

#[derive(Deserialize)]
struct Tag {
    id: i64,
    name: String,
}

/// Reads every entry, or names the first that cannot be read.
pub(super) fn read(bytes: &[u8]) -> Result<(Columns, Vec<Entry>), Problem> {
    let mut archive = Archive::open(bytes).map_err(Problem::of_file)?;
    let place = archive
        .place(|name| name.rsplit('/').next() == Some(MEMBER))
        .ok_or(Problem::of_file(Why::NotThisFormat))?;
    let packed = archive.unpack(place).map_err(Problem::of_file)?;
    let backup = parse(packed).ok_or(Problem::of_file(Why::NotBackup))?;

    let moods: HashMap<i64, &Mood> = backup.custom_moods.0.iter().map(|m| (m.id, m)).collect();
    let tags: HashMap<i64, &str> = backup
        .tags
        .0
        .iter()
        .map(|tag| (tag.id, tag.name.trim()))
        .collect();
    let entries = (1..)
        .zip(&backup.day_entries.0)
        .map(|(row, said)| entry(said, &moods, &tags).map_err(|why| Problem::at(row, why)))
        .collect::<Result<_, _>>()?;
    Ok((Columns::default(), entries))
}

fn parse(mut packed: Vec<u8>) -> Option<Backup> {
    packed.retain(|byte| !byte.is_ascii_whitespace());
    let json = BASE64.decode(&packed).ok()?;
    drop(packed);
    serde_json::from_slice(&json).ok()
}

fn entry(
    said: &DayEntry,
    moods: &HashMap<i64, &Mood>,
    tags: &HashMap<i64, &str>,
) -> Result<Entry, Why> {
    let (mood, level) = said
        .mood
        .and_then(|id| mood(id, moods))
        .ok_or(Why::NoMood)?;
    let names = said.tags.iter().filter_map(|id| tags.get(id).copied());
    Ok(Entry {
        local: local(said)?,
        offset: said.offset.and_then(offset),
        utc: false,
        mood,
        level,
        tags: text::distinct(names.filter(|name| !name.is_empty())),
        said: Vec::new(),
        note: text::note(
            said.note_title.as_deref().unwrap_or(""),
            said.note.as_deref().unwrap_or(""),
        ),
        key: key::UNKEYED,
    })
}

fn local(said: &DayEntry) -> Result<NaiveDateTime, Why> {
    let day = day(said).ok_or(Why::BadDate)?;
    let clock = clock(said).ok_or(Why::BadTime)?;
    Ok(day.and_time(clock))
}

fn day(said: &DayEntry) -> Option<NaiveDate> {
    time::day(
        said.year?.try_into().ok()?,
        said.month?.checked_add(1)?.try_into().ok()?,
        said.day?.try_into().ok()?,
    )
}

fn clock(said: &DayEntry) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(
        said.hour?.try_into().ok()?,
        said.minute?.try_into().ok()?,
        0,
    )
}

/// No clock on earth is further from UTC than 15 hours.
fn offset(milliseconds: i64) -> Option<FixedOffset> {
    let seconds = i32::try_from(milliseconds / 1000).ok()?;
    (seconds.unsigned_abs() <= 15 * 3600 && milliseconds % 1000 == 0)
        .then(|| FixedOffset::east_opt(seconds))?
}

/// The word and level of a mood. Backups from before moods could be changed list none: there the
/// number is Daylio's own.
fn mood(id: i64, moods: &HashMap<i64, &Mood>) -> Option<(String, Option<u8>)> {
    if moods.is_empty() {
        let word = daylio_moods::predefined(id)?;
        return Some((word.to_owned(), daylio_moods::level_of_group(id)));
    }
    let mood = moods.get(&id)?;
    let word = match mood.custom_name.as_deref().map(str::trim) {
        Some(name) if !name.is_empty() => name,
        _ => daylio_moods::predefined(mood.predefined_name_id?)?,
    };
    let level = mood.mood_group_id.and_then(daylio_moods::level_of_group);
    Some((word.to_owned(), level))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_that_no_clock_has_are_left_out() {
        assert_eq!(offset(-18_000_000), FixedOffset::west_opt(5 * 3600));
        assert_eq!(offset(20_700_000), FixedOffset::east_opt(20_700));
        for wrong in [i64::MIN, i64::MAX, 86_400_000, 57_600_000, 1] {
            assert_eq!(offset(wrong), None);
        }
    }
}
