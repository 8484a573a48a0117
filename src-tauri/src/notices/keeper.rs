//! The loop that keeps the board as the core wants it.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use tauri::{AppHandle, Emitter, Manager};
use tokio::sync::{Notify, mpsc};
use trellis_core::{App, Code, Held, NoticeAction};

use super::board::SystemBoard;
use super::{Answer, Told};
use crate::{rpc, window};

/// How long a run of changes is waited for before it is settled once.
const RUN: Duration = Duration::from_millis(200);

/// Where the loop is told of what it cannot see by itself.
#[derive(Default)]
pub struct Keeping {
    again: Notify,
    leave: Notify,
    left: Notify,
}

impl Keeping {
    /// Lets it look again.
    #[cfg_attr(mobile, expect(dead_code, reason = "nothing is chosen on phones"))]
    pub fn again(&self) {
        self.again.notify_one();
    }

    /// Takes down what is up: once the app is gone, nobody would hear an answer. Does not wait long.
    pub async fn leave(&self) {
        self.leave.notify_one();
        let _ = tokio::time::timeout(Duration::from_secs(1), self.left.notified()).await;
    }
}

/// Begins to keep the board, for as long as the app runs.
pub fn begin(handle: &AppHandle) {
    handle.manage(Keeping::default());
    let app = Arc::clone(&handle.state::<rpc::Door>().0);
    let (tell, told) = mpsc::unbounded_channel();
    let handle = handle.clone();
    tauri::async_runtime::spawn(async move {
        let board = SystemBoard::new(&handle, tell);
        keep(handle, app, board, told).await;
    });
}

async fn keep(
    handle: AppHandle,
    app: Arc<App>,
    mut board: SystemBoard,
    mut told: mpsc::UnboundedReceiver<Told>,
) {
    #[cfg(desktop)]
    let wait = super::wait::Wait::new();
    let mut changes = app.changes();
    let mut held = Held::default();
    let keeping = handle.state::<Keeping>();
    loop {
        for answer in board.answers().await {
            let taken = answered(&handle, &app, &answer).await;
            if let Some(number) = answer.kept.filter(|_| taken) {
                board.heard(number).await;
            }
        }
        let next = settle(&handle, &app, &mut held, &mut board).await;
        #[cfg(desktop)]
        crate::tray::refresh(&handle, &app).await;
        #[cfg(desktop)]
        let due = wait.until(next);
        // On a phone the system shows by itself what is ready.
        #[cfg(mobile)]
        let due = {
            let _ = next;
            std::future::pending::<()>()
        };
        tokio::select! {
            () = due => {}
            () = keeping.again.notified() => {}
            () = keeping.leave.notified() => {
                board.leave().await;
                keeping.left.notify_one();
                return;
            }
            Ok(()) = changes.changed() => {
                tokio::time::sleep(RUN).await;
                changes.borrow_and_update();
            }
            Some(told) = told.recv() => match told {
                Told::Answered(answer) => {
                    answered(&handle, &app, &answer).await;
                }
                Told::Changed => board.changed().await,
            },
        }
    }
}

/// Settles; when that is to be done again at the latest.
async fn settle(
    handle: &AppHandle,
    app: &App,
    held: &mut Held,
    board: &mut SystemBoard,
) -> Option<DateTime<Utc>> {
    let settled = app.settle(held, board).await.ok()?;
    if settled.came {
        tracing::info!(code = "notice_came");
        let _ = handle.emit("came", ());
    }
    settled.next
}

/// Hands on what the client did with a notice. One that is opened brings the window, at what it is
/// about. Says whether it was taken in: while the vault is closed it is not, and it can be later.
async fn answered(handle: &AppHandle, app: &App, answer: &Answer) -> bool {
    let Answer {
        key, action, at, ..
    } = answer;
    let about = app.notice_answered(key, *action, *at).await;
    tracing::info!(code = "notice_answered", kept = about.is_ok());
    let _ = handle.emit("came", ());
    let waits = about
        .as_ref()
        .is_err_and(|error| matches!(error.code, Code::NotOpen | Code::Locked));
    if *action == NoticeAction::Open {
        let about = about.ok().flatten();
        window::go(handle, about.map(window::To::About));
    }
    !waits
}
