//! From JSON to records, a lot at a time: whatever comes, no more than a lot is in memory.

use super::{Digest, FORMAT, PastLine, VERSION, Whole, WholeLine};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::cell::Cell;
use std::collections::HashSet;
use std::fmt;
use std::io::{self, Read};
use trellis_domain::Id;
use trellis_domain::merge::{Kind, Record, Row};
use zeroize::Zeroizing;

/// How many records are given out at once.
const LOT: usize = 500;

/// The most room that one record may take. The longest that the app makes takes a hundredth of it.
const LONGEST: u64 = 16 * 1024 * 1024;

/// The most room that one photograph may take, as it is spelled in the file.
const LONGEST_PHOTO: u64 = 24 * 1024 * 1024;

/// What a photograph can be.
const MEDIA: [&str; 2] = ["image/jpeg", "application/octet-stream"];

/// Some of the lines of a record, or a photograph beside it.
pub(crate) enum Lot {
    Records(Vec<(Kind, Id, Record)>),
    Past(Vec<PastLine>),
    Photo(Photo),
}

/// A photograph: its name is the SHA-256 of its bytes.
pub(crate) struct Photo {
    pub(crate) name: String,
    pub(crate) media: String,
    pub(crate) bytes: Zeroizing<Vec<u8>>,
}

/// What a file says besides its lines.
#[derive(Debug)]
pub(crate) struct End {
    /// When it was made; none where it does not say.
    pub(crate) made: Option<DateTime<Utc>>,
    /// What must be there; none where it does not say.
    pub(crate) whole: Option<Whole>,
}

/// Why a file cannot be read as a record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum NoRecord {
    /// It is something else.
    NotOurs,
    /// A newer version made it.
    Newer,
    /// It is one, and cannot be read to its end.
    Damaged,
}

/// A record's line, as it comes.
#[derive(Deserialize)]
struct Line {
    kind: Kind,
    id: Id,
    fields: Box<RawValue>,
    clock: Box<RawValue>,
}

/// A photograph's line, as it comes.
#[derive(Deserialize)]
struct PhotoLine {
    name: String,
    media: String,
    bytes: String,
}

/// What is known so far.
struct State<'a> {
    /// Takes a lot; says whether to go on.
    give: &'a mut dyn FnMut(Lot) -> bool,
    /// How much may still be read for the value that is being read.
    left: &'a Cell<u64>,
    why: NoRecord,
    seen: HashSet<(Kind, Id)>,
    photos: HashSet<String>,
}

/// Reads a record and hands on its lines. `give` says whether to go on; whatever comes of the file, what
/// was given may only be kept where the end is `Ok`.
///
/// # Errors
/// See [`NoRecord`].
pub(crate) fn read(file: impl Read, give: &mut dyn FnMut(Lot) -> bool) -> Result<End, NoRecord> {
    let left = Cell::new(LONGEST);
    let mut state = State {
        give,
        left: &left,
        why: NoRecord::NotOurs,
        seen: HashSet::new(),
        photos: HashSet::new(),
    };
    let bounded = Bounded {
        file: io::BufReader::with_capacity(64 * 1024, file),
        left: &left,
    };
    let mut json = serde_json::Deserializer::from_reader(bounded);
    let read = json.deserialize_map(File(&mut state)).and_then(|end| {
        state.left.set(LONGEST);
        json.end().map(|()| end)
    });
    read.map_err(|_| state.why)
}

/// A file of which no more is read than is left.
struct Bounded<'a, R> {
    file: io::BufReader<R>,
    left: &'a Cell<u64>,
}

impl<R: Read> Read for Bounded<'_, R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(bytes)?;
        let left = self.left.get().checked_sub(read as u64);
        self.left.set(left.ok_or(io::ErrorKind::FileTooLarge)?);
        Ok(read)
    }
}

struct File<'s, 'a>(&'s mut State<'a>);

