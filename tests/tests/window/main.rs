//! The real window story: the built app, in a real window, with its key in a real key store.
//!
//! `make test` builds the app and names it in `TRELLIS_BIN`. Pictures go to `target/window`.

mod erase;
mod first_day;
mod goals;
mod hard_day;
mod insights;
mod keys;
mod lock;
mod measures;
mod notices;
mod program;
mod steps;
mod tray;
