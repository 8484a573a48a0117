//! How a device signs what it asks: HTTP message signatures (RFC 9421) in one fixed form, so that
//! there is nothing to negotiate and little to get wrong.

use crate::bytes::Malformed;
use crate::id::{Device, Grant, Vault};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

/// What is signed of a request.
#[derive(Clone, Copy, Debug)]
pub struct SignedInput<'a> {
    /// `GET`, `POST` or `DELETE`.
    pub method: &'a str,
    /// The whole address.
    pub uri: &'a str,
    /// The `Content-Digest` field, where there is a body: see [`digest`].
    pub digest: Option<&'a str>,
}

/// Who signed a request, and when.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Signed {
    /// Seconds since 1970.
    pub created: u64,
    /// Fresh random bytes; each is taken once.
    pub nonce: [u8; 16],
    /// Whose vault.
    pub vault: Vault,
    /// Which of its devices.
    pub device: Device,
}

/// The `Content-Digest` field of a body (RFC 9530).
pub fn digest(body: &[u8]) -> String {
    format!("sha-256=:{}:", BASE64_STANDARD.encode(Sha256::digest(body)))
}

const LABEL: &str = "trellis=";

/// The same, by one of the devices that hold a grant, with the grant's own key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SignedByGrant {
    /// Seconds since 1970.
    pub created: u64,
    /// Fresh random bytes; each is taken once.
    pub nonce: [u8; 16],
    /// Which grant.
    pub grant: Grant,
}

/// The one form, whoever signs.
struct Form {
    created: u64,
    nonce: [u8; 16],
    keyid: String,
}

impl Form {
    fn parameters(&self, body: bool) -> String {
        let digest = if body { " \"content-digest\"" } else { "" };
        format!(
            "(\"@method\" \"@target-uri\"{digest});created={};nonce=\"{}\";keyid=\"{}\";alg=\"ed25519\";tag=\"trellis-1\"",
            self.created,
            BASE64_STANDARD.encode(self.nonce),
            self.keyid,
        )
    }

    fn base(&self, input: &SignedInput<'_>) -> String {
        let mut base = format!(
            "\"@method\": {}\n\"@target-uri\": {}\n",
            input.method, input.uri
        );
        if let Some(digest) = input.digest {
            base += &format!("\"content-digest\": {digest}\n");
        }
        base + &format!(
            "\"@signature-params\": {}",
            self.parameters(input.digest.is_some())
        )
    }

    fn field(&self, body: bool) -> String {
        format!("{LABEL}{}", self.parameters(body))
    }

    /// Reads the two fields. What `whose` makes of the key's name must be written in that way again.
    fn read<T>(
        (field, signature): (&str, &str),
        body: bool,
        whose: impl FnOnce(u64, [u8; 16], &str) -> Option<(T, Self)>,
    ) -> Result<(T, [u8; 64]), Malformed> {
        let (read, form) = Self::parts(field)
            .and_then(|(created, nonce, keyid)| whose(created, nonce, keyid))
            .ok_or(Malformed)?;
        // Written again it must be the same: so nothing else was said, and not in another way.
        if form.field(body) != field {
            return Err(Malformed);
        }
        let text = signature.strip_prefix(LABEL).ok_or(Malformed)?;
        let text = text
            .strip_prefix(':')
            .and_then(|text| text.strip_suffix(':'));
        let bytes = BASE64_STANDARD.decode(text.ok_or(Malformed)?);
        let bytes = bytes.map_err(|_| Malformed)?;
        Ok((read, bytes.try_into().map_err(|_| Malformed)?))
    }

    fn parts(field: &str) -> Option<(u64, [u8; 16], &str)> {
        let (_, rest) = field.split_once(";created=")?;
        let (created, rest) = rest.split_once(";nonce=\"")?;
        let (nonce, rest) = rest.split_once("\";keyid=\"")?;
        let (keyid, _) = rest.split_once('"')?;
        let nonce = BASE64_STANDARD.decode(nonce).ok()?.try_into().ok()?;
        Some((created.parse().ok()?, nonce, keyid))
    }
}

impl Signed {
    fn form(&self) -> Form {
        Form {
            created: self.created,
            nonce: self.nonce,
            keyid: format!("{}.{}", self.vault, self.device),
        }
    }

    /// The text that is signed: RFC 9421's signature base.
    pub fn base(&self, input: &SignedInput<'_>) -> String {
        self.form().base(input)
    }

    /// The `Signature-Input` field of a request with or without a body.
    pub fn field(&self, body: bool) -> String {
        self.form().field(body)
    }

