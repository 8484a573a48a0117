//! The small menu beside the clock, where the client chose it: *Support now*, pausing, the window, and
//! the end. Its words are the core's, in the client's language.

use std::sync::{Arc, Mutex};

use tauri::menu::{Menu, MenuEvent, MenuItem, PredefinedMenuItem};
use tauri::tray::TrayIconBuilder;
use tauri::{AppHandle, Emitter, Manager};
use trellis_core::{App, TrayWords};

use crate::background::Background;
use crate::{rpc, window};

/// The name of the one icon.
const ID: &str = "trellis";

/// What the menu says now; none: there is no icon.
#[derive(Default)]
pub struct Tray(Mutex<Option<TrayWords>>);

/// Makes the icon and its menu what they are to be: there or not, and in the right words.
pub async fn refresh(handle: &AppHandle, app: &App) {
    let wanted = if handle.state::<Background>().stays() {
        Some(app.tray_words().await)
    } else {
        None
    };
    if *lock(&handle.state::<Tray>()) == wanted {
        return;
    }
    let on = handle.clone();
    let made = handle.run_on_main_thread(move || {
        // Where the library of the icons is missing, the binding to it panics.
        let make = std::panic::AssertUnwindSafe(|| put(&on, wanted.as_ref()));
        let is = matches!(std::panic::catch_unwind(make), Ok(Ok(())));
        if !is {
            tracing::warn!(code = "no_tray");
            on.state::<Background>().cannot_stay();
        }
        *lock(&on.state::<Tray>()) = wanted.filter(|_| is);
    });
    if made.is_err() {
        tracing::warn!(code = "no_tray");
    }
}

fn put(handle: &AppHandle, wanted: Option<&TrayWords>) -> tauri::Result<()> {
    let Some(words) = wanted else {
        handle.remove_tray_by_id(ID);
        return Ok(());
    };
    let menu = menu(handle, words)?;
    if let Some(icon) = handle.tray_by_id(ID) {
        return icon.set_menu(Some(menu));
    }
    let builder = TrayIconBuilder::with_id(ID)
        .menu(&menu)
        .tooltip("Trellis")
        .on_menu_event(chosen);
    let builder = match handle.default_window_icon() {
        Some(icon) => builder.icon(icon.clone()),
        None => builder,
    };
    builder.build(handle).map(drop)
}

fn menu(handle: &AppHandle, words: &TrayWords) -> tauri::Result<Menu<tauri::Wry>> {
    let item = |id: &str, text: &str| MenuItem::with_id(handle, id, text, true, None::<&str>);
    let menu = Menu::new(handle)?;
    menu.append(&item("support", &words.support)?)?;
    menu.append(&PredefinedMenuItem::separator(handle)?)?;
    if let Some(pause) = &words.pause {
        menu.append(&item(if words.paused { "resume" } else { "pause" }, pause)?)?;
    }
    menu.append(&item("open", &words.open)?)?;
    menu.append(&item("quit", &words.quit)?)?;
    Ok(menu)
}

fn chosen(handle: &AppHandle, event: MenuEvent) {
    match event.id().as_ref() {
        "support" => window::go(handle, Some(window::To::Now(window::Now {}))),
        "open" => window::go(handle, None),
        "quit" => handle.exit(0),
        which @ ("pause" | "resume") => {
            let pause = which == "pause";
            let app = Arc::clone(&handle.state::<rpc::Door>().0);
            let handle = handle.clone();
            tauri::async_runtime::spawn(async move {
                if app.pause_today(pause).await.is_err() {
                    tracing::warn!(code = "not_paused");
                }
                let _ = handle.emit("came", ());
            });
        }
        _ => {}
    }
}

fn lock(tray: &Tray) -> std::sync::MutexGuard<'_, Option<TrayWords>> {
    tray.0.lock().expect("nothing panics while it holds this")
}
