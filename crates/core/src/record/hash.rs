//! One name for all that a record says.
//!
//! It is the SHA-256 of the SHA-256 of every line, these in order of their bytes; so the order in which
//! a vault gives its lines does not matter, and two vaults that say the same have the same name.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fmt;

/// A SHA-256, written as hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Digest(pub(crate) [u8; 32]);

impl Digest {
    /// That of some bytes.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Digest {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let mut digest = [0; 32];
        let pairs = text.as_bytes().chunks(2);
        let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
        if text.len() != 64 {
            return Err(serde::de::Error::custom("not a SHA-256"));
        }
        for (place, pair) in digest.iter_mut().zip(pairs) {
            *place = byte(pair).ok_or_else(|| serde::de::Error::custom("not a SHA-256"))?;
        }
        Ok(Self(digest))
    }
}

/// How many lines there are of each kind; of what was done to the plan under `past`.
pub(crate) type Counts = BTreeMap<String, u64>;

/// What is known of the lines so far: 32 bytes of each.
#[derive(Default)]
pub(crate) struct StateHash {
    lines: Vec<[u8; 32]>,
    counts: Counts,
}

impl StateHash {
    /// Takes in a line, without what separates it from the next one.
    pub(crate) fn add(&mut self, kind: &str, line: &[u8]) {
        self.lines.push(Digest::of(line).0);
        match self.counts.get_mut(kind) {
            Some(count) => *count += 1,
            None => drop(self.counts.insert(kind.to_owned(), 1)),
        }
    }

    /// The name, and how many lines there were.
    pub(crate) fn finish(mut self) -> (Digest, Counts) {
        self.lines.sort_unstable();
        let mut whole = Sha256::new();
        for line in &self.lines {
            whole.update(line);
        }
        (Digest(whole.finalize().into()), self.counts)
    }
}
