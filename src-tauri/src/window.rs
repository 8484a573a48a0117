//! The window: phone-sized, made from `tauri.conf.json`, and shut to everything but our own page.
//!
//! The web view keeps nothing: no cache, no storage, no cookies on the disk. It goes nowhere, opens
//! no second window, downloads nothing and is given no camera, microphone or place.

use std::path::Path;
use std::sync::{Mutex, MutexGuard};

use tauri::webview::{PermissionResponse, WebviewWindow, WebviewWindowBuilder};
use tauri::{AppHandle, Emitter, Manager, State, Url};

/// The label of the one window, in `tauri.conf.json` and in the capability that lets it call us.
const MAIN: &str = "main";

/// Where the window is to lead.
#[derive(Clone, Copy, Debug, serde::Serialize)]
#[serde(untagged)]
pub enum To {
    /// To what a notice was about.
    About(trellis_core::About),
    /// To *Support now*.
    #[cfg(desktop)]
    Now(Now),
}

/// *Support now*, as a kind beside those of `About`.
#[cfg(desktop)]
#[derive(Clone, Copy, Debug, serde::Serialize)]
#[serde(tag = "type", rename = "now")]
pub struct Now {}

/// Where the window is to lead next, until the page takes it: one that is still loading hears of nothing.
#[derive(Default)]
pub struct Ahead(Mutex<Option<To>>);

impl Ahead {
    fn next(&self) -> MutexGuard<'_, Option<To>> {
        self.0.lock().expect("nothing panics while it holds this")
    }
}

/// Where the page is to lead, told once.
#[tauri::command]
pub fn opened(ahead: State<'_, Ahead>) -> Option<To> {
    ahead.next().take()
}

/// Opens the window. What the web view must have on the disk (salts and the like, none of it the
/// client's) gets a folder of its own beside the vault.
pub fn open(app: &AppHandle, folder: &Path) -> tauri::Result<WebviewWindow> {
    let config = app
        .config()
        .app
        .windows
        .iter()
        .find(|window| window.label == MAIN)
        .ok_or(tauri::Error::WindowNotFound)?;
    let builder = WebviewWindowBuilder::from_config(app, config)?
        .incognito(keeps_nothing())
        .data_directory(folder.join("webview"))
        .on_navigation(is_ours)
        .on_download(|_, _| false)
        .on_permission_request(|_, _| PermissionResponse::Deny);
    #[cfg(desktop)]
    let builder = builder
        .general_autofill_enabled(false)
        .on_new_window(|_, _| tauri::webview::NewWindowResponse::Deny);
    builder.build()
}

/// Brings the window to the front, or opens one where there is none, and leads it somewhere.
pub fn go(handle: &AppHandle, to: Option<To>) {
    if to.is_some() {
        *handle.state::<Ahead>().next() = to;
    }
    let on = handle.clone();
    let asked = handle.run_on_main_thread(move || {
        if on.get_webview_window(MAIN).is_some() {
            come_forward(&on);
            let _ = on.emit_to(MAIN, "open", ());
            return;
        }
        let folder = on.state::<crate::Place>();
        if open(&on, &folder.0).is_err() {
            tracing::error!(code = "window_trouble");
        }
    });
    if asked.is_err() {
        tracing::info!(code = "not_forward");
    }
}

fn come_forward(handle: &AppHandle) {
    let Some(window) = handle.get_webview_window(MAIN) else {
        return;
    };
    #[cfg(desktop)]
    let came = window.unminimize().and_then(|()| window.set_focus());
    #[cfg(mobile)]
    let came = window.set_focus();
    if came.is_err() {
        tracing::info!(code = "not_forward");
    }
}

/// Whether the web view keeps its storage in memory only, as it does for every client.
///
/// A web view under WebDriver cannot (wry 0.57 gives automation only to a web view that has a
/// storage folder), so there it has one: what tests search is then the more talkative of the two.
fn keeps_nothing() -> bool {
    !std::env::var("TAURI_WEBVIEW_AUTOMATION").is_ok_and(|word| word == "true")
}

/// Whether an address is our own page: Tauri's scheme, its form on Android and Windows, and while
/// developing the local server.
fn is_ours(url: &Url) -> bool {
    let address = (url.scheme(), url.host_str());
    matches!(
        address,
        ("tauri", Some("localhost")) | ("http" | "https", Some("tauri.localhost"))
    ) || (cfg!(dev) && address == ("http", Some("localhost")))
}

#[cfg(test)]
mod tests {
    use tauri::Url;

    use super::is_ours;

    #[test]
    fn the_page_stays_at_home() {
        let ours = |address: &str| is_ours(&Url::parse(address).expect("a good address"));
        assert!(ours("tauri://localhost/index.html"));
        assert!(ours("http://tauri.localhost/"));
        for other in [
            "https://example.org/",
            "file:///etc/hostname",
            "data:text/html,hello",
            "tauri://example.org/",
            "https://tauri.localhost.example.org/",
        ] {
            assert!(!ours(other), "{other}");
        }
    }
}
