//! The keys of a vault's epochs. Whenever somebody leaves, and now and then besides, a new epoch begins
//! with a fresh key, so that whoever left cannot read what comes after.

use crate::key::tidily;
use crate::{KeyBytes, sabotage};
use hkdf::Hkdf;
use sha2::Sha256;
use std::collections::BTreeMap;
use trellis_protocol::{Hash, Vault};

/// The key of one epoch of one vault.
#[derive(Clone)]
pub struct EpochKey {
    vault: Vault,
    epoch: u32,
    key: KeyBytes,
    record: KeyBytes,
}

impl EpochKey {
    /// The key that was made with an epoch. `entry` is the hash of the entry that began it: so a page
    /// opens only for who reads the same key log.
    pub(crate) fn new(vault: Vault, epoch: u32, entry: Hash, key: KeyBytes) -> Self {
        let record = derive_record_key(&key, vault, epoch, entry);
        Self {
            vault,
            epoch,
            key,
            record,
        }
    }

    /// Whose.
    pub fn vault(&self) -> Vault {
        self.vault
    }

    /// Which epoch's.
    pub fn epoch(&self) -> u32 {
        self.epoch
    }

    /// What is wrapped for those who belong.
    pub(crate) fn key(&self) -> &KeyBytes {
        &self.key
    }

    /// What seals the bodies of pages.
    pub(crate) fn record(&self) -> &KeyBytes {
        &self.record
    }
}

impl std::fmt::Debug for EpochKey {
    /// Says nothing of the key.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "EpochKey({})", self.epoch)
    }
}

/// The keys of a vault's epochs, as far as somebody has them.
#[derive(Clone, Default)]
pub struct EpochKeys {
    pub(crate) keys: BTreeMap<u32, EpochKey>,
    /// The newest epoch of the key log.
    pub(crate) newest: u32,
}

impl EpochKeys {
    /// One epoch's.
    pub fn of(&self, epoch: u32) -> Option<&EpochKey> {
        self.keys.get(&epoch)
    }

    /// The newest of the key log, under which is sealed what is written now. Who lacks it writes nothing:
    /// under an older one somebody could read it who was taken out.
    pub fn newest(&self) -> Option<&EpochKey> {
        self.of(self.newest)
    }
}

impl std::fmt::Debug for EpochKeys {
    /// Says nothing of the keys.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.keys.keys()).finish()
    }
}

/// The key that seals the bodies of an epoch's pages.
fn derive_record_key(key: &KeyBytes, vault: Vault, epoch: u32, entry: Hash) -> KeyBytes {
    let entry = if sabotage::NO_ENTRY_IN_KEY {
        Hash::NONE
    } else {
        entry
    };
    let epoch = epoch.to_be_bytes();
    let info: [&[u8]; 4] = [b"records", &vault.0, &epoch, &entry.0];
    tidily(|| {
        KeyBytes::made(|record| {
            Hkdf::<Sha256>::new(Some(b"trellis sync v1"), key.as_slice())
                .expand_multi_info(&info, record)
                .expect("32 bytes are fewer than HKDF can give");
        })
    })
}
