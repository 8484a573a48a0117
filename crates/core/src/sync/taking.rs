//! A batch of pages, from the server into the vault: checked, opened, sorted, joined, in one transaction.
//!
//! A page that is not believed changes nothing and hides no other; one that cannot be judged yet, since
//! the key log is behind, is asked for again. What several pages say is joined in one go.

use super::chains::{Chains, Known, Link, PageName, Verdict};
use super::client::Failure;
use super::cursor::Gap;
use super::held::{Held, hex};
use super::incoming::{Opened, Said, Why, sort};
use super::payload::Piece;
use super::sabotage::{Guard, is_out};
use super::sql;
use super::standing::{End, Standing, merged};
use super::view::SyncAlarmKind;
use crate::error::{AppError, Code};
use crate::store::{Store, TakingIn};
use chrono::{DateTime, Utc};
use serde::Deserialize;
use std::collections::BTreeSet;
use trellis_domain::Id;
use trellis_domain::merge::{Kind, RecordChange};
use trellis_protocol::{Device, Hash, Placed, Stream};
use trellis_sealing::{Below, BodyError, PageError, Place, PlacedPage, SignedPage, Tip};

/// How many pages that were told of and not given are kept in mind.
const MOST_SKIPPED: usize = 1_000;

/// What came of a batch.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Taken {
    /// Pages that were taken in.
    pub(crate) pages: u64,
    /// Changes that they held.
    pub(crate) changes: u64,
}

/// A line of [`sql::KNOWN`]: device, stream, number, hash, hash of the page before, whether it is here,
/// epoch.
#[derive(Deserialize)]
struct KnownLine(Device, u8, u64, Hash, Option<Hash>, u8, u32);

/// What all pages of a batch say.
#[derive(Default)]
struct All {
    changes: Vec<RecordChange>,
    pieces: Vec<Piece>,
    aside: Vec<(String, u8, u64, u32, &'static str, String)>,
    /// Own pages that the server has.
    own: Vec<u64>,
    /// From this own page on, the server has others than this device: a copy of it wrote them.
    conflict: Option<u64>,
}

/// What is known of the pages that a batch has to do with.
async fn known(store: &Store, links: &[Link]) -> Result<Chains, Failure> {
    let mut names: Vec<PageName> = links.iter().flat_map(Chains::neighbours).collect();
    names.sort_unstable();
    names.dedup();
    let asked: Vec<_> = names
        .iter()
        .map(|(device, stream, number)| (device, stream, number))
        .collect();
    let lines = store
        .read_own(
            sql::KNOWN,
            &[&serde_json::to_string(&asked).map_err(AppError::from)?],
        )
        .await?;
    let lines: Vec<KnownLine> =
        serde_json::from_str(&lines).map_err(|_| AppError::from(Code::Damaged))?;
    Ok(Chains::of(lines.into_iter().map(
        |KnownLine(device, stream, number, hash, previous, had, epoch)| {
            let known = Known {
                hash,
                previous,
                had: had != 0,
                epoch,
            };
            ((device, stream, number), known)
        },
    )))
}

fn link(page: &SignedPage<'_>) -> Link {
    let head = page.head();
    let seen = head.seen.iter();
    Link {
        name: (head.device, head.stream as u8, head.number),
        previous: head.previous,
        hash: page.hash(),
        epoch: head.epoch,
        seen: seen
            .map(|seen| ((seen.device, seen.stream as u8, seen.number), seen.hash))
            .collect(),
    }
}

/// Puts a signed page into its place, by what is known of its neighbours.
fn put<'a>(
    page: SignedPage<'a>,
    link: &Link,
    before: Option<Known>,
    after: Option<Known>,
    verdict: Verdict,
) -> Result<PlacedPage<'a>, PageError> {
    let (_, _, number) = link.name;
    let before = before.filter(|known| known.had);
    match (verdict, before, after) {
        (Verdict::New, _, _) if number == 1 => page.at(Place::After(&Tip::START)),
        (Verdict::New, Some(before), _) => page.at(Place::After(&Tip {
            number: number - 1,
            hash: before.hash,
            epoch: before.epoch,
        })),
        (
            Verdict::New,
            _,
            Some(Known {
                previous: Some(hash),
                epoch,
                ..
            }),
        ) => page.at(Place::Before(&Below {
            number,
            hash,
            epoch,
        })),
        // Known already, or one of two: what its own device wrote is kept all the same.
        _ => page.at(Place::Top),
    }
}

/// What was asked for, and what came.
pub(crate) struct Batch<'a> {
    pub(crate) stream: Stream,
    pub(crate) gap: Gap,
    /// Whether the key log here is as long as the server's.
    pub(crate) keys_known: bool,
    pub(crate) pages: Vec<Placed<'a>>,
    /// The places of pages that are none.
    pub(crate) unreadable: Vec<u64>,
}

