//! The time and the time zone of this device. The only place of the app that reads either.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use std::sync::LazyLock;
use std::time::{Duration, Instant};
use trellis_core::ports::Clock;

/// When this run first asked.
static BEGAN: LazyLock<Instant> = LazyLock::new(Instant::now);

/// The device's own clock.
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the adapter that the ban points to"
    )]
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    /// The zone that `TZ` names, else the one the system is set to. It is asked every time, since
    /// people travel; a zone that nobody knows is read as UTC.
    fn zone(&self) -> Tz {
        let named = std::env::var("TZ").ok().and_then(|name| name.parse().ok());
        named
            .or_else(|| iana_time_zone::get_timezone().ok()?.parse().ok())
            .unwrap_or(Tz::UTC)
    }
    /// It stands still while the device sleeps, on most systems.
    fn steady(&self) -> Duration {
        BEGAN.elapsed()
    }
}
