//! Pages: taking those that follow, and handing out what a device has not seen.

use super::{Answer, frames, named, no_query};
use crate::ask::{Asked, Member, Query};
use crate::refusal::Refusal;
use crate::sabotage::{Guard, is_out};
use crate::server::Server;
use crate::store::{Tx, sql};
use axum::body::Bytes;
use axum::extract::{Path, State};
use trellis_protocol::{
    Code, Hash, Head, LARGEST_PAGE, Page, SUITE, VERSION, Vault, read_pages, write_placed,
};

/// Pages in one request, and places looked at for one answer.
const MOST: usize = 1_000;
/// More bytes than this are checked beside what waits, not before it.
const HEAVY: usize = 4 << 10;

/// One page that may be kept: what was checked without the database.
struct Sound {
    stream: usize,
    number: u64,
    previous: Hash,
    hash: Hash,
    epoch: u32,
    /// Where it lies in the request, from 0, its length counted.
    at: usize,
    length: usize,
}

/// Checks all that can be checked without the database.
fn sound(member: &Member, body: &[u8]) -> Result<Vec<Sound>, Code> {
    let pages = read_pages(body).map_err(|_| Code::Malformed)?;
    if pages.is_empty() {
        return Err(Code::Malformed);
    }
    if pages.len() > MOST {
        return Err(Code::TooLarge);
    }
    let mut at = 0;
    pages
        .iter()
        .map(|page| {
            let length = length_at(body, at);
            let sound = one(member, page, at, length)?;
            at += length;
            Ok(sound)
        })
        .collect()
}

/// How long the page at a place is, its length counted.
fn length_at(body: &[u8], at: usize) -> usize {
    let length = body.get(at..).and_then(|rest| rest.first_chunk::<4>());
    4 + length.map_or(0, |length| u32::from_be_bytes(*length) as usize)
}

fn one(member: &Member, page: &Page<'_>, at: usize, length: usize) -> Result<Sound, Code> {
    let head = &page.head;
    if head.version != VERSION || head.suite != SUITE {
        return Err(Code::Version);
    }
    let own = head.vault == member.vault && head.device == member.device;
    if !own && !is_out(Guard::PageOwner) {
        return Err(Code::Unauthorised);
    }
    let to_sign = Head::to_sign(page.head_bytes);
    let holds = crate::key::holds(&member.key, &to_sign, &page.signature);
    if !holds && !is_out(Guard::PageSignature) {
        return Err(Code::Unauthorised);
    }
    let listed = |(index, body): (usize, &Option<&[u8]>)| body.is_none() || page.holds(index);
    if !page.bodies.iter().enumerate().all(listed) && !is_out(Guard::BodyHash) {
        return Err(Code::Malformed);
    }
    Ok(Sound {
        stream: head.stream as usize,
        number: head.number,
        previous: head.previous,
        hash: page.hash(),
        epoch: head.epoch,
        at,
        length,
    })
}

/// `POST /v1/vaults/{vault}/pages`
pub async fn post(State(server): State<Server>, path: Path<String>, asked: Asked) -> Answer {
    let vault: Vault = named(path)?;
    no_query(&asked.uri)?;
    let member = asked.member(&server, vault).await?;
    let pages = checked(&member, &asked.body).await?;
    let mut tx = server.store.write().await?;
    let mut member = member.hold(&mut tx).await?;
    let new = follow(&mut tx, &mut member, &pages).await?;
    if new.is_empty() {
        return Ok(frames(member.standing.bytes().to_vec()));
    }
    let all: u64 = member.standing.bytes.iter().sum();
    let room = server.config.limits.vault_bytes;
    if all + member.key_bytes > room && !is_out(Guard::Room) {
        return Err(Code::Quota.into());
    }
    write(&server, &mut tx, &member, &asked.body, &new).await?;
    tx.commit().await?;
    server.metrics.pages_in.inc_by(new.len() as u64);
    server.hints.tell(vault);
    Ok(frames(member.standing.bytes().to_vec()))
}

async fn checked(member: &Member, body: &Bytes) -> Result<Vec<Sound>, Refusal> {
    if body.len() < HEAVY {
        return Ok(sound(member, body)?);
    }
    let (member, body) = (member.clone(), body.clone());
    let checked = tokio::task::spawn_blocking(move || sound(&member, &body)).await;
    Ok(checked.map_err(|_| Code::Broken)??)
}

