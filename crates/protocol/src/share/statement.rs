//! What a client says of a grant: to whom, until when, and whether it stands. Statements are numbered
//! and chained; a grant's name is the hash of its first.

use crate::SUITE;
use crate::bytes::{Malformed, Reader};
use crate::id::{Grant, Hash, Worker};

/// How a grant stands.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(u8)]
pub enum State {
    /// The worker may read.
    Active = 1,
    /// Not for now.
    Paused = 2,
    /// For good.
    Ended = 3,
}

impl State {
    /// The state of this number.
    ///
    /// # Errors
    /// [`Malformed`].
    pub fn of(number: u8) -> Result<Self, Malformed> {
        match number {
            1 => Ok(Self::Active),
            2 => Ok(Self::Paused),
            3 => Ok(Self::Ended),
            _ => Err(Malformed),
        }
    }
}

/// A statement, read but not believed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Statement {
    /// Its place, from 0.
    pub number: u32,
    /// Of which grant: zeros in the first, whose hash is the name.
    pub grant: Grant,
    /// The hash of the statement before; [`Hash::NONE`] in the first.
    pub previous: Hash,
    /// How the grant stands.
    pub state: State,
    /// Which key seals what is shared: 1, and one more with every narrowing and every resuming.
    pub epoch: u32,
    /// When it was made, by the device's clock: milliseconds since 1970.
    pub made: u64,
    /// When it ends by itself.
    pub until: u64,
    /// To whom.
    pub worker: Worker,
    /// The worker's keys, as [`super::worker_keys`] names them.
    pub keys: Hash,
    /// The hash of the server's signing key.
    pub server: Hash,
    /// Checks what the grant signs.
    pub signing: [u8; 32],
    /// Suggestions are sealed for this.
    pub inbox: [u8; 32],
    /// Fresh random bytes.
    pub random: [u8; 16],
    /// The grant's signature.
    pub signature: [u8; 64],
}

impl Statement {
    /// Its length on the wire.
    pub const LENGTH: usize = 2 + 4 + 32 + 32 + 1 + 4 + 8 + 8 + 8 + 32 + 32 + 32 + 32 + 16 + 64;
    const VERSION: u8 = 1;

    /// Everything that is signed, whatever `signature` is.
    fn unsigned(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(Self::LENGTH);
        bytes.extend([Self::VERSION, SUITE]);
        bytes.extend(self.number.to_be_bytes());
        bytes.extend(self.grant.0);
        bytes.extend(self.previous.0);
        bytes.push(self.state as u8);
        bytes.extend(self.epoch.to_be_bytes());
        bytes.extend(self.made.to_be_bytes());
        bytes.extend(self.until.to_be_bytes());
        bytes.extend(self.worker.0);
        for part in [&self.keys.0, &self.server.0, &self.signing, &self.inbox] {
            bytes.extend(part);
        }
        bytes.extend(self.random);
        bytes
    }

    /// What the grant's key signs.
    pub fn to_sign(&self) -> Vec<u8> {
        let hash = Hash::of(&[&self.unsigned()]);
        [b"trellis grant statement v1".as_slice(), &hash.0].concat()
    }

    /// As it is on the wire.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = self.unsigned();
        bytes.extend(self.signature);
        bytes
    }

    /// Its hash, which the next one names.
    pub fn hash(&self) -> Hash {
        Hash::of(&[&self.bytes()])
    }

    /// The grant it is of: what it says, or, of the first, what it begins.
    pub fn of(&self) -> Grant {
        if self.number == 0 {
            Grant(self.hash().0)
        } else {
            self.grant
        }
    }

    /// Reads one.
    ///
    /// # Errors
    /// [`Malformed`], also where it says what no statement can say.
    pub fn read(bytes: &[u8]) -> Result<Self, Malformed> {
        let mut from = Reader::new(bytes);
        if from.array()? != [Self::VERSION, SUITE] {
            return Err(Malformed);
        }
        let statement = Self {
            number: from.u32()?,
            grant: Grant(from.array()?),
            previous: Hash(from.array()?),
            state: State::of(from.u8()?)?,
            epoch: from.u32()?,
            made: from.u64()?,
            until: from.u64()?,
            worker: Worker(from.array()?),
            keys: Hash(from.array()?),
            server: Hash(from.array()?),
            signing: from.array()?,
            inbox: from.array()?,
            random: from.array()?,
            signature: from.array()?,
        };
        from.end()?;
        let first = statement.grant == Grant([0; 32]) && statement.previous == Hash::NONE;
        let lasts = statement.until.checked_sub(statement.made);
        let well = first == (statement.number == 0)
            && statement.epoch > 0
            && (statement.number > 0 || statement.epoch == 1)
            && lasts.is_some_and(|lasts| lasts <= super::LONGEST);
        well.then_some(statement).ok_or(Malformed)
    }

    /// Whether it may follow a grant's first statement, as far as who and whose can tell: the same
    /// grant, worker, keys and server.
    pub fn is_of(&self, first: &Self) -> bool {
        let same = |one: &Self| (one.worker, one.keys, one.server, one.signing, one.inbox);
        first.number == 0 && self.of() == first.of() && same(self) == same(first)
    }
}
