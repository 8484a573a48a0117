//! The two secret keys that whoever belongs to a vault has, a device or the recovery words: one that
//! signs (Ed25519), and one that keys are wrapped for (HPKE with X25519).

use crate::key::tidily;
use crate::wrap;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, Serializable};
use zeroize::Zeroizing;

/// X25519 with HKDF-SHA256, 0x0020 of RFC 9180.
pub(crate) type X25519 = X25519HkdfSha256;

/// The public halves: what others check signatures and wrap keys with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PublicKeys {
    /// Checks what the other half signs.
    pub signing: [u8; 32],
    /// Keys are wrapped for the other half with this.
    pub hpke: [u8; 32],
}

impl PublicKeys {
    /// Whether they can be keys at all. A key that nothing can be wrapped for would stop every new epoch,
    /// so that nobody could be taken out any more.
    pub(crate) fn are_keys(&self) -> bool {
        is_signing_key(&self.signing) && wrap::takes(&self.hpke)
    }
}

/// Both secret halves, wiped when they are dropped.
#[derive(Clone)]
pub(crate) struct SecretPair {
    signing: Box<SigningKey>,
    hpke: Box<<X25519 as Kem>::PrivateKey>,
}

impl SecretPair {
    /// The keys of these bytes: 32 for the one that signs, 32 for the other.
    pub(crate) fn of(secrets: &[u8; 64]) -> Self {
        let (signing, hpke) = secrets.split_at(32);
        tidily(|| Self {
            signing: Box::new(SigningKey::from_bytes(
                signing.try_into().expect("half of 64 is 32"),
            )),
            hpke: Box::new(Deserializable::from_bytes(hpke).expect("any 32 bytes are a key")),
        })
    }

    /// What [`Self::of`] makes the same keys of.
    pub(crate) fn secrets(&self) -> Zeroizing<[u8; 64]> {
        let mut secrets = Zeroizing::new([0; 64]);
        secrets[..32].copy_from_slice(self.signing.as_bytes());
        self.hpke.write_exact(&mut secrets[32..]);
        secrets
    }

    /// Signs a text.
    pub(crate) fn sign(&self, text: &[u8]) -> [u8; 64] {
        tidily(|| self.signing.sign(text).to_bytes())
    }

    /// The other halves.
    pub(crate) fn public(&self) -> PublicKeys {
        PublicKeys {
            signing: self.signing.verifying_key().to_bytes(),
            hpke: X25519::sk_to_pk(&self.hpke).to_bytes().into(),
        }
    }

    /// What opens a wrap.
    pub(crate) fn hpke(&self) -> &<X25519 as Kem>::PrivateKey {
        &self.hpke
    }
}

/// Whether a signature of a text holds under a key. Strict: no key of small order, and a text has one
/// signature only.
pub(crate) fn verify(key: &[u8; 32], text: &[u8], signature: &[u8; 64]) -> bool {
    let signature = Signature::from_bytes(signature);
    VerifyingKey::from_bytes(key).is_ok_and(|key| key.verify_strict(text, &signature).is_ok())
}

/// Whether these bytes can be somebody's key that signs.
pub(crate) fn is_signing_key(key: &[u8; 32]) -> bool {
    VerifyingKey::from_bytes(key).is_ok_and(|key| !key.is_weak())
}
