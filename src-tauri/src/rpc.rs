//! The one command that the page may call. What it may ask is the core's command table; this file
//! only carries the question in and the answer out.

use std::sync::Arc;

use serde_json::Value;
use tauri::State;
use tauri::ipc::Response;
use trellis_core::{App, AppError, Code};

/// The core, held by the window for as long as it is open.
pub struct Door(pub Arc<App>);

/// Carries one question of the page to the core.
///
/// It runs on a task of its own, so that a panic in the core becomes the plain "trouble" error and
/// the page is never left waiting for an answer.
#[tauri::command]
pub async fn rpc(name: String, args: Value, door: State<'_, Door>) -> Result<Response, AppError> {
    let app = Arc::clone(&door.0);
    tauri::async_runtime::spawn(async move { app.answer(&name, args).await })
        .await
        .unwrap_or_else(|_| Err(AppError::new(Code::Trouble)))
        .map(Response::new)
}
