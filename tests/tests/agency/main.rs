//! The whole of keeping in step, as a client and an agency have it: real apps and the real server, each a
//! process of its own, over TLS on loopback; on SQLite, and on a real PostgreSQL.

#![expect(
    clippy::print_stdout,
    reason = "a campaign tells its seed and its counts, and a test what it could not do"
)]

#[allow(dead_code, reason = "a part of it is for the server's own tests")]
#[path = "../../../crates/server/tests/conformance/cluster.rs"]
mod cluster;

mod authority;
mod canaries;
mod certificates;
mod device;
mod kills;
#[allow(dead_code, reason = "a part of it is for the window's stories")]
mod place;
mod wire;
