//! The agency's own sign-in, by OpenID Connect: a code with PKCE, and of the answer its signature,
//! `iss`, `aud`, `exp`, `nonce` and `sub` are checked. It says who somebody is, by the `sub` that an
//! admin set, never by an e-mail address; it opens no key.

use super::web::Web;
use super::workers::is_subject;
use super::{ceremony, session, sql};
use crate::answer::Answer;
use crate::config;
use crate::refusal::Refusal;
use crate::server::Server;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreJwsSigningAlgorithm, CoreProviderMetadata,
};
use openidconnect::{
    AsyncHttpClient, AuthorizationCode, ClientId, ClientSecret, CsrfToken, HttpRequest,
    HttpResponse, IssuerUrl, Nonce, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl,
    TokenResponse as _,
};
use serde::{Deserialize, Serialize};
use std::pin::Pin;
use std::time::Duration;
use trellis_protocol::Code;

/// What a ceremony of it is called.
const WHAT: &str = "oidc";
/// The cookie that waits for the way back. Not `Strict`: the way back begins at another site.
const COOKIE: &str = "__Host-trellis-oidc";
/// Bytes of an answer of the provider, at most.
const MOST: usize = 1 << 20;
/// How long the provider may take.
const LONG: Duration = Duration::from_secs(10);

/// It.
pub struct Oidc {
    issuer: IssuerUrl,
    client: ClientId,
    secret: ClientSecret,
    back: RedirectUrl,
    http: Http,
}

/// Asks the provider.
struct Http(reqwest::Client);

/// What is being asked.
type Asked<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

impl Http {
    async fn ask(&self, request: HttpRequest) -> Result<HttpResponse, Unheard> {
        let mut answer = self.0.execute(request.try_into()?).await?;
        let mut response = openidconnect::http::Response::builder().status(answer.status());
        if let Some(kind) = answer.headers().get(header::CONTENT_TYPE) {
            response = response.header(header::CONTENT_TYPE, kind);
        }
        let mut body = Vec::new();
        while let Some(part) = answer.chunk().await? {
            body.extend_from_slice(&part);
            if body.len() > MOST {
                return Err(Unheard::Large);
            }
        }
        Ok(response.body(body)?)
    }
}

impl<'a> AsyncHttpClient<'a> for Http {
    type Error = Unheard;
    type Future = Asked<'a, Result<HttpResponse, Unheard>>;

    fn call(&'a self, request: HttpRequest) -> Self::Future {
        Box::pin(self.ask(request))
    }
}

/// What waits for the way back.
#[derive(Serialize, Deserialize)]
struct Waiting {
    state: CsrfToken,
    nonce: Nonce,
    verifier: PkceCodeVerifier,
}

/// Why the provider was not heard.
#[derive(Debug, thiserror::Error)]
pub enum Unheard {
    /// It does not answer.
    #[error("the provider does not answer")]
    Silent(#[from] reqwest::Error),
    /// What it answered is none.
    #[error("what the provider answered is none")]
    Form(#[from] openidconnect::http::Error),
    /// It said too much.
    #[error("the provider's answer is too large")]
    Large,
}

impl Oidc {
    /// As the file says; `portal` is where the provider sends people back to.
    ///
    /// # Errors
    /// In words.
    pub fn new(config: &config::Oidc, portal: &str) -> Result<Self, String> {
        let told = |error: &dyn std::error::Error| error.to_string();
        let local = ["http://127.0.0.1", "http://localhost"];
        let local = local.iter().any(|one| config.issuer.starts_with(one));
        if !local && !config.issuer.starts_with("https://") {
            return Err("issuer must begin with https://".to_owned());
        }
        // Only the first one who asks decides, which is always the same.
        drop(rustls::crypto::ring::default_provider().install_default());
        let http = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .timeout(LONG)
            .referer(false)
            .build()
            .map_err(|error| told(&error))?;
        Ok(Self {
            issuer: IssuerUrl::new(config.issuer.clone()).map_err(|error| told(&error))?,
            client: ClientId::new(config.client_id.clone()),
            secret: ClientSecret::new(config.client_secret.clone()),
            back: RedirectUrl::new(format!("{portal}/api/sign-in/oidc/back"))
                .map_err(|error| told(&error))?,
            http: Http(http),
        })
    }

    async fn found(&self) -> Option<CoreProviderMetadata> {
        let found = CoreProviderMetadata::discover_async(self.issuer.clone(), &self.http).await;
        found
            .inspect_err(|error| tracing::warn!(event = "oidc", %error))
            .ok()
    }

    /// Where a browser goes, and what waits for it here.
    fn begin(&self) -> Asked<'_, Option<(String, Waiting)>> {
        Box::pin(self.begun())
    }

    async fn begun(&self) -> Option<(String, Waiting)> {
        let client =
            CoreClient::from_provider_metadata(self.found().await?, self.client.clone(), None)
                .set_redirect_uri(self.back.clone());
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let (url, state, nonce) = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                CsrfToken::new_random,
                Nonce::new_random,
            )
            .set_pkce_challenge(challenge)
            .url();
        let waiting = Waiting {
            state,
            nonce,
            verifier,
        };
        Some((url.into(), waiting))
    }

