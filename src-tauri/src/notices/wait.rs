//! Waiting for a moment of the clock on the wall, through sleep and wake and whatever is done to the
//! clock, with as few wake-ups as can be.
//!
//! On Linux the kernel does it: a timer on the real clock, which is due at once after a sleep that it
//! fell into, and which is cancelled when the clock is set or the machine wakes (`man 2
//! timerfd_create`, `TFD_TIMER_CANCEL_ON_SET`). Nothing is polled. A change of the time zone is told
//! by its file. Elsewhere no safe library tells of any of these, so that while something waits the
//! clock is looked at every half minute.

use std::time::Duration;

/// It is looked again after this long, whatever was told or not.
const AT_LEAST: Duration = Duration::from_secs(6 * 3600);

#[cfg(target_os = "linux")]
pub use kernel::Wait;
#[cfg(not(target_os = "linux"))]
pub use looking::Wait;

#[cfg(target_os = "linux")]
mod kernel {
    use std::io;
    use std::mem::MaybeUninit;
    use std::os::fd::OwnedFd;

    use async_io::Async;
    use chrono::{DateTime, Utc};
    use rustix::fs::inotify;
    use rustix::io::Errno;
    use rustix::time::{
        Itimerspec, TimerfdClockId, TimerfdFlags, TimerfdTimerFlags, Timespec, timerfd_create,
        timerfd_settime,
    };

    use super::AT_LEAST;

    /// A moment that does not come: in the year 2255.
    const NEVER: i64 = 9_000_000_000;

    /// The timer, and the watch on the time zone.
    pub struct Wait {
        timer: io::Result<Async<OwnedFd>>,
        zone: io::Result<Async<OwnedFd>>,
    }

    impl Wait {
        /// Makes both.
        pub fn new() -> Self {
            let wait = Self {
                timer: timer(),
                zone: watch("/etc"),
            };
            if wait.timer.is_err() || wait.zone.is_err() {
                tracing::warn!(code = "waits_by_looking");
            }
            wait
        }

        /// Waits until `at`, or until the clock is no longer what it was; in the end gives up waiting.
        pub async fn until(&self, at: Option<DateTime<Utc>>) {
            let moment = async {
                match &self.timer {
                    Ok(timer) => due(timer, at).await,
                    Err(_) => tokio::time::sleep(std::time::Duration::from_secs(30)).await,
                }
            };
            let zone = async {
                match &self.zone {
                    Ok(watch) => moved(watch).await,
                    Err(_) => std::future::pending().await,
                }
            };
            tokio::select! {
                () = moment => {}
                () = zone => {}
                () = tokio::time::sleep(AT_LEAST) => {}
            }
        }
    }

    fn timer() -> io::Result<Async<OwnedFd>> {
        let flags = TimerfdFlags::NONBLOCK | TimerfdFlags::CLOEXEC;
        Async::new(timerfd_create(TimerfdClockId::Realtime, flags)?)
    }

    /// Waits for a moment, or for the clock to be set.
    async fn due(timer: &Async<OwnedFd>, at: Option<DateTime<Utc>>) {
        let zero = Timespec {
            tv_sec: 0,
            tv_nsec: 0,
        };
        // With nothing to come, a moment that never does: the clock's jumps are still told.
        let value = at.map_or(
            Timespec {
                tv_sec: NEVER,
                tv_nsec: 0,
            },
            |at| Timespec {
                tv_sec: at.timestamp().max(1),
                tv_nsec: at.timestamp_subsec_nanos().into(),
            },
        );
        let set = Itimerspec {
            it_interval: zero,
            it_value: value,
        };
        let flags = TimerfdTimerFlags::ABSTIME | TimerfdTimerFlags::CANCEL_ON_SET;
        // Being told that the clock was set since the last wait is no reason not to wait.
        match timerfd_settime(timer, flags, &set) {
            Ok(_) | Err(Errno::CANCELED) => {}
            Err(_) => return tokio::time::sleep(std::time::Duration::from_secs(30)).await,
        }
        // Its time has come, or the clock was set.
        let _ = timer
            .read_with(|timer| Ok(rustix::io::read(timer, &mut [0; 8])?))
            .await;
    }

    /// Watches a folder for files that are put there.
    pub(super) fn watch(folder: &str) -> io::Result<Async<OwnedFd>> {
        let watch = inotify::init(inotify::CreateFlags::NONBLOCK | inotify::CreateFlags::CLOEXEC)?;
        let put = inotify::WatchFlags::CREATE
            | inotify::WatchFlags::MOVED_TO
            | inotify::WatchFlags::CLOSE_WRITE;
        inotify::add_watch(&watch, folder, put)?;
        Async::new(watch)
    }

    /// Waits until the file that says the time zone was put anew.
    pub(super) async fn moved(watch: &Async<OwnedFd>) {
        loop {
            if watch.readable().await.is_err() {
                return std::future::pending().await;
            }
            let mut space = [MaybeUninit::uninit(); 1024];
            let mut events = inotify::Reader::new(watch, &mut space);
            let mut is_it = false;
            while let Ok(event) = events.next() {
                let name = event.file_name().map(std::ffi::CStr::to_bytes);
                is_it |= matches!(name, Some(b"localtime" | b"timezone"));
            }
            if is_it {
                return;
            }
        }
    }

    #[cfg(test)]
    mod tests {
        use chrono::TimeDelta;
        use trellis_core::ports::Clock;

        use super::*;
        use crate::adapters::clock::SystemClock;

        #[tokio::test]
        async fn a_moment_is_waited_for_and_not_more() {
            let wait = Wait::new();
            let begun = SystemClock.now();
            let at = begun + TimeDelta::milliseconds(150);
            wait.until(Some(at)).await;
            assert!(SystemClock.now() >= at);
            // What lies in the past is due at once.
            wait.until(Some(begun)).await;
        }

        #[tokio::test]
        async fn a_new_time_zone_is_told_and_nothing_else() {
            let folder = tempfile::tempdir().expect("a temporary folder can be made");
            let watched = watch(folder.path().to_str().expect("a plain name")).expect("a watch");
            let put = |name: &str| std::fs::write(folder.path().join(name), "").expect("our own");
            put("hosts");
            let told = tokio::select! {
                biased;
                () = moved(&watched) => true,
                () = tokio::time::sleep(std::time::Duration::from_millis(100)) => false,
            };
            assert!(!told, "another file");
            put("localtime");
            moved(&watched).await;
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod looking {
    use std::time::Duration;

    use chrono::{DateTime, Utc};
    use trellis_core::ports::Clock;

    use super::AT_LEAST;
    use crate::adapters::clock::SystemClock;

    /// How long it is waited between two looks at the clock while something is to come.
    const LOOK: Duration = Duration::from_secs(30);

    /// Looks at the clock.
    pub struct Wait;

    impl Wait {
        /// Nothing is made.
        pub fn new() -> Self {
            Self
        }

        /// Waits until `at`, or until the zone is another one; in the end gives up waiting.
        pub async fn until(&self, at: Option<DateTime<Utc>>) {
            let zone = SystemClock.zone();
            let Some(at) = at else {
                return tokio::time::sleep(AT_LEAST).await;
            };
            while SystemClock.zone() == zone {
                let Ok(left) = (at - SystemClock.now()).to_std() else {
                    return;
                };
                tokio::time::sleep(left.min(LOOK)).await;
            }
        }
    }
}
