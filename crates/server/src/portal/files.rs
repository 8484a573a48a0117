//! The portal's pages: built into the program where it was built with them (`build.rs`), or from a
//! folder while they are being written. They are read once, and only what was read is served: no path
//! that somebody asks for ever reaches a disk.

use crate::server::Server;
use axum::extract::State;
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use std::borrow::Cow;
use std::collections::HashMap;
use std::path::Path;

include!(concat!(env!("OUT_DIR"), "/portal.rs"));

/// What is said where there are no pages.
const NONE: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Trellis</title>\
    <h1>There is no portal here yet</h1><p>This server was built without the portal's pages. \
    Whoever looks after it finds in the operator guide how to add them.</p>\
    <h1 lang=\"fr\">Il n’y a pas encore de portail ici</h1><p lang=\"fr\">Ce serveur a été bâti sans \
    les pages du portail. Le guide explique comment les ajouter.</p></html>";

/// All of them, by path.
pub struct Files(HashMap<String, Cow<'static, [u8]>>);

impl Files {
    /// Those of a folder, or those that were built in.
    ///
    /// # Errors
    /// Where the folder cannot be read.
    pub fn of(folder: Option<&Path>) -> std::io::Result<Self> {
        let mut all = HashMap::new();
        match folder {
            Some(folder) => read(folder, "", &mut all)?,
            None => {
                for (path, bytes) in BUILT_IN {
                    all.insert((*path).to_owned(), Cow::Borrowed(*bytes));
                }
            }
        }
        Ok(Self(all))
    }

    /// Whether there are any.
    pub fn are_there(&self) -> bool {
        self.0.contains_key("/index.html")
    }
}

fn read(
    folder: &Path,
    under: &str,
    all: &mut HashMap<String, Cow<'static, [u8]>>,
) -> std::io::Result<()> {
    for one in std::fs::read_dir(folder)? {
        let one = one?;
        let path = format!("{under}/{}", one.file_name().to_string_lossy());
        if one.file_type()?.is_dir() {
            read(&one.path(), &path, all)?;
        } else {
            all.insert(path, Cow::Owned(std::fs::read(one.path())?));
        }
    }
    Ok(())
}

fn kind(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, end)| end) {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "json" | "webmanifest" => "application/json",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    }
}

/// A page, or a file of one. Whatever has no dot in its last part is a place in the page.
pub async fn page(State(server): State<Server>, method: Method, uri: Uri) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return crate::server::not_that_way().await.into_response();
    }
    let path = uri.path();
    let Some(files) = server.portal.as_ref().map(|portal| &portal.files) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let is_place = !path
        .rsplit('/')
        .next()
        .is_some_and(|last| last.contains('.'));
    let path = if is_place { "/index.html" } else { path };
    match files.0.get(path) {
        Some(bytes) => {
            let mut response = bytes.clone().into_owned().into_response();
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind(path)));
            if path.starts_with("/assets/") {
                headers.insert(
                    header::CACHE_CONTROL,
                    HeaderValue::from_static("public, max-age=31536000, immutable"),
                );
            }
            response
        }
        None if is_place => {
            let kind = [(header::CONTENT_TYPE, kind(path))];
            (StatusCode::NOT_FOUND, kind, NONE).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
