//! What to do next: from what stands here and what the server says, the next step. No clock, no network,
//! no disk: a made-up history and a real one are planned by the same function.
//!
//! Keys come first, then the newest records, then what this device has to say, then the years before, and
//! photographs last. A step that fails is planned anew from what stands then.

use super::cursor::{Cursor, Gap};
use super::sabotage::{Guard, is_out};
use std::time::Duration;
use trellis_protocol::Standing as Server;

/// The stream of records.
pub(crate) const RECORDS: u8 = 0;
/// The stream of pieces of photographs.
pub(crate) const PHOTOS: u8 = 1;

/// How many sealed pages are sent at once. No more than these are sealed before they are sent: what is
/// deleted until then never leaves.
pub(crate) const TOGETHER: u64 = 4;

/// What stands here.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Here<'a> {
    /// The last incarnation that was told; 0: none yet.
    pub(crate) incarnation: u32,
    /// Entries of the key log.
    pub(crate) keys: u32,
    pub(crate) cursors: &'a [Cursor; 2],
    /// Pages that are sealed and wait to be sent.
    pub(crate) pages: [u64; 2],
    /// Lines of the outbox.
    pub(crate) changes: u64,
    /// Whether this device has something to say besides: that it was there, or what it has seen.
    pub(crate) heard: bool,
    /// Photographs that are to be sent.
    pub(crate) photos: u64,
    /// Records and photographs whose bodies are to be taken away.
    pub(crate) gone: u64,
    /// Whether photographs may go over this network.
    pub(crate) photos_allowed: bool,
}

/// The next thing to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Step {
    /// Ask whether there is anything new.
    Ask,
    /// The server is a restored copy: what it lost is to be found.
    Restored,
    /// The server has lost or hides something, and says nothing of having been restored.
    RolledBack,
    /// Fetch the entries of the key log after this many.
    FetchKeys(u32),
    /// Send those that it does not have.
    SendKeys(u32),
    /// Fetch pages.
    Fetch(u8, Gap),
    /// Send pages that are sealed.
    Send(u8),
    /// Seal what changed.
    Seal,
    /// Seal photographs.
    SealPhotos,
    /// Have bodies taken away.
    Erase,
    /// All is done.
    Rest,
}

/// The next step, once the server has said where it stands.
pub(crate) fn next(here: &Here<'_>, server: Option<Server>) -> Step {
    let Some(server) = server else {
        return Step::Ask;
    };
    if here.incarnation != 0 && server.incarnation > here.incarnation {
        return Step::Restored;
    }
    let older = |stream: usize| server.top[stream] < here.cursors[stream].top();
    let is_older = server.incarnation < here.incarnation || older(0) || older(1);
    if is_older && !is_out(Guard::RolledBack) {
        return Step::RolledBack;
    }
    if server.keys > here.keys {
        return Step::FetchKeys(here.keys);
    }
    if server.keys < here.keys {
        return Step::SendKeys(server.keys);
    }
    let [records, photos] = here.cursors;
    if let Some(gap) = records.newest() {
        return Step::Fetch(RECORDS, gap);
    }
    let more = here.changes > 0 || here.heard;
    if more && here.pages[0] < TOGETHER {
        return Step::Seal;
    }
    if here.pages[0] > 0 {
        return Step::Send(RECORDS);
    }
    if let Some(gap) = records.next() {
        return Step::Fetch(RECORDS, gap);
    }
    if here.gone > 0 {
        return Step::Erase;
    }
    if !here.photos_allowed {
        return Step::Rest;
    }
    if here.pages[1] > 0 {
        return Step::Send(PHOTOS);
    }
    if let Some(gap) = photos.next() {
        return Step::Fetch(PHOTOS, gap);
    }
    match here.photos {
        0 => Step::Rest,
        _ => Step::SealPhotos,
    }
}

/// How much is left to do, in steps that a bar can show: pages and lots of changes.
pub(crate) fn left(here: &Here<'_>) -> u64 {
    let [records, photos] = here.cursors;
    let sealed = here.pages[0] + here.changes.div_ceil(1_000);
    let pictures = match here.photos_allowed {
        true => photos.left() + here.pages[1] + here.photos,
        false => 0,
    };
    records.left() + sealed + pictures
}

