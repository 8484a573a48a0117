//! The shell of Trellis: one window, one command, and the adapters that give the core its ports.
//!
//! It knows the operating system and nothing else: no rules and no SQL live here. What it promises:
//! nothing that the client wrote leaves through it except to the core, and no panic text reaches a log.

mod adapters;
mod logging;
mod privacy;
mod rpc;
mod second_start;
mod signals;
mod window;

use std::sync::Arc;

use tauri::{Manager, RunEvent};
use trellis_core::App;

use crate::adapters::{paths, ports};

/// Opens Trellis and returns when its window is closed.
#[cfg_attr(mobile, tauri::mobile_entry_point)]
pub fn run() {
    privacy::begin();
    logging::begin();
    // It opens what the page asks for by name, within the capability; it watches no links itself.
    let opener = tauri_plugin_opener::Builder::new()
        .open_js_links_on_click(false)
        .build();
    let built = tauri::Builder::default()
        .plugin(opener)
        .invoke_handler(tauri::generate_handler![rpc::rpc])
        .setup(|app| Ok(begin(app)?))
        .build(tauri::generate_context!());
    match built {
        Ok(app) => app.run(|handle, event| {
            if let RunEvent::Exit = event {
                close(handle);
            }
        }),
        Err(_) => {
            tracing::error!(code = "window_trouble");
            std::process::exit(1);
        }
    }
}

/// Makes the core over the data folder and shows the window.
fn begin(app: &tauri::App) -> tauri::Result<()> {
    let folder = paths::data_folder(app)?;
    if let Err(trouble) = paths::make_private(&folder) {
        // Not the end: the core says on its screen what is wrong with the folder.
        tracing::error!(code = "folder_trouble", kind = %trouble.kind());
    }
    if second_start::knock(&folder) {
        tracing::info!(code = "already_open");
        std::process::exit(0);
    }
    app.manage(rpc::Door(Arc::new(App::new(folder.clone(), ports()))));
    window::open(app, &folder)?;
    let handle = app.handle().clone();
    second_start::listen(&folder, move || window::come_forward(&handle));
    signals::leave_when_asked(app.handle().clone());
    Ok(())
}

/// Lets the core finish what it is writing before the process ends.
fn close(handle: &tauri::AppHandle) {
    if let Some(door) = handle.try_state::<rpc::Door>() {
        tauri::async_runtime::block_on(door.0.close());
    }
}
