//! Making entries of a key log. What was made is checked as if it came from elsewhere, so nothing can be
//! made that others would refuse.

use super::{LogError, Membership};
use crate::KeyBytes;
use crate::device::{Card, DeviceKeys, Holder, RecoveryKeys};
use crate::epoch::{EpochKey, EpochKeys};
use crate::pair::PublicKeys;
use crate::wrap;
use trellis_protocol::{Content, Device, Entry, Hash, SUITE, Vault, Wrap};

/// Fills a place with fresh random bytes.
pub type Draw<'a> = &'a mut dyn FnMut(&mut [u8]);

/// Entries that were made, and what the membership is once they are in the log. They belong together:
/// the server is asked to take all of them or none.
#[derive(Clone, Debug)]
pub struct Grown {
    /// What is new in the log.
    pub entries: Vec<Entry>,
    /// Who belongs then.
    pub membership: Membership,
}

/// Makes a vault: its first entry, which the recovery key vouches for, and its first epoch.
pub fn make_vault(device: &DeviceKeys, recovery: &RecoveryKeys, draw: Draw<'_>) -> Grown {
    let (card, words) = (device.card(), recovery.card());
    let genesis = Content::Genesis {
        suite: SUITE,
        recovery_signing: words.keys.signing,
        recovery_hpke: words.keys.hpke,
        locator: words.locator,
        device: card.device,
        signing: card.keys.signing,
        hpke: card.keys.hpke,
        random: drawn(draw),
        vouch: NOT_YET,
    };
    let genesis = vouch(recovery, Holder::Device(device), 0, Hash::NONE, genesis);
    let vault = genesis.vault();
    let everybody = [(Device::RECOVERY, words.keys), (card.device, card.keys)];
    let epoch = Content::NewEpoch {
        epoch: 1,
        wraps: make_wraps(vault, 1, &everybody, draw).expect("keys made here can be wrapped for"),
    };
    let epoch = sign(Holder::Device(device), 1, genesis.hash(), epoch);
    let entries = vec![genesis, epoch];
    let membership = Membership::read(vault, &entries).expect("what was just made is well made");
    Grown {
        entries,
        membership,
    }
}

impl Membership {
    /// A device joins. A device that adds it hands over all keys it has; recovery words begin a new epoch
    /// besides, for whatever had the vault before may be in other hands.
    ///
    /// # Errors
    /// [`LogError::NotAllowed`] where the card is of a device that belongs or did, or its keys are none.
    pub fn make_device_added(
        &self,
        by: Holder<'_>,
        card: &Card,
        draw: Draw<'_>,
    ) -> Result<Grown, LogError> {
        let mut log = Draft::after(self, by);
        log.add(Content::DeviceAdded {
            device: card.device,
            signing: card.keys.signing,
            hpke: card.keys.hpke,
        })?;
        if matches!(by, Holder::Recovery(_)) {
            log.add_epoch(draw)?;
        }
        let known = self.open_epochs(by);
        log.add_earlier(card.device, &card.keys, &known, draw)?;
        log.end()
    }

    /// A device leaves, and a new epoch begins. `last` are its last pages that count, in each stream.
    ///
    /// # Errors
    /// [`LogError::NotAllowed`] where it does not belong, or would remove itself.
    pub fn make_device_removed(
        &self,
        by: Holder<'_>,
        device: Device,
        last: [u64; 2],
        draw: Draw<'_>,
    ) -> Result<Grown, LogError> {
        let mut log = Draft::after(self, by);
        log.add(Content::DeviceRemoved { device, last })?;
        log.add_epoch(draw)?;
        log.end()
    }

    /// Other recovery words, whose key vouches for the entry that names it, a new epoch, and the keys until
    /// now for the new words.
    ///
    /// # Errors
    /// [`LogError::NotAllowed`] where whoever makes them does not belong, or lacks the key of an epoch.
    pub fn make_new_recovery(
        &self,
        by: Holder<'_>,
        recovery: &RecoveryKeys,
        draw: Draw<'_>,
    ) -> Result<Grown, LogError> {
        let known = self.open_epochs(by);
        let words = recovery.card();
        let mut log = Draft::after(self, by);
        let content = Content::NewRecovery {
            signing: words.keys.signing,
            hpke: words.keys.hpke,
            locator: words.locator,
            vouch: NOT_YET,
        };
        let newest = self.newest();
        log.take(vouch(recovery, by, newest.number + 1, newest.hash, content))?;
        log.add_epoch(draw)?;
        log.add_earlier(Device::RECOVERY, &words.keys, &known, draw)?;
        log.end()
    }

