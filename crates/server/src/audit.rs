//! What was done, one row each, chained so that a row cannot be changed or taken out unseen. The hash
//! of each row is signed. Names are blurred: who has a vault's name can find its rows, nobody can
//! read a name from a row.

use crate::clock::Millis;
use crate::key::{ServerKey, holds};
use crate::store::{Store, Trouble, Tx, sql};
use sha2::{Digest as _, Sha256};

/// What is written down.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Action {
    /// A copy was begun, with an invitation.
    VaultMade,
    /// A device belongs to a vault.
    DeviceAdded,
    /// A device belongs to it no longer.
    DeviceRemoved,
    /// A vault has new recovery words.
    RecoveryChanged,
    /// Bodies were taken away.
    BodiesErased,
    /// A vault was taken away by a device.
    VaultErased,
    /// The operator took a vault away.
    VaultErasedHere,
    /// An invitation was made.
    Invited,
    /// A worker was written down.
    WorkerAdded,
    /// A worker may no longer.
    WorkerDisabled,
    /// A worker was given an invitation to hand on.
    ShareInvited,
    /// A client began to share with a worker.
    GrantMade,
    /// A client shares something else, or until another day, or again.
    GrantChanged,
    /// A client paused.
    GrantPaused,
    /// A worker was given what a client shares.
    GrantOpened,
    /// A worker noted that the client asked to stop.
    GrantStopAsked,
    /// A worker proposed something.
    Suggested,
    /// A client stopped sharing; it was taken away.
    GrantEnded,
    /// The time of a grant was over; it was taken away.
    GrantOver,
    /// The operator took a grant away, or one that had ended came back with an older copy.
    GrantErasedHere,
    /// A worker made their ways in.
    WorkerEnrolled,
    /// A worker's ways and keys were taken away, and a new link was made.
    WorkerRenewed,
    /// A worker has one way in more.
    WayAdded,
    /// A worker has one way in fewer.
    WayRemoved,
    /// A backup was made.
    BackedUp,
    /// An older copy was put back.
    Restored,
}

impl Action {
    /// As it is written down.
    pub fn code(self) -> &'static str {
        match self {
            Self::VaultMade => "vault.made",
            Self::DeviceAdded => "device.added",
            Self::DeviceRemoved => "device.removed",
            Self::RecoveryChanged => "recovery.changed",
            Self::BodiesErased => "bodies.erased",
            Self::VaultErased => "vault.erased",
            Self::VaultErasedHere => "vault.erased.here",
            Self::Invited => "invitation.made",
            Self::WorkerAdded => "worker.added",
            Self::WorkerDisabled => "worker.disabled",
            Self::ShareInvited => "share.invited",
            Self::GrantMade => "grant.made",
            Self::GrantChanged => "grant.changed",
            Self::GrantPaused => "grant.paused",
            Self::GrantOpened => "grant.opened",
            Self::GrantStopAsked => "grant.stop_asked",
            Self::Suggested => "grant.suggested",
            Self::GrantEnded => "grant.ended",
            Self::GrantOver => "grant.over",
            Self::GrantErasedHere => "grant.erased.here",
            Self::WorkerEnrolled => "worker.enrolled",
            Self::WorkerRenewed => "worker.renewed",
            Self::WayAdded => "way.added",
            Self::WayRemoved => "way.removed",
            Self::BackedUp => "backup.made",
            Self::Restored => "backup.restored",
        }
    }
}

/// Who did it, where it was nobody from outside.
pub const OPERATOR: &[u8] = b"operator";

/// The newest row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Head {
    /// Its number, from 1; 0 where there is none.
    pub n: i64,
    /// Its hash.
    pub hash: [u8; 32],
}

fn hash_of(
    (agency, n, time): (i64, i64, Millis),
    (actor, action, object): (&[u8], &str, &[u8]),
    previous: &[u8],
) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(b"trellis audit row v1");
    for number in [agency, n, time] {
        hash.update(number.to_be_bytes());
    }
    for part in [actor, action.as_bytes(), object, previous] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

fn to_sign(agency: i64, head: Head) -> Vec<u8> {
    let mut text = b"trellis audit head v1".to_vec();
    text.extend(agency.to_be_bytes());
    text.extend(head.n.to_be_bytes());
    text.extend(head.hash);
    text
}

/// Adds a row, in the transaction of what was done.
///
/// # Errors
/// [`Trouble`].
pub async fn add(
    tx: &mut Tx,
    (agency, key): (i64, &ServerKey),
    time: Millis,
    (actor, action, object): (&[u8], Action, &[u8]),
) -> Result<Head, Trouble> {
    let row = tx.row(sql::AGENCY_HELD, &[agency.into()]).await?;
    let (n, previous) = row.map_or((1, [0; 32]), |row| (row.int(1) + 1, row.array(2)));
    let (actor, object, action) = (key.blur(actor), key.blur(object), action.code());
    let hash = hash_of((agency, n, time), (&actor, action, &object), &previous);
    let head = Head { n, hash };
    let signature = key.sign(&to_sign(agency, head));
    tx.run(
        sql::AUDIT_ADD,
        &[
            agency.into(),
            n.into(),
            time.into(),
            (&actor).into(),
            action.into(),
            (&object).into(),
            (&previous).into(),
            (&hash).into(),
            (&signature).into(),
        ],
    )
    .await?;
    tx.run(
        sql::AGENCY_AUDITED,
        &[agency.into(), n.into(), (&hash).into()],
    )
    .await?;
    Ok(head)
}

