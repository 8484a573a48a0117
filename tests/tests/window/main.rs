//! The real window story: the built app, in a real window, with its key in a real key store.
//!
//! `make test` builds the app and names it in `TRELLIS_BIN`. Pictures go to `target/window`.

#[allow(dead_code, reason = "a part of it is for the tests of the server")]
#[path = "../../../crates/server/tests/conformance/cluster.rs"]
mod cluster;
mod erase;
mod first_day;
mod goals;
mod hard_day;
mod insights;
mod keys;
mod lock;
mod measures;
mod notices;
#[allow(dead_code, reason = "a part of it is for the tests of the whole")]
#[path = "../agency/place.rs"]
mod place;
mod program;
mod sharing;
mod steps;
mod sync;
mod tray;
mod worker;
