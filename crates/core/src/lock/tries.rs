//! Tries at the lock: five at once, then each only after a wait that grows, and nothing is ever wiped.
//!
//! A try is counted on disk before it is judged, so ending the app half-way gains nothing. The wait is
//! measured in steady time while the app runs, so a clock that is moved, either way, changes nothing;
//! how much of it has passed is kept too, and a restart begins where the wait stood. Somebody who can
//! write this device's files can take the count back: against them stand the key store's secret and
//! what each guess costs.

use crate::app::App;
use crate::error::{AppError, Code};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// How many tries there are before the first wait.
const FREE: u32 = 5;
/// The first wait.
const FIRST: Duration = Duration::from_secs(30);
/// The longest wait.
const LONGEST: Duration = Duration::from_secs(60 * 60);
/// How much more of a wait has to have passed for it to be noted.
const NOTED: Duration = Duration::from_secs(5);
/// How long the kept count is, always.
const LENGTH: usize = 96;

/// The tries since the lock was last opened.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
struct Tries {
    /// How many, all in vain.
    count: u32,
    /// How many milliseconds of the wait after the last one have passed.
    waited: u64,
}

/// The wait as this run knows it.
#[derive(Default)]
pub(super) struct Waiting {
    /// The kept tries; none: not read yet.
    tries: Option<Tries>,
    /// Since when this run has counted the wait.
    since: Duration,
}

/// How long to wait after so many tries.
fn wait_after(count: u32) -> Duration {
    match count.checked_sub(FREE) {
        None => Duration::ZERO,
        Some(more) => (FIRST * 2_u32.saturating_pow(more.min(10))).min(LONGEST),
    }
}

impl Waiting {
    fn tries(&mut self, app: &App) -> Result<Tries, AppError> {
        if let Some(tries) = self.tries {
            return Ok(tries);
        }
        let tries = match app.folder.tries()? {
            None => Tries::default(),
            // What cannot be read counts as five tries: one wait, and nobody is kept out.
            Some(text) => serde_json::from_slice(&text).unwrap_or(Tries {
                count: FREE,
                waited: 0,
            }),
        };
        self.tries = Some(tries);
        self.since = app.ports.clock.steady();
        Ok(tries)
    }

    fn keep(&mut self, app: &App, tries: Tries) -> Result<(), AppError> {
        let mut text = serde_json::to_vec(&tries)?;
        text.resize(LENGTH, b' ');
        app.folder.save_tries(&text)?;
        self.tries = Some(tries);
        self.since = app.ports.clock.steady();
        Ok(())
    }

    /// How long is still to be waited.
    pub(super) fn left(&mut self, app: &App) -> Result<Duration, AppError> {
        let tries = self.tries(app)?;
        let here = app.ports.clock.steady().saturating_sub(self.since);
        let waited = Duration::from_millis(tries.waited) + here;
        let wait = wait_after(tries.count);
        if here >= NOTED && !wait.is_zero() {
            let waited = u64::try_from(waited.min(wait).as_millis()).unwrap_or(u64::MAX);
            self.keep(app, Tries { waited, ..tries })?;
        }
        Ok(wait.saturating_sub(waited))
    }

    /// Counts a try, before it is judged.
    ///
    /// # Errors
    /// [`Code::TooSoon`] where there is still to be waited; what the disk says.
    pub(super) fn count(&mut self, app: &App) -> Result<(), AppError> {
        if !self.left(app)?.is_zero() {
            return Err(Code::TooSoon.into());
        }
        let count = self.tries(app)?.count.saturating_add(1);
        self.keep(app, Tries { count, waited: 0 })
    }

    /// The lock was opened: what was tried before counts no more.
    pub(super) fn forgive(&mut self, app: &App) -> Result<(), AppError> {
        self.keep(app, Tries::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_an_hour_and_no_further() {
        let seconds: Vec<u64> = (0..20).map(|count| wait_after(count).as_secs()).collect();
        assert_eq!(&seconds[..5], [0; 5]);
        assert_eq!(&seconds[5..12], [30, 60, 120, 240, 480, 960, 1920]);
        assert!(seconds[12..].iter().all(|wait| *wait == 3600));
        assert_eq!(wait_after(u32::MAX), LONGEST);
    }

    #[test]
    fn the_kept_count_is_always_equally_long() {
        let most = Tries {
            count: u32::MAX,
            waited: u64::MAX,
        };
        assert!(serde_json::to_vec(&most).expect("JSON").len() <= LENGTH);
    }
}
