//! What the system does with notices, and what the client chooses about it. It is the device's own:
//! nothing of it stands in the vault, and it can be asked before that is open.

use crate::api::Nothing;
use crate::app::App;
use crate::error::{AppError, Code};
use crate::ports::{NoticeState, Notices};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use ts_rs::TS;

/// What the client chooses about notices on this device.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum NoticeChoice {
    /// Whether Trellis stays in the tray when its window is closed.
    Tray {
        /// It does.
        on: bool,
    },
    /// Whether Trellis starts when the client logs in.
    AtLogin {
        /// It does.
        on: bool,
    },
}

/// What the system does with notices now.
pub(crate) async fn state(app: &App, _: Nothing) -> Result<NoticeState, AppError> {
    on_a_thread(app, |notices| notices.state()).await
}

/// Takes a choice, and says how things stand then.
pub(crate) async fn choose(app: &App, choice: NoticeChoice) -> Result<NoticeState, AppError> {
    on_a_thread(app, move |notices| {
        match choice {
            NoticeChoice::Tray { on } => notices.set_tray(on),
            NoticeChoice::AtLogin { on } => notices.set_at_login(on),
        }
        notices.state()
    })
    .await
}

/// Opens the system's screen on which the client can let notices come at their very minute, and says how
/// things stand. Where there is no such screen nothing is asked.
pub(crate) async fn exact(app: &App, _: Nothing) -> Result<NoticeState, AppError> {
    on_a_thread(app, |notices| {
        notices.ask_exact();
        notices.state()
    })
    .await
}

async fn on_a_thread<T: Send + 'static>(
    app: &App,
    work: impl FnOnce(&dyn Notices) -> T + Send + 'static,
) -> Result<T, AppError> {
    let notices = Arc::clone(&app.ports.notices);
    tokio::task::spawn_blocking(move || work(&*notices))
        .await
        .map_err(|_| Code::Trouble.into())
}
