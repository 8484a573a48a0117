//! Randomness from the operating system.

use trellis_core::ports::Entropy;

/// The operating system's random bytes.
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("every system that Trellis runs on gives random bytes");
    }
}
