//! What a device gets when it asks for pages: where the vault stands, and the pages that it asked for.

use crate::bytes::{Malformed, Reader};
use crate::page::Page;

/// Where a vault stands on the server: 64 bytes, told in constant time however much there is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Standing {
    /// 1, and one more each time that an older copy of the server was put back.
    pub incarnation: u32,
    /// How many key entries there are.
    pub keys: u32,
    /// The place of the newest page in each stream; 0 where there is none.
    pub top: [u64; 2],
    /// How many pages each stream has.
    pub pages: [u64; 2],
    /// How many bytes they have.
    pub bytes: [u64; 2],
    /// The server's time: milliseconds since 1970. Never used for order.
    pub time: u64,
}

impl Standing {
    /// Its length on the wire.
    pub const LENGTH: usize = 64;

    /// As it is on the wire.
    pub fn bytes(&self) -> [u8; Self::LENGTH] {
        let mut bytes = [0; Self::LENGTH];
        bytes[..4].copy_from_slice(&self.incarnation.to_be_bytes());
        bytes[4..8].copy_from_slice(&self.keys.to_be_bytes());
        let long = [
            self.top[0],
            self.top[1],
            self.pages[0],
            self.bytes[0],
            self.pages[1],
            self.bytes[1],
            self.time,
        ];
        for (place, number) in bytes[8..].chunks_exact_mut(8).zip(long) {
            place.copy_from_slice(&number.to_be_bytes());
        }
        bytes
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, Malformed> {
        let (incarnation, keys) = (from.u32()?, from.u32()?);
        let top = [from.u64()?, from.u64()?];
        let (pages_0, bytes_0) = (from.u64()?, from.u64()?);
        let (pages_1, bytes_1) = (from.u64()?, from.u64()?);
        Ok(Self {
            incarnation,
            keys,
            top,
            pages: [pages_0, pages_1],
            bytes: [bytes_0, bytes_1],
            time: from.u64()?,
        })
    }
}

/// A page with its place on the server.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Placed<'a> {
    /// Counted up by the server, in each vault and stream, as pages come.
    pub place: u64,
    /// The page.
    pub page: Page<'a>,
    /// The page as it is on the wire, its length before it.
    pub bytes: &'a [u8],
}

/// Adds a page, as it is on the wire, to a batch.
pub fn write_placed(batch: &mut Vec<u8>, place: u64, page: &[u8]) {
    batch.extend(place.to_be_bytes());
    batch.extend(page);
}

/// Reads a batch. A page that cannot be read is left out, with its place, and hides no other: see the
/// second list.
///
/// # Errors
/// [`Malformed`] where the batch itself is cut or is none.
pub fn read_batch(bytes: &[u8]) -> Result<(Standing, Vec<Placed<'_>>, Vec<u64>), Malformed> {
    let mut from = Reader::new(bytes);
    let standing = Standing::read(&mut from)?;
    let (mut pages, mut unreadable) = (Vec::new(), Vec::new());
    while !from.is_empty() {
        let place = from.u64()?;
        let at = bytes.len() - from.left();
        let framed = from.framed()?;
        let bytes = &bytes[at..at + 4 + framed.len()];
        match Page::read(framed) {
            Ok(page) => pages.push(Placed { place, page, bytes }),
            Err(Malformed) => unreadable.push(place),
        }
    }
    Ok((standing, pages, unreadable))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::write_page;

    #[test]
    fn an_empty_batch_is_where_the_vault_stands() {
        let standing = Standing {
            incarnation: 1,
            keys: 2,
            top: [3, 4],
            pages: [5, 6],
            bytes: [7, 8],
            time: 9,
        };
        let bytes = standing.bytes();
        assert_eq!(read_batch(&bytes), Ok((standing, Vec::new(), Vec::new())));
        assert_eq!(read_batch(&bytes[..63]), Err(Malformed));
    }

    #[test]
    fn one_page_that_cannot_be_read_hides_no_other() {
        let head = crate::page::tests::head().bytes();
        let page = write_page::<&[u8]>(&head, &[7; 64], &[None, None]);
        let mut batch = Standing::default().bytes().to_vec();
        write_placed(&mut batch, 1, &page);
        write_placed(&mut batch, 2, &[0, 0, 0, 3, 1, 2, 3]);
        write_placed(&mut batch, 3, &page);
        let (_, pages, unreadable) = read_batch(&batch).expect("a batch");
        assert_eq!(unreadable, [2]);
        let places: Vec<_> = pages.iter().map(|placed| placed.place).collect();
        assert_eq!(places, [1, 3]);
        assert!(pages.iter().all(|placed| placed.bytes == page));
    }
}
