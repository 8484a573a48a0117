//! What one sealed body says: a record's change, a piece of a photograph, a sign of life, or a part of
//! something larger. The layout is in `docs/formats/sync.md`, "A payload"; it is frozen by the vectors
//! beside this file.
//!
//! A change carries registers exactly, whatever device wrote them and whatever was seen, since what goes
//! out is a record's fields as they stand when they are sealed. The usual field, written once by the
//! device whose page it is, costs its name and its value.

use super::cbor::{
    BadCbor, Next, Reader, put_array, put_bytes, put_map, put_null, put_text, put_uint, put_value,
};
use super::names::{self, Name, put_kind};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;
use trellis_domain::Id;
use trellis_domain::merge::{DeviceId, Hlc, Kind, Record, RecordChange, Register, Stamp};

/// What a body can say.
#[derive(Clone, PartialEq)]
pub(crate) enum Payload {
    /// A change of one record.
    Change(RecordChange),
    /// A piece of a photograph.
    Piece(Piece),
    /// The device was there.
    Heard(Heard),
    /// Part `n`, of `of`, of a payload that is too large for one body.
    Part { of: u32, n: u32, bytes: Vec<u8> },
    /// Something that a newer version says.
    Newer,
}

/// A piece of a photograph.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    /// SHA-256 of the whole photograph.
    pub(crate) blob: [u8; 32],
    pub(crate) media: String,
    /// Bytes of the whole.
    pub(crate) size: u64,
    /// 0, 1, 2 …
    pub(crate) n: u32,
    pub(crate) bytes: Vec<u8>,
}

/// A device was there, by its own clock, under the name that its client gave it.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Heard {
    /// Milliseconds since 1970.
    pub(crate) at: u64,
    pub(crate) name: String,
}

impl fmt::Debug for Payload {
    /// Says nothing of what the client wrote.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Change(_) => "Change",
            Self::Piece(_) => "Piece",
            Self::Heard(_) => "Heard",
            Self::Part { .. } => "Part",
            Self::Newer => "Newer",
        })
    }
}

const CHANGE: u64 = 1;
const PIECE: u64 = 2;
const HEARD: u64 = 3;
const PART: u64 = 4;

/// The stamp of a register where one write stands, and the device that made it is known no further
/// than that write.
fn single(register: &Register) -> Option<Stamp> {
    let (stamp, _) = register.siblings.first_key_value()?;
    let known = register.seen.get(&stamp.device) == Some(&stamp.hlc);
    (known && register.siblings.len() == 1).then_some(*stamp)
}

/// Whether nothing had been seen before the one write that stands.
fn is_first(register: &Register) -> bool {
    single(register).is_some() && register.seen.len() == 1
}

/// The moment and the device that are said once for the whole change: what most of its fields have,
/// rather of the device that writes, and then the latest.
fn base(delta: &Record, author: DeviceId) -> Stamp {
    let mut counts: BTreeMap<Stamp, usize> = BTreeMap::new();
    for stamp in delta.registers.values().filter_map(single) {
        *counts.entry(stamp).or_default() += 1;
    }
    let most = counts
        .into_iter()
        .max_by_key(|(stamp, count)| (*count, stamp.device == author, *stamp));
    most.map_or(
        Stamp {
            hlc: Hlc::default(),
            device: author,
        },
        |(stamp, _)| stamp,
    )
}

fn put_seen(out: &mut Vec<u8>, seen: &BTreeMap<DeviceId, Hlc>, but: Option<DeviceId>) {
    let told = || seen.iter().filter(|(device, _)| Some(**device) != but);
    put_map(out, told().count());
    for (device, hlc) in told() {
        put_bytes(out, &device.bytes());
        put_uint(out, hlc.bits());
    }
}

fn put_register(out: &mut Vec<u8>, register: &Register, base: Stamp) {
    if single(register) == Some(base)
        && let Some(value) = register.siblings.get(&base)
    {
        put_array(out, 2);
        put_seen(out, &register.seen, Some(base.device));
        return put_value(out, value);
    }
    put_array(out, 1 + 3 * register.siblings.len());
    match is_first(register) {
        true => put_null(out),
        false => put_seen(out, &register.seen, None),
    }
    for (stamp, value) in &register.siblings {
        put_uint(out, stamp.hlc.bits());
        match stamp.device == base.device {
            true => put_null(out),
            false => put_bytes(out, &stamp.device.bytes()),
        }
        put_value(out, value);
    }
}

