//! Pairing: how a device that the client holds in hand is let into a vault, past a server that only
//! carries messages.
//!
//! The new device shows a secret, which the old one sees or the client types there; everything between
//! them is sealed under it. Then both show three words. They guard against somebody who saw the secret
//! too and sits between: the new device promised fresh bytes before it knew the answer, and the words are
//! made of everything that was said, so whoever changes what is said has one guess among sixteen million.
//!
//! Each side is a chain of types, so that nothing can be said before what comes before it was checked:
//! [`NewDevice`] → [`NewDeviceComparing`], and [`OldDevice`] → [`OldDeviceComparing`].

mod message;
mod secret;

use crate::device::Card;
use crate::sabotage;
use crate::words::named;
use message::{From, open, seal};
use trellis_protocol::{Hash, Vault};
use zeroize::Zeroizing;

pub use message::{Answer, Hello, VaultPlace};
pub use secret::{PairingCode, PairingSecret, Scanned};

/// A message as it goes through the mailbox.
pub type Message = Vec<u8>;

/// Why a pairing cannot go on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PairingError {
    /// A message was not sealed under this secret, not for this place, or was changed.
    #[error("this is no message of this pairing")]
    NotOurs,
    /// A message is of a version that this app does not know.
    #[error("the other device is of a newer version")]
    Newer,
    /// The fresh bytes are not those that were promised: somebody sits between.
    #[error("the other device did not keep its promise")]
    Promise,
}

/// What the two devices are told apart from others by, once all was said: three words to compare.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ThreeWords(pub [&'static str; 3]);

/// What each message was, so that the words come of all of them.
struct Said {
    pairing: [u8; 16],
    hello: Hash,
    answer: Hash,
}

impl Said {
    /// Of the fresh bytes themselves: how they were sealed can be chosen anew until the words are right.
    fn words(&self, fresh: &[u8; 16], answer: &Answer) -> ThreeWords {
        let all = Hash::of(&[
            b"trellis pairing words v1",
            &self.pairing,
            &self.hello.0,
            &self.answer.0,
            fresh,
        ]);
        ThreeWords(named(answer.words, [all.0[0], all.0[1], all.0[2]]))
    }
}

fn promise(fresh: &[u8; 16]) -> Hash {
    Hash::of(&[b"trellis pairing promise v1", fresh])
}

/// The new device, which has said hello.
#[derive(Debug)]
pub struct NewDevice {
    secret: PairingSecret,
    hello: Hash,
    fresh: Zeroizing<[u8; 16]>,
}

impl NewDevice {
    /// Says hello. `random` is 40 fresh random bytes.
    pub fn hello(
        secret: &PairingSecret,
        card: Card,
        name: &str,
        random: &[u8; 40],
    ) -> (Self, Message) {
        let (fresh, nonce) = random
            .split_first_chunk::<16>()
            .expect("40 are more than 16");
        let hello = Hello {
            card,
            promise: promise(fresh),
            name: name.to_owned(),
        };
        let nonce = nonce.try_into().expect("40 without 16 are 24");
        let message = seal(secret, From::New, 0, &hello.bytes(), nonce);
        let new = Self {
            secret: secret.clone(),
            hello: Hash::of(&[&message]),
            fresh: Zeroizing::new(*fresh),
        };
        (new, message)
    }

    /// Takes the answer, and gives the fresh bytes that were promised. `nonce` is 24 fresh random bytes.
    ///
    /// # Errors
    /// See [`PairingError`].
    pub fn answered(
        self,
        answer: &[u8],
        nonce: &[u8; 24],
    ) -> Result<(NewDeviceComparing, Message), PairingError> {
        let said = Said {
            pairing: self.secret.pairing(),
            hello: self.hello,
            answer: Hash::of(&[answer]),
        };
        let answer = Answer::read(&open(&self.secret, From::Old, 0, answer)?)?;
        let fresh = seal(&self.secret, From::New, 1, self.fresh.as_slice(), nonce);
        let comparing = NewDeviceComparing {
            words: said.words(&self.fresh, &answer),
            secret: self.secret,
            answer,
        };
        Ok((comparing, fresh))
    }
}

