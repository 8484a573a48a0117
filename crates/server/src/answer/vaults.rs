//! Making a vault with an invitation, and taking one away.

use super::keys::{Counted, write_log};
use super::{Answer, frames, named, no_query};
use crate::ask::{Asked, standing};
use crate::audit::{self, Action};
use crate::clock;
use crate::keylog::KeyLog;
use crate::sabotage::{Guard, is_out};
use crate::server::Server;
use crate::store::{Trouble, Tx, sql};
use axum::Json;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use trellis_protocol::{Code, Entry, Hash, Receipt, SignedReceipt, Taken, Vault, read_entries};

/// What an invitation's token is kept as, whole and as it is typed: nobody who reads the database can
/// use it.
pub fn token_name(token: &[u8; 16]) -> [u8; 32] {
    Hash::of(&[b"trellis token v1", token]).0
}

/// `POST /v1/vaults`
pub async fn post(State(server): State<Server>, asked: Asked) -> Answer {
    no_query(&asked.uri)?;
    server.limits.unsigned(asked.address)?;
    let (token, log) = asked
        .body
        .split_first_chunk::<16>()
        .ok_or(Code::Malformed)?;
    let entries = read_entries(log)?;
    let (genesis, rest) = entries.split_first().ok_or(Code::Malformed)?;
    let mut keys = KeyLog::begin(genesis)?;
    rest.iter().try_for_each(|entry| keys.take(entry))?;
    if !keys.is_whole() {
        return Err(Code::Malformed.into());
    }
    if log.len() as u64 > server.key_bytes() {
        return Err(Code::Quota.into());
    }
    let mut tx = server.store.write().await?;
    if is_kept(&mut tx, keys.vault, &entries).await? {
        // The answer was lost the first time.
        return answer(&mut tx, keys.vault).await;
    }
    server.limits.token()?;
    let (name, now) = (token_name(token), clock::now());
    let given = [(&name).into(), now.into()];
    if tx.run(sql::INVITATION_USE, &given).await? != 1 && !is_out(Guard::Token) {
        return Err(Code::Token.into());
    }
    let (agency, vault) = (server.store.agency(), keys.vault);
    let given = [
        (&vault.0).into(),
        agency.into(),
        now.into(),
        i64::from(keys.entries).into(),
        (&keys.last.0).into(),
        i64::from(keys.epoch).into(),
        i64::try_from(log.len()).unwrap_or(i64::MAX).into(),
        (&keys.recovery).into(),
        (&keys.locator).into(),
    ];
    if tx.run(sql::VAULT_MAKE, &given).await? != 1 {
        return Err(Code::Moved.into());
    }
    let device = [genesis.signer.0.as_slice()].concat();
    let by = (device.as_slice(), Action::VaultMade, vault.0.as_slice());
    audit::add(&mut tx, (agency, &server.key), now, by).await?;
    write_log(&server, &mut tx, None, &keys, Counted { first: 0, log }).await?;
    let answer = answer(&mut tx, vault).await;
    tx.commit().await?;
    server.metrics.vaults.inc();
    answer
}

/// Whether the vault is there, with just these first entries.
async fn is_kept(tx: &mut Tx, vault: Vault, entries: &[Entry]) -> Result<bool, Trouble> {
    let most = i64::try_from(entries.len()).unwrap_or(i64::MAX);
    let given = [(&vault.0).into(), (-1).into(), most.into()];
    let rows = tx.rows(sql::ENTRIES, &given).await?;
    let same = |(row, entry): (&crate::store::Row, &Entry)| row.bytes(0) == entry.bytes();
    Ok(rows.len() == entries.len() && rows.iter().zip(entries).all(same))
}

async fn answer(tx: &mut Tx, vault: Vault) -> Answer {
    let row = tx.row(sql::LOG, &[(&vault.0).into()]).await?;
    let row = row.ok_or(Code::Gone)?;
    let mut standing = standing(&row, 6);
    standing.keys = u32::try_from(row.int(0)).unwrap_or(0);
    standing.top = [row.count(7), row.count(8)];
    standing.pages = [row.count(9), row.count(11)];
    standing.bytes = [row.count(10), row.count(12)];
    Ok(frames(standing.bytes().to_vec()))
}

/// `DELETE /v1/vaults/{vault}`
pub async fn delete(State(server): State<Server>, path: Path<String>, asked: Asked) -> Answer {
    let vault: Vault = named(path)?;
    no_query(&asked.uri)?;
    let member = asked.member(&server, vault).await?;
    let mut tx = server.store.write().await?;
    let member = member.hold(&mut tx).await?;
    let rows = drop_vault(&mut tx, vault).await?;
    let (agency, now) = (server.store.agency(), clock::now());
    let by = (
        member.device.0.as_slice(),
        Action::VaultErased,
        vault.0.as_slice(),
    );
    let head = audit::add(&mut tx, (agency, &server.key), now, by).await?;
    match is_out(Guard::EraseVault) {
        true => drop(tx),
        false => tx.commit().await?,
    }
    server.metrics.erased.inc();
    server.store.settle().await?;
    server.hints.tell(vault);
    let bytes: u64 = member.standing.bytes.iter().sum();
    let receipt = Receipt {
        vault,
        taken: Taken::Vault,
        rows,
        bytes: bytes + member.key_bytes,
        time: u64::try_from(now).unwrap_or(0),
        audit: Hash(head.hash),
    };
    let signed = SignedReceipt::make(&receipt, |text| server.key.sign(text));
    Ok(Json(signed).into_response())
}

/// Takes away all that there is of a vault; says how many rows that was.
///
/// # Errors
/// [`Trouble`].
pub async fn drop_vault(tx: &mut Tx, vault: Vault) -> Result<u64, Trouble> {
    let mut rows = 0;
    for part in sql::VAULT_DROP {
        rows += tx.run(part, &[(&vault.0).into()]).await?;
    }
    Ok(rows)
}
