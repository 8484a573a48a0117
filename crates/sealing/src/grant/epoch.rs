//! The keys of one epoch of one grant: one for cards, one for items. Both come of the key that is
//! wrapped for the worker.

use crate::key::tidily;
use crate::padding::{self, Payload};
use crate::{KeyBytes, cipher, sabotage};
use hkdf::Hkdf;
use sha2::Sha256;
use trellis_protocol::{Grant, Slot};

pub(super) struct Epoch {
    pub(super) grant: Grant,
    pub(super) epoch: u32,
    card: KeyBytes,
    items: KeyBytes,
}

impl Epoch {
    pub(super) fn derive(grant: Grant, epoch: u32, key: &KeyBytes) -> Self {
        let of = |what: &[u8]| {
            let info: [&[u8]; 3] = [what, &grant.0, &epoch.to_be_bytes()];
            tidily(|| {
                KeyBytes::made(|derived| {
                    Hkdf::<Sha256>::new(Some(b"trellis share v1"), key.as_slice())
                        .expand_multi_info(&info, derived)
                        .expect("32 bytes are fewer than HKDF can give");
                })
            })
        };
        Self {
            grant,
            epoch,
            card: of(b"card"),
            items: of(b"items"),
        }
    }

    /// A nonce, and an item sealed with it.
    pub(super) fn seal_item(
        &self,
        (slot, version): (Slot, u32),
        plain: &[u8],
        nonce: &[u8; 24],
    ) -> Vec<u8> {
        seal(&self.items, &self.of_item(slot, version), plain, nonce)
    }

    /// An item sealed as it should be, around whatever bytes: for what is fuzzed.
    #[cfg(any(test, feature = "fuzzing"))]
    pub(super) fn seal_any(&self, (slot, version): (Slot, u32), filled: &[u8]) -> Vec<u8> {
        let (nonce, additional) = ([9; 24], self.of_item(slot, version));
        let sealed = cipher::seal(&self.items, &nonce, &additional, filled);
        [nonce.as_slice(), &sealed].concat()
    }

    /// What [`Self::seal_item`] was given; none where it is of another place, or was changed.
    pub(super) fn open_item(&self, slot: Slot, version: u32, sealed: &[u8]) -> Option<Payload> {
        open(&self.items, &self.of_item(slot, version), sealed)
    }

    /// The same of a card.
    pub(super) fn seal_card(&self, number: u64, plain: &[u8], nonce: &[u8; 24]) -> Vec<u8> {
        seal(&self.card, &self.of_card(number), plain, nonce)
    }

    /// See [`Self::open_item`].
    pub(super) fn open_card(&self, number: u64, sealed: &[u8]) -> Option<Payload> {
        open(&self.card, &self.of_card(number), sealed)
    }

    fn of_item(&self, slot: Slot, version: u32) -> Vec<u8> {
        [
            b"trellis item v1".as_slice(),
            &self.grant.0,
            &self.epoch.to_be_bytes(),
            &slot.0,
            &version.to_be_bytes(),
        ]
        .concat()
    }

    fn of_card(&self, number: u64) -> Vec<u8> {
        [
            b"trellis card v1".as_slice(),
            &self.grant.0,
            &self.epoch.to_be_bytes(),
            &number.to_be_bytes(),
        ]
        .concat()
    }
}

/// What binds a wrap of an epoch's key to whom it is for.
pub(super) fn of_wrap(grant: Grant, epoch: u32, worker: trellis_protocol::Worker) -> Vec<u8> {
    if sabotage::NO_WRAP_BINDING {
        return Vec::new();
    }
    [grant.0.as_slice(), &epoch.to_be_bytes(), &worker.0].concat()
}

/// How long something is once it is sealed, its nonce counted.
pub(super) const fn sealed_length(plain: usize) -> usize {
    24 + padding::filled(plain) + cipher::TAG
}

fn seal(key: &KeyBytes, additional: &[u8], plain: &[u8], nonce: &[u8; 24]) -> Vec<u8> {
    let filled = padding::fill(plain);
    let sealed = tidily(|| cipher::seal(key, nonce, additional, &filled));
    [nonce.as_slice(), &sealed].concat()
}

fn open(key: &KeyBytes, additional: &[u8], sealed: &[u8]) -> Option<Payload> {
    let (nonce, sealed) = sealed.split_first_chunk::<24>()?;
    let plain = tidily(|| cipher::open(key, nonce, additional, sealed));
    plain.ok().and_then(Payload::find)
}
