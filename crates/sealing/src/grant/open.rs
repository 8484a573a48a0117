//! What a worker may get at, told by types: nothing gives plain text before every check was passed.
//!
//! A [`GivenShare`] was read and nothing more. [`WorkerKeys::check`] makes a [`CheckedHead`] of its
//! statements, wrap and manifest: this grant's, for this worker and these keys, by this server, active,
//! not over, not older than what was seen. It gives the card. [`CheckedHead::whole`] makes a
//! [`CheckedShare`]: all items of this one publication, none more, none less, none other. Only that gives
//! items, all of them or none.

use super::epoch::{Epoch, of_wrap};
use super::own::KEY;
use super::worker::WorkerKeys;
use crate::padding::Payload;
use crate::{KeyBytes, pair, sabotage, wrap};
use trellis_protocol::{
    GivenShare, Grant, GrantWrap, Hash, Item, Manifest, State, Statement, root,
};

/// Why a share is not believed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ShareProblem {
    /// It is for another worker, or for keys that were.
    #[error("this is for another worker or other keys")]
    NotMine,
    /// It was made for another server.
    #[error("this is for another server")]
    OtherServer,
    /// A statement is not the grant's.
    #[error("the statement is not the grant's")]
    Statement,
    /// It is paused or ended.
    #[error("the grant is not active")]
    NotActive,
    /// Its time is over.
    #[error("the grant is over")]
    Over,
    /// The wrap or the manifest is not the grant's.
    #[error("a part was not signed by the grant")]
    Signature,
    /// Parts of several epochs or grants were put together.
    #[error("the parts do not belong together")]
    Mixed,
    /// The items are not those of the manifest.
    #[error("the items are not those that were published together")]
    Items,
    /// It is older than what was seen.
    #[error("this is older than what was seen")]
    Older,
    /// Something does not open.
    #[error("this does not open")]
    Unopenable,
}

/// The newest publication that a worker saw; zeros where they saw none.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Newest {
    /// Its statement's number.
    pub statement: u32,
    /// Its epoch.
    pub epoch: u32,
    /// Its manifest's number.
    pub manifest: u64,
}

impl Newest {
    /// Whether another is older. Manifests are counted within an epoch: a device that begins the next one
    /// need not know how far another device had counted.
    fn is_after(&self, statement: u32, epoch: u32, manifest: u64) -> bool {
        statement < self.statement
            || epoch < self.epoch
            || epoch == self.epoch && manifest < self.manifest
    }
}

/// What a worker expects of a share.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Expected {
    /// Of which grant.
    pub grant: Grant,
    /// The hash of the server's signing key.
    pub server: Hash,
    /// The time now: milliseconds since 1970.
    pub now: u64,
    /// How far they saw.
    pub seen: Newest,
}

impl WorkerKeys {
    /// Checks everything of a share but its items.
    ///
    /// # Errors
    /// See [`ShareProblem`].
    pub fn check(
        &self,
        (first, statement): (&Statement, &Statement),
        wrap: &GrantWrap,
        manifest: &Manifest,
        expected: &Expected,
    ) -> Result<CheckedHead, ShareProblem> {
        self.check_statements(first, statement, expected)?;
        if statement.state != State::Active && !sabotage::NO_SHARE_STATE {
            return Err(ShareProblem::NotActive);
        }
        if expected.now >= statement.until && !sabotage::NO_SHARE_END {
            return Err(ShareProblem::Over);
        }
        let (grant, signing) = (first.of(), &first.signing);
        let is_wrapped = pair::verify(
            signing,
            &wrap.to_sign(grant, self.worker()),
            &wrap.signature,
        );
        let is_listed = pair::verify(signing, &manifest.to_sign(), &manifest.signature);
        if !(is_wrapped || sabotage::NO_WRAP_SIGNATURE)
            || !(is_listed || sabotage::NO_MANIFEST_SIGNATURE)
        {
            return Err(ShareProblem::Signature);
        }
        let epochs = (wrap.epoch, manifest.epoch) == (statement.epoch, statement.epoch);
        if !(epochs && manifest.grant == grant || sabotage::NO_SHARE_EPOCH) {
            return Err(ShareProblem::Mixed);
        }
        let seen = &expected.seen;
        let older = seen.is_after(statement.number, statement.epoch, manifest.number);
        if older && !sabotage::NO_SHARE_AGE {
            return Err(ShareProblem::Older);
        }
        let additional = of_wrap(grant, wrap.epoch, self.worker());
        let key = wrap::open_with(self.pair(), &wrap.enc, KEY, &additional, &wrap.sealed);
        let key = key.filter(|key| key.len() == 32);
        let key = key.ok_or(ShareProblem::Unopenable)?;
        let key = KeyBytes::made(|bytes| bytes.copy_from_slice(&key));
        let epoch = Epoch::derive(grant, manifest.epoch, &key);
        let card = epoch.open_card(manifest.number, &manifest.card);
        Ok(CheckedHead {
            statement: *statement,
            grant,
            number: manifest.number,
            made: manifest.made,
            items: manifest.items,
            root: manifest.root,
            card: card.ok_or(ShareProblem::Unopenable)?,
            epoch,
        })
    }

