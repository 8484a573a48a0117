//! The drafts: a check-in that is being written, and a line of the plan.
//!
//! There is at most one of each, on this device alone. It is kept while the client types, so that a
//! call, an empty battery or a crash takes no word away, and it goes when what it is of is saved.

pub(crate) mod sql;
#[cfg(test)]
mod tests;

use crate::api::Nothing;
use crate::app::App;
use crate::error::AppError;
use crate::store::Store;
use trellis_domain::checkin::CheckInForm;
use trellis_domain::plan::LineForm;

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
