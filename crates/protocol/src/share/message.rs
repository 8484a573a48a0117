//! A share message: parts, each with what it is and its length, in a fixed order. A device sends what
//! changes; a worker is given all that there is.

use super::{GrantWrap, Item, LARGEST_SHARE, MOST_ITEMS, Manifest, Statement};
use crate::bytes::{Malformed, Reader, length};
use crate::id::Slot;

const STATEMENT: u8 = 1;
const WRAP: u8 = 2;
const MANIFEST: u8 = 3;
const ITEM: u8 = 4;
const DROPPED: u8 = 5;

fn part(message: &mut Vec<u8>, what: u8, bytes: &[u8]) {
    message.push(what);
    message.extend(length(bytes.len()));
    message.extend(bytes);
}

/// The parts of a message, in order; what is not known, or out of order, is no message.
fn parts(bytes: &[u8]) -> Result<Vec<(u8, &[u8])>, Malformed> {
    if bytes.len() > LARGEST_SHARE {
        return Err(Malformed);
    }
    let mut from = Reader::new(bytes);
    let (mut parts, mut last) = (Vec::new(), STATEMENT);
    while !from.is_empty() {
        let what = from.u8()?;
        if !(last..=DROPPED).contains(&what) {
            return Err(Malformed);
        }
        last = what;
        parts.push((what, from.framed()?));
    }
    Ok(parts)
}

/// The bytes of the parts of one sort.
fn of<'a>(parts: &[(u8, &'a [u8])], what: u8) -> Vec<&'a [u8]> {
    let these = parts.iter().filter(|(one, _)| *one == what);
    these.map(|(_, bytes)| *bytes).collect()
}

fn at_most_one<'a>(these: &[&'a [u8]]) -> Result<Option<&'a [u8]>, Malformed> {
    match these {
        [] => Ok(None),
        [one] => Ok(Some(one)),
        _ => Err(Malformed),
    }
}

/// Items in order of slot, none twice.
fn items<'a>(these: &[&'a [u8]]) -> Result<Vec<Item<'a>>, Malformed> {
    if these.len() > MOST_ITEMS {
        return Err(Malformed);
    }
    let items: Vec<_> = these
        .iter()
        .map(|bytes| Item::read(bytes))
        .collect::<Result<_, _>>()?;
    let in_order = items.is_sorted_by(|one, next| one.slot < next.slot);
    in_order.then_some(items).ok_or(Malformed)
}

/// What a device publishes, read but not believed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PublishedShare<'a> {
    /// A statement, where the grant stands otherwise than before.
    pub statement: Option<Statement>,
    /// A wrap, with a new epoch.
    pub wrap: Option<GrantWrap>,
    /// A manifest, where what is shared is another than before.
    pub manifest: Option<Manifest>,
    /// New and changed items, in order of slot.
    pub items: Vec<Item<'a>>,
    /// Slots to be dropped, in order.
    pub dropped: Vec<Slot>,
}

impl<'a> PublishedShare<'a> {
    /// As it is on the wire.
    pub fn bytes(&self) -> Vec<u8> {
        let mut message = Vec::new();
        if let Some(statement) = &self.statement {
            part(&mut message, STATEMENT, &statement.bytes());
        }
        if let Some(wrap) = &self.wrap {
            part(&mut message, WRAP, &wrap.bytes());
        }
        if let Some(manifest) = &self.manifest {
            part(&mut message, MANIFEST, &manifest.bytes());
        }
        for item in &self.items {
            part(&mut message, ITEM, &item.bytes());
        }
        for slot in &self.dropped {
            part(&mut message, DROPPED, &slot.0);
        }
        message
    }

    /// Reads one.
    ///
    /// # Errors
    /// [`Malformed`], also where it brings items without a manifest, or nothing.
    pub fn read(bytes: &'a [u8]) -> Result<Self, Malformed> {
        let parts = parts(bytes)?;
        let one = |what| at_most_one(&of(&parts, what));
        let slots = of(&parts, DROPPED).into_iter();
        let slots = slots.map(|bytes| bytes.try_into().map(Slot).map_err(|_| Malformed));
        let share = Self {
            statement: one(STATEMENT)?.map(Statement::read).transpose()?,
            wrap: one(WRAP)?.map(GrantWrap::read).transpose()?,
            manifest: one(MANIFEST)?.map(Manifest::read).transpose()?,
            items: items(&of(&parts, ITEM))?,
            dropped: slots.collect::<Result<_, _>>()?,
        };
        let twice = |slot: &Slot| share.items.iter().any(|item| item.slot == *slot);
        let loose = share.manifest.is_none()
            && (share.wrap.is_some() || !share.items.is_empty() || !share.dropped.is_empty());
        let bad = parts.is_empty()
            || loose
            || share.dropped.len() > MOST_ITEMS
            || !share.dropped.is_sorted_by(|one, next| one < next)
            || share.dropped.iter().any(twice);
        if bad { Err(Malformed) } else { Ok(share) }
    }
}

/// What a worker is given, read but not believed: all of one publication.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GivenShare<'a> {
    /// The grant's first statement, whose hash is its name.
    pub first: Statement,
    /// The newest, which may be the first.
    pub statement: Statement,
    /// The epoch's key for the worker.
    pub wrap: GrantWrap,
    /// What belongs to it.
    pub manifest: Manifest,
    /// All items, in order of slot.
    pub items: Vec<Item<'a>>,
}

impl<'a> GivenShare<'a> {
    /// A message of parts as they are on the wire already.
    pub fn write<'i>(
        first: &[u8],
        statement: &[u8],
        wrap: &[u8],
        manifest: &[u8],
        items: impl IntoIterator<Item = Item<'i>>,
    ) -> Vec<u8> {
        let mut message = Vec::new();
        part(&mut message, STATEMENT, first);
        if statement != first {
            part(&mut message, STATEMENT, statement);
        }
        part(&mut message, WRAP, wrap);
        part(&mut message, MANIFEST, manifest);
        for item in items {
            part(&mut message, ITEM, &item.bytes());
        }
        message
    }

    /// As it is on the wire.
    pub fn bytes(&self) -> Vec<u8> {
        Self::write(
            &self.first.bytes(),
            &self.statement.bytes(),
            &self.wrap.bytes(),
            &self.manifest.bytes(),
            self.items.iter().copied(),
        )
    }

    /// Reads one.
    ///
    /// # Errors
    /// [`Malformed`].
    pub fn read(bytes: &'a [u8]) -> Result<Self, Malformed> {
        let parts = parts(bytes)?;
        let one = |what| at_most_one(&of(&parts, what))?.ok_or(Malformed);
        let (first, statement) = match of(&parts, STATEMENT)[..] {
            [first] => (Statement::read(first)?, Statement::read(first)?),
            [first, newest] => (Statement::read(first)?, Statement::read(newest)?),
            _ => return Err(Malformed),
        };
        let twice = first == statement && of(&parts, STATEMENT).len() == 2;
        if twice || first.number != 0 || !of(&parts, DROPPED).is_empty() {
            return Err(Malformed);
        }
        Ok(Self {
            first,
            statement,
            wrap: GrantWrap::read(one(WRAP)?)?,
            manifest: Manifest::read(one(MANIFEST)?)?,
            items: items(&of(&parts, ITEM))?,
        })
    }
}
