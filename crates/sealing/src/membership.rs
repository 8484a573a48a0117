//! Who belongs to a vault, as its key log says: built by checking that log from the vault's name on, and
//! in no other way.
//!
//! The vault is the hash of the first entry, each entry names the hash of the one before, and each is
//! signed by somebody who belonged at that moment. So a server can hand out the log and can change
//! nothing in it; all it can do is to hold back its newest part. Against that stands a [`Pin`]: what is
//! known of the log already, here or from a device that was seen in person.

mod make;

use crate::device::{Card, Holder, RecoveryCard};
use crate::epoch::{EpochKey, EpochKeys};
use crate::pair::{self, PublicKeys};
use crate::{sabotage, wrap};
use std::collections::BTreeMap;
use trellis_protocol::{Content, Device, Entry, Hash, SUITE, Vault, Wrap};

pub use make::{Draw, Grown, make_vault};

/// An entry that is known: its number and its hash.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pin {
    /// The entry's number.
    pub number: u32,
    /// The entry's hash.
    pub hash: Hash,
}

/// Why a key log, or an entry of it, is not believed. The number is the entry's, from 0.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum LogError {
    /// It does not begin with this vault's first entry.
    #[error("this is the key log of another vault")]
    OtherVault,
    /// It is of a suite that this app does not know.
    #[error("the vault is of a newer suite")]
    Newer,
    /// An entry does not follow the one before.
    #[error("entry {0} does not follow the one before")]
    OutOfPlace(u32),
    /// An entry's signature does not hold.
    #[error("entry {0} was not signed by who it says")]
    Signature(u32),
    /// The recovery key that an entry names did not vouch for it.
    #[error("entry {0} names a recovery key that did not vouch for it")]
    NotVouched(u32),
    /// Whoever signed an entry did not belong, or might not say this.
    #[error("entry {0} says what its signer may not say")]
    NotAllowed(u32),
    /// What must follow an entry does not.
    #[error("what must follow entry {0} does not")]
    Incomplete(u32),
    /// The log is shorter than it was.
    #[error("the key log is shorter than it was")]
    RolledBack,
    /// The log is another than it was.
    #[error("the key log is another than it was")]
    Forked,
}

/// Who belongs to a vault, who did, and the wraps of its epochs' keys.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Membership {
    vault: Vault,
    suite: u8,
    /// The hash of each entry.
    entries: Vec<Hash>,
    members: BTreeMap<Device, Member>,
    recovery: RecoveryCard,
    /// From epoch 1 on.
    epochs: Vec<Epoch>,
    due: Due,
}

/// A device that belongs or did.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Member {
    keys: PublicKeys,
    /// The first epoch whose key it may write with.
    from: u32,
    left: Option<Left>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Left {
    /// The last epoch whose key it may have written with.
    epoch: u32,
    /// The last page that counts, in each stream.
    last: [u64; 2],
}

#[derive(Clone, PartialEq, Eq, Debug)]
struct Epoch {
    /// The hash of the entry that began it.
    entry: Hash,
    wraps: BTreeMap<Device, Wrap>,
}

/// What the very next entry must be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Due {
    Nothing,
    Epoch,
    /// A new epoch, and then the earlier keys for the new recovery words.
    EpochAndEarlier,
    Earlier,
}

impl Membership {
    /// Checks a whole key log.
    ///
    /// # Errors
    /// See [`LogError`].
    pub fn read(vault: Vault, log: &[Entry]) -> Result<Self, LogError> {
        let (genesis, rest) = log.split_first().ok_or(LogError::OtherVault)?;
        let Content::Genesis {
            suite,
            recovery_signing,
            recovery_hpke,
            locator,
            device,
            signing,
            hpke,
            ..
        } = genesis.content
        else {
            return Err(LogError::OtherVault);
        };
        if genesis.vault() != vault && !sabotage::NO_GENESIS {
            return Err(LogError::OtherVault);
        }
        if suite != SUITE {
            return Err(LogError::Newer);
        }
        if genesis.number != 0 || genesis.previous != Hash::NONE {
            return Err(LogError::OutOfPlace(0));
        }
        let fits = genesis.signer == device && device != Device::RECOVERY;
        let recovery = RecoveryCard {
            keys: PublicKeys {
                signing: recovery_signing,
                hpke: recovery_hpke,
            },
            locator,
        };
        let keys = PublicKeys { signing, hpke };
        if !(fits && keys.are_keys() && recovery.keys.are_keys()) {
            return Err(LogError::NotAllowed(0));
        }
        if !is_signed(genesis, &signing) {
            return Err(LogError::Signature(0));
        }
        if !is_vouched_for(genesis) {
            return Err(LogError::NotVouched(0));
        }
        let first = Member {
            keys,
            from: 1,
            left: None,
        };
        let begun = Self {
            vault,
            suite,
            entries: vec![genesis.hash()],
            members: BTreeMap::from([(device, first)]),
            recovery,
            epochs: Vec::new(),
            due: Due::Epoch,
        };
        begun.with(rest)
    }

