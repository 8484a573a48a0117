//! The real server, over SQLite in a folder, asked in this process: no socket, so that nothing depends on
//! how fast anything is.

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::ConnectInfo;
use axum::http;
use axum::{Router, http::header};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use tempfile::TempDir;
use tower::ServiceExt;
use trellis_core::ports::{Answer, Request};
use trellis_server::key::ServerKey;
use trellis_server::{Config, Running, clock, invitation, serve};
use trellis_tests::agency;

/// Where it is.
pub const ADDRESS: &str = "https://trellis.example.org";

/// The server.
pub struct Host {
    folder: TempDir,
    running: Running,
    router: Router,
}

fn config(folder: &Path) -> Config {
    Config {
        url: ADDRESS.to_owned(),
        ..agency::config(folder)
    }
}

/// A copy of a folder as it lies now: what a machine has after its plug was pulled.
pub fn copy_of(folder: &Path) -> TempDir {
    let copy = tempfile::tempdir().expect("a folder");
    copy_into(folder, copy.path());
    copy
}

fn copy_into(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let place = to.join(entry.file_name());
        if entry.file_type().expect("a type").is_dir() {
            std::fs::create_dir(&place).expect("a folder");
            copy_into(&entry.path(), &place);
        } else {
            std::fs::copy(entry.path(), place).expect("copied");
        }
    }
}

impl Host {
    /// One that keeps nothing yet, with a key that is the same each time.
    pub async fn fresh() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join(ServerKey::FILE), [7; 32]).expect("a key");
        Self::on(folder).await
    }

    /// One on what lies in a folder.
    pub async fn on(folder: TempDir) -> Self {
        let config = config(folder.path());
        let listener = TcpListener::bind(config.address).expect("an address");
        let running = serve(config, listener).await.expect("a server");
        let router = running.server.router();
        Self {
            folder,
            running,
            router,
        }
    }

    /// Kills it where it stands, and starts another one on what it left.
    pub async fn crash(self) -> Self {
        let left = copy_of(self.folder.path());
        self.running.stop().await.expect("stopped");
        Self::on(left).await
    }

    /// Stops it in an orderly way; gives its folder.
    pub async fn stop(self) -> TempDir {
        self.running.stop().await.expect("stopped");
        self.folder
    }

    /// The link of an invitation.
    pub async fn invitation(&self) -> String {
        let server = &self.running.server;
        let made = invitation::make(&server.store, &server.key, ADDRESS).await;
        made.expect("an invitation").link()
    }

    /// Takes a request, of which only so many bytes of the body arrive before the connection breaks.
    pub async fn take(&self, request: &Request, torn: Option<usize>) -> Answer {
        let path = request.url.strip_prefix(ADDRESS).expect("the one address");
        let mut asked = http::Request::builder()
            .method(request.method)
            .uri(path)
            .extension(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 7))));
        for (name, value) in &request.fields {
            asked = asked.header(*name, value);
        }
        let body = request.body.clone().unwrap_or_default();
        let body = match torn {
            None => Body::from(body),
            Some(at) => {
                let there = Bytes::copy_from_slice(&body[..at.min(body.len())]);
                let broken = std::io::Error::other("torn");
                Body::from_stream(futures_util::stream::iter([Ok(there), Err(broken)]))
            }
        };
        let asked = asked.body(body).expect("a request");
        let answered = self.router.clone().oneshot(asked).await;
        let answered = answered.expect("a router always answers");
        let (head, body) = answered.into_parts();
        let body = to_bytes(body, 64 << 20).await.expect("a body");
        let wait = head.headers.get(header::RETRY_AFTER);
        let wait = wait.and_then(|wait| wait.to_str().ok()?.parse().ok());
        let now = chrono::DateTime::from_timestamp_millis(clock::now()).expect("a time");
        Answer {
            status: head.status.as_u16(),
            // As the server's HTTP writes it.
            date: Some(now.to_rfc2822()),
            retry_after: wait,
            body: body.to_vec(),
        }
    }
}
