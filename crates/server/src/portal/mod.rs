//! The portal's server side: where workers sign in, and what they may ask. An origin of its own, with
//! its own listener; static pages, and JSON under `/api`. `docs/formats/sharing.md` is what is asked.
//!
//! - `web`: a request: from whom, and that a page of ours sent it; `headers`: what every answer says
//!   to the browser; `files`: the pages.
//! - `session`: who is signed in; `ceremony`: what was begun and waits for its answer.
//! - `passkey`, `code`, `oidc`: the ways to sign in. `account`: what a worker has.
//! - The rest is what is answered, one file a thing. All statements are in `sql`.
//!
//! An admin makes accounts and sees no data; an auditor sees the audit; a worker what clients share
//! with them. Whoever may not do a thing is told that there is no such thing.

pub mod account;
pub mod audit;
pub mod ceremony;
pub mod code;
pub mod description;
pub mod enrol;
pub mod files;
pub mod headers;
pub mod invitations;
pub mod oidc;
pub mod passkey;
pub mod people;
pub mod session;
pub mod sign_in;
pub mod sql;
pub mod ways;
pub mod web;
pub mod workers;

use crate::config;
use crate::refusal::Refusal;
use crate::server::Server;
use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{delete, get, post};
use files::Files;
use passkey::Passkeys;
use trellis_protocol::Code;
use url::Url;

/// Why the portal cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum NotSet {
    /// Its address is none, or passkeys cannot be made for it.
    #[error("portal.url is not an address that passkeys can be made for")]
    Url,
    /// Its pages cannot be read.
    #[error("portal.files: {0}")]
    Files(#[from] std::io::Error),
    /// The agency's own sign-in.
    #[error("portal.oidc: {0}")]
    Oidc(String),
}

/// What the portal's requests share.
pub struct Portal {
    /// Scheme, name and port: what browsers say they come from.
    pub origin: String,
    /// The pages.
    pub files: Files,
    /// Makes and checks passkeys.
    pub passkeys: Passkeys,
    /// The agency's own sign-in, where it is set up.
    pub oidc: Option<oidc::Oidc>,
}

impl Portal {
    /// As the file says; `url` is where it is really reached.
    ///
    /// # Errors
    /// [`NotSet`].
    pub fn new(config: &config::Portal, agency: &str, url: &str) -> Result<Self, NotSet> {
        let address = Url::parse(url).map_err(|_| NotSet::Url)?;
        Ok(Self {
            origin: address.origin().ascii_serialization(),
            files: Files::of(config.files.as_deref())?,
            passkeys: Passkeys::new(&address, agency).ok_or(NotSet::Url)?,
            oidc: config
                .oidc
                .as_ref()
                .map(|oidc| oidc::Oidc::new(oidc, url))
                .transpose()
                .map_err(NotSet::Oidc)?,
        })
    }

    /// Where a browser begins with an enrolment.
    pub fn enrol_link(url: &str, token: &[u8; 16]) -> String {
        use base64::Engine as _;
        let text = base64::prelude::BASE64_URL_SAFE_NO_PAD.encode(token);
        format!("{url}/enrol#{text}")
    }
}

/// A text as a picture to scan: rows of 0 and 1.
pub fn picture(text: &str) -> Vec<String> {
    let Ok(code) = qrcode::QrCode::new(text) else {
        return Vec::new();
    };
    let dark = |one: &qrcode::Color| {
        if *one == qrcode::Color::Dark {
            '1'
        } else {
            '0'
        }
    };
    let colours = code.to_colors();
    let rows = colours.chunks(code.width());
    rows.map(|row| row.iter().map(dark).collect()).collect()
}

/// Who is asked for what.
pub fn router(server: &Server) -> Router {
    Router::new()
        .route("/api/hello", get(sign_in::hello))
        .route("/api/openapi.json", get(description::get))
        .route("/api/enrol/look", post(enrol::look))
        .route("/api/enrol/begin", post(enrol::begin))
        .route("/api/enrol/end", post(enrol::end))
        .route("/api/sign-in/begin", post(sign_in::begin))
        .route("/api/sign-in/end", post(sign_in::end))
        .route("/api/sign-in/code", post(sign_in::code))
        .route("/api/sign-in/oidc", get(oidc::begin))
        .route("/api/sign-in/oidc/back", get(oidc::back))
        .route("/api/sign-out", post(sign_in::out))
        .route("/api/me", get(ways::me))
        .route("/api/me/ways/begin", post(ways::begin))
        .route("/api/me/ways", post(ways::add))
        .route("/api/me/ways/{n}", delete(ways::drop))
        .route("/api/people", get(people::all))
        .route("/api/people/{grant}", get(people::one))
        .route("/api/people/{grant}/suggestions", post(people::suggest))
        .route("/api/people/{grant}/stop", post(people::stop))
        .route(
            "/api/invitations",
            get(invitations::waiting).post(invitations::make),
        )
        .route("/api/invitations/{n}", delete(invitations::drop))
        .route("/api/workers", get(workers::all).post(workers::add))
        .route("/api/workers/{worker}/disable", post(workers::disable))
        .route("/api/workers/{worker}/renew", post(workers::renew))
        .route("/api/audit", get(audit::rows))
        .route("/api/{*rest}", get(nothing).post(nothing).delete(nothing))
        .fallback(files::page)
        .method_not_allowed_fallback(crate::server::not_that_way)
        .layer(from_fn_with_state(server.clone(), headers::add))
        .layer(from_fn_with_state(server.clone(), crate::server::observe))
        .with_state(server.clone())
}

async fn nothing() -> Refusal {
    Code::Gone.into()
}
