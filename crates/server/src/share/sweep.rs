//! What the server does by itself, and what it does after an older copy was put back.

use super::stand::Share;
use super::{end, shred, sql};
use crate::audit::{Action, OPERATOR};
use crate::clock::{DAY, HOUR, Millis};
use crate::key::ServerKey;
use crate::sabotage::{Guard, is_out};
use crate::store::{Store, Trouble};
use trellis_protocol::Grant;

/// How long the wraps for a worker stay who left.
const LEFT: Millis = 7 * DAY;
/// How long it is known of a grant that it ended.
const KNOWN: Millis = 400 * DAY;

/// Takes away what is over: grants whose time has come, invitations, wraps for workers who left, keys that
/// nothing is sealed with any more. Says how many grants ended.
///
/// # Errors
/// [`Trouble`].
pub async fn sweep((store, key): (&Store, &ServerKey), now: Millis) -> Result<u64, Trouble> {
    let mut tx = store.read().await?;
    let over = tx.rows(sql::OVER, &[now.into()]).await?;
    drop(tx);
    let mut ended = 0;
    for row in over {
        let by = (OPERATOR, Action::GrantOver);
        let erased = end::erase((store, key), Grant(row.array(0)), by, now).await?;
        ended += u64::from(erased.is_some());
    }
    let mut tx = store.write().await?;
    tx.run(sql::INVITATIONS_SWEEP, &[now.into()]).await?;
    let empty: [u8; 0] = [];
    let given = [(now - LEFT).into(), (&empty).into()];
    let wraps = match is_out(Guard::ShareWraps) {
        true => 0,
        false => tx.run(sql::WRAPS_SWEEP, &given).await?,
    };
    tx.commit().await?;
    if wraps > 0 {
        store.settle().await?;
    }
    loose(store, now - HOUR).await?;
    let mut tx = store.shredding().await?;
    tx.run(sql::ENDED_SWEEP, &[(now - KNOWN).into()]).await?;
    tx.commit().await?;
    Ok(ended)
}

/// Takes keys away that were made before a while and that nothing is sealed with: of grants that were not
/// begun after all, and of epochs that are over.
async fn loose(store: &Store, before: Millis) -> Result<(), Trouble> {
    if is_out(Guard::ShredLoose) {
        return Ok(());
    }
    let mut tx = store.shredding().await?;
    let keys = tx.rows(sql::SHREDS, &[before.into()]).await?;
    tx.commit().await?;
    for row in keys {
        let (grant, epoch) = (Grant(row.array(0)), row.int(1));
        match Share::look(store, grant).await? {
            None => shred::forget(store, grant).await?,
            Some(share) if epoch > 0 && epoch != i64::from(share.epoch) => {
                shred::forget_others(store, grant, share.epoch).await?;
            }
            Some(_) => (),
        }
    }
    Ok(())
}

/// After an older copy was put back: what had ended ends again, and all else waits until one of the
/// client's devices has spoken.
///
/// # Errors
/// [`Trouble`].
pub async fn after_restore((store, key): (&Store, &ServerKey), now: Millis) -> Result<(), Trouble> {
    let mut tx = store.write().await?;
    let agency = store.agency();
    tx.run(sql::SHARES_WAIT, &[agency.into()]).await?;
    tx.commit().await?;
    let mut tx = store.read().await?;
    let all = tx.rows(sql::ALL, &[agency.into()]).await?;
    drop(tx);
    for row in all {
        let grant = Grant(row.array(0));
        let ended = end::ended((store, key), grant).await?.is_some();
        if ended && !is_out(Guard::EndedAgain) {
            let by = (OPERATOR, Action::GrantErasedHere);
            end::erase((store, key), grant, by, now).await?;
        }
    }
    Ok(())
}
