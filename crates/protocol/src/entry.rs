//! The key log: who belongs to a vault, and the keys of its epochs, wrapped for each of them.
//!
//! Entries are read here and not believed: that one follows another, and that who signed it might,
//! is checked where signatures can be.

use crate::bytes::{Malformed, Reader, length};
use crate::id::{Device, Hash, Vault};

/// An epoch's key, wrapped for one device or for the recovery key: what HPKE gives, its encapsulated
/// key (32 bytes) and the sealed key (48).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Wrap(pub [u8; 80]);

/// What an entry says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Content {
    /// The first entry, whose hash is the vault's name.
    Genesis {
        /// The suite of the vault.
        suite: u8,
        /// Checks what the recovery key signs.
        recovery_signing: [u8; 32],
        /// Keys are wrapped for the recovery key with this.
        recovery_hpke: [u8; 32],
        /// Finds the vault from the recovery words.
        locator: [u8; 32],
        /// The first device.
        device: Device,
        /// Checks what it signs.
        signing: [u8; 32],
        /// Keys are wrapped for it with this.
        hpke: [u8; 32],
        /// Fresh random bytes.
        random: [u8; 32],
        /// The recovery key's own word for this entry: see [`Entry::vouching`].
        vouch: [u8; 64],
    },
    /// A device joins.
    DeviceAdded {
        /// Which.
        device: Device,
        /// Checks what it signs.
        signing: [u8; 32],
        /// Keys are wrapped for it with this.
        hpke: [u8; 32],
    },
    /// A device leaves.
    DeviceRemoved {
        /// Which.
        device: Device,
        /// Its last pages that count, in each stream; 0 where it has none.
        last: [u64; 2],
    },
    /// Other recovery words.
    NewRecovery {
        /// Checks what they sign.
        signing: [u8; 32],
        /// Keys are wrapped for them with this.
        hpke: [u8; 32],
        /// Finds the vault.
        locator: [u8; 32],
        /// The new recovery key's own word for this entry: see [`Entry::vouching`].
        vouch: [u8; 64],
    },
    /// Another key from here on.
    NewEpoch {
        /// One more than before; the first is 1.
        epoch: u32,
        /// The key for each who belongs; [`Device::RECOVERY`] for the recovery key.
        wraps: Vec<(Device, Wrap)>,
    },
    /// The keys until now, for a device that joined.
    EarlierKeys {
        /// Which device.
        device: Device,
        /// Each epoch's key.
        wraps: Vec<(u32, Wrap)>,
    },
}

/// An entry of the key log, as it came.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Its place, from 0.
    pub number: u32,
    /// The hash of the entry before; [`Hash::NONE`] in the first.
    pub previous: Hash,
    /// Who signed it; [`Device::RECOVERY`] for the recovery key.
    pub signer: Device,
    /// What it says.
    pub content: Content,
    /// The signature.
    pub signature: [u8; 64],
}

/// What a recovery key says of the entry that names it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Vouching {
    /// The key that the entry names.
    pub key: [u8; 32],
    /// What that key signs.
    pub text: Vec<u8>,
    /// The signature.
    pub signature: [u8; 64],
}

const VERSION: u8 = 1;

impl Entry {
    /// Everything that is signed: all of the entry before its signature. Whatever `signature` is.
    pub fn unsigned(&self) -> Vec<u8> {
        let mut bytes = vec![VERSION, self.content.number()];
        bytes.extend(self.number.to_be_bytes());
        bytes.extend(self.previous.0);
        bytes.extend(self.signer.0);
        self.content.write(&mut bytes);
        bytes
    }

    /// What its signer signs.
    pub fn to_sign(&self) -> Vec<u8> {
        let hash = Hash::of(&[&self.unsigned()]);
        [b"trellis key entry v1".as_slice(), &hash.0].concat()
    }

    /// How the recovery key vouches for the entry that names it: a signature, under a purpose of its own,
    /// over all of the entry before that signature. So it holds for this entry alone: at this place after
    /// this other one, signed by this device, with these keys. None where an entry names no recovery key.
    pub fn vouching(&self) -> Option<Vouching> {
        let (key, signature) = match self.content {
            Content::Genesis {
                recovery_signing,
                vouch,
                ..
            } => (recovery_signing, vouch),
            Content::NewRecovery { signing, vouch, .. } => (signing, vouch),
            _ => return None,
        };
        let bytes = self.unsigned();
        // It is the last of the content, so that all else stands before it.
        let hash = Hash::of(&[&bytes[..bytes.len() - signature.len()]]);
        Some(Vouching {
            key,
            text: [b"trellis recovery vouches v1".as_slice(), &hash.0].concat(),
            signature,
        })
    }

    /// The entry as it is on the wire, without a length.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = self.unsigned();
        bytes.extend(self.signature);
        bytes
    }

    /// Its hash, which the next entry names.
    pub fn hash(&self) -> Hash {
        Hash::of(&[&self.bytes()])
    }

    /// The vault that begins with this entry.
    pub fn vault(&self) -> Vault {
        Vault(self.hash().0)
    }

    /// Reads an entry.
    ///
    /// # Errors
    /// [`Malformed`], also where its version or what it says is not known.
    pub fn read(bytes: &[u8]) -> Result<Self, Malformed> {
        let mut from = Reader::new(bytes);
        let (version, what) = (from.u8()?, from.u8()?);
        if version != VERSION {
            return Err(Malformed);
        }
        let entry = Self {
            number: from.u32()?,
            previous: Hash(from.array()?),
            signer: Device(from.array()?),
            content: Content::read(what, &mut from)?,
            signature: from.array()?,
        };
        from.end()?;
        Ok(entry)
    }
}

