//! A grant as its client holds it: the grant's own keys, and where it stands. Each act gives what is to be
//! sent and the grant as it is once the server has taken it; until then nothing has changed.

use super::epoch::{Epoch, of_wrap, sealed_length};
use super::pin::PinnedWorker;
use super::slots::{Piece, Placed, Slots};
use crate::pair::{PublicKeys, SecretPair};
use crate::request::RequestSignature;
use crate::{Draw, KeyBytes, ServerKey, wrap};
use std::collections::BTreeMap;
use trellis_protocol::{
    Grant, GrantStanding, GrantWrap, Hash, Item, LARGEST_ITEM, LARGEST_PROJECTION, LONGEST,
    MOST_ITEMS, Manifest, PublishedShare, Signed, SignedByGrant, SignedInput, Slot, State,
    Statement, Worker, root, worker_keys,
};
use zeroize::Zeroizing;

/// Why nothing was made.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ShareError {
    /// It would end before it begins, or later than in 93 days.
    #[error("a grant lasts 93 days at most")]
    Until,
    /// It is paused or ended.
    #[error("the grant is not active")]
    NotActive,
    /// It has ended: nothing comes after that.
    #[error("the grant has ended")]
    Ended,
    /// One thing is too large, or all together are, or there are too many.
    #[error("this is more than can be shared")]
    TooLarge,
    /// Two pieces have one name.
    #[error("two pieces have one name")]
    Twice,
    /// What lies where is not known, or is known of another publication: publish everything anew.
    #[error("it is not known what was published last")]
    Slots,
    /// The numbers have come to their end, or those that the server told make no sense.
    #[error("the numbers of the grant are at their end")]
    Numbers,
    /// Nothing can be wrapped for the worker's key.
    #[error("nothing can be wrapped for the worker's key")]
    Keys,
}

/// Where a grant's statements stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Tip {
    number: u32,
    hash: Hash,
    epoch: u32,
    manifest: u64,
}

/// A grant's own keys and where it stands.
#[derive(Clone)]
pub struct OwnGrant {
    pair: SecretPair,
    worker: PublicKeys,
    server: ServerKey,
    /// The newest epoch's.
    key: KeyBytes,
    tip: Tip,
    first: Statement,
    newest: Statement,
}

/// A publication that was made.
#[derive(Clone, Debug)]
pub struct MadeShare {
    /// A share message.
    pub message: Vec<u8>,
    /// The grant once it was taken.
    pub grant: OwnGrant,
    /// What lies where then.
    pub slots: Slots,
}

/// A statement that was made.
#[derive(Clone, Debug)]
pub struct MadeStatement {
    /// What is to be sent: a share message with the statement alone; of *ended* the bare statement.
    pub message: Vec<u8>,
    /// The grant once it was taken.
    pub grant: OwnGrant,
}

impl OwnGrant {
    const VERSION: u8 = 1;
    const LENGTH: usize = 1 + 64 + 64 + 32 + 32 + (4 + 32 + 4 + 8) + 2 * Statement::LENGTH;

    /// Begins a grant to a worker who was pinned. Times are milliseconds since 1970.
    ///
    /// # Errors
    /// [`ShareError::Until`].
    pub fn begin(
        pinned: &PinnedWorker,
        made: u64,
        until: u64,
        draw: Draw<'_>,
    ) -> Result<Self, ShareError> {
        let mut secrets = Zeroizing::new([0; 64]);
        draw(secrets.as_mut_slice());
        let pair = SecretPair::of(&secrets);
        let (public, worker) = (pair.public(), pinned.keys());
        let mut random = [0; 16];
        draw(&mut random);
        let mut first = Statement {
            number: 0,
            grant: Grant([0; 32]),
            previous: Hash::NONE,
            state: State::Active,
            epoch: 1,
            made,
            until,
            worker: pinned.worker(),
            keys: worker_keys(&worker.hpke, &worker.signing),
            server: Hash::of(&[pinned.server().bytes()]),
            signing: public.signing,
            inbox: public.hpke,
            random,
            signature: [0; 64],
        };
        lasts(made, until)?;
        first.signature = pair.sign(&first.to_sign());
        Ok(Self {
            key: KeyBytes::made(|key| draw(key)),
            tip: Tip {
                number: 0,
                hash: first.hash(),
                epoch: 1,
                manifest: 0,
            },
            pair,
            worker,
            server: pinned.server(),
            first,
            newest: first,
        })
    }

