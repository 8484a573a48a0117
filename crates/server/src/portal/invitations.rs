//! Invitations to share, which a worker makes for one client: a link, a picture of it, a code to type.

use super::picture;
use super::session::{Role, Signed};
use crate::answer::Answer;
use crate::refusal::Refusal;
use crate::server::Server;
use crate::share;
use axum::Json;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde::Deserialize;
use serde_json::{Value, json};
use trellis_protocol::{Code, Worker};

fn worker(signed: &Signed) -> Result<Worker, Refusal> {
    signed.web.no_query()?;
    signed.session.must_be(Role::Worker)?;
    Ok(Worker(signed.session.worker))
}

#[derive(Deserialize)]
struct Make {
    reason: String,
    made: u64,
    signature: String,
}

/// `POST /api/invitations`
pub async fn make(State(server): State<Server>, signed: Signed) -> Answer {
    let worker = worker(&signed)?;
    let asked: Make = signed.web.json()?;
    let signature = BASE64_STANDARD
        .decode(&asked.signature)
        .ok()
        .and_then(|bytes| bytes.try_into().ok())
        .ok_or(Code::Malformed)?;
    let reason = share::Reason {
        text: asked.reason,
        made: asked.made,
        signature,
    };
    let invitation = share::invite(&server, worker, &reason).await?;
    let link = invitation.link().ok_or(Code::Broken)?;
    Ok(Json(json!({
        "qr": picture(&link),
        "link": link,
        "server": server.url,
        "code": invitation.code(),
        "expires": invitation.expires.saturating_mul(1_000),
    }))
    .into_response())
}

/// `GET /api/invitations`
pub async fn waiting(State(server): State<Server>, signed: Signed) -> Answer {
    let worker = worker(&signed)?;
    let waiting = share::invitations(&server, worker).await?;
    let told = |one: &share::Waiting| json!({"n": one.n, "reason": one.reason, "made": one.made, "expires": one.expires});
    let all: Vec<Value> = waiting.iter().map(told).collect();
    Ok(Json(all).into_response())
}

/// `DELETE /api/invitations/{n}`
pub async fn drop(State(server): State<Server>, path: Path<String>, signed: Signed) -> Answer {
    let worker = worker(&signed)?;
    let n = path.parse().map_err(|_| Code::Gone)?;
    share::withdraw(&server, worker, n).await?;
    Ok(Json(json!({})).into_response())
}
