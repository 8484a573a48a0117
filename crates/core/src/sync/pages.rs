//! From the outbox into sealed pages, each in one transaction: a page that was made once is the page that
//! is sent, however often it takes.

use super::chains::Chains;
use super::client::Failure;
use super::held::Held;
use super::outgoing::{Line, Lot, gather};
use super::payload::{self, Heard, Piece};
use super::plan::PHOTOS;
use super::sql;
use super::standing::{ChainTop, End, Standing, merged};
use super::taking::{execute, keep};
use crate::error::{AppError, Code};
use crate::ports::Ports;
use crate::store::{Store, TakingIn};
use chrono::{DateTime, Utc};
use trellis_protocol::{Seen, Stream};
use trellis_sealing::{Tip, seal_page};

/// How many lines of the outbox are looked at for one page.
const LINES: u32 = 1_000;

/// How many pieces of a photograph go into one page.
const PIECES: usize = 14;

/// Whose record a body holds that holds none, and was not erased.
const NOTHING: [u8; 16] = [0xff; 16];

/// The day on which this device tells once that it was there.
fn day(now: DateTime<Utc>) -> i64 {
    now.timestamp().div_euclid(86_400)
}

/// Whether this device has still to tell that it was there.
pub(crate) fn heard_is_due(standing: &Standing, now: DateTime<Utc>) -> bool {
    let told = standing.told.as_ref();
    told.is_none_or(|(told, name)| *told != day(now) || *name != standing.name)
}

/// Seals the oldest changes into a page. Gives whether there was anything to seal.
///
/// # Errors
/// What the vault's disk says; then everything is as it was.
pub(crate) async fn seal(
    store: &Store,
    ports: &Ports,
    standing: &mut Standing,
    held: &Held,
) -> Result<(), Failure> {
    let now = ports.clock.now();
    let mut next = standing.clone();
    let mut taking = store.begin_taking_in(false, now).await?;
    let sealed = seal_in(&mut taking, ports, &mut next, held, now).await;
    finish(taking, sealed).await?;
    *standing = next;
    Ok(())
}

async fn finish<T>(taking: TakingIn<'_>, done: Result<T, Failure>) -> Result<T, Failure> {
    match done {
        Ok(done) => {
            taking.keep_quietly().await?;
            Ok(done)
        }
        Err(error) => {
            taking.undo().await;
            Err(error)
        }
    }
}

async fn seal_in(
    taking: &mut TakingIn<'_>,
    ports: &Ports,
    standing: &mut Standing,
    held: &Held,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let lines: String = sqlx::query_scalar(sql::LINES)
        .bind(LINES.to_string())
        .fetch_one(taking.connection())
        .await?;
    let lines: Vec<Line> =
        serde_json::from_str(&lines).map_err(|_| AppError::from(Code::Damaged))?;
    let wanted = lines.iter().map(|Line(_, kind, id, _)| (kind, *id));
    let records = taking.load(wanted).await?;
    let mut lot = gather(&lines, &records, merged(standing.device));
    if heard_is_due(standing, now) {
        let heard = payload::heard(&Heard {
            at: now.timestamp_millis().max(0).unsigned_abs(),
            name: standing.name.clone(),
        });
        if lot.add(heard, NOTHING) {
            standing.told = Some((day(now), standing.name.clone()));
        }
    }
    // What this device wrote is its clock, also once it has left.
    let clock = taking.clock().await?;
    let connection = taking.connection();
    sqlx::query(sql::KNOW_OWN)
        .bind(merged(standing.device).to_string())
        .bind(clock.bits().cast_signed())
        .execute(&mut *connection)
        .await?;
    execute(connection, sql::DROP_LINES, &lot.lines).await?;
    let before = standing.ends[0].number + 1;
    let gone: Vec<_> = lot
        .gone
        .iter()
        .map(|id| (0, super::held::hex(id), before))
        .collect();
    if !gone.is_empty() {
        execute(connection, sql::GO, &gone).await?;
    }
    let device = super::held::hex(&standing.device.0);
    let too_large: Vec<_> = (0..)
        .zip(&lot.too_large)
        .map(|(i, id): (i64, _)| {
            (
                &device,
                0,
                i64::MAX - before.cast_signed() - i,
                0,
                "too_large",
                id,
            )
        })
        .collect();
    if !too_large.is_empty() {
        execute(connection, sql::ASIDE, &too_large).await?;
    }
    if !lot.payloads.is_empty() {
        page(taking, ports, standing, held, Stream::Records, lot).await?;
    }
    keep(taking.connection(), standing).await
}

