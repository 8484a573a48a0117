//! Long work: how far it is, and a way to stop it.

use crate::api::Nothing;
use crate::app::App;
use crate::error::{AppError, Code};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use tokio::sync::{Mutex, OwnedMutexGuard};
use ts_rs::TS;

/// How far a long piece of work is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct Progress {
    /// How many steps are done.
    pub done: u32,
    /// How many there are; 0: not known.
    pub all: u32,
}

/// The one piece of long work that may go on at a time.
#[derive(Default)]
pub(crate) struct Works {
    turn: Arc<Mutex<()>>,
    now: std::sync::Mutex<Option<Arc<Steps>>>,
}

#[derive(Default)]
struct Steps {
    done: AtomicU64,
    all: AtomicU64,
    stopped: AtomicBool,
}

/// A piece of long work, for as long as it goes on.
#[derive(Clone)]
pub(crate) struct Work {
    steps: Arc<Steps>,
    _turn: Option<Arc<OwnedMutexGuard<()>>>,
}

impl Works {
    /// Begins, once whatever went on has come to its end.
    pub(crate) async fn begin(&self) -> Work {
        let turn = self.turn.clone().lock_owned().await;
        self.started(turn)
    }

    /// Begins, unless something goes on.
    pub(crate) fn try_begin(&self) -> Option<Work> {
        let turn = self.turn.clone().try_lock_owned().ok()?;
        Some(self.started(turn))
    }

    /// Asks what goes on to come to an end.
    pub(crate) fn stop(&self) {
        let now = self.now.lock().expect("nothing panics while it holds this");
        if let Some(steps) = now.as_ref() {
            steps.stopped.store(true, Relaxed);
        }
    }

    fn started(&self, turn: OwnedMutexGuard<()>) -> Work {
        let steps = Arc::<Steps>::default();
        *self.now.lock().expect("nothing panics while it holds this") = Some(steps.clone());
        Work {
            steps,
            _turn: Some(Arc::new(turn)),
        }
    }
}

impl Work {
    /// Work that nobody watches.
    pub(crate) fn unseen() -> Self {
        Self {
            steps: Arc::default(),
            _turn: None,
        }
    }

    /// There are so many steps more to come.
    pub(crate) fn expect(&self, steps: u64) {
        self.steps.all.fetch_add(steps, Relaxed);
    }

    /// So many more steps are done.
    ///
    /// # Errors
    /// [`Code::Stopped`] where the client has asked for an end.
    pub(crate) fn went_on(&self, steps: usize) -> Result<(), AppError> {
        self.steps.done.fetch_add(steps as u64, Relaxed);
        if self.steps.stopped.load(Relaxed) {
            Err(Code::Stopped.into())
        } else {
            Ok(())
        }
    }
}

/// How far the long work is that goes on; none where none does.
pub(crate) async fn progress(app: &App, _: Nothing) -> Result<Option<Progress>, AppError> {
    if app.works.turn.try_lock().is_ok() {
        return Ok(None);
    }
    let now = app
        .works
        .now
        .lock()
        .expect("nothing panics while it holds this");
    Ok(now.as_ref().map(|steps| {
        let all = steps.all.load(Relaxed).min(u64::from(u32::MAX)) as u32;
        let done = steps.done.load(Relaxed).min(u64::from(u32::MAX)) as u32;
        Progress {
            done: if all == 0 { done } else { done.min(all) },
            all,
        }
    }))
}

/// Asks the long work that goes on to come to an end. What it was about to make is then not there.
pub(crate) async fn stop(app: &App, _: Nothing) -> Result<Nothing, AppError> {
    app.works.stop();
    Ok(Nothing {})
}
