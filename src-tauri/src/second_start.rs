//! A second start of the app on the same data folder brings the open window forward and leaves.
//!
//! The first window listens on a socket in the folder; a second start knocks. That two processes
//! never work on one vault is not decided here but by the core's lock on it, which also holds where
//! nobody could be asked: then the second window says so on its screen.

#[cfg(all(unix, desktop))]
pub use socket::{knock, listen};

#[cfg(all(unix, desktop))]
mod socket {
    use std::os::unix::net::{UnixListener, UnixStream};
    use std::path::Path;

    const DOOR: &str = "window.sock";

    /// Asks the window that has this folder open to come forward; true when it heard.
    pub fn knock(folder: &Path) -> bool {
        UnixStream::connect(folder.join(DOOR)).is_ok()
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
            for knocked in listener.incoming() {
                if knocked.is_ok() {
                    heard();
                }
            }
        });
    }

    #[cfg(test)]
    mod tests {
        use super::{knock, listen};

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
