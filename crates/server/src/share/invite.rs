//! Invitations to share with one worker: single use, for three days. Their reason is kept in the clear until
//! they are used or end, and goes with them.

use super::sql;
use crate::answer::vaults::token_name;
use crate::audit::{self, Action, OPERATOR};
use crate::clock::{self, HOUR, Millis};
use crate::key::{ServerKey, holds};
use crate::refusal::Refusal;
use crate::sabotage::{Guard, is_out};
use crate::server::Server;
use crate::store::{Row, Store, Trouble, Tx};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use trellis_protocol::{
    Code, Hash, LONGEST_REASON, Look, Named, ShareInvitation, Worker, reason_to_sign, typed_token,
    worker_keys,
};

/// How long one is good.
const LIFE: Millis = 72 * HOUR;
/// How many of one worker's may wait.
const MOST: i64 = 100;

/// Why a worker asks, in their own words.
#[derive(Clone, Debug)]
pub struct Reason {
    /// The words.
    pub text: String,
    /// When they were written: milliseconds since 1970.
    pub made: u64,
    /// The worker's signature.
    pub signature: [u8; 64],
}

/// An invitation that nobody has used yet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Waiting {
    /// Its number among the worker's.
    pub n: i64,
    /// Why; empty where the operator made it.
    pub reason: String,
    /// When it was made.
    pub made: Millis,
    /// When it ends.
    pub expires: Millis,
}

/// A worker's two keys; none where there are none yet.
fn keys_in(row: &Row, signing: usize, hpke: usize) -> Option<([u8; 32], [u8; 32])> {
    let signing = row.bytes(signing).try_into().ok()?;
    Some((signing, row.bytes(hpke).try_into().ok()?))
}

/// Makes one, in the worker's name.
///
/// # Errors
/// [`Refusal`]: [`Code::Gone`] where there is no such worker, or none with keys.
pub async fn invite(
    server: &Server,
    worker: Worker,
    reason: &Reason,
) -> Result<ShareInvitation, Refusal> {
    let here = (&server.store, &server.key);
    make(here, &server.url, worker, Some(reason), server.now()).await
}

/// The same, or without a reason, which nobody but the worker can sign.
///
/// # Errors
/// See [`invite`].
pub async fn make(
    (store, key): (&Store, &ServerKey),
    url: &str,
    worker: Worker,
    reason: Option<&Reason>,
    now: Millis,
) -> Result<ShareInvitation, Refusal> {
    let mut tx = store.write().await?;
    let row = tx.row(sql::WORKER, &[(&worker.0).into()]).await?;
    let row = row.ok_or(Code::Gone)?;
    let keys = keys_in(&row, 2, 3).filter(|_| row.int(4) == 0 && row.text(1) == "worker");
    let (signing, hpke) = keys.ok_or(Code::Gone)?;
    let keys = worker_keys(&hpke, &signing);
    if let Some(reason) = reason {
        let text = reason_to_sign(worker, keys, reason.made, &reason.text);
        let well = !reason.text.trim().is_empty()
            && reason.text.chars().count() <= LONGEST_REASON
            // No database keeps a text with a NUL in it alike.
            && !reason.text.contains('\0');
        if !well || !holds(&signing, &text, &reason.signature) {
            return Err(Code::Malformed.into());
        }
    }
    let row = tx.row(sql::INVITATION_NEXT, &[(&worker.0).into()]).await?;
    let (n, count) = row.map_or((1, 0), |row| (row.int(0), row.int(1)));
    if count >= MOST {
        return Err(Code::Quota.into());
    }
    let token: [u8; 16] = clock::random().map_err(|_| Code::Busy)?;
    let (name, typed) = (token_name(&token), token_name(&typed_token(&token)));
    let expires = now + LIFE;
    let written = reason.map_or(0, |reason| i64::try_from(reason.made).unwrap_or(i64::MAX));
    let given = [
        (&name).into(),
        (&typed).into(),
        store.agency().into(),
        (&worker.0).into(),
        n.into(),
        (&keys.0).into(),
        reason.map_or("", |reason| &reason.text).into(),
        written.into(),
        reason
            .map_or([].as_slice(), |reason| &reason.signature)
            .into(),
        now.into(),
        expires.into(),
    ];
    tx.run(sql::INVITATION_ADD, &given).await?;
    let actor = if reason.is_some() {
        worker.0.as_slice()
    } else {
        OPERATOR
    };
    let by = (actor, Action::ShareInvited, name.as_slice());
    audit::add(&mut tx, (store.agency(), key), now, by).await?;
    tx.commit().await?;
    Ok(ShareInvitation {
        server: url.to_owned(),
        token,
        named: Named::Whole {
            server: Hash::of(&[&key.public()]),
            worker,
            keys,
        },
        expires: u64::try_from(expires / 1_000).unwrap_or(0),
    })
}

