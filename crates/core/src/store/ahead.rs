//! What a start needs of the database, asked of the disk before it is needed.
//!
//! The small tables stand at the beginning of the file, and the newest check-ins at its end. SQLite asks for
//! them page by page and waits for each; a system that was told of them brings them all meanwhile.

use std::fs::File;
use std::io;
use std::path::Path;

/// How much of the beginning, in bytes.
const BEGINNING: u64 = 192 * 1024;
/// How much of the end, in bytes.
const END: u64 = 64 * 1024;

/// Has the system bring both into its memory. Where that does not work, opening says what is the matter.
pub(super) fn read_ahead(database: &Path) {
    drop(tell(database));
}

fn tell(database: &Path) -> io::Result<()> {
    let file = File::open(database)?;
    let length = file.metadata()?.len();
    bring(&file, 0, BEGINNING.min(length))?;
    let end = length.saturating_sub(END).max(BEGINNING);
    bring(&file, end, length.saturating_sub(end))
}

/// Does not wait for it: who comes first waits for their own page alone.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn bring(file: &File, from: u64, length: u64) -> io::Result<()> {
    use rustix::fs::{Advice, fadvise};
    // To advise no length at all means all the rest.
    let Some(length) = std::num::NonZeroU64::new(length) else {
        return Ok(());
    };
    Ok(fadvise(file, from, Some(length), Advice::WillNeed)?)
}

/// Systems that take no such advice do what they are asked.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn bring(mut file: &File, from: u64, length: u64) -> io::Result<()> {
    use io::{Read, Seek};
    file.seek(io::SeekFrom::Start(from))?;
    io::copy(&mut file.take(length), &mut io::sink()).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_any_length_can_be_read_ahead() {
        let folder = tempfile::TempDir::new().expect("a folder");
        let path = folder.path().join("vault.db");
        assert!(tell(&path).is_err(), "there is none yet");
        for length in [
            0,
            1,
            BEGINNING,
            BEGINNING + 1,
            BEGINNING + END,
            10 * BEGINNING,
        ] {
            let file = File::create(&path).expect("a file");
            file.set_len(length).expect("a length");
            tell(&path).unwrap_or_else(|error| panic!("{length}: {error}"));
        }
    }
}