    /// Who came back with a code: their `sub`.
    fn end(&self, code: String, waiting: Waiting) -> Asked<'_, Option<String>> {
        Box::pin(self.ended(code, waiting))
    }

    async fn ended(&self, code: String, waiting: Waiting) -> Option<String> {
        let secret = Some(self.secret.clone());
        let client =
            CoreClient::from_provider_metadata(self.found().await?, self.client.clone(), secret)
                .set_redirect_uri(self.back.clone());
        let told = client
            .exchange_code(AuthorizationCode::new(code))
            .ok()?
            .set_pkce_verifier(waiting.verifier)
            .request_async(&self.http)
            .await
            .ok()?;
        let verifier = client.id_token_verifier().set_allowed_algs([
            CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
            CoreJwsSigningAlgorithm::RsaSsaPssSha256,
            CoreJwsSigningAlgorithm::EcdsaP256Sha256,
            CoreJwsSigningAlgorithm::EcdsaP384Sha384,
        ]);
        let claims = told.id_token()?.claims(&verifier, &waiting.nonce).ok()?;
        let subject = claims.subject().to_string();
        // A database might not even take it.
        is_subject(&subject).then_some(subject)
    }
}

/// Where a browser comes that asks too often. It was sent here and shows what it is answered, so that must be
/// a page, which a person can read.
fn slowly(refusal: Refusal) -> Answer {
    if refusal.code != Code::SlowDown {
        return Err(refusal);
    }
    Ok(Redirect::to("/?sign-in=slow").into_response())
}

/// A request that may be asked now.
fn asked(server: &Server, web: Result<Web, Refusal>) -> Result<Web, Refusal> {
    let web = web?;
    server.limits.sign_in(web.address)?;
    Ok(web)
}

/// `GET /api/sign-in/oidc`
pub async fn begin(State(server): State<Server>, web: Result<Web, Refusal>) -> Answer {
    let web = match asked(&server, web) {
        Ok(web) => web,
        Err(refusal) => return slowly(refusal),
    };
    web.no_query()?;
    let oidc = provider(&server)?;
    let Some((url, waiting)) = oidc.begin().await else {
        // A page is what a person can read.
        return Ok(Redirect::to("/?sign-in=away").into_response());
    };
    let name = ceremony::begin(&server, (WHAT, &[]), &waiting).await?;
    let mut answer = Redirect::to(&url).into_response();
    let cookie = format!("{COOKIE}={name}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=600");
    session::set(&mut answer, &cookie);
    Ok(answer)
}

fn provider(server: &Server) -> Result<&Oidc, Refusal> {
    let portal = server.portal.as_ref();
    let oidc = portal.and_then(|portal| portal.oidc.as_ref());
    oidc.ok_or_else(|| Code::Gone.into())
}

/// The session of whoever came back, where they are somebody here.
async fn signed_in(server: &Server, web: &Web) -> Result<Option<String>, Refusal> {
    let oidc = provider(server)?;
    let Some(name) = web.cookie(COOKIE) else {
        return Ok(None);
    };
    let Ok(waiting) = ceremony::take::<Waiting>(server, (WHAT, &[]), name).await else {
        return Ok(None);
    };
    let query = web.uri.query().unwrap_or_default();
    let given = |wanted: &str| {
        let mut all = url::form_urlencoded::parse(query.as_bytes());
        all.find_map(|(name, value)| (name == wanted).then(|| value.into_owned()))
    };
    let (Some(code), Some(state)) = (given("code"), given("state")) else {
        return Ok(None);
    };
    if state != *waiting.state.secret() {
        return Ok(None);
    }
    let Some(subject) = oidc.end(code, waiting).await else {
        return Ok(None);
    };
    let agency = server.store.agency();
    let given = [agency.into(), subject.as_str().into()];
    let Some(row) = server.store.look(sql::SUBJECT, &given).await? else {
        return Ok(None);
    };
    let who = (row.array(0), session::How::Oidc);
    match session::begin(server, web, who).await {
        Ok((_, cookie)) => Ok(Some(cookie)),
        Err(refusal) if refusal.code == Code::Unauthorised => Ok(None),
        Err(refusal) => Err(refusal),
    }
}

/// `GET /api/sign-in/oidc/back`
pub async fn back(State(server): State<Server>, web: Result<Web, Refusal>) -> Answer {
    let web = match asked(&server, web) {
        Ok(web) => web,
        Err(refusal) => return slowly(refusal),
    };
    let cookie = signed_in(&server, &web).await?;
    let to = if cookie.is_some() {
        "/"
    } else {
        "/?sign-in=refused"
    };
    let mut answer: Response = Redirect::to(to).into_response();
    answer
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let over = format!("{COOKIE}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0");
    session::set(&mut answer, &over);
    if let Some(cookie) = cookie {
        session::set(&mut answer, &cookie);
    }
    Ok(answer)
}
