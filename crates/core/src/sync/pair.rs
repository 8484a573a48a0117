//! Pairing: a new device shows a code, one that has the copy reads it, and both show three words.

use super::view::{SyncPairJoin, SyncPairSay, SyncPairShow, SyncPairState, SyncPairing};
use crate::api::Nothing;
use crate::app::App;
use crate::error::{AppError, Code};

/// What this run knows of a pairing.
#[derive(Default)]
pub(crate) struct Pairing {}

/// Shows this new device.
pub(crate) async fn show(_: &App, _: SyncPairShow) -> Result<SyncPairing, AppError> {
    Err(Code::Trouble.into())
}

/// Reads the code of a new device.
pub(crate) async fn join(_: &App, _: SyncPairJoin) -> Result<SyncPairState, AppError> {
    Err(Code::Trouble.into())
}

/// How far it is.
pub(crate) async fn state(_: &App, _: Nothing) -> Result<SyncPairState, AppError> {
    Ok(SyncPairState::default())
}

/// The words are the same, or not.
pub(crate) async fn say(_: &App, _: SyncPairSay) -> Result<SyncPairState, AppError> {
    Err(Code::Trouble.into())
}

/// Lets go of it.
pub(crate) async fn stop(_: &App, _: Nothing) -> Result<Nothing, AppError> {
    Ok(Nothing {})
}
