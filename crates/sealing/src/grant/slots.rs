//! What lies where on the server: kept by the device that published, so that the next publication need
//! only bring what changed. A device that has lost it publishes everything anew.

use std::collections::BTreeMap;
use trellis_protocol::{Grant, Hash, Slot};
use zeroize::Zeroizing;

/// One thing that is to be shared.
#[derive(Clone, Copy)]
pub struct Piece<'a> {
    /// What the device calls it: the same each time, told to nobody.
    pub name: [u8; 16],
    /// Its JSON.
    pub plain: &'a [u8],
}

/// Where a piece lies.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) slot: Slot,
    pub(super) version: u32,
    /// The hash of what was sealed.
    pub(super) plain: Hash,
    /// The hash of it as sealed.
    pub(super) sealed: Hash,
    pub(super) size: u32,
}

/// What was published last, by which device knows what.
#[derive(Clone, PartialEq, Eq)]
pub struct Slots {
    pub(super) grant: Grant,
    pub(super) epoch: u32,
    pub(super) manifest: u64,
    pub(super) placed: BTreeMap<[u8; 16], Placed>,
}

const VERSION: u8 = 1;
const HEAD: usize = 1 + 32 + 4 + 8;
const EACH: usize = 16 + 16 + 4 + 32 + 32 + 4;

impl Slots {
    /// As it is kept, inside the encrypted database alone.
    pub fn stored(&self) -> Zeroizing<Vec<u8>> {
        let mut stored = Zeroizing::new(Vec::with_capacity(HEAD + EACH * self.placed.len()));
        stored.push(VERSION);
        stored.extend(self.grant.0);
        stored.extend(self.epoch.to_be_bytes());
        stored.extend(self.manifest.to_be_bytes());
        for (name, placed) in &self.placed {
            stored.extend(name);
            stored.extend(placed.slot.0);
            stored.extend(placed.version.to_be_bytes());
            stored.extend(placed.plain.0);
            stored.extend(placed.sealed.0);
            stored.extend(placed.size.to_be_bytes());
        }
        stored
    }

    /// Reads what [`Self::stored`] gave; none where it is something else.
    pub fn read(stored: &[u8]) -> Option<Self> {
        let (head, rest) = stored.split_first_chunk::<HEAD>()?;
        let (each, left) = rest.as_chunks::<EACH>();
        if head[0] != VERSION || !left.is_empty() {
            return None;
        }
        let four = |bytes: &[u8]| Some(u32::from_be_bytes(bytes.try_into().ok()?));
        let hash = |bytes: &[u8]| Some(Hash(bytes.try_into().ok()?));
        let mut placed = BTreeMap::new();
        for one in each {
            let name = one[..16].try_into().ok()?;
            let place = Placed {
                slot: Slot(one[16..32].try_into().ok()?),
                version: four(&one[32..36])?,
                plain: hash(&one[36..68])?,
                sealed: hash(&one[68..100])?,
                size: four(&one[100..])?,
            };
            placed.insert(name, place);
        }
        Some(Self {
            grant: Grant(head[1..33].try_into().ok()?),
            epoch: four(&head[33..37])?,
            manifest: u64::from_be_bytes(head[37..].try_into().ok()?),
            placed,
        })
    }

    /// How many pieces there are.
    pub fn len(&self) -> usize {
        self.placed.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.placed.is_empty()
    }
}

impl std::fmt::Debug for Slots {
    /// Says nothing of what is shared but how much.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Slots({})", self.placed.len())
    }
}
