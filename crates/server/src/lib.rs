//! The agency's server: keeps sealed copies of vaults, hands them out to the devices they belong to,
//! and can read none of them. `docs/formats/sync.md` is what is asked of it.
//!
//! - `ask`: a request, and the device that signed it; `answer`: what is done, one file a thing.
//! - `keylog`: which key entries follow. Pages are checked in `answer/pages.rs`.
//! - `share`: what clients show to workers; `docs/formats/sharing.md` is what is asked of that.
//! - `portal`: what workers' browsers ask, on an origin of its own.
//! - `store`: SQLite or PostgreSQL, and all statements; `audit`: what was done, chained.
//! - `tls`: what is shown of the server; `acme`: certificates that it gets and renews by itself.
//! - `server`: starting, stopping, routes. The commands are in `main.rs`.
//!
//! It does not depend on `trellis-sealing` or `trellis-domain`; a test sees to that.

pub mod acme;
pub mod answer;
pub mod ask;
pub mod audit;
pub mod backup;
pub mod clock;
pub mod config;
pub mod invitation;
pub mod key;
pub mod keylog;
pub mod limits;
pub mod metrics;
pub mod openapi;
pub mod portal;
pub mod refusal;
mod sabotage;
pub mod server;
pub mod share;
pub mod store;
pub mod tls;
pub mod words;

pub use config::Config;
pub use server::{NotServed, Running, serve};
