//! From a vault to JSON.

use super::pages::{self, Pages};
use super::{Counts, Digest, FORMAT, Line, Photo, StateHash, VERSION, sql};
use crate::error::{AppError, Code};
use crate::work::Work;
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
    made: DateTime<Utc>,
    work: &Work,
    out: &mut (dyn Write + Send),
) -> Result<Written, AppError> {
    let made = made.to_rfc3339_opts(SecondsFormat::Secs, true);
    write!(
        out,
        "{{\"format\":\"{FORMAT}\",\"version\":{VERSION},\"made\":\"{made}\",\"records\":["
    )?;
    let all: i64 = sqlx::query_scalar(sql::COUNT)
        .fetch_one(&mut *reader)
        .await?;
    work.expect(all.unsigned_abs());
    let mut lines = Lines::new(out, work);
    records(reader, choice, &mut lines).await?;
    lines.break_off("],\"past\":[")?;
    past(reader, choice, &mut lines).await?;
    lines.break_off("]}\n")?;
    let (state, counts) = lines.hash.finish();
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
        self.out
            .write_all(if self.first { b"\n" } else { b",\n" })?;
        self.first = false;
        self.hash.add(kind, line);
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

async fn records(
    reader: &mut SqliteConnection,
    choice: &Choice,
    lines: &mut Lines<'_>,
) -> Result<(), AppError> {
    let mut pages = Pages::since(choice.since());
    while let Some(page) = pages.next(reader).await? {
        let count = page.len();
        for (kind, id, row) in page {
            if choice.wants(&kind, &row.body)? {
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
    Ok(())
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

    fn wants(&self, kind: &Kind, body: &str) -> Result<bool, AppError> {
        let Self::Some { since, .. } = self else {
            return Ok(true);
        };
        if !self.has(kind) {
            return Ok(false);
        }
        let fields: Fields = serde_json::from_str(body).map_err(|_| Code::Damaged)?;
        let day: Option<NaiveDate> = field(&fields, "day");
        let is_late = day.is_none_or(|day| since.is_none_or(|since| day >= since));
        Ok(is_late && Gone::of(&fields) == Gone::No)
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
