//! The shell of Trellis: one window, one way to ask the core, what goes on without a window, and the
//! adapters that give the core its ports.
//!
//! It knows the operating system and nothing else: no rules and no SQL live here. What it promises:
//! nothing that the client wrote leaves through it except to the core, and no panic text reaches a log.

mod adapters;
#[cfg(desktop)]
mod background;
mod choosing;
mod locking;
mod logging;
mod notices;
mod privacy;
mod rpc;
mod second_start;
mod signals;
mod syncing;
#[cfg(desktop)]
mod tray;
mod window;

use std::path::PathBuf;
use std::sync::Arc;

use tauri::{Manager, RunEvent};
use trellis_core::App;

use crate::adapters::{paths, ports};

/// Memory is wiped when it is given back, so that nothing of the client's stays in the process after the
/// app is locked.
#[global_allocator]
static MEMORY: zeroizing_alloc::ZeroAlloc<std::alloc::System> =
    zeroizing_alloc::ZeroAlloc(std::alloc::System);

/// The folder that the vault is in.
struct Place(PathBuf);

/// Opens Trellis and returns when its window is closed, or where the client chose that it stays, when
/// they end it.
#[cfg_attr(mobile, tauri::mobile_entry_point)]
pub fn run() {
    privacy::begin();
    logging::begin();
    // It opens what the page asks for by name, within the capability; it watches no links itself.
    let opener = tauri_plugin_opener::Builder::new()
        .open_js_links_on_click(false)
        .build();
    let builder = tauri::Builder::default()
        .plugin(opener)
        .plugin(tauri_plugin_dialog::init());
    #[cfg(desktop)]
    let builder = builder.plugin(
        tauri_plugin_autostart::Builder::new()
            .args([background::HIDDEN])
            .app_name("Trellis")
            .build(),
    );
    #[cfg(mobile)]
    let builder = builder
        .plugin(tauri_plugin_fs::init())
        .plugin(trellis_phone_notices::init());
    // What it asks is asked from here; the page has no permission to.
    #[cfg(any(mobile, target_os = "macos"))]
    let builder = builder.plugin(tauri_plugin_biometric::init());
    let built = builder
        .invoke_handler(tauri::generate_handler![
            rpc::rpc,
            window::opened,
            choosing::choose_new,
            choosing::choose_old,
            choosing::choose_folder
        ])
        .setup(|app| Ok(begin(app)?))
        .build(tauri::generate_context!());
    match built {
        Ok(app) => app.run(|handle, event| match event {
            RunEvent::Exit => close(handle),
            // The last window was closed, and nobody asked for the end.
            #[cfg(desktop)]
            RunEvent::ExitRequested {
                code: None, api, ..
            } if handle.state::<background::Background>().stays() => {
                locking::left(handle);
                api.prevent_exit();
            }
            _ => {}
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
    let handle = app.handle().clone();
    let files = choosing::files(&handle);
    let core = Arc::new(App::new(folder.clone(), ports(&handle, files.clone())));
    app.manage(choosing::Choosing(files));
    app.manage(rpc::Door(Arc::clone(&core)));
    app.manage(Place(folder.clone()));
    app.manage(window::Ahead::default());
    #[cfg(desktop)]
    let shows = begin_behind(&handle, &folder, core);
    #[cfg(mobile)]
    let shows = true;
    if shows {
        window::open(&handle, &folder)?;
    }
    notices::begin(&handle);
    locking::begin(&handle);
    syncing::begin(&handle);
    let on_knock = handle.clone();
    second_start::listen(&folder, move || window::go(&on_knock, None));
    signals::leave_when_asked(handle);
    Ok(())
}

/// Sets up what is there without a window, and says whether there is to be one. At sign-in there is
/// none: the vault is opened without it, where its key is in the key store.
#[cfg(desktop)]
fn begin_behind(handle: &tauri::AppHandle, folder: &std::path::Path, core: Arc<App>) -> bool {
    let background = background::Background::of(folder);
    let stays = background.stays();
    handle.manage(background);
    handle.manage(tray::Tray::default());
    if !background::is_hidden_start() {
        return true;
    }
    if !stays {
        // There would be nothing of it to be seen.
        tracing::info!(code = "nothing_to_stay_in");
        std::process::exit(0);
    }
    tauri::async_runtime::spawn(async move {
        let started = core.answer("start", serde_json::json!({})).await;
        tracing::info!(code = "started_hidden", opened = started.is_ok());
    });
    false
}

/// Lets the core finish what it is writing before the process ends.
fn close(handle: &tauri::AppHandle) {
    if let Some(keeping) = handle.try_state::<notices::Keeping>() {
        tauri::async_runtime::block_on(keeping.leave());
    }
    if let Some(door) = handle.try_state::<rpc::Door>() {
        tauri::async_runtime::block_on(door.0.close());
    }
}
