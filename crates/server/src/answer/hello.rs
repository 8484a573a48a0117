//! What the server says of itself, to anybody.

use super::Answer;
use crate::ask::Asked;
use crate::server::Server;
use crate::store::sql;
use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use trellis_protocol::{Hash, Hello, Limits, VERSION};

/// `GET /v1/hello`
pub async fn get(State(server): State<Server>, asked: Asked) -> Answer {
    super::no_query(&asked.uri)?;
    server.limits.unsigned(asked.address)?;
    let mut tx = server.store.read().await?;
    let agency = [server.store.agency().into()];
    let row = tx.row(sql::AGENCY, &agency).await?;
    let incarnation = row.map_or(1, |row| row.int(0));
    let limits = &server.config.limits;
    let hello = Hello {
        agency: server.config.agency.name.clone(),
        contact: server.config.agency.contact.clone(),
        key: Hash(server.key.public()),
        versions: vec![VERSION],
        incarnation: u32::try_from(incarnation).unwrap_or(u32::MAX),
        limits: Limits {
            vault: limits.vault_bytes,
            request: limits.body_bytes as u64,
        },
    };
    Ok(Json(hello).into_response())
}