impl<'de> Visitor<'de> for File<'_, '_> {
    type Value = End;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<End, A::Error> {
        let (mut format, mut version) = (false, None);
        let (mut records, mut past) = (false, false);
        let (mut made, mut whole) = (None, None::<WholeLine>);
        loop {
            self.0.left.set(LONGEST);
            let Some(key) = map.next_key::<String>()? else {
                break;
            };
            match key.as_str() {
                "format" => {
                    format = map.next_value::<String>()? == FORMAT;
                    if !format {
                        return Err(A::Error::custom("another format"));
                    }
                    self.0.why = NoRecord::Damaged;
                }
                "version" => {
                    let read: u32 = map.next_value()?;
                    if read > VERSION {
                        self.0.why = NoRecord::Newer;
                        return Err(A::Error::custom("a newer version"));
                    }
                    version = Some(read);
                }
                "records" => {
                    map.next_value_seed(Records(self.0))?;
                    records = true;
                }
                "past" => {
                    map.next_value_seed(Past(self.0))?;
                    past = true;
                }
                "made" => {
                    made = map
                        .next_value::<serde_json::Value>()?
                        .as_str()
                        .map(str::to_owned)
                }
                "photos" => map.next_value_seed(Photos(self.0))?,
                "whole" => whole = Some(map.next_value()?),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        if !format {
            self.0.why = NoRecord::NotOurs;
        }
        let is_whole = whole.as_ref().is_none_or(|whole| {
            whole.whole.photos == self.0.photos.len() as u64 && Some(&whole.made) == made.as_ref()
        });
        if format && version.is_some_and(|version| version > 0) && records && past && is_whole {
            let made = made.and_then(|made| DateTime::parse_from_rfc3339(&made).ok());
            Ok(End {
                made: made.map(|made| made.to_utc()),
                whole: whole.map(|line| line.whole),
            })
        } else {
            Err(A::Error::custom("not all of it"))
        }
    }
}

/// Photographs, handed on one by one: each may be long.
struct Photos<'s, 'a>(&'s mut State<'a>);

impl<'de> DeserializeSeed<'de> for Photos<'_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Photos<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of photographs")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        loop {
            self.0.left.set(LONGEST_PHOTO);
            let Some(line) = list.next_element::<PhotoLine>()? else {
                return Ok(());
            };
            let photo = photo(self.0, line);
            let photo = photo.ok_or_else(|| A::Error::custom("no such photograph"))?;
            if !(self.0.give)(Lot::Photo(photo)) {
                return Err(A::Error::custom("nobody takes it"));
            }
        }
    }
}

/// The photograph of a line; none where its bytes are not those of its name, or it was there before.
fn photo(state: &mut State<'_>, line: PhotoLine) -> Option<Photo> {
    let bytes = Zeroizing::new(BASE64_STANDARD.decode(line.bytes.as_bytes()).ok()?);
    let is_whole = Digest::of(&bytes).to_string() == line.name;
    let is_known = MEDIA.contains(&line.media.as_str());
    (is_whole && is_known && state.photos.insert(line.name.clone())).then_some(Photo {
        name: line.name,
        media: line.media,
        bytes,
    })
}

/// A list whose elements are handed on in lots.
macro_rules! in_lots {
    ($seed:ident, $line:ty, $lot:path, $read:expr) => {
        struct $seed<'s, 'a>(&'s mut State<'a>);

        impl<'de> DeserializeSeed<'de> for $seed<'_, '_> {
            type Value = ();
            fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
                deserializer.deserialize_seq(self)
            }
        }

        impl<'de> Visitor<'de> for $seed<'_, '_> {
            type Value = ();

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
                let mut lot = Vec::with_capacity(LOT);
                loop {
                    self.0.left.set(LONGEST);
                    let line = list.next_element::<$line>()?;
                    let is_last = line.is_none();
                    if let Some(line) = line {
                        let read = $read(self.0, line);
                        lot.push(read.ok_or_else(|| A::Error::custom("no such line"))?);
                    }
                    if lot.len() == LOT || is_last {
                        let lot = std::mem::replace(&mut lot, Vec::with_capacity(LOT));
                        if !lot.is_empty() && !(self.0.give)($lot(lot)) {
                            return Err(A::Error::custom("nobody takes it"));
                        }
                    }
                    if is_last {
                        return Ok(());
                    }
                }
            }
        }
    };
}

in_lots!(Records, Line, Lot::Records, record);
in_lots!(Past, PastLine, Lot::Past, |_: &mut State<'_>, line| Some(
    line
));

/// The record of a line; none where it is none, or was there before.
fn record(state: &mut State<'_>, line: Line) -> Option<(Kind, Id, Record)> {
    let row = Row {
        body: line.fields.get().to_owned(),
        clock: line.clock.get().to_owned(),
    };
    let is_plain = !line.kind.name().is_empty() && line.kind.name().len() <= 100;
    let is_new = is_plain && state.seen.insert((line.kind.clone(), line.id));
    let record = row.record().ok()?;
    is_new.then_some((line.kind, line.id, record))
}
