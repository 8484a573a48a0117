//! Whether key entries follow: chained, signed by whom they say, and such that a device could believe
//! them. The server cannot read what is wrapped in them, and keeps nothing that does not follow.

use crate::sabotage::{Guard, is_out};
use std::collections::{BTreeMap, BTreeSet};
use trellis_protocol::{Code, Content, Device, Entry, Hash, SUITE, Vault};

/// A vault's key log, as far as it matters for what comes next.
#[derive(Clone, Debug)]
pub struct KeyLog {
    /// The vault.
    pub vault: Vault,
    /// How many entries there are.
    pub entries: u32,
    /// The hash of the newest.
    pub last: Hash,
    /// The newest epoch.
    pub epoch: u32,
    /// Checks what the recovery key signs.
    pub recovery: [u8; 32],
    /// Finds the vault.
    pub locator: [u8; 32],
    /// Every device there ever was: its key, and whether it was removed.
    pub devices: BTreeMap<Device, ([u8; 32], bool)>,
    /// The next entry must be a new epoch.
    epoch_due: bool,
}

/// Whether the recovery key that an entry names, where it names one, vouches for it. Whoever is led there
/// by their words checks that too, and would never come in.
fn vouched(entry: &Entry) -> Result<(), Code> {
    let holds = entry.vouching().is_none_or(|vouching| {
        crate::key::holds(&vouching.key, &vouching.text, &vouching.signature)
    });
    (holds || is_out(Guard::Vouch))
        .then_some(())
        .ok_or(Code::Unauthorised)
}

impl KeyLog {
    /// One that is whole, as it was kept.
    pub fn kept(
        (vault, entries, last): (Vault, u32, Hash),
        epoch: u32,
        (recovery, locator): ([u8; 32], [u8; 32]),
        devices: BTreeMap<Device, ([u8; 32], bool)>,
    ) -> Self {
        Self {
            vault,
            entries,
            last,
            epoch,
            recovery,
            locator,
            devices,
            epoch_due: false,
        }
    }

    /// Begins one.
    ///
    /// # Errors
    /// Where this is no first entry.
    pub fn begin(genesis: &Entry) -> Result<Self, Code> {
        let Content::Genesis {
            suite,
            recovery_signing,
            locator,
            device,
            signing,
            ..
        } = genesis.content
        else {
            return Err(Code::Malformed);
        };
        if suite != SUITE {
            return Err(Code::Version);
        }
        let first = genesis.number == 0 && genesis.previous == Hash::NONE;
        if !first || genesis.signer != device || device == Device::RECOVERY {
            return Err(Code::Malformed);
        }
        let holds = crate::key::holds(&signing, &genesis.to_sign(), &genesis.signature);
        if !holds && !is_out(Guard::EntrySignature) {
            return Err(Code::Unauthorised);
        }
        vouched(genesis)?;
        let vault = genesis.vault();
        Ok(Self {
            vault,
            entries: 1,
            last: Hash(vault.0),
            epoch: 0,
            recovery: recovery_signing,
            locator,
            devices: BTreeMap::from([(device, (signing, false))]),
            epoch_due: true,
        })
    }

    fn belongs(&self, device: Device) -> bool {
        matches!(self.devices.get(&device), Some((_, false)))
    }

    fn signer(&self, device: Device) -> Option<&[u8; 32]> {
        if device == Device::RECOVERY {
            return Some(&self.recovery);
        }
        let (key, removed) = self.devices.get(&device)?;
        (!removed).then_some(key)
    }

    /// Takes the next entry.
    ///
    /// # Errors
    /// Where it does not follow.
    pub fn take(&mut self, entry: &Entry) -> Result<(), Code> {
        let follows = entry.number == self.entries && entry.previous == self.last;
        if !follows && !is_out(Guard::EntryChain) {
            return Err(Code::Malformed);
        }
        let in_time = !self.epoch_due || matches!(entry.content, Content::NewEpoch { .. });
        if !in_time && !is_out(Guard::Epoch) {
            return Err(Code::Malformed);
        }
        let key = self.signer(entry.signer).ok_or(Code::Unauthorised)?;
        let holds = crate::key::holds(key, &entry.to_sign(), &entry.signature);
        if !holds && !is_out(Guard::EntrySignature) {
            return Err(Code::Unauthorised);
        }
        vouched(entry)?;
        self.apply(entry)?;
        self.entries += 1;
        self.last = entry.hash();
        Ok(())
    }

    fn apply(&mut self, entry: &Entry) -> Result<(), Code> {
        match &entry.content {
            Content::Genesis { .. } => return Err(Code::Malformed),
            Content::DeviceAdded {
                device, signing, ..
            } => {
                if *device == Device::RECOVERY || self.devices.contains_key(device) {
                    return Err(Code::Malformed);
                }
                self.devices.insert(*device, (*signing, false));
                self.epoch_due = entry.signer == Device::RECOVERY;
            }
            Content::DeviceRemoved { device, .. } => {
                match self.devices.get_mut(device) {
                    Some((_, removed)) if !*removed => *removed = true,
                    _ => return Err(Code::Malformed),
                }
                self.epoch_due = true;
            }
            Content::NewRecovery {
                signing, locator, ..
            } => {
                (self.recovery, self.locator) = (*signing, *locator);
                self.epoch_due = true;
            }
            Content::NewEpoch { epoch, wraps } => {
                let mut whom: Vec<_> = wraps.iter().map(|(device, _)| *device).collect();
                whom.sort_unstable();
                let all = self.devices.iter().filter(|(_, (_, removed))| !removed);
                let all = all.map(|(device, _)| *device);
                let all: Vec<_> = std::iter::once(Device::RECOVERY).chain(all).collect();
                let follows = self.epoch.checked_add(1) == Some(*epoch) && whom == all;
                if !follows && !is_out(Guard::Epoch) {
                    return Err(Code::Malformed);
                }
                self.epoch = *epoch;
                self.epoch_due = false;
            }
            Content::EarlierKeys { device, wraps } => {
                let known = wraps
                    .iter()
                    .all(|(epoch, _)| (1..=self.epoch).contains(epoch));
                let each: BTreeSet<_> = wraps.iter().map(|(epoch, _)| epoch).collect();
                if !self.belongs(*device) || !known || each.len() != wraps.len() {
                    return Err(Code::Malformed);
                }
            }
        }
        Ok(())
    }

    /// Whether it may stand like this: nothing is due, and a device belongs to it.
    pub fn is_whole(&self) -> bool {
        (!self.epoch_due || is_out(Guard::Epoch))
            && self.devices.values().any(|(_, removed)| !removed)
    }
}
