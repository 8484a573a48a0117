//! Quiet hours, quiet days, and resting.

use super::sql_id;
use crate::api::Nothing;
use crate::app::App;
use crate::error::{AppError, Code};
use crate::store::Edit;
use serde_json::{Value, json};
use trellis_domain::merge::{Fields, Kind, field};
use trellis_domain::reminder::{Quiet, QuietDay};

/// The most quiet days that can be kept.
const MOST: usize = 100;

/// What a record's fields say: one that cannot be read is as if it had not been chosen.
pub(super) fn from_fields(fields: &Fields) -> Quiet {
    Quiet {
        hours: field(fields, "hours"),
        days: field(fields, "days").unwrap_or_default(),
        rest: field(fields, "rest"),
    }
}

/// When nothing comes.
pub(crate) async fn get(app: &App, _: Nothing) -> Result<Quiet, AppError> {
    let fields = app.store().await?.fields(Kind::Quiet, sql_id()).await?;
    Ok(fields.as_ref().map(from_fields).unwrap_or_default())
}

/// Says when nothing comes.
///
/// # Errors
/// [`Code::NotValid`] where dates end before they begin; [`Code::TooLong`] where there are more than
/// 100 quiet days.
pub(crate) async fn save(app: &App, quiet: Quiet) -> Result<Quiet, AppError> {
    if quiet.days.len() > MOST {
        return Err(Code::TooLong.into());
    }
    let backwards = |day: &QuietDay| matches!(day, QuietDay::Dates { from, to } if to < from);
    if quiet.days.iter().any(backwards) {
        return Err(Code::NotValid.into());
    }
    let days = if quiet.days.is_empty() {
        Value::Null
    } else {
        json!(quiet.days)
    };
    let fields = Fields::from_iter([
        ("hours".to_owned(), json!(quiet.hours)),
        ("days".to_owned(), days),
        ("rest".to_owned(), json!(quiet.rest)),
    ]);
    let edit = Edit {
        kind: Kind::Quiet,
        id: sql_id(),
        fields,
        new: false,
    };
    app.store()
        .await?
        .edit(vec![edit], app.ports.clock.now())
        .await?;
    Ok(quiet)
}
