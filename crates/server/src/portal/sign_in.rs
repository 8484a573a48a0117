//! Signing in and out. What does not hold is answered alike, whether there is such a person or not:
//! the same words, the same status, the same steps.

use super::ceremony;
use super::code::{Authenticator, name_of};
use super::session::{self, How};
use super::sql;
use super::web::{Web, unhex};
use crate::answer::Answer;
use crate::clock::DAY;
use crate::refusal::Refusal;
use crate::server::Server;
use axum::Json;
use axum::extract::State;
use axum::http::HeaderValue;
use axum::response::IntoResponse as _;
use serde::Deserialize;
use serde_json::{Value, json};
use trellis_protocol::Code;
use webauthn_rs::prelude::DiscoverableAuthentication;

/// What a ceremony of it is called.
const WHAT: &str = "sign-in";

/// `GET /api/hello`
pub async fn hello(State(server): State<Server>, web: Web) -> Answer {
    web.no_query()?;
    let portal = server.portal.as_ref().ok_or(Code::Gone)?;
    Ok(Json(json!({
        "agency": server.config.agency.name,
        "contact": server.config.agency.contact,
        "oidc": portal.oidc.is_some(),
        "server": server.url,
        "key": super::web::hex(&server.key.public()),
    }))
    .into_response())
}

/// `POST /api/sign-in/begin`
pub async fn begin(State(server): State<Server>, web: Web) -> Answer {
    web.no_query()?;
    server.limits.sign_in(web.address)?;
    let portal = server.portal.as_ref().ok_or(Code::Gone)?;
    let begun = portal.passkeys.begin_sign_in().ok_or(Code::Broken)?;
    let name = ceremony::begin(&server, (WHAT, &[]), &begun.state).await?;
    Ok(Json(json!({"ceremony": name, "passkey": begun.options})).into_response())
}

#[derive(Deserialize)]
struct End {
    ceremony: String,
    passkey: Value,
}

/// `POST /api/sign-in/end`
pub async fn end(State(server): State<Server>, web: Web) -> Answer {
    web.no_query()?;
    let asked: End = web.json()?;
    server.limits.sign_in(web.address)?;
    let no = Refusal::from(Code::Unauthorised);
    let portal = server.portal.as_ref().ok_or(Code::Gone)?;
    let state: DiscoverableAuthentication =
        ceremony::take(&server, (WHAT, &[]), &asked.ceremony).await?;
    let (said, credential) = portal.passkeys.said(&asked.passkey).ok_or(no)?;
    let given = [credential.as_slice().into()];
    let row = server.store.look(sql::PASSKEY, &given).await?;
    let row = row.filter(|row| row.array::<8>(0) == said);
    // Who is not there is looked at just as long.
    let kept = row.as_ref().map(|row| row.text(1));
    let body = portal.passkeys.end_sign_in(&asked.passkey, state, kept);
    let body = body.map_err(|_| no)?;
    // Nobody who was let out is let in, and what they have not is not told apart.
    may(&server, &said).await?;
    let today = server.now() / DAY * DAY;
    let given = [
        credential.as_slice().into(),
        today.into(),
        body.as_str().into(),
    ];
    let mut tx = server.store.write().await?;
    tx.run(sql::PASSKEY_USED, &given).await?;
    tx.commit().await?;
    session::welcome(&server, &web, (said, How::Passkey)).await
}

async fn may(server: &Server, worker: &[u8; 8]) -> Result<(), Refusal> {
    let row = server.store.look(sql::WORKER, &[worker.into()]).await?;
    if row.is_some_and(|row| row.int(2) == 0) {
        Ok(())
    } else {
        Err(Code::Unauthorised.into())
    }
}

#[derive(Deserialize)]
struct ByCode {
    name: String,
    digits: String,
}

/// `POST /api/sign-in/code`
pub async fn code(State(server): State<Server>, web: Web) -> Answer {
    web.no_query()?;
    let asked: ByCode = web.json()?;
    server.limits.sign_in(web.address)?;
    let no = Refusal::from(Code::Unauthorised);
    let name = name_of(&unhex(&asked.name)?);
    server.limits.code(name)?;
    let row = server.store.look(sql::CODE, &[(&name).into()]).await?;
    let there = row.as_ref().map(|row| (row.array::<8>(0), row.bytes(1)));
    // Who is not there is looked for just as long.
    let (worker, sealed) = there.unwrap_or(([0; 8], &[0; 60]));
    let authenticator = Authenticator::opened(sealed, &server.key, &worker);
    let authenticator = authenticator.unwrap_or(Authenticator::of([0; 20]));
    let step = authenticator.step(&asked.digits, server.now());
    server.metrics.digits_tried.inc();
    let row_is_there = row.is_some();
    let step = step.filter(|_| row_is_there).ok_or(no)?;
    may(&server, &worker).await?;
    let mut tx = server.store.write().await?;
    if tx
        .run(sql::CODE_STEP, &[(&worker).into(), step.into()])
        .await?
        != 1
    {
        // Somebody came with the same digits before.
        return Err(no);
    }
    tx.commit().await?;
    session::welcome(&server, &web, (worker, How::Code)).await
}

/// `POST /api/sign-out`
pub async fn out(State(server): State<Server>, web: Web) -> Answer {
    web.no_query()?;
    session::end(&server, &web).await?;
    let mut answer = Json(json!({})).into_response();
    answer.headers_mut().insert(
        "clear-site-data",
        HeaderValue::from_static("\"cache\", \"cookies\", \"storage\""),
    );
    let gone = format!(
        "{}=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0",
        session::COOKIE
    );
    session::set(&mut answer, &gone);
    Ok(answer)
}
