//! Where the recovery words lead: the key log of a vault, to whoever can name its 256-bit locator.

use super::keys::entries;
use super::{Answer, frames, named, no_query};
use crate::ask::Asked;
use crate::server::Server;
use crate::store::sql;
use axum::extract::{Path, State};
use trellis_protocol::{Code, Hash, Vault};

/// `GET /v1/recovery/{locator}`
pub async fn get(State(server): State<Server>, path: Path<String>, asked: Asked) -> Answer {
    no_query(&asked.uri)?;
    server.limits.recovery(asked.address)?;
    let locator: Hash = named(path)?;
    let mut tx = server.store.read().await?;
    let found = tx.row(sql::LOCATED, &[(&locator.0).into()]).await?;
    let vault = Vault(found.ok_or(Code::Gone)?.array(0));
    let bytes = entries(&mut tx, vault, -1).await?;
    Ok(frames(bytes))
}
