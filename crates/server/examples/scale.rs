//! `scale`: a made-up day of up to ten million clients, second by second, against what one machine was
//! measured to do (`measure`, `docs/scale.md`). It prints what each part has to bear at its worst second,
//! how many machines that is, what waits there, and what a thousand clients cost.
//!
//! What it is made of: [`HABITS`], which are guesses about people and say so; [`COSTS`], of which each says
//! whether it was measured; [`PRICES`], which are anybody's to change. Everybody lives in one time zone and the evening
//! is everybody's evening, so the worst second is worse than it would be. The same seed gives the same day.

use std::collections::BinaryHeap;
use std::fmt::Display;
use std::io::Write as _;

/// How people are. Guesses, on the high side.
struct Habits {
    /// How often a day a phone is opened, and for how many minutes.
    phone: (f64, f64),
    /// Who has a laptop too, how often a day it is opened, and for how many minutes.
    laptop: (f64, f64, f64),
    /// Changes a day that are sent: check-ins, edits of a plan, of goals.
    changes: f64,
    /// Photographs a year, and bytes of each.
    photos: (f64, f64),
    /// When in the day: part of all, hour, and spread in hours.
    times: [(f64, f64, f64); 4],
}

const HABITS: Habits = Habits {
    phone: (2.5, 4.0),
    laptop: (0.4, 0.8, 40.0),
    changes: 3.5,
    photos: (20.0, 300e3),
    times: [
        (0.35, 8.0, 1.0),
        (0.20, 12.5, 1.5),
        (0.35, 20.5, 1.5),
        (0.10, 13.0, 6.0),
    ],
};

/// What things cost: the processor's time was measured (`measure`), with something added for TLS; the rest
/// is reckoned, on the high side, and says so.
struct Costs {
    /// Processor seconds of a request that finds nothing new, and of one that brings a page: measured, on a
    /// busy machine, 320 µs and 2.3 ms; and of a new connection's TLS: reckoned.
    ask: f64,
    bring: f64,
    greet: f64,
    /// Seconds for which the one writer of SQLite holds the disk for a page: a cloud's disk, not a fast one.
    commit: f64,
    /// Bytes of memory of a vault that is asked for now and then: reckoned; and of a connection that listens:
    /// measured, 19 kB without TLS.
    vault: f64,
    listener: f64,
    /// Bytes over the wire, both ways, reckoned: an ask on a connection that is there, a new connection's
    /// more, a change up.
    asked: f64,
    greeted: f64,
    change: f64,
    /// Bytes that a page of one change takes on the disk, its row and its indexes with it: reckoned.
    kept: f64,
}

const COSTS: Costs = Costs {
    ask: 350e-6,
    bring: 2_300e-6,
    greet: 600e-6,
    commit: 2e-3,
    vault: 1_000.0,
    listener: 30e3,
    asked: 1_300.0,
    greeted: 3_000.0,
    change: 2_500.0,
    kept: 1_000.0,
};

/// What a month of it costs, in any currency: a processor with 4 GB, a GB of disk, a GB sent, a GB of backup.
const PRICES: [f64; 4] = [15.0, 0.10, 0.02, 0.02];

/// How far a processor, or a disk, is loaded at the worst second: above that, what waits grows fast.
const LOAD: f64 = 0.6;
/// Processors of one machine.
const PROCESSORS: f64 = 4.0;
/// The day.
const DAY: usize = 86_400;
/// Sessions that are drawn, at most: a larger crowd is that many of them, each standing for several.
const DRAWN: u64 = 4_000_000;

/// SplitMix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
    /// Above 0, up to 1.
    fn unit(&mut self) -> f64 {
        ((self.next() >> 11) + 1) as f64 / (1_u64 << 53) as f64
    }
    /// With this mean, and no memory.
    fn wait(&mut self, mean: f64) -> f64 {
        -self.unit().ln() * mean
    }
    fn bell(&mut self) -> f64 {
        (-2.0 * self.unit().ln()).sqrt() * (std::f64::consts::TAU * self.unit()).cos()
    }
    /// A second of the day when somebody opens the app.
    fn time(&mut self) -> f64 {
        let mut part = self.unit();
        for (share, hour, spread) in HABITS.times {
            if part <= share {
                return ((hour + spread * self.bell()) * 3_600.0).rem_euclid(DAY as f64);
            }
            part -= share;
        }
        self.unit() * DAY as f64
    }
}