/// How long to wait after so many failures in a row: about twice as long each time, from five seconds to
/// a quarter of an hour, a random part of it so that a server that comes back is not met by all at once.
pub(crate) fn wait(failures: u32, random: u32) -> Duration {
    let most = (5_000_u64 << failures.saturating_sub(1).min(8)).min(15 * 60_000);
    let part = most / 2 * u64::from(random) / u64::from(u32::MAX);
    Duration::from_millis(most / 2 + part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn here(cursors: &[Cursor; 2]) -> Here<'_> {
        Here {
            incarnation: 1,
            keys: 2,
            cursors,
            pages: [0; 2],
            changes: 0,
            heard: false,
            photos: 0,
            gone: 0,
            photos_allowed: true,
        }
    }

    fn told(tops: [u64; 2]) -> [Cursor; 2] {
        tops.map(|top| {
            let mut cursor = Cursor::default();
            cursor.told(top);
            cursor
        })
    }

    #[test]
    fn keys_come_first_photographs_last_and_an_idle_sync_asks_once() {
        let cursors = told([7, 3]);
        let server = Server {
            incarnation: 1,
            keys: 2,
            top: [7, 3],
            ..Server::default()
        };
        let full = Here {
            pages: [1, 1],
            changes: 5,
            photos: 1,
            gone: 1,
            ..here(&cursors)
        };
        let keys = Server { keys: 3, ..server };
        assert_eq!(next(&full, None), Step::Ask);
        assert_eq!(next(&full, Some(keys)), Step::FetchKeys(2));
        let gap = |before| Gap { after: 0, before };
        assert_eq!(next(&full, Some(server)), Step::Fetch(RECORDS, gap(8)));
        let mut fetched = cursors.clone();
        fetched[0].had(gap(8), Some(4));
        let mut full = Here {
            cursors: &fetched,
            ..full
        };
        assert_eq!(next(&full, Some(server)), Step::Seal);
        full.pages[0] = TOGETHER;
        assert_eq!(next(&full, Some(server)), Step::Send(RECORDS));
        (full.pages[0], full.changes) = (1, 0);
        assert_eq!(next(&full, Some(server)), Step::Send(RECORDS));
        full.pages[0] = 0;
        assert_eq!(next(&full, Some(server)), Step::Fetch(RECORDS, gap(4)));
        let mut done = fetched.clone();
        done[0].had(gap(4), None);
        full.cursors = &done;
        assert_eq!(next(&full, Some(server)), Step::Erase);
        full.gone = 0;
        let metered = Here {
            photos_allowed: false,
            ..full
        };
        assert_eq!(next(&metered, Some(server)), Step::Rest);
        assert_eq!(next(&full, Some(server)), Step::Send(PHOTOS));
        full.pages[1] = 0;
        assert_eq!(next(&full, Some(server)), Step::Fetch(PHOTOS, gap(4)));
        let mut done = done.clone();
        done[1].had(gap(4), None);
        full.cursors = &done;
        assert_eq!(next(&full, Some(server)), Step::SealPhotos);
        full.photos = 0;
        assert_eq!(next(&full, Some(server)), Step::Rest);
        assert_eq!(left(&full), 0);
    }

    #[test]
    fn a_restored_server_is_told_from_one_that_hides() {
        let cursors = told([7, 3]);
        let server = Server {
            incarnation: 1,
            keys: 2,
            top: [6, 3],
            ..Server::default()
        };
        let here = here(&cursors);
        assert_eq!(next(&here, Some(server)), Step::RolledBack);
        let restored = Server {
            incarnation: 2,
            ..server
        };
        assert_eq!(next(&here, Some(restored)), Step::Restored);
        let back = Server {
            incarnation: 0,
            top: [7, 3],
            ..server
        };
        assert_eq!(next(&here, Some(back)), Step::RolledBack);
        let fewer = Server {
            keys: 1,
            top: [7, 3],
            ..server
        };
        assert_eq!(next(&here, Some(fewer)), Step::SendKeys(1));
    }

    proptest! {
        #[test]
        fn waiting_grows_and_stays_within_bounds(failures in 0..100u32, random in any::<u32>()) {
            let waited = wait(failures, random);
            prop_assert!(waited >= Duration::from_millis(2_500) && waited <= Duration::from_secs(900));
            prop_assert!(wait(failures + 2, 0) >= wait(failures, 0));
        }
    }
}
