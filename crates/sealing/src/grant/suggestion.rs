//! What a worker proposes: sealed for the grant's inbox, signed by the worker.

use super::open::CheckedHead;
use super::own::OwnGrant;
use super::worker::WorkerKeys;
use crate::padding::{self, Payload};
use crate::{pair, sabotage, wrap};
use trellis_protocol::{Grant, LARGEST_SUGGESTION, Suggestion};
use zeroize::Zeroizing;

const INFO: &[u8] = b"trellis suggestion v1";

/// Why a suggestion is not made or not believed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum SuggestionError {
    /// It is more than one may be.
    #[error("the suggestion is too long")]
    TooLarge,
    /// It is none.
    #[error("this is no suggestion")]
    Malformed,
    /// It is for another grant.
    #[error("the suggestion is for another grant")]
    OtherGrant,
    /// The worker did not sign it.
    #[error("the suggestion was not signed by the worker")]
    Signature,
    /// It does not open.
    #[error("the suggestion does not open")]
    Unopenable,
}

/// A suggestion that was opened.
#[derive(Debug)]
pub struct OpenedSuggestion {
    /// Its name.
    pub id: [u8; 16],
    /// When it was made, by the worker's clock: milliseconds since 1970.
    pub made: u64,
    /// Its JSON.
    pub plain: Payload,
}

fn additional(grant: Grant, id: &[u8; 16]) -> Vec<u8> {
    if sabotage::NO_SUGGESTION_BINDING {
        return Vec::new();
    }
    [grant.0.as_slice(), id].concat()
}

impl WorkerKeys {
    /// Seals a suggestion for whoever shares this. `id` is 16 and `random` 32 fresh random bytes; `made` is
    /// milliseconds since 1970.
    ///
    /// # Errors
    /// [`SuggestionError::TooLarge`], or [`SuggestionError::Unopenable`] where the inbox has no key.
    pub fn suggest(
        &self,
        head: &CheckedHead,
        plain: &[u8],
        made: u64,
        id: [u8; 16],
        random: [u8; 32],
    ) -> Result<Vec<u8>, SuggestionError> {
        self.suggest_filled(head, &padding::fill(plain), made, id, random)
    }

    /// The same of what is filled up already.
    pub(crate) fn suggest_filled(
        &self,
        head: &CheckedHead,
        filled: &[u8],
        made: u64,
        id: [u8; 16],
        random: [u8; 32],
    ) -> Result<Vec<u8>, SuggestionError> {
        let grant = head.grant();
        let (inbox, additional) = (&head.statement().inbox, additional(grant, &id));
        let sealed = wrap::seal_to(inbox, INFO, &additional, filled, random);
        let (enc, sealed) = sealed.ok_or(SuggestionError::Unopenable)?;
        let mut suggestion = Suggestion {
            grant,
            id,
            made,
            enc,
            sealed,
            signature: [0; 64],
        };
        suggestion.signature = self.pair().sign(&suggestion.to_sign());
        let bytes = suggestion.bytes();
        if bytes.len() > LARGEST_SUGGESTION {
            return Err(SuggestionError::TooLarge);
        }
        Ok(bytes)
    }
}

impl OwnGrant {
    /// Opens what the worker proposes.
    ///
    /// # Errors
    /// See [`SuggestionError`].
    pub fn open_suggestion(&self, bytes: &[u8]) -> Result<OpenedSuggestion, SuggestionError> {
        let suggestion = Suggestion::read(bytes).map_err(|_| SuggestionError::Malformed)?;
        if suggestion.grant != self.grant() && !sabotage::NO_SUGGESTION_BINDING {
            return Err(SuggestionError::OtherGrant);
        }
        let text = suggestion.to_sign();
        let signed = pair::verify(self.worker_signing(), &text, &suggestion.signature);
        if !(signed || sabotage::NO_SUGGESTION_SIGNATURE) {
            return Err(SuggestionError::Signature);
        }
        let additional = additional(suggestion.grant, &suggestion.id);
        let pair = self.pair();
        let plain = wrap::open_with(pair, &suggestion.enc, INFO, &additional, &suggestion.sealed);
        let plain = plain.and_then(|plain: Zeroizing<Vec<u8>>| Payload::find(plain));
        Ok(OpenedSuggestion {
            id: suggestion.id,
            made: suggestion.made,
            plain: plain.ok_or(SuggestionError::Unopenable)?,
        })
    }
}
