//! The draft: a check-in that is being written.
//!
//! There is at most one, on this device alone. It is kept while the client types, so that a call, an
//! empty battery or a crash takes no word away, and it goes when the check-in is saved.

pub(crate) mod sql;
#[cfg(test)]
mod tests;

use crate::api::Nothing;
use crate::app::App;
use crate::error::AppError;
use trellis_domain::checkin::CheckInForm;

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
