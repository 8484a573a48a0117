//! The chains of pages that devices write: which pages were seen, and whether they agree.
//!
//! Pages come in any order, twice, or not at all. A page is believed once its signature holds; here it is
//! looked at beside its neighbours and beside what other devices saw of it. What does not agree is told,
//! and kept all the same: both copies were written by the client's own device.

use super::sabotage::{Guard, is_out};
use std::collections::BTreeMap;
use trellis_protocol::{Device, Hash};

/// One page's place in the world: whose, in which stream, which.
pub(crate) type PageName = (Device, u8, u64);

/// What chains need to know of a page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Link {
    pub(crate) name: PageName,
    /// Hash of the page before; zeros before the first.
    pub(crate) previous: Hash,
    pub(crate) hash: Hash,
    /// Which epoch's key sealed it.
    pub(crate) epoch: u32,
    /// What its writer had seen of others since the page before.
    pub(crate) seen: Vec<(PageName, Hash)>,
}

/// What is known of a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Known {
    pub(crate) hash: Hash,
    /// Hash of the page before it, where that one is not here yet.
    pub(crate) previous: Option<Hash>,
    /// Whether it is here; otherwise somebody has seen it.
    pub(crate) had: bool,
    /// Which epoch's key sealed it, where it is here.
    pub(crate) epoch: u32,
}

/// What is to be made of a page that came.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Verdict {
    /// It is new, and fits.
    New,
    /// It is here already: sent twice, or replayed.
    Again,
    /// It is new, and there is another one in its place, or before or after it.
    Forked,
}

/// What is known of pages: of those that were asked about, and of what came since.
#[derive(Clone, Default, Debug)]
pub(crate) struct Chains {
    known: BTreeMap<PageName, Known>,
    /// What came to be known, or changed, since it was last taken.
    changed: BTreeMap<PageName, Known>,
}

impl Chains {
    /// What is known, by page.
    pub(crate) fn of(known: impl IntoIterator<Item = (PageName, Known)>) -> Self {
        Self {
            known: known.into_iter().collect(),
            changed: BTreeMap::new(),
        }
    }

    /// Every page that has to be known about before a page can be judged.
    pub(crate) fn neighbours(link: &Link) -> impl Iterator<Item = PageName> {
        let (device, stream, number) = link.name;
        let own = [number.saturating_sub(1), number, number.saturating_add(1)];
        let own = own.map(|number| (device, stream, number));
        own.into_iter()
            .chain(link.seen.iter().map(|(name, _)| *name))
    }

    /// Takes a page in. Gives what is to be made of it, and whose chains disagree.
    pub(crate) fn take(&mut self, link: &Link) -> (Verdict, Vec<Device>) {
        let (device, stream, number) = link.name;
        let mut forked = Vec::new();
        let before = (device, stream, number.saturating_sub(1));
        let verdict = match self.known.get(&link.name).copied() {
            Some(known) if known.had && known.hash == link.hash => Verdict::Again,
            Some(known) if known.had || known.hash != link.hash => Verdict::Forked,
            _ => Verdict::New,
        };
        if verdict != Verdict::Again {
            let before = self.known.get(&before).copied();
            let after = self.known.get(&(device, stream, number + 1)).copied();
            let first = number == 1;
            let fits = match before {
                _ if first => link.previous == Hash::NONE,
                Some(before) => before.hash == link.previous,
                None => true,
            };
            let meets = after
                .and_then(|after| after.previous)
                .is_none_or(|previous| previous == link.hash);
            let agrees = verdict == Verdict::New && fits && meets;
            if !agrees && !is_out(Guard::Fork) {
                forked.push(device);
            }
            // Of two pages in one place the first one stays the one that is known.
            if !self.known.get(&link.name).is_some_and(|known| known.had) {
                let waits = !first && !before.is_some_and(|before| before.had);
                self.know(
                    link.name,
                    Known {
                        hash: link.hash,
                        previous: waits.then_some(link.previous),
                        had: true,
                        epoch: link.epoch,
                    },
                );
            }
            if let Some(after) = after.filter(|after| after.previous.is_some()) {
                self.know(
                    (device, stream, number + 1),
                    Known {
                        previous: None,
                        ..after
                    },
                );
            }
        }
        for (name, hash) in &link.seen {
            match self.known.get(name) {
                Some(known) if known.hash == *hash => {}
                Some(_) if is_out(Guard::Fork) => {}
                Some(_) => forked.push(name.0),
                None => self.know(
                    *name,
                    Known {
                        hash: *hash,
                        previous: None,
                        had: false,
                        epoch: 0,
                    },
                ),
            }
        }
        let verdict = match verdict {
            Verdict::New if forked.contains(&device) => Verdict::Forked,
            verdict => verdict,
        };
        (verdict, forked)
    }

