//! macOS and Windows: the system's own notices, without buttons. The library that reaches both tells
//! of no answer there, so what is up stays until the client has looked, and the answer is given in
//! the window.

use notify_rust::Notification;
use tauri::AppHandle;
use tokio::sync::mpsc::UnboundedSender;
use trellis_core::ports::Allowed;
use trellis_core::{Board, NotShown, Notice};

use super::super::{Answer, Told};

/// The system's notices.
pub struct SystemBoard {
    /// Held, so that the loop that listens does not take it for the end.
    _tell: UnboundedSender<Told>,
}

impl SystemBoard {
    /// The system's.
    pub fn new(_: &AppHandle, tell: UnboundedSender<Told>) -> Self {
        Self { _tell: tell }
    }

    /// None.
    pub async fn answers(&mut self) -> Vec<Answer> {
        Vec::new()
    }

    /// There are none.
    pub async fn heard(&mut self, _: i64) {}

    /// Nothing changes by itself.
    pub async fn changed(&mut self) {}

    /// The system keeps what is up.
    pub async fn leave(&mut self) {}
}

impl Board for SystemBoard {
    async fn show(&mut self, notice: &Notice) -> Result<(), NotShown> {
        // A locked screen may show it, and that cannot be told here.
        let title = if notice.private {
            &notice.neutral
        } else {
            &notice.title
        };
        let mut shown = Notification::new();
        shown.appname("Trellis").summary(title);
        if notice.sound {
            shown.sound_name("default");
        }
        let shown = tauri::async_runtime::spawn_blocking(move || shown.show().map(drop));
        match shown.await {
            Ok(Ok(())) => Ok(()),
            _ => Err(NotShown),
        }
    }

    async fn change(&mut self, _: &Notice) {}

    async fn take_down(&mut self, _: &str) {}

    /// It is shown from here when its time comes.
    async fn hold(&mut self, _: &Notice) {}

    async fn let_go(&mut self, _: &str) {}
}

/// Neither system tells this library.
pub async fn allowed(_: &AppHandle) -> Allowed {
    Allowed::Unknown
}
