//! How the authority is asked: over TLS alone, with patience that ends, and not for more than it may say.

use super::{Fault, Kind};
use crate::config::Acme;
use axum::body::Bytes;
use axum::http::{Request, Response};
use http_body_util::{BodyExt as _, Limited};
use instant_acme::{BodyWrapper, BytesResponse, Error, HttpClient};
use std::pin::Pin;
use std::time::Duration;

/// How long it may take over one answer.
const LONG: Duration = Duration::from_secs(30);
/// Bytes of an answer, at most.
const MOST: usize = 1 << 20;

/// Asks the authority.
#[derive(Clone)]
pub(super) struct Http(reqwest::Client);

/// What is being asked.
type Asked = Pin<Box<dyn Future<Output = Result<BytesResponse, Error>> + Send>>;

impl Http {
    /// As the file says.
    ///
    /// # Errors
    /// Where the root certificate is none, or this machine believes nobody.
    pub(super) fn new(acme: &Acme) -> Result<Self, Fault> {
        // Only the first one who asks decides, which is always the same.
        drop(rustls::crypto::ring::default_provider().install_default());
        let mut client = reqwest::Client::builder()
            .https_only(true)
            .no_proxy()
            .timeout(LONG)
            .referer(false)
            .user_agent(concat!("trellis-server/", env!("CARGO_PKG_VERSION")));
        if let Some(root) = &acme.root {
            let pem = std::fs::read(root).map_err(|error| Fault::new(Kind::Root, error))?;
            let roots = reqwest::Certificate::from_pem_bundle(&pem);
            let roots = roots.map_err(|error| Fault::new(Kind::Root, error))?;
            if roots.is_empty() {
                return Err(Fault::new(Kind::Root, "there is no certificate in it"));
            }
            client = client.tls_certs_merge(roots);
        }
        let client = client.build();
        Ok(Self(client.map_err(|error| Fault::unheard(&error))?))
    }

    async fn ask(self, request: Request<BodyWrapper<Bytes>>) -> Result<BytesResponse, Error> {
        let other = |error| Error::Other(Box::new(error));
        let (parts, body) = request.into_parts();
        let body = match body.collect().await {
            Ok(body) => body.to_bytes(),
            Err(never) => match never {},
        };
        let request = Request::from_parts(parts, body).try_into().map_err(other)?;
        let answer = self.0.execute(request).await.map_err(other)?;
        let (parts, body) = Response::<reqwest::Body>::from(answer).into_parts();
        let body = Limited::new(body, MOST);
        Ok(BytesResponse::from(Response::from_parts(parts, body)))
    }
}

impl HttpClient for Http {
    fn request(&self, request: Request<BodyWrapper<Bytes>>) -> Asked {
        Box::pin(self.clone().ask(request))
    }
}

/// Whether the authority answers, and where it says what it asks of those who use it.
///
/// # Errors
/// What stands in the way.
pub async fn terms(acme: &Acme) -> Result<Option<String>, Fault> {
    let http = Http::new(acme)?;
    let answer = http.0.get(&acme.directory).send().await;
    let answer = answer.map_err(|error| Fault::unheard(&error))?;
    let status = answer.status();
    let text = answer
        .text()
        .await
        .map_err(|error| Fault::unheard(&error))?;
    let said: serde_json::Value = serde_json::from_str(&text)
        .map_err(|_| Fault::new(Kind::Strange, format!("it answers with {status}")))?;
    if !said["newOrder"].is_string() {
        return Err(Fault::new(
            Kind::Strange,
            "it says nowhere how to order a certificate",
        ));
    }
    let terms = said["meta"]["termsOfService"].as_str();
    Ok(terms.map(|terms| Fault::new(Kind::Strange, terms).said))
}
