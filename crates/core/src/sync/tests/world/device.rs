//! A device of the made-up world: what the door, the taking in of pages and the rounds of a real one do,
//! over the same logic, in memory.

use super::server::{Member, Random, Server, SimPage};
use crate::store::{is_really_gone, whole};
use crate::sync::chains::{Chains, Link, PageName, Verdict};
use crate::sync::cursor::Cursor;
use crate::sync::incoming::{Opened, sort};
use crate::sync::outgoing::{Line, Lot, gather};
use crate::sync::payload::{self, Piece};
use crate::sync::plan::{self, Here, Step};
use crate::sync::sabotage::{Guard, is_out};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use trellis_domain::Id;
use trellis_domain::merge::{DeviceId, Fields, Hlc, Kind, Record, RecordChange, Row, Stamp};
use trellis_protocol::{Device, Hash, Standing};

/// What is known of a photograph on the server.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sent {
    /// It is there from another device.
    Elsewhere,
    /// It is there from here.
    Here,
    /// Somebody named it here since: it is to be sent, whatever is there.
    Named,
}

/// A photograph of which pieces came: the size of the whole, and the pieces.
type Coming = (u64, BTreeMap<u32, Vec<u8>>);

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
    sent_photos: BTreeMap<[u8; 32], Sent>,
    coming: BTreeMap<[u8; 32], Coming>,
    chains: Chains,
    cursors: [Cursor; 2],
    own: [Vec<OwnPage>; 2],
    incarnation: u32,
    pub(super) members: Vec<Member>,
    gone: BTreeMap<[u8; 16], u64>,
    gone_photos: BTreeSet<[u8; 16]>,
    erase_again: bool,
    /// How far each chain came.
    pub(super) tops: BTreeMap<(Device, u8), (u64, Hash)>,
    told: BTreeMap<(Device, u8), u64>,
    pub(crate) alarms: Vec<String>,
    pub(crate) removed: bool,
    /// A round that goes on while others do something.
    pub(super) going: Option<Going>,
}

