//! An epoch's key, wrapped for one who belongs: HPKE (RFC 9180) in base mode, with X25519, HKDF-SHA256
//! and ChaCha20-Poly1305.
//!
//! Base mode says nothing of who wrapped: the signature of the entry that a wrap stands in does.

use crate::key::tidily;
use crate::pair::{PublicKeys, SecretPair, X25519};
use crate::{KeyBytes, sabotage};
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::rand_core::{TryCryptoRng, TryRng};
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use std::convert::Infallible;
use trellis_protocol::{Device, Vault, Wrap};
use zeroize::Zeroizing;

const INFO: &[u8] = b"trellis epoch key v1";

/// What a wrap is for, and opens for alone.
#[derive(Clone, Copy, Debug)]
pub(crate) struct For {
    pub(crate) vault: Vault,
    pub(crate) epoch: u32,
    pub(crate) device: Device,
}

impl For {
    pub(crate) fn additional(&self) -> Vec<u8> {
        if sabotage::NO_WRAP_BINDING {
            return Vec::new();
        }
        [
            self.vault.0.as_slice(),
            &self.epoch.to_be_bytes(),
            &self.device.0,
        ]
        .concat()
    }
}

/// Wraps a key for whoever has the other half of `keys`; none where that is no key that anything can be
/// wrapped for. `random` is 32 fresh random bytes.
pub(crate) fn seal(key: &KeyBytes, what: For, keys: &PublicKeys, random: [u8; 32]) -> Option<Wrap> {
    let (enc, sealed) = seal_to(&keys.hpke, INFO, &what.additional(), key.as_slice(), random)?;
    let mut wrap = [0; 80];
    wrap[..32].copy_from_slice(&enc);
    wrap[32..].copy_from_slice(&sealed);
    Some(Wrap(wrap))
}

/// Seals anything for whoever has the other half of a key: the encapsulated key, and what was sealed;
/// none where nothing can be sealed for that key. `random` is 32 fresh random bytes.
pub(crate) fn seal_to(
    hpke: &[u8; 32],
    info: &[u8],
    additional: &[u8],
    plain: &[u8],
    random: [u8; 32],
) -> Option<([u8; 32], Vec<u8>)> {
    let mut draw = Given(Zeroizing::new(random));
    let public = <X25519 as Kem>::PublicKey::from_bytes(hpke).ok()?;
    let (enc, sealed) = tidily(|| {
        hpke::single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, X25519>(
            &OpModeS::Base,
            &public,
            info,
            plain,
            additional,
            &mut draw,
        )
    })
    .ok()?;
    Some((enc.to_bytes().into(), sealed))
}

/// Whether anything can be wrapped for whoever has the other half of a key.
pub(crate) fn takes(hpke: &[u8; 32]) -> bool {
    let public = <X25519 as Kem>::PublicKey::from_bytes(hpke);
    public.is_ok_and(|public| {
        let mut draw = Given(Zeroizing::new([1; 32]));
        let (mode, draw) = (OpModeS::Base, &mut draw);
        hpke::setup_sender_with_rng::<ChaCha20Poly1305, HkdfSha256, X25519>(
            &mode, &public, INFO, draw,
        )
        .is_ok()
    })
}

/// The key in a wrap; none where it is not for this pair, or not for this.
pub(crate) fn open(wrap: &Wrap, what: For, pair: &SecretPair) -> Option<KeyBytes> {
    let (enc, sealed) = wrap.0.split_first_chunk().expect("80 are more than 32");
    let key = open_with(pair, enc, INFO, &what.additional(), sealed)?;
    (key.len() == 32).then(|| KeyBytes::made(|bytes| bytes.copy_from_slice(&key)))
}

/// What [`seal_to`] was given; none where it is not for this pair, or not for this.
pub(crate) fn open_with(
    pair: &SecretPair,
    enc: &[u8; 32],
    info: &[u8],
    additional: &[u8],
    sealed: &[u8],
) -> Option<Zeroizing<Vec<u8>>> {
    let enc = <X25519 as Kem>::EncappedKey::from_bytes(enc).ok()?;
    let plain = tidily(|| {
        hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519>(
            &OpModeR::Base,
            pair.hpke(),
            &enc,
            info,
            sealed,
            additional,
        )
    });
    plain.ok().map(Zeroizing::new)
}

/// Random bytes that were given, as HPKE asks for them: once, as many as a key has.
pub(crate) struct Given(pub(crate) Zeroizing<[u8; 32]>);

impl TryRng for Given {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        unreachable!("HPKE draws whole keys")
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        unreachable!("HPKE draws whole keys")
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        bytes.copy_from_slice(self.0.as_slice());
        Ok(())
    }
}

impl TryCryptoRng for Given {}
