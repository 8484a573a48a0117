//! Leaving when the system asks: at the end of a session (SIGTERM), at Ctrl+C and when a terminal
//! goes away, the app ends as if its window had been closed.

use tauri::AppHandle;

/// Waits, without holding anything up, for the system to ask, and then leaves.
#[cfg(all(unix, desktop))]
pub fn leave_when_asked(handle: AppHandle) {
    use tokio::signal::unix::{SignalKind, signal};

    for kind in [
        SignalKind::terminate(),
        SignalKind::interrupt(),
        SignalKind::hangup(),
    ] {
        let handle = handle.clone();
        tauri::async_runtime::spawn(async move {
            if let Ok(mut asked) = signal(kind)
                && asked.recv().await.is_some()
            {
                handle.exit(0);
            }
        });
    }
}

/// Phones and Windows tell the window itself.
#[cfg(not(all(unix, desktop)))]
pub fn leave_when_asked(_handle: AppHandle) {}
