//! A made-up world: several devices and an honest server on a bad network, in memory.
//!
//! What it plays is the real logic (the merge, payloads, chains, cursors, the plan, what goes out and
//! what comes in) with nothing sealed and nothing on disk, so that a million histories can be played. A
//! seed plays the same history each time.

mod device;
mod server;

pub(crate) use server::Random;

use crate::store::is_really_gone;
use crate::sync::plan;
use device::{SimDevice, named};
use serde_json::{Value, json};
use server::{Member, Server};
use std::collections::{BTreeMap, BTreeSet};
use trellis_domain::Id;
use trellis_domain::merge::{Fields, Kind};
use trellis_protocol::{Device, Hash};

/// What somebody wrote, each time with a word that is written once in the world.
pub(crate) struct Words {
    next: u64,
    /// Every word with the record it was written into, and by whom.
    pub(crate) written: BTreeMap<String, ((Kind, Id), Device)>,
    /// Words that somebody who saw them wrote over, and those in records that were let go.
    pub(crate) settled: BTreeSet<String>,
    /// Records that somebody let go: what others write into them meanwhile goes with them, even where
    /// somebody else brought them back at the same time.
    doomed: BTreeSet<(Kind, Id)>,
}

/// The world.
pub(crate) struct World {
    pub(crate) random: Random,
    pub(crate) server: Server,
    pub(crate) devices: Vec<SimDevice>,
    pub(crate) words: Words,
    backups: Vec<Server>,
    names: Vec<(Kind, Id)>,
    /// Who named which photograph.
    named: BTreeSet<(Device, [u8; 32])>,
    /// Photographs that somebody named who left since: where it left before it had sent one, or what it wrote
    /// is handed on to somebody who had let go of it meanwhile, not everybody has it.
    orphans: BTreeSet<[u8; 32]>,
    next_device: u64,
    photos: u8,
}

/// The field of a kind in which both of two writings stay.
fn text_field(kind: &Kind) -> &'static str {
    match kind {
        Kind::CheckIn => "note",
        _ => "text",
    }
}

impl World {
    pub(crate) fn new(seed: u64) -> Self {
        let mut world = Self {
            random: Random(seed),
            server: Server {
                incarnation: 1,
                ..Server::default()
            },
            devices: Vec::new(),
            words: Words {
                next: 0,
                written: BTreeMap::new(),
                settled: BTreeSet::new(),
                doomed: BTreeSet::new(),
            },
            backups: Vec::new(),
            names: Vec::new(),
            named: BTreeSet::new(),
            orphans: BTreeSet::new(),
            next_device: 0,
            photos: 0,
        };
        for _ in 0..2 + world.random.below(2) {
            world.add();
        }
        world
    }

    fn add(&mut self) {
        self.next_device += 1;
        let device = Device((self.random.next() << 8 | self.next_device).to_be_bytes());
        // Clocks are up to ten years off.
        let ten_years = 10 * 365 * 86_400_000_i64;
        let clock = 1_780_000_000_000 + self.random.next() as i64 % ten_years;
        self.server.members.push(Member::Added(device));
        self.devices.push(SimDevice::new(device, clock));
    }

    fn pick(&mut self) -> usize {
        self.random.below(self.devices.len())
    }

