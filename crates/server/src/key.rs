//! The server's signing key: it signs receipts and the heads of the audit. Clients know its hash from
//! their invitation. A file of 32 random bytes that only the server's own account may read.

use ed25519_dalek::{Signer as _, SigningKey};
use sha2::{Digest as _, Sha256};
use std::io::{Error, Result, Write as _};
use std::path::Path;

/// The key, and what names are hashed with.
#[derive(Clone)]
pub struct ServerKey(SigningKey);

impl ServerKey {
    /// Its file's name in the data folder.
    pub const FILE: &'static str = "signing.key";

    /// Makes the key's file. Never where there is one.
    ///
    /// # Errors
    /// Where the file is there already or cannot be written.
    pub fn make(folder: &Path) -> Result<Self> {
        let bytes = crate::clock::random()?;
        Self::write(folder, &bytes)?;
        Ok(Self::of(&bytes))
    }

    /// Writes a key's file.
    pub(crate) fn write(folder: &Path, bytes: &[u8]) -> Result<()> {
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(folder.join(Self::FILE))?;
        file.write_all(bytes)?;
        file.sync_all()
    }

    /// Reads the key's file.
    ///
    /// # Errors
    /// Where it is not there, or is not a key.
    pub fn read(folder: &Path) -> Result<Self> {
        let bytes = std::fs::read(folder.join(Self::FILE))?;
        let bytes = bytes
            .try_into()
            .map_err(|_| Error::other("signing.key is not 32 bytes long"))?;
        Ok(Self::of(&bytes))
    }

    /// The key of these bytes.
    pub fn of(bytes: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(bytes))
    }

    /// What others check its signatures with.
    pub fn public(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }

    /// Signs.
    pub fn sign(&self, text: &[u8]) -> [u8; 64] {
        self.0.sign(text).to_bytes()
    }

    /// A name as the audit knows it: the same each time, and no way back without this key.
    pub fn blur(&self, name: &[u8]) -> [u8; 16] {
        let mut hash = Sha256::new();
        hash.update(b"trellis audit name v1");
        hash.update(self.0.as_bytes());
        hash.update(name);
        let hash: [u8; 32] = hash.finalize().into();
        let (first, _) = hash.split_at(16);
        first.try_into().expect("half of 32 bytes is 16")
    }
}

/// Whether a signature of a key is one over the text. Strict: one text, one signature.
pub fn holds(key: &[u8; 32], text: &[u8], signature: &[u8; 64]) -> bool {
    let Ok(key) = ed25519_dalek::VerifyingKey::from_bytes(key) else {
        return false;
    };
    let signature = ed25519_dalek::Signature::from_bytes(signature);
    key.verify_strict(text, &signature).is_ok()
}
