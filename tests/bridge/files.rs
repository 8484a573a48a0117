//! Files that the client chooses, for an ordinary browser: what it uploads can be read, and what the
//! core writes can be fetched. The folder that it can choose lies in the bridge's own.

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path as UrlPath, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use trellis_core::files::{Chosen, ChosenPaths};

/// What was chosen, and where it lies.
pub struct Choosing {
    pub paths: Arc<ChosenPaths>,
    folder: PathBuf,
    last: AtomicU32,
}

impl Choosing {
    /// Chooses in a folder.
    pub fn in_folder(folder: &Path) -> std::io::Result<Self> {
        let folder = folder.join("chosen");
        std::fs::create_dir_all(folder.join("folder"))?;
        Ok(Self {
            paths: Arc::default(),
            folder,
            last: AtomicU32::default(),
        })
    }

    fn next(&self) -> PathBuf {
        let number = self.last.fetch_add(1, Ordering::Relaxed);
        self.folder.join(format!("{}-{number}", std::process::id()))
    }
}

/// `POST /files/new`, `/files/old` (with a file's bytes) and `/files/folder` choose; `GET
/// /files/{choice}` fetches.
pub fn routes(choosing: Arc<Choosing>) -> Router {
    Router::new()
        .route("/files/new", post(new))
        .route("/files/old", post(old))
        .route("/files/folder", post(folder))
        .route("/files/{choice}", get(fetch))
        .with_state(choosing)
}

async fn new(State(choosing): State<Arc<Choosing>>) -> axum::Json<Chosen> {
    axum::Json(choosing.paths.choose(choosing.next()))
}

async fn old(State(choosing): State<Arc<Choosing>>, bytes: Bytes) -> Response {
    let path = choosing.next();
    match tokio::fs::write(&path, bytes).await {
        Ok(()) => axum::Json(choosing.paths.choose(path)).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

async fn folder(State(choosing): State<Arc<Choosing>>) -> axum::Json<Chosen> {
    axum::Json(choosing.paths.choose(choosing.folder.join("folder")))
}

async fn fetch(
    State(choosing): State<Arc<Choosing>>,
    UrlPath(choice): UrlPath<String>,
) -> Response {
    let Some(path) = choosing.paths.path(&Chosen(choice)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    match tokio::fs::read(path).await {
        Ok(bytes) => ([(header::CONTENT_TYPE, "application/octet-stream")], bytes).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}
