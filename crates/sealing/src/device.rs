//! A device's secret keys, which are made on it and never leave it.

use crate::KeyBytes;
use crate::pair::{PublicKeys, SecretPair};
use trellis_protocol::{Device, Hash};
use zeroize::Zeroizing;

/// A device's name and its secret keys, wiped when they are dropped.
#[derive(Clone)]
pub struct DeviceKeys {
    device: Device,
    pair: SecretPair,
}

/// What a device shows of itself to others.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Card {
    /// Its name.
    pub device: Device,
    /// Its public keys.
    pub keys: PublicKeys,
}

impl DeviceKeys {
    /// How many random bytes a device is made of.
    pub const RANDOM: usize = 8 + 64;
    const VERSION: u8 = 1;

    /// A new device's, of fresh random bytes. Gives none for the one name in 2⁶⁴ that stands for the
    /// recovery key.
    pub fn make(random: &[u8; Self::RANDOM]) -> Option<Self> {
        let (device, secrets) = random.split_first_chunk().expect("72 are more than 8");
        let device = Device(*device);
        let secrets: &[u8; 64] = secrets.try_into().expect("72 without 8 are 64");
        (device != Device::RECOVERY).then(|| Self {
            device,
            pair: SecretPair::of(secrets),
        })
    }

    /// As they are kept, inside the encrypted database alone.
    pub fn stored(&self) -> Zeroizing<Vec<u8>> {
        // Room for all of it at once: what grows leaves copies behind.
        let mut stored = Zeroizing::new(Vec::with_capacity(1 + Self::RANDOM));
        stored.push(Self::VERSION);
        stored.extend(self.device.0);
        stored.extend_from_slice(self.pair.secrets().as_slice());
        stored
    }

    /// Reads what [`Self::stored`] gave; none where it is something else.
    pub fn read(stored: &[u8]) -> Option<Self> {
        let (version, random) = stored.split_first()?;
        let random = random.try_into().ok()?;
        (*version == Self::VERSION)
            .then(|| Self::make(random))
            .flatten()
    }

    /// Its name.
    pub fn device(&self) -> Device {
        self.device
    }

    /// What it shows of itself.
    pub fn card(&self) -> Card {
        Card {
            device: self.device,
            keys: self.pair.public(),
        }
    }

    pub(crate) fn pair(&self) -> &SecretPair {
        &self.pair
    }
}

impl std::fmt::Debug for DeviceKeys {
    /// Says nothing of the keys.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "DeviceKeys({})", self.device)
    }
}

/// The secret keys that recovery words lead to.
#[derive(Clone)]
pub struct RecoveryKeys {
    pair: SecretPair,
    locator: [u8; 32],
}

/// What others know of the recovery words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RecoveryCard {
    /// Their public keys.
    pub keys: PublicKeys,
    /// What the vault is found by.
    pub locator: [u8; 32],
}

impl RecoveryKeys {
    pub(crate) fn new(signing: &KeyBytes, hpke: &KeyBytes, locator: [u8; 32]) -> Self {
        let mut secrets = Zeroizing::new([0; 64]);
        secrets[..32].copy_from_slice(signing.as_slice());
        secrets[32..].copy_from_slice(hpke.as_slice());
        Self {
            pair: SecretPair::of(&secrets),
            locator,
        }
    }

    pub(crate) fn pair(&self) -> &SecretPair {
        &self.pair
    }

    /// The keys of a vault that no words lead back to yet, of fresh random bytes: whoever makes them lets
    /// go of them once they have vouched, and their locator says so.
    pub fn make_for_nobody(random: &[u8; 64]) -> Self {
        let pair = SecretPair::of(random);
        let locator = nobodys_locator(&pair.public());
        Self { pair, locator }
    }

    /// What others know of them.
    pub fn card(&self) -> RecoveryCard {
        RecoveryCard {
            keys: self.pair.public(),
            locator: self.locator,
        }
    }
}

impl RecoveryCard {
    /// Whether words lead back by it, or it says that nobody has kept its keys.
    pub fn leads_back(&self) -> bool {
        self.locator != nobodys_locator(&self.keys)
    }
}

fn nobodys_locator(keys: &PublicKeys) -> [u8; 32] {
    Hash::of(&[b"trellis no recovery words v1", &keys.hpke]).0
}

impl std::fmt::Debug for RecoveryKeys {
    /// Says nothing of them.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryKeys")
    }
}

/// Whoever belongs to a vault and has secret keys: signs entries of the key log, opens wraps.
#[derive(Clone, Copy, Debug)]
pub enum Holder<'a> {
    /// A device.
    Device(&'a DeviceKeys),
    /// The recovery words.
    Recovery(&'a RecoveryKeys),
}

impl Holder<'_> {
    /// Its name in the key log.
    pub fn name(&self) -> Device {
        match self {
            Self::Device(keys) => keys.device,
            Self::Recovery(_) => Device::RECOVERY,
        }
    }

    pub(crate) fn pair(&self) -> &SecretPair {
        match self {
            Self::Device(keys) => &keys.pair,
            Self::Recovery(keys) => &keys.pair,
        }
    }
}
