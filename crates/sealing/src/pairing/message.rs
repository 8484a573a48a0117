//! The messages of a pairing, and how each is sealed in its place.

use super::{Message, PairingError, PairingSecret};
use crate::device::Card;
use crate::key::tidily;
use crate::membership::Pin;
use crate::padding::{self, Payload};
use crate::pair::PublicKeys;
use crate::{WordList, cipher, sabotage};
use trellis_protocol::{Device, Hash, Seen, Stream, Vault};

const VERSION: u8 = 1;

/// Who sends a message.
#[derive(Clone, Copy)]
pub(super) enum From {
    New = 0,
    Old = 1,
}

/// Seals a sender's message of this number.
pub(super) fn seal(
    secret: &PairingSecret,
    from: From,
    n: u8,
    plain: &[u8],
    nonce: &[u8; 24],
) -> Message {
    let plain = padding::fill(plain);
    let place = place(secret, from, n);
    let sealed = tidily(|| cipher::seal(secret.key(), nonce, &place, &plain));
    [nonce.as_slice(), &sealed].concat()
}

/// What a sender's message of this number says.
pub(super) fn open(
    secret: &PairingSecret,
    from: From,
    n: u8,
    message: &[u8],
) -> Result<Payload, PairingError> {
    let (nonce, sealed) = message.split_first_chunk().ok_or(PairingError::NotOurs)?;
    let place = place(secret, from, n);
    let plain = tidily(|| cipher::open(secret.key(), nonce, &place, sealed));
    let payload = plain.ok().and_then(Payload::find);
    payload.ok_or(PairingError::NotOurs)
}

fn place(secret: &PairingSecret, from: From, n: u8) -> Vec<u8> {
    let place = if sabotage::NO_MESSAGE_PLACE {
        [0, 0]
    } else {
        [from as u8, n]
    };
    [secret.pairing().as_slice(), &place].concat()
}

/// The new device's first message.
#[derive(Clone, PartialEq, Eq)]
pub struct Hello {
    /// What it shows of itself.
    pub card: Card,
    /// The hash of fresh bytes that it will show when it has the answer.
    pub(super) promise: Hash,
    /// What its client calls it.
    pub name: String,
}

/// The old device's answer.
#[derive(Clone, PartialEq, Eq)]
pub struct Answer {
    /// The vault.
    pub vault: Vault,
    /// What it shows of itself.
    pub card: Card,
    /// The list that the words to compare are taken from, on both.
    pub words: WordList,
    /// What its client calls it.
    pub name: String,
}

/// Where the vault is, and what is known of it, so that no older one can be shown.
#[derive(Clone, PartialEq, Eq)]
pub struct VaultPlace {
    /// The newest entry of the key log, in which the new device was added.
    pub log: Pin,
    /// The hash of the server's signing key.
    pub server_key: Hash,
    /// The newest page of every chain that the old device has seen, its own among them.
    pub seen: Vec<Seen>,
    /// The server's address.
    pub server: String,
}

impl Hello {
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut bytes = vec![VERSION];
        write_card(&mut bytes, &self.card);
        bytes.extend(self.promise.0);
        write_text(&mut bytes, &self.name);
        bytes
    }

    pub(super) fn read(bytes: &[u8]) -> Result<Self, PairingError> {
        let mut from = Fields::versioned(bytes)?;
        let hello = Self {
            card: from.card()?,
            promise: Hash(from.take()?),
            name: from.text()?,
        };
        from.end(hello)
    }
}

impl Answer {
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut bytes = vec![VERSION];
        bytes.extend(self.vault.0);
        write_card(&mut bytes, &self.card);
        bytes.push(match self.words {
            WordList::English => 0,
            WordList::French => 1,
        });
        write_text(&mut bytes, &self.name);
        bytes
    }

    pub(super) fn read(bytes: &[u8]) -> Result<Self, PairingError> {
        let mut from = Fields::versioned(bytes)?;
        let answer = Self {
            vault: Vault(from.take()?),
            card: from.card()?,
            words: match from.take()? {
                [0] => WordList::English,
                [1] => WordList::French,
                _ => return Err(PairingError::NotOurs),
            },
            name: from.text()?,
        };
        from.end(answer)
    }
}

