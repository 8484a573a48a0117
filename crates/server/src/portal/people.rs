//! What clients share with a worker: who, one person's, a suggestion back, and the client's spoken
//! *stop*. What is not this worker's, or not given out just now, is not there.

use super::session::{Role, Signed};
use crate::answer::{Answer, named};
use crate::refusal::Refusal;
use crate::server::Server;
use crate::share;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse as _;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use trellis_protocol::{FRAMES, Grant, Worker};

fn worker(signed: &Signed) -> Result<Worker, Refusal> {
    signed.web.no_query()?;
    signed.session.must_be(Role::Worker)?;
    Ok(Worker(signed.session.worker))
}

/// `GET /api/people`
pub async fn all(State(server): State<Server>, signed: Signed) -> Answer {
    let worker = worker(&signed)?;
    let people = share::people(&server, worker).await?;
    let told = |one: &share::Person| {
        let text = |bytes: &[u8]| BASE64_STANDARD.encode(bytes);
        json!({
            "grant": one.grant, "first": text(&one.first), "statement": text(&one.statement),
            "wrap": text(&one.wrap), "manifest": text(&one.manifest),
            "until": one.until, "published": one.published,
        })
    };
    let all: Vec<Value> = people.iter().map(told).collect();
    Ok(Json(all).into_response())
}

/// `GET /api/people/{grant}`
pub async fn one(State(server): State<Server>, path: Path<String>, signed: Signed) -> Answer {
    let worker = worker(&signed)?;
    let grant: Grant = named(path)?;
    let given = share::given(&server, worker, grant).await?;
    Ok(([(header::CONTENT_TYPE, FRAMES)], given).into_response())
}

/// `POST /api/people/{grant}/suggestions`
pub async fn suggest(State(server): State<Server>, path: Path<String>, signed: Signed) -> Answer {
    let worker = worker(&signed)?;
    let grant: Grant = named(path)?;
    share::suggest(&server, worker, grant, signed.web.frames()?).await?;
    Ok(Json(json!({})).into_response())
}

/// `POST /api/people/{grant}/stop`
pub async fn stop(State(server): State<Server>, path: Path<String>, signed: Signed) -> Answer {
    let worker = worker(&signed)?;
    share::asked_to_stop(&server, worker, named(path)?).await?;
    Ok(Json(json!({})).into_response())
}
