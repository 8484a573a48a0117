//! Locking: by hand, by itself after a while, on leaving, and when the device goes to sleep.

use super::notices::neutral;
use super::state::Quiet;
use super::{AutoLock, card};
use crate::api::Nothing;
use crate::app::App;
use crate::error::{AppError, Code};
use crate::opening::{Start, standing_locked};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use ts_rs::TS;

/// What the client does with the app.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct Stir {
    /// Whether they touched it; otherwise they left it.
    pub here: bool,
}

/// Locks the app now.
///
/// # Errors
/// [`Code::NotValid`] where there is no lock.
pub(crate) async fn now(app: &App, _: Nothing) -> Result<Start, AppError> {
    let _one_at_a_time = app.opening.lock().await;
    let card = card(app)?;
    if card.lock().is_none() {
        return Err(Code::NotValid.into());
    }
    if app.store().await.is_ok() {
        close(app).await;
    }
    standing_locked(app, &card)
}

/// Closes the vault and lets go of everything that was secret.
async fn close(app: &App) {
    let wanted = app.notices().await.map(neutral).unwrap_or_default();
    if let Err(AppError { code, .. }) = crate::crisis::seen::refresh(app).await {
        tracing::warn!(event = "seen_not_fresh", ?code);
    }
    // First, so that no command begins any more.
    app.lock.close(Quiet {
        wanted: Some(wanted),
        came: Vec::new(),
    });
    app.close().await;
    tracing::info!(event = "locked");
}

/// Notes that the client touched the app, or left it: then it may be time to lock.
pub(crate) async fn stir(app: &App, Stir { here }: Stir) -> Result<Nothing, AppError> {
    if here {
        app.lock.touch(app.ports.clock.steady());
    } else if matches!(app.lock.auto(), Some((AutoLock::Now, _))) {
        now(app, Nothing {}).await?;
    }
    Ok(Nothing {})
}

impl App {
    /// Whether the app is locked.
    pub fn is_locked(&self) -> bool {
        self.lock.is_locked()
    }

    /// Locks the app where it has a lock, and the client let it lock by itself: the device goes to
    /// sleep, or the window is gone.
    pub async fn lock_away(&self) {
        if let Some((auto, _)) = self.lock.auto()
            && auto != AutoLock::Never
            && let Err(AppError { code, .. }) = now(self, Nothing {}).await
        {
            tracing::warn!(event = "not_locked", ?code);
        }
    }

    /// The client left: there is no window any more. Locks the app where it is to lock then.
    pub async fn left(&self) {
        if stir(self, Stir { here: false }).await.is_err() {
            tracing::warn!(event = "not_locked");
        }
    }

    /// Locks the app if nobody has touched it for as long as the client chose. Gives how long it is
    /// until then; none: it does not lock by itself as things are.
    pub async fn lock_if_due(&self) -> Option<Duration> {
        let (auto, touched) = self.lock.auto()?;
        let after = Duration::from_secs(auto.after()?);
        let left = (touched + after).saturating_sub(self.ports.clock.steady());
        if left.is_zero() {
            self.lock_away().await;
            return None;
        }
        Some(left)
    }

    /// Locks the app whenever it is due. Goes on for ever.
    pub async fn keep_locking(&self) {
        loop {
            let stirred = self.lock.stirred.notified();
            match self.lock_if_due().await {
                None => stirred.await,
                Some(left) => tokio::select! {
                    () = stirred => {}
                    () = tokio::time::sleep(left) => {}
                },
            }
        }
    }
}
