//! The second way in: a code of 25 characters, of which only a *sign-in name* ever comes here, and
//! six digits of an authenticator app (RFC 6238). The digits of a step are taken once.

use crate::clock::{self, Millis};
use crate::key::ServerKey;
use crate::portal::picture;
use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde_json::{Value, json};
use totp_rs::{Builder, Secret, Totp};
use trellis_protocol::Hash;

/// What the server keeps of a sign-in name.
pub fn name_of(name: &[u8; 16]) -> [u8; 32] {
    Hash::of(&[b"trellis code name v1", name]).0
}

/// An authenticator's secret.
pub struct Authenticator([u8; 20]);

impl Authenticator {
    /// A fresh one.
    ///
    /// # Errors
    /// Where the system gives no random bytes.
    pub fn make() -> std::io::Result<Self> {
        clock::random().map(Self)
    }

    /// Of these bytes.
    pub fn of(bytes: [u8; 20]) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8; 20] {
        &self.0
    }

    fn totp(&self, (agency, name): (&str, &str)) -> Option<Totp> {
        let plain = |text: &str| text.replace(':', " ");
        let secret = Secret::from(self.0.to_vec());
        let builder = Builder::new()
            .with_secret(secret)
            .with_account_name(plain(name))
            .with_issuer(Some(plain(agency)));
        builder.build().ok()
    }

    /// What an authenticator app is given: to type, to open, to scan.
    pub fn shown(&self, who: (&str, &str)) -> Option<Value> {
        let totp = self.totp(who)?;
        let uri = totp.to_url().ok()?;
        let secret = totp.secret().to_base32();
        Some(json!({"secret": secret, "qr": picture(&uri), "uri": uri}))
    }

    /// The step that these digits are of, one before and one after now being good too.
    pub fn step(&self, digits: &str, now: Millis) -> Option<i64> {
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let seconds = u64::try_from(now / 1_000).ok()?;
        let step = self.totp(("", "worker"))?.check(digits, seconds)?;
        i64::try_from(step).ok()
    }

    /// As it is kept: sealed under the server's own key, so that who reads the database alone reads
    /// no secret.
    pub fn sealed(&self, key: &ServerKey, worker: &[u8; 8]) -> Option<Vec<u8>> {
        let nonce: [u8; 24] = clock::random().ok()?;
        let payload = Payload {
            msg: &self.0,
            aad: worker,
        };
        let sealed = cipher(key).encrypt(&XNonce::from(nonce), payload).ok()?;
        Some([nonce.as_slice(), &sealed].concat())
    }

    /// The same, read.
    pub fn opened(sealed: &[u8], key: &ServerKey, worker: &[u8; 8]) -> Option<Self> {
        let (nonce, sealed) = sealed.split_first_chunk::<24>()?;
        let payload = Payload {
            msg: sealed,
            aad: worker,
        };
        let plain = cipher(key).decrypt(&XNonce::from(*nonce), payload).ok()?;
        plain.try_into().ok().map(Self)
    }
}

fn cipher(key: &ServerKey) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&key.secret(b"trellis authenticators v1").into())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B, for SHA-1: the last six of its eight digits.
    #[test]
    fn the_digits_are_those_of_the_rfc() {
        let authenticator = Authenticator::of(*b"12345678901234567890");
        for (seconds, digits) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            let step = seconds / 30;
            for (off, wanted) in [
                (0, Some(step)),
                (30, Some(step)),
                (-30, Some(step)),
                (60, None),
                (-60, None),
            ] {
                let now = (seconds + off) * 1_000;
                assert_eq!(authenticator.step(digits, now), wanted, "{seconds} {off}");
            }
        }
        for bad in [
            "", "28708", "2870820", "28708a", " 87082", "２87082", "000000",
        ] {
            assert_eq!(authenticator.step(bad, 59_000), None, "{bad}");
        }
    }

    #[test]
    fn a_secret_is_read_by_its_own_server_for_its_own_worker() {
        let (key, other) = (ServerKey::of(&[1; 32]), ServerKey::of(&[2; 32]));
        let made = Authenticator::make().expect("random bytes");
        let sealed = made.sealed(&key, &[3; 8]).expect("sealed");
        assert!(!sealed.windows(20).any(|part| part == made.bytes()));
        let opened = Authenticator::opened(&sealed, &key, &[3; 8]).expect("opened");
        assert_eq!(opened.bytes(), made.bytes());
        assert!(Authenticator::opened(&sealed, &other, &[3; 8]).is_none());
        assert!(Authenticator::opened(&sealed, &key, &[4; 8]).is_none());
        assert!(Authenticator::opened(&sealed[1..], &key, &[3; 8]).is_none());
        let shown = made.shown(("Maple: House", "Sam")).expect("shown");
        let uri = shown["uri"].as_str().expect("text");
        assert!(uri.starts_with("otpauth://totp/"), "{uri}");
        assert_eq!(shown["secret"].as_str().map(str::len), Some(32));
    }
}
