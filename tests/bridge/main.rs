//! The bridge: the real core behind loopback HTTP, and the built screens beside it, so that an
//! ordinary browser can be the window. For development and tests; never shipped.
//!
//! `bridge [--folder PATH] [--port N] [--zone NAME] [--later SECONDS] [--no-key-store] [--finger] [--authority FILE]`
//!
//! `--finger` makes it a device that recognises a finger, whose hand a test moves (`finger.rs`).
//!
//! `--authority` names certificates that this bridge believes besides the system's, so that a test can
//! keep in step over TLS with a server of its own. The app that ships has no such way: it believes whom
//! the system believes.
//!
//! It listens on 127.0.0.1 alone and answers only requests that name it so and bring JSON, so that
//! no web page elsewhere can reach the vault through the client's browser.

mod files;
mod finger;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path as UrlPath, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use files::Choosing;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tower_http::compression::CompressionLayer;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;
use trellis_core::ports::{Http, Network, NoNetwork, Ports, Reach, Recognises, RecognisesNobody};
use trellis_core::{App, AppError, Code};

/// As in the window: what is given back is wiped.
#[global_allocator]
static MEMORY: zeroizing_alloc::ZeroAlloc<std::alloc::System> =
    zeroizing_alloc::ZeroAlloc(std::alloc::System);

/// The same policy as the window's (`src-tauri/tauri.conf.json`), with the bridge in Tauri's place.
const POLICY: &str = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// What the command line says.
struct Arguments {
    folder: PathBuf,
    port: u16,
    zone: chrono_tz::Tz,
    later: chrono::TimeDelta,
    key_store: bool,
    /// Whether the device recognises a finger.
    finger: bool,
    /// Certificates that are believed besides the system's.
    authority: Option<PathBuf>,
}

fn arguments() -> Option<Arguments> {
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/bridge");
    let mut arguments = Arguments {
        folder: target,
        port: 5180,
        zone: chrono_tz::America::Toronto,
        later: chrono::TimeDelta::zero(),
        key_store: true,
        finger: false,
        authority: None,
    };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--folder" => arguments.folder = words.next()?.into(),
            "--port" => arguments.port = words.next()?.parse().ok()?,
            "--zone" => arguments.zone = words.next()?.parse().ok()?,
            "--later" => {
                arguments.later = chrono::TimeDelta::try_seconds(words.next()?.parse().ok()?)?;
            }
            "--no-key-store" => arguments.key_store = false,
            "--finger" => arguments.finger = true,
            "--authority" => arguments.authority = Some(words.next()?.into()),
            _ => return None,
        }
    }
    Some(arguments)
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let Some(arguments) = arguments() else {
        writeln!(
            std::io::stderr(),
            "bridge [--folder PATH] [--port N] [--zone NAME] [--later SECONDS] [--no-key-store] [--finger] [--authority FILE]"
        )?;
        std::process::exit(2);
    };
    let level: tracing_subscriber::filter::LevelFilter = std::env::var("TRELLIS_LOG")
        .ok()
        .and_then(|level| level.parse().ok())
        .unwrap_or(tracing_subscriber::filter::LevelFilter::WARN);
    tracing_subscriber::fmt()
        .with_max_level(level)
        .with_writer(std::io::stderr)
        .init();
    std::fs::create_dir_all(&arguments.folder)?;
    let keys = arguments.folder.join("bridge-key");
    let keys = arguments.key_store.then_some(keys.as_path());
    let choosing = Arc::new(Choosing::in_folder(&arguments.folder)?);
    let authorities = match &arguments.authority {
        Some(file) => std::fs::read(file)?,
        None => Vec::new(),
    };
    let network: Arc<dyn Network> = match Http::new(&authorities, || Reach::Free) {
        Some(http) => Arc::new(http),
        None => Arc::new(NoNetwork),
    };
    let recognises: Arc<dyn Recognises> = if arguments.finger {
        Arc::new(finger::Sensor::in_folder(&arguments.folder))
    } else {
        Arc::new(RecognisesNobody)
    };
    let ports = Ports {
        files: choosing.paths.clone(),
        network,
        recognises,
        ..trellis_tests::ports::later(arguments.zone, keys, arguments.later)
    };
    let app = Arc::new(App::new(arguments.folder.join("vault"), ports));
    let keeps = app.clone();
    tokio::spawn(async move { keeps.keep_locking().await });
    let keeps = app.clone();
    tokio::spawn(async move { keeps.keep_in_step().await });

    let screens = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/dist");
    let policy = SetResponseHeaderLayer::overriding(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(POLICY),
    );
    let plain = SetResponseHeaderLayer::overriding(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    let router = Router::new()
        .route("/rpc/{name}", post(rpc))
        .with_state(app.clone())
        .merge(files::routes(choosing))
        .layer(DefaultBodyLimit::max(128 * 1024 * 1024))
        .fallback_service(ServeDir::new(screens))
        .layer(CompressionLayer::new())
        .layer(policy)
        .layer(plain)
        .layer(from_fn(only_from_here));
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", arguments.port)).await?;
    writeln!(
        std::io::stdout(),
        "Trellis is at http://{}",
        listener.local_addr()?
    )?;
    axum::serve(listener, router)
        .with_graceful_shutdown(asked_to_stop())
        .await?;
    app.close().await;
    Ok(())
}

/// Answers one request of the screen.
async fn rpc(State(app): State<Arc<App>>, UrlPath(name): UrlPath<String>, body: Bytes) -> Response {
    let answer = match serde_json::from_slice(&body) {
        Ok(arguments) => {
            // A task of its own: a browser that goes away must not stop a write half-way.
            let task = tokio::spawn(async move { app.answer(&name, arguments).await });
            task.await
                .unwrap_or_else(|_| Err(AppError::new(Code::Trouble)))
        }
        Err(_) => Err(AppError::new(Code::NotValid)),
    };
    match answer {
        Ok(answer) => ([(header::CONTENT_TYPE, "application/json")], answer).into_response(),
        Err(error) => (StatusCode::UNPROCESSABLE_ENTITY, axum::Json(error)).into_response(),
    }
}

/// Lets through what a page of our own asks: by our own name, and for a command as JSON or with a
/// file as bytes, neither of which another site's page may send without asking us first.
async fn only_from_here(request: Request, next: Next) -> Response {
    if is_from_here(&request) {
        next.run(request).await
    } else {
        StatusCode::FORBIDDEN.into_response()
    }
}

fn is_from_here(request: &Request) -> bool {
    let is = |name: header::HeaderName, good: &[&str]| {
        request
            .headers()
            .get(name)
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| good.iter().any(|start| value.starts_with(start)))
    };
    let here = is(header::HOST, &["127.0.0.1:", "localhost:"]);
    let asks = request.method() != axum::http::Method::POST
        || is(
            header::CONTENT_TYPE,
            &["application/json", "application/octet-stream"],
        );
    here && asks
}

async fn asked_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let mut ended =
            match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
                Ok(ended) => ended,
                Err(_) => return drop(interrupted.await),
            };
        tokio::select! {
            _ = interrupted => {}
            _ = ended.recv() => {}
        }
    }
    #[cfg(not(unix))]
    drop(interrupted.await);
}
