//! A worker's keys: made where the worker is, and kept at the server sealed, once for each way of opening
//! them. The portal's TypeScript does this in a browser; here it is the oracle it is held against.

use crate::key::tidily;
use crate::pair::{PublicKeys, SecretPair};
use crate::{KeyBytes, cipher};
use hkdf::Hkdf;
use sha2::Sha256;
use trellis_protocol::{
    BadCode, Hash, Way, Worker, WrappedKeys, read_code, reason_to_sign, worker_keys, write_code,
};
use zeroize::Zeroizing;

const PURPOSE: &[u8] = b"trellis worker key v1";

/// What a passkey is asked about: the input of its PRF.
pub fn prf_input() -> [u8; 32] {
    Hash::of(&[PURPOSE]).0
}

/// 25 characters that open a worker's keys: 125 bits.
#[derive(Clone)]
pub struct WorkerCode(pub(super) Zeroizing<[u8; 16]>);

impl WorkerCode {
    /// One of 16 fresh random bytes.
    pub fn make(random: &[u8; 16]) -> Self {
        let bits = u128::from_be_bytes(*random) >> 3 << 3;
        Self(Zeroizing::new(bits.to_be_bytes()))
    }

    /// Reads what was typed.
    ///
    /// # Errors
    /// See [`BadCode`].
    pub fn read(typed: &str) -> Result<Self, BadCode> {
        let (first, second) = read_code(typed)?;
        let mut low = Zeroizing::new([0; 16]);
        low[6..].copy_from_slice(&second);
        let bits = u128::from(first) << 80 | u128::from_be_bytes(*low);
        Ok(Self(Zeroizing::new((bits << 3).to_be_bytes())))
    }

    /// The characters, in groups.
    pub fn text(&self) -> Zeroizing<String> {
        let bits = u128::from_be_bytes(*self.0) >> 3;
        let mut second = Zeroizing::new([0; 10]);
        second.copy_from_slice(&bits.to_be_bytes()[6..]);
        Zeroizing::new(write_code((bits >> 80) as u64, *second))
    }

    /// What the code signs in with. It opens nothing.
    pub fn sign_in(&self) -> [u8; 16] {
        let mut name = [0; 16];
        tidily(|| expand(self.0.as_slice(), &[b"sign-in"], &mut name));
        name
    }
}

impl std::fmt::Debug for WorkerCode {
    /// Says nothing of it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("WorkerCode")
    }
}

/// What opens a worker's keys, in one way.
pub enum WaySecret<'a> {
    /// What a passkey gives for [`prf_input`].
    Passkey(&'a [u8]),
    /// A code.
    Code(&'a WorkerCode),
}

impl WaySecret<'_> {
    fn way(&self) -> Way {
        match self {
            Self::Passkey(_) => Way::Passkey,
            Self::Code(_) => Way::Code,
        }
    }

    fn key(&self, worker: Worker) -> KeyBytes {
        let (secret, what): (&[u8], &[u8]) = match self {
            Self::Passkey(secret) => (secret, b"passkey"),
            Self::Code(code) => (code.0.as_slice(), b"code"),
        };
        tidily(|| KeyBytes::made(|key| expand(secret, &[what, &worker.0], key)))
    }

    fn additional(&self, worker: Worker) -> Vec<u8> {
        [PURPOSE, &worker.0, &[self.way() as u8]].concat()
    }
}

fn expand(secret: &[u8], info: &[&[u8]], out: &mut [u8]) {
    Hkdf::<Sha256>::new(Some(PURPOSE), secret)
        .expand_multi_info(info, out)
        .expect("a few bytes are fewer than HKDF can give");
}

/// A worker's two secret keys, wiped when they are dropped.
#[derive(Clone)]
pub struct WorkerKeys {
    worker: Worker,
    pair: SecretPair,
}

impl WorkerKeys {
    /// A worker's, of fresh random bytes.
    pub fn make(worker: Worker, random: &[u8; 64]) -> Self {
        let pair = SecretPair::of(random);
        Self { worker, pair }
    }

    /// Which worker's.
    pub fn worker(&self) -> Worker {
        self.worker
    }

    /// The public halves.
    pub fn public(&self) -> PublicKeys {
        self.pair.public()
    }

    /// What names both together.
    pub fn keys(&self) -> Hash {
        let public = self.public();
        worker_keys(&public.hpke, &public.signing)
    }

    pub(crate) fn pair(&self) -> &SecretPair {
        &self.pair
    }

    /// Seals them for one way. `nonce` is 24 fresh random bytes.
    pub fn seal_for(&self, secret: &WaySecret<'_>, nonce: [u8; 24]) -> WrappedKeys {
        let (key, additional) = (secret.key(self.worker), secret.additional(self.worker));
        let plain = self.pair.secrets();
        let sealed = tidily(|| cipher::seal(&key, &nonce, &additional, plain.as_slice()));
        WrappedKeys {
            way: secret.way(),
            nonce,
            sealed: sealed.try_into().expect("64 bytes and a tag are 80"),
        }
    }

    /// Opens what [`Self::seal_for`] gave; none where the secret, the worker or the way is another.
    pub fn open(worker: Worker, secret: &WaySecret<'_>, wrapped: &WrappedKeys) -> Option<Self> {
        let (key, additional) = (secret.key(worker), secret.additional(worker));
        let opened = tidily(|| cipher::open(&key, &wrapped.nonce, &additional, &wrapped.sealed));
        let secrets = opened.ok()?;
        let secrets: &[u8; 64] = secrets.as_slice().try_into().ok()?;
        (wrapped.way == secret.way()).then(|| Self::make(worker, secrets))
    }

    /// Signs the reason that goes with an invitation. `made` is milliseconds since 1970.
    pub fn sign_reason(&self, made: u64, reason: &str) -> [u8; 64] {
        let text = reason_to_sign(self.worker, self.keys(), made, reason);
        self.pair.sign(&text)
    }
}

impl std::fmt::Debug for WorkerKeys {
    /// Says nothing of the keys.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "WorkerKeys({})", self.worker)
    }
}
