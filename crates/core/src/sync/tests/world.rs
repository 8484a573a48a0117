//! A made-up world: several devices and an honest server on a bad network, in memory.
//!
//! What it plays is the real logic (the merge, payloads, chains, cursors, the plan, what goes out and
//! what comes in) with nothing sealed and nothing on disk, so that a million histories can be played. A
//! seed plays the same history each time.

use crate::store::{is_really_gone, whole};
use crate::sync::chains::{Chains, Link, PageName, Verdict};
use crate::sync::cursor::Cursor;
use crate::sync::incoming::{Opened, sort};
use crate::sync::outgoing::{Line, Lot, gather};
use crate::sync::payload::{self, Piece};
use crate::sync::plan::{self, Here, Step};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use trellis_domain::Id;
use trellis_domain::merge::{DeviceId, Fields, Hlc, Kind, Record, RecordChange, Row, Stamp};
use trellis_protocol::{Device, Hash, Standing};

/// SplitMix64: small, quick, and the same everywhere.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `n`.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    /// True once in `n` times.
    pub(crate) fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }
}

/// A page, not sealed.
#[derive(Clone)]
pub(crate) struct SimPage {
    pub(crate) link: Link,
    /// None: erased.
    pub(crate) bodies: Vec<Option<Vec<u8>>>,
}

/// Who joined and who left.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Member {
    Added(Device),
    Removed(Device, [u64; 2]),
}

/// An honest server.
#[derive(Clone, Default)]
pub(crate) struct Server {
    pub(crate) incarnation: u32,
    pub(crate) members: Vec<Member>,
    pub(crate) pages: [Vec<SimPage>; 2],
}

impl Server {
    pub(crate) fn standing(&self) -> Standing {
        Standing {
            incarnation: self.incarnation,
            keys: self.members.len() as u32,
            top: [self.pages[0].len() as u64, self.pages[1].len() as u64],
            ..Standing::default()
        }
    }

    fn is_member(&self, device: Device) -> bool {
        let mut is = false;
        for member in &self.members {
            match member {
                Member::Added(one) if *one == device => is = true,
                Member::Removed(one, _) if *one == device => is = false,
                _ => {}
            }
        }
        is
    }

    /// Takes a page that follows, or that it has already.
    fn append(&mut self, page: &SimPage) -> bool {
        let (device, stream, number) = page.link.name;
        let pages = &mut self.pages[usize::from(stream)];
        let mut own = pages.iter().filter(|one| one.link.name.0 == device);
        if own.clone().any(|one| one.link.hash == page.link.hash) {
            return true;
        }
        let last = own.next_back();
        let follows = last.map_or((1, Hash::NONE), |one| (one.link.name.2 + 1, one.link.hash));
        let fits = follows == (number, page.link.previous);
        if fits {
            pages.push(page.clone());
        }
        fits
    }
}

/// A device of the made-up world.
#[derive(Clone)]
pub(crate) struct SimDevice {
    pub(crate) device: Device,
    clock: i64,
    hlc: Hlc,
    pub(crate) records: BTreeMap<(Kind, Id), Record>,
    outbox: Vec<Line>,
    seq: i64,
    pub(crate) photos: BTreeMap<[u8; 32], Vec<u8>>,
    /// On the server, and whether from here.
    sent_photos: BTreeMap<[u8; 32], bool>,
    coming: BTreeMap<[u8; 32], BTreeMap<u32, Vec<u8>>>,
    chains: Chains,
    cursors: [Cursor; 2],
    own: [Vec<OwnPage>; 2],
    incarnation: u32,
    members: Vec<Member>,
    gone: BTreeMap<[u8; 16], u64>,
    erase_again: bool,
    /// How far each chain came.
    tops: BTreeMap<(Device, u8), (u64, Hash)>,
    told: BTreeMap<(Device, u8), u64>,
    pub(crate) alarms: Vec<String>,
    pub(crate) removed: bool,
}

