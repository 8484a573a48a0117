//! Locking that the page cannot do by itself: when nobody touched it for as long as the client chose,
//! when its window is gone, and when the device goes to sleep. When, the core says.

use std::sync::Arc;

use tauri::{AppHandle, Emitter, Manager};
use trellis_core::App;

use crate::rpc;

/// Begins to see to it, for as long as the app runs.
pub fn begin(handle: &AppHandle) {
    let app = Arc::clone(&handle.state::<rpc::Door>().0);
    let keeps = Arc::clone(&app);
    tauri::async_runtime::spawn(async move { keeps.keep_locking().await });
    tauri::async_runtime::spawn(tell(handle.clone(), Arc::clone(&app)));
    #[cfg(target_os = "linux")]
    tauri::async_runtime::spawn(sleep::lock_before(handle.clone(), app));
}

/// Tells the page once the app is locked, so that it lets go of what it shows.
async fn tell(handle: AppHandle, app: Arc<App>) {
    let mut changes = app.changes();
    let mut was = app.is_locked();
    while changes.changed().await.is_ok() {
        let is = app.is_locked();
        if is && !was {
            let _ = handle.emit("locked", ());
        }
        was = is;
    }
}

/// The last window is gone, and the app goes on without it.
#[cfg(desktop)]
pub fn left(handle: &AppHandle) {
    let app = Arc::clone(&handle.state::<rpc::Door>().0);
    tauri::async_runtime::spawn(async move { app.left().await });
}

/// Sleep, as systemd's logind and its like tell of it.
#[cfg(target_os = "linux")]
mod sleep {
    use std::sync::Arc;
    use std::time::Duration;

    use futures_util::StreamExt;
    use tauri::{AppHandle, Emitter};
    use trellis_core::App;
    use zbus::zvariant::OwnedFd;
    use zbus::{Connection, proxy};

    /// How long the page has to put away what is being written: well within what the device waits.
    const PUT_AWAY: Duration = Duration::from_millis(400);

    #[proxy(
        interface = "org.freedesktop.login1.Manager",
        default_service = "org.freedesktop.login1",
        default_path = "/org/freedesktop/login1"
    )]
    trait Manager {
        fn inhibit(&self, what: &str, who: &str, why: &str, mode: &str) -> zbus::Result<OwnedFd>;
        #[zbus(signal)]
        fn prepare_for_sleep(&self, start: bool) -> zbus::Result<()>;
    }

    /// Locks before each sleep. Where nobody tells of it, there is nothing to be done.
    pub async fn lock_before(handle: AppHandle, app: Arc<App>) {
        if listen(&handle, &app).await.is_err() {
            tracing::info!(code = "sleep_untold");
        }
    }

    async fn listen(handle: &AppHandle, app: &App) -> zbus::Result<()> {
        let bus = Connection::system().await?;
        let manager = ManagerProxy::new(&bus).await?;
        let mut sleeps = manager.receive_prepare_for_sleep().await?;
        // Held, the device waits a few seconds for us before it sleeps.
        let mut held = hold(&manager).await;
        while let Some(signal) = sleeps.next().await {
            if signal.args()?.start {
                let _ = handle.emit("sleeping", ());
                tokio::time::sleep(PUT_AWAY).await;
                app.lock_away().await;
                drop(held.take());
            } else {
                held = hold(&manager).await;
            }
        }
        Ok(())
    }

    async fn hold(manager: &ManagerProxy<'_>) -> Option<OwnedFd> {
        let asked = manager.inhibit("sleep", "Trellis", "Locks itself first", "delay");
        asked.await.ok()
    }
}
