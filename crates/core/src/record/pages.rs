//! A vault's records and what was done to them, a page at a time.

use super::{PastLine, sql};
use crate::error::{AppError, Code};
use crate::store::place_range;
use chrono::NaiveDate;
use sqlx::SqliteConnection;
use trellis_domain::Id;
use trellis_domain::merge::{Hlc, Kind, Row};

/// How many lines are read at once.
const PAGE: i64 = 500;

/// The tables whose statements name the kind and the id that they go on after.
const BY_ID: [&str; 3] = [sql::ITEMS, sql::TAGS, sql::SETTINGS];
const BY_KIND: [&str; 2] = [sql::ENTRIES, sql::OTHERS];

/// Where the reading is.
pub(super) enum Pages {
    CheckIns(i64),
    ById(usize, Vec<u8>),
    ByKind(usize, String, Vec<u8>),
    Done,
}

/// A record as it is stored.
pub(super) type Stored = (Kind, Id, Row);

impl Pages {
    /// All records; of check-ins those of `since` and later.
    pub(super) fn since(since: Option<NaiveDate>) -> Self {
        Self::CheckIns(since.map_or(i64::MIN, |since| place_range(since, since).0 - 1))
    }

    /// The next page; none after the last one.
    pub(super) async fn next(
        &mut self,
        reader: &mut SqliteConnection,
    ) -> Result<Option<Vec<Stored>>, AppError> {
        loop {
            let page = match self {
                Self::CheckIns(after) => {
                    let page: Vec<(i64, Vec<u8>, String, String)> = sqlx::query_as(sql::CHECKINS)
                        .bind(*after)
                        .bind(PAGE)
                        .fetch_all(&mut *reader)
                        .await?;
                    if let Some((last, ..)) = page.last() {
                        *after = *last;
                        page.into_iter()
                            .map(|(_, id, body, clock)| ("checkin".to_owned(), id, body, clock))
                            .collect()
                    } else {
                        *self = Self::ById(0, Vec::new());
                        continue;
                    }
                }
                Self::ById(n, after) => {
                    let Some(sql) = BY_ID.get(*n) else {
                        *self = Self::ByKind(0, String::new(), Vec::new());
                        continue;
                    };
                    let query = sqlx::query_as(*sql).bind(after.as_slice()).bind(PAGE);
                    let page: Vec<(String, Vec<u8>, String, String)> =
                        query.fetch_all(&mut *reader).await?;
                    if let Some((_, last, ..)) = page.last() {
                        *after = last.clone();
                        page
                    } else {
                        *self = Self::ById(*n + 1, Vec::new());
                        continue;
                    }
                }
                Self::ByKind(n, kind, after) => {
                    let Some(sql) = BY_KIND.get(*n) else {
                        *self = Self::Done;
                        continue;
                    };
                    let query = sqlx::query_as(*sql).bind(kind.as_str());
                    let query = query.bind(after.as_slice()).bind(PAGE);
                    let page: Vec<(String, Vec<u8>, String, String)> =
                        query.fetch_all(&mut *reader).await?;
                    if let Some((last, id, ..)) = page.last() {
                        (*kind, *after) = (last.clone(), id.clone());
                        page
                    } else {
                        *self = Self::ByKind(*n + 1, String::new(), Vec::new());
                        continue;
                    }
                }
                Self::Done => return Ok(None),
            };
            return page
                .into_iter()
                .map(stored)
                .collect::<Result<_, _>>()
                .map(Some);
        }
    }
}

fn stored((kind, id, body, clock): (String, Vec<u8>, String, String)) -> Result<Stored, AppError> {
    let kind = Kind::from(kind);
    let mut row = Row { body, clock };
    // Spelled anew where it may have been spelled by a version that did not know the kind yet.
    if row.clock.contains("\"f\":") {
        let record = row.record().map_err(|_| Code::Damaged)?;
        row = Row::of(&record, |field| kind.rule(field));
    }
    Ok((kind, id_of(id)?, row))
}

/// What was done to the plan after the line `after`, which is moved on; empty at the end.
pub(super) async fn past(
    reader: &mut SqliteConnection,
    after: &mut i64,
) -> Result<Vec<PastLine>, AppError> {
    type Turn = (i64, i64, i64, String, Vec<u8>, String, String);
    let page: Vec<Turn> = sqlx::query_as(sql::PAST)
        .bind(*after)
        .bind(PAGE)
        .fetch_all(reader)
        .await?;
    if let Some((last, ..)) = page.last() {
        *after = *last;
    }
    let fields = |text: &str| serde_json::from_str(text).map_err(|_| Code::Damaged);
    let lines = page
        .into_iter()
        .map(|(_, hlc, at, kind, id, before, after)| {
            Ok(PastLine {
                hlc: Hlc::from_bits(hlc.cast_unsigned()),
                at,
                kind,
                id: id_of(id)?,
                before: fields(&before)?,
                after: fields(&after)?,
            })
        });
    lines.collect()
}

fn id_of(bytes: Vec<u8>) -> Result<Id, Code> {
    let bytes = bytes.try_into().map_err(|_| Code::Damaged)?;
    Ok(Id::from_bytes(bytes))
}
