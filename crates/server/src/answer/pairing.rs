//! Mailboxes of pairings: a few sealed messages, for ten minutes, between whoever knows the name.

use super::{Answer, frames, no_query};
use crate::ask::{Asked, Query};
use crate::clock::{self, MINUTE};
use crate::refusal::Refusal;
use crate::server::Server;
use crate::store::sql;
use axum::extract::{Path, State};
use std::time::Duration;
use trellis_protocol::Code;

/// Messages in one mailbox, and bytes in one message.
const MOST: usize = 4;
/// See [`MOST`].
const LARGEST: usize = 16 << 10;
/// How long a mailbox is there, from its first message.
const LIFE: i64 = 10 * MINUTE;
/// How often a mailbox is looked into while a device waits.
const LOOK: Duration = Duration::from_millis(300);

fn name(path: &str) -> Result<[u8; 16], Refusal> {
    let gone = || Refusal::from(Code::Gone);
    let lower = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if path.len() != 32 || !path.bytes().all(lower) {
        return Err(gone());
    }
    let number = u128::from_str_radix(path, 16).map_err(|_| gone())?;
    Ok(number.to_be_bytes())
}

async fn messages(server: &Server, pairing: &[u8; 16]) -> Result<Vec<Vec<u8>>, Refusal> {
    let mut tx = server.store.passing().await?;
    let given = [pairing.into(), clock::now().into()];
    let rows = tx.rows(sql::MESSAGES, &given).await?;
    Ok(rows.iter().map(|row| row.bytes(1).to_vec()).collect())
}

/// `GET /v1/pairings/{pairing}`
pub async fn get(State(server): State<Server>, path: Path<String>, asked: Asked) -> Answer {
    let pairing = name(&path)?;
    let after = Query::read(&asked.uri, &["after"])?.get("after");
    server.limits.unsigned(asked.address)?;
    let skip = usize::try_from(after.unwrap_or(0)).unwrap_or(usize::MAX);
    let mut all = messages(&server, &pairing).await?;
    if after.is_some() && skip < MOST && all.len() <= skip {
        let _place = server.waiting.try_acquire().map_err(|_| Code::Busy)?;
        let until =
            tokio::time::Instant::now() + Duration::from_secs(server.config.limits.wait_seconds);
        while all.len() <= skip && tokio::time::Instant::now() < until && !server.is_stopping() {
            tokio::time::sleep(LOOK).await;
            all = messages(&server, &pairing).await?;
        }
    }
    let mut bytes = Vec::new();
    for message in all.iter().skip(skip) {
        let length = u32::try_from(message.len()).expect("a message is small");
        bytes.extend(length.to_be_bytes());
        bytes.extend(message);
    }
    Ok(frames(bytes))
}

/// `POST /v1/pairings/{pairing}`
pub async fn post(State(server): State<Server>, path: Path<String>, asked: Asked) -> Answer {
    let pairing = name(&path)?;
    no_query(&asked.uri)?;
    server.limits.unsigned(asked.address)?;
    if asked.body.is_empty() {
        return Err(Code::Malformed.into());
    }
    if asked.body.len() > LARGEST {
        return Err(Code::TooLarge.into());
    }
    let (agency, now) = (server.store.agency(), clock::now());
    for _ in 0..MOST {
        let mut tx = server.store.passing().await?;
        let there = tx
            .rows(sql::MESSAGES, &[(&pairing).into(), now.into()])
            .await?;
        let expires = match there.first() {
            Some(first) => first.int(2),
            None => {
                tx.run(sql::MESSAGES_SWEEP, &[now.into()]).await?;
                let count = tx.row(sql::MAILBOXES, &[agency.into(), now.into()]).await?;
                if count.is_some_and(|row| row.count(0) >= server.config.limits.mailboxes) {
                    return Err(Code::Busy.into());
                }
                now + LIFE
            }
        };
        if there.len() >= MOST {
            return Err(Code::TooLarge.into());
        }
        let given = [
            (&pairing).into(),
            (there.len() as i64).into(),
            agency.into(),
            expires.into(),
            asked.body.as_ref().into(),
        ];
        let done = tx.run(sql::MESSAGE_ADD, &given).await? == 1;
        tx.commit().await?;
        if done {
            return Ok(frames(Vec::new()));
        }
    }
    Err(Code::Busy.into())
}
