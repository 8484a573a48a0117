//! One world: who does what, what becomes of it on the way, and what must hold in the end. All of it comes
//! from one seed: the simulation goes on only once every device waits for an answer or is done, and then
//! does one thing, so that it does not matter how fast anything ran.

use crate::device::{Asleep, Device, Keys, Place};
use crate::host::{ADDRESS, Host, copy_of};
use crate::network::{Parked, Told};
use base64::prelude::{BASE64_STANDARD, Engine};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io::Cursor;
use tempfile::TempDir;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use trellis_core::ports::{Answer, Request, Unreached};
use trellis_tests::random::Random;
use trellis_tests::vault::hex;

/// What is counted, and must come up.
const KINDS: [&str; 16] = [
    "rounds",
    "requests",
    "requests lost",
    "requests torn",
    "requests twice",
    "requests late",
    "answers lost",
    "requests into a partition",
    "requests held",
    "devices killed",
    "devices killed in a round",
    "servers killed",
    "clocks set",
    "writings",
    "writings during a round",
    "photographs",
];

/// How often each came up.
#[derive(Clone, Default)]
pub struct Counts(BTreeMap<&'static str, u64>);

impl Counts {
    fn one(&mut self, kind: &'static str) {
        debug_assert!(KINDS.contains(&kind));
        *self.0.entry(kind).or_default() += 1;
    }

    pub fn add(&mut self, other: &Self) {
        for (kind, count) in &other.0 {
            *self.0.entry(kind).or_default() += count;
        }
    }

    pub fn never(&self) -> Vec<&'static str> {
        let all = KINDS.iter().copied();
        all.filter(|kind| !self.0.contains_key(kind)).collect()
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = |kind: &&str| format!("{} {kind}", self.0.get(kind).unwrap_or(&0));
        f.write_str(&KINDS.iter().map(count).collect::<Vec<_>>().join(", "))
    }
}

/// When it begins.
fn begin() -> DateTime<Utc> {
    "2026-06-01T14:00:00Z".parse().expect("an instant")
}

/// A copy of three devices on a server, all in step: every world begins with a copy of these files.
pub struct Begun {
    host: TempDir,
    devices: Vec<(TempDir, Keys)>,
}

impl Begun {
    pub async fn make() -> Self {
        let host = Host::fresh().await;
        let link = host.invitation().await;
        let (told, heard) = unbounded_channel();
        let mut devices = Vec::new();
        for name in 0..3 {
            let asleep = Asleep {
                folder: tempfile::tempdir().expect("a folder"),
                keys: Keys::default(),
            };
            let place = Place {
                name,
                seed: 1_000_000 + name as u64,
                told: told.clone(),
            };
            devices.push(Device::wake(place, asleep, begin()).await);
        }
        let words = make_words(&devices[0]).await;
        let mut world = World::of(host, devices, heard, 0);
        let invitation = json!({"text": link, "server": null});
        let ask = json!({"invitation": invitation, "name": "Phone", "words": words});
        world.honestly(0, "sync_begin", ask).await;
        for at in 1..3 {
            let ask = json!({"server": ADDRESS, "words": words, "name": format!("Device {at}")});
            world.honestly(at, "sync_recover", ask).await;
        }
        world.three_rounds().await;
        let World { host, devices, .. } = world;
        let mut asleep = Vec::new();
        for device in devices {
            let Asleep { folder, keys } = device.sleep().await;
            asleep.push((folder, keys));
        }
        Self {
            host: host.expect("it runs").stop().await,
            devices: asleep,
        }
    }
}

async fn make_words(device: &Device) -> String {
    let ask = json!({"proof": {}, "language": "en"});
    let shown = device.ok("words_make", ask).await;
    let words = shown["words"].as_array().expect("twelve words");
    let asked = shown["asked"].as_array().expect("three places");
    let said: Vec<_> = asked
        .iter()
        .map(|place| &words[place.as_u64().expect("a place") as usize])
        .collect();
    device.ok("words_keep", json!({"said": said})).await;
    let words: Vec<_> = words.iter().filter_map(Value::as_str).collect();
    words.join(" ")
}

/// Words that were written into notes of check-ins.
#[derive(Default)]
struct Words {
    next: u64,
    /// Each word, and the check-in it was written into.
    written: BTreeMap<String, String>,
    /// Words that somebody saw and wrote over.
    settled: BTreeSet<String>,
    /// Check-ins that somebody deleted.
    doomed: BTreeSet<String>,
}