    /// The `Signature` field.
    pub fn signature_field(signature: &[u8; 64]) -> String {
        format!("{LABEL}:{}:", BASE64_STANDARD.encode(signature))
    }

    /// Reads the `Signature-Input` field of a request with or without a body, and its `Signature`.
    /// Only the one fixed form is read.
    ///
    /// # Errors
    /// [`Malformed`].
    pub fn read(field: &str, signature: &str, body: bool) -> Result<(Self, [u8; 64]), Malformed> {
        Form::read((field, signature), body, |created, nonce, keyid| {
            let (vault, device) = keyid.split_once('.')?;
            let signed = Self {
                created,
                nonce,
                vault: vault.parse().ok()?,
                device: device.parse().ok()?,
            };
            Some((signed, signed.form()))
        })
    }
}

impl SignedByGrant {
    fn form(&self) -> Form {
        Form {
            created: self.created,
            nonce: self.nonce,
            keyid: format!("grant.{}", self.grant),
        }
    }

    /// See [`Signed::base`].
    pub fn base(&self, input: &SignedInput<'_>) -> String {
        self.form().base(input)
    }

    /// See [`Signed::field`].
    pub fn field(&self, body: bool) -> String {
        self.form().field(body)
    }

    /// See [`Signed::read`].
    ///
    /// # Errors
    /// [`Malformed`].
    pub fn read(field: &str, signature: &str, body: bool) -> Result<(Self, [u8; 64]), Malformed> {
        Form::read((field, signature), body, |created, nonce, keyid| {
            let signed = Self {
                created,
                nonce,
                grant: keyid.strip_prefix("grant.")?.parse().ok()?,
            };
            Some((signed, signed.form()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn signed() -> Signed {
        Signed {
            created: 1_800_000_000,
            nonce: [1; 16],
            vault: Vault([2; 32]),
            device: Device([3; 8]),
        }
    }

    #[test]
    fn the_base_is_as_rfc_9421_has_it() {
        let digest = digest(b"{\"hello\": \"world\"}");
        // RFC 9530, appendix B.
        assert_eq!(
            digest,
            "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:"
        );
        let base = signed().base(&SignedInput {
            method: "POST",
            uri: "https://example.org/v1/vaults",
            digest: Some(&digest),
        });
        let lines: Vec<_> = base.lines().collect();
        assert_eq!(
            lines,
            [
                "\"@method\": POST",
                "\"@target-uri\": https://example.org/v1/vaults",
                "\"content-digest\": sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:",
                "\"@signature-params\": (\"@method\" \"@target-uri\" \"content-digest\");created=1800000000;nonce=\"AQEBAQEBAQEBAQEBAQEBAQ==\";keyid=\"0202020202020202020202020202020202020202020202020202020202020202.0303030303030303\";alg=\"ed25519\";tag=\"trellis-1\"",
            ]
        );
        assert!(!base.ends_with('\n'));
    }

    #[test]
    fn only_the_one_form_is_read() {
        let field = signed().field(true);
        let signature = Signed::signature_field(&[9; 64]);
        assert_eq!(
            Signed::read(&field, &signature, true),
            Ok((signed(), [9; 64]))
        );
        assert_eq!(Signed::read(&field, &signature, false), Err(Malformed));
        for other in [
            field.replace("ed25519", "none"),
            field.replace("trellis-1", "trellis-2"),
            field.replace(" \"@target-uri\"", ""),
            field.replace("created=", "created=+"),
            format!("{field};expires=1"),
            format!("{field}, other=()"),
        ] {
            assert_eq!(Signed::read(&other, &signature, true), Err(Malformed));
        }
    }

    #[test]
    fn a_grant_signs_as_itself_and_as_no_device() {
        let by_grant = SignedByGrant {
            created: 1_800_000_000,
            nonce: [1; 16],
            grant: Grant([2; 32]),
        };
        let (field, signature) = (by_grant.field(true), Signed::signature_field(&[9; 64]));
        assert!(field.contains(&format!("keyid=\"grant.{}\"", "02".repeat(32))));
        let read = SignedByGrant::read(&field, &signature, true);
        assert_eq!(read, Ok((by_grant, [9; 64])));
        assert_eq!(Signed::read(&field, &signature, true), Err(Malformed));
        let device = signed().field(true);
        assert_eq!(
            SignedByGrant::read(&device, &signature, true),
            Err(Malformed)
        );
    }

    proptest! {
        #[test]
        fn anything_may_come(field: String, signature: String, body: bool) {
            let _ = Signed::read(&field, &signature, body);
            let _ = SignedByGrant::read(&field, &signature, body);
        }
    }
}