fn say(line: impl Display) {
    drop(writeln!(std::io::stdout(), "{line}"));
}

/// What comes in each second of a day, and how many listen.
struct Day {
    asks: Vec<f64>,
    brings: Vec<f64>,
    greets: Vec<f64>,
    listens: Vec<f64>,
}

impl Day {
    /// Of so many clients.
    fn of(clients: u64, random: &mut Random) -> Self {
        let none = || vec![0.0; DAY];
        let mut day = Self {
            asks: none(),
            brings: none(),
            greets: none(),
            listens: none(),
        };
        let (phone, laptop) = (HABITS.phone, HABITS.laptop);
        let kinds = [
            (clients as f64 * phone.0, phone.1),
            (clients as f64 * laptop.0 * laptop.1, laptop.2),
        ];
        let sessions: f64 = kinds.iter().map(|(count, _)| count).sum();
        let each = (sessions / DRAWN as f64).max(1.0);
        let changes = HABITS.changes * clients as f64 / sessions;
        for (count, minutes) in kinds {
            for _ in 0..(count / each) as u64 {
                let begun = random.time();
                let lasts = random.wait(minutes * 60.0).min(DAY as f64 / 2.0);
                let at = |second: f64| (begun + second) as usize % DAY;
                // A connection, an ask, and an ear; again every five minutes.
                day.greets[at(0.0)] += each;
                let mut second = 0.0;
                while second <= lasts {
                    day.asks[at(second)] += 2.0 * each;
                    second += 300.0;
                }
                // A change: an ask, what it brings, and the ear anew.
                let mut change = random.wait(lasts / changes);
                while change < lasts {
                    day.asks[at(change)] += 2.0 * each;
                    day.brings[at(change)] += each;
                    change += random.wait(lasts / changes);
                }
                let (from, until) = (begun as usize, (begun + lasts) as usize);
                day.listens[from % DAY] += each;
                day.listens[(until + 1) % DAY] -= each;
                if (until + 1) % DAY < from % DAY {
                    day.listens[0] += each;
                }
            }
        }
        let mut now = 0.0;
        for listens in &mut day.listens {
            now += *listens;
            *listens = now;
        }
        day
    }

    fn worst(all: &[f64]) -> f64 {
        all.iter().copied().fold(0.0, f64::max)
    }

    /// Processor seconds in the worst second.
    fn processors(&self) -> f64 {
        let each = self.asks.iter().zip(&self.brings).zip(&self.greets);
        let each = each.map(|((asks, brings), greets)| {
            asks * COSTS.ask + brings * COSTS.bring + greets * COSTS.greet
        });
        each.fold(0.0, f64::max)
    }
}

/// What waits at one machine that bears its share of the worst minutes: p50 and p99 in ms, of asks and of
/// what is brought. First come, first served: by its processors, and what is brought then by its disk.
fn waits(asks: f64, brings: f64, random: &mut Random) -> [f64; 4] {
    let (rate, part) = (asks + brings, brings / (asks + brings));
    let mut free: BinaryHeap<std::cmp::Reverse<u64>> = (0..PROCESSORS as u64)
        .map(|_| std::cmp::Reverse(0))
        .collect();
    let nanos = |seconds: f64| (seconds * 1e9) as u64;
    let (mut now, mut disk) = (0, 0);
    let mut took = [Vec::new(), Vec::new()];
    for _ in 0..200_000 {
        now += nanos(random.wait(1.0 / rate));
        let brought = random.unit() < part;
        let cost = if brought { COSTS.bring } else { COSTS.ask };
        let std::cmp::Reverse(at) = free.pop().unwrap_or(std::cmp::Reverse(0));
        let done = at.max(now) + nanos(cost);
        free.push(std::cmp::Reverse(done));
        let done = match brought {
            false => done,
            true => {
                disk = done.max(disk) + nanos(COSTS.commit);
                disk
            }
        };
        took[usize::from(brought)].push(done - now);
    }
    let mut parts = [0.0; 4];
    for (n, all) in took.iter_mut().enumerate() {
        all.sort_unstable();
        for (m, part) in [50, 99].into_iter().enumerate() {
            parts[n * 2 + m] = all
                .get(all.len() * part / 100)
                .map_or(0.0, |nanos| *nanos as f64 / 1e6);
        }
    }
    parts
}