/// What a look at the whole chain found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Checked {
    /// All of it holds, up to this row.
    Whole(Head),
    /// This row is not as it was written, or one before it is gone.
    Broken(i64),
}

/// Looks at the whole chain: hashes, order, signatures, and that the newest is the last.
///
/// # Errors
/// [`Trouble`].
pub async fn check(store: &Store, key: &[u8; 32]) -> Result<Checked, Trouble> {
    let agency = store.agency();
    let mut tx = store.read().await?;
    let top = tx.row(sql::AGENCY, &[agency.into()]).await?;
    let top = top.map_or(
        Head {
            n: 0,
            hash: [0; 32],
        },
        |row| Head {
            n: row.int(1),
            hash: row.array(2),
        },
    );
    let mut last = Head {
        n: 0,
        hash: [0; 32],
    };
    loop {
        let given = [agency.into(), last.n.into(), 1_000.into()];
        let rows = tx.rows(sql::AUDIT, &given).await?;
        for row in &rows {
            let (n, previous) = (row.int(0), row.bytes(5));
            let said = (row.bytes(2), row.text(3), row.bytes(4));
            let hash = hash_of((agency, n, row.int(1)), said, previous);
            let head = Head { n, hash };
            let follows = n == last.n + 1 && previous == last.hash && row.bytes(6) == hash;
            if !follows || !holds(key, &to_sign(agency, head), &row.array(7)) {
                return Ok(Checked::Broken(last.n + 1));
            }
            last = head;
        }
        if rows.is_empty() {
            let whole = last == top;
            return Ok(if whole {
                Checked::Whole(last)
            } else {
                Checked::Broken(last.n + 1)
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Sql;

    async fn kept(count: i64) -> (tempfile::TempDir, Store, ServerKey) {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::sqlite(folder.path(), 1).await.expect("a store");
        let key = ServerKey::of(&[7; 32]);
        for n in 0..count {
            let mut tx = store.write().await.expect("a transaction");
            let by = (OPERATOR, Action::Invited, b"what".as_slice());
            add(&mut tx, (1, &key), n, by).await.expect("a row");
            tx.commit().await.expect("done");
        }
        (folder, store, key)
    }

    async fn change(store: &Store, sql: &'static str) {
        let mut tx = store.write().await.expect("a transaction");
        for allowed in [
            "DROP TRIGGER IF EXISTS audit_stays",
            "DROP TRIGGER IF EXISTS audit_is_kept",
        ] {
            tx.run(Sql::both(allowed), &[]).await.expect("changed");
        }
        tx.run(Sql::both(sql), &[]).await.expect("changed");
        tx.commit().await.expect("done");
    }

    #[tokio::test]
    async fn a_chain_that_nobody_touched_holds() {
        let (_folder, store, key) = kept(0).await;
        let none = Head {
            n: 0,
            hash: [0; 32],
        };
        assert_eq!(
            check(&store, &key.public()).await.expect("a look"),
            Checked::Whole(none)
        );
        let (_folder, store, key) = kept(1_003).await;
        let found = check(&store, &key.public()).await.expect("a look");
        assert!(matches!(found, Checked::Whole(Head { n: 1_003, .. })));
        // Another's key signed none of it.
        let found = check(&store, &ServerKey::of(&[8; 32]).public())
            .await
            .expect("a look");
        assert_eq!(found, Checked::Broken(1));
    }

    #[tokio::test]
    async fn whatever_is_changed_is_found_at_its_row() {
        for (sql, row) in [
            ("UPDATE audit SET time = time + 1 WHERE n = 4", 4),
            ("UPDATE audit SET action = 'vault.made' WHERE n = 4", 4),
            ("UPDATE audit SET actor = zeroblob(16) WHERE n = 4", 4),
            ("UPDATE audit SET object = zeroblob(16) WHERE n = 4", 4),
            ("UPDATE audit SET previous = zeroblob(32) WHERE n = 4", 4),
            ("UPDATE audit SET hash = zeroblob(32) WHERE n = 4", 4),
            ("UPDATE audit SET signature = zeroblob(64) WHERE n = 4", 4),
            ("DELETE FROM audit WHERE n = 4", 4),
            ("DELETE FROM audit WHERE n > 6", 7),
            ("DELETE FROM audit WHERE n < 3", 1),
            ("UPDATE audit SET n = n + 1 WHERE n = 9", 9),
            ("UPDATE agency SET audit_top = 8", 10),
        ] {
            let (_folder, store, key) = kept(9).await;
            change(&store, sql).await;
            let found = check(&store, &key.public()).await.expect("a look");
            assert_eq!(found, Checked::Broken(row), "{sql}");
        }
    }

    #[tokio::test]
    async fn it_only_grows() {
        let (_folder, store, _) = kept(2).await;
        for sql in ["UPDATE audit SET n = 5 WHERE n = 2", "DELETE FROM audit"] {
            let mut tx = store.write().await.expect("a transaction");
            assert!(tx.run(Sql::both(sql), &[]).await.is_err());
        }
    }
}
