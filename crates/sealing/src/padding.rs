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