    fn check_statements(
        &self,
        first: &Statement,
        statement: &Statement,
        expected: &Expected,
    ) -> Result<(), ShareProblem> {
        let is_first = first.of() == expected.grant && statement.is_of(first);
        if !(is_first || sabotage::NO_STATEMENT_CHAIN) {
            return Err(ShareProblem::Statement);
        }
        let is_signed =
            |one: &Statement| pair::verify(&one.signing, &one.to_sign(), &one.signature);
        if !(is_signed(first) && is_signed(statement) || sabotage::NO_STATEMENT_SIGNATURE) {
            return Err(ShareProblem::Statement);
        }
        let mine = statement.worker == self.worker() && statement.keys == self.keys();
        if !(mine || sabotage::NO_STATEMENT_WORKER) {
            return Err(ShareProblem::NotMine);
        }
        if statement.server != expected.server && !sabotage::NO_STATEMENT_SERVER {
            return Err(ShareProblem::OtherServer);
        }
        Ok(())
    }

    /// Checks a whole share as it was given.
    ///
    /// # Errors
    /// See [`ShareProblem`].
    pub fn check_whole<'a>(
        &self,
        share: &GivenShare<'a>,
        expected: &Expected,
    ) -> Result<CheckedShare<'a>, ShareProblem> {
        let statements = (&share.first, &share.statement);
        let head = self.check(statements, &share.wrap, &share.manifest, expected)?;
        head.whole(share.items.clone())
    }
}

/// A publication whose statements, wrap and manifest hold.
pub struct CheckedHead {
    statement: Statement,
    grant: Grant,
    number: u64,
    made: u64,
    items: u32,
    root: Hash,
    card: Payload,
    epoch: Epoch,
}

impl CheckedHead {
    /// Its card.
    pub fn card(&self) -> &Payload {
        &self.card
    }

    /// The grant.
    pub fn grant(&self) -> Grant {
        self.grant
    }

    /// The newest statement.
    pub fn statement(&self) -> &Statement {
        &self.statement
    }

    /// The publication's number.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// How far it lets a worker see.
    pub fn newest(&self) -> Newest {
        Newest {
            statement: self.statement.number,
            epoch: self.statement.epoch,
            manifest: self.number,
        }
    }

    /// When it was made, by the client's clock: milliseconds since 1970.
    pub fn made(&self) -> u64 {
        self.made
    }

    /// An item of it sealed as it should be, around whatever bytes: for what is fuzzed.
    #[cfg(any(test, feature = "fuzzing"))]
    pub(crate) fn seal_any(&self, place: (trellis_protocol::Slot, u32), filled: &[u8]) -> Vec<u8> {
        self.epoch.seal_any(place, filled)
    }

    /// Checks that these are all its items.
    ///
    /// # Errors
    /// [`ShareProblem::Items`].
    pub fn whole<'a>(self, items: Vec<Item<'a>>) -> Result<CheckedShare<'a>, ShareProblem> {
        let in_order = items.is_sorted_by(|one, next| one.slot < next.slot);
        let lines = items
            .iter()
            .map(|item| (item.slot, item.version, item.hash()));
        let all = items.len() == self.items as usize && root(lines) == self.root;
        if in_order && all || sabotage::NO_MANIFEST_ROOT {
            Ok(CheckedShare { head: self, items })
        } else {
            Err(ShareProblem::Items)
        }
    }
}

impl std::fmt::Debug for CheckedHead {
    /// Says nothing of what is shared.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "CheckedHead({}, {})", self.grant, self.number)
    }
}

/// A publication of which everything holds.
#[derive(Debug)]
pub struct CheckedShare<'a> {
    head: CheckedHead,
    items: Vec<Item<'a>>,
}

impl CheckedShare<'_> {
    /// Opens all of it, or nothing.
    ///
    /// # Errors
    /// [`ShareProblem::Unopenable`].
    pub fn open(self) -> Result<OpenedShare, ShareProblem> {
        let open = |item: &Item<'_>| {
            self.head
                .epoch
                .open_item(item.slot, item.version, item.sealed)
        };
        let items: Option<Vec<_>> = self.items.iter().map(open).collect();
        let items = items.ok_or(ShareProblem::Unopenable)?;
        Ok(OpenedShare {
            head: self.head,
            items,
        })
    }
}

/// What a client shows.
#[derive(Debug)]
pub struct OpenedShare {
    /// What it is all of.
    pub head: CheckedHead,
    /// The items, in order of slot.
    pub items: Vec<Payload>,
}
