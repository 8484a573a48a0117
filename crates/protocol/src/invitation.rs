//! An invitation to keep a sealed copy on an agency's server.

use crate::bytes::{Malformed, Reader};
use crate::crockford::{BadCode, read_code, write_code};
use crate::id::Hash;
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use std::fmt;

/// What an invitation says: which server, its key, and the right to make one vault there.
#[derive(Clone, PartialEq, Eq)]
pub struct Invitation {
    /// The server's address, such as `https://trellis.example.org`; no slash at its end.
    pub server: String,
    /// Good for one vault.
    pub token: [u8; 16],
    /// The hash of the server's signing key; of one that was typed only the first ten bytes, the others
    /// being zeros.
    pub key: Hash,
    /// When it ends, in seconds since 1970; 0 where it does not say, as one that was typed.
    pub expires: u64,
}

/// The part of a token that is typed: its first 45 bits, then zeros.
pub fn typed_token(token: &[u8; 16]) -> [u8; 16] {
    ((u128::from_be_bytes(*token) >> 83) << 83).to_be_bytes()
}

impl Invitation {
    const VERSION: u8 = 1;

    /// The link. What stands after `#` is never sent by a browser.
    pub fn link(&self) -> String {
        let mut bytes = vec![Self::VERSION];
        bytes.extend(self.token);
        bytes.extend(self.key.0);
        bytes.extend(self.expires.to_be_bytes());
        let text = BASE64_URL_SAFE_NO_PAD.encode(bytes);
        format!("{}/join#{text}", self.server)
    }

    /// Reads a link.
    ///
    /// # Errors
    /// [`Malformed`].
    pub fn read_link(link: &str) -> Result<Self, Malformed> {
        let (address, text) = link.trim().split_once('#').ok_or(Malformed)?;
        let server = address.strip_suffix("/join").ok_or(Malformed)?;
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).map_err(|_| Malformed)?;
        let mut from = Reader::new(&bytes);
        if from.u8()? != Self::VERSION {
            return Err(Malformed);
        }
        let invitation = Self {
            server: at(server)?,
            token: from.array()?,
            key: Hash(from.array()?),
            expires: from.u64()?,
        };
        from.end()?;
        Ok(invitation)
    }

    /// The characters to type, beside the server's name.
    pub fn code(&self) -> String {
        let mut key = [0; 10];
        key.copy_from_slice(&self.key.0[..10]);
        write_code((u128::from_be_bytes(self.token) >> 83) as u64, key)
    }

    /// Reads what was typed: the server's name, with or without `https://`, and the code.
    ///
    /// # Errors
    /// [`BadCode`] where the code is none. A name that is none leads to no server.
    pub fn read_code(server: &str, code: &str) -> Result<Self, BadCode> {
        let (first, second) = read_code(code)?;
        let mut key = Hash::NONE;
        key.0[..10].copy_from_slice(&second);
        Ok(Self {
            server: server_typed(server),
            token: (u128::from(first) << 83).to_be_bytes(),
            key,
            expires: 0,
        })
    }

    /// Whether a server's signing key is the one that the invitation names.
    pub fn names(&self, key: &[u8; 32]) -> bool {
        let hash = Hash::of(&[key]);
        let typed = self.key.0[10..].iter().all(|byte| *byte == 0);
        let count = if typed { 10 } else { 32 };
        hash.0[..count] == self.key.0[..count]
    }
}

/// The address of a server whose name was typed, with or without `https://`.
pub(crate) fn server_typed(name: &str) -> String {
    let name = name.trim().trim_end_matches('/');
    at(name).unwrap_or_else(|Malformed| format!("https://{name}"))
}

/// A server's address: `https`, or `http` on this very machine.
pub(crate) fn at(address: &str) -> Result<String, Malformed> {
    let local = ["http://127.0.0.1", "http://localhost", "http://[::1]"];
    let is_local = local.iter().any(|local| {
        let rest = address.strip_prefix(local);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
    });
    let name = address.strip_prefix("https://");
    let is_named =
        name.is_some_and(|name| !name.is_empty() && !name.contains(['/', '?', '@', ' ']));
    if is_local || is_named {
        Ok(address.to_owned())
    } else {
        Err(Malformed)
    }
}

impl fmt::Debug for Invitation {
    /// Says nothing of the token.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Invitation")
            .field("server", &self.server)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn invitation() -> Invitation {
        Invitation {
            server: "https://trellis.example.org".to_owned(),
            token: [0xa5; 16],
            key: Hash::of(&[&[1; 32]]),
            expires: 1_800_000_000,
        }
    }

    #[test]
    fn a_link_is_read_as_it_was_written() {
        let invitation = invitation();
        let link = invitation.link();
        assert!(link.starts_with("https://trellis.example.org/join#"));
        assert_eq!(Invitation::read_link(&format!(" {link}\n")), Ok(invitation));
        for cut in 0..link.len() {
            assert_eq!(Invitation::read_link(&link[..cut]), Err(Malformed));
        }
    }

    #[test]
    fn what_is_typed_names_the_same_server_and_token() {
        let invitation = invitation();
        let code = invitation.code();
        let typed = Invitation::read_code("Trellis.example.org/", &code).expect("a code");
        assert_eq!(typed.server, "https://Trellis.example.org");
        assert_eq!(typed.token, typed_token(&invitation.token));
        for read in [invitation, typed] {
            assert!(read.names(&[1; 32]));
            assert!(!read.names(&[2; 32]));
        }
    }

    #[test]
    fn only_this_machine_is_asked_without_a_lock() {
        for address in [
            "http://127.0.0.1:8000",
            "http://localhost",
            "https://a.b:444",
        ] {
            assert!(at(address).is_ok(), "{address}");
        }
        for address in [
            "http://trellis.example.org",
            "http://localhost.example.org",
            "http://127.0.0.1.example.org",
            "https://",
            "https://me@example.org",
            "https://example.org/path",
            "ftp://example.org",
        ] {
            assert!(at(address).is_err(), "{address}");
        }
    }
}
