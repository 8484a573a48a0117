//! What belongs to one publication: all its items by their hashes, and the card.

use super::{LARGEST_ITEM, MOST_ITEMS};
use crate::bytes::{Malformed, Reader, length};
use crate::id::{Grant, Hash, Slot};

/// A manifest, read but not believed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Manifest {
    /// Of which grant.
    pub grant: Grant,
    /// Under which epoch's key.
    pub epoch: u32,
    /// 1, and one more with each publication through all epochs.
    pub number: u64,
    /// When it was made, by the device's clock: milliseconds since 1970.
    pub made: u64,
    /// How many items there are.
    pub items: u32,
    /// See [`root`].
    pub root: Hash,
    /// A nonce (24), and the card sealed with it.
    pub card: Vec<u8>,
    /// The grant's signature.
    pub signature: [u8; 64],
}

/// What all items come to, in order of slot: their versions, and the hashes of them as sealed.
pub fn root(items: impl IntoIterator<Item = (Slot, u32, Hash)>) -> Hash {
    let mut all = b"trellis manifest root v1".to_vec();
    for (slot, version, hash) in items {
        all.extend(slot.0);
        all.extend(version.to_be_bytes());
        all.extend(hash.0);
    }
    Hash::of(&[&all])
}

impl Manifest {
    const VERSION: u8 = 1;

    fn unsigned(&self) -> Vec<u8> {
        let mut bytes = vec![Self::VERSION];
        bytes.extend(self.grant.0);
        bytes.extend(self.epoch.to_be_bytes());
        bytes.extend(self.number.to_be_bytes());
        bytes.extend(self.made.to_be_bytes());
        bytes.extend(self.items.to_be_bytes());
        bytes.extend(self.root.0);
        bytes.extend(length(self.card.len()));
        bytes.extend(&self.card);
        bytes
    }

    /// What the grant's key signs.
    pub fn to_sign(&self) -> Vec<u8> {
        let hash = Hash::of(&[&self.unsigned()]);
        [b"trellis manifest v1".as_slice(), &hash.0].concat()
    }

    /// As it is on the wire.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = self.unsigned();
        bytes.extend(self.signature);
        bytes
    }

    /// Reads one.
    ///
    /// # Errors
    /// [`Malformed`], also where it says what no manifest can say.
    pub fn read(bytes: &[u8]) -> Result<Self, Malformed> {
        let mut from = Reader::new(bytes);
        if from.u8()? != Self::VERSION {
            return Err(Malformed);
        }
        let manifest = Self {
            grant: Grant(from.array()?),
            epoch: from.u32()?,
            number: from.u64()?,
            made: from.u64()?,
            items: from.u32()?,
            root: Hash(from.array()?),
            card: from.framed()?.to_vec(),
            signature: from.array()?,
        };
        from.end()?;
        let well = manifest.epoch > 0
            && manifest.number > 0
            && manifest.items as usize <= MOST_ITEMS
            && (40..=LARGEST_ITEM).contains(&manifest.card.len());
        well.then_some(manifest).ok_or(Malformed)
    }
}
