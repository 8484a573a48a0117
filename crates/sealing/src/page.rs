//! Pages of changes: sealed by the device that writes them, and opened only after every check.
//!
//! What a reader may get at is told by the type it has in hand. A [`Page`] was read and nothing more.
//! [`Membership::check`] makes of it a [`SignedPage`]: of this vault and suite, signed by a device that
//! belongs, under an epoch it may have written in. [`SignedPage::at`] makes of that a [`PlacedPage`]: in
//! its one place in its device's chain. Only a placed page gives payloads, one by one, and of each it
//! checks the hash before it opens it; one that does not open hinders no other.

use crate::device::DeviceKeys;
use crate::epoch::{EpochKey, EpochKeys};
use crate::key::tidily;
use crate::membership::Membership;
use crate::padding::{self, Payload};
use crate::{cipher, pair, sabotage};
use trellis_protocol::{
    Body, Device, Hash, Head, LARGEST_BODY, LARGEST_PAGE, MOST_BODIES, Page, PageHash, SUITE, Seen,
    Stream, VERSION, write_page,
};

/// The largest payload that a body can hold.
pub const LARGEST_PAYLOAD: usize = (LARGEST_BODY - cipher::TAG) / 4_096 * 4_096 - 4;

/// How long the sealed body of a payload is.
pub const fn sealed_length(payload: usize) -> usize {
    padding::filled(payload) + cipher::TAG
}

/// Where a device's chain of a stream stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Tip {
    /// The newest page's number; 0 where there is none.
    pub number: u64,
    /// Its hash.
    pub hash: PageHash,
    /// The epoch it was written in.
    pub epoch: u32,
}

impl Tip {
    /// Before the first page.
    pub const START: Self = Self {
        number: 0,
        hash: Hash::NONE,
        epoch: 0,
    };
}

/// What a page must be that comes before one that was checked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Below {
    /// Its number.
    pub number: u64,
    /// Its hash.
    pub hash: PageHash,
    /// It was written in this epoch or an earlier one.
    pub epoch: u32,
}

/// What a page's place is held against.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place<'a> {
    /// The page comes after this one.
    After(&'a Tip),
    /// The page comes before one that was checked: for who reads a chain from its newest page down.
    Before(&'a Below),
    /// The newest page of a chain that is going to be read down from here. Nothing but its signature
    /// vouches for it yet; its place holds once the chain was read down to what is known.
    Top,
}

/// Why a page is not believed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PageError {
    /// It is of a version or a suite that this app does not know.
    #[error("the page is of a newer version")]
    Newer,
    /// It is of another vault, or of an older suite than the vault's.
    #[error("the page is of another vault or suite")]
    OtherVault,
    /// The key log, as far as it is known here, has no such device. Ask for the log first.
    #[error("the page is of an unknown device")]
    UnknownDevice,
    /// The key log, as far as it is known here, has no such epoch. Ask for the log first.
    #[error("the page is of an unknown epoch")]
    UnknownEpoch,
    /// The device may not have written in this epoch, or not so late.
    #[error("the device may not have written this page")]
    NotAllowed,
    /// The signature does not hold.
    #[error("the page was not signed by its device")]
    Signature,
    /// The very page that is known.
    #[error("the page is known")]
    Known,
    /// Pages before it are missing: so many.
    #[error("{0} pages before this one are missing")]
    Missing(u64),
    /// Another page stands in its place: somebody made two of one.
    #[error("another page has this place")]
    Forked,
    /// It went back to an older epoch's key.
    #[error("the page goes back to an older epoch")]
    WentBack,
}

/// Why a payload is not given.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum BodyError {
    /// It is not the body that the head lists.
    #[error("the body is not the one that was signed")]
    Changed,
    /// The epoch's key is not known.
    #[error("the key of the epoch is not known")]
    NoKey,
    /// The key does not open it: it was sealed under another, so somebody was shown another key log.
    #[error("the body does not open")]
    Unopenable,
}

/// Why a page cannot be made.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum SealError {
    /// It would be more than a page can hold.
    #[error("this is more than a page can hold")]
    TooLarge,
    /// The chain was written with a later epoch's key already.
    #[error("the epoch is older than the chain")]
    WentBack,
}

/// A page that was made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SealedPage {
    /// As it is on the wire, its length before it.
    pub bytes: Vec<u8>,
    /// Where the chain stands with it.
    pub tip: Tip,
}