/// What a round knows.
#[derive(Clone)]
pub(super) struct Going {
    told: Option<Standing>,
    /// Up to which own page of each stream the server may have what is to be sent.
    maybe_there: [u64; 2],
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
            gone_photos: BTreeSet::new(),
            erase_again: false,
            tops: BTreeMap::new(),
            told: BTreeMap::new(),
            alarms: Vec::new(),
            removed: false,
            going: None,
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
        // Whoever names a photograph sends it, whoever else sent it once.
        let photos = delta.registers.get("photo").into_iter();
        for value in photos.flat_map(|register| register.siblings.values()) {
            let photos = self.photos.keys();
            if let Some(photo) = photos.copied().find(|photo| *value == named(photo)) {
                self.sent_photos.insert(photo, Sent::Named);
            }
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

    /// Whether a record names a photograph, as it stands or in what two wrote at the same time.
    fn is_named(&self, photo: &[u8; 32]) -> bool {
        let name = Value::from(named(photo));
        let registers = self
            .records
            .values()
            .flat_map(|record| record.registers.values());
        let mut said = registers.flat_map(|register| register.siblings.values());
        said.any(|value| *value == name)
    }

    /// The photographs that are here and named.
    pub(crate) fn photos_named(&self) -> impl Iterator<Item = &[u8; 32]> {
        self.photos.keys().filter(|photo| self.is_named(photo))
    }

    /// Lets go of the photographs that nothing names.
    pub(crate) fn forget_photos(&mut self) {
        let photos = std::mem::take(&mut self.photos);
        let named = photos.into_iter().filter(|(photo, _)| self.is_named(photo));
        self.photos = named.collect();
    }

    /// Photographs that are whole are the vault's, once everything that may name them is here.
    fn settle(&mut self) {
        if self.cursors[0].left() > 0 {
            return;
        }
        let is_whole =
            |(size, pieces): &Coming| pieces.values().map(Vec::len).sum::<usize>() as u64 == *size;
        let coming = std::mem::take(&mut self.coming).into_iter();
        let (whole, coming): (Vec<_>, Vec<_>) = coming.partition(|(_, came)| is_whole(came));
        self.coming = coming.into_iter().collect();
        for (photo, (_, pieces)) in whole {
            let bytes = pieces.into_values().flatten().collect();
            self.photos.insert(photo, bytes);
        }
    }

    /// Photographs that are to be sent.
    fn photos_to_send(&self) -> impl Iterator<Item = &[u8; 32]> {
        let photos = self.photos.keys();
        let is_to_be =
            |photo: &&[u8; 32]| matches!(self.sent_photos.get(*photo), None | Some(Sent::Named));
        photos.filter(is_to_be).filter(|photo| self.is_named(photo))
    }

    /// Photographs that this device sent and that are gone here.
    fn photos_that_went(&self) -> impl Iterator<Item = &[u8; 32]> {
        let sent = self.sent_photos.iter();
        let mine = sent.filter(|(_, sent)| **sent != Sent::Elsewhere);
        mine.map(|(photo, _)| photo)
            .filter(|photo| !self.photos.contains_key(*photo) && !self.coming.contains_key(*photo))
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

    pub(super) fn here(&self) -> Here<'_> {
        let waiting =
            |stream: usize| self.own[stream].iter().filter(|own| !own.sent).count() as u64;
        Here {
            incarnation: self.incarnation,
            keys: self.members.len() as u32,
            cursors: &self.cursors,
            pages: [waiting(0), waiting(1)],
            changes: self.outbox.len() as u64,
            heard: false,
            photos: self.photos_to_send().count() as u64,
            gone: (self.gone.len() + self.gone_photos.len() + self.photos_that_went().count())
                as u64
                + u64::from(self.erase_again),
            photos_allowed: true,
        }
    }

    /// One round: step after step, until all is done, something on the way is lost, or so many steps were
    /// done; then it is cut off, or goes on another time. Gives whether it came to its end.
    pub(crate) fn round(
        &mut self,
        server: &mut Server,
        random: &mut Random,
        cut: usize,
        bad: bool,
    ) -> bool {
        let sealed = |own: &[Vec<OwnPage>; 2]| [0, 1].map(|stream| own[stream].len() as u64);
        let (mut told, mut maybe_there) = match self.going.take().filter(|_| bad) {
            Some(going) => (going.told, going.maybe_there),
            None => (None, sealed(&self.own)),
        };
        for _ in 0..cut {
            if !server.is_member(self.device) {
                self.removed = true;
                return true;
            }
            self.settle();
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
                    maybe_there = sealed(&self.own);
                    self.erase_again = true;
                    let left: Vec<Device> = self.left().collect();
                    if !left.is_empty() {
                        self.sent_photos.retain(|_, sent| *sent != Sent::Elsewhere);
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
                    for page in &waiting {
                        if !server.append(page) {
                            self.alarms.push("out of order".to_owned());
                            return false;
                        }
                    }
                    if lost {
                        return false;
                    }
                    let last = waiting.last().map_or(0, |page| page.link.name.2);
                    for own in &mut self.own[at] {
                        own.sent |= own.page.link.name.2 <= last;
                    }
                    let standing = server.standing();
                    let first = waiting.first().map_or(0, |page| page.link.name.2);
                    if first > maybe_there[at] || is_out(Guard::Meanwhile) {
                        self.cursors[at].sent(waiting.len() as u64, standing.top[at]);
                    }
                    told = Some(standing);
                    self.hear(standing);
                }
                Step::Seal => self.seal(random),
                Step::SealPhotos => self.seal_photos(),
                Step::Erase => {
                    // What somebody brought back keeps its bodies.
                    let back = self
                        .records
                        .iter()
                        .filter(|(_, record)| !is_really_gone(record));
                    let back: Vec<[u8; 16]> = back.map(|((_, id), _)| *id.bytes()).collect();
                    self.gone.retain(|id, _| !back.contains(id));
                    let went: Vec<[u8; 32]> = self.photos_that_went().copied().collect();
                    for photo in went {
                        self.gone_photos.insert(held_by(&photo));
                        self.sent_photos.remove(&photo);
                    }
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
                    self.gone_photos.clear();
                    self.erase_again = false;
                }
                Step::Rest => return true,
            }
        }
        if bad && random.one_in(2) {
            self.going = Some(Going { told, maybe_there });
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

    pub(super) fn know_member(&mut self, member: Member) {
        self.members.push(member);
        let Member::Removed(device, last) = member else {
            return;
        };
        let came = |stream: u8| self.tops.get(&(device, stream)).map_or(0, |top| top.0);
        // Of a server that was ever restored it is not known what else it lost.
        let restored = self.incarnation > 1;
        let (records, photos) = (came(0) > last[0] || restored, came(1) > last[1] || restored);
        if records {
            self.hand_on();
        }
        if photos {
            self.sent_photos.retain(|_, sent| *sent != Sent::Elsewhere);
        }
    }

    /// Sends again, whole, every record in which a device wrote that left: one may have handed on what
    /// others wrote who left before it.
    pub(super) fn hand_on(&mut self) {
        let left: Vec<Device> = self.left().collect();
        left.into_iter().for_each(|device| self.hand_on_of(device));
    }

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
            if !self.photos.contains_key(&blob) {
                let (_, pieces) = self.coming.entry(blob).or_insert((size, BTreeMap::new()));
                pieces.insert(n, bytes);
            }
            self.sent_photos.entry(blob).or_insert(Sent::Elsewhere);
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
        let Some(blob) = self.photos_to_send().next().copied() else {
            return;
        };
        let bytes = self.photos[&blob].clone();
        let mut lot = Lot::default();
        for (n, piece) in (0..).zip(bytes.chunks(4)) {
            let piece = Piece {
                blob,
                media: "image/jpeg".to_owned(),
                size: bytes.len() as u64,
                n,
                bytes: piece.to_vec(),
            };
            assert!(lot.add(payload::piece(&piece), held_by(&blob)));
        }
        self.sent_photos.insert(blob, Sent::Here);
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
        let pages = self.own.iter().flatten().filter(|own| own.sent);
        pages
            .flat_map(|own| {
                let name = own.page.link.name;
                own.held
                    .iter()
                    .enumerate()
                    .filter_map(move |(index, held)| {
                        let before = self.gone.get(held).is_some_and(|before| name.2 < *before);
                        let is_gone = match name.1 {
                            0 => before,
                            _ => self.gone_photos.contains(held),
                        };
                        let again = self.erase_again && *held == [0; 16];
                        (is_gone || again).then_some((name, index))
                    })
            })
            .collect()
    }
}

/// A photograph's name, as records spell it.
pub(super) fn named(photo: &[u8; 32]) -> String {
    Hash(*photo).to_string()
}

/// What a page says that a piece of a photograph belongs to.
fn held_by(photo: &[u8; 32]) -> [u8; 16] {
    let mut held = [0; 16];
    held.copy_from_slice(&photo[..16]);
    held
}
