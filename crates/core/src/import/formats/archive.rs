//! A ZIP archive, unpacked member by member into memory and never further than a limit.
//!
//! Promise: what is unpacked of one archive is never more than [`LARGEST_UNPACKED`] in all, whatever
//! the archive says of its sizes; one with more members than any export has is refused before its
//! list is read.

use super::{LARGEST_UNPACKED, Why};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The first bytes of an archive, and of one with nothing in it.
const MARKS: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];

/// The end of the list of members begins with this.
const END: &[u8] = b"PK\x05\x06";

/// The place of a list that has room for more members begins with this.
const LARGE: &[u8] = b"PK\x06\x07";

/// The most members. A list of more needs another form of the archive.
const MOST_MEMBERS: u16 = 20_000;

/// An archive whose list has been read.
pub(super) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    names: Vec<String>,
    room: u64,
}

/// Whether the bytes begin like an archive.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    MARKS.iter().any(|mark| bytes.starts_with(mark))
}

/// Why an archive that no reader knows cannot be used.
pub(super) fn why_unknown(bytes: &[u8]) -> Why {
    Archive::open(bytes).map_or_else(|why| why, |_| Why::NotBackup)
}

impl<'b> Archive<'b> {
    /// [`Why::NotThisFormat`] where the bytes do not begin like an archive.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Why> {
        if !is_archive(bytes) {
            return Err(Why::NotThisFormat);
        }
        if members(bytes).ok_or(Why::NotZip)? > MOST_MEMBERS {
            return Err(Why::TooBig);
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Why::NotZip)?;
        let names = zip
            .file_names()
            .map(|name| name.map(|name| name.to_string()).unwrap_or_default())
            .collect();
        Ok(Self {
            zip,
            names,
            room: LARGEST_UNPACKED,
        })
    }

    /// The members' names, in their order. One that is no text is blank.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// The first member whose name is so.
    pub(super) fn place(&self, is_so: impl Fn(&str) -> bool) -> Option<usize> {
        self.names.iter().position(|name| is_so(name))
    }

    /// A member's content.
    pub(super) fn unpack(&mut self, place: usize) -> Result<Vec<u8>, Why> {
        let member = self.zip.by_index(place).map_err(|_| Why::NotZip)?;
        let content = at_most(self.room, member)?;
        self.room -= content.len() as u64;
        Ok(content)
    }
}

/// What the archive says of a member's size may be a lie, so the reading itself has the limit.
fn at_most(most: u64, from: impl Read) -> Result<Vec<u8>, Why> {
    let mut content = Vec::new();
    let length = from
        .take(most + 1)
        .read_to_end(&mut content)
        .map_err(|_| Why::NotZip)?;
    if length as u64 > most {
        return Err(Why::TooBig);
    }
    Ok(content)
}

/// How many members the end of the archive speaks of. It stands before a comment of at most 64 KiB,
/// and behind [`LARGE`] where another form of the list has room for more.
fn members(bytes: &[u8]) -> Option<u16> {
    let from = bytes.len().saturating_sub(usize::from(u16::MAX) + 22);
    let tail = &bytes[from..];
    let at = tail.windows(END.len()).rposition(|window| window == END)?;
    if at
        .checked_sub(20)
        .is_some_and(|large| tail[large..].starts_with(LARGE))
    {
        return Some(u16::MAX);
    }
    let count = tail.get(at + 10..at + 12)?;
    Some(u16::from_le_bytes([count[0], count[1]]))
}

#[cfg(test)]
mod tests {
    use super::super::tests::archive;
    use super::*;

    const MEMBER: &str = "member";

    fn unpack(bytes: &[u8], most: u64) -> Result<Vec<u8>, Why> {
        let mut archive = Archive::open(bytes)?;
        archive.room = most;
        archive.unpack(0)
    }

    #[test]
    fn no_more_than_the_limit_is_unpacked() {
        let bytes = archive(&[(MEMBER, &[b'x'; 1000])]);
        assert_eq!(unpack(&bytes, 1000).map(|content| content.len()), Ok(1000));
        assert_eq!(unpack(&bytes, 999).err(), Some(Why::TooBig));
    }

    #[test]
    fn what_never_ends_is_given_up() {
        let endless = std::io::repeat(b'x');
        assert_eq!(at_most(1000, endless).err(), Some(Why::TooBig));
    }

    #[test]
    fn an_archive_that_lies_about_its_size_is_not_believed() {
        let mut bytes = archive(&[(MEMBER, &[b'x'; 1000])]);
        // The unpacked size, in the member's own header and in the list at the end.
        let (at, listed) = (22, find(&bytes, b"PK\x01\x02") + 24);
        for place in [at, listed] {
            assert_eq!(bytes[place..place + 4], 1000u32.to_le_bytes());
            bytes[place..place + 4].copy_from_slice(&10u32.to_le_bytes());
        }
        assert!(matches!(
            unpack(&bytes, 500),
            Err(Why::TooBig | Why::NotZip)
        ));
    }

    fn find(bytes: &[u8], mark: &[u8]) -> usize {
        bytes
            .windows(mark.len())
            .position(|window| window == mark)
            .expect("an archive has it")
    }

    #[test]
    fn the_limit_is_for_all_members_together() {
        let bytes = archive(&[("a", &[b'x'; 600]), ("b", &[b'x'; 600])]);
        let mut archive = Archive::open(&bytes).expect("an archive");
        archive.room = 1000;
        assert_eq!(archive.unpack(0).map(|content| content.len()), Ok(600));
        assert_eq!(archive.unpack(1).err(), Some(Why::TooBig));
    }

    #[test]
    fn a_list_of_too_many_members_is_not_even_read() {
        let mut bytes = archive(&[("a", b"x")]);
        let end = bytes.len() - 22;
        bytes[end + 10..end + 12].copy_from_slice(&u16::MAX.to_le_bytes());
        assert_eq!(Archive::open(&bytes).err(), Some(Why::TooBig));
    }
}
