//! The hybrid logical clock: wall-clock time that never runs backwards and respects cause and effect.
//!
//! After Kulkarni et al., "Logical Physical Clocks" (2014), packed into 64 bits: 48 bits of
//! milliseconds since 1970 and a 16-bit counter. A device whose wall clock is ten years ahead drags
//! the others' stamps along with it, which costs little: stamps order edits. Where one is shown as a
//! time, it is only as right as the clock it came from.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A moment of the hybrid logical clock. Written as 16 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub struct Hlc(u64);

impl Hlc {
    /// The moment of a local edit: after everything this device has seen, and not before the wall
    /// clock (`now`, milliseconds since 1970; before 1970 counts as 1970).
    pub fn tick(self, now: i64) -> Self {
        let wall = (now.clamp(0, (1 << 47) - 1) as u64) << 16;
        Self(wall.max(self.0.saturating_add(1)))
    }

    /// The bits, for storing.
    pub fn bits(self) -> u64 {
        self.0
    }

    /// Its part of wall-clock time, in milliseconds since 1970: to show when something was done, and
    /// as right as the clock of the device that did it.
    pub fn millis(self) -> i64 {
        (self.0 >> 16).cast_signed()
    }

    /// The moment that was stored as `bits`.
    pub fn from_bits(bits: u64) -> Self {
        Self(bits)
    }
}

/// One of the client's devices: 64 random bits, written as 16 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct DeviceId(u64);

impl DeviceId {
    /// A device's id from 8 random bytes.
    pub fn from_random(bytes: [u8; 8]) -> Self {
        Self(u64::from_be_bytes(bytes))
    }

    /// Its 8 bytes.
    pub fn bytes(self) -> [u8; 8] {
        self.0.to_be_bytes()
    }
}

/// When and where a write was made. Orders concurrent writes: by clock, then by device.
/// Written as `<clock>-<device>`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Stamp {
    /// When, by the hybrid logical clock.
    pub hlc: Hlc,
    /// Where.
    pub device: DeviceId,
}

/// Text that is not a clock, a device or a stamp.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BadStamp;

impl fmt::Display for BadStamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a stamp")
    }
}

fn hex(text: &str) -> Result<u64, BadStamp> {
    if text.len() != 16 || !text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
        return Err(BadStamp);
    }
    u64::from_str_radix(text, 16).map_err(|_| BadStamp)
}

impl fmt::Display for Hlc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl FromStr for Hlc {
    type Err = BadStamp;
    fn from_str(text: &str) -> Result<Self, BadStamp> {
        hex(text).map(Self)
    }
}

impl fmt::Display for DeviceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl FromStr for DeviceId {
    type Err = BadStamp;
    fn from_str(text: &str) -> Result<Self, BadStamp> {
        hex(text).map(Self)
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.hlc, self.device)
    }
}

impl FromStr for Stamp {
    type Err = BadStamp;
    fn from_str(text: &str) -> Result<Self, BadStamp> {
        let (hlc, device) = text.split_once('-').ok_or(BadStamp)?;
        Ok(Self {
            hlc: hlc.parse()?,
            device: device.parse()?,
        })
    }
}

/// Serde for types that are written as text.
macro_rules! as_text {
    ($($type:ty),*) => {$(
        impl Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
            }
        }
    )*};
}
as_text!(Hlc, DeviceId, Stamp);
