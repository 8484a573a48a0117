//! The drafts: a check-in that is being written, a line of the plan, and what was half filled in when
//! the app was locked.
//!
//! There is at most one of each, on this device alone. The first two are kept while the client types, so
//! that a call, an empty battery or a crash takes no word away, and go when what they are of is saved.
//! The third is any other form: kept as the app is locked, given back once when it is unlocked.

pub(crate) mod sql;
#[cfg(test)]
mod tests;

use crate::api::Nothing;
use crate::app::App;
use crate::error::{AppError, Code};
use crate::store::Store;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use trellis_domain::checkin::CheckInForm;
use trellis_domain::plan::LineForm;
use ts_rs::TS;

/// The most room that a half filled in form may take, as JSON.
const LONGEST: usize = 256 * 1024;

/// A form that was being filled in, as its screen has it. Only that screen knows what it means.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct Half {
    /// The screen.
    pub screen: String,
    /// What it is to be given.
    #[ts(type = "unknown")]
    pub given: Value,
}

impl std::fmt::Debug for Half {
    /// Says nothing of what is in it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Half")
    }
}

/// Keeps a draft in the place of the one before.
pub(crate) async fn keep(app: &App, form: CheckInForm) -> Result<Nothing, AppError> {
    let store = app.store().await?;
    if form.is_blank() && form.id.is_none() {
        return forget(app, Nothing {}).await;
    }
    store
        .write_local(sql::KEEP, &[&serde_json::to_string(&form)?])
        .await?;
    Ok(Nothing {})
}

/// Forgets the draft.
pub(crate) async fn forget(app: &App, _: Nothing) -> Result<Nothing, AppError> {
    app.store().await?.write_local(sql::FORGET, &[]).await?;
    Ok(Nothing {})
}

/// Keeps a line of the plan in the place of the one before.
pub(crate) async fn keep_line(app: &App, form: LineForm) -> Result<Nothing, AppError> {
    let form = serde_json::to_string(&form)?;
    let store = app.store().await?;
    store.write_local(sql::KEEP_LINE, &[&form]).await?;
    Ok(Nothing {})
}

/// Forgets the line.
pub(crate) async fn forget_line(app: &App, _: Nothing) -> Result<Nothing, AppError> {
    line_saved(&*app.store().await?).await?;
    Ok(Nothing {})
}

/// The line was saved: it has done its duty.
pub(crate) async fn line_saved(store: &Store) -> Result<(), AppError> {
    store.write_local(sql::FORGET_LINE, &[]).await
}

/// The line that was begun and not saved.
pub(crate) async fn line(store: &Store) -> Result<Option<LineForm>, AppError> {
    let line = store.read_own(sql::LINE, &[]).await?;
    // One that cannot be read is none: it is no part of the plan.
    Ok(serde_json::from_str(&line).unwrap_or_default())
}

/// Keeps a form that is being filled in: the app is about to be locked.
///
/// # Errors
/// [`Code::TooLong`].
pub(crate) async fn keep_half(app: &App, half: Half) -> Result<Nothing, AppError> {
    let half = serde_json::to_string(&half)?;
    if half.len() > LONGEST {
        return Err(Code::TooLong.into());
    }
    let store = app.store().await?;
    store.write_local(sql::KEEP_HALF, &[&half]).await?;
    Ok(Nothing {})
}

/// The form that was being filled in when the app was locked. It is given once.
pub(crate) async fn take_half(app: &App) -> Result<Option<Half>, AppError> {
    let store = app.store().await?;
    let half = store.read_own(sql::HALF, &[]).await?;
    if half != "null" {
        store.write_local(sql::FORGET_HALF, &[]).await?;
    }
    Ok(serde_json::from_str(&half).unwrap_or_default())
}
