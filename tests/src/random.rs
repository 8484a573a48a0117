//! Randomness for the campaigns: another each time, and the same again when its seed is given.

/// SplitMix64.
pub struct Random(u64);

impl Random {
    /// From the seed in `TRELLIS_SEED`, or a new one; gives the seed too, to be printed.
    pub fn seeded() -> (Self, u64) {
        let given = std::env::var("TRELLIS_SEED")
            .ok()
            .and_then(|seed| seed.parse().ok());
        let seed = given.unwrap_or_else(|| getrandom::u64().expect("the system has randomness"));
        (Self(seed), seed)
    }

    /// The same in each run.
    pub fn with(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, and without, `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// The same, of places in a list.
    pub fn place(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// Bytes.
    pub fn fill(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let next = self.next().to_le_bytes();
            chunk.copy_from_slice(&next[..chunk.len()]);
        }
    }

    /// So many of them.
    pub fn array<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }
}
