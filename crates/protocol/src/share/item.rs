//! One sealed thing that is shared, in its slot.

use super::LARGEST_ITEM;
use crate::bytes::{Malformed, Reader, length};
use crate::id::{Hash, Slot};

/// An item, read but not believed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Item<'a> {
    /// Where it lies: a random name.
    pub slot: Slot,
    /// 1, and one more with each change.
    pub version: u32,
    /// A nonce (24), and what was sealed with it.
    pub sealed: &'a [u8],
}

impl<'a> Item<'a> {
    /// The hash that the manifest's root is made of.
    pub fn hash(&self) -> Hash {
        Hash::of(&[self.sealed])
    }

    /// As it is on the wire.
    pub fn bytes(&self) -> Vec<u8> {
        [
            self.slot.0.as_slice(),
            &self.version.to_be_bytes(),
            &length(self.sealed.len()),
            self.sealed,
        ]
        .concat()
    }

    /// Reads one.
    ///
    /// # Errors
    /// [`Malformed`], also where it is larger than an item may be.
    pub fn read(bytes: &'a [u8]) -> Result<Self, Malformed> {
        let mut from = Reader::new(bytes);
        let item = Self {
            slot: Slot(from.array()?),
            version: from.u32()?,
            sealed: from.framed()?,
        };
        from.end()?;
        let well = item.version > 0 && (40..=LARGEST_ITEM).contains(&item.sealed.len());
        well.then_some(item).ok_or(Malformed)
    }
}
