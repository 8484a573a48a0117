//! What this run knows of the lock.

use super::tries::Waiting;
use super::words::Pending;
use super::{AutoLock, ByBiometry, LockOn};
use crate::app::App;
use crate::error::AppError;
use crate::ports::KeyBytes;
use crate::reminder::Wanted;
use crate::store::card::Card;
use chrono::{DateTime, Utc};
use std::sync::{Mutex, MutexGuard};
use std::time::Duration;
use tokio::sync::Notify;

/// What this run knows of the lock.
#[derive(Default)]
pub(crate) struct Lock {
    inner: Mutex<Inner>,
    waiting: Mutex<Waiting>,
    /// Wakes who waits for the moment to lock.
    pub(super) stirred: Notify,
}

#[derive(Default)]
struct Inner {
    /// Whether the app is locked.
    locked: bool,
    /// Whether it began so, and the client's finger or face was not asked for yet.
    begun: bool,
    /// When the app locks by itself; none: there is no lock.
    auto: Option<AutoLock>,
    /// When the client last touched it, in steady time.
    touched: Duration,
    /// The key, where the vault was opened by recovery words and has no new lock yet.
    by_words: Option<KeyBytes>,
    /// New recovery words that were shown and not said back yet.
    pending: Option<Pending>,
    /// What notices come while it is locked.
    quiet: Quiet,
}

/// Notices while the app is locked: without a word of the client's.
#[derive(Default)]
pub(super) struct Quiet {
    /// What is wanted, as it was when the app was locked. None: it started locked.
    pub(super) wanted: Option<Wanted>,
    /// What came since: to be noted once the vault is open.
    pub(super) came: Vec<(String, DateTime<Utc>)>,
}

impl Lock {
    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner
            .lock()
            .expect("nothing panics while it holds this")
    }

    pub(super) fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.waiting
            .lock()
            .expect("nothing panics while it holds this")
    }

    /// Whether the app is locked.
    pub(crate) fn is_locked(&self) -> bool {
        self.inner().locked
    }

    /// The app is locked: what was secret of it goes.
    pub(super) fn close(&self, quiet: Quiet) {
        let mut inner = self.inner();
        *inner = Inner {
            locked: true,
            quiet,
            ..Inner::default()
        };
    }

    /// The app starts locked.
    pub(crate) fn begin_locked(&self) {
        let mut inner = self.inner();
        inner.begun |= !inner.locked;
        inner.locked = true;
    }

    /// The client's finger or face is asked for: by itself that is done once.
    pub(super) fn asked(&self) {
        self.inner().begun = false;
    }

    /// The vault is open. Gives what came while it was locked.
    pub(crate) fn open(
        &self,
        app: &App,
        card: &Card,
        by_words: Option<KeyBytes>,
    ) -> Vec<(String, DateTime<Utc>)> {
        let mut inner = self.inner();
        let quiet = std::mem::take(&mut inner.quiet);
        *inner = Inner {
            auto: card.lock().map(|_| card.auto_lock),
            touched: app.ports.clock.steady(),
            by_words,
            ..Inner::default()
        };
        self.stirred.notify_one();
        quiet.came
    }

    /// The lock is another one now, or none; or locks at another time.
    pub(super) fn changed(&self, app: &App, card: &Card, proven: bool) -> Result<(), AppError> {
        let mut inner = self.inner();
        inner.auto = card.lock().map(|_| card.auto_lock);
        inner.touched = app.ports.clock.steady();
        if proven {
            inner.by_words = None;
        }
        drop(inner);
        self.stirred.notify_one();
        if proven {
            self.waiting().forgive(app)
        } else {
            Ok(())
        }
    }

    /// The lock that a card says is on, and how long is to be waited for.
    pub(crate) fn on(&self, app: &App, card: &Card) -> Result<Option<LockOn>, AppError> {
        let Some(kind) = card.lock() else {
            return Ok(None);
        };
        let wait = self.waiting().left(app)?.as_millis().div_ceil(1000);
        Ok(Some(LockOn {
            way: kind.into(),
            auto_lock: card.auto_lock,
            wait: u32::try_from(wait).unwrap_or(u32::MAX),
            biometry: match card.biometry() {
                None => ByBiometry::No,
                Some(_) if self.inner().begun => ByBiometry::Asked,
                Some(_) => ByBiometry::Offered,
            },
        }))
    }

    /// The lock was opened: what was tried before counts no more.
    pub(super) fn forgive(&self, app: &App) -> Result<(), AppError> {
        self.waiting().forgive(app)
    }

    pub(super) fn by_words(&self) -> Option<KeyBytes> {
        self.inner().by_words.clone()
    }

    pub(super) fn touch(&self, now: Duration) {
        self.inner().touched = now;
        self.stirred.notify_one();
    }

    pub(super) fn auto(&self) -> Option<(AutoLock, Duration)> {
        let inner = self.inner();
        Some((inner.auto?, inner.touched))
    }

    pub(super) fn set_pending(&self, pending: Option<Pending>) {
        self.inner().pending = pending;
    }

    pub(super) fn with_pending<T>(&self, look: impl FnOnce(&Pending) -> T) -> Option<T> {
        self.inner().pending.as_ref().map(look)
    }

    pub(super) fn with_quiet<T>(&self, work: impl FnOnce(&mut Quiet) -> T) -> T {
        work(&mut self.inner().quiet)
    }
}