    fn name(&mut self) -> (Kind, Id) {
        let n = self.random.below(self.names.len() + 2);
        if let Some(name) = self.names.get(n) {
            return name.clone();
        }
        let kind = match self.random.below(4) {
            0 => Kind::CheckIn,
            1 => Kind::Line,
            2 => Kind::Hope,
            _ => Kind::from("of a newer version".to_owned()),
        };
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&self.random.next().to_be_bytes());
        let name = (kind, Id::from_bytes(bytes));
        self.names.push(name.clone());
        name
    }

    /// Somebody does something, somewhere.
    pub(crate) fn step(&mut self) {
        match self.random.below(22) {
            0..8 => self.write(),
            8 => self.delete(),
            9 => self.photograph(),
            10..17 => {
                let at = self.pick();
                let cut = 1 + self.random.below(30);
                let device = &mut self.devices[at];
                device.round(&mut self.server, &mut self.random, cut, true);
                self.let_go();
            }
            17 if self.devices.len() < 5 => self.add(),
            18 if self.devices.len() > 2 && self.random.one_in(2) => self.remove(),
            19 if self.random.one_in(3) => self.restore(),
            20 => self.photograph(),
            21 => self.take_off(),
            _ => self.backups.push(self.server.clone()),
        }
    }

    fn write(&mut self) {
        let at = self.pick();
        let (kind, id) = self.name();
        let device = &mut self.devices[at];
        let mut fields = Fields::new();
        // Of a kind that is not known the latest writing stays.
        if self.random.one_in(2) && !matches!(kind, Kind::Other(_)) {
            let field = text_field(&kind);
            let seen = device.shows(&kind, id, field);
            self.words.next += 1;
            let word = format!("<{}>", self.words.next);
            if let Some(seen) = seen.as_str() {
                let known = self.words.written.keys();
                let over: Vec<_> = known.filter(|word| seen.contains(*word)).cloned().collect();
                self.words.settled.extend(over);
            }
            let name = (kind.clone(), id);
            // What is really gone stays so.
            if device.records.get(&name).is_some_and(is_really_gone) {
                return;
            }
            self.words
                .written
                .insert(word.clone(), (name, device.device));
            fields.insert(field.to_owned(), word.into());
        }
        for field in ["rest", "from a newer version", "place"] {
            if self.random.one_in(3) {
                let value = match self.random.below(4) {
                    0 => Value::Null,
                    1 => json!(self.random.below(9)),
                    2 => json!({"x": self.random.below(9)}),
                    _ => json!(self.random.one_in(2)),
                };
                fields.insert(field.to_owned(), value);
            }
        }
        let name = (kind.clone(), id);
        if device.records.get(&name).is_some_and(is_really_gone) {
            return;
        }
        device.edit(&kind, id, fields);
    }

    fn delete(&mut self) {
        let at = self.pick();
        let (kind, id) = self.name();
        let device = &mut self.devices[at];
        if !device.records.contains_key(&(kind.clone(), id)) {
            return;
        }
        let gone = match self.random.below(3) {
            0 => json!(5),
            1 => Value::Null,
            _ => Value::Bool(true),
        };
        let name = (kind.clone(), id);
        if device.records.get(&name).is_some_and(is_really_gone) {
            return;
        }
        if gone == Value::Bool(true) {
            let words = self.words.written.iter();
            let lost = words.filter(|(_, (of, _))| *of == name);
            let lost: Vec<_> = lost.map(|(word, _)| word.clone()).collect();
            self.words.settled.extend(lost);
            self.words.doomed.insert(name);
        }
        device.edit(&kind, id, Fields::from_iter([("gone".to_owned(), gone)]));
    }

    /// Somebody adds a photograph to a record, now and then one that another device may have as well.
    fn photograph(&mut self) {
        let at = self.pick();
        if self.photos < u8::MAX && !self.random.one_in(4) {
            self.photos += 1;
        }
        let one = self.photos.saturating_sub(self.random.below(2) as u8);
        let bytes = vec![one; 1 + usize::from(one) % 12];
        let photo = Hash::of(&[&bytes]).0;
        let (kind, id) = self.name();
        let device = &mut self.devices[at];
        let is_gone = device
            .records
            .get(&(kind.clone(), id))
            .is_some_and(is_really_gone);
        if !is_gone {
            device.photos.insert(photo, bytes);
            self.named.insert((device.device, photo));
            let naming = ("photo".to_owned(), Value::from(named(&photo)));
            device.edit(&kind, id, Fields::from_iter([naming]));
        }
    }

    /// Somebody takes a photograph off a record; what nothing names goes some time later.
    fn take_off(&mut self) {
        let at = self.pick();
        let (kind, id) = self.name();
        let device = &mut self.devices[at];
        if !device.shows(&kind, id, "photo").is_null() {
            device.edit(
                &kind,
                id,
                Fields::from_iter([("photo".to_owned(), Value::Null)]),
            );
        }
        if self.random.one_in(2) {
            let at = self.pick();
            self.devices[at].forget_photos();
        }
    }

    fn remove(&mut self) {
        let at = self.pick();
        let whom = self.pick();
        let whom = self.devices[whom].device;
        let by = &mut self.devices[at];
        // All that is there is looked at first.
        let done = by.round(&mut self.server, &mut self.random, 500, false);
        if whom == by.device || !done || by.removed {
            self.let_go();
            return;
        }
        if self.random.one_in(3) {
            // Meanwhile somebody sends and somebody else fetches.
            for n in 0..self.devices.len() {
                if n != at {
                    let device = &mut self.devices[n];
                    device.round(&mut self.server, &mut self.random, 40, false);
                }
            }
        }
        let by = &mut self.devices[at];
        let last = [0, 1].map(|stream| by.tops.get(&(whom, stream)).map_or(0, |top| top.0));
        // Only on top of all that is known.
        if self.server.members.len() == by.members.len() {
            let removed = Member::Removed(whom, last);
            self.server.members.push(removed);
            by.know_member(removed);
            // A page of it that no longer counts may have taken the place of earlier ones.
            by.hand_on();
        }
        self.let_go();
    }

    /// Devices that were removed are no longer of this world. What they wrote and nobody took in is not
    /// asked for.
    fn let_go(&mut self) {
        let server = &self.server;
        let (stay, gone): (Vec<_>, Vec<_>) = std::mem::take(&mut self.devices)
            .into_iter()
            .partition(|device| server.is_member(device.device));
        self.devices = stay;
        for device in gone {
            let words = self.words.written.iter();
            let own = words.filter(|(_, (_, by))| *by == device.device);
            let lost: Vec<_> = own.map(|(word, _)| word.clone()).collect();
            self.words.settled.extend(lost);
            let named = self.named.iter().filter(|(by, _)| *by == device.device);
            self.orphans.extend(named.map(|(_, photo)| *photo));
        }
    }

    /// The operator puts an older copy back.
    fn restore(&mut self) {
        if self.backups.is_empty() {
            return;
        }
        let at = self.random.below(self.backups.len());
        let mut older = self.backups[at].clone();
        self.backups.truncate(at);
        older.incarnation = self.server.incarnation + 1;
        // It was down meanwhile, and every round with it.
        for device in &mut self.devices {
            device.going = None;
        }
        // Who joined since stays a member once somebody who knows of it comes by.
        self.server = older;
        let members = self.devices.iter().map(|device| &device.members);
        let longest = members.max_by_key(|members| members.len()).cloned();
        if let Some(members) = longest.filter(|members| members.len() > self.server.members.len()) {
            self.server.members = members;
        }
        let server = &self.server;
        let strangers: Vec<Device> = self
            .devices
            .iter()
            .map(|device| device.device)
            .filter(|device| !server.is_member(*device))
            .collect();
        for device in strangers {
            self.server.members.push(Member::Added(device));
        }
    }

    /// The network is well again: at most three rounds, and all is the same everywhere, on a new device too.
    pub(crate) fn heal(&mut self) {
        if self.random.one_in(2) {
            self.add();
        }
        for _ in 0..3 {
            for at in 0..self.devices.len() {
                let device = &mut self.devices[at];
                device.round(&mut self.server, &mut self.random, 10_000, false);
            }
            self.let_go();
        }
    }

    /// What must hold in the end.
    ///
    /// # Errors
    /// What does not.
    pub(crate) fn check(&self) -> Result<(), String> {
        let Some(first) = self.devices.first() else {
            return Err("nobody is left".to_owned());
        };
        for device in &self.devices {
            if !device.alarms.is_empty() {
                return Err(format!("alarms in an honest world: {:?}", device.alarms));
            }
            let (mine, theirs) = (device.state(), first.state());
            if mine != theirs {
                let only = |these: &[_], those: &[_]| {
                    let only = these.iter().filter(|row| !those.contains(*row));
                    only.cloned()
                        .collect::<Vec<(String, String, String, String)>>()
                };
                let (mine, theirs) = (only(&mine, &theirs), only(&theirs, &mine));
                let (a, b) = (device.device, first.device);
                return Err(format!("states differ: {a} {mine:#?} {b} {theirs:#?}"));
            }
            let photos = |device: &SimDevice| -> Vec<[u8; 32]> {
                let named = device.photos_named().copied();
                named
                    .filter(|photo| !self.orphans.contains(photo))
                    .collect()
            };
            if photos(device) != photos(first) {
                return Err("photographs differ".to_owned());
            }
            let here = device.here();
            if plan::left(&here) + here.changes + here.gone != 0 {
                return Err("something is left to do".to_owned());
            }
        }
        for (word, ((kind, id), _)) in &self.words.written {
            let shown = first.shows(kind, *id, text_field(kind));
            let is_there = shown.as_str().is_some_and(|text| text.contains(word));
            // What is really gone stays so, whatever somebody who did not know of it wrote meanwhile.
            let is_gone = self.words.doomed.contains(&(kind.clone(), *id));
            if !is_there && !is_gone && !self.words.settled.contains(word) {
                return Err(format!("a word is lost: {word}"));
            }
        }
        Ok(())
    }
}

/// Plays one history.
///
/// # Errors
/// What did not hold.
pub(crate) fn play(seed: u64) -> Result<(), String> {
    let mut world = World::new(seed);
    for _ in 0..10 + world.random.below(50) {
        world.step();
    }
    world.heal();
    world.check()
}