/// A worker's invitations that wait.
///
/// # Errors
/// [`Refusal`].
pub async fn invitations(server: &Server, worker: Worker) -> Result<Vec<Waiting>, Refusal> {
    let mut tx = server.store.read().await?;
    let given = [(&worker.0).into(), server.now().into()];
    let rows = tx.rows(sql::INVITATIONS, &given).await?;
    let read = |row: &Row| Waiting {
        n: row.int(0),
        reason: row.text(1).to_owned(),
        made: row.int(2),
        expires: row.int(3),
    };
    Ok(rows.iter().map(read).collect())
}

/// Takes one of them back.
///
/// # Errors
/// [`Code::Gone`] where there is none.
pub async fn withdraw(server: &Server, worker: Worker, n: i64) -> Result<(), Refusal> {
    let mut tx = server.store.write().await?;
    let rows = tx
        .run(sql::INVITATION_DROP, &[(&worker.0).into(), n.into()])
        .await?;
    tx.commit().await?;
    if rows == 1 {
        Ok(())
    } else {
        Err(Code::Gone.into())
    }
}

/// The invitation of a token, where it is good and its worker is still the same.
async fn found(server: &Server, token: &[u8; 16]) -> Result<Row, Refusal> {
    let name = token_name(token);
    let now = match is_out(Guard::ShareTokenEnds) {
        true => 0,
        false => server.now(),
    };
    let given = [(&name).into(), now.into()];
    let row = server.store.look(sql::INVITATION, &given).await?;
    // As much is done for what is not there: nobody can tell by how long it takes.
    let keys = row.as_ref().and_then(|row| keys_in(row, 8, 9));
    let (signing, hpke) = keys.unwrap_or_default();
    let today = worker_keys(&hpke, &signing);
    server.metrics.keys_compared.inc();
    let same = |row: &Row| keys.is_some() && row.int(10) == 0 && today == Hash(row.array(1));
    row.filter(same).ok_or_else(|| Code::Token.into())
}

/// Whether a token is good now.
///
/// # Errors
/// [`Code::Token`].
pub async fn is_good(server: &Server, token: &[u8; 16]) -> Result<(), Refusal> {
    found(server, token).await.map(drop)
}

/// Who an invitation is from.
///
/// # Errors
/// [`Code::Token`].
pub async fn look(server: &Server, token: &[u8; 16]) -> Result<Look, Refusal> {
    let row = found(server, token).await?;
    Ok(Look {
        worker: Worker(row.array(0)),
        name: row.text(6).to_owned(),
        role: row.text(7).to_owned(),
        signing_key: Hash(row.array(8)),
        hpke_key: Hash(row.array(9)),
        reason: row.text(2).to_owned(),
        made: row.count(3),
        signature: BASE64_STANDARD.encode(row.bytes(4)),
        expires: row.count(5) / 1_000,
    })
}

/// Uses an invitation up: for which worker, with which keys.
///
/// # Errors
/// [`Code::Token`].
pub async fn used(tx: &mut Tx, token: &[u8; 16], now: Millis) -> Result<(Worker, Hash), Refusal> {
    let name = token_name(token);
    let given = [(&name).into(), now.into()];
    let how = match is_out(Guard::ShareTokenOnce) {
        true => sql::INVITATION,
        false => sql::INVITATION_USE,
    };
    let row = tx.row(how, &given).await?.ok_or(Code::Token)?;
    Ok((Worker(row.array(0)), Hash(row.array(1))))
}

/// A worker leaves: from this moment on they get nothing.
///
/// # Errors
/// [`Trouble`].
pub async fn worker_gone(tx: &mut Tx, worker: Worker, now: Millis) -> Result<(), Trouble> {
    tx.run(sql::WORKER_GONE, &[(&worker.0).into(), now.into()])
        .await?;
    Ok(())
}

/// A worker has keys, or others than before. What was shared with the others is given no longer.
///
/// # Errors
/// [`Trouble`].
pub async fn set_keys(
    tx: &mut Tx,
    worker: Worker,
    signing: &[u8; 32],
    hpke: &[u8; 32],
) -> Result<(), Trouble> {
    let given = [(&worker.0).into(), signing.into(), hpke.into()];
    tx.run(sql::WORKER_KEYS, &given).await?;
    Ok(())
}
