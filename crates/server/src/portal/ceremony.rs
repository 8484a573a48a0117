//! What was begun and waits for its answer: a passkey's challenge, an authenticator's secret. Each is
//! good once, for ten minutes, and only for whom it was begun.

use super::sql;
use super::web::{hex, unhex};
use crate::clock::{self, MINUTE, Millis};
use crate::refusal::Refusal;
use crate::server::Server;
use serde::Serialize;
use serde::de::DeserializeOwned;
use trellis_protocol::{Code, Hash};

const LIFE: Millis = 10 * MINUTE;

fn name_of(secret: &[u8; 16]) -> [u8; 32] {
    Hash::of(&[b"trellis ceremony v1", secret]).0
}

/// Begins one; says what it is called.
///
/// # Errors
/// Where the store is not there.
pub async fn begin<T: Serialize>(
    server: &Server,
    (what, bound): (&str, &[u8]),
    state: &T,
) -> Result<String, Refusal> {
    let secret: [u8; 16] = clock::random().map_err(|_| Code::Broken)?;
    let (name, state) = (name_of(&secret), serde_json::to_string(state));
    let state = state.map_err(|_| Code::Broken)?;
    let given = [
        (&name).into(),
        server.store.agency().into(),
        (server.now() + LIFE).into(),
        what.into(),
        bound.into(),
        state.as_str().into(),
    ];
    server.store.pass(sql::CEREMONY_ADD, &given).await?;
    Ok(hex(&secret))
}

/// What waits in one, without taking it up: whoever mistypes six digits need not begin anew.
///
/// # Errors
/// Where there is none, or it is another's.
pub async fn look<T: DeserializeOwned>(
    server: &Server,
    (what, bound): (&str, &[u8]),
    name: &str,
) -> Result<T, Refusal> {
    let name = name_of(&unhex(name)?);
    let given = [
        (&name).into(),
        what.into(),
        bound.into(),
        server.now().into(),
    ];
    let row = server.store.look_passing(sql::CEREMONY, &given).await?;
    let row = row.ok_or(Code::Unauthorised)?;
    serde_json::from_str(row.text(0)).map_err(|_| Code::Broken.into())
}

/// Takes one up again, once.
///
/// # Errors
/// Where there is none, or it is another's.
pub async fn take<T: DeserializeOwned>(
    server: &Server,
    (what, bound): (&str, &[u8]),
    name: &str,
) -> Result<T, Refusal> {
    let name = name_of(&unhex(name)?);
    let given = [
        (&name).into(),
        what.into(),
        bound.into(),
        server.now().into(),
    ];
    let mut tx = server.store.passing().await?;
    let row = tx.row(sql::CEREMONY_TAKE, &given).await?;
    tx.commit().await?;
    let row = row.ok_or(Code::Unauthorised)?;
    serde_json::from_str(row.text(0)).map_err(|_| Code::Broken.into())
}
