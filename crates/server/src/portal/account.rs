//! What a worker has: public keys, and ways in. Making an account's way in (*enrolment*) and taking
//! every way away again (*renewing*).

use super::ceremony;
use super::code::{Authenticator, name_of};
use super::passkey::New;
use super::session::Role;
use super::sql;
use super::web::{hex, unhex};
use crate::audit::{self, Action};
use crate::clock::{self, HOUR, Millis};
use crate::key::ServerKey;
use crate::refusal::Refusal;
use crate::server::Server;
use crate::store::{Store, Trouble, Tx};
use base64::Engine as _;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use trellis_protocol::{Code, Hash};
use webauthn_rs::prelude::PasskeyRegistration;

/// How long an enrolment is good.
const LIFE: Millis = 72 * HOUR;
/// A way by a passkey,
pub const PASSKEY: i64 = 1;
/// and one by a code.
pub const CODE: i64 = 2;
/// Bytes of a sealed way.
const SEALED: usize = 106;
/// Ways that somebody may have.
const MOST: usize = 10;

/// What an enrolment's token is kept as.
pub fn token_name(token: &[u8; 16]) -> [u8; 32] {
    Hash::of(&[b"trellis enrolment v1", token]).0
}

/// Why no enrolment was made.
#[derive(Debug, thiserror::Error)]
pub enum NotMade {
    /// The store.
    #[error(transparent)]
    Store(#[from] Trouble),
    /// No randomness.
    #[error(transparent)]
    Random(#[from] std::io::Error),
}

impl From<NotMade> for Refusal {
    fn from(not: NotMade) -> Self {
        match not {
            NotMade::Store(trouble) => trouble.into(),
            NotMade::Random(_) => Code::Broken.into(),
        }
    }
}

/// A fresh enrolment.
pub struct Enrolment {
    /// What the link carries.
    pub token: [u8; 16],
    /// When it ends.
    pub expires: Millis,
}

/// Makes an enrolment for a worker, in the transaction of what it is made for. Those before are good
/// no longer.
///
/// # Errors
/// [`NotMade`].
pub async fn enrolment(
    tx: &mut Tx,
    agency: i64,
    worker: &[u8; 8],
    now: Millis,
) -> Result<Enrolment, NotMade> {
    let (token, expires) = (clock::random::<16>()?, now + LIFE);
    tx.run(sql::ENROLMENTS_DROP, &[worker.into()]).await?;
    let name = token_name(&token);
    let given = [
        (&name).into(),
        agency.into(),
        worker.into(),
        now.into(),
        expires.into(),
    ];
    tx.run(sql::ENROLMENT_ADD, &given).await?;
    Ok(Enrolment { token, expires })
}

/// Adds a worker, with who they are at the agency's own sign-in where that is said.
///
/// # Errors
/// [`NotMade`]; `None` where that subject is another's.
pub async fn add(
    (store, key): (&Store, &ServerKey),
    (actor, now): (&[u8], Millis),
    (name, role): (&str, Role),
    subject: Option<&str>,
) -> Result<Option<([u8; 8], Enrolment)>, NotMade> {
    let (worker, agency) = (clock::random::<8>()?, store.agency());
    let mut tx = store.write().await?;
    let given = [
        (&worker).into(),
        agency.into(),
        name.into(),
        role.name().into(),
        now.into(),
    ];
    tx.run(crate::store::sql::WORKER_ADD, &given).await?;
    if let Some(subject) = subject {
        let given = [agency.into(), subject.into(), (&worker).into()];
        if tx.run(sql::SUBJECT_ADD, &given).await? != 1 {
            return Ok(None);
        }
    }
    let enrolment = enrolment(&mut tx, agency, &worker, now).await?;
    let by = (actor, Action::WorkerAdded, worker.as_slice());
    audit::add(&mut tx, (agency, key), now, by).await?;
    tx.commit().await?;
    Ok(Some((worker, enrolment)))
}

/// Takes every way of a worker away, their keys and their sessions, and makes a new enrolment.
///
/// # Errors
/// [`NotMade`]; `None` where there is no such worker here who may.
pub async fn renew(
    (store, key): (&Store, &ServerKey),
    (actor, now): (&[u8], Millis),
    worker: &[u8; 8],
) -> Result<Option<Enrolment>, NotMade> {
    let agency = store.agency();
    let mut tx = store.write().await?;
    let there = tx.row(sql::WORKER, &[worker.into()]).await?;
    if there.is_none_or(|row| row.int(2) != 0) {
        return Ok(None);
    }
    for part in sql::ACCOUNT_DROP {
        tx.run(part, &[worker.into()]).await?;
    }
    let none: &[u8] = &[];
    let given = [worker.into(), none.into()];
    tx.run(sql::KEYS_DROP, &given).await?;
    tx.run(sql::GENERATION_RAISE, &[worker.into()]).await?;
    let enrolment = enrolment(&mut tx, agency, worker, now).await?;
    let by = (actor, Action::WorkerRenewed, worker.as_slice());
    audit::add(&mut tx, (agency, key), now, by).await?;
    tx.commit().await?;
    Ok(Some(enrolment))
}

/// What waits while somebody makes a passkey or sets up an authenticator.
#[derive(Serialize, Deserialize)]
pub struct Making {
    worker: String,
    passkey: Option<PasskeyRegistration>,
    authenticator: Option<String>,
}

/// Begins with a passkey, an authenticator, or both.
///
/// # Errors
/// Where the store is not there.
pub async fn begin(
    server: &Server,
    (worker, called): ([u8; 8], &str),
    (with_passkey, with_code): (bool, bool),
    bound: (&str, &[u8]),
) -> Result<Value, Refusal> {
    let portal = server.portal.as_ref().ok_or(Code::Gone)?;
    let (mut options, mut passkey) = (Value::Null, None);
    if with_passkey {
        let mut tx = server.store.read().await?;
        let rows = tx.rows(sql::PASSKEYS, &[(&worker).into()]).await?;
        let there = rows.iter().map(|row| row.bytes(0).to_vec()).collect();
        let begun = portal.passkeys.begin_new((worker, called), there);
        let begun = begun.ok_or(Code::Broken)?;
        (options, passkey) = (begun.options, Some(begun.state));
    }
    let (mut shown, mut authenticator) = (Value::Null, None);
    if with_code {
        let made = Authenticator::make().map_err(|_| Code::Broken)?;
        let who = (server.config.agency.name.as_str(), called);
        shown = made.shown(who).ok_or(Code::Broken)?;
        // It waits sealed, as it will be kept.
        let sealed = made.sealed(&server.key, &worker).ok_or(Code::Broken)?;
        authenticator = Some(hex(&sealed));
    }
    let making = Making {
        worker: hex(&worker),
        passkey,
        authenticator,
    };
    let name = ceremony::begin(server, bound, &making).await?;
    Ok(json!({"ceremony": name, "passkey": options, "authenticator": shown}))
}

impl Making {
    /// What waits; it goes on waiting.
    ///
    /// # Errors
    /// Where there is none.
    pub async fn look(
        server: &Server,
        bound: (&str, &[u8]),
        name: &str,
        worker: &[u8; 8],
    ) -> Result<Self, Refusal> {
        let making: Self = ceremony::look(server, bound, name).await?;
        if making.worker == hex(worker) {
            Ok(making)
        } else {
            Err(Code::Unauthorised.into())
        }
    }

    /// It is made: nobody makes it again.
    ///
    /// # Errors
    /// Where somebody did at the same time.
    pub async fn end(server: &Server, bound: (&str, &[u8]), name: &str) -> Result<(), Refusal> {
        let _: Self = ceremony::take(server, bound, name).await?;
        Ok(())
    }

    /// The passkey that the browser made.
    ///
    /// # Errors
    /// Where it does not hold.
    pub fn passkey(&self, server: &Server, credential: &Value) -> Result<New, Refusal> {
        let portal = server.portal.as_ref().ok_or(Code::Gone)?;
        let state = self.passkey.as_ref().ok_or(Code::Malformed)?;
        let new = portal.passkeys.end_new(credential, state);
        new.ok_or_else(|| Code::Malformed.into())
    }

    /// The authenticator that these digits are of, as it is kept, and their step.
    ///
    /// # Errors
    /// Where they are not.
    pub fn authenticator(
        &self,
        server: &Server,
        worker: &[u8; 8],
        digits: &str,
    ) -> Result<(Vec<u8>, i64), Refusal> {
        let sealed = self.authenticator.as_deref().ok_or(Code::Malformed)?;
        let bytes: [u8; 60] = unhex(sealed)?;
        let opened = Authenticator::opened(&bytes, &server.key, worker);
        let step = opened.and_then(|one| one.step(digits, server.now()));
        let step = step.ok_or(Code::Unauthorised)?;
        Ok((bytes.to_vec(), step))
    }
}

/// Bytes of a sealed way, looked at from outside.
///
/// # Errors
/// Where they are none.
pub fn sealed_way(text: &str, way: i64) -> Result<Vec<u8>, Refusal> {
    let bytes = BASE64_STANDARD.decode(text).map_err(|_| Code::Malformed)?;
    let good = bytes.len() == SEALED && bytes[0] == 1 && i64::from(bytes[1]) == way;
    if good {
        Ok(bytes)
    } else {
        Err(Code::Malformed.into())
    }
}

/// Adds a passkey, and the way that it opens.
///
/// # Errors
/// Where it is there already, or there are too many.
pub async fn add_passkey(
    tx: &mut Tx,
    (agency, now): (i64, Millis),
    worker: &[u8; 8],
    (new, sealed): (&New, &[u8]),
) -> Result<(), Refusal> {
    let given = [
        (&new.credential).into(),
        agency.into(),
        worker.into(),
        now.into(),
        new.body.as_str().into(),
    ];
    if tx.run(sql::PASSKEY_ADD, &given).await? != 1 {
        return Err(Code::Moved.into());
    }
    add_way(
        tx,
        (agency, now),
        worker,
        (PASSKEY, &new.credential, sealed),
    )
    .await
}

/// Adds a code with its authenticator, and the way that it opens. The one before goes.
///
/// # Errors
/// Where the name is another's.
pub async fn add_code(
    tx: &mut Tx,
    (agency, now): (i64, Millis),
    worker: &[u8; 8],
    (name, authenticator, step): (&[u8; 16], &[u8], i64),
    sealed: &[u8],
) -> Result<(), Refusal> {
    for row in tx.rows(sql::WAYS, &[worker.into()]).await? {
        if row.int(1) == CODE {
            let given = [worker.into(), row.int(0).into()];
            tx.run(sql::WAY_DROP, &given).await?;
        }
    }
    tx.run(sql::CODE_DROP, &[worker.into()]).await?;
    let name = name_of(name);
    let given = [
        worker.into(),
        agency.into(),
        (&name).into(),
        authenticator.into(),
        step.into(),
    ];
    if tx.run(sql::CODE_ADD, &given).await? != 1 {
        return Err(Code::Malformed.into());
    }
    add_way(tx, (agency, now), worker, (CODE, &[], sealed)).await
}

async fn add_way(
    tx: &mut Tx,
    (agency, now): (i64, Millis),
    worker: &[u8; 8],
    (way, credential, sealed): (i64, &[u8], &[u8]),
) -> Result<(), Refusal> {
    let there = tx.rows(sql::WAYS, &[worker.into()]).await?;
    if there.len() >= MOST {
        return Err(Code::Quota.into());
    }
    let n = there.last().map_or(1, |row| row.int(0) + 1);
    let given = [
        worker.into(),
        n.into(),
        agency.into(),
        way.into(),
        credential.into(),
        sealed.into(),
        now.into(),
    ];
    tx.run(sql::WAY_ADD, &given).await?;
    Ok(())
}

/// What somebody has, as they are told.
///
/// # Errors
/// Where the store is not there.
pub async fn told(server: &Server, worker: &[u8; 8]) -> Result<Value, Refusal> {
    let mut tx = server.store.read().await?;
    let keys = tx.row(sql::KEYS, &[worker.into()]).await?;
    let key = |at| match keys.as_ref().map_or(&[][..], |row| row.bytes(at)) {
        [] => Value::Null,
        bytes => hex(bytes).into(),
    };
    let credential = |bytes: &[u8]| Value::from(BASE64_URL_SAFE_NO_PAD.encode(bytes));
    let ways = tx.rows(sql::WAYS, &[worker.into()]).await?;
    let ways: Vec<Value> = ways
        .iter()
        .map(|row| {
            let sealed = match row.bytes(3) {
                [] => Value::Null,
                bytes => BASE64_STANDARD.encode(bytes).into(),
            };
            let by = match row.bytes(2) {
                [] => Value::Null,
                bytes => credential(bytes),
            };
            json!({"n": row.int(0), "way": row.int(1), "credential": by, "sealed": sealed, "made": row.int(4)})
        })
        .collect();
    let passkeys = tx.rows(sql::PASSKEYS, &[worker.into()]).await?;
    let passkeys: Vec<Value> = passkeys
        .iter()
        .map(|row| {
            let used = Some(row.int(2)).filter(|used| *used > 0);
            json!({"credential": credential(row.bytes(0)), "made": row.int(1), "used": used})
        })
        .collect();
    let code = tx.row(sql::CODE_THERE, &[worker.into()]).await?.is_some();
    Ok(json!({
        "worker": hex(worker),
        "agency": server.config.agency.name,
        "contact": server.config.agency.contact,
        "server": server.url,
        "key": hex(&server.key.public()),
        "signing_key": key(0),
        "hpke_key": key(1),
        "ways": ways,
        "passkeys": passkeys,
        "code": code,
    }))
}