/// Seals payloads into the page that comes after `after` in the device's chain of a stream. `seen` is
/// what the device has seen of others since then, in order of device and stream. `nonce` is 20 fresh
/// random bytes: never the same twice, not even for the same page made again.
///
/// # Errors
/// See [`SealError`].
pub fn seal_page(
    device: &DeviceKeys,
    epoch: &EpochKey,
    stream: Stream,
    after: &Tip,
    seen: &[Seen],
    payloads: &[impl AsRef<[u8]>],
    nonce: &[u8; 20],
) -> Result<SealedPage, SealError> {
    if epoch.epoch() < after.epoch {
        return Err(SealError::WentBack);
    }
    let lengths = payloads.iter().map(|one| sealed_length(one.as_ref().len()));
    if payloads.len() > MOST_BODIES || lengths.clone().any(|length| length > LARGEST_BODY) {
        return Err(SealError::TooLarge);
    }
    let mut head = Head {
        version: VERSION,
        suite: SUITE,
        vault: epoch.vault(),
        device: device.device(),
        stream,
        number: after.number + 1,
        previous: after.hash,
        epoch: epoch.epoch(),
        nonce: *nonce,
        seen: seen.to_vec(),
        bodies: Vec::new(),
    };
    let part = head.sealing_part();
    let bodies: Vec<_> = tidily(|| {
        let seal = |(index, payload): (u32, &_)| {
            let plain = padding::fill(AsRef::<[u8]>::as_ref(payload));
            let nonce = body_nonce(&head.nonce, index);
            Some(cipher::seal(
                epoch.record(),
                &nonce,
                &binding(&part, index),
                &plain,
            ))
        };
        (0..).zip(payloads).map(seal).collect()
    });
    let list = bodies.iter().flatten().map(|body| Body {
        length: u32::try_from(body.len()).expect("a body was found small enough"),
        hash: Hash::of(&[body]),
    });
    head.bodies = list.collect();
    let bytes = head.bytes();
    let signature = device.pair().sign(&Head::to_sign(&bytes));
    let page = write_page(&bytes, &signature, &bodies);
    if page.len() - 4 > LARGEST_PAGE {
        return Err(SealError::TooLarge);
    }
    let tip = Tip {
        number: head.number,
        hash: Head::hash(&bytes, &signature),
        epoch: head.epoch,
    };
    Ok(SealedPage { bytes: page, tip })
}

impl Membership {
    /// Checks that a page is of this vault, and that the device it names wrote it and might.
    ///
    /// # Errors
    /// See [`PageError`].
    pub fn check<'a>(&self, page: Page<'a>) -> Result<SignedPage<'a>, PageError> {
        let head = &page.head;
        if (head.version, head.suite) > (VERSION, SUITE) && !sabotage::NO_SUITE {
            return Err(PageError::Newer);
        }
        let is_ours = head.version == VERSION && head.suite == self.suite();
        if !(is_ours || sabotage::NO_SUITE)
            || !(head.vault == self.vault() || sabotage::NO_PAGE_VAULT)
        {
            return Err(PageError::OtherVault);
        }
        let writer = self.writer(head.device).ok_or(PageError::UnknownDevice)?;
        if head.epoch > self.epoch() {
            return Err(PageError::UnknownEpoch);
        }
        let (first, last) = writer.epochs;
        let in_epoch = (first..=last).contains(&head.epoch) || sabotage::NO_EPOCH_RANGE;
        let in_time = writer
            .last
            .is_none_or(|last| head.number <= last[head.stream as usize]);
        if !in_epoch || !(in_time || sabotage::NO_LAST_PAGE) {
            return Err(PageError::NotAllowed);
        }
        let text = Head::to_sign(page.head_bytes);
        let is_signed = pair::verify(&writer.signing, &text, &page.signature);
        if !(is_signed || sabotage::NO_PAGE_SIGNATURE) {
            return Err(PageError::Signature);
        }
        let hash = page.hash();
        Ok(SignedPage { page, hash })
    }
}

/// A page that its device signed. Where it stands is not known.
#[derive(Debug)]
pub struct SignedPage<'a> {
    page: Page<'a>,
    hash: PageHash,
}

impl<'a> SignedPage<'a> {
    /// Its head.
    pub fn head(&self) -> &Head {
        &self.page.head
    }

    /// Its hash.
    pub fn hash(&self) -> PageHash {
        self.hash
    }

