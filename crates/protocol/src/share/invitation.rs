//! An invitation to share: which server, which worker with which keys, and the right to begin one grant.

use crate::bytes::{Malformed, Reader};
use crate::crockford::{BadCode, read_code, write_code};
use crate::id::{Hash, Worker};
use crate::invitation::{at, server_typed};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use std::fmt;

/// Who an invitation is from: named whole by a link, or by 80 bits of a hash where it was typed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Named {
    /// By a link.
    Whole {
        /// The hash of the server's signing key.
        server: Hash,
        /// The worker.
        worker: Worker,
        /// The worker's keys.
        keys: Hash,
    },
    /// By what was typed.
    Typed([u8; 10]),
}

impl Named {
    /// What is typed of them.
    pub fn typed(server: Hash, worker: Worker, keys: Hash) -> [u8; 10] {
        let hash = Hash::of(&[b"trellis share code v1", &server.0, &worker.0, &keys.0]);
        let (first, _) = hash.0.split_first_chunk().expect("32 are more than 10");
        *first
    }

    /// Whether these are the ones that are named.
    pub fn names(&self, server: Hash, worker: Worker, keys: Hash) -> bool {
        match self {
            Self::Whole { .. } => {
                *self
                    == Self::Whole {
                        server,
                        worker,
                        keys,
                    }
            }
            Self::Typed(typed) => *typed == Self::typed(server, worker, keys),
        }
    }
}

/// An invitation to share with one worker.
#[derive(Clone, PartialEq, Eq)]
pub struct ShareInvitation {
    /// The server's address, such as `https://trellis.example.org`; no slash at its end.
    pub server: String,
    /// Good for one grant; of one that was typed only its first 45 bits.
    pub token: [u8; 16],
    /// Who it is from.
    pub named: Named,
    /// When it ends, in seconds since 1970; 0 where it does not say, as one that was typed.
    pub expires: u64,
}

impl ShareInvitation {
    const VERSION: u8 = 1;

    /// The link; none of one that was typed. What stands after `#` is never sent by a browser.
    pub fn link(&self) -> Option<String> {
        let Named::Whole {
            server,
            worker,
            keys,
        } = self.named
        else {
            return None;
        };
        let mut bytes = vec![Self::VERSION];
        bytes.extend(self.token);
        bytes.extend(server.0);
        bytes.extend(worker.0);
        bytes.extend(keys.0);
        bytes.extend(self.expires.to_be_bytes());
        let text = BASE64_URL_SAFE_NO_PAD.encode(bytes);
        Some(format!("{}/share#{text}", self.server))
    }

    /// Reads a link.
    ///
    /// # Errors
    /// [`Malformed`].
    pub fn read_link(link: &str) -> Result<Self, Malformed> {
        let (address, text) = link.trim().split_once('#').ok_or(Malformed)?;
        let server = address.strip_suffix("/share").ok_or(Malformed)?;
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).map_err(|_| Malformed)?;
        let mut from = Reader::new(&bytes);
        if from.u8()? != Self::VERSION {
            return Err(Malformed);
        }
        let invitation = Self {
            server: at(server)?,
            token: from.array()?,
            named: Named::Whole {
                server: Hash(from.array()?),
                worker: Worker(from.array()?),
                keys: Hash(from.array()?),
            },
            expires: from.u64()?,
        };
        from.end()?;
        Ok(invitation)
    }

    /// The characters to type, beside the server's name.
    pub fn code(&self) -> String {
        let typed = match self.named {
            Named::Typed(typed) => typed,
            Named::Whole {
                server,
                worker,
                keys,
            } => Named::typed(server, worker, keys),
        };
        write_code((u128::from_be_bytes(self.token) >> 83) as u64, typed)
    }

    /// Reads what was typed: the server's name, with or without `https://`, and the code.
    ///
    /// # Errors
    /// [`BadCode`] where the code is none. A name that is none leads to no server.
    pub fn read_code(server: &str, code: &str) -> Result<Self, BadCode> {
        let (first, second) = read_code(code)?;
        Ok(Self {
            server: server_typed(server),
            token: (u128::from(first) << 83).to_be_bytes(),
            named: Named::Typed(second),
            expires: 0,
        })
    }
}

impl fmt::Debug for ShareInvitation {
    /// Says nothing of the token.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ShareInvitation")
            .field("server", &self.server)
            .finish_non_exhaustive()
    }
}

/// What a worker signs of the reason that goes with an invitation.
pub fn reason_to_sign(worker: Worker, keys: Hash, made: u64, reason: &str) -> Vec<u8> {
    [
        b"trellis invitation v1".as_slice(),
        &worker.0,
        &keys.0,
        &made.to_be_bytes(),
        reason.as_bytes(),
    ]
    .concat()
}
