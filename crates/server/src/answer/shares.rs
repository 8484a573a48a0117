//! Who an invitation to share is from, to whoever has it.

use super::{Answer, no_query};
use crate::ask::Asked;
use crate::server::Server;
use crate::share;
use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use trellis_protocol::Code;

/// `POST /v1/shares/look`
pub async fn look(State(server): State<Server>, asked: Asked) -> Answer {
    no_query(&asked.uri)?;
    server.limits.unsigned(asked.address)?;
    let token: [u8; 16] = asked
        .body
        .as_ref()
        .try_into()
        .map_err(|_| Code::Malformed)?;
    server.limits.token()?;
    Ok(Json(share::look(&server, &token).await?).into_response())
}
