//! What the system does with notices, and what the client chose about it.

use tauri::AppHandle;
#[cfg(desktop)]
use tauri::Manager;
use trellis_core::ports::{NoticeState, Notices, System};

#[cfg(desktop)]
use crate::background::{self, Background};
use crate::notices::board;

/// This system.
pub struct SystemNotices(pub AppHandle);

impl Notices for SystemNotices {
    #[cfg(desktop)]
    fn state(&self) -> NoticeState {
        NoticeState {
            allowed: tauri::async_runtime::block_on(board::allowed(&self.0)),
            // It is shown from here, when its time comes.
            exact: true,
            may_be_exact: false,
            system: SYSTEM,
            tray: Some(self.0.state::<Background>().stays()),
            at_login: Some(background::comes_at_login(&self.0)),
        }
    }

    #[cfg(mobile)]
    fn state(&self) -> NoticeState {
        NoticeState {
            system: SYSTEM,
            ..tauri::async_runtime::block_on(board::state(&self.0))
        }
    }

    #[cfg(mobile)]
    fn ask_exact(&self) {
        tauri::async_runtime::block_on(board::ask_exact(&self.0));
    }

    /// There is nothing to ask.
    #[cfg(desktop)]
    fn ask_exact(&self) {}

    #[cfg(desktop)]
    fn set_tray(&self, on: bool) {
        self.choose(on);
        if !on {
            // At sign-in there would be nothing of it to be seen.
            background::come_at_login(&self.0, false);
        }
    }

    #[cfg(desktop)]
    fn set_at_login(&self, on: bool) {
        if on {
            self.choose(true);
        }
        background::come_at_login(&self.0, on);
    }

    #[cfg(mobile)]
    fn set_tray(&self, _: bool) {}

    #[cfg(mobile)]
    fn set_at_login(&self, _: bool) {}
}

#[cfg(desktop)]
impl SystemNotices {
    fn choose(&self, stay: bool) {
        if let Err(error) = self.0.state::<Background>().stay(stay) {
            tracing::warn!(code = "choice_not_kept", kind = %error.kind());
        }
        self.0.state::<crate::notices::Keeping>().again();
    }
}

const SYSTEM: System = if cfg!(target_os = "android") {
    System::Android
} else if cfg!(target_os = "ios") {
    System::Ios
} else if cfg!(target_os = "macos") {
    System::Macos
} else if cfg!(target_os = "windows") {
    System::Windows
} else if cfg!(target_os = "linux") {
    System::Linux
} else {
    System::Other
};
