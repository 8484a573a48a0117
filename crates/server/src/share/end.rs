//! Taking a grant away for good: first the keys, so that no copy of the rows can ever be read again, then
//! the rows, in one transaction with the row of the audit. What the receipt said is kept under a blurred
//! name beside the keys, so that who asks again gets the same answer, and a restored copy is taken away too.

use super::stand::Share;
use super::{shred, sql};
use crate::audit::{self, Action};
use crate::clock::Millis;
use crate::key::{ServerKey, holds};
use crate::refusal::Refusal;
use crate::sabotage::{Guard, is_out};
use crate::server::Server;
use crate::store::{Store, Trouble, Tx};
use trellis_protocol::{Code, Grant, GrantReceipt, Hash, SignedReceipt, State, Statement, Taken};

/// Who takes it away, as the audit knows them, and why.
pub type By<'a> = (&'a [u8], Action);

/// Takes a grant away. None where there is none.
///
/// # Errors
/// [`Trouble`]. Then its keys may be gone, and asking again takes the rest away.
pub async fn erase(
    (store, key): (&Store, &ServerKey),
    grant: Grant,
    (actor, action): By<'_>,
    now: Millis,
) -> Result<Option<GrantReceipt>, Trouble> {
    if Share::look(store, grant).await?.is_none() {
        return Ok(None);
    }
    shred::forget(store, grant).await?;
    let mut tx = store.write().await?;
    let Some(share) = Share::find(&mut tx, grant, sql::SHARE_HELD).await? else {
        return Ok(None);
    };
    let inbox = [(&grant.0).into(), 0.into()];
    let inbox = tx.rows(sql::SUGGESTIONS, &inbox).await?;
    // As they came: without what they were sealed in once more.
    let inbox = inbox
        .iter()
        .map(|row| row.bytes(2).len().saturating_sub(40) as u64);
    let bytes = share.bytes + inbox.sum::<u64>();
    let mut rows = 0;
    for part in sql::SHOWN_DROP.iter().chain(&sql::SHARE_DROP) {
        if !is_out(Guard::ShareRows) {
            rows += tx.run(*part, &[(&grant.0).into()]).await?;
        }
    }
    let by = (actor, action, grant.0.as_slice());
    let head = audit::add(&mut tx, (store.agency(), key), now, by).await?;
    let receipt = GrantReceipt {
        grant,
        taken: Taken::Grant,
        rows,
        bytes,
        time: u64::try_from(now).unwrap_or(0),
        audit: Hash(head.hash),
    };
    kept((store, &mut tx), key, &share, &receipt).await?;
    tx.commit().await?;
    store.settle().await?;
    Ok(Some(receipt))
}

async fn kept(
    (store, main): (&Store, &mut Tx),
    key: &ServerKey,
    share: &Share,
    receipt: &GrantReceipt,
) -> Result<(), Trouble> {
    let (name, signer) = (key.blur(&share.grant.0), key.blur(&share.signing));
    let long = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let given = [
        (&name).into(),
        store.agency().into(),
        (&signer).into(),
        long(receipt.time).into(),
        long(receipt.rows).into(),
        long(receipt.bytes).into(),
        (&receipt.audit.0).into(),
    ];
    if store.is_shared() {
        main.run(sql::ENDED_ADD, &given).await?;
        return Ok(());
    }
    let mut tx = store.shredding().await?;
    tx.run(sql::ENDED_ADD, &given).await?;
    tx.commit().await
}

/// What the receipt of a grant said that ended, and the blurred key that signed for it.
///
/// # Errors
/// [`Trouble`].
pub async fn ended(
    (store, key): (&Store, &ServerKey),
    grant: Grant,
) -> Result<Option<(GrantReceipt, [u8; 16])>, Trouble> {
    let mut tx: Tx = store.shredding().await?;
    let row = tx.row(sql::ENDED, &[(&key.blur(&grant.0)).into()]).await?;
    tx.commit().await?;
    Ok(row.map(|row| {
        let receipt = GrantReceipt {
            grant,
            taken: Taken::Grant,
            rows: row.count(2),
            bytes: row.count(3),
            time: row.count(1),
            audit: Hash(row.array(4)),
        };
        (receipt, row.array(0))
    }))
}

/// Whether a statement ends this grant, under this key.
fn ends(statement: &Statement, grant: Grant, key: &[u8; 32]) -> Result<(), Code> {
    if statement.state != State::Ended || statement.of() != grant || statement.signing != *key {
        return Err(Code::Malformed);
    }
    let signed = holds(key, &statement.to_sign(), &statement.signature);
    let signed = signed || is_out(Guard::EndSignature);
    signed.then_some(()).ok_or(Code::Unauthorised)
}

/// Ends a grant as its client says, whose request was signed with `key`.
///
/// # Errors
/// [`Refusal`].
pub async fn end(
    server: &Server,
    grant: Grant,
    key: &[u8; 32],
    body: &[u8],
) -> Result<SignedReceipt, Refusal> {
    ends(&Statement::read(body)?, grant, key)?;
    let here = (&server.store, &server.key);
    let by = (grant.0.as_slice(), Action::GrantEnded);
    let erased = erase(here, grant, by, server.now()).await?;
    let receipt = match erased {
        Some(receipt) => {
            server.metrics.grants_ended.inc();
            receipt
        }
        None => ended(here, grant).await?.ok_or(Code::Gone)?.0,
    };
    Ok(SignedReceipt::make_of_grant(&receipt, |text| {
        server.key.sign(text)
    }))
}
