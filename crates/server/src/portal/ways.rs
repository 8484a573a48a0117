//! What somebody has, and a change of it: one way in more, or one fewer. Two stay.

use super::account::{self, CODE, Making, PASSKEY, sealed_way};
use super::session::{self, Role, Session, Signed};
use super::sql;
use super::web::unhex;
use crate::answer::Answer;
use crate::audit::{self, Action};
use crate::refusal::Refusal;
use crate::server::Server;
use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;
use serde_json::Value;
use trellis_protocol::Code;

/// What a ceremony of it is called.
const WHAT: &str = "way";

/// What somebody who is signed in is told of themselves.
///
/// # Errors
/// Where the store is not there.
pub async fn told(server: &Server, session: &Session) -> Result<Response, Refusal> {
    let mut told = account::told(server, &session.worker).await?;
    let oidc = server.portal.as_ref().is_some_and(|one| one.oidc.is_some());
    told["name"] = session.called.as_str().into();
    told["role"] = session.role.name().into();
    told["oidc"] = oidc.into();
    told["by"] = session.how.name().into();
    told["since"] = session.made.into();
    told["until"] = (session.made + session::MOST).into();
    Ok(Json(told).into_response())
}

/// `GET /api/me`
pub async fn me(State(server): State<Server>, signed: Signed) -> Answer {
    signed.web.no_query()?;
    told(&server, &signed.session).await
}

#[derive(Deserialize)]
struct Begin {
    passkey: bool,
}

/// `POST /api/me/ways/begin`
pub async fn begin(State(server): State<Server>, signed: Signed) -> Answer {
    signed.web.no_query()?;
    let asked: Begin = signed.web.json()?;
    let session = &signed.session;
    session.must_be_fresh(server.now())?;
    let who = (session.worker, session.called.as_str());
    let what = (asked.passkey, !asked.passkey);
    let begun = account::begin(&server, who, what, (WHAT, &session.name)).await?;
    Ok(Json(begun).into_response())
}

#[derive(Deserialize)]
struct Add {
    ceremony: String,
    passkey: Option<Value>,
    code_name: Option<String>,
    digits: Option<String>,
    sealed: Option<String>,
}

/// `POST /api/me/ways`
pub async fn add(State(server): State<Server>, signed: Signed) -> Answer {
    signed.web.no_query()?;
    let asked: Add = signed.web.json()?;
    let session = &signed.session;
    session.must_be_fresh(server.now())?;
    let worker = session.worker;
    let way = if asked.passkey.is_some() {
        PASSKEY
    } else {
        CODE
    };
    let sealed = asked.sealed.as_deref().map(|text| sealed_way(text, way));
    let sealed = sealed.transpose()?.unwrap_or_default();
    // Only a worker has keys that a way could open; their code's way opens them.
    let is_worker = session.role == Role::Worker;
    if !is_worker && !sealed.is_empty() || is_worker && way == CODE && sealed.is_empty() {
        return Err(Code::Malformed.into());
    }
    let bound = (WHAT, session.name.as_slice());
    let making = Making::look(&server, bound, &asked.ceremony, &worker).await?;
    let (agency, now) = (server.store.agency(), server.now());
    let new = match (&asked.passkey, &asked.code_name, &asked.digits) {
        (Some(credential), None, None) => Ok(making.passkey(&server, credential)?),
        (None, Some(name), Some(digits)) => {
            let name: [u8; 16] = unhex(name)?;
            let (authenticator, step) = making.authenticator(&server, &worker, digits)?;
            Err((name, authenticator, step))
        }
        _ => return Err(Code::Malformed.into()),
    };
    Making::end(&server, bound, &asked.ceremony).await?;
    let mut tx = server.store.write().await?;
    tx.row(sql::WORKER_HELD, &[(&worker).into()]).await?;
    match &new {
        Ok(new) => {
            account::add_passkey(&mut tx, (agency, now), &worker, (new, &sealed)).await?;
        }
        Err((name, authenticator, step)) => {
            let code = (name, authenticator.as_slice(), *step);
            account::add_code(&mut tx, (agency, now), &worker, code, &sealed).await?;
        }
    }
    let by = (worker.as_slice(), Action::WayAdded, worker.as_slice());
    audit::add(&mut tx, (agency, &server.key), now, by).await?;
    tx.commit().await?;
    told(&server, session).await
}

/// `DELETE /api/me/ways/{n}`
pub async fn drop(State(server): State<Server>, path: Path<String>, signed: Signed) -> Answer {
    signed.web.no_query()?;
    let n: i64 = path.parse().map_err(|_| Code::Gone)?;
    let session = &signed.session;
    session.must_be_fresh(server.now())?;
    let worker = session.worker;
    let (agency, now) = (server.store.agency(), server.now());
    let mut tx = server.store.write().await?;
    tx.row(sql::WORKER_HELD, &[(&worker).into()]).await?;
    let ways = tx.rows(sql::WAYS, &[(&worker).into()]).await?;
    let gone = ways.iter().find(|row| row.int(0) == n).ok_or(Code::Gone)?;
    let stay = ways.iter().filter(|row| row.int(0) != n);
    let opens = stay.clone().filter(|row| !row.bytes(3).is_empty()).count();
    let opened = !gone.bytes(3).is_empty();
    if stay.count() < 2 || session.role == Role::Worker && opened && opens < 2 {
        return Err(Code::Moved.into());
    }
    tx.run(sql::WAY_DROP, &[(&worker).into(), n.into()]).await?;
    if gone.int(1) == PASSKEY {
        let given = [(&worker).into(), gone.bytes(2).into()];
        tx.run(sql::PASSKEY_DROP, &given).await?;
    } else {
        tx.run(sql::CODE_DROP, &[(&worker).into()]).await?;
    }
    let by = (worker.as_slice(), Action::WayRemoved, worker.as_slice());
    audit::add(&mut tx, (agency, &server.key), now, by).await?;
    tx.commit().await?;
    told(&server, session).await
}
