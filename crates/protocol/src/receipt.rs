//! What the server signs when it has taken something away.

use crate::id::{Grant, Hash, Vault};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde::{Deserialize, Serialize};

/// What was taken away.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Taken {
    /// Some bodies.
    Bodies,
    /// The whole vault.
    Vault,
    /// All of what was shared with a worker.
    Grant,
}

/// A receipt.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Receipt {
    /// Whose.
    pub vault: Vault,
    /// What was taken away.
    pub taken: Taken,
    /// How many rows went, or were written over.
    pub rows: u64,
    /// How many sealed bytes went.
    pub bytes: u64,
    /// When, by the server's clock: milliseconds since 1970.
    pub time: u64,
    /// The end of the server's audit chain, with this in it.
    pub audit: Hash,
}

/// A receipt about a grant: everything that the server had of it is gone.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct GrantReceipt {
    /// Which.
    pub grant: Grant,
    /// Always [`Taken::Grant`].
    pub taken: Taken,
    /// How many rows went.
    pub rows: u64,
    /// How many sealed bytes went.
    pub bytes: u64,
    /// When, by the server's clock: milliseconds since 1970.
    pub time: u64,
    /// The end of the server's audit chain, with this in it.
    pub audit: Hash,
}

/// A receipt as the server gives it: its JSON as text, since what is signed are the bytes that were
/// sent, not what somebody made of them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SignedReceipt {
    receipt: String,
    signature: String,
}

impl SignedReceipt {
    /// What the server signs: a receipt as text.
    pub fn to_sign(receipt: &str) -> Vec<u8> {
        [b"trellis receipt v1".as_slice(), receipt.as_bytes()].concat()
    }

    /// A receipt, signed by `sign`.
    pub fn make(receipt: &Receipt, sign: impl FnOnce(&[u8]) -> [u8; 64]) -> Self {
        Self::signed(receipt, sign)
    }

    /// A receipt about a grant, signed by `sign`.
    pub fn make_of_grant(receipt: &GrantReceipt, sign: impl FnOnce(&[u8]) -> [u8; 64]) -> Self {
        Self::signed(receipt, sign)
    }

    fn signed(receipt: &impl Serialize, sign: impl FnOnce(&[u8]) -> [u8; 64]) -> Self {
        let receipt = serde_json::to_string(receipt).expect("a receipt is plain data");
        let signature = sign(&Self::to_sign(&receipt));
        Self {
            receipt,
            signature: BASE64_STANDARD.encode(signature),
        }
    }

    /// The text that was signed, and the signature; none where it is none. Whether it holds is not
    /// said.
    pub fn parts(&self) -> Option<(&str, [u8; 64])> {
        let signature = BASE64_STANDARD.decode(&self.signature).ok()?;
        Some((&self.receipt, signature.try_into().ok()?))
    }

    /// What it says, believed or not; none where it says something else.
    pub fn unchecked(&self) -> Option<Receipt> {
        serde_json::from_str(&self.receipt).ok()
    }

    /// The same, of a receipt about a grant.
    pub fn unchecked_of_grant(&self) -> Option<GrantReceipt> {
        serde_json::from_str(&self.receipt).ok()
    }
}
