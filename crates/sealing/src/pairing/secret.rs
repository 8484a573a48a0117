//! What the new device shows and the old one sees: the name of the pairing, and its secret.

use crate::KeyBytes;
use crate::key::tidily;
use base64::prelude::{BASE64_URL_SAFE_NO_PAD as BASE64, Engine};
use hkdf::Hkdf;
use sha2::Sha256;
use trellis_protocol::{BadCode, Malformed, read_code, write_code};
use zeroize::Zeroizing;

const SCHEME: &str = "trellis-pair:";
const VERSION: u8 = 1;
/// Bits of a pairing's name that are typed.
const TYPED: u32 = 45;

/// A pairing's name, and what its messages are sealed under.
#[derive(Clone)]
pub struct PairingSecret {
    pairing: [u8; 16],
    key: KeyBytes,
}

impl PairingSecret {
    fn new(pairing: [u8; 16], secret: &[u8]) -> Self {
        let key = tidily(|| {
            KeyBytes::made(|key| {
                Hkdf::<Sha256>::new(None, secret)
                    .expand(b"trellis pairing v1", key)
                    .expect("32 bytes are fewer than HKDF can give");
            })
        });
        Self { pairing, key }
    }

    /// What the mailbox is found by.
    pub fn pairing(&self) -> [u8; 16] {
        self.pairing
    }

    pub(super) fn key(&self) -> &KeyBytes {
        &self.key
    }
}

impl std::fmt::Debug for PairingSecret {
    /// Says nothing of it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PairingSecret")
    }
}

/// What a QR of the new device says.
pub struct Scanned {
    /// The secret.
    pub secret: PairingSecret,
    /// The address of the server whose mailbox is used.
    pub server: String,
    text: Zeroizing<String>,
}

impl Scanned {
    /// A new pairing, of 48 fresh random bytes, over this server.
    pub fn make(random: &[u8; 48], server: &str) -> Self {
        let bytes = [&[VERSION], random.as_slice(), server.as_bytes()].concat();
        let text = format!(
            "{SCHEME}{}",
            BASE64.encode(Zeroizing::new(bytes).as_slice())
        );
        Self::of(random, server.to_owned(), Zeroizing::new(text))
    }

    /// Reads a QR.
    ///
    /// # Errors
    /// [`Malformed`].
    pub fn read(text: &str) -> Result<Self, Malformed> {
        let text = text.trim();
        let encoded = text.strip_prefix(SCHEME).ok_or(Malformed)?;
        let bytes = Zeroizing::new(BASE64.decode(encoded).map_err(|_| Malformed)?);
        let (version, rest) = bytes.split_first().ok_or(Malformed)?;
        let (random, server) = rest.split_first_chunk().ok_or(Malformed)?;
        let server = std::str::from_utf8(server).map_err(|_| Malformed)?;
        if *version != VERSION || server.is_empty() {
            return Err(Malformed);
        }
        let (server, text) = (server.to_owned(), Zeroizing::new(text.to_owned()));
        Ok(Self::of(random, server, text))
    }

    fn of(random: &[u8; 48], server: String, text: Zeroizing<String>) -> Self {
        let (pairing, secret) = random.split_first_chunk().expect("48 are more than 16");
        Self {
            secret: PairingSecret::new(*pairing, secret),
            server,
            text,
        }
    }

    /// The text of the QR.
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl std::fmt::Debug for Scanned {
    /// Says nothing of it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Scanned")
    }
}

/// What the new device shows to be typed.
pub struct PairingCode {
    /// The secret.
    pub secret: PairingSecret,
    code: Zeroizing<String>,
}

impl PairingCode {
    /// A new pairing, of 16 fresh random bytes.
    pub fn make(random: &[u8; 16]) -> Self {
        let name = u64::from_be_bytes(*random.first_chunk().expect("16 are more than 8"));
        let mut secret = Zeroizing::new([0; 10]);
        secret.copy_from_slice(&random[6..]);
        Self::of(name >> (64 - TYPED), &secret)
    }

    /// Reads what was typed.
    ///
    /// # Errors
    /// See [`BadCode`].
    pub fn read(typed: &str) -> Result<Self, BadCode> {
        let (name, secret) = read_code(typed)?;
        Ok(Self::of(name, &Zeroizing::new(secret)))
    }

    fn of(name: u64, secret: &[u8; 10]) -> Self {
        let pairing = (u128::from(name) << (128 - TYPED)).to_be_bytes();
        Self {
            secret: PairingSecret::new(pairing, secret),
            code: Zeroizing::new(write_code(name, *secret)),
        }
    }

    /// The 25 characters, in groups.
    pub fn code(&self) -> &str {
        &self.code
    }
}

impl std::fmt::Debug for PairingCode {
    /// Says nothing of it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PairingCode")
    }
}
