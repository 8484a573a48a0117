//! Hope notes: written or photographed on good days, offered on low ones.

pub(crate) mod sql;
#[cfg(test)]
mod tests;

use crate::api::Nothing;
use crate::app::App;
use crate::checkin::ById;
use crate::error::{AppError, Code};
use trellis_domain::hope::{HopeForm, HopeNote};

/// Every hope note, newest first.
pub(crate) async fn list(_: &App, _: Nothing) -> Result<Vec<HopeNote>, AppError> {
    Err(Code::NotFound.into())
}

/// Adds a hope note, or changes one.
pub(crate) async fn save(_: &App, _: HopeForm) -> Result<HopeNote, AppError> {
    Err(Code::NotFound.into())
}

/// Deletes a hope note: it can be brought back for 30 days.
pub(crate) async fn delete(_: &App, _: ById) -> Result<Nothing, AppError> {
    Err(Code::NotFound.into())
}

/// Not now: no hope note is offered again on this logical day, on this device.
pub(crate) async fn not_now(_: &App, _: Nothing) -> Result<Nothing, AppError> {
    Err(Code::NotFound.into())
}
