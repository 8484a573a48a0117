//! Daylio's own backup: an archive whose member `backup.daylio` is JSON in base64.
//!
//! This is the file that carries the level of each mood and the offset of each clock. Only that
//! one member is unpacked, into memory and up to a limit; photographs beside it are left alone.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use chrono::{FixedOffset, NaiveDate, NaiveDateTime, NaiveTime};
use serde::Deserialize;
use zip::ZipArchive;

use super::{Entry, LARGEST_UNPACKED, Problem, Why, daylio_moods, key, text, time};

const MEMBER: &str = "backup.daylio";

/// The first bytes of an archive, and of one with nothing in it.
const ARCHIVE: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];

/// With or without padding at the end.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// What is read of the JSON; everything else in it is passed over.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Backup {
    day_entries: Vec<DayEntry>,
    #[serde(default)]
    custom_moods: Vec<Mood>,
    #[serde(default)]
    tags: Vec<Tag>,
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
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Entry>, Problem> {
    if !ARCHIVE.iter().any(|mark| bytes.starts_with(mark)) {
        return Err(Problem::of_file(Why::NotThisFormat));
    }
    let packed = unpack(bytes, LARGEST_UNPACKED).map_err(Problem::of_file)?;
    let backup = parse(packed).ok_or(Problem::of_file(Why::NotBackup))?;

    let moods: HashMap<i64, &Mood> = backup.custom_moods.iter().map(|m| (m.id, m)).collect();
    let tags: HashMap<i64, &str> = backup
        .tags
        .iter()
        .map(|tag| (tag.id, tag.name.trim()))
        .collect();
    (1..)
        .zip(&backup.day_entries)
        .map(|(row, said)| entry(said, &moods, &tags).map_err(|why| Problem::at(row, why)))
        .collect()
}

/// The one member that matters, never more than `most` bytes of it.
fn unpack(bytes: &[u8], most: u64) -> Result<Vec<u8>, Why> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Why::NotZip)?;
    let place = archive
        .file_names()
        .position(|name| name.is_ok_and(|name| name.rsplit('/').next() == Some(MEMBER)))
        .ok_or(Why::NotBackup)?;
    let member = archive.by_index(place).map_err(|_| Why::NotZip)?;
    at_most(most, member)
}

/// What the archive says of a member's size may be a lie, so the reading itself has the limit.
fn at_most(most: u64, from: impl Read) -> Result<Vec<u8>, Why> {
    let mut content = Vec::new();
    let length = from
        .take(most + 1)
        .read_to_end(&mut content)
        .map_err(|_| Why::NotZip)?;
    if length as u64 > most {
        return Err(Why::TooBig);
    }
    Ok(content)
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
        mood,
        level,
        tags: text::distinct(names.filter(|name| !name.is_empty())),
        scales: Vec::new(),
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
    use super::super::tests::archive;
    use super::*;

    #[test]
    fn no_more_than_the_limit_is_unpacked() {
        let bytes = archive(&[(MEMBER, &[b'x'; 1000])]);
        assert_eq!(unpack(&bytes, 1000).map(|content| content.len()), Ok(1000));
        assert_eq!(unpack(&bytes, 999).err(), Some(Why::TooBig));
    }

    #[test]
    fn what_never_ends_is_given_up() {
        let endless = std::io::repeat(b'x');
        assert_eq!(at_most(1000, endless).err(), Some(Why::TooBig));
    }

    #[test]
    fn an_archive_that_lies_about_its_size_is_not_believed() {
        let mut bytes = archive(&[(MEMBER, &[b'x'; 1000])]);
        // The unpacked size, in the member's own header and in the list at the end.
        let (at, listed) = (22, find(&bytes, b"PK\x01\x02") + 24);
        for place in [at, listed] {
            assert_eq!(bytes[place..place + 4], 1000u32.to_le_bytes());
            bytes[place..place + 4].copy_from_slice(&10u32.to_le_bytes());
        }
        assert!(matches!(
            unpack(&bytes, 500),
            Err(Why::TooBig | Why::NotZip)
        ));
    }

    fn find(bytes: &[u8], mark: &[u8]) -> usize {
        bytes
            .windows(mark.len())
            .position(|window| window == mark)
            .expect("an archive has it")
    }

    #[test]
    fn offsets_that_no_clock_has_are_left_out() {
        assert_eq!(offset(-18_000_000), FixedOffset::west_opt(5 * 3600));
        assert_eq!(offset(20_700_000), FixedOffset::east_opt(20_700));
        for wrong in [i64::MIN, i64::MAX, 86_400_000, 57_600_000, 1] {
            assert_eq!(offset(wrong), None);
        }
    }
}