impl Content {
    /// The place of the recovery key's signature, where there is one.
    pub fn vouch_mut(&mut self) -> Option<&mut [u8; 64]> {
        match self {
            Self::Genesis { vouch, .. } | Self::NewRecovery { vouch, .. } => Some(vouch),
            _ => None,
        }
    }

    fn number(&self) -> u8 {
        match self {
            Self::Genesis { .. } => 0,
            Self::DeviceAdded { .. } => 1,
            Self::DeviceRemoved { .. } => 2,
            Self::NewRecovery { .. } => 3,
            Self::NewEpoch { .. } => 4,
            Self::EarlierKeys { .. } => 5,
        }
    }

    fn write(&self, bytes: &mut Vec<u8>) {
        match self {
            Self::Genesis {
                suite,
                recovery_signing,
                recovery_hpke,
                locator,
                device,
                signing,
                hpke,
                random,
                vouch,
            } => {
                bytes.push(*suite);
                for key in [recovery_signing, recovery_hpke, locator] {
                    bytes.extend(key);
                }
                bytes.extend(device.0);
                for key in [signing, hpke, random] {
                    bytes.extend(key);
                }
                bytes.extend(vouch);
            }
            Self::DeviceAdded {
                device,
                signing,
                hpke,
            } => {
                bytes.extend(device.0);
                bytes.extend(signing);
                bytes.extend(hpke);
            }
            Self::DeviceRemoved { device, last } => {
                bytes.extend(device.0);
                last.iter()
                    .for_each(|last| bytes.extend(last.to_be_bytes()));
            }
            Self::NewRecovery {
                signing,
                hpke,
                locator,
                vouch,
            } => {
                for key in [signing, hpke, locator] {
                    bytes.extend(key);
                }
                bytes.extend(vouch);
            }
            Self::NewEpoch { epoch, wraps } => {
                bytes.extend(epoch.to_be_bytes());
                bytes.extend(&length(wraps.len())[2..]);
                for (device, wrap) in wraps {
                    bytes.extend(device.0);
                    bytes.extend(wrap.0);
                }
            }
            Self::EarlierKeys { device, wraps } => {
                bytes.extend(device.0);
                bytes.extend(&length(wraps.len())[2..]);
                for (epoch, wrap) in wraps {
                    bytes.extend(epoch.to_be_bytes());
                    bytes.extend(wrap.0);
                }
            }
        }
    }

    fn read(what: u8, from: &mut Reader<'_>) -> Result<Self, Malformed> {
        Ok(match what {
            0 => Self::Genesis {
                suite: from.u8()?,
                recovery_signing: from.array()?,
                recovery_hpke: from.array()?,
                locator: from.array()?,
                device: Device(from.array()?),
                signing: from.array()?,
                hpke: from.array()?,
                random: from.array()?,
                vouch: from.array()?,
            },
            1 => Self::DeviceAdded {
                device: Device(from.array()?),
                signing: from.array()?,
                hpke: from.array()?,
            },
            2 => Self::DeviceRemoved {
                device: Device(from.array()?),
                last: [from.u64()?, from.u64()?],
            },
            3 => Self::NewRecovery {
                signing: from.array()?,
                hpke: from.array()?,
                locator: from.array()?,
                vouch: from.array()?,
            },
            4 => Self::NewEpoch {
                epoch: from.u32()?,
                wraps: wraps(from, |from| from.array().map(Device))?,
            },
            5 => Self::EarlierKeys {
                device: Device(from.array()?),
                wraps: wraps(from, Reader::u32)?,
            },
            _ => return Err(Malformed),
        })
    }
}

/// Wraps, each after whom or what it is for.
fn wraps<'a, T>(
    from: &mut Reader<'a>,
    whose: impl Fn(&mut Reader<'a>) -> Result<T, Malformed>,
) -> Result<Vec<(T, Wrap)>, Malformed> {
    let count = usize::from(from.u16()?);
    if count * 80 > from.left() {
        return Err(Malformed);
    }
    (0..count)
        .map(|_| Ok((whose(from)?, Wrap(from.array()?))))
        .collect()
}

/// Entries one after the other, each with its length before it.
pub fn write_entries(entries: &[Entry]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for entry in entries {
        let entry = entry.bytes();
        bytes.extend(length(entry.len()));
        bytes.extend(entry);
    }
    bytes
}

/// Reads entries one after the other, each with its length before it.
///
/// # Errors
/// [`Malformed`] where one of them is.
pub fn read_entries(bytes: &[u8]) -> Result<Vec<Entry>, Malformed> {
    let mut from = Reader::new(bytes);
    let mut entries = Vec::new();
    while !from.is_empty() {
        entries.push(Entry::read(from.framed()?)?);
    }
    Ok(entries)
}

#[cfg(test)]
mod tests;