/// See the module.
pub struct World {
    host: Option<Host>,
    devices: Vec<Device>,
    heard: UnboundedReceiver<Told>,
    /// Devices that do something just now.
    running: usize,
    parked: BTreeMap<usize, Parked>,
    /// Requests that the network brings much later: whoever asked has given up.
    late: Vec<Request>,
    /// Devices that have no network.
    cut: BTreeSet<usize>,
    /// Devices whose requests wait.
    held: BTreeSet<usize>,
    random: Random,
    trace: Sha256,
    counts: Counts,
    words: Words,
    checkins: Vec<String>,
    done: BTreeMap<usize, bool>,
}

impl World {
    fn of(host: Host, devices: Vec<Device>, heard: UnboundedReceiver<Told>, seed: u64) -> Self {
        Self {
            host: Some(host),
            devices,
            heard,
            running: 0,
            parked: BTreeMap::new(),
            late: Vec::new(),
            cut: BTreeSet::new(),
            held: BTreeSet::new(),
            random: Random::with(seed),
            trace: Sha256::new(),
            counts: Counts::default(),
            words: Words::default(),
            checkins: Vec::new(),
            done: BTreeMap::new(),
        }
    }

    /// Plays one history; gives what came up, and the hash of all that happened.
    pub async fn play(begun: &Begun, seed: u64) -> (Counts, String) {
        let mut random = Random::with(seed);
        let host = Host::on(copy_of(begun.host.path())).await;
        let (told, heard) = unbounded_channel();
        let mut devices = Vec::new();
        let some = 2 + random.below(2) as usize;
        for (name, (folder, keys)) in begun.devices.iter().take(some).enumerate() {
            let asleep = Asleep {
                folder: copy_of(folder.path()),
                keys: keys.copied(),
            };
            let place = Place {
                name,
                seed: random.below(u64::MAX),
                told: told.clone(),
            };
            let now = begin() + clock_off(&mut random);
            devices.push(Device::wake(place, asleep, now).await);
        }
        let mut world = Self::of(host, devices, heard, random.below(u64::MAX));
        for _ in 0..60 + world.random.below(90) {
            world.step().await;
        }
        world.heal().await;
        world.check(seed).await
    }

    fn host(&self) -> &Host {
        self.host.as_ref().expect("it runs")
    }

    fn below(&mut self, end: usize) -> usize {
        self.random.below(end as u64) as usize
    }

    fn note(&mut self, what: &str) {
        self.trace.update(what.as_bytes());
        self.trace.update(b"\n");
    }

    /// Waits until nobody does anything more by themselves.
    async fn settle(&mut self) {
        while self.running > 0 {
            match self.heard.recv().await.expect("it is held open") {
                Told::Asks(parked) => drop(self.parked.insert(parked.device, parked)),
                Told::Over(device, done) => {
                    self.devices[device].is_over();
                    self.done.insert(device, done);
                    self.note(&format!("{device} over {done}"));
                }
            }
            self.running -= 1;
        }
    }

    async fn answer(&mut self, parked: Parked, answer: Result<Answer, Unreached>) {
        self.running += 1;
        parked.answer(answer);
        self.settle().await;
    }

    /// Hands a request to the server, whole or torn.
    async fn deliver(&mut self, request: &Request, torn: Option<usize>) -> Answer {
        let answer = self.host().take(request, torn).await;
        let path = request.url.strip_prefix(ADDRESS).unwrap_or_default();
        let asked = request.body.as_deref().unwrap_or_default();
        // The server's own time is the real one: all else of an answer is the same each time.
        let told = match path.contains("/pages?") && answer.status == 200 {
            true => answer.body.get(64..).unwrap_or_default(),
            false => &[],
        };
        let line = format!(
            "{} {path} {} {torn:?} {} {} {}",
            request.method,
            hex(&Sha256::digest(asked)),
            answer.status,
            answer.body.len(),
            hex(&Sha256::digest(told)),
        );
        self.note(&line);
        answer
    }

    /// One thing happens.
    async fn step(&mut self) {
        let seconds = match self.below(10) {
            0 => 86_400,
            _ => 1 + self.below(600) as i64,
        };
        for device in &self.devices {
            device.move_clock(TimeDelta::seconds(seconds));
        }
        let at = self.below(self.devices.len());
        match self.below(100) {
            0..40 => self.network().await,
            40..52 => self.write(at).await,
            52..78 if !self.devices[at].is_busy() => self.begin_round(at).await,
            52..78 => self.network().await,
            78..81 => {
                toggle(&mut self.cut, at);
            }
            81..83 => {
                if toggle(&mut self.held, at) && self.parked.contains_key(&at) {
                    self.counts.one("requests held");
                }
            }
            83..87 => {
                let kind = match self.devices[at].is_busy() {
                    true => "devices killed in a round",
                    false => "devices killed",
                };
                self.counts.one(kind);
                self.note(&format!("{at} killed"));
                self.parked.remove(&at);
                self.devices[at].crash().await;
            }
            87..90 => {
                self.counts.one("servers killed");
                self.note("server killed");
                let host = self.host.take().expect("it runs");
                self.host = Some(host.crash().await);
            }
            90..92 => {
                self.counts.one("clocks set");
                let by = clock_off(&mut self.random);
                self.devices[at].move_clock(by);
            }
            _ => self.bring_late().await,
        }
    }