    /// As it is kept: a record of the vault, and nowhere else.
    pub fn stored(&self) -> Zeroizing<Vec<u8>> {
        // Room for all of it at once: what grows leaves copies behind.
        let mut stored = Zeroizing::new(Vec::with_capacity(Self::LENGTH));
        stored.push(Self::VERSION);
        stored.extend_from_slice(self.pair.secrets().as_slice());
        stored.extend(self.worker.signing);
        stored.extend(self.worker.hpke);
        stored.extend(self.server.bytes());
        stored.extend_from_slice(self.key.as_slice());
        stored.extend(self.tip.number.to_be_bytes());
        stored.extend(self.tip.hash.0);
        stored.extend(self.tip.epoch.to_be_bytes());
        stored.extend(self.tip.manifest.to_be_bytes());
        stored.extend(self.first.bytes());
        stored.extend(self.newest.bytes());
        stored
    }

    /// Reads what [`Self::stored`] gave; none where it is something else.
    pub fn read(stored: &[u8]) -> Option<Self> {
        let (version, mut rest) = stored.split_first()?;
        if *version != Self::VERSION || stored.len() != Self::LENGTH {
            return None;
        }
        let mut take = |count: usize| {
            let (taken, left) = rest.split_at_checked(count)?;
            rest = left;
            Some(taken)
        };
        let secrets = Zeroizing::new(<[u8; 64]>::try_from(take(64)?).ok()?);
        let worker = PublicKeys {
            signing: take(32)?.try_into().ok()?,
            hpke: take(32)?.try_into().ok()?,
        };
        let server = ServerKey::pinned(take(32)?.try_into().ok()?);
        let key = take(32)?;
        let key = KeyBytes::made(|bytes| bytes.copy_from_slice(key));
        let tip = Tip {
            number: u32::from_be_bytes(take(4)?.try_into().ok()?),
            hash: Hash(take(32)?.try_into().ok()?),
            epoch: u32::from_be_bytes(take(4)?.try_into().ok()?),
            manifest: u64::from_be_bytes(take(8)?.try_into().ok()?),
        };
        let first = Statement::read(take(Statement::LENGTH)?).ok()?;
        let newest = Statement::read(take(Statement::LENGTH)?).ok()?;
        Some(Self {
            pair: SecretPair::of(&secrets),
            worker,
            server,
            key,
            tip,
            first,
            newest,
        })
    }

    /// Its name.
    pub fn grant(&self) -> Grant {
        self.first.of()
    }

    /// How it stands.
    pub fn state(&self) -> State {
        self.newest.state
    }

    /// When it ends by itself: milliseconds since 1970.
    pub fn until(&self) -> u64 {
        self.newest.until
    }

    /// When its newest statement was made.
    pub fn made(&self) -> u64 {
        self.newest.made
    }

    /// To whom.
    pub fn worker(&self) -> Worker {
        self.first.worker
    }

    /// The worker's keys, as [`worker_keys`] names them.
    pub fn keys(&self) -> Hash {
        self.first.keys
    }

    /// The server's key, as it was pinned.
    pub fn server(&self) -> ServerKey {
        self.server
    }

    /// Its newest statement's number and hash, its epoch, and its newest manifest's number: what the
    /// server should say that it has.
    pub fn stands(&self) -> (u32, Hash, u32, u64) {
        let tip = &self.tip;
        (tip.number, tip.hash, tip.epoch, tip.manifest)
    }

