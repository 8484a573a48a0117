//! A request to the portal's API: its whole body, where it came from, and that a page of ours sent
//! it. A page of another origin can make a browser send a request, but neither set our header nor
//! say our origin.

use crate::ask::{address, whole};
use crate::portal::Portal;
use crate::refusal::Refusal;
use crate::server::Server;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, HeaderName, Method, Uri, header};
use serde::de::DeserializeOwned;
use std::net::IpAddr;
use std::time::Duration;
use trellis_protocol::{Code, FRAMES};

/// What every change says.
pub const MARK: HeaderName = HeaderName::from_static("x-trellis");
/// Bytes of a request's JSON, at most.
const MOST: usize = 64 << 10;

/// A request.
pub struct Web {
    /// What was asked for.
    pub uri: Uri,
    /// Its fields.
    pub headers: HeaderMap,
    /// Its body.
    pub body: Bytes,
    /// Where it came from.
    pub address: IpAddr,
}

/// The one value of a field, as text.
pub fn field(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    let mut all = headers.get_all(name).iter();
    let first = all.next()?.to_str().ok()?;
    all.next().is_none().then_some(first)
}

/// Whether a page of ours sent it.
fn is_ours(portal: &Portal, headers: &HeaderMap) -> bool {
    let elsewhere = field(headers, HeaderName::from_static("sec-fetch-site"))
        .is_some_and(|site| site != "same-origin");
    field(headers, MARK) == Some("1")
        && field(headers, header::ORIGIN) == Some(portal.origin.as_str())
        && !elsewhere
}

impl FromRequest<Server> for Web {
    type Rejection = Refusal;

    async fn from_request(request: Request, server: &Server) -> Result<Self, Refusal> {
        let address = address(&request, server.config.behind_proxy);
        server.limits.address(address)?;
        let portal = server.portal.as_ref().ok_or(Code::Gone)?;
        let (parts, body) = request.into_parts();
        if parts.method != Method::GET && !is_ours(portal, &parts.headers) {
            return Err(Code::Malformed.into());
        }
        let slow = Duration::from_secs(server.config.limits.slow_seconds);
        let body = tokio::time::timeout(slow, whole(body, MOST))
            .await
            .map_err(|_| Refusal::slow_down(1))??;
        Ok(Self {
            uri: parts.uri,
            headers: parts.headers,
            body,
            address,
        })
    }
}

impl Web {
    /// What the body says.
    ///
    /// # Errors
    /// Where it is not JSON of this form.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, Refusal> {
        self.is_a("application/json")?;
        serde_json::from_slice(&self.body).map_err(|_| Code::Malformed.into())
    }

    /// The body as bytes of a form of our own.
    ///
    /// # Errors
    /// Where it says to be something else.
    pub fn frames(&self) -> Result<&[u8], Refusal> {
        self.is_a(FRAMES)?;
        Ok(&self.body)
    }

    fn is_a(&self, kind: &str) -> Result<(), Refusal> {
        let said = field(&self.headers, header::CONTENT_TYPE).unwrap_or_default();
        let said = said.split(';').next().unwrap_or_default().trim();
        if said == kind {
            Ok(())
        } else {
            Err(Code::Malformed.into())
        }
    }

    /// Nothing may stand after `?`.
    ///
    /// # Errors
    /// Where something does.
    pub fn no_query(&self) -> Result<(), Refusal> {
        crate::answer::no_query(&self.uri)
    }

    /// What a cookie says.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        let all = self.headers.get_all(header::COOKIE).iter();
        all.filter_map(|field| field.to_str().ok())
            .flat_map(|field| field.split(';'))
            .filter_map(|one| one.trim().split_once('='))
            .find_map(|(known, value)| (known == name).then_some(value))
    }
}

/// Bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// So many bytes from hexadecimal digits, lower case.
///
/// # Errors
/// Where they are not so many.
pub fn unhex<const N: usize>(text: &str) -> Result<[u8; N], Refusal> {
    let lower = |byte: &u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(byte);
    let mut bytes = [0; N];
    if text.len() != 2 * N || !text.as_bytes().iter().all(lower) {
        return Err(Code::Malformed.into());
    }
    for (byte, at) in bytes.iter_mut().zip((0..).step_by(2)) {
        let pair = text.get(at..at + 2).unwrap_or_default();
        *byte = u8::from_str_radix(pair, 16).map_err(|_| Code::Malformed)?;
    }
    Ok(bytes)
}