    /// The membership after more entries, each of them checked.
    ///
    /// # Errors
    /// See [`LogError`].
    pub fn with(&self, more: &[Entry]) -> Result<Self, LogError> {
        let mut grown = self.clone();
        more.iter().try_for_each(|entry| grown.take(entry))?;
        if grown.due == Due::Nothing || sabotage::NO_NEW_EPOCH {
            Ok(grown)
        } else {
            Err(LogError::Incomplete(grown.newest().number))
        }
    }

    /// Checks that the log is not shorter, and not another, than what is known of it.
    ///
    /// # Errors
    /// [`LogError::RolledBack`] or [`LogError::Forked`].
    pub fn holds(&self, pin: &Pin) -> Result<(), LogError> {
        match self.entries.get(pin.number as usize) {
            _ if sabotage::NO_PIN => Ok(()),
            None => Err(LogError::RolledBack),
            Some(hash) if *hash == pin.hash => Ok(()),
            Some(_) => Err(LogError::Forked),
        }
    }

    /// Whose.
    pub fn vault(&self) -> Vault {
        self.vault
    }

    /// How its pages are sealed and signed.
    pub fn suite(&self) -> u8 {
        self.suite
    }

    /// The newest entry.
    pub fn newest(&self) -> Pin {
        let last = self.entries.len() - 1;
        Pin {
            number: u32::try_from(last).expect("a log is far below 2^32 entries"),
            hash: self.entries[last],
        }
    }

    /// The newest epoch.
    pub fn epoch(&self) -> u32 {
        u32::try_from(self.epochs.len()).expect("a log is far below 2^32 entries")
    }

    /// The devices that belong now.
    pub fn devices(&self) -> impl Iterator<Item = Card> {
        self.members.iter().filter_map(|(device, member)| {
            member.left.is_none().then_some(Card {
                device: *device,
                keys: member.keys,
            })
        })
    }

    /// The devices that were removed.
    pub fn removed(&self) -> impl Iterator<Item = Device> {
        let left = self.members.iter().filter(|(_, one)| one.left.is_some());
        left.map(|(device, _)| *device)
    }

    /// What is known of the recovery words.
    pub fn recovery(&self) -> &RecoveryCard {
        &self.recovery
    }

    /// The keys of all epochs that are wrapped for somebody and open for them. A wrap that does not open
    /// is a key that is lacking, and hinders no other.
    pub fn open_epochs(&self, holder: Holder<'_>) -> EpochKeys {
        let mut keys = EpochKeys {
            newest: self.epoch(),
            ..EpochKeys::default()
        };
        for (number, epoch) in (1..).zip(&self.epochs) {
            let what = wrap::For {
                vault: self.vault,
                epoch: number,
                device: holder.name(),
            };
            let wrap = epoch.wraps.get(&holder.name());
            let key = wrap.and_then(|wrap| wrap::open(wrap, what, holder.pair()));
            if let Some(key) = key {
                let key = EpochKey::new(self.vault, number, epoch.entry, key);
                keys.keys.insert(number, key);
            }
        }
        keys
    }

    /// Who may have written a page, and its key; see [`crate::PageError`] for what is refused.
    pub(crate) fn writer(&self, device: Device) -> Option<Writer> {
        let member = self.members.get(&device)?;
        Some(Writer {
            signing: member.keys.signing,
            epochs: (
                member.from,
                member.left.map_or(self.epoch(), |left| left.epoch),
            ),
            last: member.left.map(|left| left.last),
        })
    }

    /// Checks one entry and takes it in.
    fn take(&mut self, entry: &Entry) -> Result<(), LogError> {
        let newest = self.newest();
        let number = newest.number + 1;
        let follows = entry.number == number && entry.previous == newest.hash;
        if !follows && !sabotage::NO_ENTRY_CHAIN {
            return Err(LogError::OutOfPlace(number));
        }
        let key = self
            .signing_key(entry.signer)
            .ok_or(LogError::NotAllowed(number))?;
        if !is_signed(entry, &key) {
            return Err(LogError::Signature(number));
        }
        if !is_vouched_for(entry) {
            return Err(LogError::NotVouched(number));
        }
        let in_time = match entry.content {
            Content::NewEpoch { .. } => self.due != Due::Earlier,
            Content::EarlierKeys { .. } => matches!(self.due, Due::Nothing | Due::Earlier),
            _ => self.due == Due::Nothing,
        };
        if !in_time && !sabotage::NO_NEW_EPOCH {
            return Err(LogError::Incomplete(newest.number));
        }
        let hash = entry.hash();
        self.say(entry, hash).ok_or(LogError::NotAllowed(number))?;
        self.entries.push(hash);
        Ok(())
    }

