//! A board that keeps what is put on it, and a device that reads it.

use crate::reminder::{Board, By, Held, NotShown, Notice, Ready, Standing};
use crate::testing::Bench;
use chrono::{DateTime, TimeZone, Utc};
use chrono_tz::Tz;
use std::collections::BTreeMap;
use trellis_domain::reminder::instant_of;

/// The board, and the system that shows what it holds ready, if it does so by itself.
#[derive(Default)]
pub(super) struct Wall {
    pub(super) up: BTreeMap<String, String>,
    /// What is held ready, and when it comes where the device is now.
    pub(super) ready: BTreeMap<String, (DateTime<Utc>, Notice)>,
    /// Whatever was shown, in order: its key, and when.
    pub(super) shown: Vec<(String, DateTime<Utc>)>,
    /// Nobody is there to show anything.
    pub(super) deaf: bool,
    /// How often it was told to do something.
    pub(super) told: usize,
    pub(super) now: DateTime<Utc>,
    by_itself: bool,
}

impl Wall {
    /// When what is held ready comes.
    pub(super) fn ready_at(&self) -> BTreeMap<String, DateTime<Utc>> {
        let ready = self.ready.iter();
        ready.map(|(key, (at, _))| (key.clone(), *at)).collect()
    }

    fn put_up(&mut self, key: String, says: String, at: DateTime<Utc>) {
        self.up.insert(key.clone(), says);
        self.shown.push((key, at));
    }
}

/// When a system that shows by itself shows a notice in a zone.
fn comes(notice: &Notice, zone: Tz) -> DateTime<Utc> {
    let at = match notice.by {
        By::Wall(wall) => instant_of(wall, zone),
        By::Moment(moment) => moment,
    };
    let here = at.with_timezone(&zone).naive_local();
    let shown = notice.quiet.map_or(here, |hours| hours.after(here));
    if shown == here {
        return at;
    }
    let both = zone.from_local_datetime(&shown);
    let second = both.latest().map(|found| found.to_utc());
    Some(instant_of(shown, zone))
        .filter(|found| *found >= at)
        .or(second)
        .unwrap_or(at)
        .max(at)
}

impl Board for Wall {
    async fn show(&mut self, notice: &Notice) -> Result<(), NotShown> {
        self.told += 1;
        if self.deaf {
            return Err(NotShown);
        }
        self.put_up(notice.key.clone(), notice.title.clone(), self.now);
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
        let held = (notice.at, notice.clone());
        self.ready.insert(notice.key.clone(), held);
    }
    async fn let_go(&mut self, key: &str) {
        self.told += 1;
        self.ready.remove(key);
    }
    async fn standing(&mut self) -> Option<Standing> {
        let ready = self.ready.iter().map(|(key, (at, notice))| {
            let ready = Ready {
                at: *at,
                neutral: notice.neutral.clone(),
                sound: notice.sound,
            };
            (key.clone(), ready)
        });
        let last = |key: &String| self.shown.iter().rfind(|(shown, _)| shown == key);
        let shown = self.up.keys().filter_map(last).cloned();
        self.by_itself.then(|| Standing {
            ready: ready.collect(),
            shown: shown.collect(),
        })
    }
}

/// A device: the app, what its shell holds, and the board.
pub(super) struct Device {
    pub(super) bench: Bench,
    pub(super) held: Held,
    pub(super) wall: Wall,
}

impl Device {
    /// One that shows by itself what it holds ready, as phones do, or one that does not.
    pub(super) async fn new(by_itself: bool, now: DateTime<Utc>) -> Self {
        let bench = Bench::new();
        bench.clock.0.lock().expect("not poisoned").0 = now;
        bench.ok("start", serde_json::json!({})).await;
        let wall = Wall {
            now,
            by_itself,
            ..Wall::default()
        };
        let held = Held::default();
        Self { bench, held, wall }
    }

    pub(super) fn now(&self) -> DateTime<Utc> {
        self.wall.now
    }

    /// Puts the clock somewhere. A system that shows by itself does so meanwhile.
    pub(super) fn set(&mut self, now: DateTime<Utc>) {
        self.put_clock(now);
        self.come(|at, _| Some(at));
    }

    /// Is off, and comes on again. A system that shows by itself then shows what came not long ago.
    pub(super) fn off_until(&mut self, now: DateTime<Utc>) {
        self.put_clock(now);
        self.come_late();
    }

    /// Goes to another zone. What follows the client moves, in a system that shows by itself.
    pub(super) fn go_to(&mut self, zone: Tz) {
        let mut clock = self.bench.clock.0.lock().expect("not poisoned");
        let is_other = std::mem::replace(&mut clock.1, zone) != zone;
        drop(clock);
        if is_other && self.wall.by_itself {
            for (at, notice) in self.wall.ready.values_mut() {
                *at = comes(notice, zone);
            }
            self.come_late();
        }
    }

    fn put_clock(&mut self, now: DateTime<Utc>) {
        self.wall.now = now;
        self.bench.clock.0.lock().expect("not poisoned").0 = now;
    }

    fn come_late(&mut self) {
        let (now, zone) = *self.bench.clock.0.lock().expect("not poisoned");
        let here = now.with_timezone(&zone).time();
        self.come(|at, notice| {
            let is_quiet = notice.quiet.is_some_and(|hours| hours.has(here));
            (now - at <= notice.late && !is_quiet).then_some(now)
        });
    }

    /// A system that shows by itself shows what is due, where `when` says so.
    fn come(&mut self, when: impl Fn(DateTime<Utc>, &Notice) -> Option<DateTime<Utc>>) {
        let now = self.wall.now;
        if !self.wall.by_itself {
            return;
        }
        let is_due = |(at, notice): &(DateTime<Utc>, Notice)| {
            (*at <= now).then(|| when(*at, notice)).flatten()
        };
        let due = self.wall.ready.iter();
        let due = due.filter_map(|(key, one)| Some((key.clone(), is_due(one)?)));
        for (key, at) in due.collect::<Vec<_>>() {
            self.wall.ready.remove(&key);
            self.wall.put_up(key, "A moment for you".to_owned(), at);
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
        self.held = Held::default();
        if !self.wall.by_itself {
            // Who showed them takes them down when they see that the app is gone.
            self.wall.ready.clear();
            self.wall.up.clear();
        }
        self.bench.restart().await;
        self.bench.ok("start", serde_json::json!({})).await;
    }
}
