//! The server while it runs: what all requests share, who is asked for what, and how it starts and
//! stops.

use crate::acme;
use crate::answer::hints::Hints;
use crate::answer::{erased, grants, hello, hints, keys, pages, pairing, recovery, shares, vaults};
use crate::clock;
use crate::config::{Config, Tls};
use crate::key::ServerKey;
use crate::limits::Limits;
use crate::metrics::Metrics;
use crate::portal::{self, NotSet, Portal};
use crate::refusal::Refusal;
use crate::store::{NotOpened, Store, sql};
use crate::tls;
use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum_server::Handle;
use hyper_util::rt::TokioTimer;
use std::net::{SocketAddr, TcpListener};
use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinHandle;
use trellis_protocol::{Code, route};

/// How long requests that were begun may take to end once the server stops.
const LAST: Duration = Duration::from_secs(20);
/// How often what passed is swept away.
const SWEEP: Duration = Duration::from_secs(60);
/// How long a connection may take for the head of a request, and be idle.
const HEAD: Duration = Duration::from_secs(30);

/// Why it did not start, or ended.
#[derive(Debug, thiserror::Error)]
pub enum NotServed {
    /// The store.
    #[error(transparent)]
    Store(#[from] NotOpened),
    /// The portal.
    #[error(transparent)]
    Portal(#[from] NotSet),
    /// The signing key, a certificate, or the network.
    #[error("{0}: {1}")]
    System(&'static str, std::io::Error),
}

/// What all requests share.
#[derive(Clone)]
pub struct Server(Arc<Shared>);

/// See [`Server`].
pub struct Shared {
    /// The file.
    pub config: Config,
    /// What devices sign as the server's address.
    pub url: String,
    /// Where workers sign in, where that is set up.
    pub portal: Option<Portal>,
    /// What browsers reach the portal by; empty where there is none.
    pub portal_url: String,
    /// Where it keeps.
    pub store: Store,
    /// What it signs with.
    pub key: ServerKey,
    /// How often somebody may ask.
    pub limits: Limits,
    /// How it is doing.
    pub metrics: Metrics,
    /// Who listens.
    pub hints: Hints,
    /// Places for those who listen.
    pub listening: Arc<Semaphore>,
    /// Places for those who wait at a mailbox.
    pub waiting: Semaphore,
    /// Told once, when it stops.
    pub stop: watch::Sender<bool>,
    /// By how many milliseconds its clock is ahead of the machine's: for tests, which move it.
    pub ahead: AtomicI64,
}

impl Deref for Server {
    type Target = Shared;
    fn deref(&self) -> &Shared {
        &self.0
    }
}

impl Server {
    /// Bytes that a vault's key log may have.
    pub fn key_bytes(&self) -> u64 {
        self.config.limits.vault_bytes.min(4 << 20)
    }

    /// The time now.
    pub fn now(&self) -> clock::Millis {
        clock::now() + self.ahead.load(Ordering::Relaxed)
    }

    /// Whether it is about to end.
    pub fn is_stopping(&self) -> bool {
        *self.stop.borrow()
    }

    /// Who is asked for what.
    pub fn router(&self) -> Router {
        let vault = format!("{}/{{vault}}", route::VAULTS);
        let grant = format!("{}/{{grant}}", route::GRANTS);
        Router::new()
            .route(route::HELLO, get(hello::get))
            .route("/v1/openapi.json", get(crate::openapi::get))
            .route(route::VAULTS, post(vaults::post))
            .route(&vault, axum::routing::delete(vaults::delete))
            .route(&format!("{vault}/keys"), get(keys::get).post(keys::post))
            .route(&format!("{vault}/pages"), get(pages::get).post(pages::post))
            .route(&format!("{vault}/erased"), post(erased::post))
            .route(&format!("{vault}/hints"), get(hints::get))
            .route("/v1/recovery/{locator}", get(recovery::get))
            .route(
                "/v1/pairings/{pairing}",
                get(pairing::get).post(pairing::post),
            )
            .route(route::LOOK, post(shares::look))
            .route(route::GRANTS, post(grants::begin))
            .route(
                &grant,
                get(grants::get).post(grants::post).delete(grants::delete),
            )
            .route(
                &format!("{grant}/inbox"),
                get(grants::inbox).post(grants::taken_in),
            )
            .route(&format!("{grant}/openings"), get(grants::openings))
            .fallback(async || Refusal::from(Code::Gone))
            .method_not_allowed_fallback(not_that_way)
            .layer(from_fn(plain))
            .layer(from_fn_with_state(self.clone(), observe))
            .with_state(self.clone())
    }
}

/// A thing that is there, asked for in a way that it is not.
pub(crate) async fn not_that_way() -> Response {
    let mut response = Refusal::from(Code::Malformed).into_response();
    *response.status_mut() = StatusCode::METHOD_NOT_ALLOWED;
    response
}

/// What every answer to a device says, should a browser read it.
async fn plain(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    headers.insert(
        header::STRICT_TRANSPORT_SECURITY,
        HeaderValue::from_static("max-age=31536000"),
    );
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"),
    );
    headers.insert(
        header::REFERRER_POLICY,
        HeaderValue::from_static("no-referrer"),
    );
    response
}

/// Counts each request and says it to the log: its sort, how it ended, how long it took. No address,
/// no name, nothing of what it brought.
pub(crate) async fn observe(
    State(server): State<Server>,
    request: Request,
    next: Next,
) -> Response {
    let begun = Instant::now();
    let path = request.extensions().get::<MatchedPath>();
    let path = path.map_or("none", MatchedPath::as_str).to_owned();
    let method = request.method().clone();
    let length = |headers: &axum::http::HeaderMap| {
        let length = headers.get(header::CONTENT_LENGTH)?;
        length.to_str().ok()?.parse::<u64>().ok()
    };
    let came = length(request.headers()).unwrap_or(0);
    let response = next.run(request).await;
    let went = axum::body::HttpBody::size_hint(response.body())
        .exact()
        .unwrap_or(0);
    let (took, status) = (begun.elapsed(), response.status().as_u16());
    let method = match method.as_str() {
        known @ ("GET" | "POST" | "DELETE") => known,
        _ => "other",
    };
    server
        .metrics
        .answered(&format!("{method} {path}"), status, took, (came, went));
    let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
    let code = response.extensions().get::<Code>().copied();
    tracing::info!(
        event = "request", method, path, status, code = ?code, micros, bytes_in = came, bytes_out = went
    );
    response
}

/// A server that runs.
pub struct Running {
    /// Where it listens.
    pub address: SocketAddr,
    /// What devices reach it by.
    pub url: String,
    /// Where it tells how it is doing.
    pub metrics: Option<SocketAddr>,
    /// Where the portal listens, and what browsers reach it by.
    pub portal: Option<(SocketAddr, String)>,
    /// What its requests share.
    pub server: Server,
    handles: Vec<Handle<SocketAddr>>,
    serving: JoinHandle<std::io::Result<()>>,
    beside: Vec<JoinHandle<()>>,
}

impl Running {
    /// Stops it in an orderly way: no new connection, what was begun is ended, the store is closed.
    ///
    /// # Errors
    /// Where it had ended with an error before.
    pub async fn stop(self) -> std::io::Result<()> {
        self.server.stop.send_replace(true);
        for handle in &self.handles {
            handle.graceful_shutdown(Some(LAST));
        }
        let ended = self.serving.await.unwrap_or(Ok(()));
        self.beside.iter().for_each(JoinHandle::abort);
        self.server.store.close().await;
        ended
    }

    /// Waits until it ends by itself, which it does only where the network fails it.
    pub async fn ended(&mut self) -> std::io::Result<()> {
        (&mut self.serving).await.unwrap_or(Ok(()))
    }
}

/// Opens the store that the file names.
///
/// # Errors
/// [`NotOpened`].
pub async fn open_store(config: &Config) -> Result<Store, NotOpened> {
    let (database, agency) = (&config.database, config.agency.number);
    if database.url.is_empty() {
        Store::sqlite(&config.data, agency).await
    } else {
        Store::postgres(&database.url, database.owner_url.as_deref(), agency).await
    }
}

/// Starts to serve on a listener. An empty `url` in the file means the listener's own address: for
/// tests.
///
/// # Errors
/// [`NotServed`].
pub async fn serve(config: Config, listener: TcpListener) -> Result<Running, NotServed> {
    let network = |error| NotServed::System("the network", error);
    let key = ServerKey::read(&config.data)
        .map_err(|error| NotServed::System("the signing key", error))?;
    let store = open_store(&config).await?;
    let address = listener.local_addr().map_err(network)?;
    listener.set_nonblocking(true).map_err(network)?;
    let url = if config.url.is_empty() {
        format!("http://{address}")
    } else {
        config.url.clone()
    };
    let mut portal_listener = None;
    let (mut portal, mut portal_url) = (None, String::new());
    if let Some(set) = &config.portal {
        let listener = TcpListener::bind(set.address)
            .map_err(|error| NotServed::System("the portal's address", error))?;
        listener.set_nonblocking(true).map_err(network)?;
        let at = listener.local_addr().map_err(network)?;
        portal_url = match set.url.as_str() {
            "" => format!("http://localhost:{}", at.port()),
            url => url.to_owned(),
        };
        portal = Some(Portal::new(set, &config.agency.name, &portal_url)?);
        portal_listener = Some((listener, at));
    }
    let server = Server(Arc::new(Shared {
        portal,
        portal_url,
        limits: Limits::new(&config.limits),
        metrics: Metrics::default(),
        hints: Hints::default(),
        listening: Arc::new(Semaphore::new(config.limits.hints)),
        waiting: Semaphore::new(1_000),
        stop: watch::Sender::new(false),
        ahead: AtomicI64::new(0),
        url: url.clone(),
        store,
        key,
        config,
    }));
    let mut beside = vec![
        tokio::spawn(sweep(server.clone())),
        tokio::spawn({
            let server = server.clone();
            async move { server.hints.look(&server.store).await }
        }),
    ];
    let metrics = match server.config.metrics.address {
        None => None,
        Some(address) => {
            let listener = tokio::net::TcpListener::bind(address)
                .await
                .map_err(|error| NotServed::System("the address of metrics", error))?;
            let address = listener.local_addr().map_err(network)?;
            beside.push(tokio::spawn(tell(server.clone(), listener)));
            Some(address)
        }
    };
    let certified = |error| NotServed::System("the certificate", error);
    let acceptor = match server.config.tls.clone() {
        None => None,
        Some(certificates) => {
            let shown = Arc::new(tls::Shown::default());
            beside.push(match certificates {
                Tls::Files(files) => {
                    let certificate = tls::read(&files).map_err(certified)?;
                    server.metrics.certificate(certificate.until);
                    shown.show(certificate);
                    tokio::spawn(tls::renew(files, shown.clone(), server.clone()))
                }
                Tls::Acme(acme) => tokio::spawn(acme::begin(&server, acme, shown.clone())),
            });
            Some(tls::acceptor(shown).map_err(certified)?)
        }
    };
    let mut handles = Vec::new();
    macro_rules! serving {
        ($server:expr, $router:expr) => {{
            let handle = Handle::new();
            handles.push(handle.clone());
            let service = $router.into_make_service_with_connect_info::<SocketAddr>();
            let mut serving = $server;
            let builder = serving.http_builder();
            builder
                .http1()
                .timer(TokioTimer::new())
                .header_read_timeout(HEAD);
            builder
                .http2()
                .timer(TokioTimer::new())
                .keep_alive_interval(HEAD)
                .max_concurrent_streams(64);
            tokio::spawn(serving.handle(handle).serve(service))
        }};
    }
    macro_rules! served {
        ($listener:expr, $router:expr) => {
            match &acceptor {
                None => serving!(axum_server::from_tcp($listener).map_err(network)?, $router),
                Some(acceptor) => {
                    let plain = axum_server::from_tcp($listener).map_err(network)?;
                    serving!(plain.acceptor(acceptor.clone()), $router)
                }
            }
        };
    }
    let serving = served!(listener, server.router());
    let portal = match portal_listener {
        None => None,
        Some((listener, at)) => {
            let serving = served!(listener, portal::router(&server));
            beside.push(tokio::spawn(async move {
                drop(serving.await);
            }));
            Some((at, server.portal_url.clone()))
        }
    };
    tracing::info!(event = "started", %address, shared = server.store.is_shared());
    Ok(Running {
        address,
        url,
        metrics,
        portal,
        server,
        handles,
        serving,
        beside,
    })
}

/// Sweeps away what passed: nonces, mailboxes, invitations that nobody used.
async fn sweep(server: Server) {
    loop {
        tokio::time::sleep(SWEEP).await;
        server.limits.sweep();
        if let Err(trouble) = sweep_once(&server.store).await {
            tracing::error!(event = "sweep", error = %trouble);
        }
        let here = (&server.store, &server.key);
        match crate::share::sweep(here, server.now()).await {
            Ok(ended) => drop(server.metrics.grants_ended.inc_by(ended)),
            Err(trouble) => tracing::error!(event = "sweep", error = %trouble),
        }
    }
}

/// Once.
///
/// # Errors
/// [`crate::store::Trouble`].
pub async fn sweep_once(store: &Store) -> Result<(), crate::store::Trouble> {
    let now = clock::now();
    let mut tx = store.passing().await?;
    tx.run(sql::NONCES_SWEEP, &[now.into()]).await?;
    tx.run(sql::MESSAGES_SWEEP, &[now.into()]).await?;
    tx.run(portal::sql::CEREMONIES_SWEEP, &[now.into()]).await?;
    let late = [
        (now - portal::session::IDLE).into(),
        (now - portal::session::MOST).into(),
    ];
    tx.run(portal::sql::SESSIONS_SWEEP, &late).await?;
    tx.commit().await?;
    let mut tx = store.write().await?;
    let old = now - 30 * clock::DAY;
    tx.run(portal::sql::ENROLMENTS_SWEEP, &[old.into()]).await?;
    tx.run(sql::INVITATIONS_SWEEP, &[old.into()]).await?;
    tx.commit().await
}

/// Tells how the server is doing, on an address of its own.
async fn tell(server: Server, listener: tokio::net::TcpListener) {
    let text = async |State(server): State<Server>| {
        let text = server.metrics.text(&server.store).await;
        text.map_err(Refusal::from)
    };
    let healthy = async |State(server): State<Server>| {
        server
            .store
            .read()
            .await
            .map(|_| "well")
            .map_err(Refusal::from)
    };
    let router = Router::new()
        .route("/metrics", get(text))
        .route("/healthy", get(healthy))
        .with_state(server);
    if let Err(error) = axum::serve(listener, router).await {
        tracing::error!(event = "metrics", %error);
    }
}
