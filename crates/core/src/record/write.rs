//! From a vault to JSON.

use super::pages::{self, Pages};
use super::{
    BESIDE, Counts, Digest, FORMAT, Line, Photo, StateHash, VERSION, Whole, WholeLine, sql,
};
use crate::error::{AppError, Code};
use crate::work::Work;
use base64::prelude::{BASE64_STANDARD, Engine as _};
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use serde_json::value::RawValue;
use sqlx::SqliteConnection;
use std::collections::BTreeSet;
use std::io::{self, Write};
use trellis_domain::gone::Gone;
use trellis_domain::merge::{Fields, Kind, field};
use zeroize::Zeroizing;

/// What of a vault is written.
#[derive(Clone, Default)]
pub(crate) enum Choice {
    /// All of it, with what was deleted and can be brought back.
    #[default]
    Everything,
    /// Records that are not deleted: of these kinds, and of those that belong to a day, of this day or
    /// a later one.
    Some {
        kinds: BTreeSet<Kind>,
        since: Option<NaiveDate>,
    },
}

/// Where the photographs are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Photographs {
    /// Elsewhere: beside the text, or nobody needs them.
    Beside,
    /// At the end of the text: those of what is written.
    Inside,
}

/// What was written.
pub(crate) struct Written {
    pub(crate) state: Digest,
    pub(crate) counts: Counts,
}

/// Writes a vault's record as one JSON text. `reader` is a connection of its own.
///
/// # Errors
/// [`Code::Damaged`] where a row is no record; [`Code::DiskFull`]; [`Code::Stopped`].
pub(crate) async fn write(
    reader: &mut SqliteConnection,
    choice: &Choice,
    photographs: Photographs,
    made: DateTime<Utc>,
    work: &Work,
    out: &mut (dyn Write + Send),
) -> Result<Written, AppError> {
    let made = made.to_rfc3339_opts(SecondsFormat::Secs, true);
    let version = match photographs {
        Photographs::Beside => BESIDE,
        Photographs::Inside => VERSION,
    };
    write!(
        out,
        "{{\"format\":\"{FORMAT}\",\"version\":{version},\"made\":\"{made}\",\"records\":["
    )?;
    let all: i64 = sqlx::query_scalar(sql::COUNT)
        .fetch_one(&mut *reader)
        .await?;
    work.expect(all.unsigned_abs());
    let mut lines = Lines::new(out, work);
    let named = records(reader, choice, &mut lines).await?;
    lines.break_off("],\"past\":[")?;
    past(reader, choice, &mut lines).await?;
    if photographs == Photographs::Beside {
        lines.break_off("]}\n")?;
        let (state, counts) = lines.hash.finish();
        return Ok(Written { state, counts });
    }
    lines.break_off("],\"photos\":[")?;
    let photos = inside(reader, choice, &named, &mut lines).await?;
    lines.break_off("],\"whole\":")?;
    let (state, counts) = lines.hash.finish();
    let whole = WholeLine {
        made,
        whole: Whole {
            counts: counts.clone(),
            photos,
            state,
        },
    };
    out.write_all(&serde_json::to_vec(&whole)?)?;
    out.write_all(b"}\n")?;
    Ok(Written { state, counts })
}

/// What [`write`] would write of everything, without a place to write it to.
///
/// # Errors
/// As [`write`].
pub(crate) async fn look_over(
    reader: &mut SqliteConnection,
    work: &Work,
) -> Result<Written, AppError> {
    write(
        reader,
        &Choice::Everything,
        Photographs::Beside,
        DateTime::default(),
        work,
        &mut io::sink(),
    )
    .await
}

/// The lines of a list.
struct Lines<'a> {
    out: &'a mut (dyn Write + Send),
    work: &'a Work,
    hash: StateHash,
    first: bool,
}

impl<'a> Lines<'a> {
    fn new(out: &'a mut (dyn Write + Send), work: &'a Work) -> Self {
        Self {
            out,
            work,
            hash: StateHash::default(),
            first: true,
        }
    }

    fn add(&mut self, kind: &str, line: &[u8]) -> io::Result<()> {
        self.hash.add(kind, line);
        self.put(line)
    }

    /// A line that the state hash does not speak of.
    fn put(&mut self, line: &[u8]) -> io::Result<()> {
        self.out
            .write_all(if self.first { b"\n" } else { b",\n" })?;
        self.first = false;
        self.out.write_all(line)
    }

    /// Ends a list with what comes after it.
    fn break_off(&mut self, rest: &str) -> io::Result<()> {
        if !self.first {
            self.out.write_all(b"\n")?;
        }
        self.first = true;
        self.out.write_all(rest.as_bytes())
    }
}

