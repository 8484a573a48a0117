//! Photographs: taken in piece by piece, made small, freed of what the camera wrote into them, and
//! kept encrypted in the vault.

mod cost;
mod intake;
mod shrink;
pub(crate) mod sql;
#[cfg(test)]
mod tests;

use crate::api::Nothing;
use crate::app::App;
use crate::error::{AppError, Code};
use crate::store::Store;
use base64::prelude::{BASE64_STANDARD, Engine};
use intake::Intake;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use sqlx::{Connection, SqliteConnection};
use tokio::sync::Mutex;
use ts_rs::TS;
use zeroize::Zeroizing;

/// What every kept photograph is.
const MEDIA: &str = "image/jpeg";

/// Photographs on their way into the vault.
#[derive(Default)]
pub(crate) struct Photos {
    pub(crate) intake: Intake,
    /// Held by the one that is being opened.
    turn: Mutex<()>,
}

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
/// [`Code::PhotoTooBig`], [`Code::NotAPhoto`]; then nothing is kept. [`Code::NotFound`] where the
/// file was let go of; [`Code::NotValid`] where the piece is none.
pub(crate) async fn put(app: &App, piece: PhotoPiece) -> Result<PhotoTaken, AppError> {
    app.store().await?;
    let PhotoPiece { handle, data, last } = piece;
    let longest = intake::PIECE.div_ceil(3) * 4;
    let bytes = match BASE64_STANDARD.decode(&data) {
        Ok(bytes) if data.len() <= longest && bytes.len() <= intake::PIECE => Zeroizing::new(bytes),
        _ => {
            handle.and_then(|handle| app.photos.intake.take(handle));
            return Err(Code::NotValid.into());
        }
    };
    drop(Zeroizing::new(data));
    let now = app.ports.clock.now();
    let handle = app.photos.intake.add(handle, &bytes, now)?;
    if !last {
        return Ok(PhotoTaken {
            handle,
            photo: None,
        });
    }
    let file = app.photos.intake.take(handle).ok_or(Code::NotFound)?;
    let kept = {
        // One picture at a time is held in memory.
        let _turn = app.photos.turn.lock().await;
        // A decoder that panics has met something that is no photograph.
        tokio::task::spawn_blocking(move || shrink::shrink(&file))
            .await
            .unwrap_or(Err(Code::NotAPhoto))?
    };
    let photo = keep(&*app.store().await?, &kept).await?;
    tracing::info!(event = "photo_kept");
    Ok(PhotoTaken {
        handle,
        photo: Some(photo),
    })
}

/// Lets go of a file that was on its way in.
pub(crate) async fn stop(app: &App, PhotoStop { handle }: PhotoStop) -> Result<Nothing, AppError> {
    app.photos.intake.take(handle);
    Ok(Nothing {})
}

/// Gives a piece of a photograph.
///
/// # Errors
/// [`Code::NotFound`].
pub(crate) async fn part(
    app: &App,
    PhotoAsk { photo, n }: PhotoAsk,
) -> Result<PhotoPart, AppError> {
    let store = app.store().await?;
    if !is_name(&photo) {
        return Err(Code::NotFound.into());
    }
    let piece: Option<(String, Vec<u8>, bool)> = sqlx::query_as(sql::PIECE)
        .bind(photo)
        .bind(n)
        .fetch_optional(&mut *store.reader().await?)
        .await?;
    let (media, bytes, more) = piece.ok_or(Code::NotFound)?;
    let bytes = Zeroizing::new(bytes);
    Ok(PhotoPart {
        media,
        data: BASE64_STANDARD.encode(&bytes),
        more,
    })
}

/// Keeps a photograph, whole or not at all, and once. Gives its name.
pub(crate) async fn keep(store: &Store, bytes: &[u8]) -> Result<String, AppError> {
    let digest = Sha256::digest(bytes);
    let name: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    let size = i64::try_from(bytes.len()).map_err(|_| Code::PhotoTooBig)?;
    let mut writer = store.writer().await;
    let mut transaction = writer.connection().begin().await?;
    sqlx::query(sql::KEEP)
        .bind(&name)
        .bind(MEDIA)
        .bind(size)
        .execute(&mut *transaction)
        .await?;
    sqlx::query(sql::KEEP_PIECES)
        .bind(&name)
        .bind(bytes)
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await?;
    Ok(name)
}

/// Puts a photograph that was kept elsewhere into a transaction that is going on. Its name has been
/// looked at.
pub(crate) async fn put_in(
    connection: &mut SqliteConnection,
    photo: &crate::record::Photo,
) -> Result<(), AppError> {
    let size = i64::try_from(photo.bytes.len()).map_err(|_| Code::PhotoTooBig)?;
    sqlx::query(sql::KEEP)
        .bind(&photo.name)
        .bind(&photo.media)
        .bind(size)
        .execute(&mut *connection)
        .await?;
    sqlx::query(sql::KEEP_PIECES)
        .bind(&photo.name)
        .bind(photo.bytes.as_slice())
        .execute(connection)
        .await?;
    Ok(())
}

/// Whether a photograph of this name is in the vault.
pub(crate) async fn is_kept(store: &Store, photo: &str) -> Result<bool, AppError> {
    Ok(is_name(photo) && store.read_own(sql::IS_KEPT, &[photo]).await? == "1")
}

/// Whether a text can be a photograph's name: there is one spelling of each.
fn is_name(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|c| matches!(c, b'0'..=b'9' | b'a'..=b'f'))
}
