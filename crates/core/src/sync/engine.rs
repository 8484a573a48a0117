//! Sync by itself: after a change, at the start, when there is a network again, every few minutes while
//! the app is open, and when the server tells that something came. One round at a time; all of it is
//! broken off at once when the app is locked or closed, and nothing on a screen waits for it.

use super::client::{Client, Failure};
use super::pair::Pairing;
use super::round::{Round, standing};
use crate::app::App;
use crate::work::Progress;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::time::Duration;
use tokio::sync::{Mutex, Notify, watch};

/// How long to wait after a change for the next one: a client who writes is not sent word by word.
const QUIET: Duration = Duration::from_secs(2);

/// How often to ask while the app is open.
const OFTEN: Duration = Duration::from_secs(5 * 60);

/// What this run knows of sync.
pub(crate) struct Syncing {
    /// Held by whoever changes where sync stands: a round, or a command.
    pub(crate) turn: Mutex<()>,
    stop: watch::Sender<bool>,
    wake: Notify,
    busy: AtomicBool,
    done: AtomicU64,
    all: AtomicU64,
    /// Pairing with another device.
    pub(crate) pairing: Mutex<Pairing>,
    /// A vault that was made and may not have arrived.
    pub(crate) made: Mutex<Option<super::begin::Made>>,
}

impl Default for Syncing {
    fn default() -> Self {
        Self {
            turn: Mutex::default(),
            stop: watch::Sender::new(true),
            wake: Notify::new(),
            busy: AtomicBool::new(false),
            done: AtomicU64::new(0),
            all: AtomicU64::new(0),
            pairing: Mutex::default(),
            made: Mutex::default(),
        }
    }
}

impl Syncing {
    /// The vault is open.
    pub(crate) fn opened(&self) {
        self.stop.send_replace(false);
        self.wake.notify_one();
    }

    /// The vault is closed: whatever goes over the network is broken off.
    pub(crate) fn closed(&self) {
        self.stop.send_replace(true);
    }

    /// Begins a round soon.
    pub(crate) fn wake(&self) {
        self.wake.notify_one();
    }

    /// A server to ask.
    pub(crate) fn client(&self, app: &App, server: &str) -> Client {
        Client::new(app.ports.clone(), server, self.stop.subscribe())
    }

    pub(crate) fn is_busy(&self) -> bool {
        self.busy.load(Relaxed)
    }

    /// So much of the round is done.
    pub(crate) fn progress(&self, done: u64, all: u64) {
        self.done.store(done, Relaxed);
        self.all.store(all, Relaxed);
    }

    /// How far the round is that goes on.
    pub(crate) fn how_far(&self) -> Option<Progress> {
        let small = |n: &AtomicU64| u32::try_from(n.load(Relaxed)).unwrap_or(u32::MAX);
        let (done, all) = (small(&self.done), small(&self.all));
        (self.is_busy() && all > 0).then_some(Progress { done, all })
    }
}

/// What came of a round.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Ran {
    /// There is no sync, or the vault is not open.
    Off,
    /// Everything is in step.
    Done,
    /// It came to no end, and this is why.
    Failed(Failure),
}

/// One round.
pub(crate) async fn round(app: &App) -> Ran {
    let _turn = app.sync.turn.lock().await;
    let mut round = match Round::begin(app).await {
        Ok(Some(round)) => round,
        Ok(None) | Err(Failure::Stopped) => return Ran::Off,
        Err(failure) => return Ran::Failed(failure),
    };
    app.sync.busy.store(true, Relaxed);
    app.sync.progress(0, 0);
    let ran = round.run().await;
    let ran = match ran {
        Ok(()) => Ran::Done,
        Err(failure) => {
            let noted = round.failed(failure).await;
            Ran::Failed(noted.err().unwrap_or(failure))
        }
    };
    app.sync.busy.store(false, Relaxed);
    ran
}

impl App {
    /// Keeps the client's devices in step, and what is shown to workers as it is, for as long as it is
    /// polled: a shell spawns it once. Neither of the two needs the other.
    pub async fn keep_in_step(&self) {
        tokio::join!(self.keep_copies(), self.keep_sharing());
    }

    async fn keep_copies(&self) {
        let mut changes = self.changes();
        loop {
            changes.borrow_and_update();
            let ran = round(self).await;
            let wait = self.until_next(ran).await;
            tokio::select! {
                _ = changes.changed(), if ran == Ran::Done => tokio::time::sleep(QUIET).await,
                () = self.sync.wake.notified() => {}
                () = tokio::time::sleep(wait) => {}
                () = self.hint(), if ran == Ran::Done => {}
            }
        }
    }

    /// One round, for a shell that has but a moment, such as one that its system wakes now and then. Gives
    /// whether all was in step at its end, which it also is where nothing is kept on a server.
    pub async fn keep_in_step_once(&self) -> bool {
        matches!(round(self).await, Ran::Done | Ran::Off)
    }

    /// How long until the next round by itself.
    async fn until_next(&self, ran: Ran) -> Duration {
        let Ran::Failed(_) = ran else { return OFTEN };
        let Ok(store) = self.store().await else {
            return OFTEN;
        };
        let Ok(Some(standing)) = standing(&store).await else {
            return OFTEN;
        };
        let now = self.ports.clock.now().timestamp_millis();
        let next = standing.next.unwrap_or(now) - now;
        // A clock that was put elsewhere must not keep anybody waiting.
        Duration::from_millis(next.clamp(1_000, 3_600_000).unsigned_abs())
    }

    /// Waits until the server tells that something came; for ever where it cannot.
    async fn hint(&self) {
        if let Ok(Some(true)) = self.listen().await {
            return;
        }
        std::future::pending().await
    }

    async fn listen(&self) -> Result<Option<bool>, Failure> {
        let Some(round) = Round::begin(self).await? else {
            return Ok(None);
        };
        Ok(Some(round.listen().await?))
    }
}
