//! A page of changes: a signed head that lists its sealed bodies, and those bodies that are still
//! there.
//!
//! The head is what a signature covers, by way of its hash; the bodies are covered by the hashes in
//! the head. So one signature answers for a thousand changes, and any one body can be taken away.

use crate::bytes::{Malformed, Reader, length};
use crate::id::{Device, Hash, Vault};
use crate::{LARGEST_BODY, LARGEST_PAGE, MOST_BODIES};

/// What a chain of pages is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
pub enum Stream {
    /// Records.
    Records = 0,
    /// Pieces of photographs.
    Photos = 1,
}

impl Stream {
    /// Both of them, in their order.
    pub const ALL: [Self; 2] = [Self::Records, Self::Photos];

    /// The stream of this number.
    ///
    /// # Errors
    /// [`Malformed`] where there is none.
    pub fn of(number: u8) -> Result<Self, Malformed> {
        match number {
            0 => Ok(Self::Records),
            1 => Ok(Self::Photos),
            _ => Err(Malformed),
        }
    }
}

/// The hash of a page: of its head and its signature.
pub type PageHash = Hash;

/// The newest page that a device had seen in another's chain.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Seen {
    /// Whose chain.
    pub device: Device,
    /// Which of its chains.
    pub stream: Stream,
    /// The page's number.
    pub number: u64,
    /// The page's hash.
    pub hash: PageHash,
}

/// A sealed body as the head lists it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Body {
    /// Bytes of the sealed body.
    pub length: u32,
    /// Its hash.
    pub hash: Hash,
}

/// The head of a page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Head {
    /// The version of the form.
    pub version: u8,
    /// How bodies are sealed and the head is signed.
    pub suite: u8,
    /// Whose page it is.
    pub vault: Vault,
    /// Which device wrote it.
    pub device: Device,
    /// Which of its chains it belongs to.
    pub stream: Stream,
    /// Its place in the chain, from 1.
    pub number: u64,
    /// The hash of the page before; [`Hash::NONE`] before the first.
    pub previous: PageHash,
    /// Which epoch's key sealed the bodies.
    pub epoch: u32,
    /// The first 20 bytes of each body's nonce.
    pub nonce: [u8; 20],
    /// What the writer had seen of others since its page before, in order of device and stream.
    pub seen: Vec<Seen>,
    /// The bodies, in order.
    pub bodies: Vec<Body>,
}

/// The fewest bytes a head has.
const HEAD: usize = 1 + 1 + 32 + 8 + 1 + 8 + 32 + 4 + 20 + 2 + 4;
/// Bytes of what was seen of one chain.
const SEEN: usize = 8 + 1 + 8 + 32;
/// Bytes of a body's line.
const BODY: usize = 4 + 32;

impl Head {
    /// The part that seals its bodies to their place: all but the list of bodies.
    pub fn sealing_part(&self) -> Vec<u8> {
        let mut bytes =
            Vec::with_capacity(HEAD + SEEN * self.seen.len() + BODY * self.bodies.len());
        bytes.extend([self.version, self.suite]);
        bytes.extend(self.vault.0);
        bytes.extend(self.device.0);
        bytes.push(self.stream as u8);
        bytes.extend(self.number.to_be_bytes());
        bytes.extend(self.previous.0);
        bytes.extend(self.epoch.to_be_bytes());
        bytes.extend(self.nonce);
        let count = u16::try_from(self.seen.len()).expect("a vault has a few devices");
        bytes.extend(count.to_be_bytes());
        for seen in &self.seen {
            bytes.extend(seen.device.0);
            bytes.push(seen.stream as u8);
            bytes.extend(seen.number.to_be_bytes());
            bytes.extend(seen.hash.0);
        }
        bytes
    }

    /// The whole head.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = self.sealing_part();
        bytes.extend(length(self.bodies.len()));
        for body in &self.bodies {
            bytes.extend(body.length.to_be_bytes());
            bytes.extend(body.hash.0);
        }
        bytes
    }

    /// Reads a head.
    ///
    /// # Errors
    /// [`Malformed`], also where the bodies it lists are more or larger than a page may have. A
    /// version or a suite that is not known here is no error: see [`crate::Code::Version`].
    pub fn read(bytes: &[u8]) -> Result<Self, Malformed> {
        let mut from = Reader::new(bytes);
        let mut head = Self {
            version: from.u8()?,
            suite: from.u8()?,
            vault: Vault(from.array()?),
            device: Device(from.array()?),
            stream: Stream::of(from.u8()?)?,
            number: from.u64()?,
            previous: Hash(from.array()?),
            epoch: from.u32()?,
            nonce: from.array()?,
            seen: Vec::new(),
            bodies: Vec::new(),
        };
        let count = usize::from(from.u16()?);
        if count * SEEN > from.left() {
            return Err(Malformed);
        }
        head.seen.reserve_exact(count);
        for _ in 0..count {
            head.seen.push(Seen {
                device: Device(from.array()?),
                stream: Stream::of(from.u8()?)?,
                number: from.u64()?,
                hash: Hash(from.array()?),
            });
        }
        let in_order = head
            .seen
            .is_sorted_by(|a, b| (a.device, a.stream) < (b.device, b.stream));
        let count = from.count(BODY)?;
        if !in_order || count > MOST_BODIES || head.number == 0 {
            return Err(Malformed);
        }
        head.bodies.reserve_exact(count);
        for _ in 0..count {
            let body = Body {
                length: from.u32()?,
                hash: Hash(from.array()?),
            };
            if body.length as usize > LARGEST_BODY {
                return Err(Malformed);
            }
            head.bodies.push(body);
        }
        from.end()?;
        Ok(head)
    }

    /// What a device signs of a head, given as its bytes.
    pub fn to_sign(head: &[u8]) -> [u8; 47] {
        let mut text = [0; 47];
        text[..15].copy_from_slice(b"trellis page v1");
        text[15..].copy_from_slice(&Hash::of(&[head]).0);
        text
    }

    /// The hash of a page, of which the head is given as its bytes.
    pub fn hash(head: &[u8], signature: &[u8; 64]) -> PageHash {
        Hash::of(&[b"trellis page hash v1", head, signature])
    }
}