    /// Takes in what an entry says; none where it may not be said.
    fn say(&mut self, entry: &Entry, hash: Hash) -> Option<()> {
        match &entry.content {
            Content::Genesis { .. } => None,
            Content::DeviceAdded {
                device,
                signing,
                hpke,
            } => {
                let keys = PublicKeys {
                    signing: *signing,
                    hpke: *hpke,
                };
                self.add(*device, keys, entry.signer == Device::RECOVERY)
            }
            Content::DeviceRemoved { device, last } => self.remove(*device, *last, entry.signer),
            Content::NewRecovery {
                signing,
                hpke,
                locator,
                vouch: _,
            } => {
                let keys = PublicKeys {
                    signing: *signing,
                    hpke: *hpke,
                };
                // Words that others have got hold of must not shut out the client's own.
                let by_device = entry.signer != Device::RECOVERY;
                (by_device && keys.are_keys()).then_some(())?;
                self.recovery = RecoveryCard {
                    keys,
                    locator: *locator,
                };
                // What the words before could open is not for these until it is wrapped for them.
                for epoch in &mut self.epochs {
                    epoch.wraps.remove(&Device::RECOVERY);
                }
                self.due = Due::EpochAndEarlier;
                Some(())
            }
            Content::NewEpoch { epoch, wraps } => self.begin(*epoch, wraps, hash),
            Content::EarlierKeys { device, wraps } => self.hand_over(*device, wraps),
        }
    }

    fn add(&mut self, device: Device, keys: PublicKeys, by_words: bool) -> Option<()> {
        let is_new = device != Device::RECOVERY && !self.members.contains_key(&device);
        (is_new && keys.are_keys()).then_some(())?;
        if by_words {
            self.due = Due::Epoch;
        }
        let member = Member {
            keys,
            from: self.epoch() + u32::from(by_words),
            left: None,
        };
        self.members.insert(device, member);
        Some(())
    }

    fn remove(&mut self, device: Device, last: [u64; 2], by: Device) -> Option<()> {
        let epoch = self.epoch();
        let member = self.members.get_mut(&device)?;
        (member.left.is_none() && device != by).then_some(())?;
        member.left = Some(Left { epoch, last });
        self.due = Due::Epoch;
        Some(())
    }

    fn begin(&mut self, epoch: u32, wraps: &[(Device, Wrap)], entry: Hash) -> Option<()> {
        // Zeros come first in the order, as the recovery key does.
        let devices = self.devices().map(|card| card.device);
        let everybody = [Device::RECOVERY].into_iter().chain(devices);
        let for_all = everybody.eq(wraps.iter().map(|(device, _)| *device));
        (epoch == self.epoch() + 1 && (for_all || sabotage::NO_NEW_EPOCH)).then_some(())?;
        let wraps = wraps.iter().copied().collect();
        self.epochs.push(Epoch { entry, wraps });
        self.due = match self.due {
            Due::EpochAndEarlier => Due::Earlier,
            _ => Due::Nothing,
        };
        Some(())
    }

    fn hand_over(&mut self, device: Device, wraps: &[(u32, Wrap)]) -> Option<()> {
        let belongs = device == Device::RECOVERY || self.signing_key(device).is_some();
        let in_order = wraps.is_sorted_by(|(one, _), (other, _)| one < other);
        (belongs && in_order).then_some(())?;
        if self.due == Due::Earlier {
            // All but the newest, which the words have by the entry before.
            let all = 1..self.epoch();
            let whole = all.eq(wraps.iter().map(|(epoch, _)| *epoch));
            (device == Device::RECOVERY && whole).then_some(())?;
        }
        for (number, wrap) in wraps {
            let index = usize::try_from(number.checked_sub(1)?).ok()?;
            self.epochs.get_mut(index)?.wraps.insert(device, *wrap);
        }
        self.due = Due::Nothing;
        Some(())
    }

    /// The key that somebody signs with, who belongs now.
    fn signing_key(&self, signer: Device) -> Option<[u8; 32]> {
        if signer == Device::RECOVERY {
            return Some(self.recovery.keys.signing);
        }
        let member = self.members.get(&signer)?;
        let belongs = member.left.is_none() || sabotage::NO_MEMBER;
        belongs.then_some(member.keys.signing)
    }
}

/// Whose pages are believed, and which.
pub(crate) struct Writer {
    pub(crate) signing: [u8; 32],
    /// The first and the last epoch whose key it may have written with.
    pub(crate) epochs: (u32, u32),
    /// Its last pages that count, in each stream, where it was removed.
    pub(crate) last: Option<[u64; 2]>,
}

fn is_signed(entry: &Entry, key: &[u8; 32]) -> bool {
    pair::verify(key, &entry.to_sign(), &entry.signature) || sabotage::NO_ENTRY_SIGNATURE
}

/// Whether the recovery key that an entry names, where it names one, signed that entry. A server knows the
/// public halves and where the words lead, and could otherwise lead them into a vault of its own.
fn is_vouched_for(entry: &Entry) -> bool {
    entry.vouching().is_none_or(|vouching| {
        let holds = pair::verify(&vouching.key, &vouching.text, &vouching.signature);
        holds || sabotage::NO_RECOVERY_VOUCH
    })
}

#[cfg(test)]
mod tests;