/// Takes a batch of pages in.
///
/// # Errors
/// What the vault's disk says; then nothing was taken in.
pub(crate) async fn take(
    store: &Store,
    standing: &mut Standing,
    held: &Held,
    now: DateTime<Utc>,
    batch: Batch<'_>,
) -> Result<Taken, Failure> {
    let Batch {
        stream,
        gap,
        keys_known,
        pages,
        unreadable,
    } = batch;
    let mut next = standing.clone();
    let (at, of) = (now.timestamp_millis(), stream as usize);
    let within = |place: &u64| gap.after < *place && *place < gap.before;
    let mut came: BTreeSet<u64> = unreadable.into_iter().filter(within).collect();
    let mut refused = came.clone();
    if !refused.is_empty() {
        next.alarm(SyncAlarmKind::Forged, None, at);
    }
    let mut signed = Vec::with_capacity(pages.len());
    for Placed { place, page, .. } in pages {
        // What was not asked for is not looked at.
        if !within(&place) || page.head.stream != stream {
            continue;
        }
        came.insert(place);
        let device = page.head.device;
        let has_left = held.membership.removed().any(|left| left == device);
        match held.membership.check(page) {
            Ok(page) => signed.push((place, link(&page), page)),
            // Written after its device was removed: it does not count.
            Err(PageError::NotAllowed) if has_left => {}
            Err(PageError::Newer) => {
                refused.insert(place);
            }
            // The key log may be behind: it is asked for, and then this once more.
            Err(PageError::UnknownDevice | PageError::UnknownEpoch) if !keys_known => {
                refused.insert(place);
            }
            Err(_) => {
                next.alarm(SyncAlarmKind::Forged, Some(device), at);
                refused.insert(place);
            }
        }
    }
    let links: Vec<Link> = signed.iter().map(|(_, link, _)| link.clone()).collect();
    let mut chains = known(store, &links).await?;
    let mut all = All::default();
    let mut taken = Taken::default();
    for (at_place, link, page) in signed {
        let (device, of_stream, number) = link.name;
        let before = chains.get(&(device, of_stream, number - 1)).copied();
        let after = chains.get(&(device, of_stream, number + 1)).copied();
        let (verdict, forked) = chains.take(&link);
        for device in forked {
            next.alarm(SyncAlarmKind::Disagree, Some(device), at);
        }
        let Ok(page) = put(page, &link, before, after, verdict) else {
            next.alarm(SyncAlarmKind::Disagree, Some(device), at);
            continue;
        };
        for ((device, stream, number), _) in &link.seen {
            next.spoken(*device, *stream, *number);
        }
        if device == next.device {
            own_page(&mut next, &page, verdict);
            if verdict == Verdict::Forked {
                chains.own(link.name, link.hash, link.epoch);
                all.conflict = Some(all.conflict.map_or(number, |first| first.min(number)));
            } else {
                all.own.push(number);
            }
        } else if verdict == Verdict::New {
            next.came(device, of_stream, number, link.hash);
        }
        let mut bodies: Vec<Opened> = Vec::with_capacity(page.len());
        for body in page.payloads(&held.epochs) {
            bodies.push(match body {
                Ok(payload) => payload.map(|payload| Some(payload.to_vec())),
                Err(BodyError::Unopenable) => Some(None),
                Err(BodyError::NoKey) => {
                    refused.insert(at_place);
                    None
                }
                Err(BodyError::Changed) => {
                    next.alarm(SyncAlarmKind::Forged, Some(device), at);
                    refused.insert(at_place);
                    None
                }
            });
        }
        let Said {
            changes,
            pieces,
            heard,
            aside,
        } = sort(bodies, merged(device));
        taken.pages += 1;
        taken.changes += changes.len() as u64;
        all.changes.extend(changes);
        all.pieces.extend(pieces);
        for heard in heard {
            next.heard(device, heard.name, heard.at);
        }
        let set_aside = |(i, why, bytes): (u32, Why, Vec<u8>)| {
            (
                hex(&device.0),
                of_stream,
                number,
                i,
                why.name(),
                hex(&bytes),
            )
        };
        all.aside.extend(aside.into_iter().map(set_aside));
    }
    let cursor = &mut next.cursors[of];
    let lowest = came.first().copied();
    cursor.had(gap, lowest);
    // Pages that were told of and not given are asked for once more, later.
    let skipped = lowest.unwrap_or(gap.before - 1)..gap.before;
    refused.extend(
        skipped
            .filter(|place| !came.contains(place))
            .take(MOST_SKIPPED),
    );
    refused.into_iter().for_each(|place| cursor.refuse(place));
    let mut taking = store.begin_taking_in(false, now).await?;
    match write(&mut taking, &mut next, chains, all, of).await {
        Ok(()) => taking.keep().await?,
        Err(error) => {
            taking.undo().await;
            return Err(error);
        }
    }
    *standing = next;
    Ok(taken)
}

