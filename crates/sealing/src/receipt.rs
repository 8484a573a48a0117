//! The server's key: pinned from an invitation, and what receipts are checked with.

use crate::{pair, sabotage};
use trellis_protocol::{Grant, GrantReceipt, Invitation, Receipt, SignedReceipt, Taken, Vault};

/// Why a server is not the one that was meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ServerError {
    /// Its key is not the one that the invitation names.
    #[error("this is another server than the invitation names")]
    OtherServer,
    /// The invitation has ended.
    #[error("the invitation has ended")]
    Ended,
}

/// Why a receipt is not believed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ReceiptError {
    /// The server whose key is pinned did not sign it.
    #[error("the receipt was not signed by the server")]
    Signature,
    /// It is for another vault, or says what no receipt says.
    #[error("the receipt is for something else")]
    Other,
}

/// The key of a server that an invitation vouched for. A server with another key is another server.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ServerKey([u8; 32]);

impl ServerKey {
    /// Pins the key that a server shows, where it is the one that the invitation names. `now` is in
    /// seconds since 1970.
    ///
    /// # Errors
    /// See [`ServerError`].
    pub fn pin(invitation: &Invitation, shown: &[u8; 32], now: u64) -> Result<Self, ServerError> {
        let named = invitation.names(shown) && pair::is_signing_key(shown);
        if !named && !sabotage::NO_SERVER_KEY {
            return Err(ServerError::OtherServer);
        }
        if invitation.expires != 0 && now > invitation.expires {
            return Err(ServerError::Ended);
        }
        Ok(Self(*shown))
    }

    /// A key that was pinned before, as it is kept inside the encrypted database.
    pub fn pinned(key: [u8; 32]) -> Self {
        Self(key)
    }

    /// As it is kept.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// What a receipt says, once it is known to be this server's, and about this vault.
    ///
    /// # Errors
    /// See [`ReceiptError`].
    pub fn check(&self, receipt: &SignedReceipt, vault: Vault) -> Result<Receipt, ReceiptError> {
        self.signed(receipt)?;
        let said = receipt.unchecked().ok_or(ReceiptError::Other)?;
        if said.vault == vault || sabotage::NO_RECEIPT_VAULT {
            Ok(said)
        } else {
            Err(ReceiptError::Other)
        }
    }

    /// The same of a receipt about a grant.
    ///
    /// # Errors
    /// See [`ReceiptError`].
    pub fn check_of_grant(
        &self,
        receipt: &SignedReceipt,
        grant: Grant,
    ) -> Result<GrantReceipt, ReceiptError> {
        self.signed(receipt)?;
        let said = receipt.unchecked_of_grant().ok_or(ReceiptError::Other)?;
        let is_it = said.grant == grant && said.taken == Taken::Grant;
        if is_it || sabotage::NO_RECEIPT_VAULT {
            Ok(said)
        } else {
            Err(ReceiptError::Other)
        }
    }

    fn signed(&self, receipt: &SignedReceipt) -> Result<(), ReceiptError> {
        let (text, signature) = receipt.parts().ok_or(ReceiptError::Signature)?;
        let text = SignedReceipt::to_sign(text);
        if !pair::verify(&self.0, &text, &signature) && !sabotage::NO_RECEIPT_SIGNATURE {
            return Err(ReceiptError::Signature);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