    /// Checks that it stands where it says.
    ///
    /// # Errors
    /// [`PageError::Known`], [`PageError::Missing`], [`PageError::Forked`] or [`PageError::WentBack`].
    pub fn at(self, place: Place<'_>) -> Result<PlacedPage<'a>, PageError> {
        let head = &self.page.head;
        let (number, epoch) = (head.number, head.epoch);
        let stands = match place {
            Place::After(tip) if number <= tip.number => {
                if number == tip.number && self.hash != tip.hash {
                    Err(PageError::Forked)
                } else {
                    Err(PageError::Known)
                }
            }
            Place::After(tip) if number > tip.number + 1 => {
                Err(PageError::Missing(number - tip.number - 1))
            }
            Place::After(tip) if head.previous != tip.hash => Err(PageError::Forked),
            Place::Before(below) if number != below.number || self.hash != below.hash => {
                Err(PageError::Forked)
            }
            _ => Ok(()),
        };
        if !sabotage::NO_CHAIN {
            stands?;
        }
        let went_back = match place {
            Place::After(tip) => epoch < tip.epoch,
            Place::Before(below) => epoch > below.epoch,
            Place::Top => false,
        };
        if went_back && !sabotage::NO_EPOCH_ORDER {
            return Err(PageError::WentBack);
        }
        Ok(PlacedPage(self))
    }
}

/// A page in its place: what it holds may be believed.
#[derive(Debug)]
pub struct PlacedPage<'a>(SignedPage<'a>);

impl PlacedPage<'_> {
    /// Its head.
    pub fn head(&self) -> &Head {
        self.0.head()
    }

    /// Who wrote it.
    pub fn device(&self) -> Device {
        self.head().device
    }

    /// Where its chain stands with it.
    pub fn tip(&self) -> Tip {
        Tip {
            number: self.head().number,
            hash: self.0.hash,
            epoch: self.head().epoch,
        }
    }

    /// What the page before it must be; none where it is the first.
    pub fn below(&self) -> Option<Below> {
        let head = self.head();
        (head.number > 1).then_some(Below {
            number: head.number - 1,
            hash: head.previous,
            epoch: head.epoch,
        })
    }

    /// How many payloads it was made with.
    pub fn len(&self) -> usize {
        self.head().bodies.len()
    }

    /// Whether it was made without any.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The payload at a place, from 0; none where it was erased, or there is no such place.
    ///
    /// # Errors
    /// See [`BodyError`].
    pub fn payload(&self, index: usize, keys: &EpochKeys) -> Result<Option<Payload>, BodyError> {
        tidily(|| self.open(index, &self.head().sealing_part(), keys))
    }

    /// All payloads, in order, each as [`Self::payload`] gives it.
    pub fn payloads(&self, keys: &EpochKeys) -> Vec<Result<Option<Payload>, BodyError>> {
        let part = self.head().sealing_part();
        let all = 0..self.len();
        tidily(|| all.map(|index| self.open(index, &part, keys)).collect())
    }

    fn open(
        &self,
        index: usize,
        part: &[u8],
        keys: &EpochKeys,
    ) -> Result<Option<Payload>, BodyError> {
        let page = &self.0.page;
        let Some(sealed) = page.bodies.get(index).copied().flatten() else {
            return Ok(None);
        };
        if !page.holds(index) && !sabotage::NO_BODY_HASH {
            return Err(BodyError::Changed);
        }
        let key = keys.of(page.head.epoch).ok_or(BodyError::NoKey)?;
        if key.vault() != page.head.vault {
            return Err(BodyError::NoKey);
        }
        let index = u32::try_from(index).expect("a page has at most a thousand bodies");
        let nonce = body_nonce(&page.head.nonce, index);
        let plain = cipher::open(key.record(), &nonce, &binding(part, index), sealed);
        let payload = plain.ok().and_then(Payload::find);
        payload.map(Some).ok_or(BodyError::Unopenable)
    }
}

/// The nonce of a page's body.
fn body_nonce(page: &[u8; 20], index: u32) -> [u8; 24] {
    let index = if sabotage::SAME_NONCE { 0 } else { index };
    let mut nonce = [0; 24];
    nonce[..20].copy_from_slice(page);
    nonce[20..].copy_from_slice(&index.to_be_bytes());
    nonce
}

/// What binds a body to its place.
fn binding(part: &[u8], index: u32) -> Vec<u8> {
    [b"trellis body v1", part, &index.to_be_bytes()].concat()
}

#[cfg(test)]
mod tests;