/// Seals the pieces of some photographs. Gives of how many.
///
/// # Errors
/// As [`seal`].
pub(crate) async fn seal_photos(
    store: &Store,
    ports: &Ports,
    standing: &mut Standing,
    held: &Held,
) -> Result<u64, Failure> {
    let photos = store.read_own(sql::PHOTOS, &[]).await?;
    let photos: Vec<(trellis_protocol::Hash, String, u64)> =
        serde_json::from_str(&photos).map_err(|_| AppError::from(Code::Damaged))?;
    let mut next = standing.clone();
    let mut taking = store.begin_taking_in(false, ports.clock.now()).await?;
    let sealed = async {
        let (mut room, mut count) = (4 * PIECES, 0);
        for (blob, media, size) in photos {
            let pieces: Vec<Vec<u8>> = sqlx::query_scalar(sql::PIECES)
                .bind(blob.0.to_vec())
                .fetch_all(taking.connection())
                .await?;
            if room < pieces.len() && room < 4 * PIECES {
                break;
            }
            room = room.saturating_sub(pieces.len());
            let mut held_by = [0; 16];
            held_by.copy_from_slice(&blob.0[..16]);
            let pieces: Vec<Vec<u8>> = (0..)
                .zip(pieces)
                .map(|(n, bytes)| {
                    payload::piece(&Piece {
                        blob: blob.0,
                        media: media.clone(),
                        size,
                        n,
                        bytes,
                    })
                })
                .collect();
            for some in pieces.chunks(PIECES) {
                let mut lot = Lot::default();
                for piece in some {
                    if !lot.add(piece.clone(), held_by) {
                        return Err(Failure::Here(Code::Trouble.into()));
                    }
                }
                page(&mut taking, ports, &mut next, held, Stream::Photos, lot).await?;
            }
            sqlx::query(sql::SENT_PHOTO)
                .bind(blob.0.to_vec())
                .execute(taking.connection())
                .await?;
            count += 1;
        }
        keep(taking.connection(), &next).await?;
        Ok(count)
    }
    .await;
    let sealed = finish(taking, sealed).await?;
    *standing = next;
    Ok(sealed)
}

/// Makes a page and keeps it, to be sent.
async fn page(
    taking: &mut TakingIn<'_>,
    ports: &Ports,
    standing: &mut Standing,
    held: &Held,
    stream: Stream,
    lot: Lot,
) -> Result<(), Failure> {
    let end = standing.ends[stream as usize];
    let tip = Tip {
        number: end.number,
        hash: end.hash,
        epoch: end.epoch,
    };
    let epoch = held.epochs.newest();
    let epoch = epoch.filter(|key| key.epoch() == held.membership.epoch());
    let epoch = epoch.ok_or(Failure::Nonsense)?;
    let seen = seen(standing);
    let nonce = ports.random();
    let sealed = seal_page(
        &held.keys,
        epoch,
        stream,
        &tip,
        &seen,
        &lot.payloads,
        &nonce,
    )
    .map_err(|_| AppError::from(Code::Trouble))?;
    let number = sealed.tip.number;
    standing.ends[stream as usize] = End {
        number,
        hash: sealed.tip.hash,
        epoch: sealed.tip.epoch,
    };
    let connection = taking.connection();
    sqlx::query(sql::KEEP_OWN)
        .bind(i64::from(stream as u8))
        .bind(number.cast_signed())
        .bind(ports.clock.now().timestamp_millis())
        .bind(lot.held.concat())
        .bind(sealed.bytes)
        .execute(&mut *connection)
        .await?;
    let mut chains = Chains::default();
    chains.own(
        (standing.device, stream as u8, number),
        sealed.tip.hash,
        sealed.tip.epoch,
    );
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
                1,
                known.epoch,
            )
        })
        .collect();
    execute(connection, sql::KEEP_KNOWN, &known).await
}

/// What this device has seen of others since its page before, in order of device and stream.
fn seen(standing: &mut Standing) -> Vec<Seen> {
    let is_new = |chain: &&mut ChainTop| chain.top > chain.told;
    let new = standing.chains.iter_mut().filter(is_new);
    let mut seen: Vec<Seen> = new
        .map(|chain| {
            chain.told = chain.top;
            Seen {
                device: chain.device,
                stream: if chain.stream == PHOTOS {
                    Stream::Photos
                } else {
                    Stream::Records
                },
                number: chain.top,
                hash: chain.hash,
            }
        })
        .collect();
    seen.sort_unstable_by_key(|seen| (seen.device, seen.stream));
    seen
}
