//! What happens next.

use crate::TOGETHER;
use crate::client::DAY;
use crate::life::{Device, some_items};
use crate::world::World;
use std::sync::atomic::Ordering;
use trellis_server::{backup, share};
use trellis_tests::random::Random;

impl World {
    /// Something happens; says whether it concerns everybody.
    pub fn step(&mut self, random: &mut Random) -> bool {
        self.touched = self.lives.len();
        if self.lives.len() < TOGETHER && random.place(4) == 0 {
            self.begin(random);
            return false;
        }
        if self.lives.is_empty() {
            return false;
        }
        let (at, who) = (random.place(self.lives.len()), random.place(2));
        self.touched = at;
        let what = random.place(40);
        match what {
            // More, or other words, with the same key where that is known.
            0..8 => {
                let wanted = self.lives[at].wanted.clone();
                let mut items = wanted.unwrap_or_default();
                let grown = self.lives[at].wanted.is_none();
                items.extend(some_items(random));
                self.lives[at].wanted = Some(items);
                self.speak(at, who, grown, random);
            }
            // Less.
            8..14 => {
                self.lives[at].wanted = Some(some_items(random));
                self.speak(at, who, true, random);
            }
            // For now nothing; and again.
            14..18 => {
                self.lives[at].wanted = None;
                self.speak(at, who, false, random);
            }
            18..21 => {
                let items = some_items(random);
                self.lives[at].wanted.get_or_insert(items);
                self.speak(at, who, false, random);
            }
            // Offline: the client wants less, and it is said much later, by whichever device.
            21..24 => {
                self.lives[at].wanted = None;
                self.count("offline");
            }
            // Two devices meet; or one is installed anew, with what the vault has.
            24..28 => {
                let own = self.newest(at);
                self.lives[at].devices[who] = Device { own, slots: None };
                self.count("installed anew");
            }
            28..31 => self.end(at, who, random),
            31 => {
                let (server, life) = (self.server(), &self.lives[at]);
                let worker = self.workers[life.worker].worker();
                let asked = share::asked_to_stop(server, worker, life.devices[0].own.grant());
                if self.runtime.block_on(asked).is_ok() {
                    self.lives[at].permitted = None;
                }
                self.count("asked to stop");
            }
            32..35 => {
                let millis = random.place(8 * DAY as usize) as u64;
                self.ahead += millis;
                let ahead = i64::try_from(self.ahead).expect("a time");
                self.server().ahead.store(ahead, Ordering::Relaxed);
            }
            35 => {
                for at in 0..self.lives.len() {
                    self.know_keys(at);
                }
                let (server, now) = (self.server(), self.server().now());
                let swept = share::sweep((&server.store, &server.key), now);
                self.runtime.block_on(swept).expect("swept");
                for at in 0..self.lives.len() {
                    if self.now() >= self.lives[at].until {
                        self.lives[at].ended = true;
                        self.nothing_is_left(at);
                        self.count("over");
                    }
                }
            }
            36 if random.place(4) == 0 => {
                let worker = random.place(2);
                if self.gone.is_empty() {
                    self.leave(worker);
                    self.count("workers left");
                }
            }
            37 => {
                let server = self.server();
                let made = backup::make(&server.store, &self.config.data, self.backups.path(), 30);
                // Two in one second have one name.
                if let Ok((folder, _)) = self.runtime.block_on(made) {
                    self.made.push(folder);
                    self.count("backed up");
                }
            }
            38 => self.restore(random),
            _ => (),
        }
        what >= 32
    }
}
