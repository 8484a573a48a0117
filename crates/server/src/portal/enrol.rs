//! Enrolling: with a link that is good once, for three days, a worker makes their ways in. Whoever
//! comes second with the same link, at whatever moment, is refused.

use super::account::{self, CODE, Making, PASSKEY, sealed_way};
use super::session::{self, How, Role};
use super::sql;
use super::web::{Web, hex, unhex};
use crate::answer::Answer;
use crate::audit::{self, Action};
use crate::refusal::Refusal;
use crate::server::Server;
use crate::share;
use crate::store::Row;
use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse as _;
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde::Deserialize;
use serde_json::{Value, json};
use trellis_protocol::{Code, Worker};

/// What a ceremony of it is called.
const WHAT: &str = "enrol";

/// A token, as the link has it.
#[derive(Deserialize)]
pub struct Token {
    token: String,
}

/// Whose a token is.
struct Whose {
    name: [u8; 32],
    worker: [u8; 8],
    expires: i64,
    called: String,
    role: Role,
}

async fn whose(server: &Server, web: &Web, token: &str) -> Result<Whose, Refusal> {
    server.limits.sign_in(web.address)?;
    let no = Refusal::from(Code::Token);
    let token = BASE64_URL_SAFE_NO_PAD.decode(token).map_err(|_| no)?;
    let token: [u8; 16] = token.try_into().map_err(|_| no)?;
    let name = account::token_name(&token);
    let given = [(&name).into(), server.now().into()];
    let row: Option<Row> = server.store.look(sql::ENROLMENT, &given).await?;
    let row = row.ok_or(no)?;
    Ok(Whose {
        name,
        worker: row.array(0),
        expires: row.int(1),
        called: row.text(2).to_owned(),
        role: Role::read(row.text(3)).ok_or(no)?,
    })
}

/// `POST /api/enrol/look`
pub async fn look(State(server): State<Server>, web: Web) -> Answer {
    web.no_query()?;
    let asked: Token = web.json()?;
    let whose = whose(&server, &web, &asked.token).await?;
    Ok(Json(json!({
        "worker": hex(&whose.worker),
        "name": whose.called,
        "role": whose.role.name(),
        "agency": server.config.agency.name,
        "expires": whose.expires,
    }))
    .into_response())
}

/// What is to be made.
#[derive(Deserialize)]
struct Begin {
    token: String,
    passkey: bool,
}

/// `POST /api/enrol/begin`
pub async fn begin(State(server): State<Server>, web: Web) -> Answer {
    web.no_query()?;
    let asked: Begin = web.json()?;
    let whose = whose(&server, &web, &asked.token).await?;
    let who = (whose.worker, whose.called.as_str());
    let bound = (WHAT, whose.name.as_slice());
    let begun = account::begin(&server, who, (asked.passkey, true), bound).await?;
    Ok(Json(begun).into_response())
}

/// One way, sealed.
#[derive(Deserialize)]
struct Way {
    way: i64,
    sealed: String,
    credential: Option<String>,
}

/// What was made.
#[derive(Deserialize)]
struct End {
    token: String,
    ceremony: String,
    passkey: Option<Value>,
    signing_key: Option<String>,
    hpke_key: Option<String>,
    #[serde(default)]
    ways: Vec<Way>,
    code_name: String,
    digits: String,
}

/// A sealed way, and the passkey that it names.
type Sealed<'a> = (Vec<u8>, Option<&'a str>);

impl End {
    /// The public keys: a worker brings them, nobody else does.
    fn keys(&self, role: Role) -> Result<Option<[[u8; 32]; 2]>, Refusal> {
        match (role, &self.signing_key, &self.hpke_key) {
            (Role::Worker, Some(signing), Some(hpke)) => Ok(Some([unhex(signing)?, unhex(hpke)?])),
            (Role::Admin | Role::Auditor, None, None) if self.ways.is_empty() => Ok(None),
            _ => Err(Code::Malformed.into()),
        }
    }

    /// The sealed way of this sort, at most one.
    fn way(&self, way: i64) -> Result<Option<Sealed<'_>>, Refusal> {
        let mut all = self.ways.iter().filter(|one| one.way == way);
        let Some(one) = all.next() else {
            return Ok(None);
        };
        if all.next().is_some() {
            return Err(Code::Malformed.into());
        }
        Ok(Some((
            sealed_way(&one.sealed, way)?,
            one.credential.as_deref(),
        )))
    }
}

/// `POST /api/enrol/end`
pub async fn end(State(server): State<Server>, web: Web) -> Answer {
    web.no_query()?;
    let asked: End = web.json()?;
    let whose = whose(&server, &web, &asked.token).await?;
    let keys = asked.keys(whose.role)?;
    let code_name: [u8; 16] = unhex(&asked.code_name)?;
    if asked
        .ways
        .iter()
        .any(|one| ![PASSKEY, CODE].contains(&one.way))
    {
        return Err(Code::Malformed.into());
    }
    let by_code = asked.way(CODE)?.map(|(sealed, _)| sealed);
    let by_passkey = asked.way(PASSKEY)?;
    // A worker without the code's way would lose the key with the first lost passkey.
    if keys.is_some() != by_code.is_some() {
        return Err(Code::Malformed.into());
    }
    let worker = whose.worker;
    let bound = (WHAT, whose.name.as_slice());
    let making = Making::look(&server, bound, &asked.ceremony, &worker).await?;
    let (authenticator, step) = making.authenticator(&server, &worker, &asked.digits)?;
    let new = asked
        .passkey
        .as_ref()
        .map(|credential| making.passkey(&server, credential))
        .transpose()?;
    let opens = match (&new, &by_passkey) {
        (_, None) => Vec::new(),
        (Some(new), Some((sealed, Some(named))))
            if BASE64_URL_SAFE_NO_PAD.encode(&new.credential) == *named =>
        {
            sealed.clone()
        }
        _ => return Err(Code::Malformed.into()),
    };
    Making::end(&server, bound, &asked.ceremony).await?;
    let (agency, now) = (server.store.agency(), server.now());
    let mut tx = server.store.write().await?;
    let given = [(&whose.name).into(), now.into()];
    if tx.run(sql::ENROLMENT_USE, &given).await? != 1 {
        return Err(Code::Token.into());
    }
    if let Some([signing, hpke]) = &keys {
        share::set_keys(&mut tx, Worker(worker), signing, hpke).await?;
    }
    if let Some(new) = &new {
        account::add_passkey(&mut tx, (agency, now), &worker, (new, &opens)).await?;
    }
    let code = (&code_name, authenticator.as_slice(), step);
    let sealed = by_code.unwrap_or_default();
    account::add_code(&mut tx, (agency, now), &worker, code, &sealed).await?;
    let by = (worker.as_slice(), Action::WorkerEnrolled, worker.as_slice());
    audit::add(&mut tx, (agency, &server.key), now, by).await?;
    tx.commit().await?;
    let how = if new.is_some() {
        How::Passkey
    } else {
        How::Code
    };
    session::welcome(&server, &web, (worker, how)).await
}