/// How many come back in the worst second when a server returns that was away for so long, for each client
/// that has the app open: the app's own way of waiting (`core/src/sync/plan.rs`).
fn come_back(away: f64, random: &mut Random) -> f64 {
    const OPEN: usize = 100_000;
    let mut back = vec![0_u32; DAY];
    for _ in 0..OPEN {
        // Each noticed within five minutes, or at once where it listened.
        let (mut at, mut failures) = (random.unit() * 2.0, 0_i32);
        while at < away {
            failures += 1;
            let most = (5.0 * 2_f64.powi(failures - 1)).min(900.0);
            at += most / 2.0 + most / 2.0 * random.unit();
        }
        back[(at - away) as usize] += 1;
    }
    f64::from(back.into_iter().max().unwrap_or(0)) / OPEN as f64
}

fn main() {
    let mut random = Random(7);
    say(
        "clients | asks/s, worst | pages a second, worst | listening | processors | machines | disk/year | with photos | sent/day | a machine: ask p50, p99 | page p50, p99 ms | a month per 1,000",
    );
    say("---|---|---|---|---|---|---|---|---|---|---|---");
    for clients in [1_000_u64, 10_000, 100_000, 1_000_000, 10_000_000] {
        let day = Day::of(clients, &mut random);
        let (asks, brings) = (Day::worst(&day.asks), Day::worst(&day.brings));
        let (processors, listens) = (day.processors() / LOAD, Day::worst(&day.listens));
        let by_disk = brings * COSTS.commit / LOAD;
        let machines = (processors / PROCESSORS).max(by_disk).ceil().max(1.0);
        let waits = waits(asks / machines, brings / machines, &mut random);
        let all = |each: &[f64]| each.iter().sum::<f64>();
        let people = clients as f64;
        let words = HABITS.changes * 365.0 * COSTS.kept;
        let photos = HABITS.photos.0 * HABITS.photos.1;
        let sent = all(&day.asks) * COSTS.asked
            + all(&day.greets) * COSTS.greeted
            + all(&day.brings) * COSTS.change
            + people * photos / 365.0 * 2.0;
        // After three years of it; nights' backups are thirty, of what changed.
        let kept = people * (words + photos) * 3.0 / 1e9;
        let month = processors.max(1.0) * PRICES[0]
            + kept * (PRICES[1] + PRICES[3] * 2.0)
            + sent * 30.0 / 1e9 * PRICES[2];
        say(format!(
            "{clients} | {asks:.0} | {brings:.0} | {listens:.0} ({:.1} GB) | {processors:.1} | {machines:.0} | {:.1} GB | {:.1} GB | {:.1} GB | {:.1}, {:.1} | {:.1}, {:.1} | {:.2}",
            (listens * COSTS.listener + people * COSTS.vault) / 1e9,
            people * words / 1e9,
            people * (words + photos) / 1e9,
            sent / 1e9,
            waits[0],
            waits[1],
            waits[2],
            waits[3],
            month / people * 1_000.0
        ));
    }
    say("");
    for minutes in [1.0, 10.0, 60.0] {
        let share = come_back(minutes * 60.0, &mut random);
        say(format!(
            "away for {minutes:.0} minutes: in the worst second {:.2} % of the apps that are open come back",
            share * 100.0
        ));
    }
}
