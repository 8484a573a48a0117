//! Whether Trellis stays when its window is closed, and comes when the client signs in: both only
//! where they chose it, and both off at first.
//!
//! That it stays is kept in a small file beside the vault, since it has to be known before the vault
//! is open. That it comes at sign-in is kept by the system itself, and asked there.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use tauri::AppHandle;
use tauri_plugin_autostart::ManagerExt;

/// The argument of a start at sign-in: no window is opened.
pub const HIDDEN: &str = "--hidden";

/// The file whose being there says that the app stays.
const STAYS: &str = "stays-in-tray";

/// What was chosen.
pub struct Background {
    file: PathBuf,
    stays: AtomicBool,
}

impl Background {
    /// What was chosen for the vault in `folder`.
    pub fn of(folder: &std::path::Path) -> Self {
        let file = folder.join(STAYS);
        let stays = AtomicBool::new(file.exists());
        Self { file, stays }
    }

    /// Whether the app stays when its window is closed.
    pub fn stays(&self) -> bool {
        self.stays.load(Ordering::Relaxed)
    }

    /// Chooses that.
    pub fn stay(&self, stay: bool) -> std::io::Result<()> {
        if stay {
            std::fs::write(&self.file, "")?;
        } else if let Err(error) = std::fs::remove_file(&self.file)
            && error.kind() != std::io::ErrorKind::NotFound
        {
            return Err(error);
        }
        self.stays.store(stay, Ordering::Relaxed);
        Ok(())
    }

    /// For this run it does not stay: there is no place for its icon.
    pub fn cannot_stay(&self) {
        self.stays.store(false, Ordering::Relaxed);
    }
}

/// Whether this start is the one at sign-in.
pub fn is_hidden_start() -> bool {
    std::env::args_os().any(|argument| argument == HIDDEN)
}

/// Whether the app comes at sign-in.
pub fn comes_at_login(handle: &AppHandle) -> bool {
    handle.autolaunch().is_enabled().unwrap_or_default()
}

/// Chooses that; false where the system does not let it.
pub fn come_at_login(handle: &AppHandle, come: bool) -> bool {
    if comes_at_login(handle) == come {
        return true;
    }
    let system = handle.autolaunch();
    let done = if come {
        system.enable()
    } else {
        system.disable()
    };
    if done.is_err() {
        tracing::warn!(code = "at_login_trouble");
    }
    done.is_ok()
}

#[cfg(test)]
mod tests {
    use super::Background;

    #[test]
    fn staying_is_chosen_and_remembered() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let background = Background::of(folder.path());
        assert!(!background.stays(), "not unless it is chosen");
        background.stay(false).expect("as it is");
        background.stay(true).expect("our own folder");
        assert!(background.stays() && Background::of(folder.path()).stays());
        background.stay(false).expect("our own folder");
        assert!(!background.stays() && !Background::of(folder.path()).stays());
    }
}
