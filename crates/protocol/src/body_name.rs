//! How a body is named that is to be taken away.

use crate::bytes::{Malformed, Reader};
use crate::id::Device;
use crate::page::Stream;

/// A body that is to be taken away, as it is named on the wire.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct BodyName {
    /// Whose chain.
    pub device: Device,
    /// Which of its chains.
    pub stream: Stream,
    /// Which page.
    pub number: u64,
    /// Which body of the page, from 0.
    pub index: u32,
}

impl BodyName {
    /// Several names, one after the other.
    pub fn write(names: &[Self]) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(names.len() * 21);
        for name in names {
            bytes.extend(name.device.0);
            bytes.push(name.stream as u8);
            bytes.extend(name.number.to_be_bytes());
            bytes.extend(name.index.to_be_bytes());
        }
        bytes
    }

    /// Reads names, one after the other.
    ///
    /// # Errors
    /// [`Malformed`].
    pub fn read(bytes: &[u8]) -> Result<Vec<Self>, Malformed> {
        let mut from = Reader::new(bytes);
        let mut names = Vec::new();
        while !from.is_empty() {
            names.push(Self {
                device: Device(from.array()?),
                stream: Stream::of(from.u8()?)?,
                number: from.u64()?,
                index: from.u32()?,
            });
        }
        Ok(names)
    }
}
