//! What is answered: one file for each thing that may be asked, and the table of them all.

pub mod erased;
pub mod grants;
pub mod hello;
pub mod hints;
pub mod keys;
pub mod pages;
pub mod pairing;
pub mod recovery;
pub mod shares;
pub mod vaults;

use crate::ask::Query;
use crate::refusal::Refusal;
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use std::str::FromStr;
use trellis_protocol::{Code, FRAMES};

/// What is answered, or a refusal.
pub type Answer = Result<Response, Refusal>;

/// Bytes of pages or keys.
fn frames(bytes: Vec<u8>) -> Response {
    ([(header::CONTENT_TYPE, FRAMES)], bytes).into_response()
}

/// The name in a path. What is no name is a thing that is not there.
pub(crate) fn named<T: FromStr>(Path(text): Path<String>) -> Result<T, Refusal> {
    text.parse().map_err(|_| Code::Gone.into())
}

/// Nothing may stand after `?`.
pub fn no_query(uri: &axum::http::Uri) -> Result<(), Refusal> {
    Query::read(uri, &[]).map(drop).map_err(Refusal::from)
}