    async fn begin_round(&mut self, at: usize) {
        self.counts.one("rounds");
        self.running += 1;
        self.devices[at].begin_round();
        self.settle().await;
    }

    /// Something becomes of a request.
    async fn network(&mut self) {
        let parked = self.parked.keys();
        let waiting: Vec<usize> = parked
            .filter(|at| !self.held.contains(at))
            .copied()
            .collect();
        if waiting.is_empty() {
            return;
        }
        let at = waiting[self.below(waiting.len())];
        let parked = self.parked.remove(&at).expect("it waits");
        self.counts.one("requests");
        if self.cut.contains(&at) {
            self.counts.one("requests into a partition");
            return self.answer(parked, Err(Unreached)).await;
        }
        let request = parked.request.clone();
        match self.below(100) {
            0..8 => {
                self.counts.one("requests lost");
                self.answer(parked, Err(Unreached)).await;
            }
            8..15 => {
                let length = request.body.as_ref().map_or(0, Vec::len);
                if length > 0 {
                    self.counts.one("requests torn");
                    let torn = self.below(length);
                    self.deliver(&request, Some(torn)).await;
                }
                self.answer(parked, Err(Unreached)).await;
            }
            15..25 => {
                self.counts.one("answers lost");
                self.deliver(&request, None).await;
                self.answer(parked, Err(Unreached)).await;
            }
            25..32 => {
                self.counts.one("requests twice");
                let answer = self.deliver(&request, None).await;
                self.deliver(&request, None).await;
                self.answer(parked, Ok(answer)).await;
            }
            32..40 => {
                self.late.push(request);
                self.answer(parked, Err(Unreached)).await;
            }
            _ => {
                let answer = self.deliver(&request, None).await;
                self.answer(parked, Ok(answer)).await;
            }
        }
    }

    async fn bring_late(&mut self) {
        if self.late.is_empty() {
            return;
        }
        self.counts.one("requests late");
        let which = self.below(self.late.len());
        let request = self.late.swap_remove(which);
        self.deliver(&request, None).await;
    }

    /// The client does something at a device.
    async fn write(&mut self, at: usize) {
        self.counts.one("writings");
        if self.devices[at].is_busy() {
            self.counts.one("writings during a round");
        }
        let n = self.words.next + 1;
        self.words.next = n;
        let id = match self.checkins.len() {
            0 => None,
            all => {
                let which = self.below(all);
                Some(self.checkins[which].clone())
            }
        };
        match (self.below(12), id) {
            (0..4, _) | (_, None) => self.check_in(at, n).await,
            (4..7, Some(id)) => self.write_over(at, &id, n).await,
            (7, Some(id)) => {
                self.words.doomed.insert(id.clone());
                let device = &self.devices[at];
                let gone = device.found("checkin_delete", json!({"id": id})).await;
                if gone.is_some() && self.random.below(2) == 0 {
                    let forget = json!({"kind": "checkin", "id": id});
                    self.devices[at].found("deleted_forget", forget).await;
                }
            }
            (8, _) => {
                let tag = json!({"id": null, "group": "place", "label": format!("Place {n}"), "hidden": false});
                self.devices[at].ok("tag_save", tag).await;
            }
            (9, _) => {
                let name = json!({"name": format!("Ana {n}")});
                self.devices[at].ok("settings_save", name).await;
            }
            (10, _) => self.photograph(at, n).await,
            _ => {
                let hope = json!({"id": null, "text": format!("Hope {n}."), "photo": null});
                self.devices[at].ok("hope_save", hope).await;
            }
        }
        self.note(&format!("{at} wrote {n}"));
    }

    async fn check_in(&mut self, at: usize, n: u64) {
        let word = format!("<{n}>");
        let saved = self.devices[at].ok("checkin_save", json!({"note": word}));
        let id = saved.await["id"].as_str().expect("a name").to_owned();
        self.words.written.insert(word, id.clone());
        self.checkins.push(id);
    }