/// A page of this device itself: one that it wrote, or one that it does not remember, where its vault was
/// put back to an older state, or a copy of it is at work elsewhere. Then its chain goes on after that:
/// the server's is the one that others see.
fn own_page(standing: &mut Standing, page: &PlacedPage<'_>, verdict: Verdict) {
    let tip = page.tip();
    let end = &mut standing.ends[page.head().stream as usize];
    let is_later = tip.number > end.number;
    if verdict == Verdict::Forked || (verdict == Verdict::New && is_later) {
        *end = End {
            number: tip.number,
            hash: tip.hash,
            epoch: tip.epoch,
        };
    }
}

async fn write(
    taking: &mut TakingIn<'_>,
    standing: &mut Standing,
    mut chains: Chains,
    all: All,
    stream: usize,
) -> Result<(), Failure> {
    let gone = match all.changes.is_empty() {
        true => Vec::new(),
        false => taking.changes(all.changes).await?,
    };
    let connection = taking.connection();
    if !gone.is_empty() {
        let gone: Vec<_> = gone
            .iter()
            .map(|(_, id): &(Kind, Id)| (0, id, i64::MAX))
            .collect();
        execute(connection, sql::GO, &gone).await?;
    }
    let known: Vec<_> = chains
        .take_changed()
        .into_iter()
        .map(|((device, stream, number), known)| {
            (
                device,
                stream,
                number,
                known.hash,
                known.previous,
                u8::from(known.had),
                known.epoch,
            )
        })
        .collect();
    if !known.is_empty() {
        execute(connection, sql::KEEP_KNOWN, &known).await?;
    }
    if !all.aside.is_empty() {
        execute(connection, sql::ASIDE, &all.aside).await?;
    }
    if !all.own.is_empty() {
        execute(connection, sql::FOUND, &(stream, all.own)).await?;
    }
    if let Some(first) = all.conflict.filter(|_| !is_out(Guard::Conflict)) {
        seal_again(connection, stream, first).await?;
    }
    for piece in all.pieces {
        let size = i64::try_from(piece.size).map_err(|_| Failure::Nonsense)?;
        sqlx::query(sql::KEEP_PIECE)
            .bind(piece.blob.to_vec())
            .bind(piece.n)
            .bind(piece.media)
            .bind(size)
            .bind(piece.bytes)
            .execute(&mut *connection)
            .await?;
        sqlx::query(sql::SAW_PHOTO)
            .bind(piece.blob.to_vec())
            .execute(&mut *connection)
            .await?;
    }
    keep(connection, standing).await
}

/// What was sealed in the place of pages that a copy of this device sent is to be sealed once more.
async fn seal_again(
    connection: &mut sqlx::sqlite::SqliteConnection,
    stream: usize,
    first: u64,
) -> Result<(), Failure> {
    let held: Vec<Vec<u8>> = sqlx::query_scalar(sql::CONFLICTING)
        .bind(stream as i64)
        .bind(first.cast_signed())
        .fetch_all(&mut *connection)
        .await?;
    let ids: Vec<String> = held
        .iter()
        .flat_map(|held| held.chunks(16))
        .map(hex)
        .collect();
    execute(connection, sql::FILL_THESE, &ids).await?;
    execute(connection, sql::UNSEND_THESE, &ids).await?;
    sqlx::query(sql::DROP_OWN)
        .bind(stream as i64)
        .bind(first.cast_signed())
        .execute(connection)
        .await?;
    Ok(())
}

/// Runs a statement that takes one JSON text.
pub(crate) async fn execute(
    connection: &mut sqlx::sqlite::SqliteConnection,
    sql: &'static str,
    lines: &impl serde::Serialize,
) -> Result<(), Failure> {
    let lines = serde_json::to_string(lines).map_err(AppError::from)?;
    sqlx::query(sql).bind(lines).execute(connection).await?;
    Ok(())
}

/// Keeps where sync stands.
pub(crate) async fn keep(
    connection: &mut sqlx::sqlite::SqliteConnection,
    standing: &Standing,
) -> Result<(), Failure> {
    let body = serde_json::to_string(standing).map_err(AppError::from)?;
    sqlx::query(sql::KEEP_STATE)
        .bind(body)
        .execute(connection)
        .await?;
    Ok(())
}
