//! Who is signed in. A cookie of 32 random bytes, of which the server keeps the hash; over after half
//! an hour of nothing, and after twelve hours in any case. A worker who was disabled, or whose ways
//! were renewed, is out with the next request.

use super::sql;
use super::web::{Web, unhex};
use crate::clock::{self, HOUR, MINUTE, Millis};
use crate::refusal::Refusal;
use crate::server::Server;
use crate::store::Row;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use trellis_protocol::{Code, Hash};

/// The cookie's name: browsers take one so named only from this very origin, over TLS, for all of it.
pub const COOKIE: &str = "__Host-trellis";
/// Without a request, a session is over after so long,
pub const IDLE: Millis = 30 * MINUTE;
/// and in any case after so long.
pub const MOST: Millis = 12 * HOUR;
/// How fresh a sign-in must be for a change of the ways.
const FRESH: Millis = 15 * MINUTE;

/// How somebody signed in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum How {
    /// By a passkey.
    Passkey,
    /// By a code and six digits.
    Code,
    /// At the agency's own sign-in.
    Oidc,
}

impl How {
    /// As it is written.
    pub fn name(self) -> &'static str {
        match self {
            Self::Passkey => "passkey",
            Self::Code => "code",
            Self::Oidc => "oidc",
        }
    }

    fn read(text: &str) -> Self {
        match text {
            "passkey" => Self::Passkey,
            "code" => Self::Code,
            _ => Self::Oidc,
        }
    }
}

/// What somebody may do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// Read what clients share with them.
    Worker,
    /// Look after accounts; sees no data.
    Admin,
    /// Read the audit.
    Auditor,
}

impl Role {
    /// As it is written.
    pub fn name(self) -> &'static str {
        match self {
            Self::Worker => "worker",
            Self::Admin => "admin",
            Self::Auditor => "auditor",
        }
    }

    /// The role of this name.
    pub fn read(text: &str) -> Option<Self> {
        match text {
            "worker" => Some(Self::Worker),
            "admin" => Some(Self::Admin),
            "auditor" => Some(Self::Auditor),
            _ => None,
        }
    }
}

/// Somebody who is signed in.
#[derive(Clone)]
pub struct Session {
    /// The hash of the cookie.
    pub name: [u8; 32],
    /// Who.
    pub worker: [u8; 8],
    /// What they are called.
    pub called: String,
    /// What they may do.
    pub role: Role,
    /// How they signed in.
    pub how: How,
    /// When.
    pub made: Millis,
}

/// A request, and who signed in.
pub struct Signed {
    /// The request.
    pub web: Web,
    /// Who.
    pub session: Session,
}

fn name_of(cookie: &str) -> Option<[u8; 32]> {
    let secret: [u8; 32] = unhex(cookie).ok()?;
    Some(Hash::of(&[b"trellis session v1", &secret]).0)
}

/// The session that a request's cookie names, where it is good.
///
/// # Errors
/// Where the store is not there.
pub async fn find(server: &Server, web: &Web) -> Result<Option<Session>, Refusal> {
    let Some(name) = web.cookie(COOKIE).and_then(name_of) else {
        return Ok(None);
    };
    let store = &server.store;
    let Some(row) = store.look_passing(sql::SESSION, &[(&name).into()]).await? else {
        return Ok(None);
    };
    let (worker, now) = (row.array::<8>(0), server.now());
    let (made, seen) = (row.int(3), row.int(4));
    let found = store.look(sql::WORKER, &[(&worker).into()]).await?;
    let of = |found: &Row| {
        let role = Role::read(found.text(1))?;
        let good = found.int(2) == 0 && found.int(3) == row.int(1);
        let late = now - seen > IDLE || now - made > MOST;
        (good && !late).then(|| Session {
            name,
            worker,
            called: found.text(0).to_owned(),
            role,
            how: How::read(row.text(2)),
            made,
        })
    };
    let session = found.as_ref().and_then(of);
    if session.is_none() {
        store.pass(sql::SESSION_DROP, &[(&name).into()]).await?;
    } else if now - seen > MINUTE {
        let given = [(&name).into(), now.into()];
        store.pass(sql::SESSION_SEEN, &given).await?;
    }
    Ok(session)
}

impl FromRequest<Server> for Signed {
    type Rejection = Refusal;

    async fn from_request(request: Request, server: &Server) -> Result<Self, Refusal> {
        let web = Web::from_request(request, server).await?;
        let session = find(server, &web).await?.ok_or(Code::Unauthorised)?;
        server.limits.worker(session.worker)?;
        Ok(Self { web, session })
    }
}

impl Session {
    /// Whether they may: whoever may not is told that there is no such thing.
    ///
    /// # Errors
    /// Where they may not.
    pub fn must_be(&self, role: Role) -> Result<(), Refusal> {
        if self.role == role {
            Ok(())
        } else {
            Err(Code::Gone.into())
        }
    }

    /// Whether they signed in a moment ago, by something of their own: what a change of the ways
    /// wants.
    ///
    /// # Errors
    /// Where they are to sign in again first.
    pub fn must_be_fresh(&self, now: Millis) -> Result<(), Refusal> {
        if self.how == How::Oidc || now - self.made > FRESH {
            return Err(Code::Unauthorised.into());
        }
        Ok(())
    }
}

/// Begins a session, always a new one, whatever cookie came; whoever signed in is told what they have.
///
/// # Errors
/// Where the store is not there, or they may not any more.
pub async fn welcome(
    server: &Server,
    web: &Web,
    (worker, how): ([u8; 8], How),
) -> Result<Response, Refusal> {
    let session = begin(server, web, (worker, how)).await?;
    let mut answer = super::ways::told(server, &session.0).await?;
    set(&mut answer, &session.1);
    Ok(answer)
}

/// The same, without telling; says the cookie.
///
/// # Errors
/// See [`welcome`].
pub async fn begin(
    server: &Server,
    web: &Web,
    (worker, how): ([u8; 8], How),
) -> Result<(Session, String), Refusal> {
    end(server, web).await?;
    let store = &server.store;
    let row = store.look(sql::WORKER, &[(&worker).into()]).await?;
    let row = row
        .filter(|row| row.int(2) == 0)
        .ok_or(Code::Unauthorised)?;
    let (generation, now) = (row.int(3), server.now());
    let secret: [u8; 32] = clock::random().map_err(|_| Code::Broken)?;
    let secret = super::web::hex(&secret);
    let name = name_of(&secret).ok_or(Code::Broken)?;
    let given = [
        (&name).into(),
        store.agency().into(),
        (&worker).into(),
        generation.into(),
        how.name().into(),
        now.into(),
    ];
    store.pass(sql::SESSION_ADD, &given).await?;
    let session = Session {
        name,
        worker,
        called: row.text(0).to_owned(),
        role: Role::read(row.text(1)).ok_or(Code::Unauthorised)?,
        how,
        made: now,
    };
    let cookie = format!("{COOKIE}={secret}; Path=/; Secure; HttpOnly; SameSite=Strict");
    Ok((session, cookie))
}

/// Ends the session that a request came with.
///
/// # Errors
/// Where the store is not there.
pub async fn end(server: &Server, web: &Web) -> Result<(), Refusal> {
    if let Some(name) = web.cookie(COOKIE).and_then(name_of) {
        let given = [(&name).into()];
        server.store.pass(sql::SESSION_DROP, &given).await?;
    }
    Ok(())
}

/// Sets a cookie.
pub fn set(answer: &mut Response, cookie: &str) {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        answer.headers_mut().append(header::SET_COOKIE, value);
    }
}
