//! Which places of one stream are still to be fetched, newest first.
//!
//! The server counts places up, page by page. What is not here yet are gaps between places that are; the
//! newest is fetched first, from its top down, so that this month is usable before the years before it,
//! and whatever comes meanwhile is a gap of its own on top. It may be broken off anywhere.

use super::sabotage::{Guard, is_out};
use serde::{Deserialize, Serialize};

/// How far one stream has been fetched.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub(crate) struct Cursor {
    /// The newest place that the server told of.
    top: u64,
    /// What is missing: the places between two others, without these; the newest gap last.
    gaps: Vec<Gap>,
    /// Pages that were refused, and are asked for once more now and then.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    refused: Vec<u64>,
}

/// The places after the first number and before the second.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Gap {
    pub(crate) after: u64,
    pub(crate) before: u64,
}

impl Gap {
    fn len(self) -> u64 {
        (self.before - self.after).saturating_sub(1)
    }
}

impl Cursor {
    pub(crate) fn top(&self) -> u64 {
        self.top
    }

    /// The server's newest place is `top`. Gives whether that is one that was known, or a newer one: a
    /// server whose newest place is older has lost something, or hides it.
    pub(crate) fn told(&mut self, top: u64) -> bool {
        if top > self.top {
            match self.gaps.last_mut() {
                Some(gap) if gap.before == self.top + 1 => gap.before = top + 1,
                _ => self.gaps.push(Gap {
                    after: self.top,
                    before: top + 1,
                }),
            }
            self.top = top;
        }
        top >= self.top
    }

    /// The gap to fetch next: the newest.
    pub(crate) fn next(&self) -> Option<Gap> {
        self.gaps.last().copied()
    }

    /// The gap on top, if what is newest is still to be fetched.
    pub(crate) fn newest(&self) -> Option<Gap> {
        self.next().filter(|gap| gap.before == self.top + 1)
    }

    /// A batch for a gap came, from its top down to the place `lowest`; none where it was empty: then
    /// there is nothing to be had there.
    pub(crate) fn had(&mut self, gap: Gap, lowest: Option<u64>) {
        let Some(at) = self.gaps.iter().rposition(|one| one.after == gap.after) else {
            return;
        };
        let one = &mut self.gaps[at];
        // What was asked for, and what has come on top of it since.
        let rest = (gap.before < one.before).then_some(Gap {
            after: gap.before - 1,
            before: one.before,
        });
        one.before = lowest.unwrap_or(0).clamp(gap.after, gap.before);
        if one.len() == 0 {
            self.gaps.remove(at);
        }
        if let Some(rest) = rest.filter(|rest| rest.len() > 0) {
            self.gaps.push(rest);
            self.gaps.sort_unstable_by_key(|gap| gap.after);
        }
    }

    /// This device sent `count` pages that the server did not have, after which the newest place is `top`.
    /// Where nobody else sent any meanwhile, they stand there one after the other. Gives the place of the
    /// first.
    pub(crate) fn sent(&mut self, count: u64, top: u64) -> Option<u64> {
        let first = self.top + 1;
        if top == self.top + count {
            self.top = top;
            return Some(first);
        }
        self.told(top);
        None
    }

    /// The page at a place was refused.
    pub(crate) fn refuse(&mut self, place: u64) {
        if !self.refused.contains(&place) && !is_out(Guard::Again) {
            self.refused.push(place);
        }
    }

    /// Pages that were refused are to be fetched once more.
    pub(crate) fn try_refused(&mut self) {
        for place in std::mem::take(&mut self.refused) {
            let gap = Gap {
                after: place - 1,
                before: place + 1,
            };
            let within = |one: &Gap| one.after < place && place < one.before;
            if place <= self.top && !self.gaps.iter().any(within) {
                self.gaps.push(gap);
            }
        }
        self.gaps.sort_unstable_by_key(|gap| gap.after);
    }

    /// The server is another copy than before, with `top` as its newest place: everything has to be
    /// looked at again, from the newest down to where it is as it was.
    pub(crate) fn start_again(&mut self, top: u64) {
        *self = Self::default();
        self.told(top);
    }

    /// How many pages are still to be fetched.
    pub(crate) fn left(&self) -> u64 {
        self.gaps.iter().map(|gap| gap.len()).sum()
    }

    /// How many pages were refused.
    pub(crate) fn refused(&self) -> usize {
        self.refused.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        /// However it is broken off and whatever comes meanwhile, each place is fetched, once, and what
        /// is newest first.
        #[test]
        fn every_place_is_fetched_once_newest_first(
            steps in prop::collection::vec((0..4u64, 1..4u64, any::<bool>()), 1..60)
        ) {
            let (mut top, mut cursor, mut had) = (0, Cursor::default(), BTreeSet::new());
            for (more, batch, own) in steps {
                if own && cursor.top() == top {
                    // Sent from here: nothing to fetch.
                    let sent = cursor.sent(more, top + more);
                    prop_assert_eq!(sent, Some(top + 1));
                    had.extend(top + 1..=top + more);
                    top += more;
                    continue;
                }
                top += more;
                cursor.told(top);
                fetch(&mut cursor, &mut had, batch)?;
            }
            while cursor.next().is_some() {
                fetch(&mut cursor, &mut had, 2)?;
            }
            prop_assert_eq!(cursor.left(), 0);
            prop_assert_eq!(had, (1..=top).collect::<BTreeSet<_>>());
        }
    }

    fn fetch(
        cursor: &mut Cursor,
        had: &mut BTreeSet<u64>,
        batch: u64,
    ) -> Result<(), TestCaseError> {
        let Some(gap) = cursor.next() else {
            return Ok(());
        };
        let all: Vec<u64> = (gap.after + 1..gap.before).rev().collect();
        prop_assert_eq!(
            all.first().copied(),
            (1..=cursor.top()).rev().find(|place| !had.contains(place))
        );
        let got = &all[..all.len().min(batch as usize)];
        for place in got {
            prop_assert!(had.insert(*place), "fetched twice");
        }
        cursor.had(gap, got.last().copied());
        Ok(())
    }

    #[test]
    fn what_comes_while_a_batch_is_on_its_way_is_a_gap_of_its_own() {
        let mut cursor = Cursor::default();
        cursor.told(10);
        let gap = cursor.next().expect("a gap");
        cursor.told(12);
        cursor.had(gap, Some(6));
        assert_eq!(cursor.left(), 5 + 2);
        assert_eq!(
            cursor.next(),
            Some(Gap {
                after: 10,
                before: 13
            })
        );
    }

    #[test]
    fn a_server_that_forgot_is_told_from_one_that_did_not() {
        let mut cursor = Cursor::default();
        assert!(cursor.told(3));
        assert!(cursor.told(3));
        assert!(!cursor.told(2));
        cursor.start_again(2);
        assert_eq!(cursor.left(), 2);
    }

    #[test]
    fn a_refused_page_is_asked_for_once_more() {
        let mut cursor = Cursor::default();
        cursor.told(3);
        cursor.had(
            Gap {
                after: 0,
                before: 4,
            },
            Some(1),
        );
        cursor.refuse(2);
        cursor.refuse(2);
        assert_eq!((cursor.left(), cursor.refused()), (0, 1));
        cursor.try_refused();
        assert_eq!(
            cursor.next(),
            Some(Gap {
                after: 1,
                before: 3
            })
        );
    }
}
