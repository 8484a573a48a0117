//! Sharing by itself: after a change, at the start, when the client said something, and now and then while
//! something is shared. It needs no sync; all of it is broken off at once when the app is locked or closed,
//! and nothing on a screen waits for it.

use super::grants;
use super::known::Known;
use super::look::Looked;
use super::marks::Found;
use super::round;
use crate::app::App;
use crate::sync::Client;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::time::Duration;
use tokio::sync::{Mutex, Notify, watch};

/// How long to wait after a change for the next one: a client who writes is not copied word by word.
const QUIET: Duration = Duration::from_secs(3);

/// How often the server is asked while something is shared.
pub(super) const OFTEN: Duration = Duration::from_secs(10 * 60);

/// What this run knows of sharing.
pub(crate) struct Sharing {
    /// Held by a round.
    pub(super) turn: Mutex<()>,
    stop: watch::Sender<bool>,
    wake: Notify,
    busy: AtomicBool,
    /// Whether the client said something, or asks: then nothing waits for a later try.
    woken: AtomicBool,
    /// Who was looked at and not yet said yes to.
    pub(super) looked: Mutex<Option<Looked>>,
    /// Who can see what, as it was last found out.
    found: std::sync::Mutex<Option<Found>>,
}

impl Default for Sharing {
    fn default() -> Self {
        Self {
            turn: Mutex::default(),
            stop: watch::Sender::new(true),
            wake: Notify::new(),
            busy: AtomicBool::new(false),
            woken: AtomicBool::new(false),
            looked: Mutex::default(),
            found: std::sync::Mutex::default(),
        }
    }
}

impl Sharing {
    /// The vault is open.
    pub(crate) fn opened(&self) {
        self.stop.send_replace(false);
        self.wake.notify_one();
    }

    /// The vault is closed: whatever goes over the network is broken off.
    pub(crate) fn closed(&self) {
        self.stop.send_replace(true);
        drop(self.found());
    }

    /// Takes out what was found out of who can see what, if it still holds.
    pub(super) fn found(&self) -> Option<Found> {
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        found.take().filter(Found::holds_still)
    }

    /// Puts it back.
    pub(super) fn set_found(&self, found: Found) {
        let mut place = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        *place = Some(found);
    }

    /// Begins a round at once.
    pub(crate) fn wake(&self) {
        self.woken.store(true, Relaxed);
        self.wake.notify_one();
    }

    /// A server to ask.
    pub(super) fn client(&self, app: &App, server: &str) -> Client {
        Client::new(app.ports.clone(), server, self.stop.subscribe())
    }

    pub(super) fn is_busy(&self) -> bool {
        self.busy.load(Relaxed)
    }

    pub(super) fn set_busy(&self, busy: bool) {
        self.busy.store(busy, Relaxed);
    }
}

impl App {
    /// Keeps what is shared as it is, for as long as it is polled.
    pub(crate) async fn keep_sharing(&self) {
        let mut changes = self.changes();
        loop {
            changes.borrow_and_update();
            let at_once = self.sharing.woken.swap(false, Relaxed);
            round::all(self, at_once).await;
            let wait = self.until_next_round().await;
            tokio::select! {
                // More may be written; a pause or a stop does not wait for it.
                _ = changes.changed() => tokio::select! {
                    () = tokio::time::sleep(QUIET) => {}
                    () = self.sharing.wake.notified() => {}
                },
                () = self.sharing.wake.notified() => {}
                () = tokio::time::sleep(wait) => {}
            }
        }
    }

    /// How long until the server is asked again by itself.
    async fn until_next_round(&self) -> Duration {
        let mut wait = OFTEN;
        let Ok(store) = self.store().await else {
            return wait;
        };
        let now = self.ports.clock.now();
        for grant in grants(&store).await.unwrap_or_default() {
            let until = grant.until.signed_duration_since(now).to_std();
            if grant.ended.is_none() {
                wait = wait.min(until.unwrap_or_default());
            }
            let known = Known::load(&store, grant.id).await.unwrap_or_default();
            if known.next > 0 && !round::is_over(&grant) {
                let next = known.next - now.timestamp_millis();
                wait = wait.min(Duration::from_millis(next.max(0).unsigned_abs()));
            }
        }
        wait.max(Duration::from_secs(1))
    }
}
