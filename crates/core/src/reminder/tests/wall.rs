//! A board that keeps what is put on it, and a device that reads it.

use crate::reminder::{Board, Held, Kept, NotShown, Notice};
use crate::testing::Bench;
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

/// The board, and the system that shows what it holds ready, if it does so by itself.
#[derive(Default)]
pub(super) struct Wall {
    pub(super) up: BTreeMap<String, String>,
    pub(super) ready: BTreeMap<String, DateTime<Utc>>,
    /// Whatever was shown, in order: its key, and when.
    pub(super) shown: Vec<(String, DateTime<Utc>)>,
    /// Nobody is there to show anything.
    pub(super) deaf: bool,
    /// How often it was told to do something.
    pub(super) told: usize,
    pub(super) now: DateTime<Utc>,
}

impl Board for Wall {
    async fn show(&mut self, notice: &Notice) -> Result<(), NotShown> {
        self.told += 1;
        if self.deaf {
            return Err(NotShown);
        }
        self.up.insert(notice.key.clone(), notice.title.clone());
        self.shown.push((notice.key.clone(), self.now));
        Ok(())
    }
    async fn change(&mut self, notice: &Notice) {
        self.told += 1;
        self.up.insert(notice.key.clone(), notice.title.clone());
    }
    async fn take_down(&mut self, key: &str) {
        self.told += 1;
        self.up.remove(key);
    }
    async fn hold(&mut self, notice: &Notice) {
        self.told += 1;
        self.ready.insert(notice.key.clone(), notice.at);
    }
    async fn let_go(&mut self, key: &str) {
        self.told += 1;
        self.ready.remove(key);
    }
}

/// A device: the app, what its shell holds, and the board.
pub(super) struct Device {
    pub(super) bench: Bench,
    pub(super) held: Held,
    pub(super) wall: Wall,
    by_itself: bool,
}

impl Device {
    /// One that shows by itself what it holds ready, as phones do, or one that does not.
    pub(super) async fn new(by_itself: bool, now: DateTime<Utc>) -> Self {
        let bench = Bench::new();
        bench.clock.0.lock().expect("not poisoned").0 = now;
        bench.ok("start", serde_json::json!({})).await;
        let mut device = Self {
            bench,
            held: Held::default(),
            wall: Wall::default(),
            by_itself,
        };
        device.held = device.fresh(Kept::default());
        device.wall.now = now;
        device
    }

    fn fresh(&self, kept: Kept) -> Held {
        if self.by_itself {
            Held::by_itself(kept)
        } else {
            Held::default()
        }
    }

    pub(super) fn now(&self) -> DateTime<Utc> {
        self.wall.now
    }

    /// Puts the clock somewhere. A system that shows by itself does so meanwhile.
    pub(super) fn set(&mut self, now: DateTime<Utc>) {
        self.wall.now = now;
        self.bench.clock.0.lock().expect("not poisoned").0 = now;
        if !self.by_itself {
            return;
        }
        let due = self.wall.ready.extract_if(.., |_, at| *at <= now);
        let due: Vec<_> = due.collect();
        for (key, at) in due {
            self.wall
                .up
                .insert(key.clone(), "A moment for you".to_owned());
            self.wall.shown.push((key, at));
        }
    }

    /// Settles; when that is to be done again.
    pub(super) async fn settle(&mut self) -> Option<DateTime<Utc>> {
        let settled = self.bench.app.settle(&mut self.held, &mut self.wall).await;
        settled.expect("the vault is open").next
    }

    /// Lets time pass with the device awake: it settles whenever something is due.
    pub(super) async fn awake_until(&mut self, end: DateTime<Utc>) {
        while let Some(next) = self.settle().await.filter(|next| *next <= end) {
            self.set(next);
        }
        self.set(end);
        self.settle().await;
    }

    /// Kills the app and starts it again. A system that shows by itself keeps what it holds.
    pub(super) async fn restart(&mut self) {
        self.held = self.fresh(self.held.kept());
        if !self.by_itself {
            // Who showed them takes them down when they see that the app is gone.
            self.wall.ready.clear();
            self.wall.up.clear();
        }
        self.bench.restart().await;
        self.bench.ok("start", serde_json::json!({})).await;
    }
}
