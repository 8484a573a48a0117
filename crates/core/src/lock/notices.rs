//! What comes while the app is locked: the notices that were due to come, none with a word of the
//! client's.
//!
//! They are those that were known when it was locked. A device that starts locked knows of none until
//! it is opened; what passed meanwhile is told once then, as after any time away.

use super::state::Quiet;
use crate::app::App;
use crate::reminder::{Notice, Wanted};
use chrono::{DateTime, Utc};

/// The same notices without a word of the client's, and with nothing to be said to them: an answer
/// would want the vault.
pub(super) fn neutral(wanted: Wanted) -> Wanted {
    let plain = |all: Vec<Notice>| all.into_iter().map(plain).collect();
    Wanted {
        // What is due this moment comes as the next.
        now: Vec::new(),
        up: plain(wanted.up),
        next: plain(wanted.now.into_iter().chain(wanted.next).collect()),
    }
}

fn plain(notice: Notice) -> Notice {
    Notice {
        title: notice.neutral.clone(),
        done: None,
        later: None,
        private: false,
        ..notice
    }
}

impl App {
    /// What the device is to hold while the app is locked. None: it started locked.
    pub(crate) fn notices_locked(&self) -> Option<Wanted> {
        let now = self.ports.clock.now();
        self.lock.with_quiet(|Quiet { wanted, .. }| {
            let wanted = wanted.as_ref()?;
            let (due, next) = wanted.next.iter().cloned().partition(|one| one.at <= now);
            Some(Wanted {
                now: due,
                up: wanted.up.clone(),
                next,
            })
        })
    }

    /// Notes what came while the app is locked.
    pub(crate) fn notice_came_locked(&self, key: &str, at: DateTime<Utc>) {
        self.lock.with_quiet(|Quiet { wanted, came }| {
            if let Some(wanted) = wanted {
                let shown = wanted.next.extract_if(.., |notice| notice.key == key);
                let shown: Vec<Notice> = shown.collect();
                wanted.up.extend(shown);
            }
            came.push((key.to_owned(), at));
        });
    }

    /// Takes that back: it could not be shown.
    pub(crate) fn notice_not_shown_locked(&self, notice: &Notice) {
        self.lock.with_quiet(|Quiet { wanted, came }| {
            came.retain(|(key, _)| *key != notice.key);
            if let Some(wanted) = wanted {
                wanted.up.retain(|up| up.key != notice.key);
                wanted.next.push(notice.clone());
            }
        });
    }

    /// Notes in the vault, which is open now, what came while it was locked.
    pub(crate) async fn note_what_came(&self, came: Vec<(String, DateTime<Utc>)>) {
        for (key, at) in came {
            if self.notice_came(&key, at).await.is_err() {
                tracing::warn!(event = "came_not_noted");
            }
        }
    }
}