#[derive(Clone)]
struct OwnPage {
    page: SimPage,
    held: Vec<[u8; 16]>,
    sent: bool,
}

pub(crate) fn merged(device: Device) -> DeviceId {
    DeviceId::from_random(device.0)
}

impl SimDevice {
    pub(crate) fn new(device: Device, clock: i64) -> Self {
        Self {
            device,
            clock,
            hlc: Hlc::default(),
            records: BTreeMap::new(),
            outbox: Vec::new(),
            seq: 0,
            photos: BTreeMap::new(),
            sent_photos: BTreeMap::new(),
            coming: BTreeMap::new(),
            chains: Chains::default(),
            cursors: Default::default(),
            own: Default::default(),
            incarnation: 0,
            members: Vec::new(),
            gone: BTreeMap::new(),
            erase_again: false,
            tops: BTreeMap::new(),
            told: BTreeMap::new(),
            alarms: Vec::new(),
            removed: false,
        }
    }

    fn stamp(&mut self) -> Stamp {
        self.clock += 1;
        self.hlc = self.hlc.tick(self.clock);
        Stamp {
            hlc: self.hlc,
            device: merged(self.device),
        }
    }

    fn line(&mut self, kind: &Kind, id: Id, names: Option<Vec<String>>) {
        self.seq += 1;
        self.outbox.push(Line(self.seq, kind.clone(), id, names));
    }

    /// What the client does at this device, as the door does it.
    pub(crate) fn edit(&mut self, kind: &Kind, id: Id, fields: Fields) {
        let stamp = self.stamp();
        let key = (kind.clone(), id);
        let is_known = self.records.contains_key(&key);
        let mut record = self.records.get(&key).cloned().unwrap_or_default();
        let delta = record.edit(stamp, whole(&record, fields));
        if delta.registers.is_empty() {
            return;
        }
        record.join(&delta);
        self.records.insert(key, record);
        let names = is_known.then(|| delta.registers.into_keys().collect());
        self.line(kind, id, names);
    }

    pub(crate) fn shows(&self, kind: &Kind, id: Id, field: &str) -> Value {
        let record = self.records.get(&(kind.clone(), id));
        record
            .and_then(|record| record.registers.get(field))
            .map_or(Value::Null, |register| register.value(kind.rule(field)))
    }

    /// A change that came, as the door joins it.
    fn join(&mut self, RecordChange { kind, id, delta }: &RecordChange) {
        for register in delta.registers.values() {
            let stamps = register.siblings.keys().map(|stamp| stamp.hlc);
            let latest = stamps.chain(register.seen.values().copied()).max();
            self.hlc = self.hlc.max(latest.unwrap_or_default());
        }
        let was = self.records.get(&(kind.clone(), *id)).cloned();
        let mut record = was.clone().unwrap_or_default();
        record.join(delta);
        if was.as_ref() == Some(&record) {
            return;
        }
        if is_really_gone(&record) {
            let stamp = self.stamp();
            crate::store::emptied(&mut record, stamp);
            self.gone.insert(*id.bytes(), u64::MAX);
            if record != *delta {
                self.line(kind, *id, None);
            }
        }
        self.records.insert((kind.clone(), *id), record);
    }

    /// Everything that is the client's, byte for byte.
    pub(crate) fn state(&self) -> Vec<(String, String, String, String)> {
        let rows = self.records.iter().map(|((kind, id), record)| {
            let row = Row::of(record, |field| kind.rule(field));
            (kind.name().to_owned(), id.to_string(), row.body, row.clock)
        });
        rows.collect()
    }

