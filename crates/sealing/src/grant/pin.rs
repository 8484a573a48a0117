//! Who an invitation is from. What the server says of a worker is held against what the client scanned or
//! typed, which did not come by the server; from then on the worker's keys are pinned.

use crate::pair::{self, PublicKeys};
use crate::words::named;
use crate::{ServerKey, WordList, sabotage};
use base64::prelude::{BASE64_STANDARD, Engine};
use trellis_protocol::{
    Hash, LONGEST_REASON, Look, ShareInvitation, Worker, reason_to_sign, worker_keys,
};

/// Words to compare by voice.
pub type SixWords = [&'static str; 6];

/// Why nobody was pinned.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PinError {
    /// The server, the worker or the keys are not those that the invitation names.
    #[error("this is somebody else than the invitation names")]
    SomebodyElse,
    /// The reason was not signed by the worker.
    #[error("the reason is not the worker's")]
    Reason,
    /// The invitation has ended.
    #[error("the invitation has ended")]
    Ended,
}

/// A worker whose keys were vouched for by an invitation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PinnedWorker {
    worker: Worker,
    keys: PublicKeys,
    server: ServerKey,
    reason: Option<String>,
}

impl PinnedWorker {
    /// Pins the worker and the server that an invitation names. `shown` is the key that the server shows;
    /// `now` is in seconds since 1970.
    ///
    /// # Errors
    /// See [`PinError`].
    pub fn pin(
        invitation: &ShareInvitation,
        look: &Look,
        shown: &[u8; 32],
        now: u64,
    ) -> Result<Self, PinError> {
        let keys = PublicKeys {
            signing: look.signing_key.0,
            hpke: look.hpke_key.0,
        };
        let name = worker_keys(&keys.hpke, &keys.signing);
        let names = invitation
            .named
            .names(Hash::of(&[shown]), look.worker, name);
        let are_keys = keys.are_keys() && pair::is_signing_key(shown);
        if !(names || sabotage::NO_WORKER_KEYS) || !are_keys {
            return Err(PinError::SomebodyElse);
        }
        if invitation.expires != 0 && now > invitation.expires {
            return Err(PinError::Ended);
        }
        Ok(Self {
            worker: look.worker,
            keys,
            server: ServerKey::pinned(*shown),
            reason: reason(look, name)?,
        })
    }

    /// The worker.
    pub fn worker(&self) -> Worker {
        self.worker
    }

    /// The worker's keys.
    pub fn keys(&self) -> PublicKeys {
        self.keys
    }

    /// The server's key.
    pub fn server(&self) -> ServerKey {
        self.server
    }

    /// Why the worker asks, in their own words; none where the agency made the invitation.
    pub fn reason(&self) -> Option<&str> {
        self.reason.as_deref()
    }

    /// Words to compare by voice with the worker, in the language of whoever reads them.
    pub fn words(&self, list: WordList) -> SixWords {
        let keys = worker_keys(&self.keys.hpke, &self.keys.signing);
        six_words(list, Hash::of(&[self.server.bytes()]), self.worker, keys)
    }
}

fn reason(look: &Look, keys: Hash) -> Result<Option<String>, PinError> {
    if look.reason.is_empty() && look.signature.is_empty() {
        return Ok(None);
    }
    let signature = BASE64_STANDARD.decode(&look.signature).ok();
    let signature = signature.and_then(|bytes| <[u8; 64]>::try_from(bytes).ok());
    let text = reason_to_sign(look.worker, keys, look.made, &look.reason);
    let holds = signature
        .is_some_and(|signature| pair::verify(&look.signing_key.0, &text, &signature))
        || sabotage::NO_REASON_SIGNATURE;
    let short = look.reason.chars().count() <= LONGEST_REASON;
    if holds && short {
        Ok(Some(look.reason.clone()))
    } else {
        Err(PinError::Reason)
    }
}

/// The words of a server and a worker's keys.
pub(super) fn six_words(list: WordList, server: Hash, worker: Worker, keys: Hash) -> SixWords {
    let hash = Hash::of(&[b"trellis voice words v1", &server.0, &worker.0, &keys.0]);
    let (first, _) = hash.0.split_first_chunk().expect("32 are more than six");
    named(list, *first)
}

impl super::WorkerKeys {
    /// The words that a client who was invited by this worker compares; `server` is the hash of the server's
    /// signing key.
    pub fn words(&self, list: WordList, server: Hash) -> SixWords {
        six_words(list, server, self.worker(), self.keys())
    }
}
