//! A second start of the app on the same data folder brings the open window forward and leaves.
//!
//! The first window listens on a socket in the folder; a second start knocks, and believes only an answer:
//! a process that is being ended has its socket for a moment longer than it has ears. That two processes
//! never work on one vault is not decided here but by the core's lock on it, which also holds where
//! nobody could be asked: then the second window says so on its screen.

#[cfg(all(unix, desktop))]
pub use socket::{knock, listen};

#[cfg(all(unix, desktop))]
mod socket {
    use std::io::{Read as _, Write as _};
    use std::os::unix::net::{UnixListener, UnixStream};
    use std::path::Path;
    use std::time::Duration;

    const DOOR: &str = "window.sock";
    const ANSWER: [u8; 1] = *b"!";
    /// A window that says nothing for so long has no ears.
    const PATIENCE: Duration = Duration::from_secs(5);

    /// Asks the window that has this folder open to come forward; true when it says that it heard.
    pub fn knock(folder: &Path) -> bool {
        let answer = || {
            let mut door = UnixStream::connect(folder.join(DOOR))?;
            door.set_read_timeout(Some(PATIENCE))?;
            let mut answer = [0];
            door.read_exact(&mut answer).map(|()| answer)
        };
        answer().is_ok_and(|answer| answer == ANSWER)
    }

    /// Calls `heard` whenever somebody knocks.
    pub fn listen(folder: &Path, heard: impl Fn() + Send + 'static) {
        let door = folder.join(DOOR);
        // A killed window leaves its socket behind; nobody answered at it, so it is nobody's.
        let _ = std::fs::remove_file(&door);
        let Ok(listener) = UnixListener::bind(&door) else {
            tracing::info!(code = "no_knocking");
            return;
        };
        std::thread::spawn(move || {
            for mut knocked in listener.incoming().flatten() {
                heard();
                // Who knocked may be gone already.
                let _ = knocked.write_all(&ANSWER);
            }
        });
    }

    #[cfg(test)]
    mod tests {
        use super::{DOOR, UnixListener, knock, listen};

        #[test]
        fn a_knock_is_heard_even_where_an_old_socket_was_left() {
            let folder = tempfile::tempdir().expect("a temporary folder can be made");
            assert!(!knock(folder.path()), "nobody is there yet");
            for _ in 0..2 {
                let (say, hear) = std::sync::mpsc::channel();
                listen(folder.path(), move || {
                    let _ = say.send(());
                });
                assert!(knock(folder.path()));
                hear.recv().expect("the knock was heard");
            }
        }

        #[test]
        fn a_door_that_nobody_answers_is_nobodys() {
            let folder = tempfile::tempdir().expect("a temporary folder can be made");
            let door = UnixListener::bind(folder.path().join(DOOR)).expect("a door");
            std::thread::scope(|scope| {
                let knocked = scope.spawn(|| knock(folder.path()));
                let (stream, _) = door.accept().expect("somebody knocks");
                drop((stream, door));
                assert!(!knocked.join().expect("no panic"));
            });
        }
    }
}

/// Nobody to ask: phones and Apple's desktop keep an app to one window by themselves.
#[cfg(not(all(unix, desktop)))]
pub fn knock(_folder: &std::path::Path) -> bool {
    false
}

/// Nobody knocks here.
#[cfg(not(all(unix, desktop)))]
pub fn listen(_folder: &std::path::Path, _heard: impl Fn() + Send + 'static) {}