    fn here(&self) -> Here<'_> {
        let waiting =
            |stream: usize| self.own[stream].iter().filter(|own| !own.sent).count() as u64;
        let photos = self.photos.keys();
        Here {
            incarnation: self.incarnation,
            keys: self.members.len() as u32,
            cursors: &self.cursors,
            pages: [waiting(0), waiting(1)],
            changes: self.outbox.len() as u64,
            heard: false,
            photos: photos
                .filter(|photo| !self.sent_photos.contains_key(*photo))
                .count() as u64,
            gone: self.gone.len() as u64 + u64::from(self.erase_again),
            photos_allowed: true,
        }
    }

    /// One round: step after step, until all is done, something on the way is lost, or it is cut off
    /// after so many steps. Gives whether it came to its end.
    pub(crate) fn round(
        &mut self,
        server: &mut Server,
        random: &mut Random,
        cut: usize,
        bad: bool,
    ) -> bool {
        let mut told = None;
        for _ in 0..cut {
            if !server.is_member(self.device) {
                self.removed = true;
                return true;
            }
            let step = plan::next(&self.here(), told);
            let lost = bad && random.one_in(6);
            match step {
                Step::Ask => {
                    let standing = server.standing();
                    told = Some(standing);
                    if self.incarnation == 0 {
                        self.incarnation = standing.incarnation;
                    }
                    let known = plan::next(&self.here(), told);
                    if !matches!(known, Step::Restored | Step::RolledBack) {
                        self.hear(standing);
                    }
                }
                Step::Restored => {
                    let Some(standing) = told else { return false };
                    self.incarnation = standing.incarnation;
                    for stream in 0..2 {
                        self.cursors[stream].start_again(standing.top[stream]);
                        self.own[stream].iter_mut().for_each(|own| own.sent = false);
                    }
                    self.erase_again = true;
                    let left: Vec<Device> = self.left().collect();
                    if !left.is_empty() {
                        self.sent_photos.retain(|_, mine| *mine);
                    }
                    for device in left {
                        self.hand_on_of(device);
                    }
                }
                Step::RolledBack => {
                    self.alarms.push("rolled back".to_owned());
                    return false;
                }
                Step::FetchKeys(after) => {
                    if lost {
                        return false;
                    }
                    for member in &server.members[after as usize..] {
                        self.know_member(*member);
                    }
                }
                Step::SendKeys(after) => {
                    if server.members.len() == after as usize {
                        server.members.extend(&self.members[after as usize..]);
                    }
                    if lost {
                        return false;
                    }
                    told = Some(server.standing());
                }
                Step::Fetch(stream, gap) => {
                    if lost {
                        return false;
                    }
                    let pages = &server.pages[usize::from(stream)];
                    let most = 1 + random.below(3);
                    let places: Vec<u64> = (gap.after + 1..gap.before.min(pages.len() as u64 + 1))
                        .rev()
                        .take(most)
                        .collect();
                    let mut batch: Vec<SimPage> = places
                        .iter()
                        .map(|place| pages[*place as usize - 1].clone())
                        .collect();
                    if bad && random.one_in(3) {
                        batch.reverse();
                    }
                    if bad && random.one_in(4) {
                        let again = batch.clone();
                        batch.extend(again);
                    }
                    for page in batch {
                        self.take(page);
                    }
                    self.cursors[usize::from(stream)].had(gap, places.last().copied());
                    told = Some(server.standing());
                    self.hear(server.standing());
                }
                Step::Send(stream) => {
                    let at = usize::from(stream);
                    let waiting: Vec<SimPage> = self.own[at]
                        .iter()
                        .filter(|own| !own.sent)
                        .map(|own| own.page.clone())
                        .take(1 + random.below(3))
                        .collect();
                    let before = server.pages[at].len();
                    for page in &waiting {
                        if !server.append(page) {
                            self.alarms.push("out of order".to_owned());
                            return false;
                        }
                    }
                    let came = server.pages[at].len() - before;
                    if lost {
                        return false;
                    }
                    let last = waiting.last().map_or(0, |page| page.link.name.2);
                    for own in &mut self.own[at] {
                        own.sent |= own.page.link.name.2 <= last;
                    }
                    let standing = server.standing();
                    if came == waiting.len() {
                        self.cursors[at].sent(came as u64, standing.top[at]);
                    }
                    told = Some(standing);
                    self.hear(standing);
                }
                Step::Seal => self.seal(random),
                Step::SealPhotos => self.seal_photos(),
                Step::Erase => {
                    let names = self.to_erase();
                    for (name, index) in &names {
                        let pages = &mut server.pages[usize::from(name.1)];
                        if let Some(page) = pages.iter_mut().find(|page| page.link.name == *name) {
                            page.bodies[*index] = None;
                        }
                    }
                    if lost {
                        return false;
                    }
                    for (name, index) in names {
                        let own = &mut self.own[usize::from(name.1)][name.2 as usize - 1];
                        own.held[index] = [0; 16];
                        own.page.bodies[index] = None;
                    }
                    self.gone.clear();
                    self.erase_again = false;
                }
                Step::Rest => return true,
            }
        }
        false
    }

    fn hear(&mut self, standing: Standing) {
        for stream in 0..2 {
            self.cursors[stream].told(standing.top[stream]);
        }
    }

    fn left(&self) -> impl Iterator<Item = Device> {
        self.members.iter().filter_map(|member| match member {
            Member::Removed(device, _) => Some(*device),
            Member::Added(_) => None,
        })
    }

    fn last(&self, device: Device, stream: u8) -> Option<u64> {
        self.members.iter().find_map(|member| match member {
            Member::Removed(one, last) if *one == device => Some(last[usize::from(stream)]),
            _ => None,
        })
    }

    fn know_member(&mut self, member: Member) {
        self.members.push(member);
        let Member::Removed(device, last) = member else {
            return;
        };
        let came = |stream: u8| self.tops.get(&(device, stream)).map_or(0, |top| top.0);
        // Of a server that was ever restored it is not known what else it lost.
        let restored = self.incarnation > 1;
        let (records, photos) = (came(0) > last[0] || restored, came(1) > last[1] || restored);
        if records {
            self.hand_on_of(device);
        }
        if photos {
            self.sent_photos.retain(|_, mine| *mine);
        }
    }

    /// Sends again, whole, every record in which a device wrote.
    fn hand_on_of(&mut self, device: Device) {
        let device = merged(device);
        let wrote = |record: &Record| {
            let mut registers = record.registers.values();
            registers.any(|register| register.seen.contains_key(&device))
        };
        let records = self.records.iter();
        let names: Vec<_> = records
            .filter(|(_, record)| wrote(record))
            .map(|(name, _)| name.clone())
            .collect();
        for (kind, id) in names {
            self.line(&kind, id, None);
        }
    }

    fn take(&mut self, page: SimPage) {
        let (device, stream, number) = page.link.name;
        if self.last(device, stream).is_some_and(|last| number > last) {
            return;
        }
        let (verdict, forked) = self.chains.take(&page.link);
        for device in forked {
            self.alarms.push(format!("fork {device}"));
        }
        if verdict == Verdict::Forked {
            self.alarms.push("forked".to_owned());
        }
        if device == self.device {
            for own in &mut self.own[usize::from(stream)] {
                own.sent |= own.page.link.hash == page.link.hash;
            }
        } else {
            let top = self.tops.entry((device, stream));
            let top = top.or_insert((0, Hash::NONE));
            if number > top.0 {
                *top = (number, page.link.hash);
            }
        }
        let bodies: Vec<Opened> = page.bodies.into_iter().map(|body| body.map(Some)).collect();
        let said = sort(bodies, merged(device));
        assert!(said.aside.is_empty());
        for change in &said.changes {
            self.join(change);
        }
        for Piece {
            blob,
            n,
            bytes,
            size,
            ..
        } in said.pieces
        {
            self.sent_photos.entry(blob).or_insert(false);
            let pieces = self.coming.entry(blob).or_default();
            pieces.insert(n, bytes);
            if pieces.values().map(Vec::len).sum::<usize>() as u64 == size {
                let whole = pieces.values().flatten().copied().collect();
                self.photos.insert(blob, whole);
                self.coming.remove(&blob);
            }
        }
    }

    fn seal(&mut self, random: &mut Random) {
        let lines = &self.outbox[..self.outbox.len().min(1 + random.below(8))];
        let named: HashMap<(Kind, Id), Record> = lines
            .iter()
            .filter_map(|Line(_, kind, id, _)| {
                let name = (kind.clone(), *id);
                self.records.get(&name).map(|record| (name, record.clone()))
            })
            .collect();
        let lot = gather(lines, &named, merged(self.device));
        self.outbox.retain(|line| !lot.lines.contains(&line.0));
        let number = self.own[0].len() as u64 + 1;
        for id in &lot.gone {
            self.gone.insert(*id, number);
        }
        self.keep(0, lot);
    }

    fn seal_photos(&mut self) {
        let photos = self.photos.iter();
        let mut waiting = photos.filter(|(blob, _)| !self.sent_photos.contains_key(*blob));
        let Some((blob, bytes)) = waiting.next() else {
            return;
        };
        let (blob, bytes) = (*blob, bytes.clone());
        let mut lot = Lot::default();
        for (n, piece) in (0..).zip(bytes.chunks(4)) {
            let mut held = [0; 16];
            held.copy_from_slice(&blob[..16]);
            let piece = Piece {
                blob,
                media: "image/jpeg".to_owned(),
                size: bytes.len() as u64,
                n,
                bytes: piece.to_vec(),
            };
            assert!(lot.add(payload::piece(&piece), held));
        }
        self.sent_photos.insert(blob, true);
        self.keep(1, lot);
    }

    fn keep(&mut self, stream: u8, lot: Lot) {
        let own = &self.own[usize::from(stream)];
        let number = own.len() as u64 + 1;
        let previous = own.last().map_or(Hash::NONE, |own| own.page.link.hash);
        let name: PageName = (self.device, stream, number);
        let mut seen = Vec::new();
        for ((device, of), (top, hash)) in &self.tops {
            let told = self.told.entry((*device, *of)).or_default();
            if top > told {
                seen.push(((*device, *of, *top), *hash));
                *told = *top;
            }
        }
        let mut parts: Vec<&[u8]> = vec![&self.device.0, &previous.0];
        parts.extend(lot.payloads.iter().map(Vec::as_slice));
        let hash = Hash::of(&parts);
        self.chains.own(name, hash, 1);
        self.own[usize::from(stream)].push(OwnPage {
            page: SimPage {
                link: Link {
                    name,
                    previous,
                    hash,
                    epoch: 1,
                    seen,
                },
                bodies: lot.payloads.into_iter().map(Some).collect(),
            },
            held: lot.held,
            sent: false,
        });
    }

    /// The bodies that are to be taken away.
    fn to_erase(&self) -> Vec<(PageName, usize)> {
        let pages = self.own[0].iter().filter(|own| own.sent);
        pages
            .flat_map(|own| {
                let name = own.page.link.name;
                own.held
                    .iter()
                    .enumerate()
                    .filter_map(move |(index, held)| {
                        let before = self.gone.get(held).is_some_and(|before| name.2 < *before);
                        let again = self.erase_again && *held == [0; 16];
                        (before || again).then_some((name, index))
                    })
            })
            .collect()
    }
}

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
        match self.random.below(20) {
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

    fn photograph(&mut self) {
        let at = self.pick();
        self.photos = self.photos.wrapping_add(1);
        let bytes = vec![self.photos; 1 + self.random.below(12)];
        let name = Hash::of(&[&bytes, &[self.photos]]).0;
        self.devices[at].photos.insert(name, bytes);
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

    /// The network is well again: at most three rounds, and all is the same everywhere.
    pub(crate) fn heal(&mut self) {
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
            if device.photos != first.photos {
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
