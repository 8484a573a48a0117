//! One file at a time is written: how far it is, and stopping it.

use super::ExportProgress;
use crate::error::{AppError, Code};
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use tokio::sync::Mutex;

/// The file that is being written.
#[derive(Default)]
pub(crate) struct Exports {
    /// Held while one is.
    pub(super) turn: Mutex<()>,
    pub(super) work: Arc<Work>,
}

impl Exports {
    /// Stops what is being written; nothing is left of it.
    pub(crate) fn stop(&self) {
        self.work.stop.store(true, Ordering::Relaxed);
    }
}

/// How far it is.
#[derive(Default)]
pub(super) struct Work {
    stop: AtomicBool,
    done: AtomicU32,
    all: AtomicU32,
}

impl Work {
    /// Begins, with nothing written of `all`.
    pub(super) fn begin(&self, all: u32) {
        self.stop.store(false, Ordering::Relaxed);
        self.done.store(0, Ordering::Relaxed);
        self.all.store(all, Ordering::Relaxed);
    }

    /// So much more is written.
    ///
    /// # Errors
    /// [`Code::Stopped`], in an error of the writer.
    pub(super) fn step(&self, more: u32) -> io::Result<()> {
        self.done.fetch_add(more, Ordering::Relaxed);
        if self.stop.load(Ordering::Relaxed) {
            return Err(io::Error::other(AppError::new(Code::Stopped)));
        }
        Ok(())
    }

    /// It stands at `done` of `all`. Gives whether to go on.
    pub(super) fn stands(&self, done: u64, all: u64) -> bool {
        self.done.store(done as u32, Ordering::Relaxed);
        self.all.store(all as u32, Ordering::Relaxed);
        !self.stop.load(Ordering::Relaxed)
    }

    pub(super) fn progress(&self) -> ExportProgress {
        ExportProgress {
            done: self.done.load(Ordering::Relaxed),
            all: self.all.load(Ordering::Relaxed),
        }
    }
}