    /// A page of this device itself.
    pub(crate) fn own(&mut self, name: PageName, hash: Hash, epoch: u32) {
        self.know(
            name,
            Known {
                hash,
                previous: None,
                had: true,
                epoch,
            },
        );
    }

    fn know(&mut self, name: PageName, known: Known) {
        self.known.insert(name, known);
        self.changed.insert(name, known);
    }

    /// What is new since it was last asked.
    pub(crate) fn take_changed(&mut self) -> BTreeMap<PageName, Known> {
        std::mem::take(&mut self.changed)
    }

    /// What is known of a page.
    pub(crate) fn get(&self, name: &PageName) -> Option<&Known> {
        self.known.get(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn device(n: u64) -> Device {
        Device(n.to_be_bytes())
    }

    /// A chain of pages of one device; `from` makes another history of it from there on.
    fn chain(n: u64, length: u64, fork: u64, from: u64) -> Vec<Link> {
        let mut previous = Hash::NONE;
        (1..=length)
            .map(|number| {
                let mut hash = Hash([n as u8; 32]);
                hash.0[0] = number as u8;
                hash.0[1] = if number >= from { fork as u8 } else { 0 };
                let link = Link {
                    name: (device(n), 0, number),
                    previous,
                    hash,
                    epoch: 1,
                    seen: Vec::new(),
                };
                previous = hash;
                link
            })
            .collect()
    }

    proptest! {
        /// Honest pages never raise an alarm, in whatever order and however often they come.
        #[test]
        fn honest_chains_agree_in_any_order(order in prop::collection::vec(any::<prop::sample::Index>(), 0..80), ends in prop::collection::vec(1..20u64, 1..3)) {
            let mut all: Vec<Link> = ends.iter().enumerate().flat_map(|(n, end)| chain(n as u64, *end, 0, 0)).collect();
            // The last device has seen something of the first.
            let (name, hash) = (all[0].name, all[0].hash);
            if ends.len() > 1 && let Some(last) = all.last_mut() {
                last.seen.push((name, hash));
            }
            let mut chains = Chains::default();
            let shuffled = order.iter().map(|index| index.index(all.len()));
            for at in shuffled.chain(0..all.len()) {
                let (verdict, forked) = chains.take(&all[at]);
                prop_assert_ne!(verdict, Verdict::Forked);
                prop_assert_eq!(forked, Vec::new());
            }
            prop_assert!(chains.known.values().all(|known| known.had && known.previous.is_none()));
        }

        /// Two histories of one device are told apart, in whatever order their pages come.
        #[test]
        fn a_fork_is_found_in_any_order(from in 1..8u64, end in 8..12u64, turn in 0..40usize) {
            let mut all = chain(1, end, 1, from);
            all.extend(chain(1, end, 2, from).into_iter().filter(|link| link.name.2 >= from));
            let turn = turn % all.len();
            all.rotate_left(turn);
            let mut chains = Chains::default();
            let alarms = all.iter().filter(|link| !chains.take(link).1.is_empty()).count();
            prop_assert!(alarms > 0);
        }

        /// One that another device saw otherwise is told as well.
        #[test]
        fn what_others_saw_is_compared(first in any::<bool>()) {
            let mine = chain(1, 3, 1, 3);
            let theirs = chain(1, 3, 2, 3);
            let mut witness = chain(2, 1, 0, 9).remove(0);
            witness.seen.push((theirs[2].name, theirs[2].hash));
            let mut chains = Chains::default();
            let mut alarms = Vec::new();
            if first {
                alarms.extend(chains.take(&witness).1);
            }
            for link in &mine {
                alarms.extend(chains.take(link).1);
            }
            if !first {
                alarms.extend(chains.take(&witness).1);
            }
            prop_assert_eq!(alarms, vec![device(1)]);
        }
    }
}
