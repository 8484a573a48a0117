//! Sizes that say little: what is sealed is filled up with zeros, its length before it.

use crate::sabotage;
use std::ops::Deref;
use zeroize::Zeroizing;

const LENGTH: usize = 4;

/// How long a payload is once it is filled up: in steps of 64 bytes below 4 KiB, of 1 KiB below 64 KiB,
/// and of 4 KiB from there on.
pub(crate) const fn filled(payload: usize) -> usize {
    let all = LENGTH + payload;
    let step = match all {
        ..4_096 => 64,
        4_096..65_536 => 1_024,
        _ => 4_096,
    };
    all.next_multiple_of(step)
}

/// Fills a payload up.
pub(crate) fn fill(payload: &[u8]) -> Zeroizing<Vec<u8>> {
    let mut all = Zeroizing::new(vec![0; filled(payload.len())]);
    let length = u32::try_from(payload.len()).expect("a payload is far below 4 GiB");
    all[..LENGTH].copy_from_slice(&length.to_be_bytes());
    all[LENGTH..LENGTH + payload.len()].copy_from_slice(payload);
    all
}

/// What was sealed, wiped when it is dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct Payload {
    all: Zeroizing<Vec<u8>>,
    length: usize,
}

impl Payload {
    /// Finds a payload in what it was filled up to; none where that is not how it is done.
    pub(crate) fn find(all: Zeroizing<Vec<u8>>) -> Option<Self> {
        let (length, rest) = all.split_first_chunk()?;
        let length = u32::from_be_bytes(*length) as usize;
        let (_, zeros) = rest.split_at_checked(length)?;
        let well = filled(length) == all.len() && zeros.iter().all(|byte| *byte == 0);
        (well || sabotage::NO_PADDING).then_some(Self { all, length })
    }
}

impl Deref for Payload {
    type Target = [u8];
    fn deref(&self) -> &[u8] {
        &self.all[LENGTH..LENGTH + self.length]
    }
}

impl std::fmt::Debug for Payload {
    /// Says nothing of it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Payload")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn sizes_go_in_steps() {
        let sizes = [0, 60, 61, 4_092, 4_093, 65_532, 65_533].map(filled);
        assert_eq!(sizes, [64, 64, 128, 4_096, 5_120, 65_536, 69_632]);
        assert_eq!(filled(4_091), 4_096);
    }

    #[test]
    fn what_was_filled_up_otherwise_is_refused() {
        let good = fill(b"a payload");
        assert!(Payload::find(good.clone()).is_some());
        for other in [
            [good.as_slice(), &[0; 64]].concat(),
            good[..63].to_vec(),
            good[..20].to_vec(),
            Vec::new(),
        ] {
            assert!(Payload::find(Zeroizing::new(other)).is_none());
        }
        for at in [0, 1, 2, 13, 40, 63] {
            let mut other = good.clone();
            other[at] ^= 1;
            assert!(Payload::find(other).is_none(), "{at}");
        }
    }

    proptest! {
        #[test]
        fn a_payload_is_found_as_it_was(payload in prop::collection::vec(any::<u8>(), 0..9_000)) {
            let found = Payload::find(fill(&payload)).expect("it was filled up well");
            prop_assert_eq!(&*found, payload.as_slice());
        }
    }
}
