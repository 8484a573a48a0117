//! Invitations: the right to keep one sealed copy here. Single use, for three days.

use crate::answer::vaults::token_name;
use crate::audit::{self, Action, OPERATOR};
use crate::clock::{self, HOUR};
use crate::key::ServerKey;
use crate::store::{Store, Trouble, sql};
use trellis_protocol::{Hash, Invitation, typed_token};

/// How long one is good.
const LIFE: i64 = 72 * HOUR;

/// Why none was made.
#[derive(Debug, thiserror::Error)]
pub enum NotInvited {
    /// The store.
    #[error(transparent)]
    Store(#[from] Trouble),
    /// No randomness.
    #[error(transparent)]
    Random(#[from] std::io::Error),
}

/// Makes one.
///
/// # Errors
/// [`NotInvited`].
pub async fn make(store: &Store, key: &ServerKey, url: &str) -> Result<Invitation, NotInvited> {
    let token = clock::random::<16>()?;
    let (name, typed) = (token_name(&token), token_name(&typed_token(&token)));
    let (agency, now) = (store.agency(), clock::now());
    let expires = now + LIFE;
    let given = [
        (&name).into(),
        (&typed).into(),
        agency.into(),
        now.into(),
        expires.into(),
    ];
    let mut tx = store.write().await?;
    tx.run(sql::INVITATION_ADD, &given).await?;
    let by = (OPERATOR, Action::Invited, name.as_slice());
    audit::add(&mut tx, (agency, key), now, by).await?;
    tx.commit().await?;
    Ok(Invitation {
        server: url.to_owned(),
        token,
        key: Hash::of(&[&key.public()]),
        expires: u64::try_from(expires / 1_000).unwrap_or(0),
    })
}
