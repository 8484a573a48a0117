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

    /// A secret of this server's for one purpose, which its signatures say nothing of.
    pub fn secret(&self, purpose: &[u8]) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(b"trellis server secret v1");
        hash.update(self.0.as_bytes());
        hash.update(purpose);
        hash.finalize().into()
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

#[cfg(test)]
mod tests {
    use super::*;
    use base64::Engine as _;
    use base64::prelude::BASE64_STANDARD;

    /// RFC 9421, appendix B.2.6: an independent signature over a message of HTTP.
    #[test]
    fn the_vector_of_rfc_9421_holds() {
        let key = BASE64_STANDARD
            .decode("JrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=")
            .expect("base 64");
        let signature = BASE64_STANDARD
            .decode("wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==")
            .expect("base 64");
        let base = concat!(
            "\"date\": Tue, 20 Apr 2021 02:07:55 GMT\n",
            "\"@method\": POST\n",
            "\"@path\": /foo\n",
            "\"@authority\": example.com\n",
            "\"content-type\": application/json\n",
            "\"content-length\": 18\n",
            "\"@signature-params\": (\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" \"content-length\")",
            ";created=1618884473;keyid=\"test-key-ed25519\""
        );
        let key = key.try_into().expect("32 bytes");
        let signature: [u8; 64] = signature.try_into().expect("64 bytes");
        assert!(holds(&key, base.as_bytes(), &signature));
        assert!(!holds(&key, &base.as_bytes()[1..], &signature));
        for at in 0..64 {
            let mut other = signature;
            other[at] ^= 1;
            assert!(!holds(&key, base.as_bytes(), &other), "byte {at}");
        }
        assert!(!holds(&[0; 32], base.as_bytes(), &signature));
    }

    #[test]
    fn a_key_is_made_once_and_for_one_reader() {
        let folder = tempfile::tempdir().expect("a folder");
        let made = ServerKey::make(folder.path()).expect("a key");
        assert!(ServerKey::make(folder.path()).is_err());
        let read = ServerKey::read(folder.path()).expect("a key");
        assert_eq!(read.public(), made.public());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let file = std::fs::metadata(folder.path().join(ServerKey::FILE)).expect("a file");
            assert_eq!(file.permissions().mode() & 0o777, 0o600);
        }
        assert_ne!(read.blur(b"one"), read.blur(b"two"));
    }
}
