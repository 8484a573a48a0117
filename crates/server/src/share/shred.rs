//! Keys that no backup has. Everything sealed of a grant lies in the database sealed once more, under a
//! random key of its epoch; what lies in its inbox, under one of the grant. When a key goes, every copy of
//! those rows that was ever made is noise.
//!
//! A key is made before anything is sealed with it, and goes before the rows do: a server that dies in
//! between gives nothing out.

use super::sql;
use crate::clock::{self, Millis};
use crate::refusal::Refusal;
use crate::sabotage::{Guard, is_out};
use crate::store::{Store, Trouble};
use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use trellis_protocol::{Code, Grant};

/// The epoch of the key for what lies in the inbox.
pub const INBOX: u32 = 0;

/// A key.
pub struct ShredKey {
    grant: Grant,
    epoch: u32,
    key: [u8; 32],
}

impl ShredKey {
    /// The key of an epoch; made where there is none yet. It may go again before it is used, where the grant
    /// comes to another epoch in that very moment: so whoever uses it looks once more where the grant stands.
    ///
    /// # Errors
    /// [`Refusal`].
    pub async fn make(
        store: &Store,
        grant: Grant,
        epoch: u32,
        now: Millis,
    ) -> Result<Self, Refusal> {
        if let Some(key) = Self::find(store, grant, epoch).await? {
            return Ok(key);
        }
        let fresh: [u8; 32] = clock::random().map_err(|_| Code::Busy)?;
        let mut tx = store.shredding().await?;
        let given = [
            (&grant.0).into(),
            i64::from(epoch).into(),
            store.agency().into(),
            now.into(),
            (&fresh).into(),
        ];
        let row = tx.row(sql::SHRED_MAKE, &given).await?;
        tx.commit().await?;
        let key = row.ok_or(Code::Broken)?.array(0);
        Ok(Self { grant, epoch, key })
    }

    /// The key of an epoch, where there is one.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn find(store: &Store, grant: Grant, epoch: u32) -> Result<Option<Self>, Trouble> {
        let mut tx = store.shredding().await?;
        let given = [(&grant.0).into(), i64::from(epoch).into()];
        let row = tx.row(sql::SHRED, &given).await?;
        tx.commit().await?;
        Ok(row.map(|row| Self {
            grant,
            epoch,
            key: row.array(0),
        }))
    }

    fn additional(&self, what: &str, place: &[u8]) -> Vec<u8> {
        [
            b"trellis shred v1".as_slice(),
            &self.grant.0,
            &self.epoch.to_be_bytes(),
            what.as_bytes(),
            b".",
            place,
        ]
        .concat()
    }

    /// What is kept of some bytes: a nonce, and them sealed.
    ///
    /// # Errors
    /// [`Code::Busy`] where there is no randomness.
    pub fn seal(&self, (what, place): (&str, &[u8]), bytes: &[u8]) -> Result<Vec<u8>, Code> {
        let nonce: [u8; 24] = clock::random().map_err(|_| Code::Busy)?;
        let payload = Payload {
            msg: bytes,
            aad: &self.additional(what, place),
        };
        let cipher = XChaCha20Poly1305::new_from_slice(&self.key).expect("a key has 32 bytes");
        let sealed = cipher.encrypt(&XNonce::from(nonce), payload);
        let sealed = sealed.expect("what is kept is far below what the cipher can take");
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// What [`Self::seal`] was given; none where it was sealed under another key, or elsewhere.
    pub fn open(&self, (what, place): (&str, &[u8]), kept: &[u8]) -> Option<Vec<u8>> {
        let (nonce, sealed) = kept.split_first_chunk::<24>()?;
        let payload = Payload {
            msg: sealed,
            aad: &self.additional(what, place),
        };
        let cipher = XChaCha20Poly1305::new_from_slice(&self.key).expect("a key has 32 bytes");
        cipher.decrypt(&XNonce::from(*nonce), payload).ok()
    }
}

/// Takes all keys of a grant away, and leaves nothing of them in the file.
///
/// # Errors
/// [`Trouble`].
pub async fn forget(store: &Store, grant: Grant) -> Result<(), Trouble> {
    if is_out(Guard::ShredKeys) {
        return Ok(());
    }
    let mut tx = store.shredding().await?;
    tx.run(sql::SHRED_DROP, &[(&grant.0).into()]).await?;
    tx.commit().await?;
    store.settle_shredding().await
}

/// Takes the keys of what is shown away, but one epoch's: 0 leaves none.
///
/// # Errors
/// [`Trouble`].
pub async fn forget_others(store: &Store, grant: Grant, epoch: u32) -> Result<(), Trouble> {
    if is_out(Guard::ShredEpochs) {
        return Ok(());
    }
    let mut tx = store.shredding().await?;
    let given = [(&grant.0).into(), i64::from(epoch).into()];
    let gone = tx.run(sql::SHRED_DROP_OTHERS, &given).await?;
    tx.commit().await?;
    if gone > 0 {
        store.settle_shredding().await?;
    }
    Ok(())
}