/// The payload of a record's change, in a page of `author`'s. Equal changes give equal bytes.
pub(crate) fn change(kind: &Kind, id: Id, delta: &Record, author: DeviceId) -> Vec<u8> {
    let base = base(delta, author);
    let is_usual =
        |register: &Register| is_first(register) && register.siblings.contains_key(&base);
    let registers = delta.registers.iter();
    let mut sorted: Vec<_> = registers
        .map(|(name, register)| (Name::of(name), register))
        .collect();
    sorted.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
    let usual = sorted.iter().filter(|(_, register)| is_usual(register));
    let mut out = Vec::with_capacity(64 + delta.registers.len() * 32);
    put_array(&mut out, 6);
    put_uint(&mut out, CHANGE);
    if base.device == author {
        put_uint(&mut out, base.hlc.bits());
    } else {
        put_array(&mut out, 2);
        put_uint(&mut out, base.hlc.bits());
        put_bytes(&mut out, &base.device.bytes());
    }
    put_kind(&mut out, kind);
    put_bytes(&mut out, id.bytes());
    put_map(&mut out, usual.clone().count());
    for (name, register) in usual {
        name.put(&mut out);
        let value = register.siblings.get(&base).unwrap_or(&Value::Null);
        put_value(&mut out, value);
    }
    let others = sorted.iter().filter(|(_, register)| !is_usual(register));
    put_map(&mut out, others.clone().count());
    for (name, register) in others {
        name.put(&mut out);
        put_register(&mut out, register, base);
    }
    out
}

/// The payload of a piece of a photograph.
pub(crate) fn piece(piece: &Piece) -> Vec<u8> {
    let mut out = Vec::with_capacity(piece.bytes.len() + 96);
    put_array(&mut out, 6);
    put_uint(&mut out, PIECE);
    put_bytes(&mut out, &piece.blob);
    put_text(&mut out, &piece.media);
    put_uint(&mut out, piece.size);
    put_uint(&mut out, u64::from(piece.n));
    put_bytes(&mut out, &piece.bytes);
    out
}

/// The payload of a sign of life.
pub(crate) fn heard(heard: &Heard) -> Vec<u8> {
    let mut out = Vec::with_capacity(heard.name.len() + 16);
    put_array(&mut out, 3);
    put_uint(&mut out, HEARD);
    put_uint(&mut out, heard.at);
    put_text(&mut out, &heard.name);
    out
}

/// A payload that is too large for one body, cut into payloads of at most about `most` bytes.
pub(crate) fn parts(whole: &[u8], most: usize) -> Vec<Vec<u8>> {
    let room = most.saturating_sub(24).max(1);
    let of = whole.len().div_ceil(room) as u64;
    let part = |(n, bytes): (usize, &[u8])| {
        let mut out = Vec::with_capacity(bytes.len() + 24);
        put_array(&mut out, 4);
        put_uint(&mut out, PART);
        put_uint(&mut out, of);
        put_uint(&mut out, n as u64);
        put_bytes(&mut out, bytes);
        out
    };
    whole.chunks(room).enumerate().map(part).collect()
}

/// Reads a payload out of a page of `author`'s. What a newer version says is [`Payload::Newer`].
///
/// # Errors
/// [`BadCbor`] where it is no payload.
pub(crate) fn read(bytes: &[u8], author: DeviceId) -> Result<Payload, BadCbor> {
    let mut reader = Reader::new(bytes);
    let count = reader.array()?;
    let payload = match (reader.uint()?, count) {
        (CHANGE, 6) => Payload::Change(read_change(&mut reader, author)?),
        (PIECE, 6) => Payload::Piece(Piece {
            blob: reader.exactly()?,
            media: reader.text()?.to_owned(),
            size: reader.uint()?,
            n: reader.small()?,
            bytes: reader.bytes()?.to_vec(),
        }),
        (HEARD, 3) => Payload::Heard(Heard {
            at: reader.uint()?,
            name: reader.text()?.to_owned(),
        }),
        (PART, 4) => Payload::Part {
            of: reader.small()?,
            n: reader.small()?,
            bytes: reader.bytes()?.to_vec(),
        },
        _ => return Ok(Payload::Newer),
    };
    if reader.is_empty() {
        Ok(payload)
    } else {
        Err(BadCbor)
    }
}

