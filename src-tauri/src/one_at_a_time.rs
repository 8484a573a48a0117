//! One window a data folder: two processes over one vault would each believe that they are alone.
//!
//! The first takes a lock that the operating system lets go of when the process ends, however it
//! ends. A second start finds it taken, asks the first to come forward, and leaves.

use std::fs::{File, TryLockError};
use std::path::Path;

const LOCK: &str = "open.lock";

/// The hold on a data folder; it lasts until this is dropped or the process ends.
pub struct Hold {
    _file: Option<File>,
}

/// What came of asking for a data folder.
pub enum Claim {
    /// It is ours now.
    Held(Hold),
    /// Another window has it open.
    Elsewhere,
}

/// Asks for the data folder.
///
/// Where the file system knows no locks the window opens all the same: a client with such a folder
/// must still get at what they wrote.
pub fn claim(folder: &Path) -> Claim {
    let open = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(folder.join(LOCK));
    let Ok(file) = open else {
        tracing::warn!(code = "lock_trouble");
        return Claim::Held(Hold { _file: None });
    };
    match file.try_lock() {
        Ok(()) => Claim::Held(Hold { _file: Some(file) }),
        Err(TryLockError::WouldBlock) => Claim::Elsewhere,
        Err(TryLockError::Error(_)) => {
            tracing::warn!(code = "lock_trouble");
            Claim::Held(Hold { _file: None })
        }
    }
}

#[cfg(all(unix, desktop))]
pub use knocking::{knock, listen};

/// The second start knocks on a socket in the folder; the first comes forward.
#[cfg(all(unix, desktop))]
mod knocking {
    use std::os::unix::net::{UnixListener, UnixStream};
    use std::path::Path;

    const DOOR: &str = "open.sock";

    /// Asks the window that has the folder open to come forward; true when it heard.
    pub fn knock(folder: &Path) -> bool {
        UnixStream::connect(folder.join(DOOR)).is_ok()
    }

    /// Calls `heard` whenever somebody knocks. Without it a second start still leaves, unheard.
    pub fn listen(folder: &Path, heard: impl Fn() + Send + 'static) {
        let door = folder.join(DOOR);
        // A killed window leaves its socket behind; we hold the lock, so it is nobody's now.
        let _ = std::fs::remove_file(&door);
        let Ok(listener) = UnixListener::bind(&door) else {
            tracing::info!(code = "no_knocking");
            return;
        };
        std::thread::spawn(move || {
            for knocked in listener.incoming() {
                if knocked.is_ok() {
                    heard();
                }
            }
        });
    }
}

/// Nobody to ask here: phones and Windows' own shell bring the open window forward.
#[cfg(not(all(unix, desktop)))]
pub fn knock(_folder: &Path) -> bool {
    false
}

/// Nobody knocks here.
#[cfg(not(all(unix, desktop)))]
pub fn listen(_folder: &Path, _heard: impl Fn() + Send + 'static) {}

#[cfg(test)]
mod tests {
    use super::{Claim, claim};

    #[test]
    fn a_second_claim_finds_it_taken_until_the_first_lets_go() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let Claim::Held(first) = claim(folder.path()) else {
            panic!("nobody else had it");
        };
        assert!(matches!(claim(folder.path()), Claim::Elsewhere));
        drop(first);
        assert!(matches!(claim(folder.path()), Claim::Held(_)));
    }

    #[cfg(all(unix, desktop))]
    #[test]
    fn a_knock_is_heard_even_where_an_old_socket_was_left() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        assert!(!super::knock(folder.path()));
        for _ in 0..2 {
            let (say, hear) = std::sync::mpsc::channel();
            super::listen(folder.path(), move || {
                let _ = say.send(());
            });
            assert!(super::knock(folder.path()));
            hear.recv().expect("the knock was heard");
        }
    }
}