/// A page as it came, read but not believed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Page<'a> {
    /// Its head.
    pub head: Head,
    /// Its head's bytes: what is hashed and signed.
    pub head_bytes: &'a [u8],
    /// The signature that came with it.
    pub signature: [u8; 64],
    /// Its bodies, in the head's order; none for one that was taken away.
    pub bodies: Vec<Option<&'a [u8]>>,
}

impl<'a> Page<'a> {
    /// Reads one page, without the length before it.
    ///
    /// # Errors
    /// [`Malformed`].
    pub fn read(bytes: &'a [u8]) -> Result<Self, Malformed> {
        if bytes.len() > LARGEST_PAGE {
            return Err(Malformed);
        }
        let mut from = Reader::new(bytes);
        let head_bytes = from.framed()?;
        let head = Head::read(head_bytes)?;
        let signature = from.array()?;
        let mut bodies = vec![Some(&bytes[..0]); head.bodies.len()];
        let mut after = 0;
        for _ in 0..from.count(4)? {
            let index = from.u32()? as usize;
            let body = bodies.get_mut(index).ok_or(Malformed)?;
            if index < after {
                return Err(Malformed);
            }
            *body = None;
            after = index + 1;
        }
        for (body, listed) in bodies.iter_mut().zip(&head.bodies) {
            if let Some(body) = body {
                *body = from.take(listed.length as usize)?;
            }
        }
        from.end()?;
        Ok(Self {
            head,
            head_bytes,
            signature,
            bodies,
        })
    }

    /// The page's hash.
    pub fn hash(&self) -> PageHash {
        Head::hash(self.head_bytes, &self.signature)
    }

    /// Whether a body is the one that the head lists at its place.
    pub fn holds(&self, index: usize) -> bool {
        let body = self.bodies.get(index).copied().flatten();
        let listed = self.head.bodies.get(index);
        body.zip(listed)
            .is_some_and(|(body, listed)| Hash::of(&[body]) == listed.hash)
    }

    /// The page as it is on the wire, without some of its bodies besides those that are gone already.
    pub fn without(&self, gone: &[usize]) -> Vec<u8> {
        let kept: Vec<_> = self
            .bodies
            .iter()
            .enumerate()
            .map(|(index, body)| body.filter(|_| !gone.contains(&index)))
            .collect();
        write_page(self.head_bytes, &self.signature, &kept)
    }
}

/// A page as it is on the wire, its length before it.
pub fn write_page<B: AsRef<[u8]>>(
    head: &[u8],
    signature: &[u8; 64],
    bodies: &[Option<B>],
) -> Vec<u8> {
    let there = bodies.iter().flatten().map(AsRef::as_ref);
    let absent = bodies.iter().enumerate().filter(|(_, body)| body.is_none());
    let absent: Vec<_> = absent.map(|(index, _)| index).collect();
    let size: usize = there.clone().map(<[u8]>::len).sum();
    let all = 4 + head.len() + 64 + 4 + absent.len() * 4 + size;
    let mut page = Vec::with_capacity(4 + all);
    page.extend(length(all));
    page.extend(length(head.len()));
    page.extend(head);
    page.extend(signature);
    page.extend(length(absent.len()));
    for index in absent {
        page.extend(length(index));
    }
    there.for_each(|body| page.extend(body));
    page
}

/// Reads pages that follow one another, each with its length before it.
///
/// # Errors
/// [`Malformed`] where one of them is; nothing is read then.
pub fn read_pages(bytes: &[u8]) -> Result<Vec<Page<'_>>, Malformed> {
    let mut from = Reader::new(bytes);
    let mut pages = Vec::new();
    while !from.is_empty() {
        pages.push(Page::read(from.framed()?)?);
    }
    Ok(pages)
}

#[cfg(test)]
pub(crate) mod tests;