/// Gives the names of the photographs of what was written, where that is not everything.
async fn records(
    reader: &mut SqliteConnection,
    choice: &Choice,
    lines: &mut Lines<'_>,
) -> Result<BTreeSet<String>, AppError> {
    let mut named = BTreeSet::new();
    let mut pages = Pages::since(choice.since());
    while let Some(page) = pages.next(reader).await? {
        let count = page.len();
        for (kind, id, row) in page {
            if choice.wants(&kind, &row.body, &mut named)? {
                let line = Line {
                    kind,
                    id,
                    fields: raw(&row.body)?,
                    clock: raw(&row.clock)?,
                };
                lines.add(line.kind.name(), &serde_json::to_vec(&line)?)?;
            }
        }
        lines.work.went_on(count)?;
    }
    Ok(named)
}

/// Writes the photographs, one a line; no more than one is in memory. Gives how many there were.
async fn inside(
    reader: &mut SqliteConnection,
    choice: &Choice,
    named: &BTreeSet<String>,
    lines: &mut Lines<'_>,
) -> Result<u64, AppError> {
    #[derive(serde::Serialize)]
    struct PhotoLine<'a> {
        name: &'a str,
        media: &'a str,
        bytes: &'a str,
    }
    let all = photos(reader).await?;
    let mut count = 0;
    for (name, media, _) in all {
        if !matches!(choice, Choice::Everything) && !named.contains(&name) {
            continue;
        }
        let photo = photo(reader, &name, &media).await?;
        let bytes = Zeroizing::new(BASE64_STANDARD.encode(&photo.bytes));
        let line = PhotoLine {
            name: &name,
            media: &media,
            bytes: &bytes,
        };
        lines.put(&Zeroizing::new(serde_json::to_vec(&line)?))?;
        lines.work.went_on(1)?;
        count += 1;
    }
    Ok(count)
}

async fn past(
    reader: &mut SqliteConnection,
    choice: &Choice,
    lines: &mut Lines<'_>,
) -> Result<(), AppError> {
    if !matches!(choice, Choice::Everything) {
        return Ok(());
    }
    let mut after = i64::MIN;
    loop {
        let page = pages::past(reader, &mut after).await?;
        if page.is_empty() {
            return Ok(());
        }
        for line in &page {
            lines.add("past", &serde_json::to_vec(line)?)?;
        }
        lines.work.went_on(page.len())?;
    }
}

impl Choice {
    fn since(&self) -> Option<NaiveDate> {
        match self {
            Self::Everything => None,
            Self::Some { since, .. } => *since,
        }
    }

    fn has(&self, kind: &Kind) -> bool {
        match self {
            Self::Everything => true,
            Self::Some { kinds, .. } => kinds.contains(kind),
        }
    }

    /// Whether it is to be written; then its photograph is put to those that are named.
    fn wants(
        &self,
        kind: &Kind,
        body: &str,
        named: &mut BTreeSet<String>,
    ) -> Result<bool, AppError> {
        let Self::Some { since, .. } = self else {
            return Ok(true);
        };
        if !self.has(kind) {
            return Ok(false);
        }
        let fields: Fields = serde_json::from_str(body).map_err(|_| Code::Damaged)?;
        let day: Option<NaiveDate> = field(&fields, "day");
        let is_late = day.is_none_or(|day| since.is_none_or(|since| day >= since));
        let is_wanted = is_late && Gone::of(&fields) == Gone::No;
        if is_wanted {
            named.extend(field::<String>(&fields, "photo"));
        }
        Ok(is_wanted)
    }
}

fn raw(text: &str) -> Result<&RawValue, Code> {
    serde_json::from_str(text).map_err(|_| Code::Damaged)
}

/// The photographs of a vault: name, media type and size.
pub(crate) async fn photos(
    reader: &mut SqliteConnection,
) -> Result<Vec<(String, String, i64)>, AppError> {
    Ok(sqlx::query_as(sql::PHOTOS).fetch_all(reader).await?)
}

/// A photograph: up to 10 MB.
///
/// # Errors
/// [`Code::Damaged`] where the bytes are not those of its name.
pub(crate) async fn photo(
    reader: &mut SqliteConnection,
    name: &str,
    media: &str,
) -> Result<Photo, AppError> {
    let pieces: Vec<(Vec<u8>,)> = sqlx::query_as(sql::PHOTO)
        .bind(name)
        .fetch_all(reader)
        .await?;
    let length = pieces.iter().map(|(piece,)| piece.len()).sum();
    let mut bytes = Zeroizing::new(Vec::with_capacity(length));
    for (piece,) in pieces {
        bytes.extend_from_slice(&Zeroizing::new(piece));
    }
    if Digest::of(&bytes).to_string() != name {
        return Err(Code::Damaged.into());
    }
    Ok(Photo {
        name: name.to_owned(),
        media: media.to_owned(),
        bytes,
    })
}
