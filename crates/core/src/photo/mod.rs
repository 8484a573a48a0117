//! Photographs: taken in piece by piece, made small, freed of what the camera wrote into them, and
//! kept encrypted in the vault.

pub(crate) mod sql;
#[cfg(test)]
mod tests;

use crate::app::App;
use crate::error::{AppError, Code};
use crate::store::Store;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A piece of a photograph on its way in.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct PhotoPiece {
    /// [`PhotoTaken::handle`] of the piece before; none for the first.
    pub handle: Option<u32>,
    /// Up to 256 KiB of the file, in base64.
    pub data: String,
    /// Whether this is the last one.
    pub last: bool,
}

/// What came of a piece.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PhotoTaken {
    /// Names the file for the next piece.
    pub handle: u32,
    /// After the last piece: the photograph's name in the vault.
    pub photo: Option<String>,
}

/// Names a file on its way in.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct PhotoStop {
    /// [`PhotoTaken::handle`].
    pub handle: u32,
}

/// Asks for a piece of a photograph.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PhotoAsk {
    /// The photograph's name in the vault.
    pub photo: String,
    /// Which piece: 0, 1, 2 …
    pub n: u32,
}

/// A piece of a photograph.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct PhotoPart {
    /// What it is: `image/jpeg`.
    pub media: String,
    /// 64 KiB of it, the last piece less, in base64.
    pub data: String,
    /// Whether there is another piece.
    pub more: bool,
}

/// Takes in a piece of a file; after the last one, keeps the photograph.
///
/// # Errors
/// [`Code::PhotoTooBig`], [`Code::NotAPhoto`]; then nothing is kept.
pub(crate) async fn put(_: &App, _: PhotoPiece) -> Result<PhotoTaken, AppError> {
    Err(Code::NotFound.into())
}

/// Lets go of a file that was on its way in.
pub(crate) async fn stop(_: &App, _: PhotoStop) -> Result<crate::api::Nothing, AppError> {
    Err(Code::NotFound.into())
}

/// Gives a piece of a photograph.
pub(crate) async fn part(_: &App, _: PhotoAsk) -> Result<PhotoPart, AppError> {
    Err(Code::NotFound.into())
}

/// Whether a photograph of this name is in the vault.
pub(crate) async fn is_kept(store: &Store, photo: &str) -> Result<bool, AppError> {
    Ok(is_name(photo) && store.read_own(sql::IS_KEPT, &[photo]).await? == "1")
}

/// Whether a text can be a photograph's name: there is one spelling of each.
fn is_name(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|c| matches!(c, b'0'..=b'9' | b'a'..=b'f'))
}
