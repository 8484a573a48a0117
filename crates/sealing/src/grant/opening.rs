//! Who opened what is shared: the log is the server's word, but a row that was shown can neither be changed
//! nor left out afterwards.

use super::own::OwnGrant;
use crate::{pair, sabotage};
use trellis_protocol::{Hash, Opening, Openings};

/// Why rows are not believed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum OpeningsError {
    /// A row does not follow the one before, or is none.
    #[error("a row does not follow the one before")]
    Chain,
    /// The server did not sign the end.
    #[error("the end was not signed by the server")]
    Signature,
    /// The log is shorter than it was.
    #[error("the log is shorter than it was")]
    Shorter,
}

/// Where the log ends, as far as it was seen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OpeningsEnd {
    /// The newest row's number; 0 before the first.
    pub n: u64,
    /// Its hash.
    pub hash: Hash,
}

impl OpeningsEnd {
    /// Before the first row.
    pub const START: Self = Self {
        n: 0,
        hash: Hash::NONE,
    };
}

impl OwnGrant {
    /// Checks the rows that come after those that were seen; says what they are, and where the log ends then.
    ///
    /// # Errors
    /// See [`OpeningsError`].
    pub fn check_openings(
        &self,
        seen: &OpeningsEnd,
        openings: &Openings,
    ) -> Result<(Vec<Opening>, OpeningsEnd), OpeningsError> {
        let (grant, head) = (self.grant(), &openings.head);
        let text = Opening::head_to_sign(grant, head.n, head.hash);
        let signed = head
            .signed()
            .is_some_and(|signature| pair::verify(self.server().bytes(), &text, &signature));
        if !(signed || sabotage::NO_OPENINGS_SIGNATURE) {
            return Err(OpeningsError::Signature);
        }
        if head.n < seen.n {
            return Err(OpeningsError::Shorter);
        }
        let (mut rows, mut end) = (Vec::with_capacity(openings.rows.len()), *seen);
        for row in &openings.rows {
            let row = row.opening().ok_or(OpeningsError::Chain)?;
            let follows = end.n.checked_add(1) == Some(row.n) && row.previous == end.hash;
            if !(follows || sabotage::NO_OPENINGS_CHAIN) {
                return Err(OpeningsError::Chain);
            }
            end = OpeningsEnd {
                n: row.n,
                hash: row.hash(grant),
            };
            rows.push(row);
        }
        let is_end = end.n < head.n && !rows.is_empty() || (end.n, end.hash) == (head.n, head.hash);
        if is_end || sabotage::NO_OPENINGS_CHAIN {
            Ok((rows, end))
        } else {
            Err(OpeningsError::Chain)
        }
    }
}
