//! What a worker proposes, sealed for the client alone.

use super::LARGEST_SUGGESTION;
use crate::bytes::{Malformed, Reader, length};
use crate::id::{Grant, Hash};

/// A suggestion, read but not believed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Suggestion {
    /// For which grant.
    pub grant: Grant,
    /// Its name: fresh random bytes.
    pub id: [u8; 16],
    /// When it was made, by the worker's clock: milliseconds since 1970.
    pub made: u64,
    /// HPKE's encapsulated key.
    pub enc: [u8; 32],
    /// What is proposed, sealed.
    pub sealed: Vec<u8>,
    /// The worker's signature.
    pub signature: [u8; 64],
}

impl Suggestion {
    const VERSION: u8 = 1;

    fn unsigned(&self) -> Vec<u8> {
        let mut bytes = vec![Self::VERSION];
        bytes.extend(self.grant.0);
        bytes.extend(self.id);
        bytes.extend(self.made.to_be_bytes());
        bytes.extend(self.enc);
        bytes.extend(length(self.sealed.len()));
        bytes.extend(&self.sealed);
        bytes
    }

    /// What the worker's key signs.
    pub fn to_sign(&self) -> Vec<u8> {
        let hash = Hash::of(&[&self.unsigned()]);
        [b"trellis suggestion v1".as_slice(), &hash.0].concat()
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
    /// [`Malformed`], also where it is larger than one may be.
    pub fn read(bytes: &[u8]) -> Result<Self, Malformed> {
        let mut from = Reader::new(bytes);
        if bytes.len() > LARGEST_SUGGESTION || from.u8()? != Self::VERSION {
            return Err(Malformed);
        }
        let suggestion = Self {
            grant: Grant(from.array()?),
            id: from.array()?,
            made: from.u64()?,
            enc: from.array()?,
            sealed: from.framed()?.to_vec(),
            signature: from.array()?,
        };
        from.end()?;
        Ok(suggestion)
    }
}

/// Adds a suggestion to what a device is given, with its number in the grant's inbox.
pub fn write_inbox(inbox: &mut Vec<u8>, number: u64, suggestion: &[u8]) {
    inbox.extend(number.to_be_bytes());
    inbox.extend(length(suggestion.len()));
    inbox.extend(suggestion);
}

/// Reads suggestions with their numbers. They are not read any further: one that is none hides no other.
///
/// # Errors
/// [`Malformed`].
pub fn read_inbox(bytes: &[u8]) -> Result<Vec<(u64, &[u8])>, Malformed> {
    let mut from = Reader::new(bytes);
    let mut all = Vec::new();
    while !from.is_empty() {
        all.push((from.u64()?, from.framed()?));
    }
    Ok(all)
}