    /// A new epoch.
    ///
    /// # Errors
    /// [`LogError::NotAllowed`] where whoever makes it does not belong.
    pub fn make_new_epoch(&self, by: Holder<'_>, draw: Draw<'_>) -> Result<Grown, LogError> {
        let mut log = Draft::after(self, by);
        log.add_epoch(draw)?;
        log.end()
    }
}

/// Entries in the making.
struct Draft<'a> {
    by: Holder<'a>,
    grown: Grown,
}

impl<'a> Draft<'a> {
    fn after(membership: &Membership, by: Holder<'a>) -> Self {
        let grown = Grown {
            entries: Vec::new(),
            membership: membership.clone(),
        };
        Self { by, grown }
    }

    fn add(&mut self, content: Content) -> Result<(), LogError> {
        let newest = self.grown.membership.newest();
        self.take(sign(self.by, newest.number + 1, newest.hash, content))
    }

    fn take(&mut self, entry: Entry) -> Result<(), LogError> {
        self.grown.membership.take(&entry)?;
        self.grown.entries.push(entry);
        Ok(())
    }

    fn add_epoch(&mut self, draw: Draw<'_>) -> Result<(), LogError> {
        let membership = &self.grown.membership;
        let epoch = membership.epoch() + 1;
        let devices = membership.devices().map(|card| (card.device, card.keys));
        let everybody: Vec<_> = [(Device::RECOVERY, membership.recovery.keys)]
            .into_iter()
            .chain(devices)
            .collect();
        let wraps = make_wraps(membership.vault, epoch, &everybody, draw);
        let wraps = wraps.ok_or(LogError::NotAllowed(membership.newest().number + 1))?;
        self.add(Content::NewEpoch { epoch, wraps })
    }

    /// Hands over the keys that are known, but for those that the entry before handed over.
    fn add_earlier(
        &mut self,
        to: Device,
        keys: &PublicKeys,
        known: &EpochKeys,
        draw: Draw<'_>,
    ) -> Result<(), LogError> {
        let membership = &self.grown.membership;
        let wrap = |key: &EpochKey| {
            let what = wrap::For {
                vault: key.vault(),
                epoch: key.epoch(),
                device: to,
            };
            let wrap = wrap::seal(key.key(), what, keys, drawn(draw))?;
            Some((key.epoch(), wrap))
        };
        let wraps: Option<Vec<_>> = known.keys.values().map(wrap).collect();
        let wraps = wraps.ok_or(LogError::NotAllowed(membership.newest().number + 1))?;
        self.add(Content::EarlierKeys { device: to, wraps })
    }

    fn end(self) -> Result<Grown, LogError> {
        let membership = self.grown.membership.with(&[])?;
        Ok(Grown {
            membership,
            ..self.grown
        })
    }
}

/// Wraps a fresh key for everybody; none where somebody's key is none. The key itself is not kept: who
/// makes an epoch opens it like everybody else.
fn make_wraps(
    vault: Vault,
    epoch: u32,
    everybody: &[(Device, PublicKeys)],
    draw: Draw<'_>,
) -> Option<Vec<(Device, Wrap)>> {
    let key = KeyBytes::made(|key| draw(key));
    let wrap = |(device, keys): &(Device, PublicKeys)| {
        let what = wrap::For {
            vault,
            epoch,
            device: *device,
        };
        Some((*device, wrap::seal(&key, what, keys, drawn(draw))?))
    };
    everybody.iter().map(wrap).collect()
}

/// A signature that is yet to be made.
const NOT_YET: [u8; 64] = [0; 64];

fn unsigned(by: Holder<'_>, number: u32, previous: Hash, content: Content) -> Entry {
    Entry {
        number,
        previous,
        signer: by.name(),
        content,
        signature: NOT_YET,
    }
}

pub(super) fn sign(by: Holder<'_>, number: u32, previous: Hash, content: Content) -> Entry {
    let mut entry = unsigned(by, number, previous, content);
    entry.signature = by.pair().sign(&entry.to_sign());
    entry
}

/// Signs an entry that names a recovery key, after that key has vouched for it.
pub(super) fn vouch(
    recovery: &RecoveryKeys,
    by: Holder<'_>,
    number: u32,
    previous: Hash,
    content: Content,
) -> Entry {
    let mut entry = unsigned(by, number, previous, content);
    let word = entry.vouching().map(|one| recovery.pair().sign(&one.text));
    if let (Some(word), Some(place)) = (word, entry.content.vouch_mut()) {
        *place = word;
    }
    entry.signature = by.pair().sign(&entry.to_sign());
    entry
}

fn drawn(draw: Draw<'_>) -> [u8; 32] {
    let mut bytes = [0; 32];
    draw(&mut bytes);
    bytes
}