impl VaultPlace {
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut bytes = self.log.number.to_be_bytes().to_vec();
        bytes.extend(self.log.hash.0);
        bytes.extend(self.server_key.0);
        bytes.extend(short(self.seen.len()));
        for seen in &self.seen {
            bytes.extend(seen.device.0);
            bytes.push(seen.stream as u8);
            bytes.extend(seen.number.to_be_bytes());
            bytes.extend(seen.hash.0);
        }
        write_text(&mut bytes, &self.server);
        bytes
    }

    pub(super) fn read(bytes: &[u8]) -> Result<Self, PairingError> {
        let mut from = Fields(bytes);
        let place = Self {
            log: Pin {
                number: u32::from_be_bytes(from.take()?),
                hash: Hash(from.take()?),
            },
            server_key: Hash(from.take()?),
            seen: from.seen()?,
            server: from.text()?,
        };
        from.end(place)
    }
}

fn write_card(bytes: &mut Vec<u8>, card: &Card) {
    bytes.extend(card.device.0);
    bytes.extend(card.keys.signing);
    bytes.extend(card.keys.hpke);
}

fn write_text(bytes: &mut Vec<u8>, text: &str) {
    bytes.extend(short(text.len()));
    bytes.extend(text.as_bytes());
}

fn short(count: usize) -> [u8; 2] {
    u16::try_from(count)
        .expect("a name is short, and a vault has a few devices")
        .to_be_bytes()
}

/// The fields of a message that are still to be read.
struct Fields<'a>(&'a [u8]);

impl<'a> Fields<'a> {
    fn versioned(bytes: &'a [u8]) -> Result<Self, PairingError> {
        match bytes.split_first() {
            Some((&VERSION, rest)) => Ok(Self(rest)),
            Some((&newer, _)) if newer > VERSION => Err(PairingError::Newer),
            _ => Err(PairingError::NotOurs),
        }
    }

    fn take<const N: usize>(&mut self) -> Result<[u8; N], PairingError> {
        let (taken, rest) = self.0.split_first_chunk().ok_or(PairingError::NotOurs)?;
        self.0 = rest;
        Ok(*taken)
    }

    fn count(&mut self) -> Result<usize, PairingError> {
        self.take().map(u16::from_be_bytes).map(usize::from)
    }

    fn card(&mut self) -> Result<Card, PairingError> {
        Ok(Card {
            device: Device(self.take()?),
            keys: PublicKeys {
                signing: self.take()?,
                hpke: self.take()?,
            },
        })
    }

    fn text(&mut self) -> Result<String, PairingError> {
        let length = self.count()?;
        let (text, rest) = self
            .0
            .split_at_checked(length)
            .ok_or(PairingError::NotOurs)?;
        self.0 = rest;
        let text = std::str::from_utf8(text).map_err(|_| PairingError::NotOurs)?;
        Ok(text.to_owned())
    }

    fn seen(&mut self) -> Result<Vec<Seen>, PairingError> {
        let count = self.count()?;
        let mut all = Vec::new();
        for _ in 0..count {
            let device = Device(self.take()?);
            let [stream] = self.take()?;
            all.push(Seen {
                device,
                stream: Stream::of(stream).map_err(|_| PairingError::NotOurs)?,
                number: u64::from_be_bytes(self.take()?),
                hash: Hash(self.take()?),
            });
        }
        Ok(all)
    }

    fn end<T>(self, read: T) -> Result<T, PairingError> {
        self.0
            .is_empty()
            .then_some(read)
            .ok_or(PairingError::NotOurs)
    }
}

impl std::fmt::Debug for Hello {
    /// Says nothing of the name, which the client gave.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Hello({})", self.card.device)
    }
}

impl std::fmt::Debug for Answer {
    /// Says nothing of the name, which the client gave.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Answer({})", self.card.device)
    }
}

impl std::fmt::Debug for VaultPlace {
    /// Says nothing of the address.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "VaultPlace({:?})", self.log)
    }
}