/// A moment; one that no clock of ours can have is none.
fn moment(reader: &mut Reader<'_>) -> Result<Hlc, BadCbor> {
    match reader.uint()? {
        bits if bits <= i64::MAX as u64 => Ok(Hlc::from_bits(bits)),
        _ => Err(BadCbor),
    }
}

fn read_change(reader: &mut Reader<'_>, author: DeviceId) -> Result<RecordChange, BadCbor> {
    let base = if matches!(reader.peek(), Some(Next::Array)) {
        if reader.array()? != 2 {
            return Err(BadCbor);
        }
        Stamp {
            hlc: moment(reader)?,
            device: DeviceId::from_random(reader.exactly()?),
        }
    } else {
        Stamp {
            hlc: moment(reader)?,
            device: author,
        }
    };
    let kind = names::read_kind(reader)?;
    let id = Id::from_bytes(reader.exactly()?);
    let mut registers = BTreeMap::new();
    for _ in 0..reader.map()? {
        let name = names::read(reader)?;
        registers.insert(name, Register::write(reader.value()?, base, None));
    }
    let usual = registers.len();
    let others = reader.map()?;
    for _ in 0..others {
        let name = names::read(reader)?;
        registers.insert(name, read_register(reader, base)?);
    }
    // A field that is said twice is said wrongly.
    if registers.len() != usual + others {
        return Err(BadCbor);
    }
    let delta = Record { registers };
    Ok(RecordChange { kind, id, delta })
}

fn read_register(reader: &mut Reader<'_>, base: Stamp) -> Result<Register, BadCbor> {
    let count = reader.array()?;
    let seen = match reader.null() {
        true => None,
        false => Some(read_seen(reader)?),
    };
    if count == 2 {
        let mut seen = seen.ok_or(BadCbor)?;
        seen.insert(base.device, base.hlc);
        let siblings = BTreeMap::from([(base, reader.value()?)]);
        return Ok(Register { siblings, seen });
    }
    if count % 3 != 1 {
        return Err(BadCbor);
    }
    let mut siblings = BTreeMap::new();
    for _ in 0..count / 3 {
        let hlc = moment(reader)?;
        let device = match reader.null() {
            true => base.device,
            false => DeviceId::from_random(reader.exactly()?),
        };
        siblings.insert(Stamp { hlc, device }, reader.value()?);
    }
    let seen = match (seen, siblings.first_key_value()) {
        (Some(seen), _) => seen,
        (None, Some((stamp, _))) if siblings.len() == 1 => {
            BTreeMap::from([(stamp.device, stamp.hlc)])
        }
        _ => return Err(BadCbor),
    };
    Ok(Register { siblings, seen })
}

fn read_seen(reader: &mut Reader<'_>) -> Result<BTreeMap<DeviceId, Hlc>, BadCbor> {
    let mut seen = BTreeMap::new();
    for _ in 0..reader.map()? {
        let device = DeviceId::from_random(reader.exactly()?);
        seen.insert(device, moment(reader)?);
    }
    Ok(seen)
}

/// The parts of one payload, as they come in; in one page they come in order.
#[derive(Default)]
pub(crate) struct Parts {
    of: u32,
    have: u32,
    bytes: Vec<u8>,
}

impl Parts {
    /// Adds one. Gives the whole once it is there.
    ///
    /// # Errors
    /// [`BadCbor`] where it does not follow.
    pub(crate) fn add(
        &mut self,
        of: u32,
        n: u32,
        bytes: &[u8],
    ) -> Result<Option<Vec<u8>>, BadCbor> {
        if n == 0 {
            *self = Self {
                of,
                ..Self::default()
            };
        }
        if of != self.of || n != self.have || n >= of {
            return Err(BadCbor);
        }
        self.have += 1;
        self.bytes.extend_from_slice(bytes);
        let is_whole = self.have == of;
        Ok(is_whole.then(|| std::mem::take(&mut self.bytes)))
    }
}