    pub(crate) fn pair(&self) -> &SecretPair {
        &self.pair
    }

    pub(super) fn worker_signing(&self) -> &[u8; 32] {
        &self.worker.signing
    }

    /// Goes on from where the server says that the grant stands: for when another device of the client came
    /// before, and what it did is not known here. Then a pause, an end, or everything anew may follow.
    /// A server that lies about this only makes a grant that no worker believes.
    #[must_use]
    pub fn after(&self, standing: &GrantStanding) -> Self {
        let mut other = self.clone();
        other.tip = Tip {
            number: standing.statement,
            hash: standing.hash,
            epoch: standing.epoch.max(self.tip.epoch),
            manifest: standing.manifest.max(self.tip.manifest),
        };
        other
    }

    /// The next statement. Nothing comes after the end.
    fn state_next(
        &self,
        state: State,
        epoch: u32,
        (made, until): (u64, u64),
        draw: Draw<'_>,
    ) -> Result<Statement, ShareError> {
        if self.newest.state == State::Ended {
            return Err(ShareError::Ended);
        }
        lasts(made, until)?;
        let number = self.tip.number.checked_add(1).ok_or(ShareError::Numbers)?;
        let mut statement = Statement {
            number,
            grant: self.grant(),
            previous: self.tip.hash,
            state,
            epoch,
            made,
            until,
            ..self.first
        };
        draw(&mut statement.random);
        statement.signature = self.pair.sign(&statement.to_sign());
        Ok(statement)
    }

    fn with(&self, statement: Statement) -> Self {
        let mut grant = self.clone();
        grant.tip.number = statement.number;
        grant.tip.hash = statement.hash();
        grant.tip.epoch = statement.epoch;
        grant.newest = statement;
        grant
    }

    fn alone(&self, statement: Statement) -> MadeStatement {
        let share = PublishedShare {
            statement: Some(statement),
            ..PublishedShare::default()
        };
        MadeStatement {
            message: share.bytes(),
            grant: self.with(statement),
        }
    }

