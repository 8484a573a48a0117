//! Keeps the client's devices in step for as long as the app runs. When, and whether at all, the core says.

use std::sync::Arc;

use tauri::{AppHandle, Manager};

use crate::rpc;

/// Begins to see to it.
pub fn begin(handle: &AppHandle) {
    let app = Arc::clone(&handle.state::<rpc::Door>().0);
    tauri::async_runtime::spawn(async move { app.keep_in_step().await });
}
