//! What a device goes to sleep by (systemd's `org.freedesktop.login1`): it tells all that it is about
//! to, and waits for those who asked for a moment first.

use std::io::Read as _;
use std::os::unix::net::UnixStream;
use std::sync::{Arc, Mutex, PoisonError};

use zbus::blocking::{Connection, connection};
use zbus::zvariant::OwnedFd;

use super::device::Device;
use super::running::until;

const PATH: &str = "/org/freedesktop/login1";
const NAME: &str = "org.freedesktop.login1";

/// The other ends of what was given to those who want a moment: each ends when its holder lets go.
type Held = Arc<Mutex<Vec<UnixStream>>>;

/// Sends a device to sleep and wakes it.
pub struct Sleeper {
    bus: Connection,
    held: Held,
}

struct Manager(Held);

#[zbus::interface(name = "org.freedesktop.login1.Manager")]
impl Manager {
    fn inhibit(
        &self,
        what: &str,
        _who: &str,
        _why: &str,
        mode: &str,
    ) -> zbus::fdo::Result<zbus::zvariant::Fd<'static>> {
        if (what, mode) != ("sleep", "delay") {
            return Err(zbus::fdo::Error::InvalidArgs(
                "only a moment before sleep is to be had".to_owned(),
            ));
        }
        let (ours, theirs) = UnixStream::pair().expect("a pair of sockets");
        ours.set_nonblocking(true).expect("a socket of our own");
        held(&self.0).push(ours);
        Ok(OwnedFd::from(std::os::fd::OwnedFd::from(theirs)).into())
    }
}

fn held(of: &Held) -> std::sync::MutexGuard<'_, Vec<UnixStream>> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether the other end is still held.
fn is_held(end: &mut UnixStream) -> bool {
    let mut byte = [0];
    !matches!(end.read(&mut byte), Ok(0))
}

impl Sleeper {
    /// Puts it on the device's bus.
    pub fn new(device: &Device<'_>) -> Self {
        let held = Held::default();
        let bus = connection::Builder::address(device.bus())
            .and_then(|bus| bus.serve_at(PATH, Manager(Arc::clone(&held))))
            .and_then(|bus| bus.name(NAME))
            .and_then(connection::Builder::build)
            .expect("the session has a bus");
        Self { bus, held }
    }

    /// Waits until somebody wants a moment before each sleep.
    #[track_caller]
    pub fn is_asked_to_wait(&self) {
        until("somebody who wants a moment before sleep", || {
            (self.holders() > 0).then_some(())
        });
    }

    /// Says that it is about to sleep, and waits until all have let go.
    #[track_caller]
    pub fn sleep(&self) {
        self.tell(true);
        until("all to let the device sleep", || {
            (self.holders() == 0).then_some(())
        });
    }

    /// Says that it woke.
    pub fn wake(&self) {
        self.tell(false);
    }

    fn holders(&self) -> usize {
        let mut held = held(&self.held);
        held.retain_mut(is_held);
        held.len()
    }

    fn tell(&self, sleeps: bool) {
        let interface = "org.freedesktop.login1.Manager";
        self.bus
            .emit_signal(None::<&str>, PATH, interface, "PrepareForSleep", &(sleeps,))
            .expect("the bus takes it");
    }
}