/// The new device, while the client compares the words.
#[derive(Debug)]
pub struct NewDeviceComparing {
    secret: PairingSecret,
    answer: Answer,
    words: ThreeWords,
}

impl NewDeviceComparing {
    /// The words to show.
    pub fn words(&self) -> ThreeWords {
        self.words
    }

    /// Who answered.
    pub fn answer(&self) -> &Answer {
        &self.answer
    }

    /// Where the vault is, which the old device says once the client has said there that the words are the
    /// same; and the vault, whose key log must hold what the place pins.
    ///
    /// # Errors
    /// See [`PairingError`].
    pub fn placed(&self, place: &[u8]) -> Result<(Vault, VaultPlace), PairingError> {
        let place = VaultPlace::read(&open(&self.secret, From::Old, 1, place)?)?;
        Ok((self.answer.vault, place))
    }
}

/// The old device, which has answered.
#[derive(Debug)]
pub struct OldDevice {
    secret: PairingSecret,
    said: Said,
    hello: Hello,
    answer: Answer,
}

impl OldDevice {
    /// Takes a hello, and answers it. `nonce` is 24 fresh random bytes.
    ///
    /// # Errors
    /// See [`PairingError`].
    pub fn answer(
        secret: &PairingSecret,
        hello: &[u8],
        answer: Answer,
        nonce: &[u8; 24],
    ) -> Result<(Self, Message), PairingError> {
        let hash = Hash::of(&[hello]);
        let hello = Hello::read(&open(secret, From::New, 0, hello)?)?;
        let message = seal(secret, From::Old, 0, &answer.bytes(), nonce);
        let said = Said {
            pairing: secret.pairing(),
            hello: hash,
            answer: Hash::of(&[&message]),
        };
        let old = Self {
            secret: secret.clone(),
            said,
            hello,
            answer,
        };
        Ok((old, message))
    }

    /// Takes the fresh bytes that were promised.
    ///
    /// # Errors
    /// See [`PairingError`].
    pub fn fresh(self, fresh: &[u8]) -> Result<OldDeviceComparing, PairingError> {
        let fresh = open(&self.secret, From::New, 1, fresh)?;
        let fresh = fresh.as_array().ok_or(PairingError::NotOurs)?;
        if promise(fresh) != self.hello.promise && !sabotage::NO_COMMITMENT {
            return Err(PairingError::Promise);
        }
        Ok(OldDeviceComparing {
            words: self.said.words(fresh, &self.answer),
            secret: self.secret,
            hello: self.hello,
        })
    }
}

/// The old device, while the client compares the words.
#[derive(Debug)]
pub struct OldDeviceComparing {
    secret: PairingSecret,
    hello: Hello,
    words: ThreeWords,
}

impl OldDeviceComparing {
    /// The words to show.
    pub fn words(&self) -> ThreeWords {
        self.words
    }

    /// Who asks to be let in.
    pub fn hello(&self) -> &Hello {
        &self.hello
    }

    /// Says where the vault is; only once the client has said that the words are the same, and the device
    /// was added. `nonce` is 24 fresh random bytes.
    pub fn place(&self, place: &VaultPlace, nonce: &[u8; 24]) -> Message {
        seal(&self.secret, From::Old, 1, &place.bytes(), nonce)
    }
}

impl std::fmt::Debug for Said {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Said")
    }
}

impl std::fmt::Debug for ThreeWords {
    /// Says nothing of them.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ThreeWords")
    }
}

/// A message of this sender and number that says anything.
#[cfg(any(test, feature = "fuzzing"))]
pub(crate) fn fuzzed(secret: &PairingSecret, (from, n): (u8, u8), says: &[u8]) -> Message {
    let from = if from == 0 { From::New } else { From::Old };
    seal(secret, from, n, says, &[6; 24])
}

#[cfg(test)]
pub(crate) mod tests;