/// Those that are new, each with its place. Moves the member's chains and standing on.
async fn follow<'a>(
    tx: &mut Tx,
    member: &mut Member,
    pages: &'a [Sound],
) -> Result<Vec<(&'a Sound, u64)>, Refusal> {
    let out_of_order = || Refusal::from(Code::OutOfOrder);
    let mut new = Vec::new();
    // What was kept before, and came once more: one that is the same answers for those before it.
    let mut again: [Option<&Sound>; 2] = [None; 2];
    for page in pages {
        let s = page.stream;
        let (top, hash) = member.chain[s];
        if page.number <= top {
            if let Some(before) = again[s] {
                let follows = before.number + 1 == page.number && before.hash == page.previous;
                if !follows {
                    return Err(out_of_order());
                }
            }
            again[s] = Some(page);
            continue;
        }
        let follows = page.number == top + 1 && page.previous == hash;
        if !follows && !is_out(Guard::PageChain) {
            return Err(out_of_order());
        }
        if page.epoch == 0 || page.epoch > member.epoch {
            return Err(out_of_order());
        }
        member.chain[s] = (page.number, page.hash);
        let standing = &mut member.standing;
        standing.top[s] += 1;
        standing.pages[s] += 1;
        standing.bytes[s] += page.length as u64;
        new.push((page, standing.top[s]));
    }
    for page in again.into_iter().flatten() {
        let number = i64::try_from(page.number).map_err(|_| out_of_order())?;
        let given = [
            (&member.vault.0).into(),
            (&member.device.0).into(),
            (page.stream as i64).into(),
            number.into(),
        ];
        let kept = tx.row(sql::PAGE_HASH, &given).await?;
        let same = kept.is_some_and(|row| row.bytes(0) == page.hash.0);
        if !same && !is_out(Guard::PageAgain) {
            return Err(out_of_order());
        }
    }
    Ok(new)
}

async fn write(
    server: &Server,
    tx: &mut Tx,
    member: &Member,
    body: &[u8],
    new: &[(&Sound, u64)],
) -> Result<(), Refusal> {
    let rows: Vec<_> = new
        .iter()
        .map(|(page, place)| {
            let hash = page.hash.to_string();
            serde_json::json!([
                page.stream,
                place,
                page.number,
                page.at + 1,
                page.length,
                hash
            ])
        })
        .collect();
    let rows = serde_json::Value::Array(rows).to_string();
    let (vault, device) = ((&member.vault.0).into(), (&member.device.0).into());
    let given = [
        vault,
        server.store.agency().into(),
        device,
        body.into(),
        rows.as_str().into(),
    ];
    tx.run(sql::PAGES_ADD, &given).await?;
    let long = |number: u64| i64::try_from(number).unwrap_or(i64::MAX).into();
    let standing = &member.standing;
    let given = [
        vault,
        long(standing.top[0]),
        long(standing.top[1]),
        long(standing.pages[0]),
        long(standing.bytes[0]),
        long(standing.pages[1]),
        long(standing.bytes[1]),
    ];
    tx.run(sql::VAULT_PAGES, &given).await?;
    let [(number0, hash0), (number1, hash1)] = &member.chain;
    let given = [
        vault,
        device,
        long(*number0),
        (&hash0.0).into(),
        long(*number1),
        (&hash1.0).into(),
    ];
    tx.run(sql::DEVICE_CHAIN, &given).await?;
    Ok(())
}

/// `GET /v1/vaults/{vault}/pages`
pub async fn get(State(server): State<Server>, path: Path<String>, asked: Asked) -> Answer {
    let vault: Vault = named(path)?;
    let query = Query::read(&asked.uri, &["stream", "after", "before", "newest"])?;
    let stream = query.get("stream").ok_or(Code::Malformed)?;
    let newest = match query.get("newest") {
        None => false,
        Some(1) => true,
        Some(_) => return Err(Code::Malformed.into()),
    };
    if stream > 1 {
        return Err(Code::Malformed.into());
    }
    let after = query.place("after").ok_or(Code::Malformed)?;
    let before = query.place("before").unwrap_or(i64::MAX);
    let member = asked.member(&server, vault).await?;
    let mut answer = member.standing.bytes().to_vec();
    let top = member.standing.top[usize::from(stream == 1)];
    if u64::try_from(after).unwrap_or(0) >= top || before <= after.saturating_add(1) {
        return Ok(frames(answer));
    }
    let stream = i64::from(stream == 1);
    let (sizes, bytes) = if newest {
        (sql::SIZES_NEWEST, sql::PAGES_NEWEST)
    } else {
        (sql::SIZES, sql::PAGES)
    };
    let mut tx = server.store.read().await?;
    let given = [
        (&vault.0).into(),
        stream.into(),
        after.into(),
        before.into(),
        (MOST as i64).into(),
    ];
    let sizes = tx.rows(sizes, &given).await?;
    let mut room = LARGEST_PAGE as i64;
    let taken = sizes
        .iter()
        .enumerate()
        .take_while(|(index, row)| {
            room -= row.int(1) + 8;
            room >= 0 || *index == 0
        })
        .count();
    let Some([first, .., last] | [first @ last]) = sizes.get(..taken) else {
        return Ok(frames(answer));
    };
    let (first, last) = (first.int(0), last.int(0));
    let given = [
        (&vault.0).into(),
        stream.into(),
        first.min(last).into(),
        first.max(last).into(),
    ];
    let pages = tx.rows(bytes, &given).await?;
    for row in &pages {
        write_placed(&mut answer, row.count(0), row.bytes(1));
    }
    server.metrics.pages_out.inc_by(pages.len() as u64);
    Ok(frames(answer))
}