    async fn write_over(&mut self, at: usize, id: &str, n: u64) {
        let device = &self.devices[at];
        let Some(shown) = device.found("checkin_get", json!({"id": id})).await else {
            return;
        };
        let word = format!("<{n}>");
        let form = json!({"id": id, "note": word, "rest": n.is_multiple_of(2)});
        if device.found("checkin_save", form).await.is_none() {
            return;
        }
        let seen = shown["note"].as_str().unwrap_or_default();
        let known = self.words.written.keys();
        let over: Vec<_> = known.filter(|word| seen.contains(*word)).cloned().collect();
        self.words.settled.extend(over);
        self.words.written.insert(word, id.to_owned());
    }

    async fn photograph(&mut self, at: usize, n: u64) {
        self.counts.one("photographs");
        let colour = image::Rgb(
            (n as u32).wrapping_mul(2_654_435_761).to_be_bytes()[..3]
                .try_into()
                .expect("three"),
        );
        let picture = image::RgbImage::from_pixel(6, 5, colour);
        let mut file = Cursor::new(Vec::new());
        picture
            .write_to(&mut file, image::ImageFormat::Png)
            .expect("a file");
        let piece = json!({"handle": null, "data": BASE64_STANDARD.encode(file.into_inner()), "last": true});
        let photo = self.devices[at].ok("photo_put", piece).await["photo"].clone();
        let hope = json!({"id": null, "text": format!("Seen {n}."), "photo": photo});
        self.devices[at].ok("hope_save", hope).await;
    }

    /// Something over a network that is well, to its end.
    async fn honestly(&mut self, at: usize, command: &'static str, arguments: Value) {
        self.running += 1;
        self.devices[at].begin(command, arguments);
        self.settle().await;
        self.run_out().await;
        assert!(self.done[&at], "{command}");
    }

    /// Every request is answered until nobody asks any more.
    async fn run_out(&mut self) {
        for _ in 0..5_000 {
            let Some((_, parked)) = self.parked.pop_first() else {
                return;
            };
            let request = parked.request.clone();
            let answer = self.deliver(&request, None).await;
            self.answer(parked, Ok(answer)).await;
        }
        unreachable!("it never comes to an end");
    }

    async fn three_rounds(&mut self) {
        for _ in 0..3 {
            for at in 0..self.devices.len() {
                self.running += 1;
                self.devices[at].begin_round();
                self.settle().await;
                self.run_out().await;
            }
        }
    }

    /// The network is well again, and brings what it still had.
    async fn heal(&mut self) {
        self.note("well");
        for request in std::mem::take(&mut self.late) {
            self.counts.one("requests late");
            self.deliver(&request, None).await;
        }
        self.run_out().await;
        self.three_rounds().await;
    }

    /// What must hold in the end.
    async fn check(mut self, seed: u64) -> (Counts, String) {
        for device in &self.devices {
            let name = device.name();
            assert!(self.done[&name], "seed {seed}: {name}: not in step");
            let status = device.status().await;
            assert_eq!(
                status["alarms"],
                json!([]),
                "seed {seed}: {name}: a false alarm"
            );
            assert_eq!(status["trouble"], Value::Null, "seed {seed}: {name}");
            let none = json!({"changes": 0, "photos": 0, "missing": 0, "newer": 0, "unreadable": 0, "for_network": false});
            assert_eq!(status["waiting"], none, "seed {seed}: {name}");
        }
        for (word, id) in &self.words.written {
            if self.words.settled.contains(word) || self.words.doomed.contains(id) {
                continue;
            }
            for device in &self.devices {
                let shown = device.found("checkin_get", json!({"id": id})).await;
                let shown = shown.unwrap_or_default();
                let there = shown["note"]
                    .as_str()
                    .is_some_and(|note| note.contains(word));
                assert!(there, "seed {seed}: {}: {word} is lost", device.name());
            }
        }
        let mut states = BTreeSet::new();
        for device in &self.devices {
            states.insert(device.state().await);
        }
        assert_eq!(states.len(), 1, "seed {seed}: states differ: {states:#?}");
        self.note(states.first().expect("a state"));
        drop(self.host.take().expect("it runs").stop().await);
        (self.counts, hex(&self.trace.finalize()))
    }
}

/// Puts a device into a set, or takes it out; gives whether it is in.
fn toggle(set: &mut BTreeSet<usize>, at: usize) -> bool {
    !set.remove(&at) && set.insert(at)
}

/// Up to ten years off, either way; now and then not at all.
fn clock_off(random: &mut Random) -> TimeDelta {
    let ten_years = 10 * 365 * 86_400_u64;
    match random.below(4) {
        0 => TimeDelta::zero(),
        _ => TimeDelta::seconds(random.below(2 * ten_years) as i64 - ten_years as i64),
    }
}
