//! An honest server, in memory, and the chance that everything is played by.

use crate::sync::chains::Link;
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

    pub(super) fn is_member(&self, device: Device) -> bool {
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
    pub(super) fn append(&mut self, page: &SimPage) -> bool {
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