    /// The first publication, with which a grant is begun on the server.
    ///
    /// # Errors
    /// See [`ShareError`].
    pub fn first(
        &self,
        made: u64,
        card: &[u8],
        items: &[Piece<'_>],
        draw: Draw<'_>,
    ) -> Result<MadeShare, ShareError> {
        if self.tip.number != 0 || self.tip.manifest != 0 {
            return Err(ShareError::Numbers);
        }
        self.whole(self.first, self.clone(), made, card, items, draw)
    }

    /// The next publication with the same key: what is new or changed, and what is no longer there. What
    /// the client no longer *shows* takes a new key: see [`Self::anew`].
    ///
    /// # Errors
    /// See [`ShareError`].
    pub fn next(
        &self,
        slots: &Slots,
        made: u64,
        card: &[u8],
        items: &[Piece<'_>],
        draw: Draw<'_>,
    ) -> Result<MadeShare, ShareError> {
        if self.state() != State::Active {
            return Err(ShareError::NotActive);
        }
        let known = (slots.grant, slots.epoch, slots.manifest);
        if known != (self.grant(), self.tip.epoch, self.tip.manifest) {
            return Err(ShareError::Slots);
        }
        self.publish(self.clone(), None, (made, Some(slots)), card, items, draw)
    }

    /// Everything anew, under a fresh key: when less is shown than before, when a pause is over, and when the
    /// server lost what it had.
    ///
    /// # Errors
    /// See [`ShareError`].
    pub fn anew(
        &self,
        made: u64,
        until: u64,
        card: &[u8],
        items: &[Piece<'_>],
        draw: Draw<'_>,
    ) -> Result<MadeShare, ShareError> {
        let epoch = self.tip.epoch.checked_add(1).ok_or(ShareError::Numbers)?;
        let statement = self.state_next(State::Active, epoch, (made, until), draw)?;
        let mut grant = self.with(statement);
        grant.key = KeyBytes::made(|key| draw(key));
        self.whole(statement, grant, made, card, items, draw)
    }

    /// For now nothing is to be seen.
    ///
    /// # Errors
    /// [`ShareError::Ended`], [`ShareError::Until`] or [`ShareError::Numbers`].
    pub fn pause(&self, made: u64, draw: Draw<'_>) -> Result<MadeStatement, ShareError> {
        let times = (made, self.until().clamp(made, made.saturating_add(LONGEST)));
        let epoch = self.tip.epoch;
        let statement = self.state_next(State::Paused, epoch, times, draw)?;
        Ok(self.alone(statement))
    }

    /// It ends at another time.
    ///
    /// # Errors
    /// See [`ShareError`].
    pub fn prolong(
        &self,
        made: u64,
        until: u64,
        draw: Draw<'_>,
    ) -> Result<MadeStatement, ShareError> {
        let (state, epoch) = (self.state(), self.tip.epoch);
        let statement = self.state_next(state, epoch, (made, until), draw)?;
        Ok(self.alone(statement))
    }

    /// The newest statement once more: what ends the waiting after an older copy of the server was put back.
    pub fn shown(&self) -> Vec<u8> {
        self.alone(self.newest).message
    }

    /// It ends, for good: the bare statement, which is the body of `DELETE`.
    ///
    /// # Errors
    /// [`ShareError::Ended`] or [`ShareError::Numbers`].
    pub fn end(&self, made: u64, draw: Draw<'_>) -> Result<MadeStatement, ShareError> {
        let times = (made, made.saturating_add(1));
        let epoch = self.tip.epoch;
        let statement = self.state_next(State::Ended, epoch, times, draw)?;
        Ok(MadeStatement {
            message: statement.bytes(),
            grant: self.with(statement),
        })
    }

    /// Signs a request. `created` is now, in seconds since 1970; `nonce` is 16 fresh random bytes.
    pub fn sign_request(
        &self,
        request: &SignedInput<'_>,
        created: u64,
        nonce: [u8; 16],
    ) -> RequestSignature {
        let signed = SignedByGrant {
            created,
            nonce,
            grant: self.grant(),
        };
        let signature = self.pair.sign(signed.base(request).as_bytes());
        RequestSignature {
            input: signed.field(request.digest.is_some()),
            signature: Signed::signature_field(&signature),
        }
    }

    /// A whole publication in an epoch's beginning: `grant` is as it is once `statement` was taken.
    fn whole(
        &self,
        statement: Statement,
        grant: Self,
        made: u64,
        card: &[u8],
        items: &[Piece<'_>],
        draw: Draw<'_>,
    ) -> Result<MadeShare, ShareError> {
        let mut random = Zeroizing::new([0; 32]);
        draw(random.as_mut_slice());
        let additional = of_wrap(grant.grant(), statement.epoch, grant.worker());
        let sealed = wrap::seal_to(
            &self.worker.hpke,
            KEY,
            &additional,
            grant.key.as_slice(),
            *random,
        );
        let (enc, sealed) = sealed.ok_or(ShareError::Keys)?;
        let mut wrap = GrantWrap {
            epoch: statement.epoch,
            enc,
            sealed: sealed.try_into().map_err(|_| ShareError::Keys)?,
            signature: [0; 64],
        };
        let text = wrap.to_sign(grant.grant(), grant.worker());
        wrap.signature = self.pair.sign(&text);
        let begun = Some((statement, wrap));
        self.publish(grant, begun, (made, None), card, items, draw)
    }

    fn publish(
        &self,
        mut grant: Self,
        begun: Option<(Statement, GrantWrap)>,
        (made, slots): (u64, Option<&Slots>),
        card: &[u8],
        items: &[Piece<'_>],
        draw: Draw<'_>,
    ) -> Result<MadeShare, ShareError> {
        if items.len() > MOST_ITEMS || sealed_length(card.len()) > LARGEST_ITEM {
            return Err(ShareError::TooLarge);
        }
        let (name, number) = (grant.grant(), grant.tip.manifest.checked_add(1));
        let number = number.ok_or(ShareError::Numbers)?;
        let epoch = Epoch::derive(name, grant.tip.epoch, &grant.key);
        let none = BTreeMap::new();
        let before = slots.map_or(&none, |slots| &slots.placed);
        let (mut placed, mut fresh) = (BTreeMap::new(), BTreeMap::new());
        let mut all = sealed_length(card.len());
        for piece in items {
            let size = sealed_length(piece.plain.len());
            all += size;
            if size > LARGEST_ITEM || all > LARGEST_PROJECTION {
                return Err(ShareError::TooLarge);
            }
            let plain = Hash::of(&[piece.plain]);
            let place = match before.get(&piece.name) {
                Some(place) if place.plain == plain => *place,
                known => {
                    let (slot, version) = match known {
                        Some(place) => (place.slot, place.version.checked_add(1)),
                        None => (Slot(drawn(draw)), Some(1)),
                    };
                    let version = version.ok_or(ShareError::Numbers)?;
                    let sealed = epoch.seal_item((slot, version), piece.plain, &drawn(draw));
                    let place = Placed {
                        slot,
                        version,
                        plain,
                        sealed: Hash::of(&[&sealed]),
                        size: u32::try_from(size).map_err(|_| ShareError::TooLarge)?,
                    };
                    fresh.insert(slot, (version, sealed));
                    place
                }
            };
            if placed.insert(piece.name, place).is_some() {
                return Err(ShareError::Twice);
            }
        }
        let mut dropped: Vec<_> = before
            .iter()
            .filter(|(name, _)| !placed.contains_key(*name))
            .map(|(_, place)| place.slot)
            .collect();
        dropped.sort_unstable();
        let mut lines: Vec<_> = placed
            .values()
            .map(|place| (place.slot, place.version, place.sealed))
            .collect();
        lines.sort_unstable();
        let mut manifest = Manifest {
            grant: name,
            epoch: grant.tip.epoch,
            number,
            made,
            items: u32::try_from(lines.len()).map_err(|_| ShareError::TooLarge)?,
            root: root(lines),
            card: epoch.seal_card(number, card, &drawn(draw)),
            signature: [0; 64],
        };
        manifest.signature = self.pair.sign(&manifest.to_sign());
        let share = PublishedShare {
            statement: begun.map(|(statement, _)| statement),
            wrap: begun.map(|(_, wrap)| wrap),
            manifest: Some(manifest),
            items: fresh
                .iter()
                .map(|(slot, (version, sealed))| Item {
                    slot: *slot,
                    version: *version,
                    sealed,
                })
                .collect(),
            dropped,
        };
        let message = share.bytes();
        grant.tip.manifest = number;
        let slots = Slots {
            grant: name,
            epoch: grant.tip.epoch,
            manifest: number,
            placed,
        };
        Ok(MadeShare {
            message,
            grant,
            slots,
        })
    }
}

/// What a wrap of a grant's key is for.
pub(super) const KEY: &[u8] = b"trellis grant key v1";

fn lasts(made: u64, until: u64) -> Result<(), ShareError> {
    let lasts = until.checked_sub(made);
    let well = lasts.is_some_and(|lasts| lasts <= LONGEST);
    if well { Ok(()) } else { Err(ShareError::Until) }
}

fn drawn<const N: usize>(draw: Draw<'_>) -> [u8; N] {
    let mut bytes = [0; N];
    draw(&mut bytes);
    bytes
}

impl std::fmt::Debug for OwnGrant {
    /// Says nothing of its keys.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "OwnGrant({})", self.grant())
    }
}
