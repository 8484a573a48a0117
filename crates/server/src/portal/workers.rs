//! Accounts, for an admin, who sees no data of clients.

use super::Portal;
use super::account;
use super::session::{Role, Signed};
use super::sql;
use super::web::{hex, unhex};
use crate::answer::Answer;
use crate::audit::{self, Action};
use crate::clock::Millis;
use crate::key::ServerKey;
use crate::server::Server;
use crate::store::{Store, Trouble};
use axum::Json;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use serde::Deserialize;
use serde_json::{Value, json};
use trellis_protocol::Code;

/// Whether somebody can be called so: 1 to 100 letters, none of them a control.
pub fn is_name(name: &str) -> bool {
    let count = name.chars().count();
    (1..=100).contains(&count) && name.trim() == name && !name.chars().any(char::is_control)
}

/// Whether somebody can be called so at the agency's own sign-in.
pub fn is_subject(text: &str) -> bool {
    (1..=255).contains(&text.len()) && !text.chars().any(char::is_control)
}

/// `GET /api/workers`
pub async fn all(State(server): State<Server>, signed: Signed) -> Answer {
    signed.web.no_query()?;
    signed.session.must_be(Role::Admin)?;
    let mut tx = server.store.read().await?;
    let given = [server.store.agency().into(), server.now().into()];
    let rows = tx.rows(sql::WORKERS, &given).await?;
    let told = |row: &crate::store::Row| {
        let subject = Some(row.text(7)).filter(|text| !text.is_empty());
        json!({
            "worker": hex(row.bytes(0)), "name": row.text(1), "role": row.text(2),
            "made": row.int(3), "disabled": row.int(4) != 0, "enrolled": row.int(5) != 0,
            "waiting": row.int(6) != 0, "oidc": subject,
        })
    };
    let all: Vec<Value> = rows.iter().map(told).collect();
    Ok(Json(all).into_response())
}

#[derive(Deserialize)]
struct Add {
    name: String,
    role: String,
    oidc: Option<String>,
}

fn link(server: &Server, worker: &[u8; 8], enrolment: &account::Enrolment) -> Value {
    json!({
        "worker": hex(worker),
        "link": Portal::enrol_link(&server.portal_url, &enrolment.token),
        "expires": enrolment.expires,
    })
}

/// `POST /api/workers`
pub async fn add(State(server): State<Server>, signed: Signed) -> Answer {
    signed.web.no_query()?;
    signed.session.must_be(Role::Admin)?;
    let asked: Add = signed.web.json()?;
    let role = Role::read(&asked.role).ok_or(Code::Malformed)?;
    let subject = asked.oidc.as_deref();
    if !is_name(&asked.name) || subject.is_some_and(|text| !is_subject(text)) {
        return Err(Code::Malformed.into());
    }
    let by = (signed.session.worker.as_slice(), server.now());
    let kept = (&server.store, &server.key);
    let added = account::add(kept, by, (&asked.name, role), subject).await?;
    let (worker, enrolment) = added.ok_or(Code::Moved)?;
    Ok(Json(link(&server, &worker, &enrolment)).into_response())
}

/// `POST /api/workers/{worker}/renew`
pub async fn renew(State(server): State<Server>, path: Path<String>, signed: Signed) -> Answer {
    signed.web.no_query()?;
    signed.session.must_be(Role::Admin)?;
    let worker = unhex(&path).map_err(|_| Code::Gone)?;
    let by = (signed.session.worker.as_slice(), server.now());
    let renewed = account::renew((&server.store, &server.key), by, &worker).await?;
    let enrolment = renewed.ok_or(Code::Gone)?;
    Ok(Json(link(&server, &worker, &enrolment)).into_response())
}

/// `POST /api/workers/{worker}/disable`
pub async fn disable(State(server): State<Server>, path: Path<String>, signed: Signed) -> Answer {
    signed.web.no_query()?;
    signed.session.must_be(Role::Admin)?;
    let worker = unhex(&path).map_err(|_| Code::Gone)?;
    // Who lets themselves out may leave nobody who can let others in.
    if worker == signed.session.worker {
        return Err(Code::Malformed.into());
    }
    let by = (signed.session.worker.as_slice(), server.now());
    if let_out((&server.store, &server.key), by, &worker).await? {
        Ok(Json(json!({})).into_response())
    } else {
        Err(Code::Gone.into())
    }
}

/// Lets a worker in no longer: their sessions are over with their next request. Says whether there
/// was one to let out.
///
/// # Errors
/// [`Trouble`].
pub async fn let_out(
    (store, key): (&Store, &ServerKey),
    (actor, now): (&[u8], Millis),
    worker: &[u8; 8],
) -> Result<bool, Trouble> {
    let agency = store.agency();
    let mut tx = store.write().await?;
    let given = [worker.into(), agency.into(), now.into()];
    let done = tx.run(crate::store::sql::WORKER_DISABLE, &given).await?;
    if done != 1 {
        return Ok(false);
    }
    tx.run(sql::GENERATION_RAISE, &[worker.into()]).await?;
    tx.run(sql::ENROLMENTS_DROP, &[worker.into()]).await?;
    let by = (actor, Action::WorkerDisabled, worker.as_slice());
    audit::add(&mut tx, (agency, key), now, by).await?;
    tx.commit().await?;
    Ok(true)
}
