//! The key of a grant's epoch, wrapped for the worker.

use crate::bytes::{Malformed, Reader};
use crate::id::{Grant, Hash, Worker};

/// A wrap, read but not believed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct GrantWrap {
    /// Which epoch's key.
    pub epoch: u32,
    /// HPKE's encapsulated key.
    pub enc: [u8; 32],
    /// The key, sealed.
    pub sealed: [u8; 48],
    /// The grant's signature.
    pub signature: [u8; 64],
}

impl GrantWrap {
    /// Its length on the wire.
    pub const LENGTH: usize = 4 + 32 + 48 + 64;

    /// What the grant's key signs.
    pub fn to_sign(&self, grant: Grant, worker: Worker) -> Vec<u8> {
        let hash = Hash::of(&[&self.enc, &self.sealed]);
        [
            b"trellis grant wrap v1".as_slice(),
            &grant.0,
            &self.epoch.to_be_bytes(),
            &worker.0,
            &hash.0,
        ]
        .concat()
    }

    /// As it is on the wire.
    pub fn bytes(&self) -> Vec<u8> {
        [
            self.epoch.to_be_bytes().as_slice(),
            &self.enc,
            &self.sealed,
            &self.signature,
        ]
        .concat()
    }

    /// Reads one.
    ///
    /// # Errors
    /// [`Malformed`].
    pub fn read(bytes: &[u8]) -> Result<Self, Malformed> {
        let mut from = Reader::new(bytes);
        let wrap = Self {
            epoch: from.u32()?,
            enc: from.array()?,
            sealed: from.array()?,
            signature: from.array()?,
        };
        from.end()?;
        Ok(wrap)
    }
}
